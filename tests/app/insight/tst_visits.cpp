#include "tests/support/test_program.h"
#include "tests/support/memory_rows.h"

#include "app/insight/customer_page.h"
#include "app/insight/visits.h"
#include "app/mutations/mutation.h"

#include <QTest>

using namespace sinan;
using insight::nextVisit;
using model::Visit;
using model::VisitState;

namespace {

const UtcTime now = parseIso("2026-03-02T00:10:00Z").value();

Visit visitAt(const char *name, std::chrono::minutes after, std::optional<std::chrono::minutes> lasts = {}, std::optional<std::int64_t> travel = {})
{
    Visit visit;
    visit.id = Uuid::v5(sinanSpace, name);
    visit.customer = Uuid::v5(sinanSpace, "yunfan");
    visit.start = now + after;
    if (lasts)
        visit.end = visit.start + *lasts;
    visit.travelMinutes = travel;
    return visit;
}

} // namespace

/// Which visit is next, and what planning, moving and cancelling leave behind.
class TestVisits : public QObject
{
    Q_OBJECT

    SetClock m_clock{now};
    SeededRandom m_random{3};
    test::MemoryRows m_rows;
    Uuid m_customer = Uuid::v5(sinanSpace, "yunfan");
    Uuid m_contact = Uuid::v5(sinanSpace, "wang");
    Uuid m_visit = Uuid::v5(sinanSpace, "visit");

    Result<mutations::Outcome> run(std::string name, Json arguments)
    {
        mutations::Mutation mutation;
        mutation.name = std::move(name);
        mutation.arguments = std::move(arguments);
        return mutations::Registry::standard().run({{Uuid{}, "李静", model::Role::Rep}, now, &m_random, &m_clock}, mutation, m_rows);
    }
    Json planned() const
    {
        return {{"id", m_visit.toString()}, {"customer", m_customer.toString()}, {"contact", m_contact.toString()}, {"start", "2026-03-02T06:00:00Z"},
                {"end", "2026-03-02T07:30:00Z"}, {"place", "二楼会议室"}, {"travel_minutes", 40}};
    }

private Q_SLOTS:
    void init()
    {
        m_rows = test::MemoryRows();
        model::Customer customer;
        customer.id = m_customer;
        customer.name = "云帆机械";
        model::Contact contact;
        contact.id = m_contact;
        contact.customer = m_customer;
        contact.name = "王建国";
        m_rows.add(customer);
        m_rows.add(contact);
    }

    void theNextOneIsTheEarliestThatIsNotOver()
    {
        using std::chrono::minutes;
        const std::vector<Visit> visits{visitAt("later", minutes(600)), visitAt("over", minutes(-200), minutes(60)), visitAt("soon", minutes(300)),
                                        visitAt("long over", minutes(-61))};
        QCOMPARE(nextVisit(visits, now)->id, Uuid::v5(sinanSpace, "soon"));
        // The one that is on goes before those to come, until its end.
        const std::vector<Visit> on{visitAt("soon", minutes(30)), visitAt("on", minutes(-50), minutes(60))};
        QCOMPARE(nextVisit(on, now)->id, Uuid::v5(sinanSpace, "on"));
        QCOMPARE(nextVisit(on, now + minutes(10))->id, Uuid::v5(sinanSpace, "soon"));
        QVERIFY(!nextVisit({}, now));
    }

    void aCancelledOneIsNone()
    {
        Visit visit = visitAt("soon", std::chrono::minutes(30));
        visit.state = VisitState::Cancelled;
        QVERIFY(!nextVisit(std::span(&visit, 1), now));
    }

    void oneLeavesEarlierByTheWay()
    {
        QCOMPARE(insight::departure(visitAt("a", std::chrono::minutes(60), {}, 40)), now + std::chrono::minutes(20));
        QCOMPARE(insight::departure(visitAt("a", std::chrono::minutes(60))), now + std::chrono::minutes(60));
    }

    void theCustomersPageKnowsTheNextVisit()
    {
        insight::CustomerRecord record;
        record.customer = m_rows.get<model::Customer>(m_customer).value();
        record.visits = {visitAt("later", std::chrono::minutes(600)), visitAt("soon", std::chrono::minutes(300))};
        const auto page = insight::customerPage(record, now, WorkCalendar("Asia/Shanghai"));
        QVERIFY(page.nextVisit.has_value());
        QCOMPARE(page.nextVisit->id, Uuid::v5(sinanSpace, "soon"));
        record.visits.clear();
        QVERIFY(!insight::customerPage(record, now, WorkCalendar("Asia/Shanghai")).nextVisit);
    }

