#include "tests/support/test_program.h"
#include "tests/app/rules/fake_subject.h"

#include <QTest>

#include <random>
#include <set>

using namespace sinan;
using namespace sinan::rules;
using model::SignalKind;
using sinan::testing::FakeSubject;

namespace {

const UtcTime start = FakeSubject::time("2026-02-02T09:30");
constexpr int horizonDays = 60;

WorkCalendar calendar()
{
    std::set<LocalDate> holidays;
    for (int day = 15; day <= 23; ++day)
        holidays.insert(*parseDate("2026-02-" + std::to_string(day)));
    return WorkCalendar("Asia/Shanghai", holidays, {*parseDate("2026-02-14"), *parseDate("2026-02-28")});
}

/// Random customers and conditions, the same on every run.
class Dice
{
public:
    explicit Dice(unsigned seed) : m_engine(seed) {}
    int upTo(int most) { return std::uniform_int_distribution<int>(0, most)(m_engine); }
    bool chance(int percent) { return upTo(99) < percent; }
    template <class T> T pick(std::initializer_list<T> list) { return *(list.begin() + upTo(int(list.size()) - 1)); }
    UtcTime moment(int fromDay, int toDay)
    {
        return start + std::chrono::hours(24 * fromDay) +
               Millis(std::int64_t(upTo((toDay - fromDay) * 86400)) * 1000 + upTo(999));
    }

private:
    std::mt19937 m_engine;
};

struct World
{
    FakeSubject subject{calendar()};
    std::set<UtcTime> moments; ///< at which something may happen, gathered without asking the evaluator
};

World makeWorld(Dice &dice)
{
    World world;
    const auto note = [&](UtcTime at) {
        world.moments.insert(at);
        for (const int hours : {2, 30, 400})
            world.moments.insert(at + std::chrono::hours(hours));
    };
    for (const SignalKind kind : {SignalKind::DeliveryLeadTime, SignalKind::FulfilmentComplaint}) {
        for (int i = dice.upTo(6); i > 0; --i) {
            Mention &mention = world.subject.hear(kind, "2026-02-02T00:00");
            mention.at = dice.moment(-30, 4);
            mention.knownAt = dice.chance(20) ? mention.at + std::chrono::hours(dice.upTo(60)) : mention.at;
            mention.conversation = "c" + std::to_string(dice.upTo(3));
            mention.speakerName = dice.pick({"王建国", "唐丽", "顾文斌"});
            note(mention.at);
            note(mention.knownAt);
        }
    }
    for (const std::string series : {"login", "order_late", "reply_gap"}) {
        for (int i = dice.upTo(8); i > 0; --i) {
            const UtcTime at = dice.moment(-40, 3);
            world.subject.fact(series, toIso(at), dice.upTo(3));
            note(at);
        }
        if (dice.chance(30)) {
            const UtcTime until = dice.moment(-2, 30);
            world.subject.staleAfter(series, toIso(until));
            world.moments.insert(until + Millis(1));
        }
    }
    for (const char *what : {"progress_update", "waiting_since"}) {
        if (dice.chance(80))
            world.subject.happened(what, toIso(dice.moment(-20, 0)));
    }
    if (dice.chance(70)) {
        ConsentAnswer answer{dice.chance(80), dice.chance(50), dice.moment(-30, 2), {}};
        if (dice.chance(60))
            answer.expires = world.subject.calendar().dateOf(dice.moment(-5, 40));
        world.subject.answer("send_content", answer);
        world.moments.insert(answer.at);
    }
    world.subject.sortAll();
    const LocalDate today = world.subject.calendar().dateOf(start);
    for (int day = 0; day <= horizonDays; ++day)
        world.moments.insert(world.subject.calendar().at(today + std::chrono::days(day)));
    return world;
}

Json filter(Dice &dice, bool windowed)
{
    Json made{{"kind", dice.pick({"delivery_leadtime_concern", "complaint_fulfillment_anomaly"})},
              {"count", dice.pick({"mentions", "conversations", "speakers"})}};
    if (windowed && dice.chance(70))
        made["within_days"] = dice.pick({1, 7, 14, 30});
    else if (windowed)
        made["within_hours"] = dice.pick({2, 30, 400});
    return made;
}

Json number(Dice &dice)
{
    const Json series = dice.pick({"login", "order_late"});
    switch (dice.upTo(7)) {
    case 0:
    case 1:
        return Json{{"mentions", filter(dice, true)}};
    case 2:
        return Json{{"days_since", {{"series", series}}}};
    case 3:
        return Json{{"working_days_since", {{"what", "progress_update"}}}};
    case 4:
        return Json{{"sum", {{"series", series}, {"within_days", dice.pick({3, 10, 30})}}}};
    case 5:
        return Json{{"baseline", {{"series", series}, {"window_days", 5}, {"baseline_days", dice.pick({5, 14})}}}};
    case 6:
        return Json{{"reply_gap_ratio", {{"look_back_days", 30}, {"min_samples", 2}}}};
    default:
        return Json{{"latest", {{"series", series}, {"within_days", dice.pick({5, 20})}}}};
    }
}

Json condition(Dice &dice, int depth)
{
    const int choice = depth > 0 ? dice.upTo(9) : 3 + dice.upTo(6);
    if (choice <= 1) {
        Json list = Json::array();
        for (int i = 1 + dice.upTo(2); i >= 0; --i)
            list.push_back(condition(dice, depth - 1));
        return Json{{choice == 0 ? "and" : "or", list}};
    }
    if (choice == 2)
        return Json{{"!", Json::array({condition(dice, depth - 1)})}};
    if (choice == 3)
        return Json{{"consent", {{"purpose", "send_content"}, {"standing", dice.chance(50)}}}};
    if (choice == 4)
        return Json{{"then",
                     {{"first", filter(dice, false)},
                      {"next", filter(dice, false)},
                      {"within_days", dice.upTo(10)},
                      {"look_back_days", dice.pick({5, 20})}}}};
    Json left = number(dice);
    if (dice.chance(25))
        left = Json{{dice.pick({"+", "*", "max"}), Json::array({left, dice.chance(50) ? number(dice) : Json(dice.upTo(3))})}};
    Json operands = Json::array({left, dice.pick({0.0, 0.5, 1.0, 2.0, 3.0, 7.0})});
    if (dice.chance(20))
        std::swap(operands[0], operands[1]);
    return Json{{dice.pick({">", ">=", "<", "<=", "==", "!=", "==="}), operands}};
}

} // namespace

