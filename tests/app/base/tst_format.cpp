#include "tests/support/test_program.h"
#include "app/base/format.h"

#include <QTest>

using namespace sinan;

class TestFormat : public QObject
{
    Q_OBJECT

    static UtcTime local(const char *iso) { return parseIso(iso, "Asia/Shanghai").value(); }

private Q_SLOTS:
    void moneyReadsAsPeopleSayIt_data()
    {
        QTest::addColumn<qlonglong>("minor");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("zh");
        QTest::addColumn<QString>("en");
        QTest::newRow("hundred millions") << 12'800'000'000LL << "CNY" << "¥1.28 亿" << "¥128M";
        QTest::newRow("millions") << 310'000'000LL << "CNY" << "¥310 万" << "¥3.1M";
        QTest::newRow("below ten thousand") << 842'000LL << "CNY" << "¥8,420" << "¥8,420";
        QTest::newRow("thousands of ten thousands") << 1'124'000'000LL << "CNY" << "¥1,124 万" << "¥11.2M";
        QTest::newRow("tens of thousands") << 12'800'000LL << "CNY" << "¥12.8 万" << "¥128K";
        QTest::newRow("nearly a hundred million") << 9'999'900'000LL << "CNY" << "¥1 亿" << "¥100M";
        QTest::newRow("dollars") << 310'000'000LL << "USD" << "$310 万" << "$3.1M";
        QTest::newRow("yen has no minor unit") << 3'000'000LL << "JPY" << "¥300 万" << "¥3M";
        QTest::newRow("negative") << -842'000LL << "CNY" << "−¥8,420" << "−¥8,420";
        QTest::newRow("nothing") << 0LL << "CNY" << "¥0" << "¥0";
    }
    void moneyReadsAsPeopleSayIt()
    {
        QFETCH(qlonglong, minor);
        QFETCH(QString, currency);
        QFETCH(QString, zh);
        QFETCH(QString, en);
        const Money money{minor, currency.toStdString()};
        QCOMPARE(QString::fromStdString(format::money(money, Language::Chinese)), zh);
        QCOMPARE(QString::fromStdString(format::money(money, Language::English)), en);
    }

    void moneyInFullKeepsEveryFen()
    {
        QCOMPARE(format::moneyInFull({310'000'007, "CNY"}), std::string("¥3,100,000.07"));
        QCOMPARE(format::moneyInFull({-5, "USD"}), std::string("−$0.05"));
        QCOMPARE(format::moneyInFull({1234, "JPY"}), std::string("¥1,234"));
    }

    void remainingTimeNeverPromisesMoreThanThereIs_data()
    {
        QTest::addColumn<qlonglong>("seconds");
        QTest::addColumn<QString>("zh");
        QTest::addColumn<QString>("en");
        QTest::newRow("six hours twelve") << (6 * 3600 + 12 * 60 + 59LL) << "剩 6 时 12 分" << "6 h 12 min left";
        QTest::newRow("twenty-one hours") << (21 * 3600 + 120LL) << "剩 21 时" << "21 h left";
        QTest::newRow("three days") << (3 * 86400LL) << "剩 3 天" << "3 days left";
        QTest::newRow("forty-seven hours") << (47 * 3600LL) << "剩 47 时" << "47 h left";
        QTest::newRow("minutes") << 540LL << "剩 9 分" << "9 min left";
        QTest::newRow("whole hours") << 7200LL << "剩 2 时" << "2 h left";
        QTest::newRow("over") << -7200LL << "已过 2 时" << "2 h overdue";
    }
    void remainingTimeNeverPromisesMoreThanThereIs()
    {
        QFETCH(qlonglong, seconds);
        QFETCH(QString, zh);
        QFETCH(QString, en);
        QCOMPARE(QString::fromStdString(format::remaining(std::chrono::seconds(seconds), Language::Chinese)), zh);
        QCOMPARE(QString::fromStdString(format::remaining(std::chrono::seconds(seconds), Language::English)), en);
    }

    void datesNameTheYearOnlyWhenItIsAnother()
    {
        const WorkCalendar calendar("Asia/Shanghai");
        const UtcTime now = local("2026-03-02T08:10");
        QCOMPARE(format::dateTime(local("2026-03-02T14:30"), now, calendar, Language::Chinese), std::string("3月2日 周一 14:30"));
        QCOMPARE(format::dateTime(local("2026-03-02T14:30"), now, calendar, Language::English), std::string("Mon 2 Mar, 14:30"));
        QCOMPARE(format::date(calendar.dateOf(local("2025-01-09T12:00")), calendar.dateOf(now), Language::Chinese), std::string("2025年1月9日"));
        QCOMPARE(format::date(calendar.dateOf(local("2025-01-09T12:00")), calendar.dateOf(now), Language::English), std::string("9 Jan 2025"));
    }

    void agoTurnsIntoADateAfterAWeek()
    {
        const WorkCalendar calendar("Asia/Shanghai");
        const UtcTime now = local("2026-03-02T08:10");
        QCOMPARE(format::ago(now, now, calendar, Language::Chinese), std::string("刚刚"));
        QCOMPARE(format::ago(local("2026-03-02T08:05"), now, calendar, Language::English), std::string("5 min ago"));
        QCOMPARE(format::ago(local("2026-03-01T07:10"), now, calendar, Language::English), std::string("1 day ago"));
        QCOMPARE(format::ago(local("2026-02-20T08:10"), now, calendar, Language::Chinese), std::string("2月20日 周五"));
    }
};

SINAN_TEST(TestFormat)
#include "tst_format.moc"
