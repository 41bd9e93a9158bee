#include "tests/support/test_program.h"
#include "app/main/resources.h"
#include "app/main/window/program.h"
#include "app/model/work.h"
#include "ui/screens/today/today_list.h"
#include "ui/screens/today/today_screen.h"
#include "ui/screens/warning/verb_bar.h"
#include "ui/screens/warning/verb_button.h"
#include "ui/widgets/undo_bar.h"

#include <QLineEdit>
#include <QMenu>
#include <QTemporaryDir>
#include <QWindow>
#include <QtTest>

using namespace sinan;
using model::Verb;
using screens::TodayGroup;

/// Under a sanitizer, with other programs beside it, a verb may take its time; how fast it is stands in tst_today_triage and in the bench.
constexpr int patience = 60'000;

/// A morning with the demo in the real window: everything goes through the window's own keys and pointer, so that whatever lies on top
/// or holds the focus gets it, as at a desk.
class TriageFlowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void theDemosListIsClearedByKeyboardOnly();
    void theDemosListIsClearedByMouseOnly();
    void theRightClickMenuDecidesByMouseOnly();
    void tabReadsTheReasonFromTheWordsToTheAdvice();
    void noNoticeLiesOverTheVerbsOrTheirQuestions_data();
    void noNoticeLiesOverTheVerbsOrTheirQuestions();

private:
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString &text);
    void click(const QWidget *widget) { click(widget, widget->rect().center()); }
    void click(const QWidget *widget, const QPoint &at, Qt::MouseButton button = Qt::LeftButton);
    void clickRow(int row, Qt::MouseButton button = Qt::LeftButton);
    void open(const QSize &size);

    [[nodiscard]] screens::TodayScreen &today() const { return *qobject_cast<screens::TodayScreen *>(m_program->cockpit().window().screen()); }
    [[nodiscard]] QWindow *desk() const { return m_program->cockpit().window().windowHandle(); }
    [[nodiscard]] widgets::UndoBar &notice() const { return *m_program->cockpit().window().findChild<widgets::UndoBar *>(); }
    [[nodiscard]] int inNow() const { return today().model().all().counts[std::size_t(TodayGroup::Now)]; }
    [[nodiscard]] int inHand() const { return today().model().all().counts[std::size_t(TodayGroup::InHand)]; }
    [[nodiscard]] QString current() const;
    [[nodiscard]] QString headline() const { return today().findChild<QLabel *>(QStringLiteral("today.headline"))->text(); }
    /// The list has the keys, and exactly one row that can be decided is selected.
    void verifyReady() const;

    QTemporaryDir m_ready;
    std::unique_ptr<QTemporaryDir> m_folder;
    theme::Theme m_theme;
    theme::Languages m_languages;
    std::optional<main::Phrasebooks> m_books;
    std::unique_ptr<main::Surroundings> m_surroundings;
    std::unique_ptr<main::Program> m_program;
};

void TriageFlowTest::initTestCase()
{
    const std::filesystem::path resources = SINAN_SOURCE_DIR "/resources";
    m_theme.install(*qApp);
    m_theme.setMotion(false);
    auto books = main::readPhrasebooks(resources);
    QVERIFY(books.ok());
    m_books.emplace(std::move(books).value());
    m_surroundings.reset(new main::Surroundings{resources, m_theme, m_languages, *m_books, main::detectorSource(resources)});
    // Lived through once; each test works on a copy.
    main::Options options;
    options.demo = true;
    options.clock = parseIso("2026-03-02T08:10", "Asia/Shanghai").value();
    const auto made = main::Cockpit::open(m_ready.path().toStdString(), true, options, *m_surroundings);
    QVERIFY2(made.ok(), made.ok() ? "" : made.error().toString().c_str());
}

void TriageFlowTest::init()
{
    open(QSize(1440, 900));
}

