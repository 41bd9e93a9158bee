#include "tests/support/test_program.h"
#include "tests/app/rules/fake_subject.h"

#include <QTest>

using namespace sinan;
using namespace sinan::rules;
using model::SignalKind;
using sinan::testing::FakeSubject;
using sinan::testing::ask;
using sinan::testing::logic;
using sinan::testing::now;
using sinan::testing::told;

class TestMissingData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSourceThatIsNotConnectedYieldsUnknown_data();
    void aSourceThatIsNotConnectedYieldsUnknown();
    void anOldFeedIsNotTakenForSilence();
    void kleeneTruthTables_data();
    void kleeneTruthTables();
    void theUnknownPolicyOfALeafDecides_data();
    void theUnknownPolicyOfALeafDecides();
    void arithmeticWithTheUnknownIsUnknown();
    void aStandInForMissingDataIsWrittenDown();
    void theTraceShowsValueThresholdEvidenceAndReason();
    void aFaultInAConditionIsUnknownAndSilent();
};

void TestMissingData::aSourceThatIsNotConnectedYieldsUnknown_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char *text, const char *reason) { QTest::newRow(text) << QByteArray(text) << QByteArray(reason); };
    row(R"({"baseline": {"series": "competitor_search"}})", "not_connected");
    row(R"({"days_since": {"series": "login"}})", "not_connected");
    row(R"({"sum": {"series": "order_late"}})", "not_connected");
    row(R"({"latest": {"series": "delivery_sd_ratio"}})", "not_connected");
    row(R"({"mentions": {"kind": "usage_drop"}})", "not_connected");
    row(R"({"then": {"first": {"kind": "usage_drop"}, "next": {"series": "login"}}})", "not_connected");
    row(R"({"field": "customer.industry"})", "missing");
    row(R"({"stage_is": "decide"})", "missing");
    row(R"({"working_days_since": {"what": "progress_update"}})", "no_data");
    row(R"({"consent": "send_content"})", "not_asked");
    row(R"({"reply_gap_ratio": {}})", "not_connected");
    row(R"({"first_time": {"kind": "usage_drop"}})", "not_connected");
}

void TestMissingData::aSourceThatIsNotConnectedYieldsUnknown()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, reason);
    FakeSubject subject;
    subject.disconnectConversations();
    const Verdict verdict = logic(text.toStdString()).evaluate(subject, now);
    QCOMPARE(verdict.truth, Truth::Unknown);
    QCOMPARE(verdict.policy, WhenUnknown::Silent);
    QVERIFY(!verdict.fires() && !verdict.asks());
    QCOMPARE(verdict.reasons(), std::vector<std::string>{reason.toStdString()});
}

void TestMissingData::anOldFeedIsNotTakenForSilence()
{
    FakeSubject subject;
    subject.fact("login", "2026-02-10T10:00");
    subject.staleAfter("login", "2026-02-20T10:00");
    const char *seven = R"({">=": [{"days_since": {"series": "login"}}, 7]})";
    QCOMPARE(ask(subject, seven, FakeSubject::time("2026-02-20T10:00")), QByteArray("true"));
    QCOMPARE(ask(subject, seven, FakeSubject::time("2026-02-20T10:00") + Millis(1)), QByteArray("unknown"));
    QCOMPARE(logic(seven).evaluate(subject, FakeSubject::time("2026-02-19T10:00")).changesAt,
             std::optional(FakeSubject::time("2026-02-20T10:00") + Millis(1)));
}

void TestMissingData::kleeneTruthTables_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray unknown = R"({"==": [{"field": "customer.nothing"}, 1]})";
    const auto row = [&](QByteArray text, const char *expected) {
        const QByteArray written = text.replace("?", unknown);
        QTest::newRow(written.constData()) << written << QByteArray(expected);
    };
    row(R"({"and": [true, ?]})", "unknown");
    row(R"({"and": [?, false]})", "false");
    row(R"({"and": [false, ?]})", "false");
    row(R"({"and": [?, ?]})", "unknown");
    row(R"({"or": [true, ?]})", "true");
    row(R"({"or": [?, true]})", "true");
    row(R"({"or": [false, ?]})", "unknown");
    row(R"({"or": [?, ?]})", "unknown");
    row(R"({"!": [?]})", "unknown");
    row(R"({"!!": [?]})", "unknown");
    row(R"({"if": [?, true, true]})", "unknown");
    row(R"({"if": [false, ?, 1]})", "1");
    row(R"({"some": [[1, 2], {"or": [{"==": [{"var": ""}, 2]}, ?]}]})", "true");
    row(R"({"some": [[1], {"or": [{"==": [{"var": ""}, 2]}, ?]}]})", "unknown");
    row(R"({"all": [[1, 2], {"and": [{"==": [{"var": ""}, 1]}, ?]}]})", "false");
    row(R"({"none": [[1], ?]})", "unknown");
    row(R"({"filter": [[1], ?]})", "unknown");
    row(R"({"in": [?, [1]]})", "unknown");
    row(R"([1, ?])", "unknown");
}

