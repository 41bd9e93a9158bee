#include "tests/support/test_program.h"
#include "tests/ui/fixtures/customers_fixture.h"
#include "tests/support/typing.h"

#include "app/model/saved_view.h"
#include "ui/screens/customers/bulk_form.h"
#include "ui/screens/customers/customer_table.h"
#include "ui/screens/customers/export_strip.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/text_match.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>

using namespace sinan;
using namespace sinan::test;
using screens::ColumnId;
using screens::CustomerColumn;
using screens::CustomerList;

namespace {

void putMany(CustomersFixture &fixture, int count)
{
    std::vector<model::Row> rows;
    for (int i = 0; i < count; ++i) {
        model::Customer customer;
        customer.id = rowId("many" + std::to_string(i));
        customer.name = "客户" + std::to_string(i);
        customer.ownerName = i % 3 ? "李明" : "陈晨";
        rows.push_back(model::toRow(customer));
    }
    fixture.put(rows);
}

screens::CustomerTable &tableOf(CustomersFixture &fixture)
{
    return *fixture.list()->findChild<screens::CustomerTable *>();
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// The list of customers in everyday use: groups, far jumps, views, a file of it, one change for many.
class CustomersEveryday final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsStandTogetherByOwner();
    void aGroupFoldsByKeyAndByMouse();
    void onlyTheseIsOneClickAway();
    void theFilterTakesConditionsAsTyped();
    void aFarJumpReadsOnlyWhatIsInSight();
    void whatIsShownStaysWholeWhileRowsChange();
    void aSelectionOfManyOutlivesANewOrder();
    void aViewIsKeptAndCalledUpByItsKey();
    void aViewOfTheSameNameIsWrittenOver();
    void aViewGoesAndUndoBringsItBack();
    void viewsAreFoundInThePalette();
    void theListGoesIntoAFileAsItIsShown();
    void anExportThatIsStoppedLeavesNothing();
    void anExportThatFailsSaysSo();
    void manyAreChangedAtOnceAndTakenBackAtOnce();
    void aTagIsAddedToManyAndTakenOff();
    void whatCannotBeTakenIsRefusedAndNothingChanges();
};

void CustomersEveryday::rowsStandTogetherByOwner()
{
    CustomersFixture fixture;
    fixture.open();
    CustomerList &list = fixture.list()->list();
    QTRY_COMPARE(list.model().rowCount(), 3);
    fixture.bench().commands.trigger(QStringLiteral("customers.group_owner"));
    QTRY_COMPARE(list.model().rowCount(), 6);
    QVERIFY(list.model().isGroup(0));
    // By the reading of the names: 陈晨, 李明, 周楠.
    QCOMPARE(list.model().groupTitle(*list.model().groupOf(0)), QStringLiteral("陈晨"));
    QCOMPARE(list.model().customer(1).name, QStringLiteral("澄江软件"));
    QCOMPARE(list.model().groupTitle(*list.model().groupOf(2)), QStringLiteral("李明"));
    QCOMPARE(list.model().index(2, 0).data(screens::CustomerListModel::GroupDetailRole).toString(), QStringLiteral("1 户 · 1 户有待处理预警"));
    // One stands on a customer, not on a head.
    QVERIFY(tableOf(fixture).selectedRow() >= 0);
    fixture.bench().commands.trigger(QStringLiteral("customers.group_not"));
    QTRY_COMPARE(list.model().rowCount(), 3);
}

void CustomersEveryday::aGroupFoldsByKeyAndByMouse()
{
    CustomersFixture fixture;
    fixture.open();
    CustomerList &list = fixture.list()->list();
    QTRY_COMPARE(list.model().rowCount(), 3);
    list.groupBy(CustomerColumn::Owner);
    QTRY_COMPARE(list.model().rowCount(), 6);
    screens::CustomerTable &table = tableOf(fixture);
    table.selectRow(1);
    QTest::keyClick(&table, Qt::Key_Left);
    QCOMPARE(list.model().rowCount(), 5);
    QVERIFY(!list.model().isGroupOpen(0));
    QTest::keyClick(&table, Qt::Key_Right);
    QCOMPARE(list.model().rowCount(), 6);
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(table.model()->index(2, 0)).center());
    QCOMPARE(list.model().rowCount(), 5);
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(list.model().rowCount(), 6);
    QCOMPARE(fixture.window().current().place, QStringLiteral("customers"));
}

