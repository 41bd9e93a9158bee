#include "tests/support/test_program.h"
#include "app/store/backups.h"
#include "store_fixture.h"
#include "workspace_dump.h"

#include <QProcess>

using namespace sinan;
using namespace sinan::test;
using store::BackupKind;

/// Kills a program that backs up, and one that restores, at random moments (SINAN_KILLS of them, else 20): every backup that has its
/// name is whole, and the workspace is the old or the new one, whole.
class TestBackupKill final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyBackupWithItsNameIsWhole();
    void theWorkspaceIsTheOldOrTheNewOne();
};

namespace {

int kills()
{
    const int asked = qEnvironmentVariableIntValue("SINAN_KILLS");
    return asked > 0 ? asked : 20;
}

QString qt(const std::filesystem::path &path)
{
    return QString::fromStdU16String(path.u16string());
}

Result<void> grow(StoreFixture &fixture, const std::string &mark, int customers)
{
    SINAN_TRY(fixture.open());
    const auto grown = fixture.writer().runJob([&](store::Transaction &rows) -> Result<void> {
        for (int i = 0; i < customers; ++i)
            SINAN_TRY(rows.put(customerRow(mark + std::to_string(i))));
        return {};
    });
    return grown;
}

/// Starts the victim, waits for some rounds, then a random moment more, and kills it.
/// @return rounds that it reported, or -1
int runAndKill(const QStringList &arguments, SeededRandom &random)
{
    QProcess victim;
    victim.start(QStringLiteral(SINAN_BACKUP_VICTIM), arguments);
    if (!victim.waitForStarted())
        return -1;
    int rounds = -1;
    const int wanted = int(random.below(3));
    while (rounds < wanted) {
        if (!victim.canReadLine() && !victim.waitForReadyRead(20'000))
            return -1;
        while (victim.canReadLine()) {
            const QByteArray line = victim.readLine();
            if (line.startsWith("error")) {
                qWarning("%s", line.constData());
                return -1;
            }
            ++rounds;
        }
    }
    const auto until = std::chrono::steady_clock::now() + std::chrono::microseconds(random.below(60'000));
    while (std::chrono::steady_clock::now() < until)
        std::this_thread::yield();
    victim.kill();
    victim.waitForFinished();
    return rounds;
}

} // namespace

void TestBackupKill::everyBackupWithItsNameIsWhole()
{
    SeededRandom random(std::uint64_t(QDateTime::currentMSecsSinceEpoch()));
    StoreFixture fixture;
    VERIFY_OK(grow(fixture, "云帆", 600));
    fixture.close();
    const store::Backups backups(fixture.path(), std::nullopt, fixture.clock);
    int seen = 0;
    int cutOff = 0;
    for (int kill = 0; kill < kills(); ++kill) {
        QVERIFY2(runAndKill({qt(fixture.path()), QStringLiteral("backup")}, random) >= 0, "the victim failed");
        for (std::filesystem::directory_iterator entry(backups.folder()), end; entry != end; ++entry)
            cutOff += entry->path().extension() == ".part";
        for (const store::BackupFile &file : backups.list()) {
            VERIFY_OK(checkWhole(file.path));
            QCOMPARE(backups.lookInto(file.path).value().count(model::Collection::Customer), 600);
            std::filesystem::remove(file.path);
            ++seen;
        }
        VERIFY_OK(checkWhole(fixture.path()));
    }
    qInfo("%d kills, %d cut off, %d backups, all whole", kills(), cutOff, seen);
    QVERIFY(seen > 0);
    QVERIFY(cutOff > 0);
}

void TestBackupKill::theWorkspaceIsTheOldOrTheNewOne()
{
    SeededRandom random(std::uint64_t(QDateTime::currentMSecsSinceEpoch()));
    StoreFixture fixture;
    VERIFY_OK(grow(fixture, "甲", 300));
    const auto first = fixture.store().backups().make(BackupKind::ByHand);
    VERIFY_OK(grow(fixture, "乙", 500));
    const auto second = fixture.store().backups().make(BackupKind::ByHand);
    fixture.close();
    VERIFY_OK(first);
    VERIFY_OK(second);
    const std::string one = dumpWorkspace(first->path).value();
    const std::string other = dumpWorkspace(second->path).value();
    QVERIFY(one != other);
    const store::Backups backups(fixture.path(), std::nullopt, fixture.clock);
    std::array<int, 2> outcomes{};
    int between = 0;
    for (int kill = 0; kill < kills(); ++kill) {
        QVERIFY2(runAndKill({qt(fixture.path()), QStringLiteral("restore"), qt(first->path), qt(second->path)}, random) >= 0, "the victim failed");
        between += !std::filesystem::exists(fixture.path());
        VERIFY_OK(fixture.open());
        fixture.close();
        VERIFY_OK(checkWhole(fixture.path()));
        const std::string dump = dumpWorkspace(fixture.path()).value();
        QVERIFY2(dump == one || dump == other, "neither the old nor the new workspace");
        ++outcomes[dump == other];
        // What was set aside is whole, too.
        for (const store::BackupFile &file : backups.list()) {
            if (file.kind != BackupKind::BeforeRestore)
                continue;
            const std::string aside = dumpWorkspace(file.path).value();
            QVERIFY2(aside == one || aside == other, "what was set aside is not whole");
            std::filesystem::remove(file.path);
        }
    }
    qInfo("%d kills: %d times the one, %d times the other, %d of them between the two renames", kills(), outcomes[0], outcomes[1], between);
}

SINAN_TEST(TestBackupKill)
#include "tst_backup_kill.moc"
