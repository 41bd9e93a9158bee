#include "tests/support/test_program.h"
#include "app/insight/explanation_text.h"
#include "app/insight/score.h"

#include <QTest>

#include <numeric>
#include <random>

using namespace sinan;
using namespace sinan::insight;

namespace {

const Message none{"score.limit", Json::object()};

Score added(std::vector<double> points)
{
    std::vector<ScoreRow> rows(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        rows[i].points = points[i];
        rows[i].part = i ? ScoreRow::Part::Factor : ScoreRow::Part::Base;
    }
    return addUp(std::move(rows), none);
}

std::vector<int> shown(const Score &score)
{
    std::vector<int> points;
    for (const ScoreRow &row : score.rows)
        points.push_back(row.shown);
    return points;
}

Json book()
{
    return Json::parse(R"({"language": "en",
        "units": {"mention": {"plural": "n", "one": "once", "two": "twice", "other": "{n} times"}, "order": {"plural": "n", "one": "{n} order", "other": "{n} orders"}},
        "roles": {"legal": "Legal"},
        "messages": {
            "plain": "Nothing to fill.", "count": "Asked {n}.", "bare": "{n:bare} of them", "orders": "{n} late",
            "plural": {"plural": "n", "one": "one warning", "other": "{n:bare} warnings"},
            "money": "{sum}", "full": "{sum:full}", "date": "{day}", "time": "{at}", "clock": "{at:time}", "onday": "{at:date}",
            "percent": "{p}", "days": "{d}", "number": "{x}", "text": "{t}", "kind": "{k}", "role": "{r}", "person": "{who}", "span": "{s}",
            "two": "{t} and {x}"}})");
}

Phrasebook phrasebook()
{
    return Phrasebook::fromJson(book()).value();
}

const Reading reading{*parseIso("2026-03-02T08:10", "Asia/Shanghai"), WorkCalendar("Asia/Shanghai")};

Explanation full()
{
    Explanation made;
    made.kind = "delivery_leadtime_concern";
    made.at = fromMillis(1772410200000);
    made.sentence = {"count", {{"n", arg::count(4, "mention")}}};
    made.meaning = {"plain", Json::object()};
    made.notThis = {"plain", Json::object()};
    made.rows = added({18, 34, 15, 11, -7}).rows;
    for (ScoreRow &row : made.rows)
        row.label = {"plain", Json::object()};
    made.rows[1].evidence = {{"signal", "a"}, {"fact", "b"}};
    made.score = 71;
    made.threshold = 40;
    made.evidence = {{"signal", "a"}};
    made.clears = {{"plain", Json::object()}};
    made.strategy = "ST-delivery";
    made.talk = {"plain", Json::object()};
    Advice advice;
    advice.key = "supply_chain_request";
    advice.type = "send_content";
    advice.title = {"发起", "Ask"};
    advice.ownerRole = "legal";
    advice.owner = "王芳";
    advice.dueAt = fromMillis(1772410300000);
    advice.article = "kb-delivery-commitment";
    advice.consent = "send_content";
    advice.standingConsent = true;
    made.advice = {advice};
    made.knowledge = {"kb-delivery-commitment"};
    made.similarCases = {"case-date-in-annex"};
    made.sources = {{"call", {"通话", "Calls"}, SourceState::State::Connected, fromMillis(1772410100000)},
                    {"competitor_search", {"竞品搜索", "Rival searches"}, SourceState::State::NotConnected, std::nullopt}};
    made.nearMisses = {{"R-001", {"plain", Json::object()}}};
    made.confidence = {Confidence::Level::High, 31, 42};
    made.ruleKey = "R-003";
    made.ruleRevision = 5;
    made.ruleHash = "abc";
    return made;
}

} // namespace

