#include "tests/support/test_program.h"
#include "tests/ui/fixtures/bench_fixture.h"

#include "ui/screens/today/reason_pane.h"
#include "ui/screens/today/today_list.h"
#include "ui/screens/today/today_screen.h"
#include "ui/screens/warning/verb_bar.h"
#include "ui/screens/warning/verb_button.h"

#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>

namespace sinan::test {

using model::WarningState;
using screens::TodayGroup;
using screens::TodayScreen;

/// 今日 cleared as a manager would: by keyboard alone, by mouse alone, and taken back.
/// Notes that a widget has been painted.
class PaintWatch final : public QObject
{
public:
    explicit PaintWatch(QWidget *widget) { widget->installEventFilter(this); }
    bool painted = false;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        painted |= event->type() == QEvent::Paint;
        return false;
    }
};

class TodayTriageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theWholeListIsClearedByKeyboardAlone();
    void theWholeListIsClearedByMouseAlone();
    void digitsAreCommandsAndNoInputMethodGetsThem();
    void quickKeysNeverHitTheSameRowTwice();
    void theSelectionGoesToTheNextRowAfterAVerb();
    void undoOfEveryVerbBringsAnEqualList_data();
    void undoOfEveryVerbBringsAnEqualList();
    void severalChosenRowsAreOneStep();
    void aMergedRowIsDecidedForAllItsCustomers();
    void ignoringAsksForAReasonWithOneDigit();
    void escapeLeavesTheStripAndChangesNothing();
    void laterTakesAChosenDate();
    void assigningTakesANameThatIsNotInTheList();
    void aNoteStaysOnTheRecordAndTheRowStays();
    void deleteIgnores();
    void sixtyWarningsLeaveAtMostSevenInNow();
    void sixtyWarningsAreWalkedAndDecidedWithoutWaiting();
    void aWarningThatChangedMeanwhileIsNotOverwritten();

private:
    void openStories();
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    [[nodiscard]] int inGroup(TodayGroup group) const { return m_screen->model().all().counts[std::size_t(group)]; }
    [[nodiscard]] QString currentCustomer() const;
    [[nodiscard]] int undecided() const { return inGroup(TodayGroup::Now) + inGroup(TodayGroup::Today) + inGroup(TodayGroup::Week); }

    std::unique_ptr<BenchFixture> m_fixture;
    std::unique_ptr<TodayScreen> m_screen;
};

void TodayTriageTest::init()
{
    m_fixture = std::make_unique<BenchFixture>();
}

void TodayTriageTest::cleanup()
{
    m_screen.reset();
    m_fixture.reset();
}

void TodayTriageTest::openStories()
{
    if (m_fixture->all<model::Warning>().empty())
        m_fixture->addStories();
    m_screen = std::make_unique<TodayScreen>(m_fixture->bench());
    m_fixture->connectTo(m_screen.get());
    m_screen->resize(1376, 810);
    m_screen->show();
    QVERIFY(QTest::qWaitForWindowActive(m_screen.get()));
    m_screen->open(widgets::Route{QStringLiteral("today"), {}, {}});
    QTRY_VERIFY(m_screen->isLoaded());
    m_screen->firstFocus()->setFocus();
    settleEvents();
}

void TodayTriageTest::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : m_screen.get(), key, modifiers);
}

QString TodayTriageTest::currentCustomer() const
{
    const QModelIndex current = m_screen->list()->currentIndex();
    return current.isValid() ? m_screen->model().entry(current.row()).customer : QString();
}

