#include "tests/support/test_program.h"
#include "tests/ui/fixtures/bench_fixture.h"

#include "ui/screens/today/needle.h"
#include "ui/screens/today/reason_pane.h"
#include "ui/screens/today/today_delegate.h"
#include "ui/screens/today/today_list.h"
#include "ui/screens/today/today_screen.h"
#include "ui/screens/warning/evidence_view.h"
#include "ui/screens/warning/verb_bar.h"
#include "ui/screens/warning/verb_button.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>

namespace sinan::test {

using screens::TodayGroup;
using screens::TodayScreen;
using widgets::Route;

class TodayScreenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theFiveAnswersStandAboveTheFold();
    void aCommitReloadsOnlyWhatChangedAndKeepsTheSelection();
    void aCommitThatHasNothingToDoWithWarningsIsNotRead();
    void theReasonFollowsTheSelection();
    void evidenceOpensTheConversationAtTheWords();
    void enterAndDoubleClickOpenTheExplanation();
    void spaceOpensTheReasonOverTheListWhereThereIsLittleRoom();
    void theReasonButtonDoesTheSameByMouse();
    void slashAndCtrlFGoToTheFilterAndEscapeClearsIt();
    void aFilterThatHidesAllSaysSoAndIsClearedByAClick();
    void withoutCustomersTheImportIsOffered();
    void withNothingToDoTheNeedleSettles();
    void theWatchedOnesAreShownFromTheEmptyState();
    void f2SaysWhyARowStandsWhereItStands();
    void theRightClickMenuHasTheSameCommandsAsTheKeys();
    void copyingTakesNoPhoneQuoteOrAmountUnlessAsked();
    void aPictureIsCopiedToo();
    void foldedSectionsOpenByKeyAndByClick();
    void theRouteNamesTheSelectedRowAndFindsItAgain();
    void clocksRunDownByTheTimer();
    void textsFitInBothLanguagesAndSizes_data();
    void textsFitInBothLanguagesAndSizes();
    void everyControlHasAName();
    void aLanguageChangesEveryText();
    void aReasonIsReadInLessThanFiveMilliseconds();
    void shots();

private:
    void open(const QSize &size = QSize(1376, 810));
    [[nodiscard]] QLabel *label(const char *name) const { return m_screen->findChild<QLabel *>(QLatin1String(name)); }

    std::unique_ptr<BenchFixture> m_fixture;
    std::unique_ptr<TodayScreen> m_screen;
};

void TodayScreenTest::init()
{
    m_fixture = std::make_unique<BenchFixture>();
}

void TodayScreenTest::cleanup()
{
    m_screen.reset();
    m_fixture.reset();
}

void TodayScreenTest::open(const QSize &size)
{
    m_screen = std::make_unique<TodayScreen>(m_fixture->bench());
    m_fixture->connectTo(m_screen.get());
    m_screen->resize(size);
    m_screen->show();
    QVERIFY(QTest::qWaitForWindowActive(m_screen.get()));
    m_screen->open(Route{QStringLiteral("today"), {}, {}});
    QTRY_VERIFY(m_screen->isLoaded());
    m_screen->firstFocus()->setFocus();
    settleEvents();
}

void TodayScreenTest::theFiveAnswersStandAboveTheFold()
{
    m_fixture->addStories();
    open(QSize(1044, 530));
    QCOMPARE(label("today.headline")->text(), QStringLiteral("今天先看 3 件，都在 24 小时内到期，风险金额 ¥860 万。比昨天多 3 件。"));
    const auto *list = m_screen->list();
    const QModelIndex first = list->model()->index(1, 0);
    QVERIFY(list->viewport()->rect().contains(list->visualRect(first)));
    const auto &entry = m_screen->model().entry(1);
    QCOMPARE(entry.customer, QStringLiteral("澄江软件"));
    QCOMPARE(entry.clock, QStringLiteral("剩 6 时 12 分"));
    QCOMPARE(entry.risk, QStringLiteral("¥420 万"));
    QVERIFY(entry.advice.contains(QStringLiteral("合规总监")));
    QVERIFY(entry.urgent);
    QVERIFY(m_screen->verbs()->button(model::Verb::Act)->isVisible());
}

