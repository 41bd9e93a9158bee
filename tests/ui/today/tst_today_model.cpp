#include "tests/support/test_program.h"
#include "tests/support/memory_rows.h"
#include "tests/ui/fixtures/bench_fixture.h"

#include "ui/screens/today/today_model.h"

namespace sinan::test {

using insight::Bucket;
using insight::TodayRow;
using screens::SnoozeOffer;
using screens::TodayEntries;
using screens::TodayEntry;
using screens::TodayFilter;
using screens::TodayGroup;
using screens::TodayModel;
using screens::TodayPicture;
using screens::VerbChoice;
using screens::VerbTarget;
using screens::Wording;

namespace {

const UtcTime now = fromMillis(1'772'410'200'000); // 2026-03-02 08:10 in Shanghai, a Monday

TodayRow row(const char *customer, Bucket bucket, double hours, std::int64_t wan = 100)
{
    TodayRow made;
    made.warnings = {BenchFixture::id(std::string("w/") + customer)};
    made.customers = {BenchFixture::id(std::string("c/") + customer)};
    made.customerName = customer;
    made.severity = model::Severity::High;
    made.sentence = insight::Message{"sentence.test", {}};
    if (wan > 0)
        made.amounts = {Money{wan * 1'000'000, "CNY"}};
    made.dueAt = now + std::chrono::minutes(int(hours * 60));
    made.evidenceCount = 3;
    made.advice = {"打个电话", "Call them"};
    made.score = 70;
    made.bucket = bucket;
    made.rank = {double(std::max<std::int64_t>(wan, 1)) * 10'000, 0.7, insight::urgency(made.dueAt, now)};
    return made;
}

TodayPicture picture(std::vector<TodayRow> rows, std::optional<int> yesterday = 0)
{
    TodayPicture made;
    made.at = now;
    made.customers = 200;
    for (TodayRow &entry : rows) {
        ++made.list.counts[std::size_t(entry.bucket)];
        if (entry.bucket == Bucket::Now) {
            for (const Money &amount : entry.amounts) {
                if (made.list.nowAmounts.empty())
                    made.list.nowAmounts.push_back(Money{0, amount.currency});
                made.list.nowAmounts.front().minor += amount.minor;
            }
            if (!made.list.earliestDue || *entry.dueAt < *made.list.earliestDue)
                made.list.earliestDue = entry.dueAt;
        }
        for (const Uuid &id : entry.warnings)
            made.targets.emplace(id, VerbTarget{id, 1, entry.customerName, {}});
        made.list.rows.push_back(std::move(entry));
    }
    made.list.nowYesterday = yesterday;
    return made;
}

Wording wording(Language language = Language::Chinese, UtcTime at = now)
{
    Wording made;
    made.language = language;
    made.now = at;
    made.phrases = [](const insight::Message &message, Language, UtcTime) { return message.id; };
    return made;
}

} // namespace

class TodayModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_languages.set(Language::Chinese); }
    void init() { m_languages.set(Language::Chinese); }

    void theHeadlineSaysHowManyByWhenAndHowMuch_data();
    void theHeadlineSaysHowManyByWhenAndHowMuch();
    void sectionsStandInTheOrderOfUrgencyAndTheLastTwoAreFolded();
    void aChosenGroupShowsItsRowsUnfolded();
    void typedWordsMustAllBeFound();
    void pinyinInitialsFindARow();
    void aRowThatGoesIsRemovedAndTheOthersStayWhereTheyAre();
    void aRowThatMovesToAnotherGroupIsMovedNotMadeAnew();
    void timeChangesOnlyTheClocks();
    void rowsAreNeverEditable();
    void aPendingRowIsSkippedWhenTheNextIsChosen();
    void aConflictingWriteMakesTheRowChoosableAgain();
    void theRankIsTheProductOfItsThreeNumbers();
    void aDealWithoutAmountSaysWhatIsCountedInstead();
    void severalCustomersOfOneCauseAreOneRowWithItsCount();
    void theSpokenRowHoldsAllThatIsSeen();
    void snoozingOffersTonightOnlyWhileThereIsTime_data();
    void snoozingOffersTonightOnlyWhileThereIsTime();
    void eachVerbDoesWhatItSays_data();
    void eachVerbDoesWhatItSays();
    void actingMakesATaskOfTheAdvice();
    void aVerbOnSeveralWarningsIsOneGroupWithANamedStep();
    void onlyANoteIgnoresThatTheWarningHasChanged();

private:
    theme::Languages m_languages;
};

