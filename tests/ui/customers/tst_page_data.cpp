#include "tests/support/test_program.h"
#include "app/insight/customer_page.h"

#include <QtTest>

using namespace sinan;
using namespace sinan::insight;

namespace {

Uuid rowId(std::string_view name)
{
    return Uuid::v5(sinanSpace, name);
}

const UtcTime now = *parseIso("2026-03-02T00:10:00Z");
const WorkCalendar calendar("Asia/Shanghai");

CustomerRecord empty()
{
    CustomerRecord record;
    record.customer.id = rowId("c");
    record.customer.name = "云帆机械";
    return record;
}

model::Warning warning(std::string_view name, model::Severity severity, model::WarningState state, int dueInHours)
{
    model::Warning one;
    one.id = rowId(name);
    one.customer = rowId("c");
    one.severity = severity;
    one.state = state;
    one.openedAt = now - std::chrono::hours(30);
    one.dueAt = now + std::chrono::hours(dueInHours);
    return one;
}

model::Fact fact(std::string series, int daysAgo, double value)
{
    model::Fact one;
    one.id = rowId(series + std::to_string(daysAgo));
    one.series = std::move(series);
    one.at = now - std::chrono::hours(24 * daysAgo);
    one.value = value;
    return one;
}

} // namespace

/// The page of a customer, as data: what stands first, what runs out, what is worth a line.
class CustomerPageData final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theGravestWarningStandsFirstAndThenTheOneWithLessTime();
    void settledWarningsAreKeptApartWithTheReasonForIgnoring();
    void theOpenDealLeadsEvenWhereALostOneWasLarger();
    void aRequestAndThePromiseThatAnswersItAreOneLine();
    void aPromiseWithoutARequestStandsAlone();
    void whatIsOpenAndLateIsOverdue();
    void theNextDeadlineIsTheEarliestOfWarningsRequestsAndPromises();
    void aSnoozedWarningIsNoDeadline();
    void theTimelineIsNewestFirstAndKnowsNothingOfTheFuture();
    void aSparseSeriesTellsEachChangeOnce();
    void aDailySeriesTellsOnlyWeeksThatMovedByAThird();
    void contactsWithAnUnknownRoleComeLast();
    void aSourceThatIsNotConnectedSaysSo();
    void peopleAreOfferedOnce();
};

void CustomerPageData::theGravestWarningStandsFirstAndThenTheOneWithLessTime()
{
    auto record = empty();
    record.warnings = {warning("low", model::Severity::Low, model::WarningState::Open, 1), warning("late", model::Severity::High, model::WarningState::Open, 40),
                       warning("soon", model::Severity::High, model::WarningState::Open, 6)};
    const auto page = customerPage(record, now, calendar);
    QCOMPARE(page.open.size(), std::size_t(3));
    QVERIFY(page.open[0].id == rowId("soon"));
    QVERIFY(page.open[1].id == rowId("late"));
    QVERIFY(page.open[2].id == rowId("low"));
}

void CustomerPageData::settledWarningsAreKeptApartWithTheReasonForIgnoring()
{
    auto record = empty();
    record.warnings = {warning("a", model::Severity::High, model::WarningState::Ignored, 1), warning("b", model::Severity::Low, model::WarningState::Handled, 1),
                       warning("c", model::Severity::Low, model::WarningState::Cleared, 1)};
    model::Decision decision;
    decision.warning = rowId("a");
    decision.verb = model::Verb::Ignore;
    decision.reason = model::IgnoreReason::JudgedDifferently;
    record.decisions = {decision};
    const auto page = customerPage(record, now, calendar);
    QCOMPARE(page.open.size(), std::size_t(1));
    QCOMPARE(page.past.size(), std::size_t(2));
    const auto ignored = std::find_if(page.past.begin(), page.past.end(), [](const PageWarning &one) { return one.id == rowId("a"); });
    QVERIFY(ignored != page.past.end());
    QVERIFY(ignored->ignoredFor == model::IgnoreReason::JudgedDifferently);
}

