#include "tests/support/test_program.h"
#include "tests/app/rules/shipped.h"

#include <QTest>

#include <random>

using namespace sinan;
using namespace sinan::rules;
using namespace sinan::testing;

namespace {

/// Documents that nobody would write, the same on every run.
class Mischief
{
public:
    explicit Mischief(unsigned seed) : m_engine(seed) {}
    int upTo(int most) { return std::uniform_int_distribution<int>(0, most)(m_engine); }

    Json scalar()
    {
        static const Json choices = parsed(
            R"([null, true, false, 0, -1, 1, 3.5, 1e308, -9007199254740993, "", "0", "x", "交付", "a.b", "1", "usage_drop", "login", "customer.stars"])");
        return choices[std::size_t(upTo(int(choices.size()) - 1))];
    }
    Json any(int depth)
    {
        static const char *names[] = {"var",
                                      "val",
                                      "exists",
                                      "missing",
                                      "missing_some",
                                      "if",
                                      "?:",
                                      "and",
                                      "or",
                                      "!",
                                      "!!",
                                      "??",
                                      "try",
                                      "throw",
                                      "==",
                                      "===",
                                      "!=",
                                      "!==",
                                      "<",
                                      "<=",
                                      ">",
                                      ">=",
                                      "+",
                                      "-",
                                      "*",
                                      "/",
                                      "%",
                                      "min",
                                      "max",
                                      "cat",
                                      "substr",
                                      "in",
                                      "length",
                                      "merge",
                                      "map",
                                      "filter",
                                      "reduce",
                                      "all",
                                      "none",
                                      "some",
                                      "preserve",
                                      "field",
                                      "mentions",
                                      "baseline",
                                      "days_since",
                                      "working_days_since",
                                      "sum",
                                      "latest",
                                      "then",
                                      "consent",
                                      "stage_is",
                                      "reply_gap_ratio",
                                      "first_time",
                                      "last_time",
                                      "nonsense"};
        if (depth <= 0 || upTo(4) == 0)
            return scalar();
        if (upTo(3) == 0)
            return list(depth);
        const char *name = names[std::size_t(upTo(int(std::size(names)) - 1))];
        Json operation = Json::object();
        operation[name] = upTo(3) ? list(depth) : any(depth - 1);
        if (upTo(40) == 0)
            operation["+"] = 1;
        return operation;
    }
    Json list(int depth)
    {
        Json made = Json::array();
        for (int i = upTo(3); i > 0; --i)
            made.push_back(any(depth - 1));
        return made;
    }
    /// Takes something away, or puts something else in its place.
    void damage(Json &json)
    {
        const Json flat = json.flatten();
        auto entry = flat.begin();
        std::advance(entry, upTo(int(flat.size()) - 1));
        Json::json_pointer at(entry.key());
        for (int up = upTo(2); up > 0 && !at.empty(); --up)
            at = at.parent_pointer();
        if (at.empty())
            return;
        Json &parent = json[at.parent_pointer()];
        if (upTo(1) && parent.is_object())
            parent.erase(at.back());
        else
            json[at] = any(2);
    }

private:
    std::mt19937 m_engine;
};

} // namespace

class TestHostileDocuments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyDocumentHasAnAnswerOrAnError();
    void anyConditionHasAVerdict();
    void aDamagedRuleIsReadOrRefusedWithItsPlace();
    void theExampleInTheManualIsARule();
};

void TestHostileDocuments::anyDocumentHasAnAnswerOrAnError()
{
    const Json data = parsed(R"({"a": {"b": [1, "x", null]}, "x": 3, "": 1})");
    int answered = 0;
    int refused = 0;
    for (unsigned seed = 1; seed <= 20'000; ++seed) {
        Mischief mischief(seed);
        const auto outcome = applyLogic(mischief.any(5), data, {.depth = 32, .steps = 2000});
        outcome.ok() ? ++answered : ++refused;
        if (outcome.ok()) {
            QVERIFY(parseJson(dumpJson(outcome.value())).ok());
        } else {
            QVERIFY(!outcome.error().fact("type").empty() || outcome.error().code == ErrorCode::TooLarge ||
                    outcome.error().fact("error") != "");
        }
    }
    QVERIFY(answered > 3000 && refused > 3000);
}

void TestHostileDocuments::anyConditionHasAVerdict()
{
    FakeSubject subject(shippedCalendar());
    makeYunfan(subject);
    int compiled = 0;
    for (unsigned seed = 1; seed <= 20'000; ++seed) {
        Mischief mischief(seed);
        const auto logic = Logic::compile(mischief.any(4));
        if (!logic.ok())
            continue;
        ++compiled;
        const Verdict quick = logic.value().evaluateQuickly(subject, now);
        const Verdict traced = logic.value().evaluate(subject, now);
        QCOMPARE(quick.truth, traced.truth);
        QVERIFY(quick.value == traced.value);
        QVERIFY(parseJson(dumpJson(toJson(traced.trace))).ok());
    }
    QVERIFY(compiled > 3000);
}

void TestHostileDocuments::aDamagedRuleIsReadOrRefusedWithItsPlace()
{
    FakeSubject subject(shippedCalendar());
    makeYunfan(subject);
    int refused = 0;
    unsigned seed = 0;
    for (const auto &[key, rule] : shippedRules()) {
        for (int round = 0; round < 200; ++round) {
            Mischief mischief(++seed);
            Json document = rule.source;
            mischief.damage(document);
            const auto read = parseRule(document);
            if (read.ok()) {
                const Assessment assessment = assess(read.value(), subject, now);
                QVERIFY(assessment.score >= 0 && assessment.score <= 100);
            } else {
                ++refused;
                QVERIFY2(!read.error().where.empty(), dumpJson(document).c_str());
            }
        }
    }
    QVERIFY(refused > 1000);
}

void TestHostileDocuments::theExampleInTheManualIsARule()
{
    QFile manual(SINAN_SOURCE_DIR "/docs/rule-language.md");
    QVERIFY(manual.open(QIODevice::ReadOnly));
    const QByteArray text = manual.readAll();
    const auto begin = text.indexOf("```json");
    const auto end = text.indexOf("```", begin + 7);
    QVERIFY(begin > 0 && end > begin);
    const auto rule = parseRule(parsed(text.mid(begin + 7, end - begin - 7).toStdString()));
    QVERIFY2(rule.ok(), rule.ok() ? "" : rule.error().toString().c_str());
    // Every operator that reads data stands in the manual.
    for (const char *name : {"field", "stage_is", "mentions", "sum", "latest", "baseline", "days_since", "working_days_since",
                             "first_time", "last_time", "then", "consent", "reply_gap_ratio"}) {
        QVERIFY(isTypedOperator(name));
        QVERIFY2(text.contains(QByteArray("{\"") + name + "\""), name);
    }
}

SINAN_TEST(TestHostileDocuments)
#include "tst_hostile_documents.moc"