void TodayScreenTest::aCommitReloadsOnlyWhatChangedAndKeepsTheSelection()
{
    m_fixture->addStories();
    open();
    m_screen->list()->turnTo(2);
    QSignalSpy reset(&m_screen->model(), &QAbstractItemModel::modelReset);
    QSignalSpy inserted(&m_screen->model(), &QAbstractItemModel::rowsInserted);
    WarningSpec fresh;
    fresh.customer = "新吴电气";
    fresh.hoursLeft = 2;
    fresh.amount = 9'000'000;
    m_fixture->add(fresh);
    m_fixture->settle();
    QTRY_COMPARE(inserted.size(), 1);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(m_screen->model().entry(1).customer, QStringLiteral("新吴电气"));
    QCOMPARE(m_screen->model().entry(m_screen->list()->currentIndex().row()).customer, QStringLiteral("云帆机械"));
}

void TodayScreenTest::aCommitThatHasNothingToDoWithWarningsIsNotRead()
{
    m_fixture->addStories();
    open();
    QSignalSpy changed(&m_screen->model(), &QAbstractItemModel::dataChanged);
    model::Interaction note;
    note.id = BenchFixture::id("note");
    note.text = "随手记";
    note.occurredAt = m_fixture->clock.now();
    m_fixture->put({model::toRow(note)});
    m_fixture->settle();
    QCOMPARE(changed.size(), 0);
}

void TodayScreenTest::theReasonFollowsTheSelection()
{
    m_fixture->addStories();
    open();
    QTRY_COMPARE(m_screen->reason()->text().customerName, QStringLiteral("澄江软件"));
    QTest::keyClick(m_screen->list(), Qt::Key_Down);
    QTRY_COMPARE(m_screen->reason()->text().customerName, QStringLiteral("云帆机械"));
    QCOMPARE(m_screen->reason()->text().evidence.size(), 4);
    QCOMPARE(m_screen->verbs()->button(model::Verb::Act)->whole(), QStringLiteral("1  采取建议：请供应链给出能写进合同的到货日"));
    // The short form shows three of the four, and says so.
    QCOMPARE(m_screen->reason()->findChild<screens::EvidenceView *>()->evidence().rowCount(), 3);
}

void TodayScreenTest::evidenceOpensTheConversationAtTheWords()
{
    m_fixture->addStories();
    open();
    QTRY_VERIFY(!m_screen->reason()->text().evidence.isEmpty());
    QSignalSpy went(m_screen.get(), &widgets::Screen::navigate);
    auto *evidence = m_screen->reason()->findChild<screens::EvidenceView *>();
    evidence->setFocus();
    evidence->setCurrentIndex(evidence->model()->index(0, 0));
    QTest::keyClick(evidence, Qt::Key_Return);
    QCOMPARE(went.size(), 1);
    const auto route = went[0][0].value<Route>();
    QCOMPARE(route.place, QStringLiteral("conversation"));
    const auto talk = mutations::findAs<model::Interaction>(m_fixture->reader(), *route.uuid()).value();
    const auto span = route.span();
    QVERIFY(talk && span);
    QCOMPARE(QString::fromStdString(talk->text.substr(std::size_t(span->from), std::size_t(span->to - span->from))), QStringLiteral("等保三级谁来背书"));
}

void TodayScreenTest::enterAndDoubleClickOpenTheExplanation()
{
    m_fixture->addStories();
    open();
    QSignalSpy went(m_screen.get(), &widgets::Screen::navigate);
    QTest::keyClick(m_screen->list(), Qt::Key_Return);
    auto *list = m_screen->list();
    const QPoint second = list->visualRect(list->model()->index(2, 0)).center();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, second);
    QTest::mouseDClick(list->viewport(), Qt::LeftButton, {}, second);
    QCOMPARE(went.size(), 2);
    QCOMPARE(went[0][0].value<Route>().toText(), Route::to(QStringLiteral("warning"), m_screen->model().entry(1).key).toText());
    QCOMPARE(went[1][0].value<Route>().uuid().value(), m_screen->model().entry(2).key);
}

