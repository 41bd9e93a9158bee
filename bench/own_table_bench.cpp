// A person's own table of 5 MB: from starting `sinan FILE` on an empty workspace, through reading, mapping, Ctrl+Return and 今日,
// to the first warning painted.
#include "app/base/clock.h"
#include "bench/bench_support.h"
#include "bench/child.h"
#include "bench/own_table.h"

#include <QCoreApplication>
#include <QFile>

using namespace sinan;
using namespace sinan::bench;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    constexpr double limit = 10;
    constexpr int runs = 3;
    const QTemporaryDir folder;
    const QString table = folder.filePath(QStringLiteral("我的客户.csv"));
    const std::string csv = ownTable({5, 2000, 5'000'000, toMillis(SystemClock().now())});
    QFile file(table);
    if (!file.open(QIODevice::WriteOnly) || file.write(csv.data(), qint64(csv.size())) != qint64(csv.size()))
        stop("cannot write the table");
    file.close();
    std::vector<double> first;
    std::vector<double> whole;
    for (int i = 0; i < runs; ++i) {
        const QTemporaryDir workspace;
        const QString perf = folder.filePath(QStringLiteral("perf.json"));
        const ChildResult child =
            runChild(programPath("sinan"),
                     {QStringLiteral("--workspace"), workspace.path(), QStringLiteral("--keys"),
                      QStringLiteral("Ctrl+Return now:Ctrl+1 wait:100 wait:1000"), QStringLiteral("--perf"), perf, table},
                     QStringLiteral("offscreen"), {}, perf);
        const double at = child.perf.value("first_warning_at", 0.0);
        if (at <= 0)
            stop("no warning came");
        first.push_back((at - child.startedAt) / 1000);
        whole.push_back(child.seconds);
    }
    char note[160];
    std::snprintf(
        note, sizeof note,
        "start of sinan FILE to the first warning painted; %.1f MB, 2,000 customers; all heard and judged after %.1f s; %s",
        double(csv.size()) / 1e6, median(whole), loadNote().c_str());
    print({"own_table", median(first), limit, "s", median(first) / limit, 1, Better::Lower, note});
    return 0;
}