void CustomersEveryday::onlyTheseIsOneClickAway()
{
    CustomersFixture fixture;
    fixture.open();
    CustomerList &list = fixture.list()->list();
    QTRY_COMPARE(list.model().rowCount(), 3);
    screens::CustomerTable &table = tableOf(fixture);
    const int owner = list.model().columnOf(ColumnId{CustomerColumn::Owner, {}});
    const QModelIndex cell = table.model()->index(list.model().rowOf(rowId("云帆机械")), owner);
    QContextMenuEvent event(QContextMenuEvent::Mouse, table.visualRect(cell).center(), table.viewport()->mapToGlobal(QPoint(5, 5)));
    QCoreApplication::sendEvent(table.viewport(), &event);
    auto *menu = fixture.list()->findChild<QMenu *>(QStringLiteral("customers.menu"));
    auto *only = menu->findChild<QAction *>(QStringLiteral("customers.only"));
    QVERIFY(only);
    QCOMPARE(only->text(), QStringLiteral("只看 李明"));
    only->trigger();
    menu->close();
    QTRY_COMPARE(list.model().rowCount(), 1);
    QCOMPARE(fixture.list()->findChild<QLineEdit *>(QStringLiteral("customers.filter"))->text(), QStringLiteral("负责人:李明"));
}

void CustomersEveryday::theFilterTakesConditionsAsTyped()
{
    CustomersFixture fixture;
    fixture.open();
    CustomerList &list = fixture.list()->list();
    QTRY_COMPARE(list.model().rowCount(), 3);
    auto *filter = fixture.list()->findChild<QLineEdit *>(QStringLiteral("customers.filter"));
    for (const auto &[typed, rows] : {std::pair{"区域:苏南", 3}, {"星级：A", 1}, {"阶段:比价 软件", 1}, {"预警:有", 1}, {"预警:无", 2}, {"owner:周楠", 1},
                                      {"负责人:没有这个人", 0}, {"changle", 1}}) {
        filter->setText(QString::fromUtf8(typed));
        QTRY_VERIFY2(!fixture.list()->isReading() && list.shown() == rows, typed);
    }
}

void CustomersEveryday::aFarJumpReadsOnlyWhatIsInSight()
{
    CustomersFixture fixture(Contents::Nothing);
    putMany(fixture, 3000);
    fixture.open();
    CustomerList &list = fixture.list()->list();
    list.sortBy(ColumnId{CustomerColumn::Name, {}}, false);
    QTRY_COMPARE(list.model().rowCount(), 3000);
    QTRY_COMPARE(list.model().customer(0).name, QStringLiteral("客户0"));
    screens::CustomerTable &table = tableOf(fixture);
    table.scrollTo(table.model()->index(2500, 0), QAbstractItemView::PositionAtTop);
    table.viewport()->repaint();
    QTRY_COMPARE(list.model().customer(2500).name, QStringLiteral("客户2500"));
    QVERIFY(!list.model().hasPage(1500 / screens::rowsAPage));
}

void CustomersEveryday::whatIsShownStaysWholeWhileRowsChange()
{
    CustomersFixture fixture(Contents::Nothing);
    putMany(fixture, 1000);
    fixture.open();
    CustomerList &list = fixture.list()->list();
    list.sortBy(ColumnId{CustomerColumn::Name, {}}, false);
    QTRY_COMPARE(list.model().rowCount(), 1000);
    QTRY_COMPARE(list.model().customer(0).name, QStringLiteral("客户0"));
    screens::CustomerTable &table = tableOf(fixture);
    table.selectRow(500);
    QTRY_COMPARE(list.model().customer(500).name, QStringLiteral("客户500"));
    // Rows go and come while one stands in the middle; whenever the list is looked at, every row in sight is in order and none twice.
    for (int round = 0; round < 20; ++round) {
        QVERIFY(fixture.store()
                    .writer()
                    .runJob([&](store::Transaction &transaction) -> Result<void> {
                        SINAN_TRY(transaction.remove(model::Collection::Customer, rowId("many" + std::to_string(round * 7))));
                        model::Customer fresh;
                        fresh.id = rowId("fresh" + std::to_string(round));
                        fresh.name = "客户" + std::to_string(2000 + round);
                        return transaction.put(model::toRow(fresh));
                    })
                    .ok());
        QTest::qWait(15);
        std::vector<std::int64_t> seen;
        for (int row = table.rowAt(0); row <= table.rowAt(table.viewport()->height() - 1); ++row)
            seen.push_back(list.model().numberOf(row));
        std::sort(seen.begin(), seen.end());
        QVERIFY(std::adjacent_find(seen.begin(), seen.end()) == seen.end());
    }
    QTRY_COMPARE(list.model().rowOf(rowId("many7")), -1);
    QTRY_VERIFY(table.selectedRow() >= 0 && list.model().customer(table.selectedRow()).name == QStringLiteral("客户500"));
    QTRY_COMPARE(list.model().rowCount(), 1000);
}

