#include "tests/support/test_program.h"
#include "shell_fixture.h"
#include "ui/shell/test_hooks.h"
#include "ui/shell/undo_control.h"
#include "ui/widgets/step_name.h"
#include "ui/widgets/undo_bar.h"

using namespace sinan;
using namespace sinan::test;
using shell::sendKey;

namespace {

Result<store::Receipt> rename(ShellFixture &fixture, const std::string &name)
{
    return fixture.run("customer.edit@1", Json{{"id", idOf("云帆机械").toString()}, {"fields", {{"name", name}}}}, name);
}

std::string nameNow(ShellFixture &fixture)
{
    return mutations::findAs<model::Customer>(fixture.bench().reader, idOf("云帆机械")).value()->name;
}

} // namespace

/// Ctrl+Z and Ctrl+Shift+Z over everything that people do, with named steps.
class ShellUndo final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStepIsNamedInTheBarAndTakenBackWithItsKey();
    void severalStepsAreTakenBackAndBroughtBackInOrder();
    void quickPressesOfUndoEachTakeOneStep();
    void aTextFieldUndoesItsOwnTypingFirst();
    void withNothingToUndoItSaysSo();
    void whatWasTakenBackIsForgottenAfterSomethingNew();
    void whoBuiltOnAStepKeepsItFromBeingTakenBack();
    void everyMutationThatPeopleMakeHasAName();
};

void ShellUndo::aStepIsNamedInTheBarAndTakenBackWithItsKey()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    const Json arguments{
        {"warning", idOf("warning").toString()}, {"decision", idOf("decision").toString()}, {"reason", "known_case"}};
    const auto receipt = fixture.run("warning.ignore@1", arguments, "云帆机械");
    QVERIFY2(receipt.ok(), receipt.ok() ? "" : receipt.error().toString().c_str());
    auto *bar = window.findChild<widgets::UndoBar *>();
    QTRY_COMPARE(bar->sentence(), QStringLiteral("已完成：忽略预警（云帆机械）"));
    QVERIFY(bar->isVisible());
    const auto state = [&] { return mutations::findAs<model::Warning>(fixture.bench().reader, idOf("warning")).value()->state; };
    QCOMPARE(state(), model::WarningState::Ignored);
    sendKey(window, QStringLiteral("Ctrl+Z"));
    QTRY_COMPARE(bar->sentence(), QStringLiteral("已撤销：忽略预警（云帆机械）"));
    QCOMPARE(state(), model::WarningState::Open);
    // The bar's button now brings it back.
    QTest::mouseClick(bar->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_COMPARE(bar->sentence(), QStringLiteral("已重做：忽略预警（云帆机械）"));
    QCOMPARE(state(), model::WarningState::Ignored);
}

void ShellUndo::severalStepsAreTakenBackAndBroughtBackInOrder()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    QVERIFY(rename(fixture, "甲").ok());
    QVERIFY(rename(fixture, "乙").ok());
    QVERIFY(rename(fixture, "丙").ok());
    const auto press = [&](const char *key, const std::string &expected) {
        sendKey(window, QString::fromLatin1(key));
        fixture.settle();
        QTRY_COMPARE(QString::fromStdString(nameNow(fixture)), QString::fromStdString(expected));
    };
    press("Ctrl+Z", "乙");
    press("Ctrl+Z", "甲");
    press("Ctrl+Z", "云帆机械");
    press("Ctrl+Shift+Z", "甲");
    press("Ctrl+Shift+Z", "乙");
    press("Ctrl+Z", "甲");
    press("Ctrl+Shift+Z", "乙");
    press("Ctrl+Shift+Z", "丙");
    press("Ctrl+Shift+Z", "丙");
}

