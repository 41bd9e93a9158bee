#include "tests/support/test_program.h"
#include "app/rules/guards.h"
#include "tests/app/rules/fake_subject.h"

#include <QTest>

using namespace sinan;
using namespace sinan::rules;
using sinan::testing::FakeSubject;
using Reason = GuardDecision::Reason;

namespace {
const WorkCalendar shanghai("Asia/Shanghai");
UtcTime at(const char *text)
{
    return FakeSubject::time(text);
}
} // namespace

class TestGuards : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingInTheWayRaisesAndInterrupts();
    void aCooldownCountsCalendarDays();
    void aRefusalStopsTheRuleForGood();
    void quietHoursHoldTheInterruptionUntilMorning_data();
    void quietHoursHoldTheInterruptionUntilMorning();
    void quietHoursWithinOneDayWorkToo();
    void theFourthInterruptionOfADayWaits();
    void aWorkspaceMayAskForFewerInterruptions();
    void aGuardThatIsOffDoesNotHold();
    void onlyAStandingConsentSendsByItself();
};

void TestGuards::nothingInTheWayRaisesAndInterrupts()
{
    const GuardDecision decision = guard({}, {}, shanghai, at("2026-03-02T10:00"));
    QVERIFY(decision.mayRaise && decision.mayInterrupt);
    QCOMPARE(decision.reason, Reason::None);
}

void TestGuards::aCooldownCountsCalendarDays()
{
    Guards guards;
    guards.cooldownDays = 7;
    GuardState state;
    state.lastClosedAt = at("2026-03-02T18:00");
    const GuardDecision held = guard(guards, state, shanghai, at("2026-03-08T23:59"));
    QVERIFY(!held.mayRaise && !held.mayInterrupt);
    QCOMPARE(held.reason, Reason::Cooldown);
    QCOMPARE(held.until, std::optional(at("2026-03-09T00:00")));
    QVERIFY(guard(guards, state, shanghai, at("2026-03-09T10:00")).mayRaise);
}

void TestGuards::aRefusalStopsTheRuleForGood()
{
    GuardState state;
    state.consent = ConsentAnswer{false, false, at("2026-01-01T10:00"), {}};
    const GuardDecision decision = guard({}, state, shanghai, at("2026-03-02T10:00"));
    QVERIFY(!decision.mayRaise);
    QCOMPARE(decision.reason, Reason::Refused);
    QVERIFY(!decision.until);
}

void TestGuards::quietHoursHoldTheInterruptionUntilMorning_data()
{
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("until");
    QTest::newRow("before") << "2026-03-02T19:59"
                            << "";
    QTest::newRow("from eight") << "2026-03-02T20:00"
                                << "2026-03-03T08:00";
    QTest::newRow("after midnight") << "2026-03-03T05:12"
                                    << "2026-03-03T08:00";
    QTest::newRow("last minute") << "2026-03-03T07:59"
                                 << "2026-03-03T08:00";
    QTest::newRow("morning") << "2026-03-03T08:00"
                             << "";
}

void TestGuards::quietHoursHoldTheInterruptionUntilMorning()
{
    QFETCH(QString, now);
    QFETCH(QString, until);
    const GuardDecision decision = guard({}, {}, shanghai, at(qPrintable(now)));
    QVERIFY(decision.mayRaise);
    QCOMPARE(decision.mayInterrupt, until.isEmpty());
    if (!until.isEmpty())
        QCOMPARE(decision.until, std::optional(at(qPrintable(until))));
}

void TestGuards::quietHoursWithinOneDayWorkToo()
{
    QVERIFY(isQuiet(12 * 60, 14 * 60, shanghai, at("2026-03-02T13:00")));
    QVERIFY(!isQuiet(12 * 60, 14 * 60, shanghai, at("2026-03-02T14:00")));
    QCOMPARE(quietEnds(12 * 60, 14 * 60, shanghai, at("2026-03-02T13:00")), at("2026-03-02T14:00"));
    QVERIFY(!isQuiet(0, 0, shanghai, at("2026-03-02T00:00")));
}

void TestGuards::theFourthInterruptionOfADayWaits()
{
    GuardState state;
    state.interruptionsToday = 2;
    QVERIFY(guard({}, state, shanghai, at("2026-03-02T10:00")).mayInterrupt);
    state.interruptionsToday = 3;
    const GuardDecision decision = guard({}, state, shanghai, at("2026-03-02T10:00"));
    QVERIFY(decision.mayRaise && !decision.mayInterrupt);
    QCOMPARE(decision.reason, Reason::Budget);
    QCOMPARE(decision.until, std::optional(at("2026-03-03T00:00")));
}

void TestGuards::aWorkspaceMayAskForFewerInterruptions()
{
    GuardState state;
    state.interruptionsAllowed = 1;
    QVERIFY(guard({}, state, shanghai, at("2026-03-02T10:00")).mayInterrupt);
    state.interruptionsToday = 1;
    QCOMPARE(guard({}, state, shanghai, at("2026-03-02T10:00")).reason, Reason::Budget);
    state.interruptionsAllowed = 0;
    state.interruptionsToday = 0;
    QVERIFY(!guard({}, state, shanghai, at("2026-03-02T10:00")).mayInterrupt);
}

void TestGuards::aGuardThatIsOffDoesNotHold()
{
    Guards guards;
    guards.quietHours = guards.budget = false;
    GuardState state;
    state.interruptionsToday = 99;
    state.lastClosedAt = at("2026-03-02T03:00");
    QVERIFY(guard(guards, state, shanghai, at("2026-03-02T03:00")).mayInterrupt);
}

void TestGuards::onlyAStandingConsentSendsByItself()
{
    const UtcTime now = at("2026-03-02T10:00");
    ConsentAnswer answer{true, true, at("2026-01-12T10:00"), parseDate("2026-03-02")};
    QCOMPARE(sendPermission(std::nullopt, shanghai, now), SendPermission::AskPerson);
    QCOMPARE(sendPermission(answer, shanghai, now), SendPermission::SendItself);
    QCOMPARE(sendPermission(answer, shanghai, at("2026-03-03T00:00")), SendPermission::AskPerson);
    answer.standing = false;
    QCOMPARE(sendPermission(answer, shanghai, now), SendPermission::AskPerson);
    answer.granted = false;
    QCOMPARE(sendPermission(answer, shanghai, now), SendPermission::Stopped);
}

SINAN_TEST(TestGuards)
#include "tst_guards.moc"
