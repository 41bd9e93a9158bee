#pragma once

#include "ui/shell/backup_control.h"
#include "ui/shell/preferences.h"
#include "ui/shell/settings_section.h"

class QGridLayout;

namespace sinan::widgets {
class InlineMessage;
class Label;
} // namespace sinan::widgets

namespace sinan::shell {

/// Backups: made now and every day, listed, and restored after a look at what is in them.
class BackupSection final : public SettingsSection
{
    Q_OBJECT
public:
    BackupSection(widgets::Workbench &bench, Preferences &preferences, BackupControl &control, QWidget *parent = nullptr);
    void retranslate() override;
    void refresh() override;
    [[nodiscard]] bool isBusy() const override { return m_control.isBusy(); }
    /// Shows what the file holds and offers to restore it.
    void preview(const std::filesystem::path &file);

Q_SIGNALS:
    /// The copy is ready; the workspace has to be closed to put it in its place.
    void restorePrepared(const std::shared_ptr<sinan::store::PreparedRestore> &prepared);

private:
    void choose();
    void showPreview(const std::filesystem::path &file, const Result<store::BackupContents> &looked);
    void restore();
    void list();
    [[nodiscard]] QString when(UtcTime at) const;
    [[nodiscard]] QString kindText(store::BackupKind kind) const;

    widgets::Workbench &m_bench;
    Preferences &m_preferences;
    BackupControl &m_control;
    SettingRow *m_backups;
    SettingRow *m_daily;
    SettingRow *m_restore;
    QPushButton *m_now;
    QPushButton *m_choose;
    widgets::Label *m_last;
    QWidget *m_list;
    QGridLayout *m_grid;
    widgets::InlineMessage *m_preview;
    QList<widgets::Chip *> m_dailyChips;
    std::filesystem::path m_chosen;
    bool m_filling = false;
};

} // namespace sinan::shell
