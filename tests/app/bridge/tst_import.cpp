#include "tests/support/test_program.h"
#include "app/bridge/phrases.h"
#include "app/model/customer.h"
#include "app/model/fact.h"
#include "app/model/import.h"
#include "app/model/interaction.h"
#include "app/model/opportunity.h"
#include "app/model/workspace.h"
#include "app/mutations/mutation.h"
#include "tests/app/bridge/import_fixture.h"
#include "tests/app/bridge/xlsx_builder.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sinan;
using namespace sinan::bridge;
using sinan::model::Collection;
using sinan::test::describe;
using sinan::test::ImportFixture;
using sinan::test::textRow;
using sinan::test::XlsxBuilder;
using Fate = RowPreview::Fate;

namespace {

const std::string folder = SINAN_SOURCE_DIR "/tests/app/bridge/data/";

const ColumnPreview &column(const TablePreview &table, const std::string &header)
{
    static const ColumnPreview none;
    for (const auto &one : table.columns) {
        if (one.header == header)
            return one;
    }
    return none;
}

const model::Customer *named(const std::vector<model::Customer> &customers, const std::string &name)
{
    for (const auto &customer : customers) {
        if (customer.name == name)
            return &customer;
    }
    return nullptr;
}

bool hasNotice(const TablePreview &table, const std::string &id)
{
    return std::any_of(table.notices.begin(), table.notices.end(), [&](const Message &notice) { return notice.id == id; });
}

} // namespace

#define SHOW(session) QVERIFY2(!QTest::currentTestFailed(), describe((session).preview()).c_str())

class TestImport : public QObject
{
    Q_OBJECT

    /// One text as a table, planned.
    static ImportSession planned(ImportFixture &fixture, const std::string &text, const std::string &name = "made.csv")
    {
        ImportSession session(fixture.options());
        session.addText(name, text, TextKind::Table);
        const auto done = session.plan(fixture.rows, fixture.clock.now());
        if (!done.ok())
            qFatal("%s", done.error().toString().c_str());
        return session;
    }

private Q_SLOTS:
    void regionsThatATableNamesComeWithItAndGoWithItsUndo()
    {
        ImportFixture fixture;
        const std::string text = "客户名称,区域,城市\n云帆机械,苏南,苏州\n新桥阀门,浙北,湖州\n海棠包装,苏南,无锡\n长泽食品,浙北,嘉兴\n北川电气,苏南,常州\n";
        const ImportSession session = planned(fixture, text);
        SHOW(session);
        QVERIFY(hasNotice(session.preview().tables.at(0), "import.notice.regions_created"));
        QCOMPARE(session.preview().tables.at(0).counts.created, 0); // no customers beside those of the rows
        QVERIFY(fixture.apply(session).ok());
        const auto regions = mutations::selectAs<model::Region>(fixture.rows, {}).value();
        QCOMPARE(regions.size(), std::size_t(2));
        const auto customers = mutations::selectAs<model::Customer>(fixture.rows, {}).value();
        const auto *yunfan = named(customers, "云帆机械");
        QVERIFY(yunfan);
        const auto region = fixture.rows.get<model::Region>(yunfan->region);
        QVERIFY(region);
        QCOMPARE(region->nameZh, std::string("苏南"));

        // The same file again finds them: nothing new.
        const ImportSession again = planned(fixture, text);
        QVERIFY(!hasNotice(again.preview().tables.at(0), "import.notice.regions_created"));
        QCOMPARE(again.preview().counts.added + again.preview().counts.updated, 0);
    }
    void aColumnOfSentencesIsNoListOfRegions()
    {
        ImportFixture fixture;
        const ImportSession session = planned(fixture, "客户名称,区域\n云帆机械,这家客户离我们很远而且每次去都要倒三趟车才能到厂门口\n新桥阀门,去年才从老厂区搬到开发区东边的新厂房里还没有装修完\n");
        QVERIFY(fixture.apply(session).ok());
        QVERIFY(mutations::selectAs<model::Region>(fixture.rows, {}).value().empty());
    }
    void aManagersTableInGb18030IsUnderstood()
    {
        ImportFixture fixture;
        ImportSession session(fixture.options());
        session.addPath(folder + "made_customers_gb18030.csv");
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        const TablePreview &table = session.preview().tables.at(0);
        const std::string told = describe(session.preview());
        QVERIFY2(table.collection == Collection::Customer, told.c_str());
        QCOMPARE(table.encoding, Encoding::Gb18030);
        QCOMPARE(table.headerRow, std::int64_t(2));
        QCOMPARE(column(table, "客户名称").target.name, std::string("name"));
        QCOMPARE(column(table, "星级").target.name, std::string("stars"));
        QCOMPARE(column(table, "年营收(万元)").target.name, std::string("annual_revenue"));
        QCOMPARE(column(table, "年营收(万元)").format.scale, 10000.0);
        QCOMPARE(column(table, "合作起始").target.name, std::string("since"));
        QCOMPARE(column(table, "负责人").target.name, std::string("owner"));
        QVERIFY(column(table, "客户名称").confidence > .9);
        QCOMPARE(column(table, "星级").valueMap.at("五星"), std::string("A"));
        QVERIFY2(table.counts.added == 4 && table.counts.refused == 2, told.c_str());
        SINAN_VERIFY(fixture.apply(session));
        const auto customers = fixture.rows.all<model::Customer>();
        QCOMPARE(customers.size(), std::size_t(4));
        const auto *yunfan = named(customers, "云帆机械");
        QVERIFY(yunfan);
        QCOMPARE(yunfan->annualRevenueMinor.value(), std::int64_t(3200) * 10000 * 100);
        QCOMPARE(yunfan->currency, std::string("CNY"));
        QCOMPARE(toIso(*yunfan->since), std::string("2024-05-10"));
        QCOMPARE(yunfan->remark, std::string("老客户\n二期在谈"));
        QVERIFY(yunfan->stars == model::Stars::A);
        QCOMPARE(toIso(*named(customers, "澄江软件")->since), std::string("2023-11-02"));
        QCOMPARE(toIso(*named(customers, "拓维智控")->since), std::string("2025-03-15"));
    }

