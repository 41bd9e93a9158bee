#include "tests/support/test_program.h"

#include "app/insight/meeting.h"

#include <QTest>

using namespace sinan;
using namespace sinan::insight;
using model::Warning;
using model::WarningState;

namespace {

/// Monday, 08:10 in Shanghai.
const UtcTime now = parseIso("2026-03-02T00:10:00Z").value();
const WorkCalendar calendar("Asia/Shanghai");

Uuid id(const char *name)
{
    return Uuid::v5(sinanSpace, name);
}

} // namespace

/// The region slide of the morning's talk says what rows say, and nothing where there is nothing.
class TestMeeting : public QObject
{
    Q_OBJECT

    std::vector<Warning> m_warnings;
    std::vector<model::Decision> m_decisions;
    std::vector<model::Task> m_tasks;
    std::unordered_map<Uuid, model::Customer> m_customers;
    std::vector<model::Region> m_regions;

    Warning &add(const char *name, const char *region, WarningState state, std::chrono::hours openedBefore)
    {
        model::Customer customer;
        customer.id = id((std::string("customer ") + name).c_str());
        customer.name = name;
        customer.region = region ? id(region) : Uuid{};
        m_customers.emplace(customer.id, customer);
        Warning warning;
        warning.id = id(name);
        warning.customer = customer.id;
        warning.state = state;
        warning.severity = model::Severity::High;
        warning.openedAt = now - openedBefore;
        return m_warnings.emplace_back(warning);
    }
    MorningTalk talk() const { return morningTalk(m_warnings, m_decisions, m_tasks, m_customers, m_regions, now, calendar); }

private Q_SLOTS:
    void init()
    {
        m_warnings.clear();
        m_warnings.reserve(20);
        m_decisions.clear();
        m_tasks.clear();
        m_customers.clear();
        m_regions.clear();
        for (const char *name : {"苏南", "苏北"}) {
            model::Region region;
            region.id = id(name);
            region.nameZh = name;
            m_regions.push_back(region);
        }
    }

    void yesterdayIsTheLastWorkingDay()
    {
        QCOMPARE(yesterdayBegins(now, calendar), parseIso("2026-02-26T16:00:00Z").value()); // Friday, midnight in Shanghai
        const WorkCalendar madeUp("Asia/Shanghai", {}, {parseDate("2026-02-28").value()});
        QCOMPARE(yesterdayBegins(now, madeUp), parseIso("2026-02-27T16:00:00Z").value());
    }

    void aRegionWithoutAnythingSaysSo()
    {
        add("云帆", "苏南", WarningState::Open, std::chrono::hours(200));
        const MorningTalk morning = talk();
        QCOMPARE(morning.regions.size(), std::size_t(2));
        QVERIFY(morning.regions[0].changes.empty());
        QCOMPARE(morning.regions[0].standing, 1);
        QVERIFY(morning.regions[1].changes.empty());
        QCOMPARE(morning.regions[1].standing, 0);
    }

    void whatWasSettledTakenAndOpenedStandsApart()
    {
        Warning &opened = add("新的", "苏南", WarningState::Open, std::chrono::hours(10));
        opened.explanation = toJson([] {
            Explanation explanation;
            explanation.kind = "delivery_leadtime_concern";
            explanation.advice.push_back({"a", "request", {"请供应链给日期", "Ask supply for a date"}, "", "王芳", {}, "", "", false});
            return explanation;
        }());
        Warning &taken = add("接手", "苏南", WarningState::Handled, std::chrono::hours(100));
        taken.decidedAt = now - std::chrono::hours(20);
        taken.assignee = "陈晨";
        model::Task task;
        task.warning = taken.id;
        task.titleZh = "白皮书";
        task.assignee = "何敏";
        task.state = model::TaskState::Promised;
        task.promisedFor = parseDate("2026-03-04");
        m_tasks.push_back(task);
        Warning &cleared = add("解除", "苏南", WarningState::Cleared, std::chrono::hours(100));
        cleared.closedAt = now - std::chrono::hours(3);
        Warning &ignored = add("忽略", "苏南", WarningState::Ignored, std::chrono::hours(100));
        ignored.closedAt = now - std::chrono::hours(5);
        model::Decision decision;
        decision.warning = ignored.id;
        decision.verb = model::Verb::Ignore;
        decision.reason = model::IgnoreReason::KnownCase;
        decision.at = *ignored.closedAt;
        m_decisions.push_back(decision);

        const auto changes = talk().regions[0].changes;
        QCOMPARE(changes.size(), std::size_t(4));
        QCOMPARE(changes[0].kind, TalkChange::Kind::Cleared);
        QVERIFY(changes[0].talk.zh.empty());
        QCOMPARE(changes[1].kind, TalkChange::Kind::Ignored);
        QCOMPARE(changes[1].reason, model::IgnoreReason::KnownCase);
        QCOMPARE(changes[2].kind, TalkChange::Kind::Taken);
        QCOMPARE(changes[2].who, std::string("何敏"));
        QCOMPARE(changes[2].talk.zh, std::string("白皮书"));
        QCOMPARE(changes[2].promisedFor, parseDate("2026-03-04"));
        QCOMPARE(changes[3].kind, TalkChange::Kind::Opened);
        QCOMPARE(changes[3].talk.zh, std::string("请供应链给日期"));
    }

    void whatHappenedBeforeYesterdayIsNoNews()
    {
        add("早就解除", "苏南", WarningState::Cleared, std::chrono::hours(400)).closedAt = now - std::chrono::hours(100);
        add("早就接手", "苏南", WarningState::Handled, std::chrono::hours(400)).decidedAt = now - std::chrono::hours(100);
        add("稍后", "苏南", WarningState::Snoozed, std::chrono::hours(10));
        const auto region = talk().regions[0];
        QVERIFY(region.changes.empty());
        QCOMPARE(region.standing, 0);
    }

    void customersWithoutARegionComeLast()
    {
        add("无区域", nullptr, WarningState::Open, std::chrono::hours(1));
        const MorningTalk morning = talk();
        QCOMPARE(morning.regions.size(), std::size_t(3));
        QVERIFY(morning.regions[2].region.isNull());
        QCOMPARE(morning.regions[2].changes.size(), std::size_t(1));
        // Nothing on record is nothing said.
        QVERIFY(morning.regions[2].changes[0].talk.zh.empty());
    }
};

SINAN_TEST(TestMeeting)
#include "tst_meeting.moc"
