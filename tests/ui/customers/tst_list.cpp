#include "tests/support/test_program.h"
#include "tests/ui/fixtures/customers_fixture.h"
#include "tests/support/typing.h"

#include "app/model/import.h"
#include "ui/screens/customers/customer_table.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"

#include <QLineEdit>
#include <QMenu>

using namespace sinan;
using namespace sinan::test;
using screens::ColumnId;
using screens::CustomerColumn;
using screens::CustomerList;

/// 客户 as a list, in its window: keys, mouse, filter, what it says when there is nothing to show, and that it follows the data.
class CustomersListWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theGravestWarningStandsOnTopAndTheListSaysHowMany();
    void arrowsHomeAndEndMoveAndEnterOpens();
    void aDoubleClickOpensAsEnterDoes();
    void lettersDoNothingInTheList();
    void slashAndCtrlFGoToTheFilterAndEscapeComesBack();
    void pinyinInitialsFilter();
    void aFilterThatHidesAllSaysSoAndOffersToClearIt();
    void anEmptyWorkspaceOffersTheImport();
    void aClickOnAHeaderSortsAndAgainTurnsItRound();
    void sortingByTheMenuNeedsNoMouse();
    void whoIsSelectedStaysSelectedWhenRowsChange();
    void aChangeElsewhereIsSeenWithoutAReload();
    void aFieldOfOnesOwnIsAColumnThatCanBeHidden();
    void theLineIsCopiedAsOneWouldSayIt();
    void theRightClickMenuHasTheSameCommands();
    void everythingHasAName();
    void theListIsFluidWithFiveThousandCustomers();
};

void CustomersListWindow::theGravestWarningStandsOnTopAndTheListSaysHowMany()
{
    CustomersFixture fixture;
    fixture.open();
    QTRY_COMPARE(fixture.list()->list().model().rowCount(), 3);
    QCOMPARE(fixture.list()->list().model().customer(0).name, QStringLiteral("云帆机械"));
    QCOMPARE(fixture.list()->list().model().customer(0).warnings[std::size_t(model::Severity::High)], 1);
    const auto *counts = fixture.list()->findChild<widgets::ElidedLabel *>(QStringLiteral("customers.counts"));
    QTRY_COMPARE(counts->text(), QStringLiteral("3 户 · 1 户有待处理预警"));
}

void CustomersListWindow::arrowsHomeAndEndMoveAndEnterOpens()
{
    CustomersFixture fixture;
    fixture.open();
    QTRY_COMPARE(fixture.list()->list().model().rowCount(), 3);
    auto *table = fixture.list()->findChild<screens::CustomerTable *>();
    table->setFocus();
    QCOMPARE(table->selectedRow(), 0);
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(table->selectedRow(), 1);
    QTest::keyClick(table, Qt::Key_End);
    QCOMPARE(table->selectedRow(), 2);
    QTest::keyClick(table, Qt::Key_Home);
    QCOMPARE(table->selectedRow(), 0);
    QTest::keyClick(table, Qt::Key_Down);
    const Uuid second = fixture.list()->list().model().customer(1).id;
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(fixture.window().current(), widgets::Route::to(QStringLiteral("customer"), second));
}

void CustomersListWindow::aDoubleClickOpensAsEnterDoes()
{
    CustomersFixture fixture;
    fixture.open();
    QTRY_COMPARE(fixture.list()->list().model().rowCount(), 3);
    auto *table = fixture.list()->findChild<screens::CustomerTable *>();
    const Uuid third = fixture.list()->list().model().customer(2).id;
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(2, 3)).center());
    QCOMPARE(fixture.window().current(), widgets::Route::to(QStringLiteral("customer"), third));
}

void CustomersListWindow::lettersDoNothingInTheList()
{
    CustomersFixture fixture;
    fixture.open();
    QTRY_COMPARE(fixture.list()->list().model().rowCount(), 3);
    auto *table = fixture.list()->findChild<screens::CustomerTable *>();
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down);
    QVERIFY(!table->testAttribute(Qt::WA_InputMethodEnabled));
    QTest::keyClicks(table, QStringLiteral("yun"));
    QCOMPARE(table->selectedRow(), 1);
}

