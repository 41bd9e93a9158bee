#include "tests/support/test_program.h"
#include "ui/widgets/route.h"

#include <QtTest>

using namespace sinan;
using widgets::Route;

/// Routes as text and back.
class RouteTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textAndRouteAreTheSame_data();
    void textAndRouteAreTheSame();
    void whatNamesNoPlaceIsNoRoute_data();
    void whatNamesNoPlaceIsNoRoute();
    void wordsOfAConversationKeepTheirSpan();
    void anAnchorThatIsNoSpanIsNone_data();
    void anAnchorThatIsNoSpanIsNone();
};

void RouteTest::textAndRouteAreTheSame_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("anchor");
    const QString id = QStringLiteral("5c1a4e6d-093b-5f21-9a70-53696e616e31");
    QTest::newRow("a place") << QStringLiteral("today") << QStringLiteral("today") << QString() << QString();
    QTest::newRow("a row") << QStringLiteral("warning/") + id << QStringLiteral("warning") << id << QString();
    QTest::newRow("words") << QStringLiteral("conversation/") + id + QStringLiteral("#12-40") << QStringLiteral("conversation")
                           << id << QStringLiteral("12-40");
    QTest::newRow("a part of a place") << QStringLiteral("settings#theme") << QStringLiteral("settings") << QString()
                                       << QStringLiteral("theme");
}

void RouteTest::textAndRouteAreTheSame()
{
    QFETCH(QString, text);
    QFETCH(QString, place);
    QFETCH(QString, id);
    QFETCH(QString, anchor);
    const auto route = Route::parse(text);
    QVERIFY(route);
    QCOMPARE(route->place, place);
    QCOMPARE(route->id, id);
    QCOMPARE(route->anchor, anchor);
    QCOMPARE(route->toText(), text);
}

void RouteTest::whatNamesNoPlaceIsNoRoute_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("an id alone") << QStringLiteral("/abc");
    QTest::newRow("a sentence") << QStringLiteral("go to today");
    QTest::newRow("two ids") << QStringLiteral("customer/a/b");
}

void RouteTest::whatNamesNoPlaceIsNoRoute()
{
    QFETCH(QString, text);
    QVERIFY(!Route::parse(text));
}

void RouteTest::wordsOfAConversationKeepTheirSpan()
{
    const Uuid id = Uuid::v5(sinanSpace, "talk");
    const auto back = Route::parse(Route::toWords(id, 3, 27).toText());
    QVERIFY(back);
    QCOMPARE(back->uuid(), std::optional(id));
    QVERIFY(back->span());
    QCOMPARE(back->span()->from, 3);
    QCOMPARE(back->span()->to, 27);
}

void RouteTest::anAnchorThatIsNoSpanIsNone_data()
{
    QTest::addColumn<QString>("anchor");
    QTest::newRow("a word") << QStringLiteral("timeline");
    QTest::newRow("empty span") << QStringLiteral("4-4");
    QTest::newRow("backwards") << QStringLiteral("9-4");
}

void RouteTest::anAnchorThatIsNoSpanIsNone()
{
    QFETCH(QString, anchor);
    QVERIFY(!(Route{QStringLiteral("conversation"), QStringLiteral("x"), anchor}.span()));
}

SINAN_TEST(RouteTest)
#include "tst_route.moc"
