#include "tests/app/rules/shipped.h"

#include <QTest>

#include <set>

using namespace sinan;
using namespace sinan::testing;

namespace {

const UtcTime now = FakeSubject::time("2026-03-02T08:10");

Json asJson(const insight::ExplanationText &text)
{
    Json bars = Json::array();
    for (const auto &bar : text.bars)
        bars.push_back(bar.points + " " + bar.label);
    Json steps = Json::array();
    for (const auto &step : text.steps)
        steps.push_back(step.title + " | " + step.who + " | " + step.due + " | " + step.note);
    return Json{{"kind", text.kind},
                {"sentence", text.sentence},
                {"meaning", text.meaning},
                {"not", text.notThis},
                {"bars", bars},
                {"score", text.score},
                {"threshold", text.threshold},
                {"clears", text.clears},
                {"talk", text.talk},
                {"steps", steps},
                {"confidence", text.confidence},
                {"rule", text.rule}};
}

QString goldenPath(const char *key)
{
    return QString(SINAN_SOURCE_DIR "/tests/app/rules/golden/%1.json").arg(key);
}

} // namespace

/// What each shipped rule says, stored and in both languages. SINAN_UPDATE_GOLDEN=1 writes the files anew; read the difference
/// before committing it.
class TestGoldenExplanations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRuleExplainsItselfAsBefore_data();
    void aRuleExplainsItselfAsBefore();
    void theSharedTextHoldsNoQuoteNameOrAmount();
    void bothLanguagesHaveTheSameMessagesAndArguments();
};

void TestGoldenExplanations::aRuleExplainsItselfAsBefore_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < triggers().size(); ++i)
        QTest::newRow(triggers()[i].rule) << int(i);
}

void TestGoldenExplanations::aRuleExplainsItselfAsBefore()
{
    QFETCH(int, index);
    const Trigger &trigger = triggers()[std::size_t(index)];
    const auto rule = shippedRules().at(trigger.rule);
    FakeSubject subject(shippedCalendar());
    trigger.make(subject);
    const auto assessment = rules::assess(rule, subject, now);
    insight::Explanation explanation = explained(rule, assessment, now);
    explanation.confidence = {insight::Confidence::Level::Medium, 31, 42};
    explanation.ruleHash = "left out of the golden file"; // it changes with every comment
    const insight::Reading reading{now, shippedCalendar()};
    Json actual{{"stored", insight::toJson(explanation)}};
    for (const char *language : {"zh", "en"}) {
        const auto text = insight::render(explanation, shippedPhrasebook(language), reading);
        QVERIFY2(text.ok(), text.ok() ? "" : text.error().toString().c_str());
        actual[language] = asJson(text.value());
        int sum = 0;
        for (const auto &bar : text.value().bars)
            sum += bar.shown;
        QCOMPARE(std::to_string(sum), text.value().score);
    }
    const auto back = insight::explanationFromJson(actual["stored"]);
    QVERIFY(back.ok());
    QVERIFY(back.value() == explanation);
    QVERIFY(std::abs(explanation.score - assessment.score) < 1e-9);

    QFile file(goldenPath(trigger.rule));
    if (qEnvironmentVariableIsSet("SINAN_UPDATE_GOLDEN")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(actual.dump(1) + "\n"));
        return;
    }
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    const Json expected = parsed(file.readAll().toStdString());
    const Json difference = Json::diff(expected, actual);
    QVERIFY2(difference.empty(), difference.dump(1).c_str());
}

void TestGoldenExplanations::theSharedTextHoldsNoQuoteNameOrAmount()
{
    const auto rule = shippedRules().at("R-003");
    FakeSubject subject(shippedCalendar());
    makeYunfan(subject);
    insight::Explanation explanation = explained(rule, rules::assess(rule, subject, now), now);
    explanation.sentence.args["amount"] = insight::arg::money({310000000, "CNY"});
    explanation.advice.front().owner = "王芳";
    const auto text = insight::shareText(explanation, "云帆机械", shippedPhrasebook("zh"), {now, shippedCalendar()});
    QVERIFY(text.ok());
    QCOMPARE(QString::fromStdString(text.value()),
             QString::fromUtf8("【交付周期顾虑】云帆机械\n"
                               "拍板人近 14 天 4 次追问交付周期。\n"
                               "意味着：想买，怕等。他们要的是一个能对上面交代、能写进合同的日期。\n"
                               "不等于：嫌贵要折扣。给一个敢承诺的日期，比让两个点管用。\n"
                               "1. 发起供应链协同单，要一个能承诺的日期 · 供应链 王芳 · 3月4日 周三 08:10 前\n"
                               "2. 三句话谈交付，不谈折扣 · 销售代表 · 3月3日 周二 08:10 前\n"
                               "71 分 · 把握一般 · 还没有了结的先例"));
    QVERIFY(text.value().find("¥") == std::string::npos);
    QVERIFY(text.value().find("王建国") == std::string::npos);
}

void TestGoldenExplanations::bothLanguagesHaveTheSameMessagesAndArguments()
{
    const auto zh = shippedPhrasebook("zh");
    const auto en = shippedPhrasebook("en");
    QCOMPARE(zh.ids(), en.ids());
    QCOMPARE(zh.units(), en.units());
    for (const std::string &id : zh.ids())
        QVERIFY2(zh.placeholders(id) == en.placeholders(id), id.c_str());
    // Each kind says what it means, what it does not mean, and where the talk track is.
    for (const auto &kind : model::Choices<model::SignalKind>::choices) {
        for (const char *part : {"meaning.", "not.", "talk."})
            QVERIFY2(zh.has(part + std::string(kind.name)), kind.name.data());
    }
}

QTEST_APPLESS_MAIN(TestGoldenExplanations)
#include "tst_golden_explanations.moc"
