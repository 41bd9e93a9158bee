// Start to useful paint, and peak memory: sinan --demo, until 今日 has painted its warnings, against an empty chart window.
#include "bench/bench_support.h"
#include "bench/child.h"

#include <QCoreApplication>

using namespace sinan;
using namespace sinan::bench;

namespace {

constexpr int runs = 7;
constexpr int staysMs = 1200; ///< both windows stay as long, so that both reach their full size

struct Sample
{
    double start = 0; ///< ms from before the process was started
    double memory = 0;
};

struct Samples
{
    std::vector<double> start;
    std::vector<double> memory;
    void add(const Sample &sample)
    {
        start.push_back(sample.start);
        memory.push_back(sample.memory);
    }
};

Sample ours(const QTemporaryDir &folder, const QString &platform, const QString &display)
{
    const QString perf = folder.filePath(QStringLiteral("ours.json"));
    const ChildResult child =
        runChild(programPath("sinan"),
                 {QStringLiteral("--demo"), QStringLiteral("--workspace"), folder.filePath(QStringLiteral("data")),
                  QStringLiteral("--keys"), QStringLiteral("wait:%1").arg(staysMs), QStringLiteral("--perf"), perf},
                 platform, display, perf);
    const double at = child.perf.value("first_warning_at", 0.0);
    if (at <= 0)
        stop("no warning was painted");
    return {at - child.startedAt, child.peakMegabytes};
}

Sample peer(const QTemporaryDir &folder, const QString &platform, const QString &display)
{
    const QString perf = folder.filePath(QStringLiteral("peer.json"));
    const ChildResult child = runChild(QCoreApplication::applicationDirPath() + QStringLiteral("/window_peer"),
                                       {perf, QString::number(staysMs)}, platform, display, perf);
    return {child.perf.value("first_paint_at", 0.0) - child.startedAt, child.peakMegabytes};
}

void measure(const QTemporaryDir &folder, const QString &platform, const QString &display, const std::string &suffix)
{
    // Once each to fill the caches; the demo workspace is put in its place by it.
    (void)ours(folder, platform, display);
    (void)peer(folder, platform, display);
    Samples we;
    Samples they;
    for (int i = 0; i < runs; ++i) {
        we.add(ours(folder, platform, display));
        they.add(peer(folder, platform, display));
    }
    const std::string note = platform.toStdString() + ", " + loadNote();
    const double startOurs = median(we.start);
    const double startPeer = median(they.start);
    print({"window_start" + suffix, startOurs, startPeer, "ms", startOurs / startPeer, 4, Better::Lower,
           "exec to the first paint of the demo's warnings; peer: empty Qt Charts window to its first paint; " + note});
    const double memoryOurs = median(we.memory);
    const double memoryPeer = median(they.memory);
    print({"window_memory" + suffix, memoryOurs, memoryPeer, "MB", memoryOurs / memoryPeer, 3, Better::Lower,
           "peak resident set; peer: empty Qt Charts window; " + note});
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    measure(folder, QStringLiteral("offscreen"), {}, "");
    const VirtualScreen screen;
    if (screen.isThere())
        measure(folder, QStringLiteral("xcb"), screen.display(), "_x11");
    return 0;
}
