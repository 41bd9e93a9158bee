#include "tests/support/test_program.h"
#include "app/store/backups.h"
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

class TestRestore final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRestoredWorkspaceEqualsItsSource();
    void theFormerWorkspaceIsKeptAndComesBack();
    void preferencesOfThisComputerStay();
    void anEncryptedBackupIsRestoredWithItsKey();
    void intoAnEmptyFolderNothingIsSetAside();
    void anOpenWorkspaceIsNotReplaced();
    void aFileThatCannotBeRestoredChangesNothing_data();
    void aFileThatCannotBeRestoredChangesNothing();
    void aFullDiskChangesNothing();
    void aDamagedWorkspaceIsSetAsideWithItsLog();
    void whatWasCutOffIsEndedAtTheNextStart();
    void aPreparedCopyThatNobodyUsesGoesAway();
};

namespace {

QByteArray contentOf(const std::filesystem::path &path)
{
    QFile file(QString::fromStdU16String(path.u16string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A workspace with a backup, changed since, and closed.
struct Changed
{
    StoreFixture fixture;
    std::filesystem::path backup;
    std::string then;
    std::string now;

    [[nodiscard]] Backups backups() const { return Backups(fixture.path(), fixture.key, fixture.clock); }

    Result<void> make()
    {
        SINAN_TRY(fixture.open());
        const auto filled = fixture.writer().runJob([&](store::Transaction &rows) -> Result<void> {
            for (int i = 0; i < 200; ++i)
                SINAN_TRY(rows.put(customerRow("云帆机械" + std::to_string(i))));
            return rows.setSetting("ui.theme", "light");
        });
        SINAN_TRY(filled);
        SINAN_ASSIGN(const auto file, fixture.store().backups().make(BackupKind::ByHand));
        backup = file.path;
        fixture.close();
        SINAN_ASSIGN(then, dumpWorkspace(fixture.path(), fixture.key));
        SINAN_TRY(fixture.open());
        const auto edited = fixture.writer().runJob([&](store::Transaction &rows) -> Result<void> {
            SINAN_TRY(rows.remove(Collection::Customer, idOf("云帆机械7")));
            SINAN_TRY(rows.put(customerRow("澄江软件")));
            return rows.setSetting("ui.theme", "dark");
        });
        SINAN_TRY(edited);
        fixture.close();
        SINAN_ASSIGN(now, dumpWorkspace(fixture.path(), fixture.key));
        return {};
    }

    Result<std::optional<store::BackupFile>> restore(const std::filesystem::path &file)
    {
        SINAN_ASSIGN(auto prepared, backups().prepare(file));
        return backups().finish(std::move(prepared));
    }
};

} // namespace

void TestRestore::aRestoredWorkspaceEqualsItsSource()
{
    Changed changed;
    VERIFY_OK(changed.make());
    QVERIFY(changed.then != changed.now);
    VERIFY_OK(changed.restore(changed.backup));
    QCOMPARE(dumpWorkspace(changed.fixture.path()).value(), changed.then);
    VERIFY_OK(checkWhole(changed.fixture.path()));
    VERIFY_OK(changed.fixture.open());
    QCOMPARE(changed.fixture.reader()->searchCount("云帆").value(), 200);
    VERIFY_OK(changed.fixture.put(customerRow("长乐冷链")));
}

void TestRestore::theFormerWorkspaceIsKeptAndComesBack()
{
    Changed changed;
    VERIFY_OK(changed.make());
    const auto aside = changed.restore(changed.backup);
    VERIFY_OK(aside);
    QVERIFY(aside->has_value());
    QVERIFY((*aside)->kind == BackupKind::BeforeRestore);
    QCOMPARE(dumpWorkspace((*aside)->path).value(), changed.now);
    const auto listed = changed.backups().list();
    QVERIFY(std::any_of(listed.begin(), listed.end(), [&](const auto &file) { return file.path == (*aside)->path; }));
    VERIFY_OK(changed.restore((*aside)->path));
    QCOMPARE(dumpWorkspace(changed.fixture.path()).value(), changed.now);
    QVERIFY(!std::filesystem::exists(store::withSuffix(changed.fixture.path(), ".restored")));
}

void TestRestore::preferencesOfThisComputerStay()
{
    Changed changed;
    VERIFY_OK(changed.make());
    VERIFY_OK(changed.restore(changed.backup));
    VERIFY_OK(changed.fixture.open());
    QCOMPARE(changed.fixture.reader()->setting("ui.theme").value(), std::optional<std::string>("dark"));
}

void TestRestore::anEncryptedBackupIsRestoredWithItsKey()
{
    Changed changed;
    changed.fixture.key = store::DatabaseKey{3, 1, 4, 1, 5};
    VERIFY_OK(changed.make());
    VERIFY_OK(changed.restore(changed.backup));
    QCOMPARE(dumpWorkspace(changed.fixture.path(), changed.fixture.key).value(), changed.then);
    VERIFY_OK(changed.fixture.open());
}

void TestRestore::intoAnEmptyFolderNothingIsSetAside()
{
    Changed changed;
    VERIFY_OK(changed.make());
    const StoreFixture other;
    const Backups backups(other.path(), std::nullopt, other.clock);
    auto prepared = backups.prepare(changed.backup);
    VERIFY_OK(prepared);
    QCOMPARE(prepared->contents().count(Collection::Customer), 200);
    const auto aside = backups.finish(std::move(prepared).value());
    VERIFY_OK(aside);
    QVERIFY(!aside->has_value());
    QCOMPARE(dumpWorkspace(other.path()).value(), changed.then);
}

void TestRestore::anOpenWorkspaceIsNotReplaced()
{
    Changed changed;
    VERIFY_OK(changed.make());
    VERIFY_OK(changed.fixture.open());
    // The first half may run while it is open …
    auto prepared = changed.fixture.store().backups().prepare(changed.backup);
    VERIFY_OK(prepared);
    // … the second may not.
    VERIFY_ERROR(changed.backups().finish(std::move(prepared).value()), ErrorCode::Locked);
    changed.fixture.close();
    QCOMPARE(dumpWorkspace(changed.fixture.path()).value(), changed.now);
}

void TestRestore::aFileThatCannotBeRestoredChangesNothing_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<int>("code");
    QTest::newRow("there is none") << "missing" << int(ErrorCode::NotFound);
    QTest::newRow("an empty file") << "empty" << int(ErrorCode::Corrupt);
    QTest::newRow("a text") << "text" << int(ErrorCode::Corrupt);
    QTest::newRow("a database of another program") << "foreign" << int(ErrorCode::Unsupported);
    QTest::newRow("a database without an owner") << "nobody's" << int(ErrorCode::Unsupported);
    QTest::newRow("of a newer Sinan") << "newer" << int(ErrorCode::NewerVersion);
    QTest::newRow("cut in half") << "half" << int(ErrorCode::Corrupt);
    QTest::newRow("a page in the middle is damaged") << "page" << int(ErrorCode::Corrupt);
    QTest::newRow("encrypted") << "encrypted" << int(ErrorCode::WrongKey);
    QTest::newRow("the workspace itself") << "itself" << int(ErrorCode::InvalidArgument);
}

void TestRestore::aFileThatCannotBeRestoredChangesNothing()
{
    QFETCH(QString, how);
    QFETCH(int, code);
    Changed changed;
    VERIFY_OK(changed.make());
    std::filesystem::path file = changed.backup;
    const auto size = std::filesystem::file_size(file);
    Changed encrypted;
    if (how == "missing") {
        std::filesystem::remove(file);
    } else if (how == "empty") {
        std::ofstream(file, std::ios::trunc);
    } else if (how == "text") {
        std::ofstream(file) << std::string(30'000, 'x');
    } else if (how == "foreign" || how == "nobody's") {
        std::filesystem::remove(file);
        auto other = Connection::open(file, Connection::Mode::ReadWriteCreate, {});
        VERIFY_OK(other);
        VERIFY_OK((*other)->execute(how == "foreign" ? "CREATE TABLE bookmark (id INTEGER)" : "PRAGMA user_version = 0; VACUUM"));
    } else if (how == "newer") {
        auto other = Connection::open(file, Connection::Mode::ReadWrite, {});
        VERIFY_OK(other);
        VERIFY_OK((*other)->execute("PRAGMA user_version = 99"));
    } else if (how == "half") {
        std::filesystem::resize_file(file, size / 2 / 4096 * 4096);
    } else if (how == "page") {
        std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
        bytes.seekp(std::streamoff(size / 2 / 4096 * 4096));
        bytes << std::string(4096, 'z');
    } else if (how == "encrypted") {
        encrypted.fixture.key = store::DatabaseKey{1, 2, 3};
        VERIFY_OK(encrypted.make());
        file = encrypted.backup;
    } else {
        file = changed.fixture.path();
    }
    const QByteArray before = contentOf(changed.fixture.path());
    const auto outcome = changed.backups().prepare(file);
    QVERIFY2(!outcome.ok(), "it should have failed");
    QVERIFY2(int(outcome.error().code) == code, outcome.error().toString().c_str());
    QCOMPARE(contentOf(changed.fixture.path()), before);
    QVERIFY(!std::filesystem::exists(store::withSuffix(changed.fixture.path(), ".restored")));
    QVERIFY(!std::filesystem::exists(store::withSuffix(changed.fixture.path(), ".restored.part")));
}

void TestRestore::aFullDiskChangesNothing()
{
    Changed changed;
    VERIFY_OK(changed.make());
    {
        const FullDisk disk(60'000);
        VERIFY_ERROR(changed.backups().prepare(changed.backup), ErrorCode::DiskFull);
        QVERIFY(disk.refused() > 0);
    }
    QCOMPARE(dumpWorkspace(changed.fixture.path()).value(), changed.now);
    QVERIFY(!std::filesystem::exists(store::withSuffix(changed.fixture.path(), ".restored")));
    QVERIFY(!std::filesystem::exists(store::withSuffix(changed.fixture.path(), ".restored.part")));
    VERIFY_OK(changed.restore(changed.backup));
}

void TestRestore::aDamagedWorkspaceIsSetAsideWithItsLog()
{
    Changed changed;
    VERIFY_OK(changed.make());
    std::ofstream(changed.fixture.path(), std::ios::trunc | std::ios::binary) << std::string(50'000, 'q');
    std::ofstream(store::withSuffix(changed.fixture.path(), "-wal"), std::ios::binary) << "the log of before";
    const auto aside = changed.restore(changed.backup);
    VERIFY_OK(aside);
    QCOMPARE(contentOf((*aside)->path), QByteArray(50'000, 'q'));
    QCOMPARE(contentOf(store::withSuffix((*aside)->path, "-wal")), QByteArray("the log of before"));
    QVERIFY(!std::filesystem::exists(store::withSuffix(changed.fixture.path(), "-wal")));
    QCOMPARE(dumpWorkspace(changed.fixture.path()).value(), changed.then);
}

void TestRestore::whatWasCutOffIsEndedAtTheNextStart()
{
    // Cut off before the present one was set aside: it stays.
    Changed changed;
    VERIFY_OK(changed.make());
    const auto ready = store::withSuffix(changed.fixture.path(), ".restored");
    std::filesystem::copy_file(changed.backup, ready);
    VERIFY_OK(changed.fixture.open());
    changed.fixture.close();
    QCOMPARE(dumpWorkspace(changed.fixture.path()).value(), changed.now);
    QVERIFY(!std::filesystem::exists(ready));
    // Cut off after it was set aside: the other one takes its place.
    std::filesystem::copy_file(changed.backup, ready);
    const auto aside = changed.backups().folder() / "sinan-20260302T000000Z-before-restore.sinanbackup";
    std::filesystem::rename(changed.fixture.path(), aside);
    std::ofstream(store::withSuffix(changed.fixture.path(), "-wal")) << "log";
    VERIFY_OK(changed.fixture.open());
    changed.fixture.close();
    QCOMPARE(dumpWorkspace(changed.fixture.path()).value(), changed.then);
    QVERIFY(std::filesystem::exists(store::withSuffix(aside, "-wal")));
}

void TestRestore::aPreparedCopyThatNobodyUsesGoesAway()
{
    Changed changed;
    VERIFY_OK(changed.make());
    std::filesystem::path file;
    {
        const auto prepared = changed.backups().prepare(changed.backup);
        VERIFY_OK(prepared);
        file = prepared->file();
        QVERIFY(std::filesystem::exists(file));
    }
    QVERIFY(!std::filesystem::exists(file));
    QCOMPARE(dumpWorkspace(changed.fixture.path()).value(), changed.now);
}

SINAN_TEST(TestRestore)
#include "tst_restore.moc"
