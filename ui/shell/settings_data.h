#pragma once

#include "ui/shell/settings_section.h"
#include "ui/widgets/workbench.h"

namespace sinan::widgets {
class Label;
}

namespace sinan::shell {

/// Where the data is, how much, how fresh, how protected.
class DataSection final : public SettingsSection
{
    Q_OBJECT
public:
    explicit DataSection(widgets::Workbench &bench, QWidget *parent = nullptr);
    void retranslate() override;
    void refresh() override;

private:
    widgets::Workbench &m_bench;
    SettingRow *m_row;
    QPushButton *m_open;
    QPushButton *m_copy;
    widgets::Label *m_where;
    widgets::Label *m_size;
    widgets::Label *m_fresh;
    widgets::Label *m_protection;
};

} // namespace sinan::shell
