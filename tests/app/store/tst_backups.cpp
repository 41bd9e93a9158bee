#include "tests/support/test_program.h"
#include "app/store/backups.h"
#include "app/store/file_lock.h"
#include "full_disk_vfs.h"
#include "store_fixture.h"
#include "workspace_dump.h"

#include <fstream>

using namespace sinan;
using namespace sinan::test;
using model::Collection;
using store::BackupKind;
using store::Backups;
using store::Connection;

class TestBackups final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBackupEqualsTheWorkspace();
    void aBackupIsOneFileWithoutALog();
    void aBackupSeesOneMomentWhileOthersWrite();
    void aBackupSaysWhatItHolds();
    void namesNeverReplaceOneAnother();
    void twoAtOnceAreToldSo();
    void aStoppedBackupLeavesNothing();
    void aFullDiskLeavesNoBackupAndSaysSo();
    void anUnfinishedOneIsClearedAwayByTheNext();
    void anEncryptedWorkspaceGivesAnEncryptedBackup();
    void rotationKeepsDaysAndWeeks();
    void tidyingRemovesDailyOnesOnly();
};

namespace {

Result<void> fill(StoreFixture &fixture, int customers = 40)
{
    SINAN_TRY(fixture.open());
    return fixture.writer().runJob([&](store::Transaction &rows) -> Result<void> {
        for (int i = 0; i < customers; ++i) {
            SINAN_TRY(rows.put(customerRow("云帆机械" + std::to_string(i))));
            SINAN_TRY(rows.put(interactionRow("talk" + std::to_string(i), "交付周期能写进合同吗 " + std::to_string(i),
                                              idOf("云帆机械" + std::to_string(i)))));
        }
        return rows.remove(Collection::Customer, idOf("云帆机械0"));
    });
}

int filesIn(const std::filesystem::path &folder)
{
    int count = 0;
    std::error_code failed;
    for (std::filesystem::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed))
        count += entry->path().extension() != ".lock";
    return count;
}

} // namespace

