#include "tests/support/test_program.h"
#include "tests/ui/fixtures/customers_fixture.h"

#include "app/model/import.h"

#include "ui/screens/import/mend_model.h"
#include "ui/shell/undo_control.h"

using namespace sinan;
using namespace sinan::test;
using screens::ImportFlow;
using State = ImportFlow::State;

namespace {

const std::string resources = SINAN_SOURCE_DIR "/resources";

const QByteArray customersCsv = "客户名称,星级,负责人,合作起始,招标编号\n"
                                "云帆机械,B,李明,2024-05-10,SN-1\n"
                                "新桥阀门,A,周楠,2025/3/2,SN-2\n"
                                "海棠包装,C,孙悦,31/02/2026,SN-3\n";

/// Waits until the flow is where the test wants it, or failed.
bool reaches(ImportFlow &flow, State state)
{
    return QTest::qWaitFor([&] { return flow.state() == state || flow.state() == State::Failed; }, 30000) && flow.state() == state;
}

} // namespace

/// The way in without a window: read, mend, write, take back.
class ImportFlowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTableIsReadAndPlannedAwayFromTheWindow();
    void whatIsWrittenIsOneUndo();
    void theSameFileTwiceSaysNothingNew();
    void rowsThatAreAllRefusedAreNotCalledNothingNew();
    void aMendPlansAgain();
    void quickMendsComeTogetherInOnePlan();
    void aConversationFindsItsCustomer();
    void nothingIsWrittenBeforeOneSaysSo();
    void startingOverForgetsWhatCameIn();
    void theMappingIsKnownTheNextTime();
    void aFileThatCannotBeReadIsToldAndTheOthersGoOn();
    void stoppingWhileWritingLeavesNothing();
    void theStopwatchStandsStillOnceItIsIn();
    void theColumnsSayHowSureTheyAre();
};

void ImportFlowTest::aTableIsReadAndPlannedAwayFromTheWindow()
{
    CustomersFixture fixture;
    ImportFlow flow(fixture.bench(), resources);
    QCOMPARE(int(flow.state()), int(State::Empty));
    QVERIFY(!flow.whyNot().isEmpty());
    flow.addPaths({fixture.file(QStringLiteral("客户.csv"), customersCsv)});
    QCOMPARE(int(flow.state()), int(State::Reading));
    QVERIFY(reaches(flow, State::Ready));
    QCOMPARE(flow.preview().tables.size(), std::size_t(1));
    QVERIFY(flow.preview().tables[0].collection == model::Collection::Customer);
    QCOMPARE(flow.preview().tables[0].columns[0].target.name, std::string("name"));
    QVERIFY(!flow.targets(0).empty());
    QVERIFY(flow.targets(7).empty());
}

void ImportFlowTest::whatIsWrittenIsOneUndo()
{
    CustomersFixture fixture;
    ImportFlow flow(fixture.bench(), resources);
    const auto before = fixture.all<model::Customer>().size();
    flow.addPaths({fixture.file(QStringLiteral("客户.csv"), customersCsv)});
    QVERIFY(reaches(flow, State::Ready));
    QVERIFY2(flow.whyNot().isEmpty(), qPrintable(flow.whyNot()));
    flow.start();
    QVERIFY(reaches(flow, State::Done));
    QVERIFY(fixture.all<model::Customer>().size() > before);
    QCOMPARE(flow.outcome().counts.added, flow.preview().counts.added);
    flow.undo();
    QVERIFY(reaches(flow, State::Undone));
    fixture.settle();
    QCOMPARE(fixture.all<model::Customer>().size(), before);
    QVERIFY(fixture.get<model::Customer>(rowId("云帆机械"))->stars == model::Stars::A);
}