void TodayModelTest::theHeadlineSaysHowManyByWhenAndHowMuch_data()
{
    QTest::addColumn<TodayPicture>("shown");
    QTest::addColumn<QString>("zh");
    QTest::addColumn<QString>("en");
    QTest::newRow("three, less than yesterday") << picture({row("甲", Bucket::Now, 6, 420), row("乙", Bucket::Now, 21, 310), row("丙", Bucket::Now, 23, 130)}, 4)
                                                << "今天先看 3 件，都在 24 小时内到期，风险金额 ¥860 万。比昨天少 1 件。"
                                                << "Start with these 3, all due within 24 hours, with ¥8.6M at risk. 1 fewer than yesterday.";
    QTest::newRow("one") << picture({row("甲", Bucket::Now, 6.2, 420)}, 0) << "今天先看 1 件，剩 6 时 12 分，风险金额 ¥420 万。比昨天多 1 件。"
                         << "Start with one item: 6 h 12 min left, ¥4.2M at risk. 1 more than yesterday.";
    QTest::newRow("nothing is said of a yesterday that was not") << picture({row("甲", Bucket::Now, 6.2, 420)}, std::nullopt)
                                                                 << "今天先看 1 件，剩 6 时 12 分，风险金额 ¥420 万。"
                                                                 << "Start with one item: 6 h 12 min left, ¥4.2M at risk.";
    QTest::newRow("one without money") << picture({row("甲", Bucket::Now, 6.2, 0)}, 1) << "今天先看 1 件，剩 6 时 12 分。和昨天一样多。"
                                       << "Start with one item: 6 h 12 min left. As many as yesterday.";
    QTest::newRow("without money") << picture({row("甲", Bucket::Now, 6, 0), row("乙", Bucket::Now, 7, 0)}, 2) << "今天先看 2 件，都在 24 小时内到期。和昨天一样多。"
                                   << "Start with these 2, all due within 24 hours. As many as yesterday.";
    QTest::newRow("one is over") << picture({row("甲", Bucket::Now, -2, 100), row("乙", Bucket::Now, 7, 100)}, 2)
                                 << "今天先看 2 件，其中 1 件已过期限，风险金额 ¥200 万。和昨天一样多。"
                                 << "Start with these 2, 1 already overdue. ¥2M is at risk. As many as yesterday.";
    QTest::newRow("today only") << picture({row("甲", Bucket::Today, 30)}) << "24 小时内没有到期的事，今天可以看 1 件。"
                                << "Nothing is due within 24 hours. 1 item can be looked at today.";
    QTest::newRow("this week only") << picture({row("甲", Bucket::Week, 90), row("乙", Bucket::Week, 90)}) << "今明两天没有到期的事，本周还有 2 件。"
                                    << "Nothing is due in the next two days. 2 items are due this week.";
    QTest::newRow("nothing") << picture({row("甲", Bucket::Watch, 300)}) << "今天没有需要你的事。" << "Nothing needs you today.";
}

void TodayModelTest::theHeadlineSaysHowManyByWhenAndHowMuch()
{
    QFETCH(const TodayPicture, shown);
    QFETCH(const QString, zh);
    QFETCH(const QString, en);
    QCOMPARE(screens::headline(shown, wording()), zh);
    m_languages.set(Language::English);
    QCOMPARE(screens::headline(shown, wording(Language::English)), en);
}

