#include "tests/support/test_program.h"
#include "tests/app/rules/shipped.h"

#include <QTest>

#include <set>

using namespace sinan;
using namespace sinan::testing;

namespace {

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

SINAN_TEST(TestGoldenExplanations)
#include "tst_golden_explanations.moc"