void TodayTriageTest::theWholeListIsClearedByKeyboardAlone()
{
    openStories();
    QCOMPARE(undecided(), 6);
    QCOMPARE(currentCustomer(), QStringLiteral("澄江软件"));
    press(Qt::Key_1); // the advice
    press(Qt::Key_2); // somebody else
    press(Qt::Key_1);
    press(Qt::Key_3); // already known
    press(Qt::Key_2);
    press(Qt::Key_4); // tonight
    press(Qt::Key_1);
    press(Qt::Key_4); // when it gets worse
    press(Qt::Key_3);
    press(Qt::Key_Delete); // the merged row: wrong moment
    press(Qt::Key_4);
    m_fixture->settle();
    QTRY_COMPARE(undecided(), 0);
    QCOMPARE(inGroup(TodayGroup::InHand), 2);
    int ignored = 0;
    int snoozed = 0;
    for (const model::Warning &warning : m_fixture->all<model::Warning>()) {
        ignored += warning.state == WarningState::Ignored;
        snoozed += warning.state == WarningState::Snoozed;
    }
    QCOMPARE(ignored, 1 + 6);
    QCOMPARE(snoozed, 2);
    QCOMPARE(m_fixture->all<model::Decision>().size(), std::size_t(11));
}

void TodayTriageTest::theWholeListIsClearedByMouseAlone()
{
    openStories();
    auto *list = m_screen->list();
    const auto clickFirst = [&] {
        const QModelIndex index = list->model()->index(1, 0);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(index).center());
        settleEvents();
    };
    const auto click = [&](QWidget *button) { QTest::mouseClick(button, Qt::LeftButton); };
    auto *verbs = m_screen->verbs();
    int left = undecided();
    for (const model::Verb verb : {model::Verb::Act, model::Verb::Assign, model::Verb::Ignore, model::Verb::Snooze, model::Verb::Ignore, model::Verb::Act}) {
        clickFirst();
        click(verbs->button(verb));
        if (verb != model::Verb::Act) {
            QVERIFY(verbs->isAsking());
            settleEvents();
            click(verbs->choices().first());
        }
        m_fixture->settle();
        --left;
        QTRY_COMPARE(undecided(), left);
    }
    QCOMPARE(left, 0);
}

void TodayTriageTest::digitsAreCommandsAndNoInputMethodGetsThem()
{
    openStories();
    QVERIFY(!m_screen->list()->testAttribute(Qt::WA_InputMethodEnabled));
    QVERIFY(!m_screen->list()->viewport()->testAttribute(Qt::WA_InputMethodEnabled));
    QCOMPARE(QApplication::focusWidget(), m_screen->list());
    QCOMPARE(m_screen->list()->inputMethodQuery(Qt::ImEnabled).toBool(), false);
    press(Qt::Key_3);
    QVERIFY(m_screen->verbs()->isAsking());
    QVERIFY(!QApplication::focusWidget()->testAttribute(Qt::WA_InputMethodEnabled));
    press(Qt::Key_1);
    m_fixture->settle();
    QTRY_COMPARE(undecided(), 5);
}

void TodayTriageTest::quickKeysNeverHitTheSameRowTwice()
{
    openStories();
    // Without waiting for a single commit in between.
    for (int i = 0; i < 3; ++i) {
        press(Qt::Key_3);
        press(Qt::Key_5);
    }
    m_fixture->settle();
    QTRY_COMPARE(undecided(), 3);
    std::set<Uuid> decided;
    for (const model::Decision &decision : m_fixture->all<model::Decision>())
        QVERIFY(decided.insert(decision.warning).second);
    QCOMPARE(decided.size(), std::size_t(3));
}

void TodayTriageTest::theSelectionGoesToTheNextRowAfterAVerb()
{
    openStories();
    press(Qt::Key_Down);
    QCOMPARE(currentCustomer(), QStringLiteral("云帆机械"));
    press(Qt::Key_1);
    QCOMPARE(currentCustomer(), QStringLiteral("金穗食品"));
    m_fixture->settle();
    QTRY_COMPARE(undecided(), 5);
    QCOMPARE(currentCustomer(), QStringLiteral("金穗食品"));
    press(Qt::Key_Down); // over the header of 今天
    QCOMPARE(currentCustomer(), QStringLiteral("拓维智控"));
}

