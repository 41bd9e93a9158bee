#include "ui/shell/backup_control.h"

#include "ui/widgets/model_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPointer>

namespace sinan::shell {

BackupControl::BackupControl(widgets::Workbench &bench, QObject *parent) : QObject(parent), m_bench(bench), m_worker(new QObject)
{
    m_thread.setObjectName(QStringLiteral("backups"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start(QThread::LowPriority);
}

BackupControl::~BackupControl()
{
    m_stop = true;
    m_thread.quit();
    m_thread.wait();
}

template <class T>
void BackupControl::run(std::function<Result<T>()> work, QObject *context, std::function<void(const Result<T> &)> got)
{
    ++m_open;
    Q_EMIT changed();
    QPointer<QObject> guard(context);
    QMetaObject::invokeMethod(m_worker, [this, work = std::move(work), guard, got = std::move(got)] {
        auto outcome = std::make_shared<Result<T>>(m_stop ? Result<T>(Error{ErrorCode::Cancelled, "backup", "stopped", {}}) : work());
        QMetaObject::invokeMethod(this, [this, outcome, guard, got] {
            --m_open;
            if (guard)
                got(*outcome);
            Q_EMIT changed();
        });
    });
}

void BackupControl::make(store::BackupKind kind)
{
    run<store::BackupFile>([this, kind] { return backups().make(kind, [this] { return m_stop.load(); }); }, this,
                           [this](const Result<store::BackupFile> &done) {
                               if (done.ok())
                                   Q_EMIT made(*done);
                               else if (done.error().code != ErrorCode::Cancelled)
                                   Q_EMIT failed(backupProblem(done.error(), false));
                           });
}

void BackupControl::keepDaily()
{
    const auto work = [this, calendar = m_bench.calendar, now = m_bench.clock.now()]() -> Result<bool> {
        for (const store::BackupFile &file : backups().list()) {
            if (file.kind == store::BackupKind::Daily && calendar.dateOf(file.at) >= calendar.dateOf(now))
                return false;
        }
        SINAN_TRY(backups().make(store::BackupKind::Daily, [this] { return m_stop.load(); }));
        SINAN_TRY(backups().tidy(calendar));
        return true;
    };
    run<bool>(work, this, [this](const Result<bool> &done) {
        if (!done.ok() && done.error().code != ErrorCode::Cancelled)
            Q_EMIT failed(backupProblem(done.error(), false));
    });
}

void BackupControl::lookInto(const std::filesystem::path &file, QObject *context,
                             std::function<void(const Result<store::BackupContents> &)> got)
{
    run<store::BackupContents>([this, file] { return backups().lookInto(file); }, context, std::move(got));
}

void BackupControl::prepare(const std::filesystem::path &file, QObject *context,
                            std::function<void(const Result<std::shared_ptr<store::PreparedRestore>> &)> got)
{
    using Prepared = std::shared_ptr<store::PreparedRestore>;
    const auto work = [this, file]() -> Result<Prepared> {
        SINAN_ASSIGN(auto prepared, backups().prepare(file, [this] { return m_stop.load(); }));
        return std::make_shared<store::PreparedRestore>(std::move(prepared));
    };
    run<Prepared>(work, context, std::move(got));
}

QString bytesText(std::int64_t bytes)
{
    return QLocale(QLocale::English).formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

QString backupProblem(const Error &error, bool restoring)
{
    QString what;
    switch (error.code) {
    case ErrorCode::DiskFull:
        what = qtTrId("settings.problem_disk_full");
        break;
    case ErrorCode::ReadOnly:
        what = qtTrId("settings.problem_read_only");
        break;
    case ErrorCode::Corrupt:
        what = restoring ? qtTrId("settings.problem_damaged") : qtTrId("settings.problem_damaged_here");
        break;
    case ErrorCode::Unsupported:
        what = qtTrId("settings.problem_foreign");
        break;
    case ErrorCode::NewerVersion:
        what = qtTrId("settings.problem_newer").arg(QCoreApplication::applicationVersion());
        break;
    case ErrorCode::WrongKey:
        what = error.fact("encrypted") == "no" ? qtTrId("settings.problem_plain") : qtTrId("settings.problem_encrypted");
        break;
    case ErrorCode::Locked:
        what = qtTrId("settings.problem_busy");
        break;
    case ErrorCode::NotFound:
        what = qtTrId("settings.problem_missing");
        break;
    case ErrorCode::InvalidArgument:
        what = qtTrId("settings.problem_itself");
        break;
    default:
        what = restoring ? qtTrId("settings.problem_restore") : qtTrId("settings.problem_backup");
        break;
    }
    return restoring ? qtTrId("settings.problem_and_safe").arg(what) : what;
}

} // namespace sinan::shell
