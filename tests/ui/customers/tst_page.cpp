#include "tests/support/test_program.h"
#include "tests/ui/fixtures/customers_fixture.h"
#include "tests/support/typing.h"

#include "app/model/import.h"
#include "app/mutations/derived_ids.h"
#include "ui/screens/customers/card_view.h"
#include "ui/screens/customers/customer_header.h"
#include "ui/screens/customers/fields_view.h"
#include "ui/screens/customers/requests_view.h"
#include "ui/screens/customers/timeline_view.h"
#include "ui/shell/undo_control.h"
#include "ui/widgets/label.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>

using namespace sinan;
using namespace sinan::test;
using screens::CardColumn;
using screens::CardDraft;

namespace {

screens::CardView *cardOf(CustomersFixture &fixture)
{
    return fixture.page()->findChild<screens::CardView *>();
}

std::optional<model::ProgressCard> storedCard(CustomersFixture &fixture)
{
    return fixture.get<model::ProgressCard>(mutations::progressCardId(rowId("云帆机械")));
}

std::vector<model::Task> tasks(CustomersFixture &fixture)
{
    return mutations::selectAs<model::Task>(fixture.bench().reader, {}).value();
}

screens::LineList *lines(CustomersFixture &fixture, const char *name)
{
    return fixture.page()->findChild<screens::LineList *>(QString::fromLatin1(name));
}

/// Edits a field of the facts by keys alone.
void typeFact(CustomersFixture &fixture, const char *field, const QString &text)
{
    auto *view = fixture.page()->findChild<screens::FieldsView *>(QStringLiteral("customer.facts"));
    view->setFocus();
    view->setCurrentIndex(view->model()->index(fixture.page()->facts().rowOf(field), 1));
    QTest::keyClick(view, Qt::Key_Return);
    auto *editor = view->findChild<QLineEdit *>(QStringLiteral("field.") + QLatin1String(field));
    QVERIFY2(editor, field);
    QCOMPARE(editor->selectedText(), editor->text());
    test::typeText(editor, text);
    QTest::keyClick(editor, Qt::Key_Return);
}

} // namespace

/// A customer's page in its window: what it shows, that edits are stored, undone and never lost, and that the card asks for nothing.
class CustomerPageWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theHeaderSaysWhoWhoseWhereAndWhatRunsOut();
    void aWarningReadsAsASentenceWithItsClockAndEnterOpensIt();
    void pastWarningsAreFoldedAway();
    void enterEditsAFactAndTheStoreHasIt();
    void escapeGivesUpAnEdit();
    void undoBringsTheFactBack();
    void whatCannotBeTakenStaysWithItsReason();
    void twoQuickEditsBothGoIn();
    void somebodyElsesChangeOfTheSameFieldIsNotOverwritten();
    void somebodyElsesChangeOfAnotherFieldDoesNotStandInTheWay();
    void aChoiceIsMadeInOneStep();
    void theStageIsChangedFromThePath();
    void theCardSavesItselfOnAPauseAndSaysSoOnlyThen();
    void theCardSavesWhenOneLeavesTheField();
    void theCardSavesWhenOneLeavesThePage();
    void theCardAsksForNothing();
    void wordsBeingTypedSurviveAReload();
    void aLineBecomesARequestByOneKey();
    void oneUndoTakesTheRequestBackAndTheLineReturns();
    void namesAreOfferedAtTheBeginningOfALine();
    void aRequestIsPromisedByKeysAndThePromiseKept();
    void theTimelineFiltersByChannelAndEnterOpensTheConversation();
    void ctrlDownGoesAlongTheListOneCameFrom();
    void aFieldOfOnesOwnCanBeAddedAndFilledInAtOnce();
    void aContactsStanceIsSetFromItsMenu();
    void aCustomerThatIsGoneLeadsBackToTheList();
    void everythingHasAName();
};

