#include "tests/support/test_program.h"
#include "app/main/reflex_loop.h"
#include "app/main/resources.h"
#include "app/main/unfinished_imports.h"
#include "app/model/customer.h"
#include "app/model/interaction.h"
#include "app/model/warning.h"
#include "kill_batch.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <set>
#include <thread>

using namespace sinan;

/// Kills the window that imports and triages, and `sinanctl import`, at random moments (SINAN_KILLS of them, else 20), starts
/// again and looks: every import is in whole or not at all, what the screen called saved is there, a decision and its warning
/// agree, nothing is left unheard.
class TestWindowKill final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsHalfImportedAndNothingSavedIsLost();
};

namespace {

constexpr int killsPerWorkspace = 10;
const char *const now = "2026-03-02T08:10";

/// What one workspace should hold, as far as the test knows.
struct Expectation
{
    std::set<int> imported; ///< batches that were said to be in
    std::set<Uuid> decisions;
    int nextBatch = 0;
};

struct Place
{
    QTemporaryDir workspace;
    QTemporaryDir files;
};

void busyWait(std::chrono::microseconds time)
{
    const auto until = std::chrono::steady_clock::now() + time;
    while (std::chrono::steady_clock::now() < until)
        std::this_thread::yield();
}

/// Lets the window work until it has said a random number of things, and a moment more. @return an error text, or nothing
std::string killWindow(const Place &place, Expectation &expectation, SeededRandom &random)
{
    QProcess victim;
    victim.start(QStringLiteral(SINAN_KILL_WINDOW),
                 {place.workspace.path(), place.files.path(), QString::number(expectation.nextBatch)});
    if (!victim.waitForStarted())
        return "the window did not start";
    // Every eighth dies while it opens; most within an import, which is the longest part; the others among decisions.
    const bool early = random.below(8) == 0;
    const std::uint64_t lines = early ? 0 : 1 + random.below(2) * random.below(9);
    std::uint64_t seen = 0;
    const auto readLines = [&]() -> std::string {
        while (victim.canReadLine()) {
            const QList<QByteArray> words = victim.readLine().trimmed().split(' ');
            if (words.at(0) == "error")
                return words.join(' ').toStdString();
            if (words.at(0) == "imported")
                expectation.imported.insert(words.at(1).toInt());
            else if (words.at(0) == "saved")
                expectation.decisions.insert(*Uuid::parse(words.at(1).toStdString()));
            ++seen;
        }
        return {};
    };
    while (seen < lines) {
        if (!victim.canReadLine() && !victim.waitForReadyRead(60'000))
            return "the window is silent";
        if (const std::string error = readLines(); !error.empty())
            return error;
    }
    busyWait(std::chrono::microseconds(random.below(400'000)));
    victim.kill();
    victim.waitForFinished();
    return readLines();
}

/// Lets `sinanctl import` of the next batch work for a random time. What it prints at the end it has heard and judged.
std::string killImport(const Place &place, Expectation &expectation, SeededRandom &random)
{
    const QStringList files = test::writeBatch(QDir(place.files.path()), expectation.nextBatch);
    QProcess victim;
    victim.start(QStringLiteral(SINAN_BIN_DIR "/sinanctl"),
                 QStringList{QStringLiteral("import"), QStringLiteral("--clock"), QLatin1String(now),
                             QStringLiteral("--workspace"), place.workspace.path()} +
                     files);
    if (!victim.waitForStarted())
        return "sinanctl did not start";
    busyWait(std::chrono::microseconds(random.below(700'000)));
    victim.kill();
    victim.waitForFinished();
    if (victim.exitStatus() == QProcess::NormalExit && victim.exitCode() == 0)
        expectation.imported.insert(expectation.nextBatch);
    return {};
}

/// The workspace as the next start finds it.
class Autopsy
{
public:
    explicit Autopsy(const Place &place)
    {
        const store::Environment environment{&m_clock, &m_random, &mutations::Registry::standard()};
        auto opened =
            store::Store::open((place.workspace.path() + QStringLiteral("/workspace.db")).toStdString(), m_noKey, environment);
        if (!opened.ok()) {
            m_trouble = opened.error().toString();
            return;
        }
        m_store = std::move(opened).value();
        m_reader = m_store->reader().value();
        if (const auto whole = m_reader->check(); !whole.ok())
            m_trouble = whole.error().toString();
        else if (const auto settled = main::settleUnfinishedImports(*m_store, m_clock, m_random); !settled.ok())
            m_trouble = settled.error().toString();
        else if (!settled->kept.empty())
            m_trouble = "half an import was kept: " + settled->kept.front();
    }

    std::string findings(Expectation &expectation)
    {
        if (!m_trouble.empty())
            return m_trouble;
        const auto customers =
            countByBatch(mutations::selectAs<model::Customer>(*m_reader, {}).valueOr({}), &model::Customer::name);
        const auto runs = countNotes();
        for (int batch = 0; batch < expectation.nextBatch + 100; ++batch) {
            const int people = valueOf(customers, batch);
            const int notes = valueOf(runs, batch);
            const std::string told = "batch " + std::to_string(batch) + ": " + std::to_string(people) + " customers, " +
                                     std::to_string(notes) + " notes";
            if ((people != 0 || notes != 0) && (people != test::batchCustomers || notes != test::batchNotes))
                return "half an import: " + told;
            if (people == 0 && expectation.imported.contains(batch))
                return "a lost import: " + told;
            if (people != 0)
                expectation.nextBatch = std::max(expectation.nextBatch, batch + 1);
        }
        return decisions(expectation);
    }

    /// Hears and judges what is left, as the running window would. Every whole batch then has the same signals.
    std::string afterQuiet(const reflex::DetectorSource &detector)
    {
        const store::Environment environment{&m_clock, &m_random, &mutations::Registry::standard()};
        main::ReflexLoop loop(*m_store, detector, environment);
        if (const auto round = loop.runUntilQuiet(); !round.ok())
            return round.error().toString();
        std::map<Uuid, int> batchOf;
        for (const model::Interaction &talk : mutations::selectAs<model::Interaction>(*m_reader, {}).valueOr({}))
            batchOf[talk.id] = m_batchOfCustomer[talk.customer.value_or(Uuid{})];
        std::map<int, int> heard;
        for (const model::Signal &signal : mutations::selectAs<model::Signal>(*m_reader, {}).valueOr({}))
            ++heard[batchOf[signal.interaction]];
        std::set<int> counts;
        for (const auto &[talk, batch] : batchOf)
            counts.insert(heard[batch]);
        if (counts.size() > 1 || counts.contains(0))
            return "a batch was not heard whole";
        return {};
    }

private:
    template <class T> std::map<int, int> countByBatch(const std::vector<T> &rows, std::string T::*name)
    {
        std::map<int, int> counts;
        for (const T &row : rows) {
            const int batch = QString::fromStdString(row.*name).mid(1, 3).toInt();
            m_batchOfCustomer[row.id] = batch;
            ++counts[batch];
        }
        return counts;
    }
    std::map<int, int> countNotes()
    {
        std::map<int, int> counts;
        for (const model::Interaction &talk : mutations::selectAs<model::Interaction>(*m_reader, {}).valueOr({})) {
            const auto found = talk.customer ? m_batchOfCustomer.find(*talk.customer) : m_batchOfCustomer.end();
            ++counts[found == m_batchOfCustomer.end() ? -1 : found->second];
        }
        return counts;
    }
    static int valueOf(const std::map<int, int> &counts, int key)
    {
        const auto found = counts.find(key);
        return found == counts.end() ? 0 : found->second;
    }
    [[nodiscard]] std::string decisions(const Expectation &expectation) const
    {
        std::map<Uuid, model::Verb> decided;
        for (const model::Decision &decision : mutations::selectAs<model::Decision>(*m_reader, {}).valueOr({})) {
            decided[decision.warning] = decision.verb;
            const auto warning = mutations::findAs<model::Warning>(*m_reader, decision.warning).valueOr({});
            const auto expected =
                decision.verb == model::Verb::Ignore ? model::WarningState::Ignored : model::WarningState::Snoozed;
            if (!warning || warning->state != expected)
                return "a decision whose warning does not know of it";
        }
        for (const Uuid &id : expectation.decisions) {
            if (!mutations::findAs<model::Decision>(*m_reader, id).valueOr({}))
                return "a lost decision";
        }
        for (const model::Warning &warning : mutations::selectAs<model::Warning>(*m_reader, {}).valueOr({})) {
            const bool set = warning.state == model::WarningState::Ignored || warning.state == model::WarningState::Snoozed;
            if (set && !decided.contains(warning.id))
                return "a warning that was decided by nobody";
        }
        return {};
    }

    SetClock m_clock{*parseIso(now, "Asia/Shanghai")};
    SystemRandom m_random;
    store::NoKey m_noKey;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<store::Reader> m_reader;
    std::map<Uuid, int> m_batchOfCustomer;
    std::string m_trouble;
};

} // namespace

void TestWindowKill::nothingIsHalfImportedAndNothingSavedIsLost()
{
    const int kills = qEnvironmentVariableIntValue("SINAN_KILLS") > 0 ? qEnvironmentVariableIntValue("SINAN_KILLS") : 20;
    const auto seed = std::uint64_t(QDateTime::currentMSecsSinceEpoch());
    SeededRandom random(seed);
    const auto detector = main::detectorSource(SINAN_SOURCE_DIR "/resources");
    std::unique_ptr<Place> place;
    Expectation expectation;
    std::size_t imports = 0;
    std::size_t decisions = 0;
    for (int kill = 0; kill < kills; ++kill) {
        if (kill % killsPerWorkspace == 0) {
            place = std::make_unique<Place>();
            expectation = {};
        }
        const std::size_t importsBefore = expectation.imported.size();
        const std::size_t decisionsBefore = expectation.decisions.size();
        // Every fourth is the command line.
        const std::string failed =
            kill % 4 == 3 ? killImport(*place, expectation, random) : killWindow(*place, expectation, random);
        const std::string where = "kill " + std::to_string(kill + 1) + ", seed " + std::to_string(seed) + ": ";
        QVERIFY2(failed.empty(), (where + failed).c_str());
        Autopsy autopsy(*place);
        const std::string findings = autopsy.findings(expectation);
        QVERIFY2(findings.empty(), (where + findings).c_str());
        if (kill % killsPerWorkspace == killsPerWorkspace - 1) {
            const std::string unheard = autopsy.afterQuiet(detector);
            QVERIFY2(unheard.empty(), (where + unheard).c_str());
        }
        imports += expectation.imported.size() - importsBefore;
        decisions += expectation.decisions.size() - decisionsBefore;
    }
    qInfo("%d kills, %zu imports and %zu decisions called saved, none lost, no import half applied", kills, imports, decisions);
    QVERIFY(imports + decisions > 0);
}

SINAN_TEST(TestWindowKill)
#include "tst_window_kill.moc"
