#include "tests/support/test_program.h"
#include "app/base/calendar.h"

#include <QTest>

using namespace sinan;

class TestCalendar : public QObject
{
    Q_OBJECT

    static UtcTime local(const char *iso) { return parseIso(iso, "Asia/Shanghai").value(); }
    static WorkCalendar springFestival()
    {
        const auto document = parseJson(R"({"holidays":["2026-02-16","2026-02-17","2026-02-18","2026-02-19","2026-02-20"],"makeup":["2026-02-28"]})");
        return WorkCalendar::fromJson("Asia/Shanghai", document.value()).value();
    }

private Q_SLOTS:
    void threeFullWorkingDaysAreNeededNotTwo_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("days");
        QTest::newRow("Wednesday to Monday over a made-up Saturday") << "2026-02-25T15:40" << "2026-03-02T08:10" << 3;
        QTest::newRow("Thursday to Monday over a made-up Saturday") << "2026-02-26T16:10" << "2026-03-02T08:10" << 2;
        QTest::newRow("the same day") << "2026-03-02T08:00" << "2026-03-02T23:59" << 0;
        QTest::newRow("over the holiday") << "2026-02-13T18:00" << "2026-02-24T09:00" << 1;
        QTest::newRow("an ordinary week") << "2026-03-05T09:00" << "2026-03-11T08:00" << 3;
        QTest::newRow("backwards") << "2026-03-05T09:00" << "2026-03-01T08:00" << 0;
    }
    void threeFullWorkingDaysAreNeededNotTwo()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(int, days);
        QCOMPARE(springFestival().fullWorkingDays(local(qPrintable(from)), local(qPrintable(to))), days);
    }

    void theMomentAtWhichDaysAreReachedIsTheFirstOne()
    {
        const WorkCalendar calendar = springFestival();
        const UtcTime from = local("2026-02-25T15:40");
        const UtcTime when = calendar.whenFullWorkingDaysReach(from, 3);
        QCOMPARE(calendar.fullWorkingDays(from, when), 3);
        QCOMPARE(calendar.fullWorkingDays(from, when - Millis(1)), 2);
    }

    void calendarDaysAreCountedInTheWorkspacesZone()
    {
        const WorkCalendar calendar("Asia/Shanghai");
        QCOMPARE(calendar.calendarDays(local("2026-03-01T23:30"), local("2026-03-02T00:30")), 1);
        QCOMPARE(WorkCalendar("UTC").calendarDays(local("2026-03-01T23:30"), local("2026-03-02T00:30")), 0);
    }

    void anUnknownZoneFallsBackToUtc() { QCOMPARE(WorkCalendar("Nowhere/Atlantis").zone(), std::string("UTC")); }

    void aWrongDateInTheResourceIsNamed()
    {
        const auto document = parseJson(R"({"holidays":["2026-02-30"]})");
        const auto calendar = WorkCalendar::fromJson("Asia/Shanghai", document.value());
        QVERIFY(!calendar.ok());
        QCOMPARE(calendar.error().where, std::string("calendar.holidays"));
        QVERIFY(calendar.error().fact("value").find("2026-02-30") != std::string_view::npos);
    }

    void timesAreReadWithZoneOffsetOrLocally_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("utc");
        QTest::newRow("zulu") << "2026-03-02T00:10:00Z" << "2026-03-02T00:10:00.000Z";
        QTest::newRow("offset") << "2026-03-02T08:10:00+08:00" << "2026-03-02T00:10:00.000Z";
        QTest::newRow("local") << "2026-03-02T08:10" << "2026-03-02T00:10:00.000Z";
        QTest::newRow("nonsense") << "gestern" << "";
    }
    void timesAreReadWithZoneOffsetOrLocally()
    {
        QFETCH(QString, text);
        QFETCH(QString, utc);
        const auto time = parseIso(text.toStdString(), "Asia/Shanghai");
        QCOMPARE(time ? QString::fromStdString(toIso(*time)) : QString(), utc);
    }

    void aSetClockStandsUntilItIsMoved()
    {
        SetClock clock(local("2026-03-02T08:10"));
        QCOMPARE(clock.now(), local("2026-03-02T08:10"));
        clock.advance(std::chrono::hours(48));
        QCOMPARE(clock.now(), local("2026-03-04T08:10"));
    }
};

SINAN_TEST(TestCalendar)
#include "tst_calendar.moc"
