#pragma once

#include "ui/shell/preferences.h"
#include "ui/shell/program_facts.h"
#include "ui/shell/settings_section.h"
#include "ui/widgets/workbench.h"

class QPlainTextEdit;

namespace sinan::widgets {
class Label;
}

namespace sinan::shell {

/// What the program is, whose parts it uses, what helps when something goes wrong.
class ProgramSection final : public SettingsSection
{
    Q_OBJECT
public:
    ProgramSection(widgets::Workbench &bench, Preferences &preferences, const ProgramFacts &facts, QWidget *parent = nullptr);
    void retranslate() override;
    void refresh() override;

private:
    void showDiagnostics(bool on);

    widgets::Workbench &m_bench;
    Preferences &m_preferences;
    ProgramFacts m_facts;
    SettingRow *m_about;
    SettingRow *m_licences;
    SettingRow *m_diagnostics;
    SettingRow *m_crash;
    widgets::Label *m_version;
    widgets::Label *m_parts;
    QPushButton *m_copy;
    QPushButton *m_look;
    QPlainTextEdit *m_text;
    QList<widgets::Chip *> m_crashChips;
    QPushButton *m_crashFolder;
    bool m_filling = false;
};

} // namespace sinan::shell
