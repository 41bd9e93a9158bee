#include "tests/support/test_program.h"
#include "app/model/import.h"
#include "app/model/warning.h"
#include "app/store/history.h"
#include "kill_workload.h"
#include "store_fixture.h"

#include <QProcess>

#include <set>

using namespace sinan;
using namespace sinan::test;
using model::Collection;

/// Kills a program that imports and triages at random moments (SINAN_KILLS of them, else 20), and looks at what it left behind:
/// nothing half applied, nothing lost that was acknowledged. A new workspace every 20 kills.
class TestKill final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsHalfAppliedAndNothingAcknowledgedIsLost();
};

namespace {

constexpr int killsPerWorkspace = 20;

/// What one workspace should hold, as far as the test knows.
struct Expectation
{
    std::set<Uuid> acknowledged;
    int nextStep = 0;
};

/// Starts the victim and kills it after a random number of acknowledgements and a moment more.
/// @return an error text, or nothing
std::string runAndKill(const StoreFixture &fixture, Expectation &expectation, SeededRandom &random)
{
    QProcess victim;
    victim.start(QStringLiteral(SINAN_KILL_VICTIM),
                 {QString::fromStdU16String(fixture.path().u16string()), QString::number(expectation.nextStep)});
    if (!victim.waitForStarted())
        return "the victim did not start";
    // Every eighth dies while it opens the workspace.
    const bool early = random.below(8) == 0;
    const std::uint64_t acknowledgements = early ? 0 : 1 + random.below(24);
    std::uint64_t seen = 0;
    const auto readLines = [&]() -> std::string {
        while (victim.canReadLine()) {
            const std::string line = victim.readLine().trimmed().toStdString();
            if (line.starts_with("error"))
                return line;
            if (line.starts_with("ack ")) {
                expectation.acknowledged.insert(*Uuid::parse(std::string_view(line).substr(4)));
                ++seen;
            }
        }
        return {};
    };
    while (seen < acknowledgements) {
        if (!victim.canReadLine() && !victim.waitForReadyRead(20'000))
            return "the victim is silent";
        if (const std::string error = readLines(); !error.empty())
            return error;
    }
    // Up to three commits later, at any point within them.
    const auto until = std::chrono::steady_clock::now() + std::chrono::microseconds(random.below(early ? 60'000 : 12'000));
    while (std::chrono::steady_clock::now() < until)
        std::this_thread::yield();
    victim.kill();
    victim.waitForFinished();
    return readLines();
}

/// Looks at a workspace after a kill. Every check names what is wrong.
class Autopsy
{
public:
    Autopsy(const store::Reader &reader, Expectation &expectation) : m_reader(reader), m_expectation(expectation) {}

    std::string findings()
    {
        if (const auto check = m_reader.check(); !check.ok())
            return check.error().toString();
        for (const Uuid &mutation : m_expectation.acknowledged) {
            if (!happened(mutation))
                return "lost: " + mutation.toString();
        }
        int last = -1;
        for (int step = 0; step < m_expectation.nextStep + 200; ++step) {
            const std::string wrong = lookAt(step);
            if (!wrong.empty())
                return "step " + std::to_string(step) + ": " + wrong;
            if (began(step))
                last = step;
        }
        m_expectation.nextStep = last + 1;
        return remarks() + outbox();
    }

private:
    [[nodiscard]] bool happened(const Uuid &mutation) const { return !m_reader.writesOf(mutation).value().empty(); }
    [[nodiscard]] bool began(int step) const
    {
        switch (kindOf(step)) {
        case Kind::Import:
            return happened(importMutation(step, 0));
        case Kind::Undo:
            return undoes(step) && undone(step - 3);
        default:
            return happened(mutationOf(step));
        }
    }
    /// Whether the import was taken back.
    [[nodiscard]] bool undone(int step) const
    {
        return happened(importMutation(step, 0)) && m_reader.writesOfGroup(importRun(step).toString()).value().empty();
    }
    [[nodiscard]] std::string lookAt(int step) const
    {
        switch (kindOf(step)) {
        case Kind::Import:
            return lookAtImport(step);
        case Kind::Triage:
            return lookAtTriage(step);
        default:
            return {};
        }
    }
    [[nodiscard]] std::string lookAtImport(int step) const
    {
        const bool gone = undone(step);
        std::int64_t rowsThere = 0;
        for (int part = 1; part <= chunkCount; ++part) {
            const bool came = happened(importMutation(step, part));
            for (int i = 0; i < rowsPerChunk; ++i) {
                const auto row = m_reader.find(Collection::Interaction, importedRow(step, part, i)).value();
                if (row.has_value() != came)
                    return came ? "a row of a chunk is missing" : "a row of a chunk that did not happen";
                if (row && row->tombstone != gone)
                    return gone ? "an undone row is there" : "a row is gone";
            }
            const std::int64_t expected = came && !gone ? rowsPerChunk : 0;
            if (m_reader.searchCount(chunkWord(step, part)).value() != expected)
                return "the full text and the rows differ";
            rowsThere += came ? rowsPerChunk : 0;
        }
        const auto run = m_reader.find(Collection::ImportRun, importRun(step)).value();
        if (run.has_value() != happened(importMutation(step, 0)))
            return "the run and its mutation differ";
        if (run && !gone && model::fromRow<model::ImportRun>(*run).added != rowsThere)
            return "the run counts other rows";
        return {};
    }
    [[nodiscard]] std::string lookAtTriage(int step) const
    {
        const bool decided = happened(mutationOf(step));
        const auto warning = m_reader.find(Collection::Warning, warningOf(step)).value();
        const auto decision = m_reader.find(Collection::Decision, decisionOf(step)).value();
        if (decision.has_value() != decided || (decided && !warning))
            return "a decision and its mutation differ";
        if (warning && (model::fromRow<model::Warning>(*warning).state == model::WarningState::Ignored) != decided)
            return "a warning and its decision differ";
        return {};
    }
    /// A customer's remark is that of the last edit that happened.
    [[nodiscard]] std::string remarks() const
    {
        std::array<std::string, customerCount> expected;
        for (int step = 0; step < m_expectation.nextStep; ++step) {
            if (kindOf(step) == Kind::Edit && happened(mutationOf(step)))
                expected[std::size_t(step % customerCount)] = remarkOf(step);
        }
        for (int i = 0; i < customerCount; ++i) {
            const auto row = m_reader.find(Collection::Customer, customerOf(i)).value();
            if (row && model::textIn(row->at("remark")) != expected[std::size_t(i)])
                return "a customer's remark is not that of the last edit";
        }
        return {};
    }
    /// Every step of the history waits in the outbox as well.
    [[nodiscard]] std::string outbox() const
    {
        std::int64_t steps = 0;
        const auto listed = m_reader.history(1'000'000);
        for (const store::HistoryStep &step : listed.value())
            steps += step.group.empty() ? 1 : 0;
        for (int step = 0; step < m_expectation.nextStep; ++step) {
            for (int part = 0; kindOf(step) == Kind::Import && part <= chunkCount + 1; ++part)
                steps += happened(importMutation(step, part));
        }
        return m_reader.outboxSize().value() == steps ? "" : "outbox and history differ";
    }

    const store::Reader &m_reader;
    Expectation &m_expectation;
};

} // namespace

void TestKill::nothingIsHalfAppliedAndNothingAcknowledgedIsLost()
{
    const int kills = qEnvironmentVariableIntValue("SINAN_KILLS") > 0 ? qEnvironmentVariableIntValue("SINAN_KILLS") : 20;
    SeededRandom random(std::uint64_t(QDateTime::currentMSecsSinceEpoch()));
    std::unique_ptr<StoreFixture> fixture;
    Expectation expectation;
    std::size_t acknowledged = 0;
    for (int kill = 0; kill < kills; ++kill) {
        if (kill % killsPerWorkspace == 0) {
            acknowledged += expectation.acknowledged.size();
            expectation = {};
            fixture = std::make_unique<StoreFixture>();
        }
        const std::string failed = runAndKill(*fixture, expectation, random);
        QVERIFY2(failed.empty(), failed.c_str());
        // The lock went with the process, and what it had committed is read from the write-ahead log.
        VERIFY_OK(fixture->open());
        const std::string findings = Autopsy(*fixture->reader(), expectation).findings();
        QVERIFY2(findings.empty(), ("after kill " + std::to_string(kill + 1) + ": " + findings).c_str());
        fixture->close();
    }
    acknowledged += expectation.acknowledged.size();
    qInfo("%d kills, %zu acknowledged changes, none lost, nothing half applied", kills, acknowledged);
    QVERIFY(acknowledged > std::size_t(kills) * 3);
}

SINAN_TEST(TestKill)
#include "tst_kill.moc"