void TodayScreenTest::spaceOpensTheReasonOverTheListWhereThereIsLittleRoom()
{
    m_fixture->addStories();
    open(QSize(1044, 530));
    QVERIFY(!m_screen->reason()->isVisible());
    const int wide = m_screen->list()->width();
    QTest::keyClick(m_screen->list(), Qt::Key_Space);
    QVERIFY(m_screen->reason()->isVisible());
    QCOMPARE(m_screen->list()->width(), wide);
    QVERIFY(m_screen->rect().contains(QRect(m_screen->reason()->mapTo(m_screen.get(), QPoint()), m_screen->reason()->size())));
    // The selection goes on below it, and Esc closes it.
    QTest::keyClick(m_screen->list(), Qt::Key_Down);
    QTRY_COMPARE(m_screen->reason()->text().customerName, QStringLiteral("云帆机械"));
    QTest::keyClick(m_screen->list(), Qt::Key_Escape);
    QVERIFY(!m_screen->reason()->isVisible());
}

void TodayScreenTest::theReasonButtonDoesTheSameByMouse()
{
    m_fixture->addStories();
    open(QSize(1044, 530));
    auto *button = m_screen->findChild<QAbstractButton *>(QStringLiteral("today.reason_button"));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(m_screen->reason()->isVisible());
    QTest::mouseClick(m_screen->findChild<QAbstractButton *>(QStringLiteral("reason.close")), Qt::LeftButton);
    QVERIFY(!m_screen->reason()->isVisible());
}

void TodayScreenTest::slashAndCtrlFGoToTheFilterAndEscapeClearsIt()
{
    m_fixture->addStories();
    open();
    auto *filter = m_screen->findChild<QLineEdit *>(QStringLiteral("today.filter"));
    QTest::keyClick(m_screen->list(), Qt::Key_Slash);
    QCOMPARE(QApplication::focusWidget(), filter);
    m_screen->list()->setFocus();
    QTest::keyClick(m_screen->list(), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), filter);
    QTest::keyClicks(filter, QStringLiteral("yfjx"));
    QCOMPARE(m_screen->model().rowCount(), 2);
    QTest::keyClick(filter, Qt::Key_Return);
    QCOMPARE(QApplication::focusWidget(), m_screen->list());
    QCOMPARE(m_screen->model().entry(m_screen->list()->currentIndex().row()).customer, QStringLiteral("云帆机械"));
    QTest::keyClick(m_screen->list(), Qt::Key_Escape);
    QVERIFY(filter->text().isEmpty());
    QCOMPARE(m_screen->model().rowCount(), 10);
}

void TodayScreenTest::aFilterThatHidesAllSaysSoAndIsClearedByAClick()
{
    m_fixture->addStories();
    open();
    m_screen->findChild<QLineEdit *>(QStringLiteral("today.filter"))->setText(QStringLiteral("没有这家"));
    auto *empty = m_screen->findChild<QWidget *>(QStringLiteral("today.filtered_out"));
    QVERIFY(empty->isVisible());
    QCOMPARE(empty->accessibleName(), QStringLiteral("筛选隐藏了 7 条"));
    QTest::mouseClick(empty->findChild<QAbstractButton *>(QStringLiteral("empty.action")), Qt::LeftButton);
    QVERIFY(!empty->isVisible());
    QVERIFY(m_screen->list()->isVisible());
}

void TodayScreenTest::withoutCustomersTheImportIsOffered()
{
    bool asked = false;
    widgets::Command command;
    command.id = QStringLiteral("shell.import");
    command.title = "today.no_data_action";
    command.run = [&asked] { asked = true; };
    QWidget window;
    m_fixture->bench().commands.add(command, &window);
    open();
    auto *empty = m_screen->findChild<QWidget *>(QStringLiteral("today.no_data"));
    QVERIFY(empty->isVisible());
    auto *offer = empty->findChild<QAbstractButton *>(QStringLiteral("empty.action"));
    QTRY_COMPARE(QApplication::focusWidget(), offer);
    // Nothing to count or to filter.
    QVERIFY(!m_screen->findChild<QWidget *>(QStringLiteral("today.filter"))->isVisible());
    QTest::mouseClick(offer, Qt::LeftButton);
    QVERIFY(asked);
}

