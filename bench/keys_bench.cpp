// From a key to the end of the paint that answers it, on 今日 and 客户 of a workspace with 2,000 customers that came in by
// import.
#include "app/base/clock.h"
#include "bench/bench_support.h"
#include "bench/child.h"
#include "bench/own_table.h"

#include <QCoreApplication>
#include <QFile>

#include <filesystem>

using namespace sinan;
using namespace sinan::bench;

namespace {

constexpr double limitMs = 100;
constexpr int runs = 3;
/// After every key there is time for a slow answer, so that it is not taken for that of the next one.
const QString pause = QStringLiteral("wait:30");

/// `times` times the keys, each followed by a pause.
QStringList repeated(int times, const QStringList &keys)
{
    QStringList all;
    for (int i = 0; i < times; ++i) {
        for (const QString &key : keys)
            all << key << pause;
    }
    return all;
}

/// Letters of the filter, typed and taken away again.
QStringList typed(const QString &word)
{
    QStringList keys{QStringLiteral("/"), pause};
    for (const QChar letter : word)
        keys << QStringLiteral("text:") + letter << pause;
    keys << repeated(int(word.size()), {QStringLiteral("Backspace")}) << QStringLiteral("Escape") << pause;
    return keys;
}

QStringList todayKeys()
{
    QStringList keys = repeated(50, {QStringLiteral("Down"), QStringLiteral("Down"), QStringLiteral("Up")});
    for (const char *word : {"云帆", "机械", "li", "交付"})
        keys << typed(QString::fromUtf8(word)) << repeated(2, {QStringLiteral("Down")});
    for (int i = 0; i < 12; ++i)
        keys << repeated(1, {QStringLiteral("Down"), QStringLiteral("Return")}) << repeated(2, {QStringLiteral("Escape")});
    // Ignore with a reason, snooze, take back; Home and End go over the whole list.
    for (int i = 0; i < 8; ++i)
        keys << repeated(1, {QStringLiteral("Down"), QStringLiteral("3"), QStringLiteral("1"), QStringLiteral("End"),
                             QStringLiteral("Home"), QStringLiteral("Ctrl+Z")});
    return keys;
}

QStringList customerKeys()
{
    QStringList keys = repeated(1, {QStringLiteral("Ctrl+2")});
    keys << repeated(25, {QStringLiteral("Down"), QStringLiteral("Down"), QStringLiteral("Up"), QStringLiteral("PgDown")});
    for (const char *word : {"云帆", "机械", "li", "海桥阀门"})
        keys << typed(QString::fromUtf8(word)) << repeated(2, {QStringLiteral("Down")});
    for (int i = 0; i < 12; ++i)
        keys << repeated(1,
                         {QStringLiteral("Down"), QStringLiteral("Return"), QStringLiteral("Down"), QStringLiteral("Alt+Left")});
    keys << repeated(12, {QStringLiteral("End"), QStringLiteral("Home")});
    return keys;
}

struct Figures
{
    std::vector<double> p95;
    std::vector<double> middle;
    double worst = 0;
    std::string worstKey;
    std::size_t keys = 0;
    int unanswered = 0;
};

void copyFolder(const QString &from, const QString &to)
{
    std::filesystem::copy(from.toStdU16String(), to.toStdU16String(), std::filesystem::copy_options::recursive);
}

void measure(const std::string &name, const QStringList &keys, const QString &workspace, const QTemporaryDir &folder)
{
    Figures figures;
    for (int i = 0; i < runs; ++i) {
        const QTemporaryDir scratch;
        const QString copy = scratch.filePath(QStringLiteral("workspace"));
        copyFolder(workspace, copy);
        const QString perf = folder.filePath(QStringLiteral("perf.json"));
        const ChildResult child =
            runChild(programPath("sinan"),
                     {QStringLiteral("--workspace"), copy, QStringLiteral("--keys"),
                      QStringLiteral("wait:1500 ") + keys.join(QLatin1Char(' ')), QStringLiteral("--perf"), perf},
                     QStringLiteral("offscreen"), {}, perf);
        std::vector<double> times = child.perf.at("key_to_paint_ms").get<std::vector<double>>();
        const auto slowest = std::size_t(std::max_element(times.begin(), times.end()) - times.begin());
        if (!times.empty() && times[slowest] > figures.worst) {
            figures.worst = times[slowest];
            figures.worstKey = child.perf.at("keys").at(slowest).get<std::string>();
        }
        if (times.size() < 200)
            stop("only " + std::to_string(times.size()) + " keys were answered by a paint");
        std::sort(times.begin(), times.end());
        figures.p95.push_back(times[times.size() * 95 / 100]);
        figures.middle.push_back(times[times.size() / 2]);
        figures.keys = times.size();
        figures.unanswered = child.perf.value("keys_without_paint", 0);
    }
    char note[200];
    std::snprintf(
        note, sizeof note,
        "p95 of %zu keys, %d more painted nothing; median %.1f ms, slowest %.0f ms (%s); 2,000 customers, offscreen, %s",
        figures.keys, figures.unanswered, median(figures.middle), figures.worst, figures.worstKey.c_str(), loadNote().c_str());
    print({name, median(figures.p95), limitMs, "ms", median(figures.p95) / limitMs, 1, Better::Lower, note});
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    const QString table = folder.filePath(QStringLiteral("customers.csv"));
    const std::string csv = ownTable({7, 2000, 2'500'000, toMillis(SystemClock().now())});
    QFile file(table);
    if (!file.open(QIODevice::WriteOnly) || file.write(csv.data(), qint64(csv.size())) != qint64(csv.size()))
        stop("cannot write the table");
    file.close();
    const QString workspace = folder.filePath(QStringLiteral("workspace"));
    (void)runChild(programPath("sinanctl"), {QStringLiteral("import"), QStringLiteral("--workspace"), workspace, table},
                   QStringLiteral("offscreen"), {});
    measure("keys_today", todayKeys(), workspace, folder);
    measure("keys_customers", customerKeys(), workspace, folder);
    return 0;
}
