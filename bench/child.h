#pragma once

#include "app/base/json.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

/// Programs run as a person runs them: real processes, looked at from outside. Linux only (/proc).
namespace sinan::bench {

/// Where the child's window goes.
enum class Platform { Offscreen, X11 };

/// A virtual X server for the time it lives. Not there where Xvfb is not installed.
class VirtualScreen
{
public:
    VirtualScreen();
    ~VirtualScreen();
    [[nodiscard]] bool isThere() const { return !m_display.isEmpty(); }
    [[nodiscard]] QString display() const { return m_display; }

private:
    QProcess m_server;
    QString m_display;
};

struct ChildResult
{
    double startedAt = 0;     ///< UTC milliseconds just before it was started
    double seconds = 0;       ///< until it ended
    double peakMegabytes = 0; ///< VmHWM, 10^6 bytes
    Json perf;                ///< what it wrote with --perf, or nothing
};

/// Starts the program and waits until it ends by itself. Ends this one where the child fails.
/// @param perf  where the child writes its figures; empty: nowhere
[[nodiscard]] ChildResult runChild(const QString &program, const QStringList &arguments, const QString &platform,
                                   const QString &display, const QString &perf = {});
/// Sets the platform and the home folder of a child that is to be started. @param home  nothing of the person's own is touched
void prepare(QProcess &child, const QString &platform, const QString &display);

/// CPU seconds (user + system, all threads) that the process has used so far.
[[nodiscard]] double cpuSeconds(qint64 process);
/// A number of kB from /proc/PID/status, in 10^6 bytes; 0 where the process is gone.
[[nodiscard]] double statusMegabytes(qint64 process, const char *field);
/// The load of the machine over the last minute, for the note: "load 1.2".
[[nodiscard]] std::string loadNote();

/// build/<preset>/bin/<name>
[[nodiscard]] QString programPath(const char *name);

} // namespace sinan::bench