void TestMissingData::kleeneTruthTables()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const FakeSubject subject;
    QCOMPARE(ask(subject, text.toStdString()), expected);
    QCOMPARE(told(logic(text.toStdString()).evaluateQuickly(subject, now)), expected);
}

void TestMissingData::theUnknownPolicyOfALeafDecides_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("what");
    const auto row = [](QByteArray text, const char *what) {
        for (const char *policy : {"silent", "ask", "fire"})
            text.replace(QByteArray("?") + policy,
                         R"({"<": [{"field": {"name": "customer.nothing", "unknown": ")" + QByteArray(policy) + R"("}}, 1]})");
        QTest::newRow(text.constData()) << text << QByteArray(what);
    };
    row("?silent", "silent");
    row("?ask", "ask");
    row("?fire", "fire");
    row(R"({"!": ?fire})", "fire");
    row(R"({"and": [?fire, true]})", "fire");
    row(R"({"and": [?fire, ?silent]})", "silent");
    row(R"({"and": [?fire, ?ask]})", "ask");
    row(R"({"or": [?fire, ?silent]})", "fire");
    row(R"({"or": [?ask, ?silent]})", "ask");
    row(R"({"and": [?fire, false]})", "false");
    row(R"({"or": [?silent, true]})", "true");
}

void TestMissingData::theUnknownPolicyOfALeafDecides()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, what);
    const Verdict verdict = logic(text.toStdString()).evaluate(FakeSubject(), now);
    QCOMPARE(verdict.fires(), what == "fire" || what == "true");
    QCOMPARE(verdict.asks(), what == "ask");
    QCOMPARE(verdict.truth == Truth::Unknown, what != "true" && what != "false");
}

void TestMissingData::arithmeticWithTheUnknownIsUnknown()
{
    QCOMPARE(ask(FakeSubject(), R"({"+": [1, {"sum": {"series": "purchase"}}]})"), QByteArray("unknown"));
    QCOMPARE(ask(FakeSubject(), R"({"min": [1, {"/": [{"sum": {"series": "purchase"}}, 2]}]})"), QByteArray("unknown"));
    QCOMPARE(ask(FakeSubject(), R"({"cat": ["x", {"field": "customer.city"}]})"), QByteArray("unknown"));
}

void TestMissingData::aStandInForMissingDataIsWrittenDown()
{
    QCOMPARE(ask(FakeSubject(), R"({"??": [{"field": "customer.city"}, "?"]})"), QByteArray("\"?\""));
    QCOMPARE(ask(FakeSubject(), R"({"??": [{"field": "customer.city"}]})"), QByteArray("unknown"));
}

void TestMissingData::theTraceShowsValueThresholdEvidenceAndReason()
{
    FakeSubject subject;
    subject.set("customer.industry", "manufacturing");
    subject.fact("login", "2026-02-20T10:00");
    const Verdict verdict = logic(R"({"and": [{"==": [{"field": "customer.industry"}, "manufacturing"]},
        {">=": [{"days_since": {"series": "login"}}, 7]}, {">": [{"baseline": {"series": "competitor_search"}}, 0.5]}]})")
                                .evaluate(subject, now);
    QCOMPARE(verdict.truth, Truth::Unknown);
    QCOMPARE(verdict.trace.children.size(), std::size_t(3));
    const TraceNode &login = verdict.trace.children[1];
    QCOMPARE(login.path, std::string("/and/1"));
    QCOMPARE(login.value.get<int>(), 10);
    QCOMPARE(login.threshold->get<int>(), 7);
    QCOMPARE(login.truth, Truth::True);
    QCOMPARE(login.evidence.front().id, std::string("f1"));
    const TraceNode &search = verdict.trace.children[2];
    QCOMPARE(search.truth, Truth::Unknown);
    QCOMPARE(search.children.front().path, std::string("/and/2/>/0"));
    QCOMPARE(search.children.front().reason, std::string("not_connected"));
}

void TestMissingData::aFaultInAConditionIsUnknownAndSilent()
{
    FakeSubject subject;
    subject.set("customer.city", "无锡");
    const Verdict verdict = logic(R"({">": [{"field": "customer.city"}, 3]})").evaluate(subject, now);
    QCOMPARE(verdict.truth, Truth::Unknown);
    QVERIFY(!verdict.fires());
    QCOMPARE(verdict.reasons(), std::vector<std::string>{"fault"});
}

SINAN_TEST(TestMissingData)
#include "tst_missing_data.moc"