void TodayTriageTest::undoOfEveryVerbBringsAnEqualList_data()
{
    QTest::addColumn<QList<int>>("keys");
    QTest::newRow("act") << QList<int>{Qt::Key_1};
    QTest::newRow("assign") << QList<int>{Qt::Key_2, Qt::Key_1};
    QTest::newRow("ignore") << QList<int>{Qt::Key_3, Qt::Key_3};
    QTest::newRow("later") << QList<int>{Qt::Key_4, Qt::Key_2};
    QTest::newRow("when worse") << QList<int>{Qt::Key_4, Qt::Key_3};
}

void TodayTriageTest::undoOfEveryVerbBringsAnEqualList()
{
    QFETCH(const QList<int>, keys);
    openStories();
    const std::string before = m_fixture->listSnapshot();
    const auto entries = m_screen->model().all().entries;
    for (const int key : keys)
        press(Qt::Key(key));
    m_fixture->settle();
    QTRY_COMPARE(undecided(), 5);
    QVERIFY(m_fixture->listSnapshot() != before);
    m_fixture->undo();
    QTRY_COMPARE(undecided(), 6);
    QCOMPARE(m_fixture->listSnapshot(), before);
    QCOMPARE(m_screen->model().all().entries, entries);
    QVERIFY(m_fixture->all<model::Decision>().empty());
    QVERIFY(m_fixture->all<model::Task>().empty());
}

void TodayTriageTest::severalChosenRowsAreOneStep()
{
    openStories();
    const std::string before = m_fixture->listSnapshot();
    press(Qt::Key_Down, Qt::ShiftModifier);
    press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(m_screen->list()->chosenRows().size(), 3);
    press(Qt::Key_3);
    press(Qt::Key_2);
    m_fixture->settle();
    QTRY_COMPARE(undecided(), 3);
    const auto history = m_fixture->reader().history(10).value();
    QCOMPARE(history.size(), std::size_t(1));
    QCOMPARE(textOr(history[0].labelArguments, "customer"), std::string("澄江软件 +2"));
    m_fixture->undo();
    QTRY_COMPARE(undecided(), 6);
    QCOMPARE(m_fixture->listSnapshot(), before);
}

void TodayTriageTest::aMergedRowIsDecidedForAllItsCustomers()
{
    openStories();
    const int row = m_screen->model().rowWith(BenchFixture::id("warning/南塘物流usage_drop"));
    QVERIFY(row > 0);
    QCOMPARE(m_screen->model().entry(row).merged, QStringLiteral("6 户同因"));
    m_screen->list()->turnTo(row);
    press(Qt::Key_1);
    m_fixture->settle();
    QTRY_COMPARE(inGroup(TodayGroup::InHand), 6);
    QCOMPARE(m_fixture->all<model::Task>().size(), std::size_t(6));
}

void TodayTriageTest::ignoringAsksForAReasonWithOneDigit()
{
    openStories();
    press(Qt::Key_3);
    QStringList reasons;
    for (const screens::VerbButton *choice : m_screen->verbs()->choices())
        reasons << choice->whole();
    QCOMPARE(reasons, (QStringList{"1  数据错误", "2  已知情况", "3  判断不同", "4  时机不对", "5  其他"}));
    press(Qt::Key_4);
    m_fixture->settle();
    QTRY_COMPARE(m_fixture->all<model::Decision>().size(), std::size_t(1));
    QCOMPARE(int(m_fixture->all<model::Decision>()[0].reason), int(model::IgnoreReason::BadTiming));
}

void TodayTriageTest::escapeLeavesTheStripAndChangesNothing()
{
    openStories();
    press(Qt::Key_4);
    QVERIFY(m_screen->verbs()->isAsking());
    press(Qt::Key_Escape);
    QVERIFY(!m_screen->verbs()->isAsking());
    QCOMPARE(QApplication::focusWidget(), m_screen->list());
    m_fixture->settle();
    QCOMPARE(undecided(), 6);
    QVERIFY(m_fixture->all<model::Decision>().empty());
}