void CustomersListWindow::slashAndCtrlFGoToTheFilterAndEscapeComesBack()
{
    CustomersFixture fixture;
    fixture.open();
    QTRY_COMPARE(fixture.list()->list().model().rowCount(), 3);
    auto *table = fixture.list()->findChild<screens::CustomerTable *>();
    auto *filter = fixture.list()->findChild<QLineEdit *>(QStringLiteral("customers.filter"));
    fixture.window().activateWindow();
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Slash);
    QVERIFY(filter->hasFocus());
    test::typeText(filter, QStringLiteral("澄江"));
    QTRY_COMPARE(fixture.list()->list().model().rowCount(), 1);
    QTest::keyClick(filter, Qt::Key_Down);
    QVERIFY(table->hasFocus());
    QTest::keyClick(table, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(filter->hasFocus());
    QTest::keyClick(filter, Qt::Key_Escape);
    QVERIFY(table->hasFocus());
    QTRY_COMPARE(fixture.list()->list().model().rowCount(), 3);
}

void CustomersListWindow::pinyinInitialsFilter()
{
    CustomersFixture fixture;
    fixture.open();
    QTRY_COMPARE(fixture.list()->list().model().rowCount(), 3);
    fixture.list()->findChild<QLineEdit *>(QStringLiteral("customers.filter"))->setText(QStringLiteral("yfjx"));
    QTRY_COMPARE(fixture.list()->list().model().rowCount(), 1);
    QCOMPARE(fixture.list()->list().model().customer(0).name, QStringLiteral("云帆机械"));
}

void CustomersListWindow::aFilterThatHidesAllSaysSoAndOffersToClearIt()
{
    CustomersFixture fixture;
    fixture.open();
    QTRY_COMPARE(fixture.list()->list().model().rowCount(), 3);
    fixture.list()->findChild<QLineEdit *>(QStringLiteral("customers.filter"))->setText(QStringLiteral("没有这户"));
    QTRY_COMPARE(fixture.list()->list().state(), CustomerList::State::FilterHidesAll);
    for (auto *empty : fixture.list()->findChildren<widgets::EmptyState *>()) {
        QCOMPARE(empty->isVisible(), empty->kind() == widgets::EmptyState::Kind::FilteredOut);
        if (empty->isVisible()) {
            QCOMPARE(empty->accessibleName(), QStringLiteral("筛选隐藏了 3 户"));
            empty->findChild<QPushButton *>()->click();
        }
    }
    QTRY_COMPARE(fixture.list()->list().state(), CustomerList::State::Shown);
}

void CustomersListWindow::anEmptyWorkspaceOffersTheImport()
{
    CustomersFixture fixture(Contents::Nothing);
    fixture.open();
    QTRY_COMPARE(fixture.list()->list().state(), CustomerList::State::NoData);
    for (auto *empty : fixture.list()->findChildren<widgets::EmptyState *>()) {
        if (empty->isVisible()) {
            QCOMPARE(empty->kind(), widgets::EmptyState::Kind::NoDataYet);
            empty->findChild<QPushButton *>()->click();
        }
    }
    QCOMPARE(fixture.window().current().place, QStringLiteral("import"));
}

