#include "tests/support/test_program.h"
#include "app/main/reflex_loop.h"
#include "app/main/resources.h"
#include "app/model/customer.h"
#include "app/model/warning.h"
#include "app/model/workspace.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace sinan;

/// The demo's hospital fires because three working days passed without an update. Where one of them becomes a holiday, everybody is
/// judged again.
class TestCalendar final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aHolidayMoreIsAWorkingDayLess();
};

void TestCalendar::aHolidayMoreIsAWorkingDayLess()
{
    const std::filesystem::path programs(SINAN_BIN_DIR);
    const QTemporaryDir folder;
    const std::filesystem::path file = std::filesystem::path(folder.path().toStdU16String()) / "workspace.db";
    std::filesystem::copy_file(programs / ".." / "share" / "sinan" / "demo" / "workspace.db", file);
    std::filesystem::permissions(file, std::filesystem::perms::owner_write, std::filesystem::perm_options::add);
    SetClock clock(*parseIso("2026-03-02T00:10:00Z"));
    SeededRandom random(5);
    store::NoKey noKey;
    const store::Environment environment{&clock, &random, &mutations::Registry::standard()};
    auto opened = store::Store::open(file, noKey, environment);
    QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().toString().c_str());
    store::Store &store = **opened;
    const auto resources = main::resourceFolder(programs);
    QVERIFY(resources.ok());
    main::ReflexLoop loop(store, main::detectorSource(*resources), environment);
    QVERIFY(loop.runUntilQuiet().ok());

    const auto reader = store.reader();
    QVERIFY(reader.ok());
    const auto stalled = [&] {
        mutations::Query open;
        open.where = {{"state", mutations::Comparison::Equal, std::string(model::nameOf(model::WarningState::Open))},
                      {"kind", mutations::Comparison::Equal, std::string(model::nameOf(model::SignalKind::ProgressStall))}};
        return mutations::selectAs<model::Warning>(**reader, open).value().size();
    };
    const auto workspace = mutations::selectAs<model::Workspace>(**reader, {}).value().front();
    const auto run = [&](bool working) {
        mutations::Mutation mutation;
        mutation.id = Uuid::v7(clock, random);
        mutation.name = "workspace.days@1";
        Json days = Json::array();
        for (const char *date : {"2026-02-25", "2026-02-26", "2026-02-27"})
            days.push_back({{"date", date}, {"working", working}});
        mutation.arguments = {{"workspace", workspace.id.toString()}, {"days", std::move(days)}};
        return store.writer().run({Uuid{}, "李静", model::Role::Manager}, mutation);
    };
    const std::size_t before = stalled();
    QVERIFY(before > 0);
    QVERIFY(run(false).ok());
    const auto round = loop.runUntilQuiet();
    QVERIFY(round.ok());
    mutations::Query customers;
    customers.collection = model::Collection::Customer;
    QVERIFY2(round->judged >= (*reader)->count(customers).value(), qPrintable(QString::number(round->judged)));
    QVERIFY2(stalled() < before, qPrintable(QStringLiteral("%1 before, %2 now").arg(before).arg(stalled())));
    // The look again is one: afterwards nothing is left to do.
    QCOMPARE(loop.runUntilQuiet()->judged, decltype(round->judged)(0));
}

SINAN_TEST(TestCalendar)
#include "tst_calendar.moc"
