#include "app/base/random_source.h"
#include "app/base/utf8.h"
#include "app/bridge/phrases.h"
#include "tests/app/bridge/docx_builder.h"
#include "tests/app/bridge/import_fixture.h"
#include "tests/app/bridge/xlsx_builder.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>

using namespace sinan;
using namespace sinan::bridge;
using sinan::test::describe;
using sinan::test::DocxBuilder;
using sinan::test::ImportFixture;
using sinan::test::XlsxBuilder;

namespace {

const QString folder = QStringLiteral(SINAN_SOURCE_DIR "/tests/app/bridge/data/");

/// What the bar says of one input; sanitizers make everything some five times slower.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double mostSeconds = 20;
#else
constexpr double mostSeconds = 2;
#endif

/// SINAN_DAMAGE=1000 for the long run: how many inputs each reader gets.
int damagesEach()
{
    const int asked = qEnvironmentVariableIntValue("SINAN_DAMAGE");
    return asked > 0 ? asked : 20;
}

/// Peak memory of the process in MB, where the system says it.
std::int64_t peakMegabytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').at(0).toLongLong() / 1024;
    }
    return 0;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("a fixture is missing: %s", qPrintable(path));
    return file.readAll();
}

/// What a crash in transit, a wrong editor or a stranger makes of a file.
QByteArray harmed(QByteArray bytes, int how, SeededRandom &random)
{
    const auto at = [&] { return qsizetype(random.below(std::uint64_t(std::max<qsizetype>(1, bytes.size())))); };
    switch (how % 14) {
    case 0:
        return bytes.left(at());
    case 1:
        return bytes.mid(at());
    case 2:
    case 3:
    case 4:
        for (int i = 0; i <= how % 40; ++i)
            bytes[at()] = char(bytes[at()] ^ (1 << random.below(8)));
        return bytes;
    case 5: // the wrong encoding
        return QString::fromLatin1(bytes).toUtf8();
    case 6:
        return bytes.insert(at(), QByteArray(200, '[') + QByteArray(200, '{') + QByteArray(200, '<'));
    case 7: // control characters
        for (int i = 0; i < 60; ++i)
            bytes.insert(at(), char(random.below(32)));
        return bytes;
    case 8:
        return bytes.insert(at(), QByteArray("x,\"").repeated(10'000));
    case 9:
        return bytes.remove(at(), 1 + how);
    case 10: // another piece of it in its middle
        return bytes.insert(at(), bytes.mid(at(), 300));
    case 11: // formulas
        return bytes.insert(at(), "\n=HYPERLINK(\"http://x.example\"),+1+1,-2+3,@SUM(A1),=cmd|' /C calc'!A0\n");
    case 12: // numbers at their limits where lengths and offsets stand
        for (int i = 0; i < 3; ++i) {
            const qsizetype from = at() & ~qsizetype(3);
            for (qsizetype k = from; k < from + 4 && k < bytes.size(); ++k)
                bytes[k] = char(how % 3 == 0 ? 0xff : how % 3 == 1 ? 0 : 0x7f);
        }
        return bytes;
    default:
        return bytes + bytes.left(at()) + bytes.mid(at());
    }
}

} // namespace

/// The bar: damaged inputs through every reader without a crash, a hang or memory without bounds, and every message names its
/// place.
class TestDamage : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    Phrases m_phrases = Phrases::load(SINAN_SOURCE_DIR "/resources").value();
    std::map<QString, QByteArray> m_whole; ///< by name
    int m_inputs = 0;
    int m_told = 0; ///< inputs that something was said about
    double m_slowest = 0;
    QString m_slowestName;

    QString written(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write a test file");
        return file.fileName();
    }
    QByteArray madeWorkbook()
    {
        const QString path = m_folder.filePath("whole.xlsx");
        XlsxBuilder book;
        book.sheet("客户",
                   test::textRow(1, {"客户名称", "星级", "城市"}) + test::textRow(2, {"云帆机械", "A", "无锡"}) +
                       "<row r=\"3\"><c r=\"A3\" t=\"str\"><f>A2&amp;\"x\"</f><v>云帆机械x</v></c><c r=\"B3\" "
                       "t=\"e\"><v>#N/A</v></c><c r=\"C3\" "
                       "t=\"s\"><v>0</v></c></row>",
                   "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>");
        book.sharedStrings("<si><t>苏州</t></si>");
        if (!book.write(path))
            qFatal("no workbook");
        return bytesOf(path);
    }
    QByteArray madeDocument()
    {
        const QString path = m_folder.filePath("whole.docx");
        DocxBuilder document;
        document.paragraph("平台选型沟通会")
            .table({{"时间", "2026年2月20日 10:00"}, {"客户", "云帆机械"}})
            .paragraph("刘敏：等保三级谁来背书？")
            .paragraph("陈晨：好的。")
            .table({{"客户名称", "星级"}, {"云帆机械", "A"}});
        if (!document.write(path))
            qFatal("no document");
        return bytesOf(path);
    }

    /// Plans the input and looks at everything that was said of it.
    void read(const QString &path, const InputLimits &limits = {})
    {
        ImportFixture fixture;
        auto options = fixture.options();
        options.limits = limits;
        const std::clock_t begin = std::clock();
        ImportSession session(options);
        session.addPath(path.toStdString());
        const auto planned = session.plan(fixture.rows, fixture.clock.now());
        const double seconds = double(std::clock() - begin) / CLOCKS_PER_SEC;
        if (seconds > m_slowest) {
            m_slowest = seconds;
            m_slowestName = QFileInfo(path).fileName();
        }
        ++m_inputs;
        QVERIFY2(planned.ok(), planned.ok() ? "" : planned.error().toString().c_str());
        QVERIFY2(seconds < mostSeconds, qPrintable(QStringLiteral("%1 took %2 s").arg(path).arg(seconds)));
        const ImportPreview &preview = session.preview();
        QVERIFY2(!preview.issues.empty() || !preview.tables.empty() || !preview.talks.empty(),
                 "nothing was read and nothing said");
        bool told = !preview.issues.empty();
        const auto check = [&](const Issue &issue, bool row) {
            QCOMPARE(issue.place.file, QFileInfo(path).fileName().toStdString());
            QVERIFY2(m_phrases.has(issue.reason.id), issue.reason.id.c_str());
            QVERIFY2(m_phrases.has(issue.mend.id), issue.mend.id.c_str());
            QVERIFY(!row || issue.place.row > 0);
            QVERIFY(isValidUtf8(issue.value) && codePointCount(issue.value) <= 121);
        };
        for (const Issue &issue : preview.issues)
            check(issue, false);
        for (const auto &table : preview.tables) {
            for (const Issue &issue : table.issues)
                check(issue, true);
            told = told || !table.issues.empty() || !table.notices.empty();
        }
        m_told += told;
        SINAN_VERIFY(fixture.apply(session));
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString &name : QDir(folder).entryList({"made_*"}, QDir::Files))
            m_whole[name] = bytesOf(folder + name);
        m_whole["made.xlsx"] = madeWorkbook();
        m_whole["made.docx"] = madeDocument();
    }
    void cleanupTestCase()
    {
        qInfo("%d inputs, something said of %d, slowest %.2f s of processor time (%s), peak memory %lld MB", m_inputs, m_told,
              m_slowest, qPrintable(m_slowestName), static_cast<long long>(peakMegabytes()));
    }

    void damagedInputsAreReadOrNamed_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto &[name, bytes] : m_whole)
            QTest::newRow(qPrintable(name)) << name;
    }
    void damagedInputsAreReadOrNamed()
    {
        QFETCH(QString, name);
        SeededRandom random(17);
        for (int how = 0; how < damagesEach(); ++how) {
            read(written(name, harmed(m_whole[name], how, random)));
            if (QTest::currentTestFailed())
                return qWarning("damage %d of %s", how, qPrintable(name));
        }
        QVERIFY(peakMegabytes() < 1500);
    }

    void aLineWithoutEndIsBounded_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("piece");
        const QByteArray mail = "From: a@x.example\nSubject: s\nMIME-Version: 1.0\n\n";
        QTest::newRow("table") << "long.csv" << QByteArray("客户名称,星级\n云帆,A\n") << QByteArray("abcdefgh");
        QTest::newRow("table with quotes") << "quotes.csv" << QByteArray("客户名称,星级\n云帆,A\n\"") << QByteArray("ab,cdefg");
        QTest::newRow("words") << "long.txt" << QByteArray("王总: 太贵了\n李明: 好\n王总: ") << QByteArray("abcdefgh");
        QTest::newRow("chinese words") << "chinese.txt" << QByteArray() << QByteArray("价格太高");
        QTest::newRow("json") << "long.json" << QByteArray("[{\"name\": \"") << QByteArray("abcdefgh");
        QTest::newRow("brackets") << "deep.json" << QByteArray() << QByteArray("[[[[[[[[");
        QTest::newRow("cards") << "long.vcf" << QByteArray("BEGIN:VCARD\nFN:a\nNOTE:") << QByteArray("abcdefgh");
        QTest::newRow("calendar") << "long.ics" << QByteArray("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDESCRIPTION:")
                                  << QByteArray("abcdefgh");
        QTest::newRow("mail") << "long.eml" << mail << QByteArray("abcdefgh");
        QTest::newRow("mail's head") << "head.eml" << QByteArray("From: a@x.example\nSubject: ") << QByteArray("abcdefgh");
        QTest::newRow("recipients") << "to.eml" << QByteArray("From: a@x.example\nTo: ") << QByteArray("<a@b.c>,");
        QTest::newRow("html") << "html.eml" << QByteArray("From: a@x.example\nContent-Type: text/html\n\n")
                              << QByteArray("<a<b&c'=\"");
        QTest::newRow("subtitles") << "long.srt" << QByteArray("1\n00:00:01,000 --> 00:00:02,000\n") << QByteArray("abcdefgh");
        QTest::newRow("dashes") << "dashes.txt" << QByteArray("张三 10:12\n") << QByteArray("- - - - ");
    }
    void aLineWithoutEndIsBounded()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, head);
        QFETCH(QByteArray, piece);
        const bool longRun = qEnvironmentVariableIsSet("SINAN_DAMAGE");
        // In the long run a gigabyte, beyond the limit of a file, and a quarter of it, within.
        for (const qint64 megabytes : longRun ? std::vector<qint64>{1024, 250} : std::vector<qint64>{12}) {
            const QString path = written(name, head);
            QFile file(path);
            QVERIFY(file.open(QIODevice::Append));
            if (megabytes > 256) {
                // Refused by its size: what stands in it does not matter, so the disk need not hold it.
                QVERIFY(file.resize(megabytes << 20));
            } else {
                const QByteArray block = piece.repeated(int((1 << 20) / piece.size()));
                for (qint64 i = 0; i < megabytes; ++i)
                    file.write(block);
            }
            file.close();
            ImportFixture fixture;
            const std::clock_t begin = std::clock();
            ImportSession session(fixture.options());
            session.addPath(path.toStdString());
            SINAN_VERIFY(session.plan(fixture.rows, fixture.clock.now()));
            const double seconds = double(std::clock() - begin) / CLOCKS_PER_SEC;
            ++m_inputs;
            m_told += !session.preview().issues.empty() || !session.preview().tables.empty();
            if (seconds > m_slowest) {
                m_slowest = seconds;
                m_slowestName = name + QStringLiteral(" of %1 MB").arg(megabytes);
            }
            QVERIFY2(!session.preview().issues.empty() || !session.preview().tables.empty() || !session.preview().talks.empty(),
                     "nothing said");
            QVERIFY2(seconds < mostSeconds * (longRun && megabytes < 1000 ? 10 : 1), qPrintable(QString::number(seconds)));
            QFile::remove(path);
        }
        QVERIFY(peakMegabytes() < (longRun ? 3000 : 1500));
    }

    void tenThousandColumnsAreRefusedByTheirRow()
    {
        const QByteArray row = QByteArray("x,").repeated(10'000) + "x\n";
        read(written("wide.csv", "客户名称,星级\n云帆,A\n" + row + "澄江,B\n"));
        read(written("wide-header.csv", row + row));
        QByteArray object = "[{\"name\": \"a\"";
        for (int i = 0; i < 10'000; ++i)
            object += ",\"c" + QByteArray::number(i) + "\": 1";
        read(written("wide.json", object + "}]"));
        std::string cells = "<row r=\"1\">";
        for (int i = 0; i < 10'000; ++i)
            cells += "<c t=\"inlineStr\"><is><t>x</t></is></c>";
        XlsxBuilder book;
        book.sheet("宽", cells + "</row>" + test::textRow(2, {"a", "b"}));
        QVERIFY(book.write(m_folder.filePath("wide.xlsx")));
        read(m_folder.filePath("wide.xlsx"));
        DocxBuilder document;
        document.table({std::vector<std::string>(10'000, "客户名称"), std::vector<std::string>(10'000, "x")});
        QVERIFY(document.write(m_folder.filePath("wide.docx")));
        read(m_folder.filePath("wide.docx"));
    }

    void aBombIsNotInflated()
    {
        XlsxBuilder book;
        book.sheet("炸弹", test::textRow(1, {"客户名称"}) + std::string(std::size_t(64) << 20, ' '));
        QVERIFY(book.write(m_folder.filePath("bomb.xlsx")));
        read(m_folder.filePath("bomb.xlsx"));
        XlsxBuilder texts;
        texts.sheet("表", test::textRow(1, {"客户名称", "星级"}))
            .sharedStrings("<si><t>" + std::string(std::size_t(64) << 20, 'x') + "</t></si>");
        QVERIFY(texts.write(m_folder.filePath("texts.xlsx")));
        read(m_folder.filePath("texts.xlsx"));
        DocxBuilder document;
        document.paragraph(std::string(std::size_t(64) << 20, 'x'));
        QVERIFY(document.write(m_folder.filePath("bomb.docx")));
        read(m_folder.filePath("bomb.docx"));
    }

    void nestingWithoutEndIsBounded()
    {
        QByteArray mail = "From: a@x.example\nSubject: s\nMIME-Version: 1.0\n";
        for (int i = 0; i < 2'000; ++i)
            mail +=
                "Content-Type: multipart/mixed; boundary=b" + QByteArray::number(i) + "\n\n--b" + QByteArray::number(i) + "\n";
        read(written("deep.eml", mail + "Content-Type: text/plain\n\nhi\n"));
        QByteArray forwarded = "From: a@x.example\nSubject: s\nMIME-Version: 1.0\n";
        for (int i = 0; i < 2'000; ++i)
            forwarded += "Content-Type: message/rfc822\n\nFrom: a@x.example\nSubject: s\nMIME-Version: 1.0\n";
        read(written("forwarded.eml", forwarded + "\nhi\n"));
        DocxBuilder document;
        std::string open;
        for (int i = 0; i < 20'000; ++i)
            open += "<w:tbl><w:tr><w:tc>";
        document.xml(open + "<w:p><w:r><w:t>x</w:t></w:r></w:p>");
        QVERIFY(document.write(m_folder.filePath("deep.docx")));
        read(m_folder.filePath("deep.docx"));
        read(written("heads.eml", "From: a@x.example\n" + QByteArray("X-A: b\n").repeated(200'000) + "\nhi\n"));
        read(written("parts.eml", "From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n" +
                                      QByteArray("--b\n\nx\n").repeated(100'000)));
        read(written("box.mbox",
                     QByteArray("From a@x Mon Mar  2 10:12:00 2026\nFrom: a@x.example\nSubject: s\n\nhi\n\n").repeated(5'000)));
        read(written("lines.txt", QByteArray("a\n").repeated(1'000'000)));
        read(written("heads.txt", QByteArray("张三 10:12\n").repeated(100'000)));
        read(written("folded.vcf", "BEGIN:VCARD\nFN:a\nPHOTO:" + QByteArray("AAAA\n ").repeated(300'000) + "\nEND:VCARD\n"));
    }
};

SINAN_TEST(TestDamage)
#include "tst_damage.moc"