void TodayTriageTest::laterTakesAChosenDate()
{
    openStories();
    press(Qt::Key_4);
    press(Qt::Key_4);
    QTRY_COMPARE(QApplication::focusWidget(), m_screen->verbs()->dateField());
    QCOMPARE(m_screen->verbs()->dateField()->minimumDate(), QDate(2026, 3, 3));
    m_screen->verbs()->dateField()->setDate(QDate(2026, 3, 20));
    press(Qt::Key_Return);
    m_fixture->settle();
    QTRY_COMPARE(undecided(), 5);
    const auto warning = m_fixture->warning(BenchFixture::id("warning/澄江软件localization_cert_doubt"));
    QCOMPARE(toIso(warning.snoozedUntil.value()), std::string("2026-03-20T00:00:00.000Z"));
}

void TodayTriageTest::assigningTakesANameThatIsNotInTheList()
{
    openStories();
    press(Qt::Key_2);
    const int other = int(m_screen->verbs()->choices().size());
    press(Qt::Key(Qt::Key_0 + other));
    auto *name = m_screen->verbs()->nameField();
    QTRY_VERIFY(name->isVisible());
    name->setCurrentText(QStringLiteral("外协周工"));
    QTest::keyClick(name->lineEdit(), Qt::Key_Return);
    m_fixture->settle();
    QTRY_COMPARE(undecided(), 5);
    QCOMPARE(m_fixture->warning(BenchFixture::id("warning/澄江软件localization_cert_doubt")).assignee, std::string("外协周工"));
}

void TodayTriageTest::aNoteStaysOnTheRecordAndTheRowStays()
{
    openStories();
    press(Qt::Key_5);
    QCOMPARE(QApplication::focusWidget(), m_screen->verbs()->noteField());
    // Digits are text here, not verbs.
    QTest::keyClicks(m_screen->verbs()->noteField(), QStringLiteral("3 call on Wed 4"));
    press(Qt::Key_Return);
    m_fixture->settle();
    QTRY_COMPARE(m_fixture->all<model::Decision>().size(), std::size_t(1));
    QCOMPARE(m_fixture->all<model::Decision>()[0].note, std::string("3 call on Wed 4"));
    QCOMPARE(undecided(), 6);
    QCOMPARE(currentCustomer(), QStringLiteral("澄江软件"));
    QCOMPARE(QApplication::focusWidget(), m_screen->list());
}

void TodayTriageTest::deleteIgnores()
{
    openStories();
    press(Qt::Key_Delete);
    QVERIFY(m_screen->verbs()->isAsking());
    press(Qt::Key_2);
    m_fixture->settle();
    QTRY_COMPARE(m_fixture->all<model::Decision>().size(), std::size_t(1));
    QCOMPARE(int(m_fixture->all<model::Decision>()[0].verb), int(model::Verb::Ignore));
}

void TodayTriageTest::sixtyWarningsLeaveAtMostSevenInNow()
{
    std::vector<WarningSpec> specs;
    for (int i = 0; i < 60; ++i) {
        WarningSpec spec;
        spec.customer = "客户" + std::to_string(i);
        spec.hoursLeft = 1 + i % 22;
        spec.amount = 100'000 + 10'000 * i;
        specs.push_back(spec);
    }
    m_fixture->addAll(specs);
    openStories();
    QCOMPARE(inGroup(TodayGroup::Now), 7);
    QCOMPARE(inGroup(TodayGroup::Now) + inGroup(TodayGroup::Today), 60);
    const auto &entries = m_screen->model().all().entries;
    QCOMPARE(entries[0].detail, QStringLiteral("7 / 上限 7"));
    QVERIFY2(entries[8].detail.contains(QStringLiteral("53")), qPrintable(entries[8].detail));
    // One is done: the next takes its place, and there are seven again.
    press(Qt::Key_3);
    press(Qt::Key_1);
    m_fixture->settle();
    QTRY_COMPARE(inGroup(TodayGroup::Now) + inGroup(TodayGroup::Today), 59);
    QCOMPARE(inGroup(TodayGroup::Now), 7);
}