void CustomerPageWindow::theHeaderSaysWhoWhoseWhereAndWhatRunsOut()
{
    CustomersFixture fixture;
    fixture.open();
    auto *page = fixture.openPage("云帆机械");
    QCOMPARE(page->title(), QStringLiteral("云帆机械"));
    QCOMPARE(page->findChild<QLabel *>(QStringLiteral("customer.name"))->text(), QStringLiteral("云帆机械"));
    QCOMPARE(page->findChild<QToolButton *>(QStringLiteral("customer.deadline"))->text(), QStringLiteral("预警 剩 21 时"));
    auto *path = page->findChild<screens::StagePath *>();
    QVERIFY(path->stage() == model::Stage::Decide);
    QCOMPARE(path->accessibleName(), QStringLiteral("阶段：决策，第 4 步，共 5 步"));
    fixture.languages.set(Language::English);
    QCoreApplication::processEvents();
    QCOMPARE(page->title(), QStringLiteral("Yunfan Machinery"));
    QCOMPARE(path->accessibleName(), QStringLiteral("Stage: Decide, step 4 of 5"));
}

void CustomerPageWindow::aWarningReadsAsASentenceWithItsClockAndEnterOpensIt()
{
    CustomersFixture fixture;
    fixture.open();
    fixture.openPage("云帆机械");
    auto *warnings = lines(fixture, "customer.warnings");
    QCOMPARE(warnings->lines().rowCount(), 1);
    const screens::Line line = warnings->lines().line(0);
    QCOMPARE(line.title, QStringLiteral("交付周期顾虑"));
    QVERIFY(line.detail.contains(QStringLiteral("4 次")));
    QVERIFY(line.right.contains(QStringLiteral("剩 21 时")));
    QVERIFY(line.beside.contains(QStringLiteral("¥310 万")));
    warnings->setFocus();
    QTest::keyClick(warnings, Qt::Key_Return);
    QCOMPARE(fixture.routes.last(), widgets::Route::to(QStringLiteral("warning"), rowId("delivery")));
}

void CustomerPageWindow::pastWarningsAreFoldedAway()
{
    CustomersFixture fixture;
    fixture.open();
    fixture.openPage("云帆机械");
    auto *past = lines(fixture, "customer.warnings.past");
    QVERIFY(!past->isVisible());
    auto *header = fixture.page()->findChild<QToolButton *>(QStringLiteral("customer.warnings.past.header"));
    QCOMPARE(header->text(), QStringLiteral("过去的预警 1"));
    header->click();
    QVERIFY(past->isVisible());
    QVERIFY(past->lines().line(0).right.contains(QStringLiteral("已解除")));
}

