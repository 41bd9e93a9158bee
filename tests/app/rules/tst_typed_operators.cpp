#include "tests/support/test_program.h"
#include "tests/app/rules/fake_subject.h"

#include <QFile>
#include <QTest>

using namespace sinan;
using namespace sinan::rules;
using model::SignalKind;
using sinan::testing::FakeSubject;
using sinan::testing::ask;
using sinan::testing::logic;
using sinan::testing::now;
using sinan::testing::told;

class TestTypedOperators : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFourthMentionIsMoreThanThree();
    void aWindowOfDaysHasTodayAndTheDaysBefore();
    void aWindowOfHoursIsWallClock();
    void mentionsCountOnlyWhatTheFilterNames_data();
    void mentionsCountOnlyWhatTheFilterNames();
    void whatIsNotYetKnownDoesNotCount();
    void sevenDaysWithoutLoginAreCalendarDays();
    void aRecordedZeroIsNoEvent();
    void threeWorkingDaysWithoutUpdateAreFullOnes();
    void aRiseIsMeasuredAgainstTheCustomersOwnPast();
    void thereIsNoSurgeUnderThreeHits();
    void aFallIsMeasuredToo();
    void aLongHolidayIsNoFallWhereRatesAreThoseOfWorkingDays();
    void aSumOfAConnectedButSilentSeriesIsNought();
    void theLatestNumberExpiresWithItsWindow();
    void firstThenNextNeedsTheOrder();
    void consentIsKnownOnlyWhereSomebodyAsked();
    void aReplyIsOverdueByTheCustomersOwnMeasure();
    void aMalformedDescriptionIsNamedByItsPlace_data();
    void aMalformedDescriptionIsNamedByItsPlace();
    void aConditionSaysWhatItReads();
};

void TestTypedOperators::theFourthMentionIsMoreThanThree()
{
    FakeSubject subject;
    const Logic overThree = logic(R"({">": [{"mentions": {"kind": "delivery_leadtime_concern", "within_days": 14}}, 3]})");
    for (const char *at : {"2026-02-20T09:36", "2026-02-25T10:18", "2026-02-27T14:30"})
        subject.hear(SignalKind::DeliveryLeadTime, at);
    QCOMPARE(overThree.evaluate(subject, now).truth, Truth::False);
    subject.hear(SignalKind::DeliveryLeadTime, "2026-03-01T05:12");
    const Verdict verdict = overThree.evaluate(subject, now);
    QCOMPARE(verdict.truth, Truth::True);
    QCOMPARE(verdict.evidence.size(), std::size_t(4));
    QCOMPARE(verdict.evidence.front().id, std::string("m1"));
}

void TestTypedOperators::aWindowOfDaysHasTodayAndTheDaysBefore()
{
    FakeSubject subject;
    subject.hear(SignalKind::AftersalesSla, "2026-02-24T00:00"); // six days before: the first moment inside
    const char *within = R"({"mentions": {"kind": "aftersales_sla_inquiry", "within_days": 7}})";
    QCOMPARE(ask(subject, within), QByteArray("1"));
    QCOMPARE(ask(subject, within, FakeSubject::time("2026-03-02T23:59")), QByteArray("1"));
    QCOMPARE(ask(subject, within, FakeSubject::time("2026-03-03T00:00")), QByteArray("0"));
    subject.hear(SignalKind::AftersalesSla, "2026-02-23T23:59");
    QCOMPARE(ask(subject, within), QByteArray("1"));
}

void TestTypedOperators::aWindowOfHoursIsWallClock()
{
    FakeSubject subject;
    subject.hear(SignalKind::ContractDispute, "2026-03-02T06:10:00.001");
    const char *within = R"({"mentions": {"kind": "contract_term_dispute", "within_hours": 2}})";
    QCOMPARE(ask(subject, within), QByteArray("1"));
    QCOMPARE(ask(subject, within, now + Millis(1)), QByteArray("0"));
}