class TestExplanation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAddUpToTheScore();
    void wholePointsGoToTheLargestRemainders();
    void whatLeavesTheRangeIsHeldByARowOfItsOwn_data();
    void whatLeavesTheRangeIsHeldByARowOfItsOwn();
    void anyRowsAddUpExactlyAndInWholePoints();
    void thePaperFormReadsBackAsItWas();
    void aDamagedPaperFormNamesThePlace_data();
    void aDamagedPaperFormNamesThePlace();
    void aLaterSchemaIsRefused();
    void everyTypeOfArgumentHasItsWords_data();
    void everyTypeOfArgumentHasItsWords();
    void aMissingMessageIsAnError();
    void aMissingOrWrongArgumentIsAnErrorWithItsName_data();
    void aMissingOrWrongArgumentIsAnErrorWithItsName();
    void aBrokenTemplateIsRefused_data();
    void aBrokenTemplateIsRefused();
};

void TestExplanation::rowsAddUpToTheScore()
{
    const Score score = added({18, 34, 15, 11, -7});
    QCOMPARE(score.exact, 71.0);
    QCOMPARE(score.shown, 71);
    QCOMPARE(shown(score), (std::vector<int>{18, 34, 15, 11, -7}));
}

void TestExplanation::wholePointsGoToTheLargestRemainders()
{
    // 18.4 + 22.5 − 6.2 + 9.6 = 44.3: 44 shown; 18, 22, −7, 9 leave two to give, to −6.2 (.8) and 9.6 (.6).
    const Score score = added({18.4, 22.5, -6.2, 9.6});
    QCOMPARE(score.shown, 44);
    QCOMPARE(shown(score), (std::vector<int>{18, 22, -6, 10}));
    // Equal remainders: the earlier row gets it.
    QCOMPARE(shown(added({10.5, 10.5, 10})), (std::vector<int>{11, 10, 10}));
    // A third three times is one, whatever binary makes of it.
    QCOMPARE(added({1.0 / 3, 1.0 / 3, 1.0 / 3}).shown, 1);
}

void TestExplanation::whatLeavesTheRangeIsHeldByARowOfItsOwn_data()
{
    QTest::addColumn<double>("base");
    QTest::addColumn<double>("factor");
    QTest::addColumn<int>("shown");
    QTest::addColumn<double>("limit");
    QTest::newRow("above") << 60.0 << 55.5 << 100 << -15.5;
    QTest::newRow("below") << 10.0 << -32.25 << 0 << 22.25;
    QTest::newRow("at the top") << 60.0 << 40.0 << 100 << 0.0;
    QTest::newRow("at the bottom") << 10.0 << -10.0 << 0 << 0.0;
}

void TestExplanation::whatLeavesTheRangeIsHeldByARowOfItsOwn()
{
    QFETCH(double, base);
    QFETCH(double, factor);
    QFETCH(int, shown);
    QFETCH(double, limit);
    const Score score = added({base, factor});
    QCOMPARE(score.shown, shown);
    QCOMPARE(score.exact, double(shown));
    QCOMPARE(score.rows.size(), std::size_t(limit == 0 ? 2 : 3));
    if (limit != 0) {
        QCOMPARE(score.rows.back().part, ScoreRow::Part::Limit);
        QCOMPARE(score.rows.back().points, limit);
        QCOMPARE(score.rows.back().label.id, none.id);
    }
}

void TestExplanation::anyRowsAddUpExactlyAndInWholePoints()
{
    std::mt19937 engine(7);
    std::uniform_real_distribution<double> points(-40, 60);
    std::uniform_int_distribution<int> size(1, 12);
    for (int round = 0; round < 20'000; ++round) {
        std::vector<double> list(std::size_t(size(engine)));
        for (double &entry : list)
            entry = round % 3 ? points(engine) : std::round(points(engine) * 4) / 4; // quarters tie often
        const Score score = added(list);
        double exact = 0;
        int whole = 0;
        for (const ScoreRow &row : score.rows) {
            exact += row.points;
            whole += row.shown;
            QVERIFY(std::abs(row.points - row.shown) < 1);
        }
        QCOMPARE(exact, score.exact);
        QVERIFY(score.exact > -1e-9 && score.exact < 100 + 1e-9);
        QCOMPARE(whole, score.shown);
        QVERIFY(std::abs(score.exact - score.shown) < 0.5 + 1e-6);
    }
}