void TodayModelTest::sectionsStandInTheOrderOfUrgencyAndTheLastTwoAreFolded()
{
    TodayPicture shown = picture({row("甲", Bucket::Now, 6), row("乙", Bucket::Today, 30), row("丙", Bucket::Week, 90), row("丁", Bucket::Watch, 300)});
    shown.list.inHand.push_back(row("戊", Bucket::Watch, 10));
    const TodayEntries entries = screens::todayEntries(shown, {}, wording());
    QStringList lines;
    for (const TodayEntry &entry : entries.entries)
        lines << (entry.isHeader ? "#" + entry.title : entry.customer);
    QCOMPARE(lines, (QStringList{"#马上处理", "甲", "#今天", "乙", "#本周", "丙", "#先观察", "#处理中"}));
    QCOMPARE(entries.counts, (std::array<int, 5>{1, 1, 1, 1, 1}));
    QCOMPARE(entries.hidden, 0);
    TodayFilter open;
    open.folded.clear();
    QCOMPARE(screens::todayEntries(shown, open, wording()).entries.size(), 10);
}

void TodayModelTest::aChosenGroupShowsItsRowsUnfolded()
{
    const TodayPicture shown = picture({row("甲", Bucket::Now, 6), row("丁", Bucket::Watch, 300)});
    TodayFilter filter;
    filter.group = TodayGroup::Watch;
    const TodayEntries entries = screens::todayEntries(shown, filter, wording());
    QCOMPARE(entries.entries.size(), 2);
    QCOMPARE(entries.entries[1].customer, QStringLiteral("丁"));
    QVERIFY(!entries.entries[0].canFold);
}

void TodayModelTest::typedWordsMustAllBeFound()
{
    const TodayPicture shown = picture({row("云帆机械", Bucket::Now, 6), row("澄江软件", Bucket::Watch, 300)});
    TodayFilter filter;
    filter.words = QStringLiteral("澄江");
    TodayEntries entries = screens::todayEntries(shown, filter, wording());
    QCOMPARE(entries.shown, 1);
    QCOMPARE(entries.hidden, 1);
    QCOMPARE(entries.entries.last().customer, QStringLiteral("澄江软件"));
    filter.words = QStringLiteral("澄江 机械");
    QCOMPARE(screens::todayEntries(shown, filter, wording()).shown, 0);
    filter.words = QStringLiteral("打个电话");
    QCOMPARE(screens::todayEntries(shown, filter, wording()).shown, 2);
}

void TodayModelTest::pinyinInitialsFindARow()
{
    const TodayPicture shown = picture({row("云帆机械", Bucket::Now, 6), row("澄江软件", Bucket::Now, 7)});
    TodayFilter filter;
    filter.words = QStringLiteral("yfjx");
    const TodayEntries entries = screens::todayEntries(shown, filter, wording());
    QCOMPARE(entries.shown, 1);
    QCOMPARE(entries.entries.last().customer, QStringLiteral("云帆机械"));
}

void TodayModelTest::aRowThatGoesIsRemovedAndTheOthersStayWhereTheyAre()
{
    TodayModel model;
    model.show(picture({row("甲", Bucket::Now, 6), row("乙", Bucket::Now, 7), row("丙", Bucket::Now, 8)}), {}, wording());
    const QPersistentModelIndex third = model.index(3);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.show(picture({row("甲", Bucket::Now, 6), row("丙", Bucket::Now, 8)}), {}, wording());
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed[0][1].toInt(), 2);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(third.row(), 2);
    QCOMPARE(model.entry(third.row()).customer, QStringLiteral("丙"));
}

void TodayModelTest::aRowThatMovesToAnotherGroupIsMovedNotMadeAnew()
{
    TodayModel model;
    model.show(picture({row("甲", Bucket::Now, 6), row("乙", Bucket::Today, 30)}), {}, wording());
    const QPersistentModelIndex second = model.index(3);
    model.show(picture({row("乙", Bucket::Now, 5), row("甲", Bucket::Now, 6)}), {}, wording());
    QVERIFY(second.isValid());
    QCOMPARE(second.row(), 1);
    QCOMPARE(model.entry(1).customer, QStringLiteral("乙"));
    QCOMPARE(model.rowCount(), 3);
}

void TodayModelTest::timeChangesOnlyTheClocks()
{
    TodayModel model;
    model.show(picture({row("甲", Bucket::Now, 6.2), row("乙", Bucket::Week, 90)}), {}, wording());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.tick(wording());
    QCOMPARE(changed.size(), 0);
    model.tick(wording(Language::Chinese, now + std::chrono::minutes(1)));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 1);
    QCOMPARE(changed[0][2].value<QList<int>>(), QList<int>{TodayModel::ClockRole});
    QCOMPARE(model.entry(1).clock, QStringLiteral("剩 6 时 11 分"));
}

