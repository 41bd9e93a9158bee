// What the open demo window costs while nobody touches it: CPU time over a minute.
#include "bench/bench_support.h"
#include "bench/child.h"

#include <QCoreApplication>

#include <chrono>
#include <thread>

using namespace sinan;
using namespace sinan::bench;

namespace {

constexpr auto settles = std::chrono::seconds(5);
constexpr auto lasts = std::chrono::seconds(60);

/// Percent of one core.
double idlePercent(const QString &folder, const QString &platform, const QString &display)
{
    QProcess child;
    prepare(child, platform, display);
    child.start(programPath("sinan"), {QStringLiteral("--demo"), QStringLiteral("--workspace"), folder});
    if (!child.waitForStarted())
        stop("cannot start sinan");
    std::this_thread::sleep_for(settles);
    const double before = cpuSeconds(child.processId());
    const double passed = seconds([] { std::this_thread::sleep_for(lasts); });
    const double used = cpuSeconds(child.processId()) - before;
    child.terminate();
    child.waitForFinished();
    return used / passed * 100;
}

void report(const std::string &name, double percent, const std::string &platform)
{
    constexpr double limit = 0.5;
    print({name, percent, limit, "% of a core", percent / limit, 1, Better::Lower,
           "60 s of the open demo, " + platform + ", " + loadNote()});
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    report("idle_cpu", idlePercent(folder.path(), QStringLiteral("offscreen"), {}), "offscreen");
    const VirtualScreen screen;
    if (screen.isThere())
        report("idle_cpu_x11", idlePercent(folder.path(), QStringLiteral("xcb"), screen.display()), "xcb");
    return 0;
}