void CustomersEveryday::aSelectionOfManyOutlivesANewOrder()
{
    CustomersFixture fixture;
    fixture.open();
    CustomerList &list = fixture.list()->list();
    QTRY_COMPARE(list.model().rowCount(), 3);
    screens::CustomerTable &table = tableOf(fixture);
    table.setFocus();
    table.selectRow(0);
    QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(table.selected().size(), 2u);
    auto chosen = table.selected();
    list.sortBy(ColumnId{CustomerColumn::Amount, {}}, false);
    QTRY_COMPARE(list.model().customer(0).name, QStringLiteral("长乐冷链"));
    auto still = table.selected();
    std::sort(chosen.begin(), chosen.end());
    std::sort(still.begin(), still.end());
    QCOMPARE(still, chosen);
}

void CustomersEveryday::aViewIsKeptAndCalledUpByItsKey()
{
    CustomersFixture fixture;
    fixture.open();
    CustomerList &list = fixture.list()->list();
    QTRY_COMPARE(list.model().rowCount(), 3);
    fixture.window().activateWindow();
    auto *filter = fixture.list()->findChild<QLineEdit *>(QStringLiteral("customers.filter"));
    filter->setText(QStringLiteral("负责人:李明"));
    list.sortBy(ColumnId{CustomerColumn::Amount, {}}, true);
    list.groupBy(CustomerColumn::Stage);
    QTRY_COMPARE(list.model().rowCount(), 2);
    fixture.bench().commands.trigger(QStringLiteral("customers.view_save"));
    auto *name = fixture.list()->findChild<QLineEdit *>(QStringLiteral("customers.view_name"));
    QVERIFY(name->isVisible());
    name->setText(QStringLiteral("李明的单"));
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(fixture.list()->views().all().size(), 1u);
    fixture.bench().commands.trigger(QStringLiteral("customers.view_all"));
    QTRY_COMPARE(list.model().rowCount(), 3);
    QVERIFY(filter->text().isEmpty());
    // It is there at the next start, and its key calls it up.
    fixture.open();
    QTRY_COMPARE(fixture.list()->list().model().rowCount(), 3);
    fixture.window().activateWindow();
    tableOf(fixture).setFocus();
    QTest::keyClick(&tableOf(fixture), Qt::Key_1, Qt::AltModifier);
    QTRY_COMPARE(fixture.list()->list().model().rowCount(), 2);
    QCOMPARE(fixture.list()->list().query().filter, QStringLiteral("负责人:李明"));
    QVERIFY(fixture.list()->list().query().groupBy == CustomerColumn::Stage);
    QCOMPARE(fixture.list()->findChild<QToolButton *>(QStringLiteral("customers.views"))->text(), QStringLiteral("李明的单"));
}

void CustomersEveryday::aViewOfTheSameNameIsWrittenOver()
{
    CustomersFixture fixture;
    fixture.open();
    QTRY_COMPARE(fixture.list()->list().model().rowCount(), 3);
    screens::CustomerViews &views = fixture.list()->views();
    views.save(QStringLiteral("我的"), {QStringLiteral("软件"), {}, true, {}, {}});
    QTRY_COMPARE(views.all().size(), 1u);
    views.save(QStringLiteral("我的"), {QStringLiteral("机械"), {}, true, {}, {}});
    QTRY_COMPARE(views.all().front().filter, std::string("机械"));
    QCOMPARE(views.all().size(), 1u);
}

void CustomersEveryday::aViewGoesAndUndoBringsItBack()
{
    CustomersFixture fixture;
    fixture.open();
    QTRY_COMPARE(fixture.list()->list().model().rowCount(), 3);
    screens::CustomerViews &views = fixture.list()->views();
    views.save(QStringLiteral("我的"), {QStringLiteral("软件"), {}, true, CustomerColumn::Owner, {QStringLiteral("name"), QStringLiteral("amount")}});
    QTRY_COMPARE(views.all().size(), 1u);
    const screens::CustomerLook look = screens::CustomerViews::lookOf(views.all().front());
    QCOMPARE(look.columns.size(), 2);
    views.remove(views.all().front().id);
    QTRY_VERIFY(views.all().empty());
    QVERIFY(!fixture.bench().commands.action(QStringLiteral("customers.view_1")));
    fixture.bench().commands.trigger(QStringLiteral("shell.undo"));
    QTRY_COMPARE(views.all().size(), 1u);
    QVERIFY(screens::CustomerViews::lookOf(views.all().front()) == look);
}

