#pragma once

#include "ui/shell/backup_control.h"
#include "ui/shell/preferences.h"
#include "ui/shell/program_facts.h"
#include "ui/shell/workspace_settings.h"
#include "ui/widgets/screen.h"
#include "ui/widgets/text_match.h"

class QLineEdit;
class QListWidget;
class QPushButton;
class QScrollArea;

namespace sinan::widgets {
class Chip;
class InlineMessage;
class Label;
} // namespace sinan::widgets

namespace sinan::shell {

class BackupSection;
class SettingRow;
class SettingsSection;

/// All settings on one page, by sections, searchable. What differs from its default is marked and can be put back, one by one or all
/// together. Those of this computer save themselves, those of the workspace are steps that Ctrl+Z takes back.
/// Routes: settings, settings/<key of a setting>, settings/restore#<file>.
class SettingsScreen final : public widgets::Screen
{
    Q_OBJECT
public:
    SettingsScreen(widgets::Workbench &bench, Preferences &preferences, BackupControl &backups, const ProgramFacts &facts,
                   QWidget *parent = nullptr);

    /// One more section at the end; takes it over.
    void addSection(SettingsSection *section);

    [[nodiscard]] QString title() const override;
    void open(const widgets::Route &route) override;
    [[nodiscard]] QList<QWidget *> panes() const override;
    [[nodiscard]] QWidget *firstFocus() const override;
    [[nodiscard]] bool isReading() const override;
    void committed(const store::Commit &commit) override;

Q_SIGNALS:
    void restorePrepared(const std::shared_ptr<sinan::store::PreparedRestore> &prepared);

protected:
    void retranslate() override;
    void restyle() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    void addCommands();
    void filter();
    void count();
    void resetAll();
    void showSection(int index);
    void followScroll();
    [[nodiscard]] QList<SettingRow *> rows() const;

    Preferences &m_preferences;
    WorkspaceSettings m_workspace;
    QList<SettingsSection *> m_sections;
    BackupSection *m_backup;
    QWidget *m_top;
    widgets::Label *m_heading;
    QLineEdit *m_search;
    widgets::Chip *m_onlyChanged;
    QPushButton *m_resetAll;
    widgets::InlineMessage *m_problem;
    QListWidget *m_list;
    QScrollArea *m_area;
    QWidget *m_page;
    widgets::Label *m_subtitle;
    widgets::Label *m_nothing;
    bool m_jumping = false;
};

} // namespace sinan::shell