void ImportFlowTest::theSameFileTwiceSaysNothingNew()
{
    CustomersFixture fixture(Contents::Nothing);
    const QString path = fixture.file(QStringLiteral("客户.csv"), customersCsv);
    ImportFlow flow(fixture.bench(), resources);
    flow.addPaths({path});
    QVERIFY(reaches(flow, State::Ready));
    flow.start();
    QVERIFY(reaches(flow, State::Done));
    fixture.settle();
    const auto rows = fixture.all<model::Customer>().size();
    flow.addPaths({path});
    QVERIFY(reaches(flow, State::Ready));
    QCOMPARE(flow.preview().counts.added, std::int64_t(0));
    QCOMPARE(flow.preview().counts.updated, std::int64_t(0));
    QVERIFY(flow.preview().counts.unchanged > 0);
    QVERIFY(flow.whyNot().contains(QStringLiteral("没有新内容")));
    flow.start();
    QCOMPARE(int(flow.state()), int(State::Ready));
    QCOMPARE(fixture.all<model::Customer>().size(), rows);
}

void ImportFlowTest::rowsThatAreAllRefusedAreNotCalledNothingNew()
{
    CustomersFixture fixture(Contents::Nothing);
    ImportFlow flow(fixture.bench(), resources);
    flow.addPaths({fixture.file(QStringLiteral("客户.csv"), "客户名称,星级,城市\n海宁精工,怪,海宁\n常熟泵业,也怪,常熟\n")});
    QVERIFY(reaches(flow, State::Ready));
    flow.mend([](bridge::ImportSession &session) { return session.setTarget(0, 1, bridge::Target{bridge::Target::Kind::Field, "stars", {}}); });
    QVERIFY(reaches(flow, State::Ready));
    QCOMPARE(flow.preview().counts.refused, std::int64_t(2));
    QVERIFY2(flow.whyNot().contains(QStringLiteral("拒收")), qPrintable(flow.whyNot()));
}

void ImportFlowTest::aMendPlansAgain()
{
    CustomersFixture fixture(Contents::Nothing);
    ImportFlow flow(fixture.bench(), resources);
    flow.addPaths({fixture.file(QStringLiteral("客户.csv"), customersCsv)});
    QVERIFY(reaches(flow, State::Ready));
    flow.mend([](bridge::ImportSession &session) { return session.setTarget(0, 2, bridge::Target{}); });
    QCOMPARE(int(flow.state()), int(State::Reading));
    QVERIFY(reaches(flow, State::Ready));
    QVERIFY(flow.preview().tables[0].columns[2].target.kind == bridge::Target::Kind::Skip);
    flow.start();
    QVERIFY(reaches(flow, State::Done));
    for (const model::Customer &customer : fixture.all<model::Customer>())
        QVERIFY(customer.ownerName.empty());
}

void ImportFlowTest::quickMendsComeTogetherInOnePlan()
{
    CustomersFixture fixture(Contents::Nothing);
    ImportFlow flow(fixture.bench(), resources);
    flow.addPaths({fixture.file(QStringLiteral("客户.csv"), customersCsv)});
    QVERIFY(reaches(flow, State::Ready));
    int ready = 0;
    connect(&flow, &ImportFlow::changed, &flow, [&] { ready += flow.state() == State::Ready ? 1 : 0; });
    for (std::size_t column = 1; column < 4; ++column)
        flow.mend([column](bridge::ImportSession &session) { return session.setTarget(0, column, bridge::Target{}); });
    QVERIFY(reaches(flow, State::Ready));
    QCOMPARE(ready, 1);
    for (std::size_t column = 1; column < 4; ++column)
        QVERIFY(flow.preview().tables[0].columns[column].target.kind == bridge::Target::Kind::Skip);
}

