#include "tests/support/test_program.h"
#include "ui/widgets/command.h"

#include <QtTest>
#include <QtWidgets>

using namespace sinan;
using widgets::Command;
using widgets::CommandRegistry;

/// One action a command: keys, reasons why not, names in the current language.
class CommandsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aKeyRunsTheCommandOfTheWidgetThatHasTheFocus();
    void aCommandThatCannotBeDoneSaysWhyAndDoesNotRun();
    void titlesFollowTheLanguage();
    void commandsGoWithTheirWidget();
    void anIdAddedTwiceIsReplaced();
    void keysReadAsPeopleWriteThem_data();
    void keysReadAsPeopleWriteThem();
    void whatIsHiddenIsOutOfReach();

private:
    [[nodiscard]] static Command command(const QString &id, std::function<void()> run, QKeySequence key = {});
    theme::Theme m_theme{[] { return false; }};
    theme::Languages m_languages;
    std::unique_ptr<CommandRegistry> m_registry;
};

void CommandsTest::init()
{
    m_languages.set(Language::Chinese);
    m_registry = std::make_unique<CommandRegistry>(m_theme, m_languages);
}

Command CommandsTest::command(const QString &id, std::function<void()> run, QKeySequence key)
{
    Command made;
    made.id = id;
    made.title = "common.close";
    made.run = std::move(run);
    if (!key.isEmpty())
        made.shortcuts = {key};
    return made;
}

void CommandsTest::aKeyRunsTheCommandOfTheWidgetThatHasTheFocus()
{
    QWidget window;
    auto *row = new QHBoxLayout(&window);
    auto *left = new QListWidget(&window);
    auto *right = new QListWidget(&window);
    row->addWidget(left);
    row->addWidget(right);
    QStringList ran;
    m_registry->add(command(
                        QStringLiteral("left.one"), [&] { ran << QStringLiteral("left"); }, QKeySequence(Qt::Key_1)),
                    left);
    m_registry->add(command(
                        QStringLiteral("right.one"), [&] { ran << QStringLiteral("right"); }, QKeySequence(Qt::Key_1)),
                    right);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    right->setFocus();
    QTest::keyClick(right, Qt::Key_1);
    left->setFocus();
    QTest::keyClick(left, Qt::Key_1);
    QCOMPARE(ran, (QStringList{QStringLiteral("right"), QStringLiteral("left")}));
}

void CommandsTest::aCommandThatCannotBeDoneSaysWhyAndDoesNotRun()
{
    QWidget window;
    bool ran = false;
    QString reason = QStringLiteral("没有选中预警。");
    Command made = command(QStringLiteral("x"), [&] { ran = true; });
    made.whyNot = [&] { return reason; };
    m_registry->add(std::move(made), &window);
    QSignalSpy refused(m_registry.get(), &CommandRegistry::refused);
    m_registry->trigger(QStringLiteral("x"));
    QCOMPARE(refused.count(), 1);
    QCOMPARE(refused.first().at(1).toString(), reason);
    QVERIFY(!ran);
    reason.clear();
    m_registry->trigger(QStringLiteral("x"));
    QVERIFY(ran);
    QCOMPARE(refused.count(), 1);
}

void CommandsTest::titlesFollowTheLanguage()
{
    QWidget window;
    QAction *action = m_registry->add(command(QStringLiteral("x"), {}, QKeySequence(QStringLiteral("Ctrl+W"))), &window);
    QCOMPARE(action->text(), QStringLiteral("关闭"));
    QCOMPARE(action->toolTip(), QStringLiteral("关闭（Ctrl+W）"));
    m_languages.set(Language::English);
    QCOMPARE(action->text(), QStringLiteral("Close"));
    const QStringList texts = m_registry->searchTexts(*m_registry->find(QStringLiteral("x")));
    QVERIFY(texts.contains(QStringLiteral("关闭")));
    QVERIFY(texts.contains(QStringLiteral("Close")));
}

void CommandsTest::commandsGoWithTheirWidget()
{
    auto widget = std::make_unique<QWidget>();
    m_registry->add(command(QStringLiteral("x"), {}), widget.get());
    QCOMPARE(m_registry->all().size(), 1);
    widget.reset();
    QVERIFY(m_registry->all().isEmpty());
    QVERIFY(!m_registry->find(QStringLiteral("x")));
    m_registry->trigger(QStringLiteral("x"));
}

void CommandsTest::anIdAddedTwiceIsReplaced()
{
    QWidget window;
    int first = 0;
    int second = 0;
    m_registry->add(command(QStringLiteral("x"), [&] { ++first; }), &window);
    m_registry->add(command(QStringLiteral("x"), [&] { ++second; }), &window);
    m_registry->trigger(QStringLiteral("x"));
    QCOMPARE(first, 0);
    QCOMPARE(second, 1);
    QCOMPARE(window.actions().size(), 1);
}

void CommandsTest::keysReadAsPeopleWriteThem_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::newRow("chord") << QStringLiteral("Ctrl+Shift+Z") << QStringLiteral("Ctrl+Shift+Z");
    QTest::newRow("arrow") << QStringLiteral("Alt+Left") << QStringLiteral("Alt+←");
    QTest::newRow("arrow alone") << QStringLiteral("Down") << QStringLiteral("↓");
    QTest::newRow("return") << QStringLiteral("Return") << QStringLiteral("Enter");
    QTest::newRow("delete") << QStringLiteral("Del") << QStringLiteral("Delete");
    QTest::newRow("digit") << QStringLiteral("1") << QStringLiteral("1");
}

void CommandsTest::keysReadAsPeopleWriteThem()
{
    QFETCH(QString, key);
    QFETCH(QString, text);
    QCOMPARE(widgets::keyText(QKeySequence(key)), text);
}

void CommandsTest::whatIsHiddenIsOutOfReach()
{
    QWidget window;
    auto *page = new QWidget(&window);
    m_registry->add(command(QStringLiteral("x"), {}), page);
    window.show();
    QVERIFY(m_registry->isReachable(QStringLiteral("x")));
    page->hide();
    QVERIFY(!m_registry->isReachable(QStringLiteral("x")));
}

SINAN_TEST(CommandsTest)
#include "tst_commands.moc"
