#include "tests/support/test_program.h"
#include "app/store/connection.h"
#include "full_disk_vfs.h"
#include "store_fixture.h"

#include <QFileInfo>
#include <QProcess>

#include <fstream>

using namespace sinan;
using namespace sinan::test;
using model::Collection;
using store::Connection;

class TestOpen final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aMissingFolderIsSaidSo();
    void aNewerDatabaseIsRefusedAndKept();
    void aDatabaseOfAnotherProgramIsRefusedAndKept();
    void whatIsNoDatabaseIsCorruptAndKept_data();
    void whatIsNoDatabaseIsCorruptAndKept();
    void aDamagedPageIsCorruptAndNothingIsWrittenAfterIt();
    void aFullDiskLosesNothingThatWasSaved();
    void aFullDiskAtCreationIsSaidSo();
    void aReadOnlyFileIsSaidSo();
    void aReadOnlyFolderIsSaidSo();
    void aSecondInstanceIsLockedOut();
    void theLockEndsWithTheStore();
    void anEncryptedWorkspaceOpensWithItsKeyOnly();
    void encryptionHidesTextInEveryFile();
    void aPlainWorkspaceRefusesAKey();
    void aFailingKeySourceIsPassedOn();
};

namespace {

QByteArray bytesOf(const std::filesystem::path &path)
{
    QFile file(QString::fromStdU16String(path.u16string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const std::filesystem::path &path, std::streamoff at, int count)
{
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(at);
    for (int i = 0; i < count; ++i)
        file.put(char(i * 37 + 11));
}

/// A workspace with some rows, closed.
Result<void> fill(StoreFixture &fixture, int customers = 3)
{
    SINAN_TRY(fixture.open());
    const auto outcome = fixture.writer().runJob([&](store::Transaction &rows) -> Result<void> {
        for (int i = 0; i < customers; ++i) {
            model::Row row = customerRow("云帆机械" + std::to_string(i));
            row.set("website", "https://example.invalid/" + std::string(300, 'w'));
            SINAN_TRY(rows.put(row));
        }
        return {};
    });
    fixture.close();
    return outcome;
}

/// Makes a path unchangeable, for root too where the file system can; undoes it at the end of the scope.
class Frozen
{
public:
    explicit Frozen(const std::filesystem::path &path) : m_path(QString::fromStdU16String(path.u16string()))
    {
        m_permissions = QFile::permissions(m_path);
        QFile::setPermissions(m_path, QFileDevice::ReadOwner | QFileDevice::ExeOwner);
        if (QFileInfo(m_path).isWritable())
            m_immutable = QProcess::execute(QStringLiteral("chattr"), {QStringLiteral("+i"), m_path}) == 0;
    }
    ~Frozen()
    {
        if (m_immutable)
            QProcess::execute(QStringLiteral("chattr"), {QStringLiteral("-i"), m_path});
        QFile::setPermissions(m_path, m_permissions);
    }
    Frozen(const Frozen &) = delete;
    Frozen &operator=(const Frozen &) = delete;
    [[nodiscard]] bool works() const { return !QFileInfo(m_path).isWritable(); }

private:
    QString m_path;
    QFileDevice::Permissions m_permissions;
    bool m_immutable = false;
};

constexpr const char *cannotFreeze = "this user may write everything and the file system has no immutable flag";

} // namespace

void TestOpen::aMissingFolderIsSaidSo()
{
    StoreFixture fixture;
    store::NoKey keys;
    VERIFY_ERROR(store::Store::open(fixture.folder() / "none" / "a.sinan", keys, fixture.environment()), ErrorCode::Io);
    VERIFY_ERROR(store::Store::open(fixture.folder(), keys, fixture.environment()), ErrorCode::Io);
}

void TestOpen::aNewerDatabaseIsRefusedAndKept()
{
    StoreFixture fixture;
    VERIFY_OK(fill(fixture));
    {
        auto connection = Connection::open(fixture.path(), Connection::Mode::ReadWrite, {});
        VERIFY_OK(connection);
        VERIFY_OK(connection.value()->execute("PRAGMA user_version = 99"));
    }
    const QByteArray before = bytesOf(fixture.path());
    const auto outcome = fixture.open();
    VERIFY_ERROR(outcome, ErrorCode::NewerVersion);
    QCOMPARE(outcome.error().fact("version"), std::string_view("99"));
    QCOMPARE(outcome.error().fact("supported"), std::string_view("1"));
    QCOMPARE(bytesOf(fixture.path()), before);
}

void TestOpen::aDatabaseOfAnotherProgramIsRefusedAndKept()
{
    StoreFixture fixture;
    {
        auto connection = Connection::open(fixture.path(), Connection::Mode::ReadWriteCreate, {});
        VERIFY_OK(connection);
        VERIFY_OK(connection.value()->execute("CREATE TABLE bookmark (id INTEGER); INSERT INTO bookmark VALUES (1)"));
    }
    const QByteArray before = bytesOf(fixture.path());
    VERIFY_ERROR(fixture.open(), ErrorCode::Unsupported);
    QCOMPARE(bytesOf(fixture.path()), before);
}

void TestOpen::whatIsNoDatabaseIsCorruptAndKept_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("a few bytes of text") << 0;
    QTest::newRow("a long text") << 1;
    QTest::newRow("the header is overwritten") << 2;
    QTest::newRow("the schema page is overwritten") << 3;
    QTest::newRow("the file is cut in half") << 4;
}

void TestOpen::whatIsNoDatabaseIsCorruptAndKept()
{
    QFETCH(int, kind);
    StoreFixture fixture;
    VERIFY_OK(fill(fixture, 300));
    switch (kind) {
    case 0:
        std::ofstream(fixture.path()) << "客户";
        break;
    case 1:
        std::ofstream(fixture.path()) << std::string(20'000, 'x');
        break;
    case 2:
        overwrite(fixture.path(), 0, 60);
        break;
    case 3:
        overwrite(fixture.path(), 100, 3900);
        break;
    default:
        std::filesystem::resize_file(fixture.path(), std::filesystem::file_size(fixture.path()) / 2 / 4096 * 4096);
        break;
    }
    const QByteArray before = bytesOf(fixture.path());
    VERIFY_ERROR(fixture.open(), ErrorCode::Corrupt);
    QCOMPARE(bytesOf(fixture.path()), before);
}

void TestOpen::aDamagedPageIsCorruptAndNothingIsWrittenAfterIt()
{
    StoreFixture fixture;
    VERIFY_OK(fill(fixture, 2000));
    std::int64_t page = 0;
    {
        auto connection = Connection::open(fixture.path(), Connection::Mode::ReadWrite, {});
        VERIFY_OK(connection);
        // A leaf in the middle of the table of customers.
        page = connection.value()
                   ->integer(
                       "SELECT pageno FROM dbstat WHERE name = 'customer' AND pagetype = 'leaf' ORDER BY path LIMIT 1 OFFSET 40")
                   .value();
    }
    QVERIFY(page > 1);
    overwrite(fixture.path(), (page - 1) * 4096, 200);
    VERIFY_OK(fixture.open());
    VERIFY_ERROR(fixture.reader()->select({Collection::Customer, {}, "", false, -1}), ErrorCode::Corrupt);
    VERIFY_ERROR(fixture.reader()->check(), ErrorCode::Corrupt);
    // The writer meets the page: from then on it refuses, so that nothing more happens to the file.
    VERIFY_ERROR(fixture.writer().runJob([](store::Transaction &rows) -> Result<void> {
        SINAN_TRY(rows.select({Collection::Customer, {}, "", false, -1}));
        return {};
    }),
                 ErrorCode::Corrupt);
    VERIFY_ERROR(fixture.put(customerRow("新的")), ErrorCode::Corrupt);
    const QByteArray before = bytesOf(fixture.path());
    fixture.close();
    QCOMPARE(bytesOf(fixture.path()), before);
}

void TestOpen::aFullDiskLosesNothingThatWasSaved()
{
    StoreFixture fixture;
    VERIFY_OK(fill(fixture));
    int saved = 0;
    {
        FullDisk disk(400'000);
        VERIFY_OK(fixture.open());
        Result<void> outcome;
        for (int i = 0; i < 10'000 && outcome.ok(); ++i) {
            outcome = fixture.put(interactionRow(std::to_string(i), std::string(2000, 'x')));
            saved += outcome.ok();
        }
        VERIFY_ERROR(outcome, ErrorCode::DiskFull);
        QVERIFY(disk.refused() > 0);
        QVERIFY(saved > 5);
        // What was saved can be read while the disk is full …
        QCOMPARE(fixture.reader()->count({Collection::Interaction, {}, "", false, -1}).value(), saved);
        // … a job that goes on after the failure leaves nothing behind it …
        const auto careless = fixture.writer().runJob([](store::Transaction &rows) -> Result<void> {
            for (int i = 0; i < 2000; ++i)
                (void)rows.put(interactionRow("n" + std::to_string(i), std::string(20'000, 'y')));
            return {};
        });
        QVERIFY(!careless.ok());
        QCOMPARE(fixture.reader()->count({Collection::Interaction, {}, "", false, -1}).value(), saved);
        // … and with room again, work goes on.
        disk.setBytesLeft(10'000'000);
        VERIFY_OK(fixture.put(interactionRow("after", "又有空间了")));
        ++saved;
        fixture.close();
    }
    VERIFY_OK(fixture.open());
    VERIFY_OK(fixture.reader()->check());
    QCOMPARE(fixture.reader()->count({Collection::Interaction, {}, "", false, -1}).value(), saved);
    QCOMPARE(fixture.reader()->count({Collection::Customer, {}, "", false, -1}).value(), 3);
    QCOMPARE(fixture.reader()->search("空间").value().size(), 1u);
}

void TestOpen::aFullDiskAtCreationIsSaidSo()
{
    StoreFixture fixture;
    {
        FullDisk disk(20'000);
        VERIFY_ERROR(fixture.open(), ErrorCode::DiskFull);
    }
    // With room, the same name works.
    VERIFY_OK(fixture.open());
    VERIFY_OK(fixture.put(customerRow("云帆机械")));
}

void TestOpen::aReadOnlyFileIsSaidSo()
{
    StoreFixture fixture;
    VERIFY_OK(fill(fixture));
    const QByteArray before = bytesOf(fixture.path());
    const Frozen frozen(fixture.path());
    if (!frozen.works())
        QSKIP(cannotFreeze);
    VERIFY_ERROR(fixture.open(), ErrorCode::ReadOnly);
    QCOMPARE(bytesOf(fixture.path()), before);
}

void TestOpen::aReadOnlyFolderIsSaidSo()
{
    StoreFixture fixture;
    const Frozen frozen(fixture.folder());
    if (!frozen.works())
        QSKIP(cannotFreeze);
    VERIFY_ERROR(fixture.open(), ErrorCode::ReadOnly);
}

void TestOpen::aSecondInstanceIsLockedOut()
{
    StoreFixture fixture;
    VERIFY_OK(fixture.open());
    store::NoKey keys;
    VERIFY_ERROR(store::Store::open(fixture.path(), keys, fixture.environment()), ErrorCode::Locked);
    VERIFY_OK(fixture.put(customerRow("云帆机械")));
}

void TestOpen::theLockEndsWithTheStore()
{
    StoreFixture fixture;
    for (int i = 0; i < 3; ++i) {
        VERIFY_OK(fixture.open());
        fixture.close();
    }
    // Also after an opening that failed.
    std::ofstream(fixture.path()) << "客户";
    VERIFY_ERROR(fixture.open(), ErrorCode::Corrupt);
    VERIFY_ERROR(fixture.open(), ErrorCode::Corrupt);
}

void TestOpen::anEncryptedWorkspaceOpensWithItsKeyOnly()
{
    StoreFixture fixture;
    fixture.key = store::DatabaseKey{1, 2, 3};
    VERIFY_OK(fill(fixture));
    const QByteArray before = bytesOf(fixture.path());
    fixture.key = store::DatabaseKey{1, 2, 4};
    VERIFY_ERROR(fixture.open(), ErrorCode::WrongKey);
    fixture.key.reset();
    VERIFY_ERROR(fixture.open(), ErrorCode::WrongKey);
    QCOMPARE(bytesOf(fixture.path()), before);
    fixture.key = store::DatabaseKey{1, 2, 3};
    VERIFY_OK(fixture.open());
    QVERIFY(fixture.store().encrypted());
    QCOMPARE(fixture.reader()->count({Collection::Customer, {}, "", false, -1}).value(), 3);
    QCOMPARE(fixture.reader()->search("云帆").value().size(), 3u);
}

void TestOpen::encryptionHidesTextInEveryFile()
{
    for (const bool encrypted : {false, true}) {
        StoreFixture fixture;
        if (encrypted)
            fixture.key = store::DatabaseKey{9, 9};
        VERIFY_OK(fixture.open());
        VERIFY_OK(fixture.writer().run(manager(), putMutation({customerRow("unmistakable-name")})));
        VERIFY_OK(fixture.writer().run(manager(), removeMutation(Collection::Customer, idOf("unmistakable-name"))));
        bool seen = false;
        // While open, so that the write-ahead log is searched too.
        for (const auto &entry : std::filesystem::directory_iterator(fixture.folder()))
            seen = seen || bytesOf(entry.path()).contains("unmistakable");
        QCOMPARE(seen, !encrypted);
    }
}

void TestOpen::aPlainWorkspaceRefusesAKey()
{
    StoreFixture fixture;
    VERIFY_OK(fill(fixture));
    const QByteArray before = bytesOf(fixture.path());
    fixture.key = store::DatabaseKey{1};
    VERIFY_ERROR(fixture.open(), ErrorCode::WrongKey);
    QCOMPARE(bytesOf(fixture.path()), before);
}

void TestOpen::aFailingKeySourceIsPassedOn()
{
    class LockedKeychain final : public store::KeySource
    {
    public:
        [[nodiscard]] Result<std::optional<store::DatabaseKey>> key() override
        {
            return Error{ErrorCode::NotPermitted, "keychain", "locked", {}};
        }
    };
    StoreFixture fixture;
    LockedKeychain keys;
    VERIFY_ERROR(store::Store::open(fixture.path(), keys, fixture.environment()), ErrorCode::NotPermitted);
    QVERIFY(!std::filesystem::exists(fixture.path()));
}

SINAN_TEST(TestOpen)
#include "tst_open.moc"