void CustomersListWindow::aClickOnAHeaderSortsAndAgainTurnsItRound()
{
    CustomersFixture fixture;
    fixture.open();
    CustomerList &list = fixture.list()->list();
    QTRY_COMPARE(list.model().rowCount(), 3);
    auto *header = fixture.list()->findChild<screens::CustomerTable *>()->horizontalHeader();
    const int amount = list.model().columnOf(ColumnId{CustomerColumn::Amount, {}});
    const QPoint place(header->sectionViewportPosition(amount) + header->sectionSize(amount) / 2, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
    QTRY_COMPARE(list.model().customer(0).name, QStringLiteral("澄江软件"));
    QCOMPARE(header->sortIndicatorSection(), amount);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
    QTRY_COMPARE(list.model().customer(0).name, QStringLiteral("长乐冷链"));
}

void CustomersListWindow::sortingByTheMenuNeedsNoMouse()
{
    CustomersFixture fixture;
    fixture.open();
    CustomerList &list = fixture.list()->list();
    QTRY_COMPARE(list.model().rowCount(), 3);
    auto *menu = fixture.list()->findChild<QMenu *>(QStringLiteral("customers.columns_menu"));
    Q_EMIT menu->aboutToShow();
    auto *byOwner = menu->findChild<QAction *>(QStringLiteral("customers.sort.name"));
    QVERIFY(byOwner);
    byOwner->trigger();
    QTRY_COMPARE(list.model().customer(2).name, QStringLiteral("云帆机械"));
    fixture.bench().commands.trigger(QStringLiteral("customers.reverse"));
    QTRY_COMPARE(list.model().customer(0).name, QStringLiteral("云帆机械"));
}

void CustomersListWindow::whoIsSelectedStaysSelectedWhenRowsChange()
{
    CustomersFixture fixture;
    fixture.open();
    CustomerList &list = fixture.list()->list();
    QTRY_COMPARE(list.model().rowCount(), 3);
    auto *table = fixture.list()->findChild<screens::CustomerTable *>();
    table->selectRow(2);
    const Uuid chosen = list.model().customer(2).id;
    list.sortBy(ColumnId{CustomerColumn::Name, {}}, true);
    QTRY_VERIFY(list.model().rowOf(chosen) != 2);
    QCOMPARE(list.model().customer(table->selectedRow()).id.toString(), chosen.toString());
}

void CustomersListWindow::aChangeElsewhereIsSeenWithoutAReload()
{
    CustomersFixture fixture;
    fixture.open();
    CustomerList &list = fixture.list()->list();
    QTRY_COMPARE(list.model().rowCount(), 3);
    fixture.put({model::toRow(warningOf("new", rowId("长乐冷链"), model::SignalKind::ContractDispute, model::Severity::Critical, fixture.clock.now(),
                                        fixture.clock.now() + std::chrono::hours(6)))});
    QTRY_COMPARE(list.model().customer(0).name, QStringLiteral("长乐冷链"));
    model::Customer fresh;
    fresh.id = rowId("新客户");
    fresh.name = "新客户";
    fixture.put({model::toRow(fresh)});
    QTRY_COMPARE(list.model().rowCount(), 4);
}

void CustomersListWindow::aFieldOfOnesOwnIsAColumnThatCanBeHidden()
{
    CustomersFixture fixture;
    model::FieldDefinition field;
    field.id = rowId("field");
    field.collection = "customer";
    field.name = "tender_no";
    field.labelZh = "招标编号";
    field.labelEn = "Tender no.";
    field.type = "text";
    auto customer = *fixture.get<model::Customer>(rowId("云帆机械"));
    customer.custom = Json{{"tender_no", "SN-2026-017"}};
    fixture.put({model::toRow(field), model::toRow(customer)});
    fixture.open();
    CustomerList &list = fixture.list()->list();
    const ColumnId id{CustomerColumn::Custom, "tender_no"};
    QTRY_VERIFY(list.model().columnOf(id) >= 0);
    QCOMPARE(list.model().headerData(list.model().columnOf(id), Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("招标编号"));
    QCOMPARE(list.model().index(0, list.model().columnOf(id)).data().toString(), QStringLiteral("SN-2026-017"));
    fixture.list()->findChild<QLineEdit *>(QStringLiteral("customers.filter"))->setText(QStringLiteral("2026-017"));
    QTRY_COMPARE(list.model().rowCount(), 1);
    auto *menu = fixture.list()->findChild<QMenu *>(QStringLiteral("customers.columns_menu"));
    Q_EMIT menu->aboutToShow();
    menu->findChild<QAction *>(QStringLiteral("customers.show.custom.tender_no"))->setChecked(false);
    QCOMPARE(list.model().columnOf(id), -1);
    fixture.settle();
    // What was chosen is there at the next start.
    fixture.open();
    QTRY_COMPARE(fixture.list()->list().model().rowCount(), 3);
    QCOMPARE(fixture.list()->list().model().columnOf(id), -1);
}

void CustomersListWindow::theLineIsCopiedAsOneWouldSayIt()
{
    CustomersFixture fixture;
    fixture.open();
    QTRY_COMPARE(fixture.list()->list().model().rowCount(), 3);
    auto *table = fixture.list()->findChild<screens::CustomerTable *>();
    fixture.window().activateWindow();
    table->setFocus();
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("云帆机械 · A · 决策 ¥310 万 · 预警 高 1 · 负责人 李明"));
}

void CustomersListWindow::theRightClickMenuHasTheSameCommands()
{
    CustomersFixture fixture;
    fixture.open();
    QTRY_COMPARE(fixture.list()->list().model().rowCount(), 3);
    auto *table = fixture.list()->findChild<screens::CustomerTable *>();
    QContextMenuEvent event(QContextMenuEvent::Mouse, table->visualRect(table->model()->index(1, 0)).center(),
                            table->viewport()->mapToGlobal(QPoint(5, 5)));
    QCoreApplication::sendEvent(table->viewport(), &event);
    auto *menu = fixture.list()->findChild<QMenu *>(QStringLiteral("customers.menu"));
    QVERIFY(menu);
    QCOMPARE(table->selectedRow(), 1);
    const Uuid second = fixture.list()->list().model().customer(1).id;
    QVERIFY(menu->actions().contains(fixture.bench().commands.action(QStringLiteral("customers.open"))));
    menu->actions().first()->trigger();
    menu->close();
    QCOMPARE(fixture.window().current(), widgets::Route::to(QStringLiteral("customer"), second));
}

void CustomersListWindow::everythingHasAName()
{
    CustomersFixture fixture;
    fixture.open();
    QTRY_COMPARE(fixture.list()->list().model().rowCount(), 3);
    for (const QWidget *widget : fixture.list()->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || widget->objectName().startsWith(QLatin1String("qt_")))
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName() + QLatin1String(widget->metaObject()->className())));
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
    }
    QVERIFY(fixture.list()->list().model().index(0, 7).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("高 1")));
}