void CustomerPageData::theOpenDealLeadsEvenWhereALostOneWasLarger()
{
    auto record = empty();
    model::Opportunity lost;
    lost.id = rowId("lost");
    lost.stage = model::Stage::Lost;
    lost.amountMinor = 900;
    model::Opportunity small;
    small.id = rowId("small");
    small.stage = model::Stage::Trial;
    small.amountMinor = 100;
    model::Opportunity large = small;
    large.id = rowId("large");
    large.amountMinor = 500;
    record.opportunities = {lost, small, large};
    const auto page = customerPage(record, now, calendar);
    QVERIFY(page.opportunities[0].id == rowId("large"));
    QVERIFY(page.opportunities[1].id == rowId("small"));
    QVERIFY(page.opportunities[2].id == rowId("lost"));
    QVERIFY(leadingOpportunity({}) == nullptr);
}

void CustomerPageData::aRequestAndThePromiseThatAnswersItAreOneLine()
{
    auto record = empty();
    model::Task task;
    task.id = rowId("task");
    task.titleZh = "给出首批到货日期";
    task.assignee = "王芳";
    task.state = model::TaskState::Promised;
    task.promisedFor = parseDate("2026-03-12");
    task.createdAt = now - std::chrono::hours(5);
    model::Promise first;
    first.id = rowId("first");
    first.task = task.id;
    first.madeAt = now - std::chrono::hours(4);
    model::Promise second = first;
    second.id = rowId("second");
    second.madeAt = now - std::chrono::hours(1);
    record.tasks = {task};
    record.promises = {second, first};
    const auto page = customerPage(record, now, calendar);
    QCOMPARE(page.requests.size(), std::size_t(1));
    QVERIFY(page.requests[0].promise == rowId("second"));
    QVERIFY(page.requests[0].isOpen());
    // The whole promised day counts: until midnight in the workspace's zone.
    QVERIFY(page.requests[0].dueAt == parseIso("2026-03-12T16:00:00Z"));
}

void CustomerPageData::aPromiseWithoutARequestStandsAlone()
{
    auto record = empty();
    model::Promise promise;
    promise.id = rowId("promise");
    promise.text = "周三发白皮书";
    promise.promisedBy = "何敏";
    promise.dueOn = *parseDate("2026-03-04");
    record.promises = {promise};
    const auto page = customerPage(record, now, calendar);
    QCOMPARE(page.requests.size(), std::size_t(1));
    QVERIFY(!page.requests[0].task);
    QVERIFY(page.requests[0].isOpen());
    QCOMPARE(page.requests[0].assignee, std::string("何敏"));
}

void CustomerPageData::whatIsOpenAndLateIsOverdue()
{
    auto record = empty();
    model::Task late;
    late.id = rowId("late");
    late.dueAt = now - std::chrono::hours(1);
    model::Task done = late;
    done.id = rowId("done");
    done.state = model::TaskState::Done;
    record.tasks = {done, late};
    const auto page = customerPage(record, now, calendar);
    QVERIFY(page.requests[0].task == rowId("late"));
    QVERIFY(page.requests[0].overdue);
    QVERIFY(!page.requests[1].overdue);
}

void CustomerPageData::theNextDeadlineIsTheEarliestOfWarningsRequestsAndPromises()
{
    auto record = empty();
    record.warnings = {warning("w", model::Severity::High, model::WarningState::Open, 21)};
    model::Task task;
    task.id = rowId("task");
    task.dueAt = now + std::chrono::hours(5);
    record.tasks = {task};
    const auto page = customerPage(record, now, calendar);
    QVERIFY(page.nextDeadline.has_value());
    QVERIFY(page.nextDeadline->kind == PageDeadline::Kind::Request);
    QVERIFY(page.nextDeadline->row == rowId("task"));
}

void CustomerPageData::aSnoozedWarningIsNoDeadline()
{
    auto record = empty();
    record.warnings = {warning("w", model::Severity::High, model::WarningState::Snoozed, 2)};
    QVERIFY(!customerPage(record, now, calendar).nextDeadline);
}

