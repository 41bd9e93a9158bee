#include "tests/support/test_program.h"
#include "shell_fixture.h"
#include "ui/shell/rail.h"
#include "ui/shell/sheets.h"
#include "ui/shell/status_bar.h"
#include "ui/shell/test_hooks.h"
#include "ui/widgets/undo_bar.h"

#include <QDragEnterEvent>
#include <QMimeData>

using namespace sinan;
using namespace sinan::test;
using shell::sendKey;
using widgets::Route;

namespace {

Route place(const char *name)
{
    return Route{QString::fromLatin1(name), {}, {}};
}

} // namespace

/// The window around the screens: going about, dropping files, saying how fresh the data is.
class ShellTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRailShowsThePlacesThatExistAndMarksWhereOneIs();
    void keysGoToPlacesAndBackAndForward();
    void historyRemembersWhereOneWasAndForgetsWhatLayAhead();
    void aPlaceThatDoesNotExistIsRefusedInWords();
    void screensAreMadeAtTheFirstVisitAndHearOfCommits();
    void theStatusLineTellsTheAgeOfTheData();
    void theStatusLineIsHonestAboutAnEmptyWorkspace();
    void theAgeSheetListsEverySource();
    void theKeySheetListsTheKeysOfThePage();
    void escapeClosesASheetAndGivesTheFocusBack();
    void f6GoesRoundThePanesBothWays();
    void theDemoBannerIsThereOnlyInTheDemo();
    void filesDroppedAnywhereAreHandedOn();
    void textDroppedIsHandedOn();
    void whatIsNoDataIsNotTaken();
    void aPageToLookThingsUpInHasAButtonAndAKey();
    void everyControlHasAName();
};

void ShellTest::theRailShowsThePlacesThatExistAndMarksWhereOneIs()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    QStringList names;
    QStringList marked;
    for (const auto *button : window.findChild<shell::Rail *>()->findChildren<QAbstractButton *>()) {
        names << button->text();
        if (button->isChecked())
            marked << button->text();
    }
    QCOMPARE(names.size(), 3);
    QVERIFY(names.contains(QStringLiteral("今日")) && names.contains(QStringLiteral("客户")) &&
            names.contains(QStringLiteral("设置")));
    QCOMPARE(marked, QStringList{QStringLiteral("今日")});
    // A page that is reached from elsewhere marks the place it belongs to.
    window.go(Route::to(QStringLiteral("customer"), idOf("云帆机械")));
    QVERIFY(window.findChild<QAbstractButton *>(QStringLiteral("rail.customers"))->isChecked());
    QVERIFY(!window.findChild<QAbstractButton *>(QStringLiteral("rail.today"))->isChecked());
    QTest::mouseClick(window.findChild<QAbstractButton *>(QStringLiteral("rail.settings")), Qt::LeftButton);
    QCOMPARE(window.current().place, QStringLiteral("settings"));
}

void ShellTest::keysGoToPlacesAndBackAndForward()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    sendKey(window, QStringLiteral("Ctrl+2"));
    QCOMPARE(window.current().place, QStringLiteral("customers"));
    sendKey(window, QStringLiteral("Ctrl+,"));
    QCOMPARE(window.current().place, QStringLiteral("settings"));
    sendKey(window, QStringLiteral("Alt+Left"));
    QCOMPARE(window.current().place, QStringLiteral("customers"));
    sendKey(window, QStringLiteral("Alt+Left"));
    QCOMPARE(window.current().place, QStringLiteral("today"));
    sendKey(window, QStringLiteral("Alt+Right"));
    QCOMPARE(window.current().place, QStringLiteral("customers"));
}