    void aVisitIsPlannedMovedAndCancelled()
    {
        SINAN_VERIFY(run("visit.add@1", planned()));
        QCOMPARE(m_rows.get<Visit>(m_visit)->travelMinutes, std::optional<std::int64_t>(40));
        SINAN_VERIFY(run("visit.move@1", {{"visit", m_visit.toString()}, {"start", "2026-03-03T02:00:00Z"}}));
        auto visit = m_rows.get<Visit>(m_visit);
        QCOMPARE(toIso(*visit->end), std::string("2026-03-03T03:30:00.000Z")); // as long as it was
        QCOMPARE(visit->place, std::string("二楼会议室"));
        SINAN_VERIFY(run("visit.cancel@1", {{"visit", m_visit.toString()}}));
        QCOMPARE(m_rows.get<Visit>(m_visit)->state, VisitState::Cancelled);
        SINAN_VERIFY(run("visit.move@1", {{"visit", m_visit.toString()}, {"start", "2026-03-04T02:00:00Z"}, {"end", "2026-03-04T03:00:00Z"}}));
        QCOMPARE(m_rows.get<Visit>(m_visit)->state, VisitState::Planned);
    }

    void whatCannotBeAVisitIsRefused_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("value");
        QTest::newRow("no start") << "start" << "null";
        QTest::newRow("no time") << "start" << "\"soon\"";
        QTest::newRow("ends before it starts") << "end" << "\"2026-03-02T05:00:00Z\"";
        QTest::newRow("no such customer") << "customer" << "\"00000000-0000-5000-8000-000000000001\"";
        QTest::newRow("no such contact") << "contact" << "\"00000000-0000-5000-8000-000000000001\"";
        QTest::newRow("two days on the way") << "travel_minutes" << "2880";
        QTest::newRow("a way of no length") << "travel_minutes" << "-5";
    }
    void whatCannotBeAVisitIsRefused()
    {
        QFETCH(QString, member);
        QFETCH(QString, value);
        Json arguments = planned();
        arguments[member.toStdString()] = parseJson(value.toStdString()).value();
        QVERIFY(!run("visit.add@1", arguments).ok());
        QVERIFY(m_rows.all<Visit>().empty());
    }

    void somebodyElsesContactIsRefused()
    {
        model::Contact contact;
        contact.id = Uuid::v5(sinanSpace, "other");
        contact.customer = Uuid::v5(sinanSpace, "another customer");
        contact.name = "刘志远";
        m_rows.add(contact);
        Json arguments = planned();
        arguments["contact"] = contact.id.toString();
        const auto done = run("visit.add@1", arguments);
        QVERIFY(!done.ok());
        QCOMPARE(done.error().code, ErrorCode::InvalidArgument);
    }

    void aCalendarThatComesAgainDoesNotBringBackWhatWasCancelled()
    {
        const Json row{{"id", m_visit.toString()}, {"customer", m_customer.toString()}, {"start", "2026-03-02T06:00:00.000Z"}, {"external_key", "cal-1"}};
        const auto import = [&] {
            const std::string id = Uuid::v7(m_clock, m_random).toString();
            const auto started = run("import.start@1", {{"run", id}, {"file", "日历.ics"}, {"collection", "visit"}});
            if (!started.ok())
                return Result<void>(started.error());
            const auto chunk = run("import.chunk@1", {{"run", id}, {"collection", "visit"}, {"rows", Json::array({row})}});
            return chunk.ok() ? Result<void>() : Result<void>(chunk.error());
        };
        SINAN_VERIFY(import());
        QCOMPARE(m_rows.all<Visit>().size(), std::size_t(1));
        SINAN_VERIFY(run("visit.cancel@1", {{"visit", m_visit.toString()}}));
        SINAN_VERIFY(import());
        QCOMPARE(m_rows.get<Visit>(m_visit)->state, VisitState::Cancelled);
    }
};

SINAN_TEST(TestVisits)
#include "tst_visits.moc"