void ImportFlowTest::aConversationFindsItsCustomer()
{
    CustomersFixture fixture;
    ImportFlow flow(fixture.bench(), resources);
    flow.addText(QStringLiteral("云帆机械 0301 通话"),
                 QStringLiteral("王建国：上批晚了九天，这次交付周期能写进合同吗？\n李明：我们今天给答复。\n王建国：周二一早老板开采购会。\n李明：明白。\n"));
    QVERIFY(reaches(flow, State::Ready));
    QCOMPARE(flow.preview().talks.size(), std::size_t(1));
    QVERIFY(flow.preview().talks[0].customer == rowId("云帆机械"));
    QVERIFY(flow.customers().size() >= 3);
    flow.mend([](bridge::ImportSession &session) { return session.setTalkCustomer(0, rowId("澄江软件")); });
    QVERIFY(reaches(flow, State::Ready));
    QVERIFY(flow.preview().talks[0].customer == rowId("澄江软件"));
    const auto before = fixture.all<model::Interaction>().size();
    flow.start();
    QVERIFY(reaches(flow, State::Done));
    const auto talks = fixture.all<model::Interaction>();
    QCOMPARE(talks.size(), before + 1);
    QVERIFY(std::any_of(talks.begin(), talks.end(), [](const model::Interaction &talk) { return talk.customer == rowId("澄江软件"); }));
}

void ImportFlowTest::nothingIsWrittenBeforeOneSaysSo()
{
    CustomersFixture fixture(Contents::Nothing);
    ImportFlow flow(fixture.bench(), resources);
    flow.addPaths({fixture.file(QStringLiteral("客户.csv"), customersCsv)});
    QVERIFY(reaches(flow, State::Ready));
    fixture.settle();
    QVERIFY(fixture.all<model::Customer>().empty());
    QVERIFY(fixture.all<model::ImportRun>().empty());
    QVERIFY(fixture.history().empty());
}

void ImportFlowTest::startingOverForgetsWhatCameIn()
{
    CustomersFixture fixture(Contents::Nothing);
    ImportFlow flow(fixture.bench(), resources);
    flow.addPaths({fixture.file(QStringLiteral("客户.csv"), customersCsv)});
    flow.cancel();
    QCOMPARE(int(flow.state()), int(State::Empty));
    flow.addText(QStringLiteral("表"), QStringLiteral("客户名称,城市\n北辰玻璃,合肥\n"));
    QVERIFY(reaches(flow, State::Ready));
    QCOMPARE(flow.preview().tables.size(), std::size_t(1));
    QCOMPARE(flow.preview().tables[0].columns.size(), std::size_t(2));
}

void ImportFlowTest::theMappingIsKnownTheNextTime()
{
    CustomersFixture fixture(Contents::Nothing);
    {
        ImportFlow flow(fixture.bench(), resources);
        flow.addPaths({fixture.file(QStringLiteral("客户.csv"), customersCsv)});
        QVERIFY(reaches(flow, State::Ready));
        QVERIFY(!flow.preview().tables[0].mappingReused);
        flow.mend([](bridge::ImportSession &session) { return session.setTarget(0, 2, bridge::Target{bridge::Target::Kind::Field, "remark", {}}); });
        QVERIFY(reaches(flow, State::Ready));
        flow.start();
        QVERIFY(reaches(flow, State::Done));
    }
    fixture.settle();
    ImportFlow flow(fixture.bench(), resources);
    flow.addPaths({fixture.file(QStringLiteral("客户二月.csv"), QByteArray(customersCsv).replace("新桥阀门", "松湖阀门"))});
    QVERIFY(reaches(flow, State::Ready));
    QVERIFY(flow.preview().tables[0].mappingReused);
    QCOMPARE(flow.preview().tables[0].columns[2].target.name, std::string("remark"));
}

void ImportFlowTest::aFileThatCannotBeReadIsToldAndTheOthersGoOn()
{
    CustomersFixture fixture(Contents::Nothing);
    ImportFlow flow(fixture.bench(), resources);
    flow.addPaths({QStringLiteral("/no/such/file.csv"), fixture.file(QStringLiteral("客户.csv"), customersCsv)});
    QVERIFY(reaches(flow, State::Ready));
    QCOMPARE(flow.preview().issues.size(), std::size_t(1));
    QCOMPARE(flow.preview().tables.size(), std::size_t(1));
    QVERIFY(flow.whyNot().isEmpty());
}