void TriageFlowTest::open(const QSize &size)
{
    m_program.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    std::filesystem::copy(m_ready.path().toStdString(), m_folder->path().toStdString() + "/demo", std::filesystem::copy_options::recursive);
    main::Options options;
    options.demo = true;
    options.workspace = m_folder->path().toStdString();
    options.clock = parseIso("2026-03-02T08:10", "Asia/Shanghai").value();
    options.language = Language::Chinese;
    options.theme = QStringLiteral("light");
    options.size = size;
    m_program = std::make_unique<main::Program>(options, std::filesystem::path(), *m_surroundings);
    const auto started = m_program->start();
    QVERIFY2(started.ok(), started.ok() ? "" : started.error().toString().c_str());
    QVERIFY(QTest::qWaitForWindowActive(&m_program->cockpit().window()));
    QTRY_VERIFY_WITH_TIMEOUT(today().isLoaded(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(inNow() >= 3 && inNow() <= 7, patience);
}

void TriageFlowTest::cleanup()
{
    m_program.reset();
    m_folder.reset();
}

void TriageFlowTest::press(int key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(desk(), Qt::Key(key), modifiers);
    QCoreApplication::processEvents();
}

void TriageFlowTest::type(const QString &text)
{
    for (const QChar letter : text)
        QTest::sendKeyEvent(QTest::Click, desk(), letter.unicode() < 0x80 ? Qt::Key(letter.toUpper().unicode()) : Qt::Key_unknown, QString(letter), Qt::NoModifier);
    QCoreApplication::processEvents();
}

void TriageFlowTest::click(const QWidget *widget, const QPoint &at, Qt::MouseButton button)
{
    QVERIFY2(widget->isVisible(), qPrintable(widget->objectName()));
    const QWidget *top = widget->window();
    QTest::mouseClick(top->windowHandle(), button, {}, widget->mapTo(top, at));
    QCoreApplication::processEvents();
}

void TriageFlowTest::clickRow(int row, Qt::MouseButton button)
{
    const auto *list = today().list();
    click(list->viewport(), list->visualRect(list->model()->index(row, 0)).center(), button);
}

QString TriageFlowTest::current() const
{
    const QModelIndex index = today().list()->currentIndex();
    return index.isValid() ? today().model().entry(index.row()).customer : QString();
}

void TriageFlowTest::verifyReady() const
{
    QCOMPARE(QApplication::focusWidget(), today().list());
    QCOMPARE(today().list()->selectionModel()->selectedIndexes().size(), 1);
    QCOMPARE(today().list()->selectionModel()->selectedIndexes().first(), today().list()->currentIndex());
    QVERIFY(!today().verbs()->isAsking());
}

void TriageFlowTest::theDemosListIsClearedByKeyboardOnly()
{
    QTRY_COMPARE_WITH_TIMEOUT(today().list()->selectionModel()->selectedIndexes().size(), 1, patience);
    verifyReady();
    const int before = inNow();
    const int handled = inHand();
    const QString first = current();

    press(Qt::Key_1); // takes the advice
    QTRY_COMPARE_WITH_TIMEOUT(inNow(), before - 1, patience);
    verifyReady();
    QVERIFY(current() != first);
    press(Qt::Key_Z, Qt::ControlModifier); // and takes that back
    QTRY_COMPARE_WITH_TIMEOUT(inNow(), before, patience);
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(inNow(), before - 1, patience);
    verifyReady();

    press(Qt::Key_2); // somebody else
    QCOMPARE(int(today().verbs()->choices().size()), 6);
    press(Qt::Key_1);
    QTRY_COMPARE_WITH_TIMEOUT(inNow(), before - 2, patience);
    verifyReady();

    press(Qt::Key_5); // a line on the record, the row stays
    type(QStringLiteral("3 点再打"));
    press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(notice().sentence().contains(QStringLiteral("记一笔")), patience);
    QCOMPARE(inNow(), before - 2);
    verifyReady();

    press(Qt::Key_3); // already known
    // The five reasons, and nothing left over from the question before.
    QStringList offered;
    for (const auto *button : today().verbs()->findChildren<screens::VerbButton *>()) {
        if (button->isVisible())
            offered << button->whole();
    }
    QCOMPARE(offered, (QStringList{"1  数据错误", "2  已知情况", "3  判断不同", "4  时机不对", "5  其他"}));
    press(Qt::Key_2);
    QTRY_COMPARE_WITH_TIMEOUT(inNow(), before - 3, patience);
    verifyReady();

    press(Qt::Key_4); // on a date
    press(Qt::Key_4);
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(inNow(), before - 4, patience);
    verifyReady();

    press(Qt::Key_Down, Qt::ShiftModifier); // two at once: tonight
    QCOMPARE(today().list()->chosenRows().size(), 2);
    press(Qt::Key_4);
    press(Qt::Key_1);
    QTRY_COMPARE_WITH_TIMEOUT(inNow(), before - 6, patience);
    verifyReady();

    for (int i = 0; inNow() > 0 && i < 7; ++i) {
        const int left = inNow();
        press(Qt::Key_Delete); // judged differently
        press(Qt::Key_3);
        QTRY_COMPARE_WITH_TIMEOUT(inNow(), left - 1, patience);
        verifyReady();
    }
    QCOMPARE(inNow(), 0);
    QCOMPARE(inHand(), handled + 2);
    QVERIFY2(headline().startsWith(QStringLiteral("24 小时内没有到期的事")), qPrintable(headline()));

    // On to the last one: the keys are never lost, and Ctrl+Z brings the list back with the keys on it.
    const auto left = [this] {
        const auto &counts = today().model().all().counts;
        return counts[std::size_t(TodayGroup::Now)] + counts[std::size_t(TodayGroup::Today)] + counts[std::size_t(TodayGroup::Week)];
    };
    for (int i = 0; left() > 0 && i < 12; ++i) {
        const int were = left();
        press(Qt::Key_1);
        QTRY_COMPARE_WITH_TIMEOUT(left(), were - 1, patience);
    }
    QCOMPARE(left(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(!today().list()->isVisible(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(QApplication::focusWidget()->objectName(), QStringLiteral("today.see_watched"), patience);
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(left(), 1, patience);
    verifyReady();
}

void TriageFlowTest::theDemosListIsClearedByMouseOnly()
{
    const int before = inNow();
    auto *verbs = today().verbs();

    clickRow(1);
    click(verbs->button(Verb::Act));
    QTRY_COMPARE_WITH_TIMEOUT(inNow(), before - 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(notice().isVisible(), patience);
    click(notice().findChild<QAbstractButton *>(QStringLiteral("undo.action")));
    QTRY_COMPARE_WITH_TIMEOUT(inNow(), before, patience);
    clickRow(1);
    click(verbs->button(Verb::Act));
    QTRY_COMPARE_WITH_TIMEOUT(inNow(), before - 1, patience);

    clickRow(1);
    click(verbs->button(Verb::Assign));
    click(verbs->choices().at(1));
    QTRY_COMPARE_WITH_TIMEOUT(inNow(), before - 2, patience);

    clickRow(1);
    click(verbs->button(Verb::Ignore));
    click(verbs->choices().at(0));
    QTRY_COMPARE_WITH_TIMEOUT(inNow(), before - 3, patience);

    clickRow(1);
    click(verbs->button(Verb::Snooze));
    click(verbs->choices().at(3));
    click(today().findChild<QWidget *>(QStringLiteral("verbs.confirm")));
    QTRY_COMPARE_WITH_TIMEOUT(inNow(), before - 4, patience);

    // Dragging down over rows selects them.
    auto *list = today().list();
    const auto at = [&](int row) { return list->viewport()->mapTo(list->window(), list->visualRect(list->model()->index(row, 0)).center()); };
    QTest::mousePress(desk(), Qt::LeftButton, {}, at(1));
    QTest::mouseMove(desk(), at(1) + QPoint(0, 20));
    QTest::mouseMove(desk(), at(2));
    QTest::mouseRelease(desk(), Qt::LeftButton, {}, at(2));
    QCOMPARE(list->chosenRows(), (QList<int>{1, 2}));
    click(verbs->button(Verb::Snooze));
    click(verbs->choices().at(0));
    QTRY_COMPARE_WITH_TIMEOUT(inNow(), before - 6, patience);

    for (int i = 0; inNow() > 0 && i < 7; ++i) {
        const int left = inNow();
        clickRow(1);
        click(verbs->button(Verb::Ignore));
        click(verbs->choices().at(4));
        QTRY_COMPARE_WITH_TIMEOUT(inNow(), left - 1, patience);
    }
    QCOMPARE(inNow(), 0);
    QVERIFY(today().list()->isVisible());
}

void TriageFlowTest::theRightClickMenuDecidesByMouseOnly()
{
    const int before = inNow();
    const QMenu *menu = today().menu();
    const auto choose = [&](int row, const char *command) {
        clickRow(row, Qt::RightButton);
        QTRY_VERIFY_WITH_TIMEOUT(menu->isVisible(), patience);
        QCOMPARE(today().list()->currentIndex().row(), row);
        QAction *action = m_program->cockpit().window().findChild<QAction *>(QStringLiteral("command.") + QLatin1String(command));
        QVERIFY(action && menu->actions().contains(action));
        click(menu, menu->actionGeometry(action).center());
        QTRY_VERIFY_WITH_TIMEOUT(!menu->isVisible(), patience);
    };
    const QString second = today().model().entry(2).customer;
    choose(2, "today.ignore");
    QVERIFY(today().verbs()->isAsking());
    click(today().verbs()->choices().at(3));
    QTRY_COMPARE_WITH_TIMEOUT(inNow(), before - 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(notice().sentence().contains(second), patience);
    choose(1, "today.act");
    QTRY_COMPARE_WITH_TIMEOUT(inNow(), before - 2, patience);
    choose(1, "today.open");
    QTRY_COMPARE_WITH_TIMEOUT(m_program->cockpit().window().current().place, QStringLiteral("warning"), patience);
}

void TriageFlowTest::tabReadsTheReasonFromTheWordsToTheAdvice()
{
    const auto focus = [] { return QApplication::focusWidget()->objectName(); };
    press(Qt::Key_Down);
    press(Qt::Key_F6);
    QCOMPARE(focus(), QStringLiteral("evidence.list"));
    press(Qt::Key_Tab);
    QCOMPARE(focus(), QStringLiteral("advice.article0"));
    press(Qt::Key_Tab);
    QCOMPARE(focus(), QStringLiteral("advice.take1"));
    // A verb works from here too and gives the keys back to the list.
    const int before = inNow();
    press(Qt::Key_1);
    QTRY_COMPARE_WITH_TIMEOUT(inNow(), before - 1, patience);
    verifyReady();
}

void TriageFlowTest::noNoticeLiesOverTheVerbsOrTheirQuestions_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("wide") << QSize(1440, 900);
    QTest::newRow("narrow") << QSize(1092, 614);
}

void TriageFlowTest::noNoticeLiesOverTheVerbsOrTheirQuestions()
{
    QFETCH(const QSize, size);
    if (size.width() < 1400)
        open(size);
    QTRY_COMPARE_WITH_TIMEOUT(today().list()->selectionModel()->selectedIndexes().size(), 1, patience);
    press(Qt::Key_1);
    QTRY_VERIFY_WITH_TIMEOUT(notice().isVisible(), patience);
    const auto placeOf = [](const QWidget &widget) { return QRect(widget.mapTo(widget.window(), QPoint()), widget.size()); };
    for (const int verb : {0, 2, 3, 4, 5}) {
        if (verb > 0)
            press(Qt::Key_0 + verb);
        QTRY_VERIFY2_WITH_TIMEOUT(!placeOf(notice()).intersects(placeOf(*today().verbs())), qPrintable(QStringLiteral("verb %1").arg(verb)), patience);
        QVERIFY(notice().window()->rect().contains(notice().geometry()));
        press(Qt::Key_Escape);
    }
}

SINAN_TEST(TriageFlowTest)
#include "tst_triage_flow.moc"