void CustomerPageWindow::enterEditsAFactAndTheStoreHasIt()
{
    CustomersFixture fixture;
    fixture.open();
    fixture.openPage("云帆机械");
    typeFact(fixture, "city", QStringLiteral("常州"));
    fixture.settle();
    QTRY_COMPARE(fixture.get<model::Customer>(rowId("云帆机械"))->city, std::string("常州"));
    QCOMPARE(fixture.history().front().name, std::string("customer.edit@1"));
    typeFact(fixture, "annual_revenue", QStringLiteral("1.2亿"));
    fixture.settle();
    QTRY_COMPARE(fixture.get<model::Customer>(rowId("云帆机械"))->annualRevenueMinor.value_or(0), std::int64_t(12'000'000'000));
    QTRY_COMPARE(fixture.page()->facts().index(fixture.page()->facts().rowOf("annual_revenue"), 1).data().toString(), QStringLiteral("¥1.2 亿"));
}

void CustomerPageWindow::escapeGivesUpAnEdit()
{
    CustomersFixture fixture;
    fixture.open();
    auto *page = fixture.openPage("云帆机械");
    auto *view = page->findChild<screens::FieldsView *>(QStringLiteral("customer.facts"));
    view->setFocus();
    view->setCurrentIndex(view->model()->index(page->facts().rowOf("city"), 1));
    QTest::keyClick(view, Qt::Key_Return);
    auto *editor = view->findChild<QLineEdit *>(QStringLiteral("field.city"));
    test::typeText(editor, QStringLiteral("别处"));
    QTest::keyClick(editor, Qt::Key_Escape);
    fixture.settle();
    QCOMPARE(fixture.get<model::Customer>(rowId("云帆机械"))->city, std::string("无锡"));
    QVERIFY(fixture.history().empty());
}

void CustomerPageWindow::undoBringsTheFactBack()
{
    CustomersFixture fixture;
    fixture.open();
    auto *page = fixture.openPage("云帆机械");
    typeFact(fixture, "city", QStringLiteral("常州"));
    fixture.settle();
    fixture.window().undoControl().undo();
    fixture.settle();
    QCOMPARE(fixture.get<model::Customer>(rowId("云帆机械"))->city, std::string("无锡"));
    QTRY_COMPARE(page->facts().index(page->facts().rowOf("city"), 1).data().toString(), QStringLiteral("无锡"));
}

void CustomerPageWindow::whatCannotBeTakenStaysWithItsReason()
{
    CustomersFixture fixture;
    fixture.open();
    auto *page = fixture.openPage("云帆机械");
    typeFact(fixture, "since", QStringLiteral("去年春天"));
    fixture.settle();
    const QModelIndex since = page->facts().index(page->facts().rowOf("since"), 1);
    QVERIFY(since.data(screens::FieldsModel::DraftRole).toBool());
    QCOMPARE(since.data().toString(), QStringLiteral("去年春天"));
    QVERIFY(since.data(screens::FieldsModel::ReasonRole).toString().contains(QStringLiteral("日期")));
    QVERIFY(fixture.history().empty());
    auto *view = page->findChild<screens::FieldsView *>(QStringLiteral("customer.facts"));
    view->setCurrentIndex(since);
    QTest::keyClick(view, Qt::Key_Escape);
    QVERIFY(!since.data(screens::FieldsModel::DraftRole).toBool());
}

void CustomerPageWindow::twoQuickEditsBothGoIn()
{
    CustomersFixture fixture;
    fixture.open();
    auto *page = fixture.openPage("云帆机械");
    QVERIFY(page->facts().take(page->facts().rowOf("city"), QStringLiteral("常州")));
    QVERIFY(page->facts().take(page->facts().rowOf("employees"), QStringLiteral("1200")));
    QTRY_VERIFY(!page->facts().editor().busy());
    fixture.settle();
    const auto stored = *fixture.get<model::Customer>(rowId("云帆机械"));
    QCOMPARE(stored.city, std::string("常州"));
    QCOMPARE(stored.employees.value_or(0), std::int64_t(1200));
}

void CustomerPageWindow::somebodyElsesChangeOfTheSameFieldIsNotOverwritten()
{
    CustomersFixture fixture;
    fixture.open();
    auto *page = fixture.openPage("云帆机械");
    auto other = *fixture.get<model::Customer>(rowId("云帆机械"));
    other.city = "苏州";
    fixture.put({model::toRow(other)});
    QSignalSpy problems(&page->facts(), &screens::FieldsModel::problem);
    // The page has not heard of it yet: the edit is built on what the person sees.
    page->facts().take(page->facts().rowOf("city"), QStringLiteral("常州"));
    QTRY_COMPARE(problems.size(), 1);
    fixture.settle();
    QCOMPARE(fixture.get<model::Customer>(rowId("云帆机械"))->city, std::string("苏州"));
    QTRY_COMPARE(page->facts().index(page->facts().rowOf("city"), 1).data().toString(), QStringLiteral("苏州"));
}

void CustomerPageWindow::somebodyElsesChangeOfAnotherFieldDoesNotStandInTheWay()
{
    CustomersFixture fixture;
    fixture.open();
    auto *page = fixture.openPage("云帆机械");
    auto other = *fixture.get<model::Customer>(rowId("云帆机械"));
    other.website = "yunfan.example";
    fixture.put({model::toRow(other)});
    page->facts().take(page->facts().rowOf("city"), QStringLiteral("常州"));
    QTRY_VERIFY(!page->facts().editor().busy());
    fixture.settle();
    const auto stored = *fixture.get<model::Customer>(rowId("云帆机械"));
    QCOMPARE(stored.city, std::string("常州"));
    QCOMPARE(stored.website, std::string("yunfan.example"));
}

void CustomerPageWindow::aChoiceIsMadeInOneStep()
{
    CustomersFixture fixture;
    fixture.open();
    auto *page = fixture.openPage("云帆机械");
    auto *view = page->findChild<screens::FieldsView *>(QStringLiteral("customer.facts"));
    view->setFocus();
    view->setCurrentIndex(view->model()->index(page->facts().rowOf("stars"), 1));
    QTest::keyClick(view, Qt::Key_Return);
    auto *box = view->findChild<QComboBox *>(QStringLiteral("field.stars"));
    QVERIFY(box);
    QCOMPARE(box->currentData().toString(), QStringLiteral("A"));
    box->setCurrentIndex(box->findData(QStringLiteral("B")));
    Q_EMIT box->activated(box->currentIndex());
    fixture.settle();
    QVERIFY(fixture.get<model::Customer>(rowId("云帆机械"))->stars == model::Stars::B);
}

void CustomerPageWindow::theStageIsChangedFromThePath()
{
    CustomersFixture fixture;
    fixture.open();
    auto *page = fixture.openPage("云帆机械");
    auto *path = page->findChild<screens::StagePath *>();
    path->setFocus();
    QTest::keyClick(path, Qt::Key_Right);
    QTest::keyClick(path, Qt::Key_Return);
    auto *menu = page->findChild<QMenu *>(QStringLiteral("customer.stage_menu"));
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 3);
    menu->actions().first()->trigger();
    menu->close();
    QTRY_VERIFY(fixture.get<model::Opportunity>(rowId("云帆机械/deal"))->stage == model::Stage::Repeat);
    QTRY_VERIFY(path->stage() == model::Stage::Repeat);
    QTest::mouseClick(path, Qt::LeftButton, {}, path->segment(model::Stage::Trial).center());
    menu = page->findChildren<QMenu *>(QStringLiteral("customer.stage_menu")).last();
    menu->actions().first()->trigger();
    menu->close();
    QTRY_VERIFY(fixture.get<model::Opportunity>(rowId("云帆机械/deal"))->stage == model::Stage::Trial);
}

void CustomerPageWindow::theCardSavesItselfOnAPauseAndSaysSoOnlyThen()
{
    CustomersFixture fixture;
    fixture.open();
    auto *page = fixture.openPage("云帆机械");
    auto *pains = cardOf(fixture)->edit(CardColumn::Pains);
    pains->setFocus();
    test::typeText(pains, QStringLiteral("接口不兼容"));
    QVERIFY(page->card().state() == CardDraft::State::Typing);
    QVERIFY(!cardOf(fixture)->stateText().contains(QStringLiteral("已保存")));
    QVERIFY(!storedCard(fixture));
    QTRY_COMPARE(int(page->card().state()), int(CardDraft::State::Saved));
    QCOMPARE(storedCard(fixture)->pains, std::string("接口不兼容"));
    QCOMPARE(storedCard(fixture)->updatedBy, std::string("李静"));
    QCOMPARE(cardOf(fixture)->stateText(), QStringLiteral("08:10 已保存"));
}

void CustomerPageWindow::theCardSavesWhenOneLeavesTheField()
{
    CustomersFixture fixture;
    fixture.open();
    fixture.openPage("云帆机械");
    fixture.window().activateWindow();
    auto *pains = cardOf(fixture)->edit(CardColumn::Pains);
    pains->setFocus();
    test::typeText(pains, QStringLiteral("交付慢"));
    QTest::keyClick(pains, Qt::Key_Tab);
    QVERIFY(cardOf(fixture)->edit(CardColumn::Responses)->hasFocus());
    fixture.settle();
    QVERIFY(storedCard(fixture));
    QCOMPARE(storedCard(fixture)->pains, std::string("交付慢"));
}

void CustomerPageWindow::theCardSavesWhenOneLeavesThePage()
{
    CustomersFixture fixture;
    fixture.open();
    fixture.openPage("云帆机械");
    cardOf(fixture)->edit(CardColumn::Responses)->setPlainText(QStringLiteral("出接口清单"));
    fixture.window().go(*widgets::Route::parse(QStringLiteral("today")));
    fixture.settle();
    QVERIFY(storedCard(fixture));
    QCOMPARE(storedCard(fixture)->responses, std::string("出接口清单"));
}

void CustomerPageWindow::theCardAsksForNothing()
{
    CustomersFixture fixture;
    fixture.open();
    auto *page = fixture.openPage("云帆机械");
    for (int i = 0; i < screens::cardColumns; ++i)
        QVERIFY(!cardOf(fixture)->edit(CardColumn(i))->placeholderText().contains(QLatin1Char('*')));
    QCOMPARE(cardOf(fixture)->stateText(), QStringLiteral("没有必填，想到什么写什么"));
    cardOf(fixture)->edit(CardColumn::Pains)->setPlainText(QStringLiteral("一句"));
    page->card().flush();
    fixture.settle();
    cardOf(fixture)->edit(CardColumn::Pains)->setPlainText(QString());
    page->card().flush();
    fixture.settle();
    // Emptied is as good as filled: it is stored, and nobody is asked anything.
    QCOMPARE(storedCard(fixture)->pains, std::string());
    QTRY_COMPARE(int(page->card().state()), int(CardDraft::State::Saved));
}

void CustomerPageWindow::wordsBeingTypedSurviveAReload()
{
    CustomersFixture fixture;
    fixture.open();
    auto *page = fixture.openPage("云帆机械");
    auto *pains = cardOf(fixture)->edit(CardColumn::Pains);
    pains->setPlainText(QStringLiteral("写到一半"));
    model::ProgressCard card;
    card.id = mutations::progressCardId(rowId("云帆机械"));
    card.customer = rowId("云帆机械");
    card.responses = "别人写的";
    QSignalSpy shown(page, &screens::CustomerScreen::shown);
    fixture.put({model::toRow(card)});
    QTRY_VERIFY(!shown.isEmpty());
    QCOMPARE(pains->toPlainText(), QStringLiteral("写到一半"));
    QCOMPARE(cardOf(fixture)->edit(CardColumn::Responses)->toPlainText(), QStringLiteral("别人写的"));
    page->card().flush();
    fixture.settle();
    QCOMPARE(storedCard(fixture)->pains, std::string("写到一半"));
    QCOMPARE(storedCard(fixture)->responses, std::string("别人写的"));
}

void CustomerPageWindow::aLineBecomesARequestByOneKey()
{
    CustomersFixture fixture;
    fixture.open();
    fixture.openPage("云帆机械");
    fixture.window().activateWindow();
    auto *pending = cardOf(fixture)->edit(CardColumn::Pending);
    pending->setPlainText(QStringLiteral("法务看违约条款\n王芳：3-12 前给首批到货日期"));
    pending->moveCursor(QTextCursor::End);
    pending->setFocus();
    QTest::keyClick(pending, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(tasks(fixture).size(), std::size_t(1));
    const model::Task task = tasks(fixture).front();
    QCOMPARE(task.assignee, std::string("王芳"));
    QCOMPARE(task.titleZh, std::string("3-12 前给首批到货日期"));
    QVERIFY(task.dueAt == parseIso("2026-03-12T16:00:00Z"));
    QCOMPARE(task.requestedBy, std::string("李静"));
    QCOMPARE(pending->toPlainText(), QStringLiteral("法务看违约条款"));
    auto *requests = lines(fixture, "customer.requests");
    QTRY_COMPARE(requests->lines().rowCount(), 1);
    QCOMPARE(requests->lines().line(0).title, QStringLiteral("王芳：3-12 前给首批到货日期"));
}

void CustomerPageWindow::oneUndoTakesTheRequestBackAndTheLineReturns()
{
    CustomersFixture fixture;
    fixture.open();
    auto *page = fixture.openPage("云帆机械");
    auto *pending = cardOf(fixture)->edit(CardColumn::Pending);
    pending->setPlainText(QStringLiteral("何敏：周三发白皮书"));
    page->card().flush();
    fixture.settle();
    cardOf(fixture)->requestCurrentLine();
    QTRY_COMPARE(tasks(fixture).size(), std::size_t(1));
    QTRY_VERIFY(pending->toPlainText().isEmpty());
    fixture.settle();
    fixture.window().undoControl().undo();
    QTRY_VERIFY(tasks(fixture).empty());
    QTRY_COMPARE(pending->toPlainText(), QStringLiteral("何敏：周三发白皮书"));
}

void CustomerPageWindow::namesAreOfferedAtTheBeginningOfALine()
{
    CustomersFixture fixture;
    fixture.open();
    fixture.openPage("云帆机械");
    fixture.window().activateWindow();
    auto *pending = cardOf(fixture)->edit(CardColumn::Pending);
    pending->setFocus();
    test::typeText(pending, QStringLiteral("王"));
    auto *popup = pending->findChild<QAbstractItemView *>(QStringLiteral("customer.card.people"));
    if (!popup) {
        for (QWidget *top : QApplication::topLevelWidgets()) {
            if (top->objectName() == QLatin1String("customer.card.people"))
                popup = qobject_cast<QAbstractItemView *>(top);
        }
    }
    QVERIFY(popup);
    QTRY_VERIFY(popup->isVisible());
    QCOMPARE(popup->model()->index(0, 0).data().toString(), QStringLiteral("王芳"));
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(pending->toPlainText(), QStringLiteral("王芳："));
}

void CustomerPageWindow::aRequestIsPromisedByKeysAndThePromiseKept()
{
    CustomersFixture fixture;
    fixture.open();
    auto *page = fixture.openPage("云帆机械");
    cardOf(fixture)->edit(CardColumn::Pending)->setPlainText(QStringLiteral("王芳：给首批到货日期"));
    cardOf(fixture)->requestCurrentLine();
    auto *requests = lines(fixture, "customer.requests");
    QTRY_COMPARE(requests->lines().rowCount(), 1);
    requests->setFocus();
    QTest::keyClick(requests, Qt::Key_Return);
    auto *promise = page->findChild<QPushButton *>(QStringLiteral("customer.request.promise"));
    QVERIFY(promise->hasFocus());
    QTest::keyClick(promise, Qt::Key_Space);
    auto *day = page->findChild<QLineEdit *>(QStringLiteral("customer.request.day"));
    QVERIFY(day->hasFocus());
    test::typeText(day, QStringLiteral("下周"));
    QTest::keyClick(day, Qt::Key_Return);
    QVERIFY(day->isVisible());
    day->clear();
    QTest::keyClicks(day, QStringLiteral("3-12"));
    QTest::keyClick(day, Qt::Key_Return);
    QTRY_VERIFY(tasks(fixture).front().state == model::TaskState::Promised);
    QTRY_VERIFY(requests->lines().line(0).detail.contains(QStringLiteral("3月12日")));
    page->findChild<QPushButton *>(QStringLiteral("customer.request.kept"))->click();
    QTRY_VERIFY(tasks(fixture).front().state == model::TaskState::Done);
    const auto promises = mutations::selectAs<model::Promise>(fixture.bench().reader, {}).value();
    QVERIFY(promises.front().state == model::PromiseState::Kept);
    QCOMPARE(promises.front().promisedBy, std::string("王芳"));
}

void CustomerPageWindow::theTimelineFiltersByChannelAndEnterOpensTheConversation()
{
    CustomersFixture fixture;
    fixture.open();
    auto *page = fixture.openPage("云帆机械");
    auto *timeline = lines(fixture, "customer.timeline");
    QCOMPARE(timeline->lines().rowCount(), 2);
    QCOMPARE(timeline->lines().line(0).title, QStringLiteral("三月例会"));
    page->findChild<QAbstractButton *>(QStringLiteral("customers.filter_mails"))->click();
    QCOMPARE(timeline->lines().rowCount(), 1);
    timeline->setFocus();
    QTest::keyClick(timeline, Qt::Key_Return);
    QCOMPARE(fixture.routes.last(), widgets::Route::to(QStringLiteral("conversation"), rowId("mail")));
    page->findChild<QAbstractButton *>(QStringLiteral("customers.filter_facts"))->click();
    QCOMPARE(timeline->lines().rowCount(), 0);
}

void CustomerPageWindow::ctrlDownGoesAlongTheListOneCameFrom()
{
    CustomersFixture fixture;
    fixture.open();
    QTRY_COMPARE(fixture.list()->list().model().rowCount(), 3);
    const std::vector<Uuid> order{fixture.list()->list().model().customer(0).id, fixture.list()->list().model().customer(1).id};
    fixture.window().activateWindow();
    auto *page = fixture.openPage("云帆机械");
    QVERIFY(order[0] == rowId("云帆机械"));
    lines(fixture, "customer.warnings")->setFocus();
    QTest::keyClick(fixture.window().focusWidget(), Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(fixture.window().current(), widgets::Route::to(QStringLiteral("customer"), order[1]));
    QTRY_VERIFY(page->isLoaded() && page->facts().source().id == order[1]);
    QTest::keyClick(fixture.window().focusWidget(), Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(fixture.window().current(), widgets::Route::to(QStringLiteral("customer"), order[0]));
    page->step(-1);
    QCOMPARE(fixture.window().current(), widgets::Route::to(QStringLiteral("customer"), order[0]));
}

void CustomerPageWindow::aFieldOfOnesOwnCanBeAddedAndFilledInAtOnce()
{
    CustomersFixture fixture;
    fixture.open();
    auto *page = fixture.openPage("云帆机械");
    fixture.bench().commands.trigger(QStringLiteral("customer.add_field"));
    auto *name = page->findChild<QLineEdit *>(QStringLiteral("customer.field_form.zh"));
    QVERIFY(name->isVisible());
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(name->isVisible());
    test::typeText(name, QStringLiteral("招标编号"));
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_VERIFY(!name->isVisible());
    const auto fields = mutations::selectAs<model::FieldDefinition>(fixture.bench().reader, {}).value();
    QCOMPARE(fields.size(), std::size_t(1));
    QTRY_VERIFY(page->facts().rowOf(fields.front().name) >= 0);
    QVERIFY(page->facts().take(page->facts().rowOf(fields.front().name), QStringLiteral("SN-017")));
    fixture.settle();
    QCOMPARE(textOr(fixture.get<model::Customer>(rowId("云帆机械"))->custom, fields.front().name), std::string("SN-017"));
    QTRY_VERIFY(fixture.list()->list().model().columnOf(screens::ColumnId{screens::CustomerColumn::Custom, fields.front().name}) >= 0);
}

void CustomerPageWindow::aContactsStanceIsSetFromItsMenu()
{
    CustomersFixture fixture;
    fixture.open();
    auto *page = fixture.openPage("云帆机械");
    auto *contacts = lines(fixture, "customer.contacts");
    contacts->setFocus();
    QTest::keyClick(contacts, Qt::Key_Return);
    auto *menu = page->findChild<QMenu *>(QStringLiteral("customer.contact_menu"));
    QVERIFY(menu);
    for (QAction *action : menu->actions().first()->menu()->actions()) {
        if (action->text() == QStringLiteral("疑虑"))
            action->trigger();
    }
    menu->close();
    QTRY_VERIFY(fixture.get<model::Contact>(rowId("云帆机械/王建国"))->stance == model::Stance::Doubtful);
    QTRY_COMPARE(contacts->lines().line(0).right, QStringLiteral("疑虑"));
}

void CustomerPageWindow::aCustomerThatIsGoneLeadsBackToTheList()
{
    CustomersFixture fixture;
    fixture.open();
    fixture.window().go(widgets::Route::to(QStringLiteral("customer"), rowId("没有")));
    QPushButton *back = nullptr;
    QTRY_VERIFY((back = fixture.page()->findChild<QPushButton *>(QStringLiteral("customer.message.action"))) != nullptr);
    back->click();
    QCOMPARE(fixture.window().current().place, QStringLiteral("customers"));
}

void CustomerPageWindow::everythingHasAName()
{
    CustomersFixture fixture;
    fixture.open();
    auto *page = fixture.openPage("云帆机械");
    for (const QWidget *widget : page->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || widget->objectName().startsWith(QLatin1String("qt_")))
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName() + QLatin1String(widget->metaObject()->className())));
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
    }
}

SINAN_TEST(CustomerPageWindow)
#include "tst_page.moc"