void TodayScreenTest::withNothingToDoTheNeedleSettles()
{
    m_fixture->addQuietCustomer("平江仪器");
    m_fixture->addQuietCustomer("太仓物流");
    open();
    auto *empty = m_screen->findChild<QWidget *>(QStringLiteral("today.nothing"));
    QVERIFY(empty->isVisible());
    QCOMPARE(empty->accessibleName(), QStringLiteral("今天没有需要你的事。"));
    QCOMPARE(empty->accessibleDescription(), QStringLiteral("08:10 看过 2 户，没有要马上处理的。"));
    QTRY_VERIFY(empty->findChild<screens::Needle *>()->isSettled());
    // With something to do it hangs askew.
    m_fixture->add({.customer = "云帆机械"});
    m_fixture->settle();
    QTRY_VERIFY(m_screen->list()->isVisible());
    QVERIFY(!m_screen->findChild<screens::Needle *>()->isSettled());
}

void TodayScreenTest::theWatchedOnesAreShownFromTheEmptyState()
{
    m_fixture->add({.customer = "江阴港务", .severity = model::Severity::Low});
    open();
    auto *button = m_screen->findChild<screens::VerbButton *>(QStringLiteral("today.see_watched"));
    QVERIFY(button->isVisible());
    QCOMPARE(button->whole(), QStringLiteral("看先观察的 1 件"));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(m_screen->list()->isVisible());
    QCOMPARE(m_screen->model().entry(1).customer, QStringLiteral("江阴港务"));
}

void TodayScreenTest::f2SaysWhyARowStandsWhereItStands()
{
    m_fixture->addStories();
    open();
    auto *card = m_screen->findChild<QWidget *>(QStringLiteral("today.rank"));
    QTest::keyClick(m_screen->list(), Qt::Key_F2);
    QVERIFY(card->isVisible());
    QCOMPARE(card->accessibleName(), QStringLiteral("澄江软件为什么排在这里"));
    for (const char *part : {"风险金额 ¥420 万", "把握 0.74", "紧迫 0.79", "风险金额 × 把握 × 紧迫 = ¥246 万", "排在 云帆机械 前面"})
        QVERIFY2(card->accessibleDescription().contains(QString::fromUtf8(part)), qPrintable(card->accessibleDescription()));
    QTest::keyClick(m_screen->list(), Qt::Key_Escape);
    QVERIFY(!card->isVisible());
}

void TodayScreenTest::theRightClickMenuHasTheSameCommandsAsTheKeys()
{
    m_fixture->addStories();
    open();
    auto *list = m_screen->list();
    const QPoint second = list->visualRect(list->model()->index(2, 0)).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, second, list->viewport()->mapToGlobal(second));
    QApplication::sendEvent(list->viewport(), &event);
    QTRY_VERIFY(m_screen->menu()->isVisible());
    QCOMPARE(list->currentIndex().row(), 2);
    QStringList keys;
    for (const QAction *action : m_screen->menu()->actions()) {
        if (!action->shortcut().isEmpty())
            keys << action->shortcut().toString();
    }
    QCOMPARE(keys, (QStringList{"1", "2", "3", "4", "5", "Space", "F2", "Ctrl+C", "Ctrl+Shift+C", "Ctrl+Alt+C"}));
    m_screen->menu()->actions().at(2)->trigger();
    m_screen->menu()->hide();
    QVERIFY(m_screen->verbs()->isAsking());
}