void TodayModelTest::rowsAreNeverEditable()
{
    TodayModel model;
    model.show(picture({row("甲", Bucket::Now, 6), row("丁", Bucket::Watch, 300)}), {}, wording());
    for (int i = 0; i < model.rowCount(); ++i)
        QVERIFY(!model.flags(model.index(i)).testFlag(Qt::ItemIsEditable));
    QVERIFY(!model.flags(model.index(0)).testFlag(Qt::ItemIsSelectable));
    QVERIFY(model.flags(model.index(1)).testFlag(Qt::ItemIsSelectable));
}

void TodayModelTest::aPendingRowIsSkippedWhenTheNextIsChosen()
{
    TodayModel model;
    model.show(picture({row("甲", Bucket::Now, 6), row("乙", Bucket::Now, 7), row("丙", Bucket::Today, 30)}), {}, wording());
    model.setPending({BenchFixture::id("w/乙")}, true);
    QCOMPARE(model.rowToTurnTo(1), 4); // over the pending row and the header of 今天
    model.setPending({BenchFixture::id("w/丙")}, true);
    QCOMPARE(model.rowToTurnTo(2), 1); // nothing below is left: upwards
    model.setPending({BenchFixture::id("w/甲")}, true);
    QCOMPARE(model.rowToTurnTo(2), -1);
}

void TodayModelTest::aConflictingWriteMakesTheRowChoosableAgain()
{
    TodayModel model;
    model.show(picture({row("甲", Bucket::Now, 6)}), {}, wording());
    model.setPending({BenchFixture::id("w/甲")}, true);
    QVERIFY(model.isPending(1));
    // Same version: still being written.
    model.show(picture({row("甲", Bucket::Now, 6)}), {}, wording());
    QVERIFY(model.isPending(1));
    TodayPicture newer = picture({row("甲", Bucket::Now, 6)});
    newer.targets.begin()->second.version = 2;
    model.show(newer, {}, wording());
    QVERIFY(!model.isPending(1));
}

void TodayModelTest::theRankIsTheProductOfItsThreeNumbers()
{
    const TodayPicture shown = picture({row("甲", Bucket::Now, 0, 400), row("乙", Bucket::Now, 0, 300)});
    const TodayEntries entries = screens::todayEntries(shown, {}, wording());
    const auto reason = screens::rankReason(shown, entries.entries[1], wording());
    QCOMPARE(reason.formula, QStringLiteral("风险金额 × 把握 × 紧迫 = ¥280 万"));
    QCOMPARE(reason.factors[0], QStringLiteral("风险金额 ¥400 万"));
    QCOMPARE(reason.factors[1], QStringLiteral("把握 0.70（得分 70）"));
    QVERIFY(reason.factors[2].startsWith(QStringLiteral("紧迫 1.00")));
    QCOMPARE(reason.comparison, QStringLiteral("排在 乙 前面，主要因为风险金额更大。"));
    QVERIFY(screens::rankReason(shown, entries.entries[2], wording()).comparison.isEmpty());
}

void TodayModelTest::aDealWithoutAmountSaysWhatIsCountedInstead()
{
    const TodayPicture shown = picture({row("甲", Bucket::Now, 6, 0)});
    const TodayEntries entries = screens::todayEntries(shown, {}, wording());
    QCOMPARE(screens::rankReason(shown, entries.entries[1], wording()).factors[0], QStringLiteral("没有可计的金额，按 ¥1 万 算"));
    QVERIFY(entries.entries[1].risk.isEmpty());
}

void TodayModelTest::severalCustomersOfOneCauseAreOneRowWithItsCount()
{
    TodayRow merged = row("甲", Bucket::Week, 60);
    for (const char *other : {"乙", "丙"}) {
        merged.warnings.push_back(BenchFixture::id(std::string("w/") + other));
        merged.customers.push_back(BenchFixture::id(std::string("c/") + other));
    }
    TodayModel model;
    model.show(picture({merged}), {}, wording());
    QCOMPARE(model.entry(1).customer, QStringLiteral("甲等 3 户"));
    QCOMPARE(model.entry(1).merged, QStringLiteral("3 户同因"));
    QCOMPARE(model.targets(1).size(), std::size_t(3));
    QCOMPARE(model.rowWith(BenchFixture::id("w/丙")), 1);
}