class TestTimeAlone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingChangesBeforeTheMomentThatIsNamed();
    void theTurnIsTheOneThatTryingEveryMomentFinds();
    void aComparisonSleepsUntilItMayTurn();
    void aSettledGroupSleepsAsLongAsWhatSettlesIt();
};

void TestTimeAlone::nothingChangesBeforeTheMomentThatIsNamed()
{
    int named = 0;
    for (unsigned seed = 1; seed <= 1500; ++seed) {
        Dice dice(seed);
        const World world = makeWorld(dice);
        const Json document = dice.chance(30) ? number(dice) : condition(dice, 2);
        const auto compiled = Logic::compile(document);
        QVERIFY2(compiled.ok(), dumpJson(document).c_str());
        const Verdict verdict = compiled.value().evaluateQuickly(world.subject, start);
        const UtcTime end = verdict.changesAt.value_or(start + std::chrono::hours(24 * horizonDays));
        named += verdict.changesAt.has_value();
        if (verdict.changesAt)
            QVERIFY2(*verdict.changesAt > start, dumpJson(document).c_str());
        std::vector<UtcTime> tries(world.moments.begin(), world.moments.end());
        tries.push_back(end - Millis(1));
        for (const UtcTime at : tries) {
            if (at <= start || at >= end)
                continue;
            const Verdict later = compiled.value().evaluateQuickly(world.subject, at);
            const auto told = QByteArray::number(seed) + " " + dumpJson(document).c_str() + " at " + toIso(at).c_str();
            QVERIFY2(later.truth == verdict.truth, told.constData());
            QVERIFY2(later.value == verdict.value, told.constData());
        }
        // Tracing looks at more, but comes to the same.
        const Verdict traced = compiled.value().evaluate(world.subject, start);
        QCOMPARE(traced.truth, verdict.truth);
        QVERIFY(traced.value == verdict.value);
    }
    QVERIFY(named > 500);
}