void ShellTest::historyRemembersWhereOneWasAndForgetsWhatLayAhead()
{
    shell::Navigator navigator;
    QStringList shown;
    connect(&navigator, &shell::Navigator::moved, &navigator, [&](const Route &route) { shown << route.toText(); });
    navigator.go(place("today"));
    navigator.go(place("customers"));
    navigator.update(Route{QStringLiteral("customers"), {}, QStringLiteral("row-7")});
    navigator.go(place("settings"));
    navigator.back();
    QCOMPARE(shown.last(), QStringLiteral("customers#row-7"));
    navigator.go(place("today"));
    QVERIFY(!navigator.canGoForward());
    navigator.back();
    navigator.back();
    QCOMPARE(shown.last(), QStringLiteral("today"));
    QVERIFY(!navigator.canGoBack());
    navigator.back();
    QCOMPARE(navigator.current(), place("today"));
    for (int i = 0; i < 300; ++i)
        navigator.go(Route{QStringLiteral("customer"), QString::number(i), {}});
    int steps = 0;
    while (navigator.canGoBack()) {
        navigator.back();
        ++steps;
    }
    QCOMPARE(steps, int(shell::Navigator::mostSteps) - 1);
}

void ShellTest::aPlaceThatDoesNotExistIsRefusedInWords()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    window.go(place("territory"));
    QCOMPARE(window.current().place, QStringLiteral("today"));
    QCOMPARE(window.findChild<widgets::UndoBar *>()->sentence(), QStringLiteral("没有这个页面。"));
}

void ShellTest::screensAreMadeAtTheFirstVisitAndHearOfCommits()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    QCOMPARE(window.findChildren<PlainScreen *>().size(), 1);
    QCOMPARE(fixture.today()->opened, QStringList{QStringLiteral("today")});
    window.go(place("customers"));
    QCOMPARE(window.findChildren<PlainScreen *>().size(), 2);
    model::Customer customer;
    customer.id = idOf("new");
    customer.name = "苏北启明";
    fixture.put({model::toRow(customer)});
    // Also the one that is hidden now.
    QTRY_COMPARE(fixture.today()->commits, 1);
}

void ShellTest::theStatusLineTellsTheAgeOfTheData()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    const auto text = [&](const char *name) { return window.findChild<QAbstractButton *>(QString::fromLatin1(name))->text(); };
    QCOMPARE(text("status.fresh"), QStringLiteral("数据截至 08:00"));
    QCOMPARE(text("status.kept"), QStringLiteral("仅存本机"));
    QCOMPARE(window.findChild<widgets::ElidedLabel *>(QStringLiteral("status.counted"))->text(),
             QStringLiteral("3 户客户，1 个来源偏旧，1 个来源未接入"));
    QVERIFY(fixture.run("customer.edit@1", Json{{"id", idOf("云帆机械").toString()}, {"fields", {{"name", "甲"}}}}, "甲").ok());
    QTRY_VERIFY(
        window.findChild<QAbstractButton *>(QStringLiteral("status.kept"))->toolTip().contains(QStringLiteral("1 处改动")));
}

void ShellTest::theStatusLineIsHonestAboutAnEmptyWorkspace()
{
    QTemporaryDir folder;
    SetClock clock{*parseIso("2026-03-02T00:10:00Z")};
    SeededRandom random{7};
    store::NoKey key;
    auto opened = store::Store::open(std::filesystem::path(folder.path().toStdString()) / "x.db", key,
                                     {&clock, &random, &mutations::Registry::standard()});
    QVERIFY(opened.ok());
    const auto reader = std::move(opened.value()->reader()).value();
    const auto age = shell::readDataAge(*reader, clock.now(), Language::Chinese);
    QVERIFY(!age.newest);
    QVERIFY(age.sources.isEmpty());
    QCOMPARE(age.changes, 0);
    QCOMPARE(age.customers, 0);
}

void ShellTest::theAgeSheetListsEverySource()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    QTest::mouseClick(window.findChild<QAbstractButton *>(QStringLiteral("status.fresh")), Qt::LeftButton);
    const auto *sheet = window.findChild<shell::AgeSheet *>();
    QVERIFY(sheet->isVisible());
    QStringList texts;
    for (const auto *label : sheet->findChildren<QLabel *>())
        texts << label->text();
    QVERIFY(texts.contains(QStringLiteral("竞品搜索量")));
    QVERIFY(texts.contains(QStringLiteral("未接入")));
    QVERIFY(texts.contains(QStringLiteral("偏旧")));
    QVERIFY(window.rect().contains(sheet->geometry()));
}