void CustomersEveryday::viewsAreFoundInThePalette()
{
    CustomersFixture fixture;
    fixture.open();
    QTRY_COMPARE(fixture.list()->list().model().rowCount(), 3);
    fixture.list()->views().save(QStringLiteral("续约客户"), {QStringLiteral("软件"), {}, true, {}, {}});
    QTRY_VERIFY(fixture.bench().commands.find(QStringLiteral("customers.view_1")));
    const widgets::Command &command = *fixture.bench().commands.find(QStringLiteral("customers.view_1"));
    QCOMPARE(fixture.bench().commands.title(command), QStringLiteral("视图 续约客户"));
    QVERIFY(widgets::Searchable(fixture.bench().commands.searchTexts(command)).score(widgets::foldQuery(QStringLiteral("xykh"))) > 0);
}

void CustomersEveryday::theListGoesIntoAFileAsItIsShown()
{
    CustomersFixture fixture;
    fixture.open();
    CustomerList &list = fixture.list()->list();
    QTRY_COMPARE(list.model().rowCount(), 3);
    fixture.list()->findChild<QLineEdit *>(QStringLiteral("customers.filter"))->setText(QStringLiteral("区域:苏南"));
    list.sortBy(ColumnId{CustomerColumn::Amount, {}}, false);
    QTRY_COMPARE(list.model().customer(0).name, QStringLiteral("长乐冷链"));
    auto *menu = fixture.list()->findChild<QMenu *>(QStringLiteral("customers.columns_menu"));
    Q_EMIT menu->aboutToShow();
    menu->findChild<QAction *>(QStringLiteral("customers.show.region"))->setChecked(false);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("客户.csv"));
    fixture.list()->exportTo(path);
    QTRY_VERIFY(QFile::exists(path));
    QVERIFY(bytesOf(path).startsWith("\xef\xbb\xbf"));
    const QStringList lines = QString::fromUtf8(bytesOf(path)).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
    QCOMPARE(lines[0], QStringLiteral("客户,星级,行业,负责人,阶段,金额,币种,预警,最近沟通,进展卡"));
    QCOMPARE(lines[1], QStringLiteral("长乐冷链,C,制造业,周楠,试用,260000.00,CNY,,,"));
    QCOMPARE(lines[2], QStringLiteral("云帆机械,A,制造业,李明,决策,3100000.00,CNY,高 1,2026-03-01 05:10,"));
    QCOMPARE(lines.size(), 4);
    // It says where the file lies.
    auto *outcome = fixture.list()->findChild<screens::ExportStrip *>()->findChild<widgets::InlineMessage *>();
    QTRY_VERIFY(outcome->isVisible());
    QCOMPARE(outcome->sentence(), QStringLiteral("已导出 3 户，文件在："));
    QVERIFY(outcome->findChild<QPushButton *>(QStringLiteral("customers.export_folder")));
    const QString book = folder.filePath(QStringLiteral("客户.xlsx"));
    fixture.list()->exportTo(book);
    QTRY_VERIFY(QFile::exists(book));
    QVERIFY(bytesOf(book).startsWith("PK"));
}

void CustomersEveryday::anExportThatIsStoppedLeavesNothing()
{
    CustomersFixture fixture(Contents::Nothing);
    putMany(fixture, 3000);
    fixture.open();
    QTRY_COMPARE(fixture.list()->list().model().rowCount(), 3000);
    const QTemporaryDir folder;
    fixture.list()->exportTo(folder.filePath(QStringLiteral("a.xlsx")));
    auto *strip = fixture.list()->findChild<screens::ExportStrip *>();
    QVERIFY(strip->isVisible());
    strip->findChild<QPushButton *>(QStringLiteral("customers.export_cancel"))->click();
    QTRY_VERIFY(!strip->work().isRunning());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList());
}

void CustomersEveryday::anExportThatFailsSaysSo()
{
    CustomersFixture fixture;
    fixture.open();
    QTRY_COMPARE(fixture.list()->list().model().rowCount(), 3);
    const QTemporaryDir folder;
    fixture.list()->exportTo(folder.filePath(QStringLiteral("none/a.csv")));
    auto *outcome = fixture.list()->findChild<screens::ExportStrip *>()->findChild<widgets::InlineMessage *>();
    QTRY_COMPARE(outcome->kind(), widgets::InlineMessage::Kind::Error);
    QCOMPARE(outcome->sentence(), QStringLiteral("没能写出“a.csv”"));
}