void TodayTriageTest::sixtyWarningsAreWalkedAndDecidedWithoutWaiting()
{
    std::vector<WarningSpec> specs;
    for (int i = 0; i < 60; ++i) {
        WarningSpec spec;
        spec.customer = "客户" + std::to_string(i);
        spec.hoursLeft = 1 + i;
        spec.amount = 100'000 + 10'000 * i;
        spec.words = {{"二期交期沟通", "上批晚了九天，这次[交付周期能写进合同吗]？"}, {"电话", "老板又问我[到底哪天能到货]。"}};
        specs.push_back(spec);
    }
    m_fixture->addAll(specs);
    openStories();
    // From the key to the moment when the list and the reason have been painted anew.
    PaintWatch list(m_screen->list()->viewport());
    PaintWatch reason(m_screen->reason());
    std::vector<qint64> times;
    const auto timed = [&](Qt::Key key) {
        list.painted = reason.painted = false;
        QElapsedTimer timer;
        timer.start();
        press(key);
        while (!(list.painted && reason.painted) && timer.elapsed() < 2000)
            QCoreApplication::processEvents();
        times.push_back(timer.nsecsElapsed() / 1000);
    };
    for (int i = 0; i < 30; ++i)
        timed(Qt::Key_Down);
    std::sort(times.begin(), times.end());
    qInfo("60 warnings, ↓ to paint: median %.1f ms, slowest %.1f ms", double(times[15]) / 1000, double(times.back()) / 1000);
    QVERIFY2(times[15] < 100'000, "the median of a step is over 100 ms");
    // A verb moves on at once; the write follows behind.
    times.clear();
    for (int i = 0; i < 10; ++i) {
        press(Qt::Key_3);
        QVERIFY(m_screen->verbs()->isAsking());
        timed(Qt::Key_2);
        QCOMPARE(QApplication::focusWidget(), m_screen->list());
        QCOMPARE(m_screen->list()->selectionModel()->selectedIndexes().size(), 1);
    }
    std::sort(times.begin(), times.end());
    qInfo("60 warnings, verb to paint: median %.1f ms, slowest %.1f ms", double(times[5]) / 1000, double(times.back()) / 1000);
    QVERIFY2(times[5] < 100'000, "the median of a verb is over 100 ms");
    m_fixture->settle();
    QTRY_COMPARE(undecided(), 50);
}

void TodayTriageTest::aWarningThatChangedMeanwhileIsNotOverwritten()
{
    openStories();
    QSignalSpy said(m_screen.get(), &widgets::Screen::said);
    // New evidence is written, and the screen has not heard of it when the key is pressed.
    QObject::disconnect(&m_fixture->store().feed(), nullptr, m_screen.get(), nullptr);
    model::Warning warning = m_fixture->warning(BenchFixture::id("warning/澄江软件localization_cert_doubt"));
    warning.score = 90;
    m_fixture->put({model::toRow(warning)});
    press(Qt::Key_3);
    press(Qt::Key_1);
    m_fixture->settle();
    QTRY_COMPARE(said.size(), 1);
    QVERIFY(m_fixture->all<model::Decision>().empty());
    QCOMPARE(int(m_fixture->warning(warning.id).state), int(WarningState::Open));
    QTRY_VERIFY(!m_screen->model().isPending(m_screen->model().rowWith(warning.id)));
}

} // namespace sinan::test

SINAN_TEST(sinan::test::TodayTriageTest)
#include "tst_today_triage.moc"