void TodayModelTest::theSpokenRowHoldsAllThatIsSeen()
{
    const TodayEntries entries = screens::todayEntries(picture({row("云帆机械", Bucket::Now, 21, 310)}), {}, wording());
    const QString spoken = entries.entries[1].spoken;
    for (const char *part : {"高", "云帆机械", "sentence.test", "风险金额 ¥310 万", "剩 21 时", "证据 3 条", "打个电话"})
        QVERIFY2(spoken.contains(QString::fromUtf8(part)), qPrintable(spoken));
}

void TodayModelTest::snoozingOffersTonightOnlyWhileThereIsTime_data()
{
    QTest::addColumn<QString>("local");
    QTest::addColumn<bool>("tonight");
    QTest::addColumn<QString>("morning");
    QTest::newRow("Monday morning") << "2026-03-02T08:10" << true << "2026-03-03T00:00:00.000Z";
    QTest::newRow("just before seven") << "2026-03-02T18:29" << true << "2026-03-03T00:00:00.000Z";
    QTest::newRow("too late") << "2026-03-02T18:31" << false << "2026-03-03T00:00:00.000Z";
    QTest::newRow("Friday: Monday is next") << "2026-03-06T09:00" << true << "2026-03-09T00:00:00.000Z";
}

void TodayModelTest::snoozingOffersTonightOnlyWhileThereIsTime()
{
    QFETCH(const QString, local);
    QFETCH(const bool, tonight);
    QFETCH(const QString, morning);
    const WorkCalendar calendar("Asia/Shanghai");
    const UtcTime at = parseIso(local.toStdString(), "Asia/Shanghai").value();
    const auto offers = screens::snoozeOffers(at, calendar);
    QCOMPARE(offers.front().kind == SnoozeOffer::Kind::Tonight, tonight);
    const auto next = std::find_if(offers.begin(), offers.end(), [](const auto &offer) { return offer.kind == SnoozeOffer::Kind::Tomorrow; });
    QCOMPARE(QString::fromStdString(toIso(*next->until)), morning);
    for (const SnoozeOffer &offer : offers)
        QVERIFY(!offer.until || *offer.until > at);
}

void TodayModelTest::eachVerbDoesWhatItSays_data()
{
    QTest::addColumn<int>("verb");
    QTest::addColumn<int>("state");
    QTest::newRow("act") << int(model::Verb::Act) << int(model::WarningState::Handled);
    QTest::newRow("assign") << int(model::Verb::Assign) << int(model::WarningState::Handled);
    QTest::newRow("ignore") << int(model::Verb::Ignore) << int(model::WarningState::Ignored);
    QTest::newRow("snooze") << int(model::Verb::Snooze) << int(model::WarningState::Snoozed);
    QTest::newRow("note") << int(model::Verb::Note) << int(model::WarningState::Open);
}

namespace {

struct Bench {
    MemoryRows rows;
    SetClock clock{now};
    SeededRandom random{3};
    model::Warning warning;
    Bench()
    {
        warning.id = BenchFixture::id("w");
        warning.customer = BenchFixture::id("c");
        warning.ruleKey = "R-003";
        warning.firstEvidence = BenchFixture::id("s");
        warning.score = 71;
        rows.add(warning);
    }
    VerbTarget target(std::int64_t version = 1)
    {
        insight::Advice advice;
        advice.key = "supply_chain_request";
        advice.title = {"请供应链给日期", "Ask supply for a date"};
        advice.owner = "王芳";
        advice.dueAt = now + std::chrono::hours(48);
        return {warning.id, version, "云帆机械", {advice}};
    }
    std::function<Uuid()> newId()
    {
        return [this] { return Uuid::v7(clock, random); };
    }
    Result<void> run(const std::vector<mutations::Mutation> &list)
    {
        for (const auto &mutation : list)
            SINAN_TRY(mutations::Registry::standard().run({mutations::Actor{BenchFixture::id("me"), "李静", model::Role::Manager}, now, &random, &clock},
                                                          mutation, rows));
        return {};
    }
};

VerbChoice choiceOf(model::Verb verb)
{
    VerbChoice choice;
    choice.verb = verb;
    choice.assignee = "何敏";
    choice.reason = model::IgnoreReason::KnownCase;
    choice.until = now + std::chrono::hours(11);
    if (verb == model::Verb::Note)
        choice.note = "周三再问一次";
    return choice;
}

} // namespace