void TodayScreenTest::copyingTakesNoPhoneQuoteOrAmountUnlessAsked()
{
    m_fixture->addStories();
    open();
    QTest::keyClick(m_screen->list(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(m_screen->list(), Qt::Key_C, Qt::ControlModifier);
    QString text = QGuiApplication::clipboard()->text();
    QCOMPARE(text.count(QChar('\n')), 1);
    QVERIFY(text.startsWith(QStringLiteral("⬢ 紧急 · 澄江软件 · ")));
    QTest::keyClick(m_screen->list(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    text = QGuiApplication::clipboard()->text();
    QVERIFY2(text.startsWith(QStringLiteral("【预警】3月2日 周一 08:10，共 2 件")), qPrintable(text));
    for (const char *secret : {"¥", "420", "310", "等保三级谁来背书", "国密改造", "写进合同吗"})
        QVERIFY2(!text.contains(QString::fromUtf8(secret)), qPrintable(text));
    m_screen->findChild<QAction *>(QStringLiteral("today.copy_details"))->setChecked(true);
    QTest::keyClick(m_screen->list(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    text = QGuiApplication::clipboard()->text();
    QVERIFY2(text.contains(QStringLiteral("¥420 万")) && text.contains(QStringLiteral("“等保三级谁来背书”")), qPrintable(text));
}

void TodayScreenTest::aPictureIsCopiedToo()
{
    m_fixture->addStories();
    open();
    QTest::keyClick(m_screen->list(), Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
    const QImage image = QGuiApplication::clipboard()->image();
    QVERIFY(!image.isNull());
    QVERIFY(image.width() >= 1000 && image.height() > 200);
    // White paper with dark words on it, whatever the theme.
    QCOMPARE(image.pixelColor(2, 2), QColor(Qt::white));
    int dark = 0;
    for (int y = 0; y < image.height(); y += 2) {
        for (int x = 0; x < image.width(); x += 2)
            dark += image.pixelColor(x, y).lightness() < 90;
    }
    QVERIFY(dark > 500);
    if (const QString folder = qEnvironmentVariable("SINAN_SHOTS"); !folder.isEmpty())
        image.save(folder + QStringLiteral("/copied.png"));
}

void TodayScreenTest::foldedSectionsOpenByKeyAndByClick()
{
    m_fixture->addStories();
    open();
    auto *list = m_screen->list();
    const int header = m_screen->model().rowCount() - 1;
    QVERIFY(m_screen->model().entry(header).folded);
    const auto clickHeader = [&] {
        list->scrollToBottom();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(header, 0)).center());
    };
    clickHeader();
    QCOMPARE(m_screen->model().rowCount(), header + 2);
    list->setCurrentIndex(list->model()->index(header, 0));
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(m_screen->model().rowCount(), header + 1);
}

void TodayScreenTest::theRouteNamesTheSelectedRowAndFindsItAgain()
{
    m_fixture->addStories();
    open();
    m_screen->list()->turnTo(3);
    const Route route = m_screen->route();
    m_screen->list()->turnTo(1);
    m_screen->open(route);
    settleEvents();
    QCOMPARE(m_screen->list()->currentIndex().row(), 3);
    QCOMPARE(m_screen->route(), route);
}

void TodayScreenTest::clocksRunDownByTheTimer()
{
    m_fixture->addStories();
    open();
    m_fixture->clock.advance(std::chrono::minutes(13));
    m_screen->open(m_screen->route());
    QCOMPARE(m_screen->model().entry(1).clock, QStringLiteral("剩 5 时 59 分"));
    // When the deadline of a later one comes nearer than 24 hours, it moves up by itself.
    m_fixture->clock.advance(std::chrono::hours(17));
    m_screen->open(m_screen->route());
    QTRY_COMPARE(m_screen->model().all().counts[std::size_t(TodayGroup::Now)], 4);
}

void TodayScreenTest::textsFitInBothLanguagesAndSizes_data()
{
    QTest::addColumn<int>("language");
    QTest::addColumn<int>("percent");
    QTest::addColumn<QSize>("size");
    for (const int language : {0, 1}) {
        for (const int percent : {100, 125, 150}) {
            for (const QSize &size : {QSize(1044, 530), QSize(1376, 810)})
                QTest::addRow("%s %d %d", language == 0 ? "zh" : "en", percent, size.width()) << language << percent << size;
        }
    }
}

void TodayScreenTest::textsFitInBothLanguagesAndSizes()
{
    QFETCH(const int, language);
    QFETCH(const int, percent);
    QFETCH(const QSize, size);
    m_fixture->bench().languages.set(Language(language));
    m_fixture->bench().theme.setTextPercent(percent);
    m_fixture->addStories();
    open(size);
    QCOMPARE(m_screen->size(), size);
    QCOMPARE(clippedTexts(*m_screen).join(QChar('\n')), QString());
    for (const model::Verb verb : {model::Verb::Assign, model::Verb::Ignore, model::Verb::Snooze, model::Verb::Note}) {
        m_screen->verbs()->press(int(verb) + 1);
        settleEvents();
        QCOMPARE(clippedTexts(*m_screen).join(QChar('\n')), QString());
        // Every choice stands inside its strip, also those of a second line.
        for (const auto *choice : m_screen->verbs()->choices()) {
            const QRect place(choice->mapTo(m_screen.get(), QPoint()), choice->size());
            const QRect strip(m_screen->verbs()->mapTo(m_screen.get(), QPoint()), m_screen->verbs()->size());
            QVERIFY2(strip.contains(place) && m_screen->rect().contains(place), qPrintable(choice->whole()));
        }
        m_screen->verbs()->cancel();
    }
    if (!m_screen->reason()->isVisible()) {
        QTest::keyClick(m_screen->list(), Qt::Key_Space);
        settleEvents();
        QCOMPARE(clippedTexts(*m_screen).join(QChar('\n')), QString());
    }
}

void TodayScreenTest::everyControlHasAName()
{
    m_fixture->addStories();
    open();
    QTRY_VERIFY(!m_screen->reason()->text().evidence.isEmpty());
    QCOMPARE(namelessControls(*m_screen), QStringList());
    m_screen->verbs()->press(4);
    m_screen->verbs()->press(4);
    settleEvents();
    QCOMPARE(namelessControls(*m_screen), QStringList());
}

void TodayScreenTest::aLanguageChangesEveryText()
{
    m_fixture->addStories();
    open();
    m_fixture->bench().languages.set(Language::English);
    settleEvents();
    static const QRegularExpression han(QStringLiteral("[\\x{4e00}-\\x{9fff}]"));
    QStringList chinese;
    for (const QLabel *one : m_screen->findChildren<QLabel *>()) {
        // Names of people, deals and what customers said stay as they are.
        if (one->isVisible() && one->text().contains(han) && !one->text().contains(QStringLiteral("何敏")) && !one->text().contains(QStringLiteral("李明"))
            && !one->text().contains(QStringLiteral("网关")))
            chinese << one->text();
    }
    for (const QAbstractButton *one : m_screen->findChildren<QAbstractButton *>()) {
        if (one->isVisible() && one->text().contains(han))
            chinese << one->text();
    }
    QCOMPARE(chinese, QStringList());
    QCOMPARE(m_screen->model().entry(1).customer, QStringLiteral("Chengjiang Software"));
}

void TodayScreenTest::aReasonIsReadInLessThanFiveMilliseconds()
{
    m_fixture->addStories();
    open();
    std::vector<qint64> times;
    for (int i = 0; i < 21; ++i) {
        QElapsedTimer timer;
        timer.start();
        const auto read = screens::readWarning(m_fixture->reader(), m_screen->model().entry(2).key);
        times.push_back(timer.nsecsElapsed());
        QVERIFY(read.ok() && read.value());
    }
    std::sort(times.begin(), times.end());
    qInfo("reading one explanation: median %.2f ms", double(times[10]) / 1e6);
    QVERIFY(times[10] < 5'000'000);
}

void TodayScreenTest::shots()
{
    const QString folder = qEnvironmentVariable("SINAN_SHOTS");
    if (folder.isEmpty())
        QSKIP("pictures are made only where SINAN_SHOTS names a folder");
    m_fixture->addStories();
    open();
    for (const auto language : {Language::Chinese, Language::English}) {
        for (const auto mode : {theme::ColorMode::Light, theme::ColorMode::Dark}) {
            for (const QSize &size : {QSize(1376, 810), QSize(1044, 530)}) {
                m_fixture->bench().languages.set(language);
                m_fixture->bench().theme.setMode(mode);
                m_screen->resize(size);
                settleEvents();
                const QString name = QStringLiteral("%1/today_%2_%3_%4").arg(folder, toText(language).data(), mode == theme::ColorMode::Dark ? "dark" : "light").arg(size.width());
                m_screen->grab().save(name + QStringLiteral(".png"));
                for (const int digit : {2, 3, 4, 5}) {
                    m_screen->verbs()->press(digit);
                    settleEvents();
                    if (mode == theme::ColorMode::Light)
                        m_screen->grab().save(name + QStringLiteral("_strip%1.png").arg(digit));
                    m_screen->verbs()->cancel();
                }
                if (size.width() == 1044) {
                    QTest::keyClick(m_screen->list(), Qt::Key_Space);
                    settleEvents();
                    m_screen->grab().save(name + QStringLiteral("_reason.png"));
                    QTest::keyClick(m_screen->list(), Qt::Key_Space);
                }
            }
        }
    }
}

} // namespace sinan::test

SINAN_TEST(sinan::test::TodayScreenTest)
#include "tst_today_screen.moc"