void ShellTest::theKeySheetListsTheKeysOfThePage()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    widgets::Command command;
    command.id = QStringLiteral("plain.act");
    command.title = "undo.warning_act";
    command.shortcuts = {QKeySequence(Qt::Key_1)};
    fixture.bench().commands.add(command, fixture.today());
    for (const int digit : {6, 7}) {
        command.id = QStringLiteral("plain.choice%1").arg(digit);
        command.title = "warning.command_choice";
        command.shortcuts = {QKeySequence(Qt::Key_0 + digit)};
        fixture.bench().commands.add(command, fixture.today());
    }
    const auto textsOf = [&] {
        QStringList texts;
        for (const auto *label : window.findChild<shell::KeySheet *>()->findChildren<QWidget *>()) {
            if (const auto *plain = qobject_cast<const QLabel *>(label))
                texts << plain->text();
            if (const auto *elided = qobject_cast<const widgets::ElidedLabel *>(label))
                texts << elided->text();
        }
        return texts;
    };
    sendKey(window, QStringLiteral("F1"));
    QVERIFY(window.findChild<shell::KeySheet *>()->isVisible());
    QVERIFY(textsOf().contains(QStringLiteral("本页")));
    QVERIFY(textsOf().contains(QStringLiteral("采取建议")));
    QVERIFY(textsOf().contains(QStringLiteral("Ctrl+Z")));
    // Keys that do the same share a line.
    QCOMPARE(textsOf().count(QStringLiteral("选这一项")), 1);
    QVERIFY(textsOf().contains(QStringLiteral("6  7")));
    sendKey(window, QStringLiteral("F1"));
    QVERIFY(!window.findChild<shell::KeySheet *>()->isVisible());
    // On another page that command's key does nothing and is not listed.
    window.go(place("customers"));
    sendKey(window, QStringLiteral("F1"));
    QTRY_VERIFY(!textsOf().contains(QStringLiteral("采取建议")));
}

void ShellTest::escapeClosesASheetAndGivesTheFocusBack()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    auto *second = window.findChild<QPushButton *>(QStringLiteral("plain.second"));
    second->setFocus();
    sendKey(window, QStringLiteral("F1"));
    QVERIFY(!second->hasFocus());
    sendKey(window, QStringLiteral("Escape"));
    QVERIFY(!window.findChild<shell::KeySheet *>()->isVisible());
    QVERIFY(second->hasFocus());
    // A click elsewhere closes it too.
    sendKey(window, QStringLiteral("F1"));
    QTest::mouseClick(window.findChild<QAbstractButton *>(QStringLiteral("rail.customers")), Qt::LeftButton);
    QVERIFY(!window.findChild<shell::KeySheet *>()->isVisible());
}

void ShellTest::f6GoesRoundThePanesBothWays()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    const auto focus = [&] { return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString(); };
    QCOMPARE(focus(), QStringLiteral("plain.first"));
    QStringList round;
    for (int i = 0; i < 5; ++i) {
        sendKey(window, QStringLiteral("F6"));
        round << focus();
    }
    QCOMPARE(round, (QStringList{QStringLiteral("plain.second"), QStringLiteral("top.search"), QStringLiteral("status.kept"),
                                 QStringLiteral("rail.today"), QStringLiteral("plain.first")}));
    sendKey(window, QStringLiteral("Shift+F6"));
    QCOMPARE(focus(), QStringLiteral("rail.today"));
}