void ImportFlowTest::stoppingWhileWritingLeavesNothing()
{
    CustomersFixture fixture(Contents::Nothing);
    QByteArray many = "客户名称,城市\n";
    for (int i = 0; i < 6000; ++i)
        many += "客户" + QByteArray::number(i) + ",合肥\n";
    ImportFlow flow(fixture.bench(), resources);
    flow.addPaths({fixture.file(QStringLiteral("很多.csv"), many)});
    QVERIFY(reaches(flow, State::Ready));
    flow.start();
    // As soon as the first rows are in, the person thinks better of it.
    QVERIFY(QTest::qWaitFor([&] { return flow.work().done > 0 || flow.state() == State::Done; }, 30000));
    QCOMPARE(int(flow.state()), int(State::Importing));
    flow.cancel();
    QVERIFY(reaches(flow, State::Ready));
    fixture.settle();
    QVERIFY(fixture.all<model::Customer>().empty());
    QVERIFY(flow.error() && flow.error()->code == ErrorCode::Cancelled);
    // And half of it cannot be brought back.
    QVERIFY(!shell::redoOf(fixture.history()));
}

void ImportFlowTest::theStopwatchStandsStillOnceItIsIn()
{
    CustomersFixture fixture(Contents::Nothing);
    ImportFlow flow(fixture.bench(), resources);
    QCOMPARE(flow.seconds(), 0);
    flow.addPaths({fixture.file(QStringLiteral("客户.csv"), customersCsv)});
    QVERIFY(reaches(flow, State::Ready));
    flow.start();
    QVERIFY(reaches(flow, State::Done));
    QCOMPARE(flow.seconds(), flow.outcome().seconds);
    flow.clear();
    QCOMPARE(flow.seconds(), 0);
}

void ImportFlowTest::theColumnsSayHowSureTheyAre()
{
    CustomersFixture fixture(Contents::Nothing);
    ImportFlow flow(fixture.bench(), resources);
    auto phrases = bridge::Phrases::load(resources);
    QVERIFY(phrases.ok());
    screens::ColumnsModel columns(flow, *phrases, [] { return Language::Chinese; }, nullptr);
    flow.addPaths({fixture.file(QStringLiteral("客户.csv"), customersCsv)});
    QVERIFY(reaches(flow, State::Ready));
    columns.show(0);
    QCOMPARE(columns.rowCount(), 5);
    const QModelIndex name = columns.index(0, 0);
    QCOMPARE(name.data().toString(), QStringLiteral("客户名称"));
    QVERIFY(name.data(screens::MendModel::CaptionRole).toString().contains(QStringLiteral("新桥阀门")));
    QCOMPARE(name.data(screens::MendModel::ValueRole).toString(), QStringLiteral("客户名称"));
    QVERIFY(name.data(screens::MendModel::ConfidenceRole).toDouble() > .8);
    QVERIFY(!name.data(screens::MendModel::ReasonRole).toString().isEmpty());
    // One date of three cannot be read: that column wants a look.
    QVERIFY(columns.index(3, 0).data(screens::MendModel::ProblemRole).toBool());
    QCOMPARE(columns.nextProblem(0), columns.nextProblem(columns.nextProblem(0)));
    const auto choices = columns.choices(2);
    QVERIFY(choices.size() > 5);
    QCOMPARE(choices.first().value, columns.chosen(2));
    const auto remark = std::find_if(choices.begin(), choices.end(), [](const auto &choice) { return choice.text == QStringLiteral("备注"); });
    QVERIFY(remark != choices.end());
    columns.choose(2, remark->value);
    QVERIFY(reaches(flow, State::Ready));
    columns.show(0);
    QCOMPARE(columns.chosen(2), remark->value);
    // A new field takes its name from the header.
    columns.choose(2, choices.last().value);
    QVERIFY(reaches(flow, State::Ready));
    columns.show(0);
    QCOMPARE(columns.index(2, 0).data(screens::MendModel::ValueRole).toString(), QStringLiteral("新建字段“负责人”"));
}

SINAN_TEST(ImportFlowTest)
#include "tst_flow.moc"
