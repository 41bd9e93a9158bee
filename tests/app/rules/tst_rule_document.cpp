#include "tests/support/test_program.h"
#include "app/rules/assess.h"
#include "tests/app/rules/fake_subject.h"

#include <QTest>

using namespace sinan;
using namespace sinan::rules;
using model::SignalKind;
using sinan::testing::FakeSubject;
using sinan::testing::now;
using sinan::testing::parsed;

namespace {

Json smallRule()
{
    return parsed(R"({
        "schema_version": 1, "key": "R-900", "title": {"zh": "试", "en": "Try"}, "kind": "usage_drop", "severity": "high",
        "when": {">=": [{"mentions": {"kind": "usage_drop", "within_days": 14}}, 1]},
        "score": {"base": 30, "threshold": 40, "factors": [
            {"message": "factor.mentions.usage", "points": 25, "strength": {"/": [{"mentions": {"kind": "usage_drop", "within_days": 14}}, 2]},
             "args": {"n": {"type": "count", "unit": "mention", "value": {"mentions": {"kind": "usage_drop", "within_days": 14}}}}},
            {"message": "factor.orders_late", "points": 10, "strength": {"sum": {"series": "order_late", "within_days": 30}}},
            {"message": "factor.followed_up", "points": -8, "strength": {"if": [{"<=": [{"days_since": {"what": "our_word"}}, 2]}, 1, 0]}}]},
        "sentence": [{"message": "sentence.usage.days", "args": {"days": {"type": "days", "value": {"days_since": {"series": "login"}}}}},
                     "sentence.usage.said"],
        "clears": ["clear.usage"],
        "actions": [{"key": "call", "type": "call", "title": {"zh": "打电话", "en": "Call"}, "owner_role": "rep", "hours": 24}],
        "guards": {"cooldown_days": 7}})");
}

RuleDocument small()
{
    auto rule = parseRule(smallRule());
    if (!rule.ok())
        qFatal("%s", rule.error().toString().c_str());
    return std::move(rule).value();
}

} // namespace

class TestRuleDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsWritten();
    void aFaultIsNamedByItsPlace_data();
    void aFaultIsNamedByItsPlace();
    void refusesADocumentFromALaterVersion();
    void theHashIsThatOfTheMeaning();
    void theScoreIsBasePlusContributions();
    void aStrengthBeyondOneCountsAsOne();
    void anUnknownFactorIsNamedAndScoresNothing();
    void theFirstSentenceWhoseArgumentsAreKnownIsTaken();
    void aRuleThatDoesNotHoldIsNotScored();
    void itClearsWhenItNoLongerHolds();
    void aClearConditionOfItsOwnWinsOverTheTrigger();
    void whatHasClearedAlreadyIsNotRaised();
    void tooLowAScoreIsNoWarning();
    void theNearMissNamesTheOneConditionShort();
    void theNearMissSaysHowFarItIs_data();
    void theNearMissSaysHowFarItIs();
};

void TestRuleDocument::readsWhatIsWritten()
{
    const RuleDocument rule = small();
    QCOMPARE(rule.key, std::string("R-900"));
    QCOMPARE(rule.kind, SignalKind::UsageDrop);
    QCOMPARE(rule.severity, model::Severity::High);
    QCOMPARE(rule.episodeGapDays, 7);
    QCOMPARE(rule.respondWithinHours, 48);
    QCOMPARE(rule.notThis, std::string("not.usage_drop"));
    QCOMPARE(rule.meaning, std::string("meaning.usage_drop"));
    QCOMPARE(rule.actions.size(), std::size_t(1));
    QCOMPARE(rule.guards.cooldownDays, 7);
    QVERIFY(rule.guards.quietHours);
}