void TodayModelTest::eachVerbDoesWhatItSays()
{
    QFETCH(const int, verb);
    QFETCH(const int, state);
    Bench bench;
    const VerbTarget target = bench.target();
    SINAN_VERIFY(bench.run(screens::verbMutations(std::span(&target, 1), choiceOf(model::Verb(verb)), "g", bench.newId())));
    const auto after = bench.rows.get<model::Warning>(bench.warning.id);
    QCOMPARE(int(after->state), state);
    const auto decisions = bench.rows.all<model::Decision>();
    QCOMPARE(decisions.size(), std::size_t(1));
    QCOMPARE(int(decisions[0].verb), verb);
    QCOMPARE(decisions[0].actor, std::string("李静"));
    if (verb == int(model::Verb::Snooze))
        QCOMPARE(toIso(*after->snoozedUntil), toIso(now + std::chrono::hours(11)));
    if (verb == int(model::Verb::Ignore))
        QCOMPARE(int(decisions[0].reason), int(model::IgnoreReason::KnownCase));
}

void TodayModelTest::actingMakesATaskOfTheAdvice()
{
    Bench bench;
    const VerbTarget target = bench.target();
    SINAN_VERIFY(bench.run(screens::verbMutations(std::span(&target, 1), choiceOf(model::Verb::Act), "g", bench.newId())));
    const auto tasks = bench.rows.all<model::Task>();
    QCOMPARE(tasks.size(), std::size_t(1));
    QCOMPARE(tasks[0].titleZh, std::string("请供应链给日期"));
    QCOMPARE(tasks[0].titleEn, std::string("Ask supply for a date"));
    QCOMPARE(tasks[0].assignee, std::string("王芳"));
    QCOMPARE(tasks[0].actionKey, std::string("supply_chain_request"));
    QCOMPARE(toIso(*tasks[0].dueAt), toIso(now + std::chrono::hours(48)));
    QCOMPARE(bench.rows.get<model::Warning>(bench.warning.id)->assignee, std::string("王芳"));
}

void TodayModelTest::aVerbOnSeveralWarningsIsOneGroupWithANamedStep()
{
    Bench bench;
    std::vector<VerbTarget> targets{bench.target(), bench.target()};
    targets[1].warning = BenchFixture::id("w2");
    const auto list = screens::verbMutations(targets, choiceOf(model::Verb::Ignore), "group-1", bench.newId());
    QCOMPARE(list.size(), std::size_t(2));
    QVERIFY(list[0].id != list[1].id);
    for (const auto &mutation : list) {
        QCOMPARE(mutation.group, std::string("group-1"));
        QCOMPARE(textOr(mutation.labelArguments, "customer"), std::string("云帆机械 +1"));
        QCOMPARE(mutation.label, std::string("undo.warning_ignore"));
    }
}

void TodayModelTest::onlyANoteIgnoresThatTheWarningHasChanged()
{
    Bench bench;
    const VerbTarget stale = bench.target(7);
    for (const model::Verb verb : {model::Verb::Act, model::Verb::Assign, model::Verb::Ignore, model::Verb::Snooze}) {
        const auto done = bench.run(screens::verbMutations(std::span(&stale, 1), choiceOf(verb), "g", bench.newId()));
        QVERIFY(!done.ok());
        QCOMPARE(done.error().code, ErrorCode::Conflict);
    }
    SINAN_VERIFY(bench.run(screens::verbMutations(std::span(&stale, 1), choiceOf(model::Verb::Note), "g", bench.newId())));
}

} // namespace sinan::test

SINAN_TEST(sinan::test::TodayModelTest)
#include "tst_today_model.moc"
