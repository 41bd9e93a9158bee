#include "tests/support/test_program.h"
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// Talk about nothing we would warn of, brought in with the real program and judged by the rules that ship.
class TestQuiet : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QByteArray run(const QStringList &arguments)
    {
        QProcess program;
        program.start(QStringLiteral(SINAN_BIN_DIR "/sinanctl"), arguments);
        if (!program.waitForFinished(240'000) || program.exitCode() != 0)
            qWarning("%s", program.readAllStandardError().constData());
        return program.readAllStandardOutput();
    }

    void write(const QString &name, const QByteArray &contents)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(contents), contents.size());
    }

private Q_SLOTS:
    void dialoguesAboutTravelRaiseFewerThanOneWarningIn200();
};

void TestQuiet::dialoguesAboutTravelRaiseFewerThanOneWarningIn200()
{
    QFile turns(QStringLiteral(SINAN_SHARED_DIR "/data/dialog_crosswoz/crosswoz_val_turns.tsv"));
    if (!turns.open(QIODevice::ReadOnly))
        QSKIP("../shared/data/dialog_crosswoz is not there");
    QMap<QByteArray, QByteArray> talks;
    turns.readLine();
    while (!turns.atEnd()) {
        const QList<QByteArray> cells = turns.readLine().split('\t');
        if (cells.size() < 4 || cells[0].toInt() == 0)
            continue;
        talks[cells[0]] += (cells[2] == "usr" ? "客户：" : "客服：") + cells[3].trimmed() + '\n';
    }
    QVERIFY(talks.size() >= 500);
    // Each visitor is a customer of their own, as after a first call.
    QByteArray customers = "客户名称,客户编号\n";
    for (auto talk = talks.cbegin(); talk != talks.cend(); ++talk) {
        const QByteArray name = "访客" + talk.key() + "公司";
        customers += name + ",V" + talk.key() + '\n';
        write(QStringLiteral("talk%1.txt").arg(QString::fromUtf8(talk.key())), "客户：" + name + "\n日期：2026-02-25 10:00\n" + talk.value());
    }
    write(QStringLiteral("customers.csv"), customers);
    const QString workspace = m_folder.filePath(QStringLiteral("ws"));
    const QStringList common{QStringLiteral("--workspace"), workspace, QStringLiteral("--clock"), QStringLiteral("2026-03-02T08:10")};
    run(QStringList{QStringLiteral("import")} + common + QStringList{m_folder.filePath(QStringLiteral("customers.csv"))});
    QStringList files;
    for (const QString &name : QDir(m_folder.path()).entryList({QStringLiteral("talk*.txt")}))
        files << m_folder.filePath(name);
    // An import says in its last line what was heard; the rules are asked again by themselves.
    const QByteArray told = run(QStringList{QStringLiteral("import")} + common + files).trimmed();
    const QJsonObject heard = QJsonDocument::fromJson(told.mid(told.lastIndexOf('\n') + 1)).object();
    QCOMPARE(heard[QLatin1String("heard")].toInt(), int(talks.size()));
    const QList<QByteArray> warnings = run(QStringList{QStringLiteral("evaluate"), QStringLiteral("--json")} + common).trimmed().split('\n');
    const qsizetype count = warnings.first().isEmpty() ? 0 : warnings.size();
    qInfo("%d talks: %d signals, %d warnings", int(talks.size()), heard[QLatin1String("signals")].toInt(), int(count));
    QCOMPARE(heard[QLatin1String("warnings")].toInt(), int(count));
    QVERIFY2(count * 200 < talks.size(), warnings.join('\n').constData());
}

SINAN_TEST(TestQuiet)
#include "tst_quiet.moc"