void TestRuleDocument::aFaultIsNamedByItsPlace_data()
{
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<QByteArray>("value"); // empty: the member is taken away
    QTest::addColumn<QByteArray>("place");
    const auto row = [](const char *pointer, const char *value, const char *place) {
        QTest::newRow((QByteArray(pointer) + " = " + value).constData())
            << QByteArray(pointer) << QByteArray(value) << QByteArray(place);
    };
    row("/key", "", "key");
    row("/key", "12", "key");
    row("/title/en", "", "title.en");
    row("/kind", "\"boredom\"", "kind");
    row("/severity", "\"loud\"", "severity");
    row("/when", "", "when");
    row("/when", R"({"mentions": {"kind": "usage_drop", "within_days": -1}})", "when/mentions/within_days");
    row("/when", R"({"and": [{"<": [1, {"mention": 3}]}]})", "when/and/0/</1");
    row("/clear_when", R"({"field": 3})", "clear_when/field/name");
    row("/respond_within_hours", "0", "respond_within_hours");
    row("/score/threshold", "140", "score.threshold");
    row("/score/factors/0/points", "0", "score.factors[0].points");
    row("/score/factors/1/strength", R"({"sum": {}})", "score.factors[1].strength/sum/series");
    row("/score/factors/0/args/n/type", "", "score.factors[0].args.n.type");
    row("/score/factors/0/args/n/value", R"({"no": 1})", "score.factors[0].args.n.value");
    row("/score/factors/2/message", "", "score.factors[2].message");
    row("/score/factors/2/weight", "3", "score.factors[2].weight");
    row("/sentence", "", "sentence");
    row("/actions/0/type", "\"explode\"", "actions[0].type");
    row("/actions/0/type", "\"send_content\"", "actions[0].consent");
    row("/actions/0/hours", "2.5", "actions[0].hours");
    row("/guards/cooldown_days", "\"week\"", "guards.cooldown_days");
    row("/guards/cooldown", "7", "guards.cooldown");
    row("/colour", "\"red\"", "colour");
}

void TestRuleDocument::aFaultIsNamedByItsPlace()
{
    QFETCH(QByteArray, pointer);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, place);
    Json document = smallRule();
    const Json::json_pointer at(pointer.toStdString());
    if (value.isEmpty())
        document[at.parent_pointer()].erase(at.back());
    else
        document[at] = parsed(value.toStdString());
    const auto rule = parseRule(document);
    QVERIFY(!rule.ok());
    QCOMPARE(rule.error().code, ErrorCode::InvalidArgument);
    QCOMPARE(QByteArray::fromStdString(rule.error().where), place);
}

void TestRuleDocument::refusesADocumentFromALaterVersion()
{
    Json document = smallRule();
    document["schema_version"] = 2;
    const auto rule = parseRule(document);
    QVERIFY(!rule.ok());
    QCOMPARE(rule.error().code, ErrorCode::NewerVersion);
}

void TestRuleDocument::theHashIsThatOfTheMeaning()
{
    const Json document = smallRule();
    QCOMPARE(hashOf(document).size(), std::size_t(64));
    QCOMPARE(hashOf(parsed(document.dump(4))), hashOf(document)); // white space
    Json decimals = document;
    decimals["score"]["base"] = 30.0;
    QCOMPARE(hashOf(decimals), hashOf(document));
    decimals["score"]["base"] = 30.5;
    QVERIFY(hashOf(decimals) != hashOf(document));
    // The published value of one document: a change of the canonical form would orphan every stored hash.
    QCOMPARE(canonicalText(parsed(R"({"b": [1, 2.5], "a": "价"})")), std::string(R"({"a":"价","b":[1,2.5]})"));
    QCOMPARE(hashOf(Json::object()), std::string("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"));
}

