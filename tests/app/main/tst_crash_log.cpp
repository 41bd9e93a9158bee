#include "tests/support/test_program.h"
#include "app/main/crash_log.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

using namespace sinan;
using main::CrashLog;

/// A program that crashes, with consent and without.
class TestCrashLog final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCrashWithConsentIsWrittenDown_data();
    void aCrashWithConsentIsWrittenDown();
    void nothingPersonalIsInIt();
    void withoutConsentNothingIsWritten();
    void aGoodEndLeavesNothing();
    void theNextStartGivesItAName();
    void onlyTheNewestAreKept();
};

namespace {

void runVictim(const QString &folder, const char *consent, const char *how)
{
    QProcess victim;
    // A home whose name would be personal.
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("USER"), QStringLiteral("lijing"));
    victim.setProcessEnvironment(environment);
    victim.setWorkingDirectory(folder);
    victim.start(QStringLiteral(SINAN_CRASH_VICTIM), {folder + QStringLiteral("/lijing/crash"), QString::fromLatin1(consent), QString::fromLatin1(how)});
    QVERIFY(victim.waitForFinished(20'000));
    QCOMPARE(victim.exitStatus() == QProcess::NormalExit, how == std::string_view("end"));
}

CrashLog logIn(const QTemporaryDir &folder)
{
    return CrashLog(std::filesystem::path(folder.filePath(QStringLiteral("lijing/crash")).toStdU16String()), "1.2.3");
}

QByteArray onlyLog(const QTemporaryDir &folder)
{
    const auto logs = logIn(folder).logs();
    if (logs.size() != 1)
        return {};
    QFile file(QString::fromStdU16String(logs.front().u16string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void TestCrashLog::aCrashWithConsentIsWrittenDown_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::addColumn<QByteArray>("named");
    QTest::newRow("abort") << QByteArray("abort") << QByteArray("crash: abort");
    QTest::newRow("a bad pointer") << QByteArray("segv") << QByteArray("crash: segmentation fault");
    QTest::newRow("an exception that nobody takes") << QByteArray("throw") << QByteArray("crash: abort");
}

void TestCrashLog::aCrashWithConsentIsWrittenDown()
{
    QFETCH(QByteArray, how);
    QFETCH(QByteArray, named);
    const QTemporaryDir folder;
    runVictim(folder.path(), "on", how.constData());
    const QByteArray log = onlyLog(folder);
    QVERIFY2(log.startsWith("Sinan 1.2.3\nQt "), log.constData());
    QVERIFY2(log.contains(named), log.constData());
    QVERIFY2(log.contains("today.snooze import.start\n"), log.constData());
    QVERIFY2(!log.contains("place.customers"), "only the last steps are kept");
}

void TestCrashLog::nothingPersonalIsInIt()
{
    const QTemporaryDir folder;
    runVictim(folder.path(), "on", "throw");
    const QByteArray log = onlyLog(folder);
    QVERIFY(!log.isEmpty());
    for (const QByteArray &secret : {QByteArray("云帆"), QByteArray("王总"), QByteArray("13800138000"), QByteArray("lijing"), folder.path().toUtf8(),
                                     QDir::homePath().toUtf8() + '/', QByteArray("/tests/")})
        QVERIFY2(!log.contains(secret), (secret + " is in " + log).constData());
    // Whatever it says beside its fixed words is made of these characters.
    static const QRegularExpression lines(QStringLiteral("^(Sinan [0-9.]+|Qt [0-9.]+|system: [^/\\\\]*(GNU/Linux)?[^/\\\\]*|crash: [a-z ]+|last:( [a-z0-9._]*)*|frames from onCrash:( [+-]0x[0-9a-f]+)*)$"));
    for (const QByteArray &line : log.trimmed().split('\n'))
        QVERIFY2(lines.match(QString::fromUtf8(line)).hasMatch(), line.constData());
}

void TestCrashLog::withoutConsentNothingIsWritten()
{
    const QTemporaryDir folder;
    for (const char *how : {"abort", "segv", "throw"})
        runVictim(folder.path(), "off", how);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestCrashLog::aGoodEndLeavesNothing()
{
    const QTemporaryDir folder;
    runVictim(folder.path(), "on", "end");
    QVERIFY(QDir(folder.filePath(QStringLiteral("lijing/crash"))).isEmpty());
}

void TestCrashLog::theNextStartGivesItAName()
{
    const QTemporaryDir folder;
    runVictim(folder.path(), "on", "abort");
    runVictim(folder.path(), "on", "end");
    const auto logs = logIn(folder).logs();
    QCOMPARE(logs.size(), std::size_t(1));
    QVERIFY(logs.front().filename().string().find("open") == std::string::npos);
}

void TestCrashLog::onlyTheNewestAreKept()
{
    const QTemporaryDir folder;
    for (int i = 0; i < 13; ++i)
        runVictim(folder.path(), "on", "abort");
    runVictim(folder.path(), "on", "end");
    QCOMPARE(logIn(folder).logs().size(), CrashLog::mostLogs);
}

SINAN_TEST(TestCrashLog)
#include "tst_crash_log.moc"