    void refusedRowsNameFileRowColumnValueAndMend()
    {
        ImportFixture fixture;
        ImportSession session(fixture.options());
        session.addPath(folder + "made_customers_gb18030.csv");
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        const auto &issues = session.preview().tables.at(0).issues;
        QCOMPARE(issues.size(), std::size_t(2));
        QCOMPARE(issues[0].place.file, std::string("made_customers_gb18030.csv"));
        QCOMPARE(issues[0].place.row, std::int64_t(8));
        QCOMPARE(issues[0].place.header, std::string("合作起始"));
        QCOMPARE(issues[0].value, std::string("2025-02-30"));
        QCOMPARE(issues[0].mend.id, std::string("import.mend.write_date"));
        QCOMPARE(issues[1].reason.id, std::string("import.refused.total_row"));
        QCOMPARE(issues[1].value, std::string("合计"));
        const auto phrases = Phrases::load(fixture.options().resources).value();
        QVERIFY(phrases.place(issues[0].place, Language::Chinese).find("第 8 行") != std::string::npos);
        const std::string csv = session.refusedAsCsv(true);
        QVERIFY(csv.find("made_customers_gb18030.csv") != std::string::npos && csv.find("2025-02-30") != std::string::npos);
    }

    void theSameFileTwiceChangesNothing_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file :
             {"made_customers_gb18030.csv", "made_contacts_utf16.txt", "made_flat_table.csv", "made_ragged.csv", "made_call.txt",
              "made_note.txt", "made_chat.txt", "made_two_talks.txt", "made_mail.txt"})
            QTest::newRow(file) << QString(file);
    }
    void theSameFileTwiceChangesNothing()
    {
        QFETCH(QString, file);
        ImportFixture fixture;
        const auto once = [&] {
            ImportSession session(fixture.options());
            session.addPath(folder + file.toStdString());
            const auto done = session.plan(fixture.rows, fixture.clock.now());
            if (!done.ok())
                qFatal("%s", done.error().toString().c_str());
            const auto applied = fixture.apply(session);
            if (!applied.ok())
                qFatal("%s", applied.error().toString().c_str());
            return std::pair(session.preview().counts, applied.value());
        };
        const auto first = once();
        QVERIFY(first.first.added > 0);
        const std::string before = fixture.rows.snapshot();
        fixture.clock.advance(std::chrono::hours(30));
        const auto second = once();
        QCOMPARE(second.first.added, std::int64_t(0));
        QCOMPARE(second.first.updated, std::int64_t(0));
        QCOMPARE(second.second, std::size_t(0));
        QCOMPARE(QString::fromStdString(fixture.rows.snapshot()), QString::fromStdString(before));
    }

    void oneImportIsOneUndo()
    {
        ImportFixture fixture;
        model::Customer mine;
        mine.id = Uuid::v7(fixture.clock, fixture.random);
        mine.name = "云帆机械";
        mine.city = "无锡";
        fixture.rows.add(mine);
        const std::string before = fixture.rows.snapshot();
        ImportSession session(fixture.options());
        session.addPath(folder + "made_flat_table.csv");
        session.addPath(folder + "made_customers_gb18030.csv");
        session.addPath(folder + "made_call.txt");
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        const auto list = session.mutations(fixture.clock, fixture.random, "one");
        QVERIFY(list.ok() && !list->empty());
        for (const auto &mutation : *list) {
            QCOMPARE(mutation.group, std::string("one"));
            QCOMPARE(mutation.label, std::string("undo.import"));
        }
        SINAN_VERIFY(fixture.apply(session));
        QVERIFY(fixture.rows.snapshot() != before);
        SINAN_VERIFY(mutations::revert(fixture.writes, fixture.rows));
        QCOMPARE(QString::fromStdString(fixture.rows.snapshot()), QString::fromStdString(before));
    }

    void aRowThatExistsIsUpdatedAndTheChangesAreShown()
    {
        ImportFixture fixture;
        model::Customer mine;
        mine.id = Uuid::v7(fixture.clock, fixture.random);
        mine.name = "云帆机械";
        mine.city = "无锡";
        mine.stars = model::Stars::B;
        fixture.rows.add(mine);
        auto session = planned(fixture, "客户名称,星级,城市\n云帆机械,A,无锡\n澄江软件,B,苏州\n");
        const TablePreview &table = session.preview().tables.at(0);
        QCOMPARE(table.counts.updated, std::int64_t(1));
        QCOMPARE(table.counts.added, std::int64_t(1));
        QCOMPARE(table.rows.at(0).fate, Fate::Updated);
        QCOMPARE(table.rows.at(0).changes.size(), std::size_t(1));
        QCOMPARE(table.rows.at(0).changes[0].first, std::string("stars"));
        QCOMPARE(table.rows.at(0).changes[0].second, (std::pair<std::string, std::string>("B", "A")));
        SINAN_VERIFY(fixture.apply(session));
        const auto stored = fixture.rows.get<model::Customer>(mine.id);
        QVERIFY(stored && stored->stars == model::Stars::A);
        QCOMPARE(stored->city, std::string("无锡"));
        QCOMPARE(fixture.rows.all<model::Customer>().size(), std::size_t(2));
    }

    void aFlatTableMakesCustomersContactsDealsAndTalks()
    {
        ImportFixture fixture;
        ImportSession session(fixture.options());
        session.addPath(folder + "made_flat_table.csv");
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        const std::string told = describe(session.preview());
        QVERIFY2(session.preview().tables.at(0).counts.refused == 0, told.c_str());
        SINAN_VERIFY(fixture.apply(session));
        const auto customers = fixture.rows.all<model::Customer>();
        QVERIFY2(customers.size() == 3, told.c_str());
        QCOMPARE(named(customers, "金穗食品")->industry, std::string("食品"));
        QVERIFY(named(customers, "云帆机械")->stars == model::Stars::A);
        const auto contacts = fixture.rows.all<model::Contact>();
        QVERIFY2(contacts.size() == 3, told.c_str());
        const auto deals = fixture.rows.all<model::Opportunity>();
        QVERIFY2(deals.size() == 2, told.c_str());
        for (const auto &deal : deals) {
            if (deal.name == "二期网关") {
                QCOMPARE(deal.amountMinor.value(), std::int64_t(310'000'000));
                QCOMPARE(deal.customer, named(customers, "云帆机械")->id);
                QVERIFY(deal.stage == model::Stage::Decide);
            }
        }
        const auto talks = fixture.rows.all<model::Interaction>();
        QVERIFY2(talks.size() == 2, told.c_str());
        QCOMPARE(toIso(talks[0].occurredAt).substr(0, 7), std::string("2026-02"));
    }

    /// The stars, the deal and the last words of a customer in one row each: no list of conversations, however well the words fit one.
    void aShortTableOfCustomersWithTheirLastWordsIsATableOfCustomers()
    {
        ImportFixture fixture;
        ImportSession session(fixture.options());
        session.addText("我的客户.csv", "客户名称,星级,预计成交日期,金额(万元),最近沟通情况\n"
                                        "海宁精工,A,2026-03-30,120,客户问交付周期能写进合同吗\n"
                                        "常熟泵业,B,2026-04-30,80,例行回访\n"
                                        "合计,,,200,\n"
                                        "太仓铸造,Z,2026-05-01,60,客户说太贵了\n"
                                        ",A,2026-04-01,33,没有名字\n"
                                        "昆山模具,C,2026-04-02,50,听说要换供应商\n");
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        const std::string told = describe(session.preview());
        SINAN_VERIFY(fixture.apply(session));
        const auto customers = fixture.rows.all<model::Customer>();
        const model::Customer *customer = named(customers, "海宁精工");
        QVERIFY2(customer && named(customers, "昆山模具") && !named(customers, "合计"), told.c_str());
        QVERIFY(customer->stars == model::Stars::A);
        const auto deals = fixture.rows.all<model::Opportunity>();
        const auto deal = std::find_if(deals.begin(), deals.end(), [&](const auto &one) { return one.customer == customer->id; });
        QVERIFY2(deal != deals.end() && deal->amountMinor == std::int64_t(120'000'000), told.c_str());
        const auto talks = fixture.rows.all<model::Interaction>();
        QVERIFY2(std::any_of(talks.begin(), talks.end(), [](const auto &talk) { return talk.text == "客户问交付周期能写进合同吗"; }), told.c_str());
        QCOMPARE(session.preview().tables.at(0).counts.refused, std::int64_t(3)); // the total, the unknown star, the missing name
    }

    void utf16WithTabsBringsContactsAndCreatesTheirCustomer()
    {
        ImportFixture fixture;
        model::Customer known;
        known.id = Uuid::v7(fixture.clock, fixture.random);
        known.name = "云帆机械有限公司";
        fixture.rows.add(known);
        ImportSession session(fixture.options());
        session.addPath(folder + "made_contacts_utf16.txt");
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        const TablePreview &table = session.preview().tables.at(0);
        const std::string told = describe(session.preview());
        QVERIFY2(table.collection == Collection::Contact, told.c_str());
        QCOMPARE(table.encoding, Encoding::Utf16Le);
        QCOMPARE(table.delimiter, std::string("\t"));
        QVERIFY(column(table, "手机").personal);
        QCOMPARE(table.counts.added, std::int64_t(3));
        QCOMPARE(table.counts.duplicates, std::int64_t(1));
        QCOMPARE(table.counts.created, std::int64_t(2));
        QVERIFY(hasNotice(table, "import.notice.core_names"));
        QVERIFY(hasNotice(table, "import.notice.customers_created"));
        QCOMPARE(session.preview().createdCustomers, (std::vector<std::string>{"澄江软件", "新客户甲"}));
        SINAN_VERIFY(fixture.apply(session));
        for (const auto &contact : fixture.rows.all<model::Contact>()) {
            if (contact.name == "王建国")
                QCOMPARE(contact.customer, known.id);
            if (contact.name == "刘敏")
                QVERIFY(contact.stance == model::Stance::Doubtful);
        }
    }

    void anUnknownValueIsToldAndMendedByTheValueMap()
    {
        ImportFixture fixture;
        ImportSession session(fixture.options());
        session.addPath(folder + "made_deals_semicolon.csv");
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        QVERIFY2(session.preview().tables.at(0).collection == Collection::Opportunity, describe(session.preview()).c_str());
        QCOMPARE(session.preview().tables.at(0).delimiter, std::string(";"));
        QCOMPARE(session.preview().tables.at(0).counts.refused, std::int64_t(1));
        const std::size_t stage = std::size_t(column(session.preview().tables.at(0), "Stage").index);
        QCOMPARE(session.preview().tables.at(0).columns[stage].unknownValues, (std::vector<std::string>{"On hold"}));
        QCOMPARE(session.preview().tables.at(0).columns[stage].valueMap.at("Negotiation"), std::string("decide"));
        QVERIFY(!session.setValueMap(0, stage, {{"On hold", "paused"}}).ok());
        SINAN_VERIFY(session.setValueMap(0, stage, {{"On hold", "prospect"}}));
        QVERIFY(!session.mutations(fixture.clock, fixture.random, "g").ok());
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        QCOMPARE(session.preview().tables.at(0).counts.refused, std::int64_t(0));
        SINAN_VERIFY(fixture.apply(session));
        const auto deals = fixture.rows.all<model::Opportunity>();
        QCOMPARE(deals.size(), std::size_t(3));
        for (const auto &deal : deals) {
            if (deal.name == "Gateway phase 2") {
                QCOMPARE(deal.amountMinor.value(), std::int64_t(31'000'050));
                QCOMPARE(deal.currency, std::string("EUR"));
                QCOMPARE(toIso(*deal.expectedClose), std::string("2026-03-31"));
            }
        }
    }

    void aMendedTargetIsPlannedAnewAndRemembered()
    {
        ImportFixture fixture;
        auto session = planned(fixture, "客户名称,等级说明,编号2\n云帆机械,A,x1\n澄江软件,B,x2\n");
        const auto &table = session.preview().tables.at(0);
        const std::size_t index = std::size_t(column(table, "等级说明").index);
        SINAN_VERIFY(session.setTarget(0, index, {Target::Kind::Field, "stars", {}}));
        QVERIFY(!session.setTarget(0, index, {Target::Kind::Field, "nonsense", {}}).ok());
        QVERIFY(!session.setTarget(0, 99, {}).ok());
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        QCOMPARE(session.preview().tables.at(0).columns[index].target.name, std::string("stars"));
        QCOMPARE(session.preview().tables.at(0).columns[index].confidence, 1.0);
        SINAN_VERIFY(fixture.apply(session));
        auto again = planned(fixture, "客户名称,等级说明,编号2\n金穗食品,C,x3\n");
        QVERIFY(again.preview().tables.at(0).mappingReused);
        QVERIFY(!again.preview().tables.at(0).drift);
        QCOMPARE(again.preview().tables.at(0).columns[index].target.name, std::string("stars"));
        auto drifted = planned(fixture, "客户名称,等级说明,编号2,城市\n金穗食品,C,x3,海门\n");
        const auto &drift = drifted.preview().tables.at(0).drift;
        QVERIFY(drift.has_value());
        QCOMPARE(drift->added, (std::vector<std::string>{"城市"}));
        QVERIFY(drift->gone.empty());
        QCOMPARE(drifted.preview().tables.at(0).columns[index].target.name, std::string("stars"));
        QCOMPARE(column(drifted.preview().tables.at(0), "城市").target.name, std::string("city"));
    }

    void aColumnWithoutAFieldBecomesACustomFieldThatTheNextFileFinds()
    {
        ImportFixture fixture;
        auto session = planned(fixture, "客户名称,产线数量,上线日期\n云帆机械,3,2026-01-05\n澄江软件,12,2026-02-06\n");
        QCOMPARE(column(session.preview().tables.at(0), "产线数量").target.kind, Target::Kind::NewCustom);
        SINAN_VERIFY(fixture.apply(session));
        const auto definitions = fixture.rows.all<model::FieldDefinition>();
        QCOMPARE(definitions.size(), std::size_t(2));
        const auto *yunfan = named(fixture.rows.all<model::Customer>(), "云帆机械");
        QVERIFY(yunfan);
        bool found = false;
        for (const auto &definition : definitions) {
            if (definition.labelZh != "产线数量")
                continue;
            found = true;
            QCOMPARE(definition.type, std::string("integer"));
            const auto customers = fixture.rows.all<model::Customer>();
            QCOMPARE(named(customers, "云帆机械")->custom.value(definition.name, 0), 3);
        }
        QVERIFY(found);
        auto again = planned(fixture, "产线数量,客户名称,别的\n7,金穗食品,x\n");
        QCOMPARE(column(again.preview().tables.at(0), "产线数量").target.kind, Target::Kind::Custom);
        ImportOptions options = fixture.options();
        options.mayDefineFields = false;
        ImportSession careful(options);
        careful.addText("made.csv", "客户名称,楼层\n云帆机械,3\n", TextKind::Table);
        SINAN_VERIFY(careful.plan(fixture.rows, fixture.clock.now()));
        QCOMPARE(column(careful.preview().tables.at(0), "楼层").target.kind, Target::Kind::Skip);
    }

    void raggedRowsAreToldAndTheOthersGoIn()
    {
        ImportFixture fixture;
        ImportSession session(fixture.options());
        session.addPath(folder + "made_ragged.csv");
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        const auto &table = session.preview().tables.at(0);
        QVERIFY2(table.counts.added == 3 && table.counts.refused == 1, describe(session.preview()).c_str());
        QCOMPARE(table.issues.at(0).place.row, std::int64_t(4));
        QCOMPARE(table.issues.at(0).reason.id, std::string("import.refused.too_many_cells"));
        QVERIFY(hasNotice(table, "import.notice.short_rows"));
    }

    void aWorkbookWithMergedHeadersAndATotalIsUnderstood()
    {
        QTemporaryDir home;
        XlsxBuilder builder;
        builder.styles("", "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>")
            .sheet("客户",
                   textRow(1, {"2026 年客户清单"}) + textRow(2, {"客户信息", "", "", "联系方式"}) +
                       textRow(3, {"客户名称", "城市", "合作起始", "负责人"}) +
                       "<row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>云帆机械</t></is></c><c r=\"B4\" "
                       "t=\"inlineStr\"><is><t>无锡</t></is></c>"
                       "<c r=\"C4\" s=\"1\"><v>45422</v></c><c r=\"D4\" t=\"inlineStr\"><is><t>李明</t></is></c></row>" +
                       textRow(5, {"澄江软件", "苏州", "2023年11月", "陈晨"}) + textRow(6, {"合计", "", "2"}),
                   "<mergeCells><mergeCell ref=\"A1:D1\"/><mergeCell ref=\"A2:C2\"/></mergeCells>")
            .sheet("说明", textRow(1, {"内部使用"}), {}, "hidden");
        const QString path = home.filePath("客户清单.xlsx");
        QVERIFY(builder.write(path));
        ImportFixture fixture;
        ImportSession session(fixture.options());
        session.addPath(path.toStdString());
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        const std::string told = describe(session.preview());
        const auto &table = session.preview().tables.at(0);
        QVERIFY2(table.collection == Collection::Customer, told.c_str());
        QCOMPARE(table.headerRow, std::int64_t(3));
        QVERIFY2(table.counts.added == 2 && table.counts.refused == 1, told.c_str());
        QVERIFY(hasNotice(table, "import.notice.header_two_rows"));
        SINAN_VERIFY(fixture.apply(session));
        const auto customers = fixture.rows.all<model::Customer>();
        QCOMPARE(toIso(*named(customers, "云帆机械")->since), std::string("2024-05-10"));
        QCOMPARE(named(customers, "云帆机械")->city, std::string("无锡"));
    }

    void theOrderOfFilesDoesNotMatterAndReferencesAreFoundAcrossThem()
    {
        ImportFixture fixture;
        ImportSession session(fixture.options());
        session.addText("商机.csv", "客户编号,商机名称,金额,阶段\nC001,二期,100万,谈判\nC999,三期,50万,谈判\n", TextKind::Table);
        session.addText("客户.csv", "客户编号,客户名称\nC001,云帆机械\n", TextKind::Table);
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        const std::string told = describe(session.preview());
        QVERIFY2(session.preview().tables.at(0).counts.added + session.preview().tables.at(0).counts.created >= 1, told.c_str());
        SINAN_VERIFY(fixture.apply(session));
        const auto customers = fixture.rows.all<model::Customer>();
        const auto *yunfan = named(customers, "云帆机械");
        QVERIFY2(yunfan, told.c_str());
        QCOMPARE(yunfan->externalKey, std::string("C001"));
        bool found = false;
        for (const auto &deal : fixture.rows.all<model::Opportunity>()) {
            found = found || (deal.name == "二期" && deal.customer == yunfan->id);
            QVERIFY(deal.customer != Uuid{});
        }
        QVERIFY2(found, told.c_str());
    }

    void contradictingRowsOfOneKeyAreRefused()
    {
        ImportFixture fixture;
        auto session = planned(fixture, "客户编号,客户名称,城市\nC1,云帆机械,无锡\nC1,云帆机械,苏州\nC1,云帆机械,无锡\n");
        const auto &counts = session.preview().tables.at(0).counts;
        QCOMPARE(counts.added, std::int64_t(1));
        QCOMPARE(counts.refused, std::int64_t(1));
        QCOMPARE(counts.duplicates, std::int64_t(1));
        QCOMPARE(session.preview().tables.at(0).issues.at(0).reason.id, std::string("import.refused.same_row_differs"));
    }

    void unknownEncodingsAndHeadersAreMendedByHand()
    {
        ImportFixture fixture;
        auto session = planned(fixture, "云帆机械,李明,13800138000\n澄江软件,陈晨,13900139000\n");
        QCOMPARE(session.preview().tables.at(0).headerRow, std::int64_t(0));
        QCOMPARE(session.preview().tables.at(0).columns.size(), std::size_t(3));
        SINAN_VERIFY(session.setCollection(0, Collection::Contact));
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        SINAN_VERIFY(session.setTarget(0, 0, {Target::Kind::Field, "customer", {}}));
        SINAN_VERIFY(session.setTarget(0, 1, {Target::Kind::Field, "name", {}}));
        SINAN_VERIFY(session.setTarget(0, 2, {Target::Kind::Field, "phone", {}}));
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        QVERIFY2(session.preview().tables.at(0).counts.added == 2, describe(session.preview()).c_str());
        SINAN_VERIFY(session.setHeaderRow(0, 1));
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        QCOMPARE(session.preview().tables.at(0).columns.at(0).header, std::string("云帆机械"));
        QVERIFY(!session.setDelimiter(0, "x").ok());
        SINAN_VERIFY(session.setDelimiter(0, ";"));
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        QCOMPARE(session.preview().tables.at(0).columns.size(), std::size_t(1));
    }

    void factsComeWithTheirMeasureAndTime()
    {
        ImportFixture fixture;
        auto session = planned(
            fixture,
            "客户,指标,数值,日期\n云帆机械,login,0,2026-02-27\n云帆机械,login,3,2026-02-26\n云帆机械,login,3,2026-02-26\n");
        QVERIFY2(session.preview().tables.at(0).collection == Collection::Fact, describe(session.preview()).c_str());
        QCOMPARE(session.preview().counts.added, std::int64_t(2));
        QCOMPARE(session.preview().counts.duplicates, std::int64_t(1));
        SINAN_VERIFY(fixture.apply(session));
        const auto facts = fixture.rows.all<model::Fact>();
        QCOMPARE(facts.size(), std::size_t(2));
        QVERIFY(facts[0].knownAt == fixture.clock.now());
    }

    void aCancelledPlanStopsAndYieldsNothing()
    {
        ImportFixture fixture;
        std::string text = "客户名称,城市\n";
        for (int i = 0; i < 20'000; ++i)
            text += "客户" + std::to_string(i) + ",无锡\n";
        ImportSession session(fixture.options());
        session.addText("made.csv", text, TextKind::Table);
        int asked = 0;
        Progress progress;
        progress.cancelled = [&] { return ++asked > 3; };
        const auto done = session.plan(fixture.rows, fixture.clock.now(), progress);
        QVERIFY(!done.ok());
        QVERIFY(done.error().code == ErrorCode::Cancelled);
        QVERIFY(!session.mutations(fixture.clock, fixture.random, "g").ok());
    }

    void chunksHaveAtMostFiveHundredRows()
    {
        ImportFixture fixture;
        std::string text = "客户名称,城市\n";
        for (int i = 0; i < 1'234; ++i)
            text += "客户第" + std::to_string(i) + "号,无锡\n";
        auto session = planned(fixture, text);
        const auto list = session.mutations(fixture.clock, fixture.random, "g");
        QVERIFY(list.ok());
        std::size_t rows = 0;
        for (const auto &mutation : *list) {
            if (mutation.name != "import.chunk@1")
                continue;
            rows += mutation.arguments["rows"].size();
            QVERIFY(mutation.arguments["rows"].size() <= 500);
        }
        QCOMPARE(rows, std::size_t(1'234));
        QCOMPARE(list->front().name, std::string("import.start@1"));
        QCOMPARE(list->back().name, std::string("import.finish@1"));
    }

    void inputsThatCannotBeReadDoNotStopTheOthers()
    {
        QTemporaryDir home;
        QFile picture(home.filePath("图.png"));
        QVERIFY(picture.open(QIODevice::WriteOnly) && picture.write("\x89PNG\r\n\x1a\n") > 0);
        picture.close();
        QVERIFY(QFile::copy(QString::fromStdString(folder + "made_ragged.csv"), home.filePath("客户.csv")));
        QVERIFY(QFile::copy(QString::fromStdString(folder + "made_call.txt"), home.filePath("通话.txt")));
        ImportFixture fixture;
        ImportSession session(fixture.options());
        session.addPath(home.path().toStdString());
        session.addPath(home.filePath("没有这个文件.csv").toStdString());
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        QCOMPARE(session.preview().issues.size(), std::size_t(2));
        QCOMPARE(session.preview().tables.size(), std::size_t(1));
        QCOMPARE(session.preview().talks.size(), std::size_t(1));
        QVERIFY(session.preview().counts.added > 0);
    }

    void everyMessageHasASentenceInBothLanguages()
    {
        QDir sources(QStringLiteral(SINAN_SOURCE_DIR "/app/bridge"));
        static const QRegularExpression pattern(
            QStringLiteral("\"(import\\.(?:error|issue|fault|mend|notice|reason|refused|step)\\.[a-z0-9_]+)\""));
        const auto phrases = Phrases::load(SINAN_SOURCE_DIR "/resources").value();
        int checked = 0;
        for (const QString &name : sources.entryList({"*.cpp"})) {
            QFile file(sources.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto matches = pattern.globalMatch(QString::fromUtf8(file.readAll()));
            while (matches.hasNext()) {
                const std::string id = matches.next().captured(1).toStdString();
                QVERIFY2(phrases.has(id), id.c_str());
                QVERIFY2(phrases.sentence({id, {}}, Language::Chinese) != id &&
                             phrases.sentence({id, {}}, Language::English) != id,
                         id.c_str());
                ++checked;
            }
        }
        QVERIFY(checked > 100);
    }
};

SINAN_TEST(TestImport)
#include "tst_import.moc"