void TestRuleDocument::theScoreIsBasePlusContributions()
{
    FakeSubject subject;
    subject.hear(SignalKind::UsageDrop, "2026-02-27T10:00");
    subject.connect("order_late");
    subject.happened("our_word", "2026-03-01T10:00");
    const Assessment assessment = assess(small(), subject, now);
    QVERIFY(assessment.scored);
    QCOMPARE(assessment.contributions.size(), std::size_t(2));
    QCOMPARE(assessment.contributions[0].points, 12.5);
    QCOMPARE(assessment.contributions[1].points, -8.0);
    QCOMPARE(assessment.score, 34.5);
    QCOMPARE(assessment.contributions[0].message.args["n"]["value"].get<int>(), 1);
    QCOMPARE(assessment.contributions[0].evidence.size(), std::size_t(1));
}

void TestRuleDocument::aStrengthBeyondOneCountsAsOne()
{
    FakeSubject subject;
    for (int i = 0; i < 5; ++i)
        subject.hear(SignalKind::UsageDrop, "2026-02-27T10:00");
    subject.fact("order_late", "2026-02-27T10:00", 9);
    QCOMPARE(assess(small(), subject, now).score, 30.0 + 25 + 10);
}

void TestRuleDocument::anUnknownFactorIsNamedAndScoresNothing()
{
    FakeSubject subject;
    subject.hear(SignalKind::UsageDrop, "2026-02-27T10:00");
    const Assessment assessment = assess(small(), subject, now);
    QCOMPARE(assessment.score, 42.5);
    QCOMPARE(assessment.unknownFactors, (std::vector<std::string>{"factor.orders_late", "factor.followed_up"}));
}

void TestRuleDocument::theFirstSentenceWhoseArgumentsAreKnownIsTaken()
{
    FakeSubject subject;
    subject.hear(SignalKind::UsageDrop, "2026-02-27T10:00");
    QCOMPARE(assess(small(), subject, now).sentence.id, std::string("sentence.usage.said"));
    subject.fact("login", "2026-02-20T10:00");
    const Assessment assessment = assess(small(), subject, now);
    QCOMPARE(assessment.sentence.id, std::string("sentence.usage.days"));
    QCOMPARE(assessment.sentence.args["days"]["value"].get<int>(), 10);
}

void TestRuleDocument::aRuleThatDoesNotHoldIsNotScored()
{
    const Assessment assessment = assess(small(), FakeSubject(), now);
    QVERIFY(!assessment.scored);
    QVERIFY(!assessment.raises(small()));
    QVERIFY(assessment.contributions.empty());
}

void TestRuleDocument::itClearsWhenItNoLongerHolds()
{
    FakeSubject subject;
    subject.hear(SignalKind::UsageDrop, "2026-02-27T10:00");
    const Assessment open = assess(small(), subject, now);
    QCOMPARE(open.clears, Truth::False);
    QCOMPARE(open.clearChangesAt, std::optional(FakeSubject::time("2026-03-13T00:00")));
    QCOMPARE(assess(small(), subject, FakeSubject::time("2026-03-13T00:00")).clears, Truth::True);
    subject.disconnectConversations();
    QCOMPARE(assess(small(), subject, now).clears, Truth::Unknown);
}

void TestRuleDocument::aClearConditionOfItsOwnWinsOverTheTrigger()
{
    Json document = smallRule();
    document["clear_when"] = parsed(R"({"==": [{"mentions": {"kind": "usage_drop", "within_days": 3}}, 0]})");
    FakeSubject subject;
    subject.hear(SignalKind::UsageDrop, "2026-02-20T10:00");
    QCOMPARE(assess(parseRule(document).value(), subject, now).clears, Truth::True);
}

void TestRuleDocument::whatHasClearedAlreadyIsNotRaised()
{
    Json document = smallRule();
    document["clear_when"] = parsed(R"({">": [{"last_time": {"what": "promise_kept"}}, {"last_time": {"kind": "usage_drop"}}]})");
    const RuleDocument rule = parseRule(document).value();
    FakeSubject subject;
    subject.hear(SignalKind::UsageDrop, "2026-02-27T10:00");
    QVERIFY(assess(rule, subject, now).raises(rule));
    subject.happened("promise_kept", "2026-03-01T10:00");
    QVERIFY(!assess(rule, subject, now).raises(rule));
    subject.hear(SignalKind::UsageDrop, "2026-03-01T11:00");
    QVERIFY(assess(rule, subject, now).raises(rule));
}

