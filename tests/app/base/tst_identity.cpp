#include "tests/support/test_program.h"
#include "app/base/json.h"
#include "app/base/uuid.h"

#include <QTest>
#include <QUuid>

using namespace sinan;

class TestIdentity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void versionFiveAgreesWithQt()
    {
        const QUuid space("{6ba7b810-9dad-11d1-80b4-00c04fd430c8}");
        const auto ours = Uuid::parse("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        QVERIFY(ours);
        const QString theirs = QUuid::createUuidV5(space, QStringLiteral("云帆")).toString(QUuid::WithoutBraces);
        QCOMPARE(QString::fromStdString(Uuid::v5(*ours, "云帆").toString()), theirs);
    }

    void versionSevenSortsByTimeAndCarriesIt()
    {
        SetClock clock(fromMillis(1'772'410'200'000));
        SeededRandom random(1);
        const Uuid first = Uuid::v7(clock, random);
        clock.advance(Millis(1));
        const Uuid second = Uuid::v7(clock, random);
        QVERIFY(first < second);
        QCOMPARE(first.toString()[14], '7');
        std::int64_t millis = 0;
        for (int i = 0; i < 6; ++i)
            millis = millis * 256 + first.bytes()[std::size_t(i)];
        QCOMPARE(millis, std::int64_t(1'772'410'200'000));
    }

    void textAndIdAreInverse()
    {
        SeededRandom random(3);
        for (int i = 0; i < 200; ++i) {
            Uuid::Bytes bytes;
            random.fill(bytes);
            QCOMPARE(Uuid::parse(Uuid(bytes).toString()), std::optional(Uuid(bytes)));
        }
    }

    void whatIsNoIdIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << "";
        QTest::newRow("short") << "6ba7b810-9dad-11d1-80b4";
        QTest::newRow("letters") << "6ba7b810-9dad-11d1-80b4-00c04fd430cz";
        QTest::newRow("no dashes") << "6ba7b8109dad11d180b400c04fd430c8aaaa";
    }
    void whatIsNoIdIsRefused()
    {
        QFETCH(QString, text);
        QVERIFY(!Uuid::parse(text.toStdString()));
    }

    void aSeedRepeatsItsRun()
    {
        SeededRandom a(42);
        SeededRandom b(42);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(a.next(), b.next());
        QVERIFY(SeededRandom(43).next() != SeededRandom(42).next());
    }

    void jsonLimitsAndFaultsAreErrorsNotExceptions_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        QTest::newRow("cut") << QByteArray("{\"a\":") << int(ErrorCode::Unreadable);
        QTest::newRow("trailing") << QByteArray("1 2") << int(ErrorCode::Unreadable);
        QTest::newRow("bad utf-8") << QByteArray("\"\xff\"") << int(ErrorCode::Unreadable);
        QTest::newRow("too deep") << QByteArray(100, '[') << int(ErrorCode::TooLarge);
        QTest::newRow("empty") << QByteArray() << int(ErrorCode::Unreadable);
    }
    void jsonLimitsAndFaultsAreErrorsNotExceptions()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, code);
        const auto parsed = parseJson(text.toStdString());
        QVERIFY(!parsed.ok());
        QCOMPARE(int(parsed.error().code), code);
    }

    void canonicalTextDoesNotDependOnTheOrderOfKeys()
    {
        QCOMPARE(dumpJson(*parseJson(R"({"b":1,"a":[2,{"d":1,"c":2}]})")), dumpJson(*parseJson(R"({"a":[2,{"c":2,"d":1}],"b":1})")));
    }

    void readingAMemberOfTheWrongTypeGivesTheFallback()
    {
        const auto json = parseJson(R"({"text":1,"number":"x"})");
        QCOMPARE(textOr(*json, "text", "none"), std::string("none"));
        QCOMPARE(integerOr(*json, "number", 7), std::int64_t(7));
        QCOMPARE(numberOr(Json("scalar"), "x", 1.5), 1.5);
        QVERIFY(memberOrNull(*json, "absent").is_null());
    }
};

SINAN_TEST(TestIdentity)
#include "tst_identity.moc"