void ShellUndo::quickPressesOfUndoEachTakeOneStep()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    QVERIFY(rename(fixture, "甲").ok());
    QVERIFY(rename(fixture, "乙").ok());
    for (int i = 0; i < 2; ++i)
        sendKey(window, QStringLiteral("Ctrl+Z"));
    QTRY_COMPARE(QString::fromStdString(nameNow(fixture)), QStringLiteral("云帆机械"));
}

void ShellUndo::aTextFieldUndoesItsOwnTypingFirst()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    QVERIFY(rename(fixture, "甲").ok());
    auto *field = window.findChild<QLineEdit *>(QStringLiteral("plain.first"));
    field->setFocus();
    sendKey(window, QStringLiteral("text:ab"));
    sendKey(window, QStringLiteral("Ctrl+Z"));
    QCOMPARE(field->text(), QString());
    fixture.settle();
    QCOMPARE(nameNow(fixture), std::string("甲"));
    // With nothing of its own left, the key takes back the step.
    sendKey(window, QStringLiteral("Ctrl+Z"));
    QTRY_COMPARE(QString::fromStdString(nameNow(fixture)), QStringLiteral("云帆机械"));
}

void ShellUndo::withNothingToUndoItSaysSo()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    sendKey(window, QStringLiteral("Ctrl+Z"));
    QCOMPARE(window.findChild<widgets::UndoBar *>()->sentence(), QStringLiteral("没有可以撤销的步骤。"));
    sendKey(window, QStringLiteral("Ctrl+Shift+Z"));
    QCOMPARE(window.findChild<widgets::UndoBar *>()->sentence(), QStringLiteral("没有可以重做的步骤。"));
}

void ShellUndo::whatWasTakenBackIsForgottenAfterSomethingNew()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    QVERIFY(rename(fixture, "甲").ok());
    sendKey(window, QStringLiteral("Ctrl+Z"));
    QTRY_COMPARE(QString::fromStdString(nameNow(fixture)), QStringLiteral("云帆机械"));
    QVERIFY(window.undoControl().nextRedo());
    QVERIFY(rename(fixture, "丁").ok());
    QVERIFY(!window.undoControl().nextRedo());
    sendKey(window, QStringLiteral("Ctrl+Z"));
    QTRY_COMPARE(QString::fromStdString(nameNow(fixture)), QStringLiteral("云帆机械"));
}

void ShellUndo::whoBuiltOnAStepKeepsItFromBeingTakenBack()
{
    ShellFixture fixture;
    shell::MainWindow &window = fixture.open();
    QVERIFY(rename(fixture, "甲").ok());
    // Somebody else's change, not a step of this history.
    auto row = fixture.bench().reader.find(model::Collection::Customer, idOf("云帆机械")).value().value();
    row.set("city", std::string("宁波"));
    fixture.put({row});
    sendKey(window, QStringLiteral("Ctrl+Z"));
    QTRY_VERIFY(window.findChild<widgets::UndoBar *>()->sentence().contains(QStringLiteral("又有人改过")));
    QCOMPARE(nameNow(fixture), std::string("甲"));
}

void ShellUndo::everyMutationThatPeopleMakeHasAName()
{
    ShellFixture fixture;
    constexpr unsigned systemBit = 1u << unsigned(model::Role::System);
    for (const auto &definition : mutations::Registry::standard().all()) {
        if (definition.roles == systemBit)
            continue;
        mutations::Mutation mutation;
        mutation.name = definition.name;
        widgets::nameStep(mutation, QString());
        store::HistoryStep step;
        step.label = mutation.label;
        QVERIFY2(shell::stepText(step) != QStringLiteral("修改"), mutation.name.c_str());
    }
    store::HistoryStep unknown;
    unknown.name = "something.new@1";
    unknown.labelArguments = Json{{"customer", {{"type", "text"}, {"value", "云帆机械"}}}};
    QCOMPARE(shell::stepText(unknown), QStringLiteral("修改（云帆机械）"));
}

SINAN_TEST(ShellUndo)
#include "tst_undo.moc"