void TestExplanation::thePaperFormReadsBackAsItWas()
{
    const Explanation explanation = full();
    const auto back = explanationFromJson(parseJson(dumpJson(toJson(explanation))).value());
    QVERIFY2(back.ok(), back.ok() ? "" : back.error().toString().c_str());
    QVERIFY(back.value() == explanation);
    QCOMPARE(back.value().shownScore(), 71);
    QVERIFY(explanationFromJson(toJson(Explanation{})).ok());
}

void TestExplanation::aDamagedPaperFormNamesThePlace_data()
{
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("place");
    const auto row = [](const char *pointer, const char *value, const char *place) {
        QTest::newRow(pointer) << QByteArray(pointer) << QByteArray(value) << QByteArray(place);
    };
    row("/rows/2/points", "\"many\"", "explanation.rows[2].points");
    row("/rows/1", "3", "explanation.rows[1]");
    row("/rows/0/part", "\"top\"", "explanation.rows[0].part");
    row("/sentence/id", "7", "explanation.sentence.id");
    row("/sentence/args", "[]", "explanation.sentence.args");
    row("/sources/0/state", "\"asleep\"", "explanation.sources[0].state");
    row("/advice", "{}", "explanation.advice");
    row("/knowledge/0", "{}", "explanation.knowledge[0]");
    row("/confidence/level", "\"total\"", "explanation.confidence.level");
    row("/score", "null", "explanation.score");
}

void TestExplanation::aDamagedPaperFormNamesThePlace()
{
    QFETCH(QByteArray, pointer);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, place);
    Json json = toJson(full());
    json[Json::json_pointer(pointer.toStdString())] = Json::parse(value.toStdString());
    const auto read = explanationFromJson(json);
    QVERIFY(!read.ok());
    QCOMPARE(QByteArray::fromStdString(read.error().where), place);
}

void TestExplanation::aLaterSchemaIsRefused()
{
    Json json = toJson(full());
    json["schema_version"] = 2;
    QCOMPARE(explanationFromJson(json).error().code, ErrorCode::NewerVersion);
    QCOMPARE(explanationFromJson(Json(3)).ok(), false);
}

void TestExplanation::everyTypeOfArgumentHasItsWords_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("args");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *id, Json args, const char *text) {
        QTest::newRow((QByteArray(id) + " " + text).constData())
            << QByteArray(id) << QByteArray::fromStdString(dumpJson(args)) << QByteArray(text);
    };
    const UtcTime time = *parseIso("2026-03-12T11:10", "Asia/Shanghai");
    row("plain", Json::object(), "Nothing to fill.");
    row("count", {{"n", arg::count(1, "mention")}}, "Asked once.");
    row("count", {{"n", arg::count(2, "mention")}}, "Asked twice.");
    row("count", {{"n", arg::count(4, "mention")}}, "Asked 4 times.");
    row("count", {{"n", arg::count(1204, "mention")}}, "Asked 1,204 times.");
    row("bare", {{"n", arg::count(1, "mention")}}, "1 of them");
    row("orders", {{"n", arg::count(2, "order")}}, "2 orders late");
    row("plural", {{"n", arg::count(1, "order")}}, "one warning");
    row("plural", {{"n", arg::count(2, "order")}}, "2 warnings");
    row("money", {{"sum", arg::money({310000000, "CNY"})}}, "¥3.1M");
    row("full", {{"sum", arg::money({310000000, "CNY"})}}, "¥3,100,000.00");
    row("date", {{"day", arg::date("2026-03-12")}}, "Thu 12 Mar");
    row("time", {{"at", arg::dateTime(time)}}, "Thu 12 Mar, 11:10");
    row("clock", {{"at", arg::dateTime(time)}}, "11:10");
    row("onday", {{"at", arg::dateTime(time)}}, "Thu 12 Mar");
    row("percent", {{"p", arg::percent(0.754)}}, "75%");
    row("percent", {{"p", arg::percent(-0.5)}}, "-50%");
    row("days", {{"d", arg::days(1)}}, "1 day");
    row("days", {{"d", arg::days(21)}}, "21 days");
    row("number", {{"x", arg::number(2.34)}}, "2.3");
    row("text", {{"t", arg::text("{not a placeholder}")}}, "{not a placeholder}");
    row("kind", {{"k", arg::kind("usage_drop")}}, "Usage dropped");
    row("role", {{"r", arg::role("legal")}}, "Legal");
    row("person", {{"who", arg::person("王芳")}}, "王芳");
    row("span", {{"s", arg::duration(std::chrono::minutes(45))}}, "45 min");
    row("span", {{"s", arg::duration(std::chrono::hours(30))}}, "30 h");
    row("span", {{"s", arg::duration(std::chrono::hours(72))}}, "3 days");
}

