#include "tests/support/test_program.h"
#include "app/rules/logic.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace sinan;

namespace {

Json parsed(const char *text)
{
    auto json = parseJson(text);
    return json.ok() ? std::move(json).value() : Json("not JSON");
}

/// Numbers by value, so that 4 and 4.0 are the same answer.
bool same(const Json &a, const Json &b)
{
    if (a.is_number() && b.is_number())
        return std::abs(a.get<double>() - b.get<double>()) < 1e-9;
    if (a.type() != b.type() || a.size() != b.size())
        return false;
    if (a.is_array())
        return std::equal(a.begin(), a.end(), b.begin(), same);
    if (!a.is_object())
        return a == b;
    return std::all_of(a.items().begin(), a.items().end(),
                       [&](const auto &entry) { return b.contains(entry.key()) && same(entry.value(), b[entry.key()]); });
}

} // namespace

class TestJsonLogic : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithThePublicSuite_data();
    void agreesWithThePublicSuite();
    void readsTheWholeOriginalSuite();
    void namesTheErrorOfAnExpressionWithoutValue_data();
    void namesTheErrorOfAnExpressionWithoutValue();
    void stopsAtTheDepthLimit();
    void stopsAtTheStepLimit();
    void leavesTheDataAsItIs();
    void countsCharactersNotBytes();
};

void TestJsonLogic::agreesWithThePublicSuite_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    const QDir folder(SINAN_SHARED_DIR "/data/jsonlogic");
    for (const QString &name : folder.entryList({"*.json"}, QDir::Files)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const auto cases = parseJson(file.readAll().toStdString());
        QVERIFY2(cases.ok(), qPrintable(name));
        int number = 0;
        for (const Json &one : cases.value()) {
            if (one.is_object())
                QTest::newRow(qPrintable(name + " " + QString::number(number)))
                    << name << QByteArray::fromStdString(dumpJson(one));
            ++number;
        }
    }
    if (!folder.exists())
        QTest::newRow("absent") << QString() << QByteArray();
}

void TestJsonLogic::agreesWithThePublicSuite()
{
    QFETCH(QByteArray, text);
    if (text.isEmpty())
        QSKIP("the public JsonLogic cases are not on this computer (../shared/data/jsonlogic)");
    const Json one = parsed(text.constData());
    const auto outcome = rules::applyLogic(one["rule"], memberOrNull(one, "data"));
    if (one.contains("error")) {
        QVERIFY2(!outcome.ok(), text.constData());
        QVERIFY2(same(parsed(std::string(outcome.error().fact("error")).c_str()), one["error"]), text.constData());
    } else {
        QVERIFY2(outcome.ok(), text.constData());
        QVERIFY2(same(outcome.value(), one["result"]), (text + " gave " + dumpJson(outcome.value()).c_str()).constData());
    }
}

void TestJsonLogic::readsTheWholeOriginalSuite()
{
    QFile file(SINAN_SHARED_DIR "/data/jsonlogic/compatible.json");
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the public JsonLogic cases are not on this computer (../shared/data/jsonlogic)");
    const auto cases = parseJson(file.readAll().toStdString());
    QVERIFY(cases.ok());
    QCOMPARE(cases.value().size(), std::size_t(278));
}

void TestJsonLogic::namesTheErrorOfAnExpressionWithoutValue_data()
{
    QTest::addColumn<QByteArray>("logic");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("text as number") << QByteArray(R"({"+": ["many", 1]})") << QByteArray("NaN");
    QTest::newRow("number against list") << QByteArray(R"({"<": [[1], 5]})") << QByteArray("NaN");
    QTest::newRow("division by zero") << QByteArray(R"({"/": [1, 0]})") << QByteArray("NaN");
    QTest::newRow("infinite") << QByteArray(R"({"*": [1e300, 1e300]})") << QByteArray("NaN");
    QTest::newRow("spelt infinity") << QByteArray(R"({"+": ["inf"]})") << QByteArray("NaN");
    QTest::newRow("no body") << QByteArray(R"({"map": [[1]]})") << QByteArray("Invalid Arguments");
    QTest::newRow("no operator of that name") << QByteArray(R"({"launch": 1})") << QByteArray("Unknown Operator");
    QTest::newRow("two operators in one object") << QByteArray(R"({"+": [1], "-": [1]})") << QByteArray("Unknown Operator");
    QTest::newRow("our operators are not JsonLogic")
        << QByteArray(R"({"field": "customer.industry"})") << QByteArray("Unknown Operator");
    QTest::newRow("thrown") << QByteArray(R"({"throw": "enough"})") << QByteArray("enough");
}

void TestJsonLogic::namesTheErrorOfAnExpressionWithoutValue()
{
    QFETCH(QByteArray, logic);
    QFETCH(QByteArray, type);
    const auto outcome = rules::applyLogic(parsed(logic.constData()), Json());
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error().code, ErrorCode::InvalidArgument);
    QCOMPARE(QByteArray::fromStdString(std::string(outcome.error().fact("type"))), type);
}

void TestJsonLogic::stopsAtTheDepthLimit()
{
    const auto nested = [](int depth) {
        Json logic = true;
        for (int i = 0; i < depth; ++i)
            logic = Json{{"!", Json::array({logic})}};
        return logic;
    };
    rules::LogicLimits limits;
    limits.depth = 20;
    QVERIFY(rules::applyLogic(nested(20), Json(), limits).ok());
    const auto outcome = rules::applyLogic(nested(21), Json(), limits);
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error().code, ErrorCode::TooLarge);
    QCOMPARE(std::string(outcome.error().fact("limit")), std::string("20"));
}

void TestJsonLogic::stopsAtTheStepLimit()
{
    const Json squares = parsed(R"({"map": [{"var": "n"}, {"map": [{"val": [[2], "n"]}, {"*": [{"var": ""}, 2]}]}]})");
    Json data{{"n", Json::array()}};
    for (int i = 0; i < 100; ++i)
        data["n"].push_back(i);
    rules::LogicLimits limits;
    limits.steps = 1000;
    const auto outcome = rules::applyLogic(squares, data, limits);
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error().code, ErrorCode::TooLarge);
    limits.steps = 100'000;
    QVERIFY(rules::applyLogic(squares, data, limits).ok());
    // `try` must not swallow the limit and start again.
    limits.steps = 1000;
    QCOMPARE(rules::applyLogic(Json{{"try", Json::array({squares, 1})}}, data, limits).ok(), false);
}

void TestJsonLogic::leavesTheDataAsItIs()
{
    const Json data = parsed(R"({"list": [3, 1, 2], "deep": {"x": [1]}})");
    const Json before = data;
    QVERIFY(rules::applyLogic(parsed(R"({"reduce": [{"var": "list"}, {"+": [{"var": "current"}, {"var": "accumulator"}]}, 0]})"),
                              data)
                .ok());
    QVERIFY(rules::applyLogic(parsed(R"({"merge": [{"var": "deep.x"}, {"var": "list"}]})"), data).ok());
    QVERIFY(data == before);
}

void TestJsonLogic::countsCharactersNotBytes()
{
    QVERIFY(rules::applyLogic(parsed(R"({"substr": ["交付周期顾虑", 2, 2]})"), Json()).value() == Json("周期"));
    QVERIFY(rules::applyLogic(parsed(R"({"length": "交付周期"})"), Json()).value() == Json(4));
    QVERIFY(rules::applyLogic(parsed(R"({"in": ["周期", "交付周期"]})"), Json()).value() == Json(true));
}

SINAN_TEST(TestJsonLogic)
#include "tst_jsonlogic.moc"