void TestTypedOperators::mentionsCountOnlyWhatTheFilterNames_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *filter, const char *expected) {
        QTest::newRow(name) << QByteArray(filter) << QByteArray(expected);
    };
    row("customer and our notes, by default", R"({"kind":"price_objection_surge"})", "6");
    row("the customer alone", R"({"kind":"price_objection_surge","by":["customer"]})", "5");
    row("a third party", R"({"kind":"price_objection_surge","by":"third"})", "1");
    row("our own words", R"({"kind":"price_objection_surge","by":["us"]})", "1");
    row("the economic buyer", R"({"kind":"price_objection_surge","role":["economic_buyer"]})", "2");
    row("either of two roles", R"({"kind":"price_objection_surge","role":["economic_buyer","legal"]})", "3");
    row("by mail", R"({"kind":"price_objection_surge","channel":"mail"})", "1");
    row("with certainty", R"({"kind":"price_objection_surge","min_probability":0.85})", "5");
    row("with any probability", R"({"kind":"price_objection_surge","min_probability":0})", "7");
    row("about a thing, whatever the case", R"({"kind":"price_objection_surge","about":["hz-200"]})", "1");
    row("conversations", R"({"kind":"price_objection_surge","count":"conversations"})", "5");
    row("speakers", R"({"kind":"price_objection_surge","count":"speakers"})", "4");
    row("two kinds together", R"({"kind":["price_objection_surge","usage_drop"]})", "7");
}

void TestTypedOperators::mentionsCountOnlyWhatTheFilterNames()
{
    QFETCH(QByteArray, filter);
    QFETCH(QByteArray, expected);
    const auto price = SignalKind::PriceObjection;
    FakeSubject subject;
    subject.hear(price, "2026-02-20T10:00", "王建国", model::BuyingRole::EconomicBuyer).conversation = "same";
    subject.hear(price, "2026-02-20T10:01", "王建国", model::BuyingRole::EconomicBuyer).conversation = "same";
    subject.hear(price, "2026-02-21T10:00", "顾文斌", model::BuyingRole::Legal).channel = model::Channel::Mail;
    subject.hear(price, "2026-02-22T10:00", "唐丽").subject = "HZ-200 网关";
    subject.hear(price, "2026-02-23T10:00", "唐丽").probability = 0.6;
    subject.hear(price, "2026-02-23T11:00", "唐丽").probability = 0.3;
    auto &note = subject.hear(price, "2026-02-24T10:00", "李明");
    note.speaker = model::SpeakerRole::Us;
    note.channel = model::Channel::Note;
    subject.hear(price, "2026-02-24T11:00", "李明").speaker = model::SpeakerRole::Us;
    subject.hear(price, "2026-02-24T12:00", "隔壁厂").speaker = model::SpeakerRole::Third;
    subject.hear(SignalKind::UsageDrop, "2026-02-24T13:00", "唐丽");
    QCOMPARE(ask(subject, R"({"mentions": )" + filter.toStdString() + "}"), expected);
}

void TestTypedOperators::whatIsNotYetKnownDoesNotCount()
{
    FakeSubject subject;
    subject.hear(SignalKind::BudgetDelay, "2026-02-20T10:00").knownAt = FakeSubject::time("2026-03-05T10:00");
    const char *once = R"({">=": [{"mentions": {"kind": "budget_project_delay", "within_days": 30}}, 1]})";
    const Verdict verdict = logic(once).evaluate(subject, now);
    QCOMPARE(verdict.truth, Truth::False);
    QCOMPARE(verdict.changesAt, std::optional(FakeSubject::time("2026-03-05T10:00")));
    QCOMPARE(ask(subject, once, FakeSubject::time("2026-03-05T10:00")), QByteArray("true"));
}

void TestTypedOperators::sevenDaysWithoutLoginAreCalendarDays()
{
    FakeSubject subject;
    subject.fact("login", "2026-02-23T23:50");
    const char *seven = R"({">=": [{"days_since": {"series": "login"}}, 7]})";
    QCOMPARE(ask(subject, seven, FakeSubject::time("2026-03-01T23:59")), QByteArray("false"));
    QCOMPARE(ask(subject, seven, FakeSubject::time("2026-03-02T00:00")), QByteArray("true"));
    QCOMPARE(logic(seven).evaluate(subject, FakeSubject::time("2026-02-24T09:00")).changesAt,
             std::optional(FakeSubject::time("2026-03-02T00:00")));
}

void TestTypedOperators::aRecordedZeroIsNoEvent()
{
    FakeSubject subject;
    subject.fact("login", "2026-02-20T09:00", 3);
    subject.fact("login", "2026-03-01T09:00", 0);
    QCOMPARE(ask(subject, R"({"days_since": {"series": "login"}})"), QByteArray("10"));
}