void CustomersEveryday::manyAreChangedAtOnceAndTakenBackAtOnce()
{
    CustomersFixture fixture(Contents::Nothing);
    putMany(fixture, 1200);
    fixture.open();
    QTRY_COMPARE(fixture.list()->list().model().rowCount(), 1200);
    screens::CustomerTable &table = tableOf(fixture);
    fixture.window().activateWindow();
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(table.selected().size(), 1200u);
    const auto steps = fixture.history().size();
    QTest::keyClick(&table, Qt::Key_F2);
    auto *form = fixture.list()->findChild<screens::BulkForm *>();
    QVERIFY(form->isVisible());
    QCOMPARE(form->findChild<QComboBox *>(QStringLiteral("customers.bulk.field"))->currentText(), QStringLiteral("负责人"));
    auto *value = form->findChild<QLineEdit *>(QStringLiteral("customers.bulk.text"));
    value->setText(QStringLiteral("何敏"));
    QTest::keyClick(value, Qt::Key_Return);
    QTRY_VERIFY(!form->isVisible());
    QCOMPARE(fixture.get<model::Customer>(rowId("many7"))->ownerName, std::string("何敏"));
    QCOMPARE(fixture.get<model::Customer>(rowId("many1199"))->ownerName, std::string("何敏"));
    QCOMPARE(fixture.history().size(), steps + 1);
    fixture.bench().commands.trigger(QStringLiteral("shell.undo"));
    QTRY_COMPARE(fixture.get<model::Customer>(rowId("many7"))->ownerName, std::string("李明"));
    QCOMPARE(fixture.get<model::Customer>(rowId("many1197"))->ownerName, std::string("陈晨"));
}

void CustomersEveryday::aTagIsAddedToManyAndTakenOff()
{
    CustomersFixture fixture;
    fixture.open();
    QTRY_COMPARE(fixture.list()->list().model().rowCount(), 3);
    tableOf(fixture).selectAll();
    auto *form = fixture.list()->findChild<screens::BulkForm *>();
    const auto change = [&](const QString &field, const QString &text) {
        fixture.bench().commands.trigger(QStringLiteral("customers.bulk_edit"));
        auto *fields = form->findChild<QComboBox *>(QStringLiteral("customers.bulk.field"));
        fields->setCurrentIndex(fields->findText(field));
        form->findChild<QLineEdit *>(QStringLiteral("customers.bulk.text"))->setText(text);
        form->findChild<QPushButton *>(QStringLiteral("customers.bulk.apply"))->click();
        return QTest::qWaitFor([&] { return !form->isVisible(); });
    };
    QVERIFY(change(QStringLiteral("加标签"), QStringLiteral("老客户")));
    QVERIFY(change(QStringLiteral("加标签"), QStringLiteral("重点")));
    QVERIFY(change(QStringLiteral("加标签"), QStringLiteral("老客户")));
    QCOMPARE(fixture.get<model::Customer>(rowId("云帆机械"))->tags, (Json{"老客户", "重点"}));
    fixture.list()->findChild<QLineEdit *>(QStringLiteral("customers.filter"))->setText(QStringLiteral("老客户"));
    QTRY_COMPARE(fixture.list()->list().shown(), 3);
    tableOf(fixture).selectAll();
    QVERIFY(change(QStringLiteral("去掉标签"), QStringLiteral("老客户")));
    QCOMPARE(fixture.get<model::Customer>(rowId("长乐冷链"))->tags, Json{"重点"});
}

void CustomersEveryday::whatCannotBeTakenIsRefusedAndNothingChanges()
{
    CustomersFixture fixture;
    fixture.open();
    QTRY_COMPARE(fixture.list()->list().model().rowCount(), 3);
    tableOf(fixture).selectAll();
    fixture.bench().commands.trigger(QStringLiteral("customers.bulk_edit"));
    auto *form = fixture.list()->findChild<screens::BulkForm *>();
    auto *fields = form->findChild<QComboBox *>(QStringLiteral("customers.bulk.field"));
    fields->setCurrentIndex(fields->findText(QStringLiteral("星级")));
    form->findChild<QLineEdit *>(QStringLiteral("customers.bulk.text"))->setText(QStringLiteral("特级"));
    form->findChild<QPushButton *>(QStringLiteral("customers.bulk.apply"))->click();
    QVERIFY(form->isVisible());
    QVERIFY(form->findChildren<QLabel *>().last()->isVisible());
    fixture.settle();
    QCOMPARE(fixture.get<model::Customer>(rowId("云帆机械"))->stars, model::Stars::A);
    QTest::keyClick(form, Qt::Key_Escape);
    QVERIFY(!form->isVisible());
}

SINAN_TEST(CustomersEveryday)
#include "tst_everyday.moc"
