#include "tests/support/test_program.h"
#include "app/insight/today.h"

using namespace sinan;
using namespace sinan::insight;
using model::Severity;
using model::Warning;
using model::WarningState;

#include <QTest>

class TestToday : public QObject
{
    Q_OBJECT

    const UtcTime m_now = parseIso("2026-03-02T00:10:00Z").value();
    std::vector<Warning> m_warnings;
    std::unordered_map<Uuid, model::Customer> m_customers;

    Warning &add(const char *name, double hoursLeft, std::int64_t amount, double score = 70)
    {
        Warning warning;
        warning.id = Uuid::v5(sinanSpace, name);
        warning.customer = Uuid::v5(sinanSpace, std::string("customer ") + name);
        warning.opportunity = Uuid::v5(sinanSpace, std::string("deal ") + name);
        warning.severity = Severity::High;
        warning.score = score;
        warning.amountMinor = amount * 100;
        warning.currency = "CNY";
        warning.openedAt = m_now - std::chrono::hours(10);
        warning.dueAt = m_now + Millis(std::int64_t(hoursLeft * 3'600'000));
        warning.evidenceCount = 2;
        model::Customer customer;
        customer.id = warning.customer;
        customer.name = name;
        m_customers[customer.id] = customer;
        m_warnings.push_back(warning);
        return m_warnings.back();
    }
    TodayList list() { return todayList(m_warnings, m_customers, m_now); }

private Q_SLOTS:
    void init()
    {
        m_warnings.clear();
        m_customers.clear();
    }

    void rowsFallIntoBucketsByTheTimeLeft_data()
    {
        QTest::addColumn<double>("hours");
        QTest::addColumn<int>("bucket");
        QTest::newRow("overdue") << -5.0 << int(Bucket::Now);
        QTest::newRow("within a day") << 24.0 << int(Bucket::Now);
        QTest::newRow("within two days") << 24.1 << int(Bucket::Today);
        QTest::newRow("within a week") << 49.0 << int(Bucket::Week);
        QTest::newRow("later") << 169.0 << int(Bucket::Watch);
    }
    void rowsFallIntoBucketsByTheTimeLeft()
    {
        QFETCH(double, hours);
        QFETCH(int, bucket);
        add("a", hours, 100'000);
        QCOMPARE(int(list().rows.at(0).bucket), bucket);
    }

    void lowSeverityAndNoDeadlineAreOnlyWatched()
    {
        add("low", 3, 100'000).severity = Severity::Low;
        add("open end", 3, 100'000).dueAt.reset();
        QCOMPARE(list().counts[std::size_t(Bucket::Watch)], 2);
    }

    void sixtyWarningsLeaveSevenToHandleNow()
    {
        for (int i = 0; i < 60; ++i)
            add(qPrintable(QString::number(i)), 5, 10'000 + i * 1000);
        const TodayList today = list();
        QCOMPARE(today.counts[std::size_t(Bucket::Now)], 7);
        QCOMPARE(today.counts[std::size_t(Bucket::Today)], 53);
        QCOMPARE(today.rows.front().customerName, std::string("59"));
        QVERIFY(today.rows.at(7).overBudget && !today.rows.at(6).overBudget);
    }

    void moneyConfidenceAndTimeDecideTheOrder()
    {
        add("small soon", 1, 50'000);
        add("large later", 20, 5'000'000);
        add("large doubtful", 20, 5'000'000, 30);
        const TodayList today = list();
        QCOMPARE(today.rows.at(0).customerName, std::string("large later"));
        QCOMPARE(today.rows.at(1).customerName, std::string("large doubtful"));
        QCOMPARE(today.rows.at(0).rank.value(), 5'000'000 * 0.7 * 24.0 / 44.0);
    }

    void urgencyIsOneAtTheDeadlineAndHalfADayBefore()
    {
        QCOMPARE(urgency(m_now, m_now), 1.0);
        QCOMPARE(urgency(m_now - std::chrono::hours(3), m_now), 1.0);
        QCOMPARE(urgency(m_now + std::chrono::hours(24), m_now), 0.5);
        QCOMPARE(urgency(std::nullopt, m_now), 0.1);
    }

    void warningsOfOneCauseAreOneRow()
    {
        for (const char *name : {"a", "b", "c"})
            add(name, 10, 100'000).causeKey = "usage/R-007/2026-02-23";
        add("alone", 10, 100'000);
        const TodayList today = list();
        QCOMPARE(today.rows.size(), std::size_t(2));
        QCOMPARE(today.rows.at(0).customers.size(), std::size_t(3));
        QCOMPARE(today.rows.at(0).amounts.at(0).minor, std::int64_t(30'000'000));
        QCOMPARE(today.rows.at(0).evidenceCount, std::int64_t(6));
    }

    void oneDealIsCountedOnceAndCurrenciesStayApart()
    {
        add("a", 5, 3'100'000);
        Warning &second = add("b", 6, 3'100'000);
        second.customer = m_warnings[0].customer;
        second.opportunity = m_warnings[0].opportunity;
        add("c", 7, 200'000).currency = "USD";
        const TodayList today = list();
        QCOMPARE(today.nowAmounts.size(), std::size_t(2));
        QCOMPARE(today.nowAmounts[0], (Money{310'000'000, "CNY"}));
        QCOMPARE(today.nowAmounts[1], (Money{20'000'000, "USD"}));
    }

    void snoozedStaysAwayUntilItsTimeAndHandledStandsApart()
    {
        add("later", 5, 1000).state = WarningState::Snoozed;
        m_warnings.back().snoozedUntil = m_now + std::chrono::hours(1);
        add("woken", 5, 1000).state = WarningState::Snoozed;
        m_warnings.back().snoozedUntil = m_now - std::chrono::hours(1);
        add("until worse", 5, 1000).state = WarningState::Snoozed;
        add("in hand", 5, 1000).state = WarningState::Handled;
        add("ignored", 5, 1000).state = WarningState::Ignored;
        const TodayList today = list();
        QCOMPARE(today.rows.size(), std::size_t(1));
        QCOMPARE(today.rows[0].customerName, std::string("woken"));
        QCOMPARE(today.inHand.size(), std::size_t(1));
    }

    void yesterdaysCountIsTheOneThatStoodThen()
    {
        add("opened since", 5, 1000);
        Warning &old = add("stood and was closed", 5, 1000);
        old.openedAt = m_now - std::chrono::hours(40);
        old.state = WarningState::Cleared;
        old.closedAt = m_now - std::chrono::hours(2);
        old.dueAt = m_now - std::chrono::hours(4);
        Warning &far = add("was not due yet", 10, 1000);
        far.openedAt = m_now - std::chrono::hours(40);
        Warning &handled = add("was in hand already", 5, 1000);
        handled.openedAt = m_now - std::chrono::hours(40);
        handled.state = WarningState::Handled;
        handled.decidedAt = m_now - std::chrono::hours(30);
        QCOMPARE(list().nowYesterday, 1);
    }

    void whereNoWarningIsADayOldThereIsNoYesterday()
    {
        add("opened since", 5, 1000);
        QVERIFY(!list().nowYesterday);
        Warning &old = add("not due yet yesterday", 10, 1000);
        old.openedAt = m_now - std::chrono::hours(40);
        QCOMPARE(list().nowYesterday, 0);
    }

    void nothingIsSaidOfNothing()
    {
        const TodayList today = list();
        QVERIFY(today.rows.empty() && today.nowAmounts.empty() && !today.earliestDue);
    }
};

SINAN_TEST(TestToday)
#include "tst_today.moc"