void TestTypedOperators::threeWorkingDaysWithoutUpdateAreFullOnes()
{
    // 2026-02-28 is a Saturday that is worked, 2026-03-01 a Sunday that is not.
    FakeSubject subject(WorkCalendar("Asia/Shanghai", {}, {*parseDate("2026-02-28")}));
    const char *days = R"({"working_days_since": {"what": "progress_update"}})";
    subject.happened("progress_update", "2026-02-25T15:40");
    QCOMPARE(ask(subject, days), QByteArray("3"));
    subject.happened("progress_update", "2026-02-26T16:10");
    QCOMPARE(ask(subject, days), QByteArray("2"));
    const Logic stalled = logic(R"({">=": [{"working_days_since": {"what": "progress_update"}}, 3]})");
    QCOMPARE(stalled.evaluate(subject, now).changesAt, std::optional(FakeSubject::time("2026-03-03T00:00")));
}

void TestTypedOperators::aRiseIsMeasuredAgainstTheCustomersOwnPast()
{
    FakeSubject subject;
    for (int day = 16; day <= 22; ++day)
        subject.fact("competitor_search", "2026-02-" + std::to_string(day) + "T12:00", 2);
    for (int day = 23; day <= 28; ++day)
        subject.fact("competitor_search", "2026-02-" + std::to_string(day) + "T12:00", 3);
    const char *rise = R"({"baseline": {"series": "competitor_search", "window_days": 7, "baseline_days": 7}})";
    // 02-23 … 03-01 against 02-16 … 02-22: 18 against 14.
    const Verdict verdict = logic(rise).evaluate(subject, FakeSubject::time("2026-03-01T20:00"));
    QVERIFY(std::abs(verdict.value.get<double>() - (18.0 / 14 - 1)) < 1e-12);
    subject.fact("competitor_search", "2026-03-01T12:00", 3);
    const char *half = R"({">": [{"baseline": {"series": "competitor_search", "window_days": 7, "baseline_days": 7}}, 0.5]})";
    QCOMPARE(ask(subject, half, FakeSubject::time("2026-03-01T20:00")), QByteArray("false")); // exactly half again: not over 50 %
    subject.fact("competitor_search", "2026-03-01T13:00", 1);
    QCOMPARE(ask(subject, half, FakeSubject::time("2026-03-01T20:00")), QByteArray("true"));
}

void TestTypedOperators::thereIsNoSurgeUnderThreeHits()
{
    FakeSubject subject;
    const char *surge = R"({"baseline": {"kind": "price_objection_surge", "window_days": 7, "baseline_days": 28}})";
    subject.hear(SignalKind::PriceObjection, "2026-02-27T10:00");
    subject.hear(SignalKind::PriceObjection, "2026-02-28T10:00");
    const Verdict two = logic(surge).evaluate(subject, now);
    QCOMPARE(told(two), QByteArray("0"));
    QCOMPARE(two.trace.reason, std::string("below_minimum"));
    subject.hear(SignalKind::PriceObjection, "2026-03-01T10:00");
    QCOMPARE(ask(subject, surge), QByteArray("2.0")); // three where one would be held usual
}

void TestTypedOperators::aFallIsMeasuredToo()
{
    FakeSubject subject;
    for (int day = 1; day <= 28; ++day)
        subject.fact("login", (day < 10 ? "2026-02-0" : "2026-02-") + std::to_string(day) + "T12:00", 1);
    const Verdict verdict =
        logic(R"({"baseline": {"series": "login", "window_days": 2, "baseline_days": 20}})").evaluate(subject, now);
    QCOMPARE(verdict.value.get<double>(), -1.0);
}