void CustomersListWindow::theListIsFluidWithFiveThousandCustomers()
{
    CustomersFixture fixture(Contents::Nothing);
    std::vector<model::Row> rows;
    for (int i = 0; i < 5000; ++i) {
        model::Customer customer;
        customer.id = rowId("many" + std::to_string(i));
        customer.name = "客户" + std::to_string(i);
        customer.ownerName = i % 2 ? "李明" : "陈晨";
        rows.push_back(model::toRow(customer));
    }
    fixture.put(rows);
    fixture.open();
    QTRY_COMPARE_WITH_TIMEOUT(fixture.list()->list().model().rowCount(), 5000, 20000);
    auto *table = fixture.list()->findChild<screens::CustomerTable *>();
    table->setFocus();
    // Sorting and filtering happen elsewhere: the UI thread only swaps the order in and paints what is in sight.
    QElapsedTimer timer;
    timer.start();
    fixture.list()->list().sortBy(ColumnId{CustomerColumn::Owner, {}}, false);
    QVERIFY2(timer.elapsed() < 50, qPrintable(QString::number(timer.elapsed())));
    QTRY_COMPARE(fixture.list()->list().model().customer(0).owner, QStringLiteral("陈晨"));
    std::vector<qint64> milliseconds;
    for (int i = 0; i < 40; ++i) {
        timer.restart();
        QTest::keyClick(table, i % 2 ? Qt::Key_PageDown : Qt::Key_Down);
        table->viewport()->repaint();
        milliseconds.push_back(timer.elapsed());
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    QVERIFY2(milliseconds[37] <= 100, qPrintable(QStringLiteral("key to paint p95 %1 ms").arg(milliseconds[37])));
}

SINAN_TEST(CustomersListWindow)
#include "tst_list.moc"