void TestTimeAlone::theTurnIsTheOneThatTryingEveryMomentFinds()
{
    int turns = 0;
    for (unsigned seed = 2001; seed <= 3500; ++seed) {
        Dice dice(seed);
        const World world = makeWorld(dice);
        const Json document = condition(dice, 2);
        const auto compiled = Logic::compile(document);
        QVERIFY2(compiled.ok(), dumpJson(document).c_str());
        const UtcTime horizon = start + std::chrono::hours(24 * horizonDays);
        const Truth before = compiled.value().evaluateQuickly(world.subject, start).truth;
        std::optional<UtcTime> found;
        for (const UtcTime at : world.moments) {
            if (at <= start || at > horizon)
                continue;
            if (compiled.value().evaluateQuickly(world.subject, at).truth != before) {
                found = at;
                break;
            }
        }
        const auto told = truthTurnsAt(compiled.value(), world.subject, start, horizon);
        turns += found.has_value();
        QVERIFY2(told == found, (QByteArray::number(seed) + " " + dumpJson(document).c_str() + " said " +
                                 (told ? toIso(*told) : "never").c_str() + ", is " + (found ? toIso(*found) : "never").c_str())
                                    .constData());
    }
    QVERIFY(turns > 400);
}

void TestTimeAlone::aComparisonSleepsUntilItMayTurn()
{
    FakeSubject subject;
    for (int day = 1; day <= 9; ++day)
        subject.hear(SignalKind::DeliveryLeadTime, "2026-03-0" + std::to_string(day) + "T10:00");
    const UtcTime now = FakeSubject::time("2026-03-09T12:00");
    // Nine in the window; the sixth leaves on the 20th, and only then are three left.
    const auto overThree =
        testing::logic(R"({">": [{"mentions": {"kind": "delivery_leadtime_concern", "within_days": 14}}, 3]})");
    QCOMPARE(overThree.evaluateQuickly(subject, now).changesAt, std::optional(FakeSubject::time("2026-03-20T00:00")));
    // What has passed a threshold for good needs no alarm.
    subject.fact("login", "2026-03-01T10:00");
    const auto away = testing::logic(R"({">=": [{"days_since": {"series": "login"}}, 7]})");
    QCOMPARE(away.evaluateQuickly(subject, now).changesAt, std::optional<UtcTime>());
}

void TestTimeAlone::aSettledGroupSleepsAsLongAsWhatSettlesIt()
{
    FakeSubject subject;
    subject.fact("login", "2026-03-08T10:00");
    subject.hear(SignalKind::DeliveryLeadTime, "2026-03-08T10:00");
    const UtcTime now = FakeSubject::time("2026-03-09T12:00");
    const auto both =
        testing::logic(R"({"and": [{">=": [{"mentions": {"kind": "delivery_leadtime_concern", "within_days": 3}}, 1]},
        {">=": [{"days_since": {"series": "login"}}, 30]}]})");
    // The mention leaves on the 11th, but without thirty days nothing can turn.
    QCOMPARE(both.evaluateQuickly(subject, now).changesAt, std::optional(FakeSubject::time("2026-04-07T00:00")));
    QCOMPARE(both.evaluate(subject, now).changesAt, std::optional(FakeSubject::time("2026-04-07T00:00")));
}

SINAN_TEST(TestTimeAlone)
#include "tst_time_alone.moc"
