#include "tests/app/bridge/import_fixture.h"

#include "app/model/customer.h"
#include "app/model/import.h"
#include "app/model/interaction.h"
#include "app/model/opportunity.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QTest>

using namespace sinan;
using namespace sinan::bridge;
using sinan::test::ImportFixture;
using sinan::test::describe;

namespace {

const std::string data = SINAN_SHARED_DIR "/data/";

bool has(const std::string &path)
{
    return QFileInfo::exists(QString::fromStdString(data + path));
}

[[maybe_unused]] const TablePreview *tableOf(const ImportPreview &preview, const std::string &file)
{
    for (const auto &table : preview.tables) {
        if (table.file == file)
            return &table;
    }
    return nullptr;
}

[[maybe_unused]] const ColumnPreview *columnOf(const TablePreview &table, const std::string &header)
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
        for (const char *file : {"accounts.csv", "products.csv", "sales_pipeline_asof_2017-08-01.csv", "sales_teams.csv"})
            session.addPath(data + "crm_maven/" + file);
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        qInfo("%s", describe(session.preview()).c_str());
    }
    void conversationsGoIn()
    {
        NEED("dialog_crosswoz/crosswoz_val_turns.tsv");
        ImportFixture fixture;
        ImportSession session(fixture.options());
        session.addPath(data + "dialog_crosswoz/crosswoz_val_turns.tsv");
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        qInfo("%s", describe(session.preview()).c_str());
    }
    void reviewsGoIn()
    {
        NEED("reviews_online_shopping/online_shopping_10_cats.csv");
        ImportFixture fixture;
        ImportSession session(fixture.options());
        session.addPath(data + "reviews_online_shopping/online_shopping_10_cats.csv");
        QElapsedTimer timer;
        timer.start();
        SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
        qInfo("plan %lld ms", timer.restart());
        const auto mutations = session.mutations(fixture.clock, fixture.random, "g");
        qInfo("mutations %lld ms %zu", timer.restart(), mutations->size());
        qInfo("%s", describe(session.preview()).c_str());
    }
};

QTEST_GUILESS_MAIN(TestRealInputs)
#include "tst_real_inputs.moc"
