#include "tests/support/test_program.h"
#include "app/model/customer.h"
#include "app/model/import.h"
#include "app/model/interaction.h"
#include "app/model/opportunity.h"
#include "tests/app/bridge/import_fixture.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTest>

using namespace sinan;
using namespace sinan::bridge;
using sinan::test::describe;
using sinan::test::ImportFixture;

namespace {

const std::string data = SINAN_SHARED_DIR "/data/";

bool has(const std::string &path)
{
    return QFileInfo::exists(QString::fromStdString(data + path));
}

const TablePreview *tableOf(const ImportPreview &preview, const std::string &file)
{
    for (const auto &table : preview.tables) {
        if (table.file == file)
            return &table;
    }
    return nullptr;
}

const ColumnPreview *columnOf(const TablePreview &table, const std::string &header)
{
    for (const auto &column : table.columns) {
        if (column.header == header)
            return &column;
    }
    return nullptr;
}

} // namespace

#define NEED(path)                                                                                                               \
    if (!has(path))                                                                                                              \
    QSKIP("the real data are not here: " path)

class TestRealInputs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCrmExportOfFourFilesGoesIn()
    {
        NEED("crm_maven/accounts.csv");
        ImportFixture fixture;
        ImportSession session(fixture.options());
        for (const char *file : {"sales_pipeline_asof_2017-08-01.csv", "accounts.csv", "products.csv", "sales_teams.csv"})
            session.addPath(data + "crm_maven/" + file);
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        const ImportPreview &preview = session.preview();
        const std::string told = describe(preview);
        const TablePreview &accounts = *tableOf(preview, "accounts.csv");
        const TablePreview &pipeline = *tableOf(preview, "sales_pipeline_asof_2017-08-01.csv");
        QVERIFY2(accounts.collection == model::Collection::Customer && pipeline.collection == model::Collection::Opportunity,
                 told.c_str());
        const std::vector<std::array<const char *, 2>> expected{{"opportunity_id", "external_key"},
                                                                {"sales_agent", "owner"},
                                                                {"product", "product"},
                                                                {"account", "customer"},
                                                                {"deal_stage", "stage"},
                                                                {"engage_date", "opened"},
                                                                {"close_date", "closed"},
                                                                {"close_value", "amount"}};
        for (const auto &pair : expected) {
            QCOMPARE(QString::fromStdString(columnOf(pipeline, pair[0])->target.name), QString(pair[1]));
            QVERIFY(columnOf(pipeline, pair[0])->confidence > .8);
        }
        QCOMPARE(columnOf(accounts, "sector")->target.name, std::string("industry"));
        QCOMPARE(columnOf(accounts, "subsidiary_of")->target.name, std::string("parent_company"));
        QCOMPARE(accounts.counts.added, std::int64_t(85));
        // Deals without an account cannot stand alone: told one by one, the others go in.
        QCOMPARE(pipeline.counts.rows, std::int64_t(5563));
        QCOMPARE(pipeline.counts.added + pipeline.counts.refused, std::int64_t(5563));
        QCOMPARE(pipeline.counts.refused, std::int64_t(pipeline.issues.size()));
        QCOMPARE(pipeline.issues[0].reason.id, std::string("import.refused.no_customer"));
        QCOMPARE(pipeline.counts.created, std::int64_t(0));
        const auto suggests = [](const TablePreview &table, const std::string &value, const std::string &suggestion) {
            return std::any_of(table.didYouMean.begin(), table.didYouMean.end(), [&](const DidYouMean &slip) {
                return slip.value == value && slip.suggestion == suggestion && slip.place.row > 1;
            });
        };
        QVERIFY2(suggests(pipeline, "GTXPro", "GTX Pro"), told.c_str());
        QVERIFY2(suggests(accounts, "technolgy", "technology"), told.c_str());
        QVERIFY2(suggests(accounts, "Philipines", "Philippines"), told.c_str());
        SINAN_VERIFY(fixture.apply(session));
        const auto customers = fixture.rows.all<model::Customer>();
        const auto deals = fixture.rows.all<model::Opportunity>();
        QCOMPARE(customers.size(), std::size_t(85));
        QCOMPARE(std::int64_t(deals.size()), pipeline.counts.added);
        std::size_t kept = 0;
        for (const auto &deal : deals)
            kept += deal.product == "GTXPro";
        QVERIFY(kept > 500);
        const std::string before = fixture.rows.snapshot();
        ImportSession again(fixture.options());
        for (const char *file : {"accounts.csv", "sales_pipeline_asof_2017-08-01.csv"})
            again.addPath(data + "crm_maven/" + file);
        SINAN_VERIFY(again.plan(fixture.rows, fixture.clock.now() + Days(3)));
        QVERIFY(!again.preview().hasWork());
        SINAN_VERIFY(fixture.apply(again));
        QVERIFY(fixture.rows.snapshot() == before);
    }

    void tablesWithoutAPlaceSaySoAndCanCompleteOthers()
    {
        NEED("crm_maven/accounts.csv");
        ImportFixture fixture;
        ImportSession session(fixture.options());
        for (const char *file : {"accounts.csv", "sales_pipeline_asof_2017-08-01.csv", "sales_teams.csv", "products.csv"})
            session.addPath(data + "crm_maven/" + file);
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        const TablePreview &teams = session.preview().tables.at(2);
        QVERIFY(!teams.collection && !teams.included);
        QCOMPARE(teams.collectionReason.id, std::string("import.reason.no_collection"));
        QVERIFY(teams.lookup && teams.lookup->table == 1 && teams.lookup->coverage > .8 && !teams.lookup->used);
        QVERIFY(session.preview().tables.at(3).lookup.has_value());
        SINAN_VERIFY(session.setLookup(2, true));
        QVERIFY(!session.setLookup(0, true).ok());
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        SINAN_VERIFY(fixture.apply(session));
        QCOMPARE(fixture.rows.all<model::FieldDefinition>().size(), std::size_t(3));
        std::size_t withManager = 0;
        for (const auto &deal : fixture.rows.all<model::Opportunity>()) {
            if (deal.ownerName == "Moses Frase") {
                QCOMPARE(deal.custom.value("manager", std::string()), std::string("Dustin Brinkmann"));
                QCOMPARE(deal.custom.value("regional_office", std::string()), std::string("Central"));
            }
            withManager += deal.custom.contains("manager");
        }
        QVERIFY(withManager > 4000);
    }

    void conversationsGoInAsTalksOfTwoSides()
    {
        NEED("dialog_crosswoz/crosswoz_val_turns.tsv");
        ImportFixture fixture;
        ImportSession session(fixture.options());
        session.addPath(data + "dialog_crosswoz/crosswoz_val_turns.tsv");
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        QVERIFY2(session.preview().tables.at(0).counts.added == 500, describe(session.preview()).c_str());
        SINAN_VERIFY(fixture.apply(session));
        const auto talks = fixture.rows.all<model::Interaction>();
        QCOMPARE(talks.size(), std::size_t(500));
        bool found = false;
        for (const auto &talk : talks) {
            QVERIFY(talk.channel == model::Channel::Chat);
            QCOMPARE(talk.lang, std::string("zh"));
            QCOMPARE(talk.speakers.size(), std::size_t(2));
            if (talk.externalKey != "11290")
                continue;
            found = true;
            QVERIFY(QString::fromStdString(talk.text).startsWith(QStringLiteral("客户: 你好")));
            QVERIFY(QString::fromStdString(talk.text).section('\n', 1, 1).startsWith(QStringLiteral("我方: 抱歉")));
        }
        QVERIFY(found);
        QCOMPARE(textOr(talks[0].speakers.at(0), "role"), std::string("customer"));
    }

    void reviewsGoInAsFeedbackWithinTwoSeconds()
    {
        NEED("reviews_online_shopping/online_shopping_10_cats.csv");
        ImportFixture fixture;
        ImportSession session(fixture.options());
        session.addPath(data + "reviews_online_shopping/online_shopping_10_cats.csv");
        QElapsedTimer timer;
        timer.start();
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        const qint64 planTime = timer.restart();
        const auto mutations = session.mutations(fixture.clock, fixture.random, "g");
        qInfo("31,256 rows: plan %lld ms, mutations %lld ms", planTime, timer.restart());
        QVERIFY(mutations.ok());
        const TablePreview &table = session.preview().tables.at(0);
        QVERIFY2(table.collection == model::Collection::Interaction, describe(session.preview()).c_str());
        QCOMPARE(table.counts.rows, std::int64_t(31256));
        QCOMPARE(table.counts.added, std::int64_t(31255));
        QCOMPARE(table.issues.at(0).reason.id, std::string("import.refused.required_empty"));
        QCOMPARE(columnOf(table, "review")->target.name, std::string("text"));
        QCOMPARE(columnOf(table, "label")->target.name, std::string("rating"));
        QCOMPARE(columnOf(table, "cat")->target.name, std::string("topic"));
        SINAN_VERIFY(fixture.apply(session));
        const auto talks = fixture.rows.all<model::Interaction>();
        QCOMPARE(talks.size(), std::size_t(31255));
        QVERIFY(talks[0].channel == model::Channel::Feedback);
        QVERIFY(!talks[0].customer && talks[0].rating && !talks[0].topic.empty());
        ImportSession again(fixture.options());
        again.addPath(data + "reviews_online_shopping/online_shopping_10_cats.csv");
        SINAN_VERIFY(again.plan(fixture.rows, fixture.clock.now() + Days(1)));
        QVERIFY2(!again.preview().hasWork(), describe(again.preview()).c_str());
        QCOMPARE(again.preview().counts.unchanged, std::int64_t(31255));
    }

    /// Other people's tables: whatever becomes of them, every row is accounted for and nothing is lost without a word.
    void everyRealTableIsAccountedForRowByRow_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *path : {"b2b_salvirt/b2b.csv", "leads_xeducation", "telco_churn_ibm", "eventlog_helpdesk/helpdesk.csv",
                                 "eventlog_receipt/receipt.csv", "jobs_lagou/lagou.csv", "reviews_hotel", "reviews_waimai",
                                 "aspect_ccf_auto/ccf_auto.csv", "intent_banking77/banking77_train.csv"})
            QTest::newRow(path) << QString(path);
    }
    void everyRealTableIsAccountedForRowByRow()
    {
        QFETCH(QString, path);
        if (!has(path.toStdString()))
            QSKIP(qPrintable("the real data are not here: " + path));
        ImportFixture fixture;
        ImportSession session(fixture.options());
        QDir dir(QString::fromStdString(data) + path);
        if (dir.exists()) {
            for (const QString &name : dir.entryList({"*.csv", "*.tsv"}))
                session.addPath(dir.filePath(name).toStdString());
        } else {
            session.addPath(dir.path().toStdString());
        }
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        QVERIFY(!session.preview().tables.empty());
        for (const auto &table : session.preview().tables) {
            const Counts &c = table.counts;
            qInfo("%s -> %s: %lld rows, %lld added, %lld refused, %lld duplicates, %lld customers made", table.file.c_str(),
                  table.collection ? model::tableOf(*table.collection).info.name.data() : "no place", (long long)c.rows,
                  (long long)c.added, (long long)c.refused, (long long)c.duplicates, (long long)c.created);
            const bool turns = std::any_of(table.columns.begin(), table.columns.end(),
                                           [](const ColumnPreview &column) { return column.target.kind == Target::Kind::Talk; });
            if (table.included && !turns)
                QVERIFY2(c.rows == c.added + c.updated + c.unchanged + c.refused + c.duplicates,
                         describe(session.preview()).c_str());
            QVERIFY(table.collection || !table.included);
        }
    }
};

SINAN_TEST(TestRealInputs)
#include "tst_real_inputs.moc"
