#include "app/base/random_source.h"
#include "app/base/utf8.h"
#include "app/bridge/phrases.h"
#include "app/bridge/structured_input.h"
#include "app/model/customer.h"
#include "app/model/interaction.h"
#include "tests/app/bridge/import_fixture.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace sinan;
using namespace sinan::bridge;
using sinan::test::describe;
using sinan::test::ImportFixture;

namespace {

const QString folder = QStringLiteral(SINAN_SOURCE_DIR "/tests/app/bridge/data/");

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("a fixture is missing");
    return file.readAll();
}

/// The words of a damaged input: what a crash in transit, a wrong editor or a stranger would make of it.
QByteArray damaged(QByteArray bytes, int how, SeededRandom &random)
{
    const auto at = [&] { return qsizetype(random.below(std::uint64_t(std::max<qsizetype>(1, bytes.size())))); };
    switch (how % 10) {
    case 0:
        return bytes.left(at());
    case 1:
        return bytes.mid(at());
    case 2:
    case 3:
        for (int i = 0; i <= how; ++i)
            bytes[at()] = char(bytes[at()] ^ (1 << random.below(8)));
        return bytes;
    case 4:
        return QString::fromLatin1(bytes).toUtf8();
    case 5:
        return bytes.insert(at(), QByteArray(how * 20, '[') + QByteArray(how * 20, '{'));
    case 6:
        for (int i = 0; i <= how; ++i)
            bytes.insert(at(), char(random.below(32)));
        return bytes;
    case 7:
        return bytes.insert(at(), QByteArray("x,\"").repeated(10'000));
    case 8:
        return bytes.remove(at(), how);
    default:
        return bytes + bytes.left(at()) + bytes.mid(at());
    }
}

} // namespace

class TestForms : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    static ImportSession planned(ImportFixture &fixture, const QString &path, std::optional<InputLimits> limits = {})
    {
        auto options = fixture.options();
        if (limits)
            options.limits = *limits;
        ImportSession session(options);
        session.addPath(path.toStdString());
        const auto done = session.plan(fixture.rows, fixture.clock.now());
        if (!done.ok())
            qFatal("%s", done.error().toString().c_str());
        return session;
    }
    QString written(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write a test file");
        return file.fileName();
    }
    static QString wordsAfterImport(const QString &path)
    {
        ImportFixture fixture;
        auto session = planned(fixture, path);
        const auto done = fixture.apply(session);
        if (!done.ok())
            return QString::fromStdString(done.error().toString());
        QStringList words;
        for (const auto &talk : fixture.rows.all<model::Interaction>())
            words << QString::fromStdString(talk.text);
        words.sort();
        return words.join("\n--\n");
    }
    static QString issuesOf(const ImportSession &session)
    {
        QStringList told;
        for (const auto &issue : session.preview().issues)
            told << QStringLiteral("%1 %2 %3")
                        .arg(issue.place.row)
                        .arg(QString::fromStdString(issue.place.header), QString::fromStdString(issue.reason.id));
        return told.join("\n");
    }

private Q_SLOTS:
    void subtitlesBecomeATalkInTheOrderOfTheirTimes()
    {
        QCOMPARE(wordsAfterImport(folder + "made_call_gb18030.srt"),
                 QStringLiteral("王建国: 交付周期能写进合同吗? 我们要提前排产的。\n李明: 我先问一下供应链, 这周五之前可以。"));
        QCOMPARE(wordsAfterImport(folder + "made_meeting.vtt"),
                 QStringLiteral("王建国: 预算今年砍了一半,\n李明: 那分期付款呢?\n王建国: R&D 那边 <不同意>。"));
    }

    void aSubtitleWithABrokenTimeIsNamedAndTheRestGoesIn()
    {
        ImportFixture fixture;
        auto session =
            planned(fixture, written("broken.srt",
                                     "1\n00:00:99,000 --> 00:00:04,200\nA: one\n\n2\n00:00:05,000 --> 00:00:06,000\nB: two\n"));
        QCOMPARE(issuesOf(session), QStringLiteral("2  import.issue.cue_time"));
        QCOMPARE(session.preview().talks.at(0).turns, std::int64_t(1));
    }

    void subtitlesWithoutSpeakersKeepTheirLines()
    {
        QCOMPARE(wordsAfterImport(written("plain.vtt", "WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nHello there.\r\n\r\n00:03.000 "
                                                       "--> 00:04.000\r\nThe price is too high.\r\n")),
                 QStringLiteral("Hello there.\nThe price is too high."));
    }

    void theFormIsSeenInTheTextWhereTheNameSaysNothing_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("form");
        QTest::newRow("webvtt") << QByteArray("WEBVTT\n\n00:01.000 --> 00:02.000\nhi") << int(TextForm::Subtitles);
        QTest::newRow("srt") << QByteArray("1\n00:00:01,000 --> 00:00:02,000\nhi") << int(TextForm::Subtitles);
        QTest::newRow("array") << QByteArray(" [ {\"a\": 1}]") << int(TextForm::Json);
        QTest::newRow("object over lines") << QByteArray("{\n\"a\": 1\n}") << int(TextForm::Json);
        QTest::newRow("objects by line") << QByteArray("{\"a\": 1}\n{\"a\": 2}\n") << int(TextForm::JsonLines);
        QTest::newRow("a talk with times") << QByteArray("[00:12] A: hi\n[00:14] B: yes") << int(TextForm::Plain);
        QTest::newRow("an arrow in a note") << QByteArray("plan --> sign\nnext") << int(TextForm::Plain);
        QTest::newRow("braces in a note") << QByteArray("{draft} call them\nnext") << int(TextForm::Plain);
    }
    void theFormIsSeenInTheTextWhereTheNameSaysNothing()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, form);
        QCOMPARE(int(textForm("pasted.txt", text.toStdString())), form);
    }

    void objectsBecomeATableWithDotsForMembersOfMembers()
    {
        ImportFixture fixture;
        auto session = planned(fixture, folder + "made_customers.json");
        const std::string told = describe(session.preview());
        QVERIFY2(session.preview().tables.size() == 1, told.c_str());
        const auto &table = session.preview().tables[0];
        QVERIFY2(table.collection == model::Collection::Customer && table.counts.added == 3, told.c_str());
        QStringList headers;
        for (const auto &column : table.columns)
            headers << QString::fromStdString(column.header);
        headers.sort();
        QStringList expected{"员工人数", "地址.区", "地址.城市", "客户名称", "星级", "标签"};
        expected.sort();
        QCOMPARE(headers, expected);
        QCOMPARE(issuesOf(session), QStringLiteral("4  import.error.json_damaged"));
        SINAN_VERIFY(fixture.apply(session));
        // The same file again brings nothing.
        auto again = planned(fixture, folder + "made_customers.json");
        QCOMPARE(again.preview().counts.added, std::int64_t(0));
        QCOMPARE(again.preview().counts.unchanged, std::int64_t(3));
    }

    void oneObjectALineWithTurnsOrTextIsATalk()
    {
        ImportFixture fixture;
        auto session = planned(fixture, folder + "made_talks.jsonl");
        const std::string told = describe(session.preview());
        QVERIFY2(session.preview().talks.size() == 3, told.c_str());
        const auto &speakers = session.preview().talks[0].speakers;
        QVERIFY2(speakers.size() == 2 && speakers[0].role == model::SpeakerRole::Customer &&
                     speakers[1].role == model::SpeakerRole::Us,
                 told.c_str());
        QCOMPARE(
            issuesOf(session),
            QStringLiteral("1 turns[2].text import.issue.field_missing\n4  import.error.json_damaged\n5  import.issue.no_entry"));
        QCOMPARE(session.preview().talks[2].row, std::int64_t(6));
        QCOMPARE(toIso(*session.preview().talks[0].occurredAt), std::string("2026-02-15T16:00:00.000Z"));
        QVERIFY2(session.preview().talks[1].turns == 3, told.c_str());
    }

    void objectsWithASpeakerAreTheTurnsOfATable()
    {
        ImportFixture fixture;
        auto session = planned(
            fixture,
            written(
                "turns.jsonl",
                "{\"talk\": 1, \"speaker\": \"A\", \"text\": \"hi\"}\n{\"talk\": 1, \"speaker\": \"B\", \"text\": \"yes\"}\n"));
        QCOMPARE(session.preview().tables.size(), std::size_t(1));
        QCOMPARE(session.preview().talks.size(), std::size_t(0));
    }

    void recognisedSpeechBecomesATalkWithItsSpeakers()
    {
        QCOMPARE(wordsAfterImport(folder + "made_tencent_asr.json"),
                 QStringLiteral("说话人 0: 喂您好。\n说话人 1: 这个价格我们接受不了。\n说话人 0: 我再去申请。"));
        QCOMPARE(wordsAfterImport(folder + "made_iflytek_asr.json"), QStringLiteral("说话人 1: 交期太长。\n说话人 2: 两周行吗?"));
        QCOMPARE(wordsAfterImport(
                     written("lines.json", "{\"Response\": {\"Data\": {\"TaskId\": 1, \"ResultDetail\": null, \"Result\": "
                                           "\"[0:0.1,0:1.2,0]  Hello.\\n[0:1.3,0:2.4,1]  Too expensive.\\n\"}}}")),
                 QStringLiteral("Speaker 0: Hello.\nSpeaker 1: Too expensive."));
        ImportFixture fixture;
        QCOMPARE(issuesOf(planned(fixture, folder + "made_tencent_asr.json")),
                 QStringLiteral("1 ResultDetail[2].FinalSentence import.issue.field_missing"));
    }

    void aRecognitionThatFailedSaysSo_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("tencent task") << QByteArray(
            "{\"Response\": {\"Data\": {\"TaskId\": 1, \"Status\": 3, \"ErrorMsg\": \"no audio\", \"ResultDetail\": null}}}");
        QTest::newRow("tencent call") << QByteArray(
            "{\"Response\": {\"Error\": {\"Code\": \"AuthFailure\", \"Message\": \"no audio\"}}}");
        QTest::newRow("iflytek") << QByteArray(
            "{\"code\": \"26601\", \"descInfo\": \"no audio\", \"content\": {\"orderResult\": \"\"}}");
    }
    void aRecognitionThatFailedSaysSo()
    {
        QFETCH(QByteArray, bytes);
        ImportFixture fixture;
        auto session = planned(fixture, written("failed.json", bytes));
        QCOMPARE(session.preview().talks.size(), std::size_t(0));
        QCOMPARE(session.preview().issues.at(0).reason.id, std::string("import.error.recognition_failed"));
        const auto phrases = Phrases::load(SINAN_SOURCE_DIR "/resources");
        QVERIFY(phrases.ok());
        QVERIFY(phrases.value().sentence(session.preview().issues[0].reason, Language::Chinese).find("no audio") !=
                std::string::npos);
    }

    void limitsAreNamed()
    {
        InputLimits limits;
        limits.rows = 2;
        limits.cellsPerRow = 3;
        ImportFixture fixture;
        QCOMPARE(issuesOf(planned(fixture, written("rows.jsonl", "{\"name\": 1}\n{\"name\": 2}\n{\"name\": 3}\n"), limits)),
                 QStringLiteral("3  import.error.too_many_rows"));
        QCOMPARE(issuesOf(planned(fixture, written("deep.json", "[\n" + QByteArray("{\"a\":").repeated(100) + "1" +
                                                                    QByteArray(100, '}') + ",\n{\"text\": \"hi\"}]"))),
                 QStringLiteral("2  import.error.json_too_deep"));
        auto wide =
            planned(fixture, written("wide.jsonl", "{\"a\": 1, \"b\": 1}\n{\"c\": 1, \"d\": 1, \"e\": 1, \"f\": 1}\n"), limits);
        QVERIFY2(describe(wide.preview()).find("import.issue.too_many_cells") != std::string::npos,
                 describe(wide.preview()).c_str());
        QCOMPARE(issuesOf(planned(fixture,
                                  written("turns.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nA: 1\n\n00:02.000 --> 00:03.000\nB: "
                                                       "2\n\n00:03.000 --> 00:04.000\nC: 3\n"),
                                  limits)),
                 QStringLiteral("9  import.issue.too_many_turns"));
    }

    void damagedInputsAreReadOrNamed_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : QDir(folder).entryList({"made_*"}, QDir::Files))
            QTest::newRow(qPrintable(name)) << name;
    }
    void damagedInputsAreReadOrNamed()
    {
        QFETCH(QString, name);
        const QByteArray whole = bytesOf(folder + name);
        const auto phrases = Phrases::load(SINAN_SOURCE_DIR "/resources").value();
        SeededRandom random(11);
        for (int how = 0; how < 70; ++how) {
            ImportFixture fixture;
            auto session = planned(fixture, written(name, damaged(whole, how, random)));
            const ImportPreview &preview = session.preview();
            QVERIFY2(!preview.issues.empty() || !preview.tables.empty() || !preview.talks.empty(),
                     qPrintable(QString::number(how)));
            for (const auto &issue : preview.issues) {
                QCOMPARE(issue.place.file, name.toStdString());
                QVERIFY2(phrases.has(issue.reason.id) && phrases.has(issue.mend.id), issue.reason.id.c_str());
                QVERIFY(isValidUtf8(issue.value));
            }
            SINAN_VERIFY(fixture.apply(session));
        }
    }
};

SINAN_TEST(TestForms)
#include "tst_forms.moc"
