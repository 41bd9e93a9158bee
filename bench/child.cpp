#include "bench/child.h"

#include "bench/bench_support.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QStandardPaths>

#include <unistd.h>

#include <cstdlib>

namespace sinan::bench {

namespace {

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

constexpr int lookEveryMs = 15;
constexpr int patienceMs = 600'000;

} // namespace

VirtualScreen::VirtualScreen()
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("Xvfb"));
    if (program.isEmpty())
        return;
    m_server.start(program, {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"), QStringLiteral("0"),
                             QStringLiteral("1600x1000x24"), QStringLiteral("-nolisten"), QStringLiteral("tcp")});
    if (m_server.waitForStarted() && m_server.waitForReadyRead(10'000))
        m_display = QLatin1Char(':') + QString::fromLatin1(m_server.readLine().trimmed());
}

VirtualScreen::~VirtualScreen()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    m_server.terminate();
    m_server.waitForFinished();
}

void prepare(QProcess &child, const QString &platform, const QString &display)
{
    static const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), platform);
    environment.insert(QStringLiteral("XDG_DATA_HOME"), home.filePath(QStringLiteral("data")));
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home.filePath(QStringLiteral("config")));
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), home.path());
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("qt.qpa.*=false"));
    environment.remove(QStringLiteral("DISPLAY"));
    if (!display.isEmpty())
        environment.insert(QStringLiteral("DISPLAY"), display);
    child.setProcessEnvironment(environment);
    child.setProcessChannelMode(QProcess::MergedChannels); // shown where the child fails
}

ChildResult runChild(const QString &program, const QStringList &arguments, const QString &platform, const QString &display,
                     const QString &perf)
{
    QProcess child;
    prepare(child, platform, display);
    ChildResult result;
    result.startedAt = double(QDateTime::currentMSecsSinceEpoch());
    result.seconds = seconds([&] {
        child.start(program, arguments);
        if (!child.waitForStarted())
            stop("cannot start " + program.toStdString());
        for (int waited = 0; !child.waitForFinished(lookEveryMs); waited += lookEveryMs) {
            result.peakMegabytes = std::max(result.peakMegabytes, statusMegabytes(child.processId(), "VmHWM"));
            if (waited > patienceMs)
                stop(program.toStdString() + " does not end");
        }
    });
    if (child.exitStatus() != QProcess::NormalExit || child.exitCode() != 0)
        stop(program.toStdString() + " failed: " + child.readAllStandardOutput().toStdString());
    if (!perf.isEmpty()) {
        const auto json = parseJson(contentsOf(perf).toStdString());
        if (!json.ok())
            stop("no figures from " + program.toStdString());
        result.perf = *json;
    }
    return result;
}

double cpuSeconds(qint64 process)
{
    const QByteArray line = contentsOf(QStringLiteral("/proc/%1/stat").arg(process));
    // The name may hold spaces: what counts comes after its closing bracket; user and system time are fields 14 and 15.
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 13)
        stop("no /proc of the child");
    return (fields[11].toDouble() + fields[12].toDouble()) / double(sysconf(_SC_CLK_TCK));
}

double statusMegabytes(qint64 process, const char *field)
{
    const QList<QByteArray> lines = contentsOf(QStringLiteral("/proc/%1/status").arg(process)).split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(QByteArray(field) + ':'))
            return line.mid(line.indexOf(':') + 1).trimmed().split(' ').first().toDouble() * 1024 / 1e6;
    }
    return 0;
}

std::string loadNote()
{
    double load = 0;
    if (getloadavg(&load, 1) != 1)
        return {};
    char text[32];
    std::snprintf(text, sizeof text, "load %.1f", load);
    return text;
}

QString programPath(const char *name)
{
    return QStringLiteral(SINAN_BENCH_BIN "/") + QLatin1String(name);
}

} // namespace sinan::bench