void ShellTest::theDemoBannerIsThereOnlyInTheDemo()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    const auto *banner = window.findChild<QWidget *>(QStringLiteral("demo"));
    QVERIFY(banner->isVisible());
    QSignalSpy forward(&window, &shell::MainWindow::fastForwardRequested);
    QSignalSpy clear(&window, &shell::MainWindow::clearDemoRequested);
    QSignalSpy import(&window, &shell::MainWindow::importRequested);
    for (const char *name : {"demo.forward", "demo.clear", "demo.import"})
        QTest::mouseClick(window.findChild<QPushButton *>(QString::fromLatin1(name)), Qt::LeftButton);
    QCOMPARE(forward.count(), 1);
    QCOMPARE(clear.count(), 1);
    QCOMPARE(import.count(), 1);
    window.setDemoBusy(true);
    QTest::mouseClick(window.findChild<QPushButton *>(QStringLiteral("demo.forward")), Qt::LeftButton);
    QCOMPARE(forward.count(), 1);
    auto row = fixture.bench().reader.find(model::Collection::Workspace, idOf("workspace")).value().value();
    row.set("demo", std::int64_t(0));
    fixture.put({row});
    QTRY_VERIFY(!banner->isVisible());
}

namespace {

void drop(QWidget &window, QMimeData &data)
{
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    if (!enter.isAccepted())
        return;
    QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &event);
}

} // namespace

void ShellTest::filesDroppedAnywhereAreHandedOn()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    QSignalSpy dropped(&window, &shell::MainWindow::filesDropped);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/客户.csv")), QUrl::fromLocalFile(QStringLiteral("/tmp/b.xlsx"))});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    const auto *veil = window.findChild<QWidget *>(QStringLiteral("drop"));
    QVERIFY(veil->isVisible());
    QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &event);
    QVERIFY(!veil->isVisible());
    QCOMPARE(dropped.count(), 1);
    QCOMPARE(dropped.first().first().toStringList(),
             (QStringList{QStringLiteral("/tmp/客户.csv"), QStringLiteral("/tmp/b.xlsx")}));
}

void ShellTest::textDroppedIsHandedOn()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    QSignalSpy dropped(&window, &shell::MainWindow::textDropped);
    QMimeData data;
    data.setText(QStringLiteral("王总: 交付周期能写进合同吗?"));
    drop(window, data);
    QCOMPARE(dropped.count(), 1);
}

void ShellTest::whatIsNoDataIsNotTaken()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    QMimeData data;
    data.setImageData(QImage(4, 4, QImage::Format_RGB32));
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QApplication::sendEvent(&window, &enter);
    QVERIFY(!enter.isAccepted());
}

void ShellTest::aPageToLookThingsUpInHasAButtonAndAKey()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    auto *button = window.findChild<QAbstractButton *>(QStringLiteral("top.go.knowledge"));
    QTRY_COMPARE(button->text(), QStringLiteral("知识库"));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(window.current(), place("knowledge"));
    window.go(place("today"));
    sendKey(window, QStringLiteral("Ctrl+Shift+K"));
    QCOMPARE(window.current(), place("knowledge"));
    // It is no place of the rail, so none is marked there.
    for (const auto *one : window.findChild<shell::Rail *>()->findChildren<QAbstractButton *>())
        QVERIFY(!one->isChecked());
    fixture.languages.set(Language::English);
    QTRY_COMPARE(button->text(), QStringLiteral("Knowledge"));
    QVERIFY(button->toolTip().contains(QStringLiteral("Ctrl+Shift+K")));
}

void ShellTest::everyControlHasAName()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    window.go(place("settings"));
    fixture.settle();
    for (const auto *widget : window.findChildren<QWidget *>()) {
        const bool ours = !widget->inherits("PlainScreen") && !widget->objectName().startsWith(QLatin1String("plain"));
        const bool control = widget->inherits("QAbstractButton") || widget->inherits("QLineEdit") || widget->inherits("QSlider");
        if (!ours || !control || !widget->isVisible() || widget->objectName().startsWith(QLatin1String("qt_")))
            continue;
        // The search box's magnifying glass is an action's button of Qt's own.
        if (qobject_cast<const QLineEdit *>(widget->parentWidget()))
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        QVERIFY2(!widget->objectName().isEmpty(), qPrintable(widget->accessibleName()));
    }
}

SINAN_TEST(ShellTest)
#include "tst_shell.moc"