void CustomerPageData::theTimelineIsNewestFirstAndKnowsNothingOfTheFuture()
{
    auto record = empty();
    for (const int hours : {50, 2, -5, 20}) {
        model::Interaction talk;
        talk.id = rowId(std::to_string(hours));
        talk.occurredAt = now - std::chrono::hours(hours);
        talk.text = "第一行\n第二行";
        record.interactions.push_back(talk);
    }
    const auto page = customerPage(record, now, calendar);
    QCOMPARE(page.timeline.size(), std::size_t(3));
    QVERIFY(page.timeline[0].row == rowId("2"));
    QVERIFY(page.timeline[2].row == rowId("50"));
    QCOMPARE(page.timeline[0].excerpt, std::string("第一行 第二行"));
}

void CustomerPageData::aSparseSeriesTellsEachChangeOnce()
{
    const std::vector<model::Fact> facts{fact("order_late", 90, 0), fact("order_late", 60, 0), fact("order_late", 30, 2), fact("order_late", -3, 9)};
    const auto entries = factChanges(facts, now, calendar);
    QCOMPARE(entries.size(), std::size_t(2));
    QVERIFY(!entries[0].before);
    QCOMPARE(entries[1].before.value_or(-1), 0.0);
    QCOMPARE(entries[1].after, 2.0);
}

void CustomerPageData::aDailySeriesTellsOnlyWeeksThatMovedByAThird()
{
    std::vector<model::Fact> facts;
    // Monday 2026-02-02 to Sunday 2026-03-01: three weeks at ten a day, the last at four.
    for (int day = 28; day >= 1; --day)
        facts.push_back(fact("login", day, day <= 7 ? 4 : 10));
    const auto entries = factChanges(facts, now, calendar);
    QCOMPARE(entries.size(), std::size_t(1));
    QVERIFY(entries[0].weekly);
    QCOMPARE(entries[0].before.value_or(-1), 70.0);
    QCOMPARE(entries[0].after, 28.0);
}

void CustomerPageData::contactsWithAnUnknownRoleComeLast()
{
    auto record = empty();
    model::Contact unknown;
    unknown.name = "不详";
    model::Contact legal;
    legal.name = "法务";
    legal.role = model::BuyingRole::Legal;
    model::Contact buyer;
    buyer.name = "拍板";
    buyer.role = model::BuyingRole::EconomicBuyer;
    record.contacts = {unknown, legal, buyer};
    const auto page = customerPage(record, now, calendar);
    QCOMPARE(page.contacts[0].name, std::string("拍板"));
    QCOMPARE(page.contacts[2].name, std::string("不详"));
}

void CustomerPageData::aSourceThatIsNotConnectedSaysSo()
{
    auto record = empty();
    model::DataSource off;
    off.key = "competitor_search";
    model::DataSource stale;
    stale.key = "login";
    stale.connected = true;
    stale.lastReceivedAt = now - std::chrono::hours(100);
    model::DataSource fresh = stale;
    fresh.key = "call";
    fresh.lastReceivedAt = now - std::chrono::hours(1);
    record.sources = {off, stale, fresh};
    model::Interaction talk;
    talk.id = rowId("talk");
    talk.channel = model::Channel::Call;
    talk.occurredAt = now - std::chrono::hours(9);
    record.interactions = {talk};
    const auto page = customerPage(record, now, calendar);
    QVERIFY(page.sources[0].state == SourceState::State::NotConnected);
    QVERIFY(page.sources[1].state == SourceState::State::Stale);
    QVERIFY(!page.sources[1].lastHere);
    QVERIFY(page.sources[2].state == SourceState::State::Connected);
    QVERIFY(page.sources[2].lastHere == talk.occurredAt);
}

void CustomerPageData::peopleAreOfferedOnce()
{
    auto record = empty();
    record.customer.ownerName = "李明";
    model::Task task;
    task.id = rowId("task");
    task.assignee = "王芳";
    record.tasks = {task};
    model::User wang;
    wang.name = "王芳";
    model::User he;
    he.name = "何敏";
    record.users = {wang, he};
    const auto page = customerPage(record, now, calendar);
    QCOMPARE(page.people, (std::vector<std::string>{"王芳", "李明", "何敏"}));
}

SINAN_TEST(CustomerPageData)
#include "tst_page_data.moc"