void TestRuleDocument::tooLowAScoreIsNoWarning()
{
    FakeSubject subject;
    subject.hear(SignalKind::UsageDrop, "2026-02-27T10:00");
    subject.happened("our_word", "2026-03-01T10:00");
    const RuleDocument rule = small();
    const Assessment assessment = assess(rule, subject, now);
    QVERIFY(assessment.when.fires());
    QCOMPARE(assessment.score, 34.5);
    QVERIFY(!assessment.raises(rule));
}

void TestRuleDocument::theNearMissNamesTheOneConditionShort()
{
    FakeSubject subject;
    subject.set("customer.industry", "manufacturing");
    subject.fact("login", "2026-02-26T10:00");
    const auto condition = testing::logic(R"({"and": [{"==": [{"field": "customer.industry"}, "manufacturing"]},
        {"or": [{">=": [{"days_since": {"series": "login"}}, 7]}, {"and": [false, {"==": [1, 2]}]}]}]})");
    const auto shortOf = oneStepShort(condition.evaluate(subject, now).trace);
    QVERIFY(shortOf.has_value());
    QCOMPARE(shortOf->path, std::string("/and/1/or/0"));
    QCOMPARE(shortOf->value.get<int>(), 4);
    QCOMPARE(shortOf->threshold.get<int>(), 7);
    subject.set("customer.industry", "retail");
    QVERIFY(!oneStepShort(condition.evaluate(subject, now).trace).has_value());
}

void TestRuleDocument::theNearMissSaysHowFarItIs_data()
{
    QTest::addColumn<QByteArray>("condition");
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("argument");
    QTest::addColumn<int>("value");
    const auto row = [](const char *condition, const char *id, const char *argument, int value) {
        QTest::newRow(condition) << QByteArray(condition) << QByteArray(id) << QByteArray(argument) << value;
    };
    row(R"({">": [{"mentions": {"kind": "usage_drop"}}, 3]})", "near.mentions", "more", 3);
    row(R"({">=": [{"mentions": {"kind": "usage_drop"}}, 3]})", "near.mentions", "more", 2);
    row(R"({">=": [{"days_since": {"series": "login"}}, 7]})", "near.days", "limit", 7);
    row(R"({">": [{"baseline": {"series": "login"}}, 2]})", "near.change", "limit", 2);
    row(R"({">": [{"sum": {"series": "purchase"}}, 2]})", "near.unknown", "", 0);
    row(R"({"==": [{"field": "customer.stars"}, "A"]})", "near.condition", "", 0);
}

void TestRuleDocument::theNearMissSaysHowFarItIs()
{
    QFETCH(QByteArray, condition);
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, argument);
    QFETCH(int, value);
    FakeSubject subject;
    subject.hear(SignalKind::UsageDrop, "2026-02-27T10:00");
    subject.set("customer.stars", "C");
    subject.fact("login", "2026-02-01T10:00", 4);
    subject.fact("login", "2026-02-26T10:00", 3);
    const auto missing = oneStepShort(testing::logic(condition.toStdString()).evaluate(subject, now).trace);
    QVERIFY(missing.has_value());
    const FilledMessage message = nearMiss(small(), *missing);
    QCOMPARE(QByteArray::fromStdString(message.id), id);
    QCOMPARE(message.args["kind"]["value"].get<std::string>(), std::string("usage_drop"));
    if (!argument.isEmpty())
        QCOMPARE(message.args[argument.toStdString()]["value"].get<int>(), value);
}

SINAN_TEST(TestRuleDocument)
#include "tst_rule_document.moc"