void TestBackups::aBackupEqualsTheWorkspace()
{
    StoreFixture fixture;
    VERIFY_OK(fill(fixture));
    const auto file = fixture.store().backups().make(BackupKind::ByHand);
    VERIFY_OK(file);
    fixture.close();
    const auto source = dumpWorkspace(fixture.path());
    VERIFY_OK(source);
    QVERIFY(source->size() > 10'000);
    QCOMPARE(dumpWorkspace(file->path).value(), *source);
    VERIFY_OK(checkWhole(file->path));
}

void TestBackups::aBackupIsOneFileWithoutALog()
{
    StoreFixture fixture;
    VERIFY_OK(fill(fixture));
    const auto file = fixture.store().backups().make(BackupKind::Daily);
    VERIFY_OK(file);
    QCOMPARE(filesIn(fixture.store().backups().folder()), 1);
    std::ifstream head(file->path, std::ios::binary);
    std::array<char, 20> bytes{};
    head.read(bytes.data(), bytes.size());
    QCOMPARE(int(bytes[18]), 1); // a rollback journal, not a write-ahead log
    QCOMPARE(int(bytes[19]), 1);
}

void TestBackups::aBackupSeesOneMomentWhileOthersWrite()
{
    StoreFixture fixture;
    VERIFY_OK(fill(fixture, 400));
    int writes = 0;
    const auto file = fixture.store().backups().make(BackupKind::ByHand, [&] {
        const bool done = fixture.put(customerRow("新客户" + std::to_string(writes++))).ok();
        return !done;
    });
    VERIFY_OK(file);
    QVERIFY(writes > 0);
    const auto contents = fixture.store().backups().lookInto(file->path);
    VERIFY_OK(contents);
    QCOMPARE(contents->count(Collection::Customer), 399);
    QCOMPARE(fixture.reader()->count({Collection::Customer, {}, "", false, -1}).value(), 399 + writes);
}

void TestBackups::aBackupSaysWhatItHolds()
{
    StoreFixture fixture;
    VERIFY_OK(fill(fixture));
    const auto file = fixture.store().backups().make(BackupKind::Daily);
    VERIFY_OK(file);
    const auto contents = fixture.store().backups().lookInto(file->path);
    VERIFY_OK(contents);
    QCOMPARE(contents->madeAt, std::optional(fixture.clock.now()));
    QCOMPARE(contents->count(Collection::Customer), 39);
    QCOMPARE(contents->count(Collection::Interaction), 40);
    QCOMPARE(contents->version, 1);
    QVERIFY(!contents->encrypted);
    QCOMPARE(contents->bytes, file->bytes);
    const auto listed = fixture.store().backups().list();
    QCOMPARE(listed.size(), std::size_t(1));
    QCOMPARE(listed.front().path, file->path);
    QVERIFY(listed.front().kind == BackupKind::Daily);
    QCOMPARE(toMillis(listed.front().at) / 1000, toMillis(fixture.clock.now()) / 1000);
}

void TestBackups::namesNeverReplaceOneAnother()
{
    StoreFixture fixture;
    VERIFY_OK(fill(fixture, 2));
    const Backups &backups = fixture.store().backups();
    const auto first = backups.make(BackupKind::Daily);
    const auto second = backups.make(BackupKind::Daily);
    VERIFY_OK(first);
    VERIFY_OK(second);
    QVERIFY(first->path != second->path);
    QCOMPARE(backups.list().size(), std::size_t(2));
    VERIFY_ERROR(backups.makeAt(first->path), ErrorCode::Conflict);
}

void TestBackups::twoAtOnceAreToldSo()
{
    StoreFixture fixture;
    VERIFY_OK(fill(fixture, 2));
    const Backups &backups = fixture.store().backups();
    std::filesystem::create_directories(backups.folder());
    {
        const auto other = store::FileLock::take(backups.folder() / "backups");
        VERIFY_OK(other);
        VERIFY_ERROR(backups.make(BackupKind::Daily), ErrorCode::Locked);
    }
    VERIFY_OK(backups.make(BackupKind::Daily));
}

void TestBackups::aStoppedBackupLeavesNothing()
{
    StoreFixture fixture;
    VERIFY_OK(fill(fixture, 400));
    VERIFY_ERROR(fixture.store().backups().make(BackupKind::ByHand, [] { return true; }), ErrorCode::Cancelled);
    QCOMPARE(filesIn(fixture.store().backups().folder()), 0);
}

void TestBackups::aFullDiskLeavesNoBackupAndSaysSo()
{
    StoreFixture fixture;
    VERIFY_OK(fill(fixture, 400));
    fixture.close();
    const Backups backups(fixture.path(), std::nullopt, fixture.clock);
    {
        const FullDisk disk(100'000);
        VERIFY_ERROR(backups.make(BackupKind::ByHand), ErrorCode::DiskFull);
        QVERIFY(disk.refused() > 0);
    }
    QCOMPARE(filesIn(backups.folder()), 0);
    VERIFY_OK(backups.make(BackupKind::ByHand));
}

void TestBackups::anUnfinishedOneIsClearedAwayByTheNext()
{
    StoreFixture fixture;
    VERIFY_OK(fill(fixture, 2));
    const Backups &backups = fixture.store().backups();
    std::filesystem::create_directories(backups.folder());
    std::ofstream(backups.folder() / "sinan-20260101T000000Z-daily.sinanbackup.part") << "half a page";
    std::ofstream(backups.folder() / "note.txt") << "mine";
    VERIFY_OK(backups.make(BackupKind::Daily));
    QCOMPARE(filesIn(backups.folder()), 2);
    QVERIFY(std::filesystem::exists(backups.folder() / "note.txt"));
}

void TestBackups::anEncryptedWorkspaceGivesAnEncryptedBackup()
{
    StoreFixture fixture;
    fixture.key = store::DatabaseKey{7, 1, 4};
    VERIFY_OK(fill(fixture));
    const auto file = fixture.store().backups().make(BackupKind::ByHand);
    VERIFY_OK(file);
    const auto contents = fixture.store().backups().lookInto(file->path);
    VERIFY_OK(contents);
    QVERIFY(contents->encrypted);
    QCOMPARE(contents->count(Collection::Customer), 39);
    fixture.close();
    QCOMPARE(dumpWorkspace(file->path, fixture.key).value(), dumpWorkspace(fixture.path(), fixture.key).value());
    QFile bytes(QString::fromStdU16String(file->path.u16string()));
    QVERIFY(bytes.open(QIODevice::ReadOnly));
    QVERIFY(!bytes.readAll().contains("云帆机械"));
    const auto withoutKey = store::lookInto(file->path, std::nullopt);
    VERIFY_ERROR(withoutKey, ErrorCode::WrongKey);
    QCOMPARE(withoutKey.error().fact("encrypted"), std::string_view("yes"));
    VERIFY_ERROR(store::lookInto(file->path, store::DatabaseKey{9}), ErrorCode::WrongKey);
}

void TestBackups::rotationKeepsDaysAndWeeks()
{
    const WorkCalendar calendar("Asia/Shanghai");
    // Two a day, 08:00 and 20:00 in Shanghai, for 60 days up to Monday 2026-03-02.
    std::vector<UtcTime> times;
    for (int day = 59; day >= 0; --day) {
        for (const int minute : {8 * 60, 20 * 60})
            times.push_back(calendar.at(*parseDate("2026-03-02") - std::chrono::days(day), minute));
    }
    const auto gone = store::superseded(times, calendar);
    std::vector<std::string> kept;
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (!std::binary_search(gone.begin(), gone.end(), i))
            kept.push_back(toIso(calendar.dateOf(times[i])) + (calendar.minuteOfDay(times[i]) == 20 * 60 ? " evening" : " morning"));
    }
    // The evenings of seven days, then the last evening of four weeks that these do not reach.
    const std::vector<std::string> expected{"2026-02-01 evening", "2026-02-08 evening", "2026-02-15 evening", "2026-02-22 evening",
                                            "2026-02-24 evening", "2026-02-25 evening", "2026-02-26 evening", "2026-02-27 evening",
                                            "2026-02-28 evening", "2026-03-01 evening", "2026-03-02 evening"};
    QCOMPARE(kept, expected);
    // A gap of a month removes nothing: what is old is all there is.
    const std::vector<UtcTime> old{times[0], times[2], times[4]};
    QVERIFY(store::superseded(old, calendar).empty());
    QVERIFY(store::superseded({}, calendar).empty());
}

void TestBackups::tidyingRemovesDailyOnesOnly()
{
    StoreFixture fixture;
    VERIFY_OK(fill(fixture, 1));
    const Backups &backups = fixture.store().backups();
    const UtcTime start = fixture.clock.now();
    for (int day = 0; day < 12; ++day) {
        fixture.clock.moveTo(start + Days(day));
        VERIFY_OK(backups.make(BackupKind::Daily));
        if (day % 4 == 0)
            VERIFY_OK(backups.make(BackupKind::ByHand));
    }
    const auto removed = backups.tidy(WorkCalendar("Asia/Shanghai"));
    VERIFY_OK(removed);
    int daily = 0;
    int byHand = 0;
    for (const store::BackupFile &file : backups.list())
        ++(file.kind == BackupKind::Daily ? daily : byHand);
    QCOMPARE(byHand, 3);
    QCOMPARE(daily, 12 - *removed);
    QVERIFY(*removed > 0);
    QCOMPARE(backups.tidy(WorkCalendar("Asia/Shanghai")).value(), 0);
    QCOMPARE(toMillis(backups.list().front().at) / 1000, toMillis(start + Days(11)) / 1000);
}

SINAN_TEST(TestBackups)
#include "tst_backups.moc"