void TestExplanation::everyTypeOfArgumentHasItsWords()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, args);
    QFETCH(QByteArray, text);
    const auto rendered = phrasebook().render({id.toStdString(), Json::parse(args.toStdString())}, reading);
    QVERIFY2(rendered.ok(), rendered.ok() ? "" : rendered.error().toString().c_str());
    QCOMPARE(QByteArray::fromStdString(rendered.value()), text);
}

void TestExplanation::aMissingMessageIsAnError()
{
    const auto rendered = phrasebook().render({"no.such", Json::object()}, reading);
    QVERIFY(!rendered.ok());
    QCOMPARE(rendered.error().code, ErrorCode::NotFound);
    QCOMPARE(rendered.error().where, std::string("no.such"));
    Explanation explanation = full();
    QCOMPARE(render(explanation, phrasebook(), reading).ok(), false); // the small book has no words for confidence
}

void TestExplanation::aMissingOrWrongArgumentIsAnErrorWithItsName_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("args");
    QTest::addColumn<QByteArray>("place");
    const auto row = [](const char *name, const char *id, Json args, const char *place) {
        QTest::newRow(name) << QByteArray(id) << QByteArray::fromStdString(dumpJson(args)) << QByteArray(place);
    };
    row("missing", "two", {{"t", arg::text("x")}}, "two.x");
    row("empty text", "text", {{"t", arg::text("")}}, "text.t");
    row("unknown unit", "count", {{"n", arg::count(3, "parsec")}}, "count.n");
    row("half a count", "count", {{"n", {{"type", "count"}, {"unit", "mention"}, {"value", 2.5}}}}, "count.n");
    row("unknown kind", "kind", {{"k", arg::kind("boredom")}}, "kind.k");
    row("unknown role", "role", {{"r", arg::role("wizard")}}, "role.r");
    row("no date", "date", {{"day", arg::date("soon")}}, "date.day");
    row("text for money", "money", {{"sum", {{"type", "money"}, {"value", "much"}}}}, "money.sum");
    row("unknown type", "number", {{"x", {{"type", "colour"}, {"value", 3}}}}, "number.x");
    row("not an argument", "number", {{"x", 3}}, "number.x");
}

void TestExplanation::aMissingOrWrongArgumentIsAnErrorWithItsName()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, args);
    QFETCH(QByteArray, place);
    const auto rendered = phrasebook().render({id.toStdString(), Json::parse(args.toStdString())}, reading);
    QVERIFY(!rendered.ok());
    QCOMPARE(rendered.error().code, ErrorCode::InvalidArgument);
    QCOMPARE(QByteArray::fromStdString(rendered.error().where), place);
}

void TestExplanation::aBrokenTemplateIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {R"("open {brace")", R"("empty {}")", R"({"plural": "n", "one": "x"})", R"({"one": "x", "other": "y"})", "12"})
        QTest::newRow(text) << QByteArray(text);
}

void TestExplanation::aBrokenTemplateIsRefused()
{
    QFETCH(QByteArray, text);
    Json document = book();
    document["messages"]["bad"] = Json::parse(text.toStdString());
    const auto made = Phrasebook::fromJson(document);
    QVERIFY(!made.ok());
    QCOMPARE(made.error().where, std::string("phrasebook.en.bad"));
}

SINAN_TEST(TestExplanation)
#include "tst_explanation.moc"
