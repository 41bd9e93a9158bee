#pragma once

#include "ui/shell/settings_section.h"
#include "ui/shell/workspace_settings.h"

#include <QTimer>

class QTimeEdit;

namespace sinan::widgets {
class Label;
}

namespace sinan::shell {

/// How much attention Sinan may ask for: rows in 马上处理, interruptions a day, the hours without any.
class DaySection final : public SettingsSection
{
    Q_OBJECT
public:
    DaySection(const theme::Theme &theme, WorkspaceSettings &workspace, QWidget *parent = nullptr);
    void retranslate() override;
    void refresh() override;

private:
    void sendQuiet();

    WorkspaceSettings &m_workspace;
    SettingRow *m_budget;
    SettingRow *m_interruptions;
    SettingRow *m_quiet;
    QList<widgets::Chip *> m_budgetChips;
    QList<widgets::Chip *> m_interruptionChips;
    QList<widgets::Chip *> m_quietChips;
    QTimeEdit *m_from;
    widgets::Label *m_between;
    QTimeEdit *m_to;
    QTimer m_later; ///< turning the hours up and down is one step
    bool m_filling = false;
};

} // namespace sinan::shell
