#pragma once

#include "app/store/store.h"
#include "ui/widgets/workbench.h"

#include <QObject>
#include <QThread>

#include <atomic>

namespace sinan::shell {

/// Backups away from the UI thread, one after the other. The destructor stops the one that is running.
class BackupControl final : public QObject
{
    Q_OBJECT
public:
    explicit BackupControl(widgets::Workbench &bench, QObject *parent = nullptr);
    ~BackupControl() override;

    /// Makes one now.
    void make(store::BackupKind kind);
    /// Makes the daily one where today has none yet, and removes what is superseded.
    void keepDaily();
    /// What a file holds.
    void lookInto(const std::filesystem::path &file, QObject *context,
                  std::function<void(const Result<store::BackupContents> &)> got);
    /// First half of a restore (store::Backups::prepare).
    void prepare(const std::filesystem::path &file, QObject *context,
                 std::function<void(const Result<std::shared_ptr<store::PreparedRestore>> &)> got);
    [[nodiscard]] bool isBusy() const { return m_open > 0; }
    [[nodiscard]] const store::Backups &backups() const { return m_bench.store.backups(); }

Q_SIGNALS:
    /// Busy or not any more, or the folder has other files.
    void changed();
    void made(const sinan::store::BackupFile &file);
    void failed(const QString &sentence);

private:
    template <class T>
    void run(std::function<Result<T>()> work, QObject *context, std::function<void(const Result<T> &)> got);

    widgets::Workbench &m_bench;
    QThread m_thread;
    QObject *m_worker;
    std::atomic<bool> m_stop{false};
    int m_open = 0;
};

/// What went wrong with a backup or a restore, what is safe and what to do, as a person reads it.
[[nodiscard]] QString backupProblem(const Error &error, bool restoring);
/// "4.3 MB".
[[nodiscard]] QString bytesText(std::int64_t bytes);

} // namespace sinan::shell