void TestTypedOperators::aLongHolidayIsNoFallWhereRatesAreThoseOfWorkingDays()
{
    // Spring Festival: 15 to 23 February 2026 are free, 14 and 28 February are made up for.
    QFile file(QStringLiteral(SINAN_SOURCE_DIR "/resources/calendar/cn.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    FakeSubject subject(WorkCalendar::fromJson("Asia/Shanghai", *parseJson(file.readAll().toStdString())).value());
    for (LocalDate day = *parseDate("2026-01-12"); day <= *parseDate("2026-02-27"); day += std::chrono::days(1)) {
        if (subject.calendar().isWorkingDay(day))
            subject.fact("login", toIso(day) + "T12:00", 3);
    }
    const char *perDay = R"({"baseline": {"series": "login", "window_days": 7, "baseline_days": 28}})";
    const char *perWorkingDay = R"({"baseline": {"series": "login", "window_days": 7, "baseline_days": 28, "per": "working_day"}})";
    const UtcTime afterwards = FakeSubject::time("2026-02-26T19:00");
    QVERIFY(logic(perDay).evaluate(subject, FakeSubject::time("2026-02-24T19:00")).value.get<double>() < -0.6);
    QVERIFY(std::abs(logic(perWorkingDay).evaluate(subject, afterwards).value.get<double>()) < 1e-12);
    // In the midst of it there is nothing to compare.
    QCOMPARE(logic(perWorkingDay).evaluate(subject, FakeSubject::time("2026-02-22T19:00")).trace.reason, std::string("too_few"));
    // In the morning today is not yet a day of work.
    QVERIFY(std::abs(logic(perWorkingDay).evaluate(subject, FakeSubject::time("2026-02-28T08:10")).value.get<double>()) < 1e-12);
}

void TestTypedOperators::aSumOfAConnectedButSilentSeriesIsNought()
{
    FakeSubject subject;
    subject.connect("order_late");
    QCOMPARE(ask(subject, R"({"sum": {"series": "order_late", "within_days": 30}})"), QByteArray("0"));
    subject.fact("order_late", "2026-02-20T10:00", 2);
    subject.fact("order_late", "2026-01-20T10:00", 5);
    QCOMPARE(ask(subject, R"({"sum": {"series": "order_late", "within_days": 30}})"), QByteArray("2"));
    QCOMPARE(ask(subject, R"({"sum": {"series": "order_late"}})"), QByteArray("7"));
}

void TestTypedOperators::theLatestNumberExpiresWithItsWindow()
{
    FakeSubject subject;
    subject.fact("delivery_sd_ratio", "2026-02-01T10:00", 1.8);
    subject.fact("delivery_sd_ratio", "2026-02-20T10:00", 2.4);
    QCOMPARE(ask(subject, R"({"latest": {"series": "delivery_sd_ratio", "within_days": 90}})"), QByteArray("2.4"));
    QCOMPARE(ask(subject, R"({"latest": "delivery_sd_ratio"})"), QByteArray("2.4"));
    QCOMPARE(ask(subject, R"({"latest": {"series": "delivery_sd_ratio", "within_days": 7}})"), QByteArray("unknown"));
}

void TestTypedOperators::firstThenNextNeedsTheOrder()
{
    const char *then =
        R"({"then": {"first": {"kind": "complaint_fulfillment_anomaly"}, "next": "competitor_search_surge", "within_days": 7, "look_back_days": 30}})";
    FakeSubject subject;
    subject.hear(SignalKind::CompetitorSearch, "2026-02-10T10:00");
    subject.hear(SignalKind::FulfilmentComplaint, "2026-02-12T10:00");
    QCOMPARE(ask(subject, then), QByteArray("false"));
    subject.hear(SignalKind::CompetitorSearch, "2026-02-20T10:00"); // eight days later
    QCOMPARE(ask(subject, then), QByteArray("false"));
    subject.hear(SignalKind::FulfilmentComplaint, "2026-02-13T10:00");
    const Verdict verdict = logic(then).evaluate(subject, now);
    QCOMPARE(told(verdict), QByteArray("true"));
    QCOMPARE(verdict.evidence.size(), std::size_t(2));
    QCOMPARE(verdict.changesAt, std::optional(FakeSubject::time("2026-03-22T00:00")));
}

void TestTypedOperators::consentIsKnownOnlyWhereSomebodyAsked()
{
    FakeSubject subject;
    const char *granted = R"({"consent": "send_content"})";
    const char *standing = R"({"consent": {"purpose": "send_content", "standing": true}})";
    QCOMPARE(ask(subject, granted), QByteArray("unknown"));
    ConsentAnswer answer{true, false, FakeSubject::time("2026-01-12T10:00"), {}};
    subject.answer("send_content", answer);
    QCOMPARE(ask(subject, granted), QByteArray("true"));
    QCOMPARE(ask(subject, standing), QByteArray("false"));
    answer.standing = true;
    answer.expires = parseDate("2026-03-02");
    subject.answer("send_content", answer);
    QCOMPARE(ask(subject, standing), QByteArray("true"));
    QCOMPARE(logic(standing).evaluate(subject, now).changesAt, std::optional(FakeSubject::time("2026-03-03T00:00")));
    QCOMPARE(ask(subject, standing, FakeSubject::time("2026-03-03T00:00")), QByteArray("false"));
    answer.granted = false;
    subject.answer("send_content", answer);
    QCOMPARE(ask(subject, granted), QByteArray("false"));
}

void TestTypedOperators::aReplyIsOverdueByTheCustomersOwnMeasure()
{
    FakeSubject subject;
    const char *ratio = R"({"reply_gap_ratio": {"min_samples": 3}})";
    subject.connect("reply_gap");
    subject.fact("reply_gap", "2026-01-10T10:00", 2);
    subject.fact("reply_gap", "2026-01-20T10:00", 4);
    subject.happened("waiting_since", "2026-02-20T10:00");
    QCOMPARE(ask(subject, ratio), QByteArray("unknown"));
    subject.fact("reply_gap", "2026-01-30T10:00", 9);
    QCOMPARE(ask(subject, ratio), QByteArray("2.5")); // ten days against a median of four
    const Logic overTwice = logic(R"({">": [{"reply_gap_ratio": {}}, 2]})");
    QCOMPARE(overTwice.evaluate(subject, FakeSubject::time("2026-02-25T10:00")).changesAt,
             std::optional(FakeSubject::time("2026-03-01T00:00")));
}

void TestTypedOperators::aMalformedDescriptionIsNamedByItsPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("place");
    const auto row = [](const char *text, const char *place) { QTest::newRow(text) << QByteArray(text) << QByteArray(place); };
    row(R"({"and": [true, {"mentions": {"kind": "price", "within_days": 7}}]})", "/and/1/mentions/kind");
    row(R"({"mentions": {"kind": "usage_drop", "within_days": 0}})", "/mentions/within_days");
    row(R"({"mentions": {"kind": "usage_drop", "within": 7}})", "/mentions/within");
    row(R"({"mentions": {"kind": "usage_drop", "by": ["nobody"]}})", "/mentions/by");
    row(R"({"mentions": {"kind": "usage_drop", "unknown": "loud"}})", "/mentions/unknown");
    row(R"({"mentions": {"kind": "usage_drop", "min_probability": 2}})", "/mentions/min_probability");
    row(R"({"then": {"first": {"kind": "usage_drop"}, "next": {"kind": "no"}}})", "/then/next/kind");
    row(R"({"stage_is": ["decide", "maybe"]})", "/stage_is/stages");
    row(R"({">": [{"sum": {}}, 1]})", "/>/0/sum/series");
    row(R"({"launch": []})", "");
    row(R"({"or": [{"==": [1, 1], "!=": [1, 2]}]})", "/or/0");
}

void TestTypedOperators::aMalformedDescriptionIsNamedByItsPlace()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, place);
    const auto compiled = Logic::compile(testing::parsed(text.toStdString()));
    QVERIFY(!compiled.ok());
    QCOMPARE(compiled.error().code, ErrorCode::InvalidArgument);
    QCOMPARE(QByteArray::fromStdString(compiled.error().where), place);
}

void TestTypedOperators::aConditionSaysWhatItReads()
{
    const Logic condition =
        logic(R"({"and": [{"field": "customer.stars"}, {"stage_is": "trial"}, {"mentions": {"kind": "usage_drop"}},
        {"then": {"first": {"kind": "budget_project_delay"}, "next": {"series": "login"}}}, {"consent": "send_content"},
        {"working_days_since": {"what": "progress_update"}}, {"mentions": {"kind": "usage_drop", "within_days": 3}}]})");
    const auto &reads = condition.reads();
    QCOMPARE(reads.fields, (std::vector<std::string>{"customer.stars", "opportunity.stage"}));
    QCOMPARE(reads.kinds.size(), std::size_t(2));
    QCOMPARE(reads.series, std::vector<std::string>{"login"});
    QCOMPARE(reads.times, std::vector<std::string>{"progress_update"});
    QCOMPARE(reads.consents, std::vector<std::string>{"send_content"});
}

SINAN_TEST(TestTypedOperators)
#include "tst_typed_operators.moc"
