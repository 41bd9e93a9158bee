#include "tests/support/test_program.h"
#include "app/bridge/table_writer.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include <zip.h>

using namespace sinan;
using bridge::TableCell;
using bridge::TableFormat;
using bridge::TableWriter;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(missing)");
}

/// A part of the workbook, as other programs would read it.
QString part(const QString &path, const char *name)
{
    const QByteArray bytes = contents(path);
    zip_source_t *source = zip_source_buffer_create(bytes.constData(), zip_uint64_t(bytes.size()), 0, nullptr);
    zip_t *archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
    if (!archive)
        return QStringLiteral("(no zip)");
    QByteArray text;
    if (zip_file_t *file = zip_fopen(archive, name, 0)) {
        char piece[4096];
        for (zip_int64_t got; (got = zip_fread(file, piece, sizeof piece)) > 0;)
            text.append(piece, qsizetype(got));
        zip_fclose(file);
    }
    zip_discard(archive);
    return QString::fromUtf8(text);
}

bool isWellFormed(const QString &xml)
{
    QXmlStreamReader reader(xml);
    while (!reader.atEnd())
        reader.readNext();
    return !reader.hasError();
}

bridge::TableLook look()
{
    return {{{"客户", false}, {"金额", true}, {"合作起始", false}, {"最近沟通", false}, {"员工", false}}, "客户", "币种"};
}

Result<void> writeTable(const QString &path, TableFormat format, const std::vector<std::vector<TableCell>> &rows)
{
    SINAN_ASSIGN(const auto writer, TableWriter::open(path.toStdString(), format, look()));
    for (const auto &row : rows)
        SINAN_TRY(writer->row(row));
    return writer->finish();
}

const std::vector<std::vector<TableCell>> sample{
    {std::string("云帆\"机械\"，一厂"), Money{310'000'050, "CNY"}, *parseDate("2026-03-02"), bridge::WallTime{*parseDate("2026-03-02"), 490}, std::int64_t(1860)},
    {std::string("=1+1"), Money{1200, "JPY"}, TableCell(), TableCell(), 2.5}};

} // namespace

/// Lists as files for other programs.
class TestTableWriter final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void csvIsReadByASpreadsheetAsItIs();
    void textsThatLookLikeFormulasAreTexts_data();
    void textsThatLookLikeFormulasAreTexts();
    void aWorkbookHasNumbersDatesAndAmounts();
    void theHeaderOfAWorkbookStaysInSight();
    void whatXmlCannotHoldIsLeftOut();
    void nothingStandsThereBeforeTheEnd_data();
    void nothingStandsThereBeforeTheEnd();
    void anUnfinishedFileLeavesTheEarlierOneAsItWas();
    void aCancelledWorkbookLeavesNothing();
    void aFolderThatIsNotThereIsNamed();
};

void TestTableWriter::csvIsReadByASpreadsheetAsItIs()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("客户.csv"));
    QVERIFY(writeTable(path, TableFormat::Csv, sample).ok());
    QCOMPARE(contents(path), QByteArray("\xef\xbb\xbf客户,金额,币种,合作起始,最近沟通,员工\r\n"
                                        "\"云帆\"\"机械\"\"，一厂\",3100000.50,CNY,2026-03-02,2026-03-02 08:10,1860\r\n"
                                        "'=1+1,1200,JPY,,,2.5\r\n"));
}

void TestTableWriter::textsThatLookLikeFormulasAreTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written");
    QTest::newRow("formula") << QStringLiteral("=HYPERLINK(\"x\",\"y\")") << QStringLiteral("\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
    QTest::newRow("plus") << QStringLiteral("+cmd|' /C calc'!A0") << QStringLiteral("'+cmd|' /C calc'!A0");
    QTest::newRow("minus") << QStringLiteral("-2+3") << QStringLiteral("'-2+3");
    QTest::newRow("at") << QStringLiteral("@SUM(A1)") << QStringLiteral("'@SUM(A1)");
    QTest::newRow("tab") << QStringLiteral("\t=1") << QStringLiteral("\"'\t=1\"");
    QTest::newRow("wide") << QStringLiteral("＝1") << QStringLiteral("'＝1");
    QTest::newRow("plain") << QStringLiteral("1+1=2") << QStringLiteral("1+1=2");
}

void TestTableWriter::textsThatLookLikeFormulasAreTexts()
{
    QFETCH(QString, text);
    QFETCH(QString, written);
    const QTemporaryDir folder;
    QVERIFY(writeTable(folder.filePath(QStringLiteral("a.csv")), TableFormat::Csv, {{text.toStdString()}}).ok());
    QCOMPARE(QString::fromUtf8(contents(folder.filePath(QStringLiteral("a.csv")))).section(QStringLiteral("\r\n"), 1, 1), written + QStringLiteral(",,,,,"));
    QVERIFY(writeTable(folder.filePath(QStringLiteral("a.xlsx")), TableFormat::Xlsx, {{text.toStdString()}}).ok());
    const QString sheet = part(folder.filePath(QStringLiteral("a.xlsx")), "xl/worksheets/sheet1.xml");
    QVERIFY(sheet.contains(QStringLiteral("<c r=\"A2\" t=\"inlineStr\">")));
    QVERIFY(!sheet.contains(QStringLiteral("<f>")));
}

void TestTableWriter::aWorkbookHasNumbersDatesAndAmounts()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("客户.xlsx"));
    QVERIFY(writeTable(path, TableFormat::Xlsx, sample).ok());
    const QString sheet = part(path, "xl/worksheets/sheet1.xml");
    // 2 March 2026 is day 46083 of a spreadsheet; 08:10 is 490 minutes of 1440.
    QVERIFY(sheet.contains(QStringLiteral("<c r=\"B2\" s=\"5\"><v>3100000.50</v></c>")));
    QVERIFY(sheet.contains(QStringLiteral("<c r=\"C2\" s=\"2\"><v>46083</v></c>")));
    QVERIFY(sheet.contains(QStringLiteral("<c r=\"D2\" s=\"3\"><v>46083.3402777778</v></c>")));
    QVERIFY(sheet.contains(QStringLiteral("<c r=\"E2\" s=\"4\"><v>1860</v></c>")));
    QVERIFY(sheet.contains(QStringLiteral("<c r=\"B3\" s=\"6\"><v>1200</v></c>")));
    QVERIFY(!sheet.contains(QStringLiteral("r=\"C3\"")));
    const QString styles = part(path, "xl/styles.xml");
    QVERIFY(styles.contains(QStringLiteral("formatCode=\"&quot;¥&quot;#,##0.00\"")));
    QVERIFY(styles.contains(QStringLiteral("formatCode=\"#,##0\\ &quot;JPY&quot;\"")));
    for (const char *name : {"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/worksheets/sheet1.xml"})
        QVERIFY2(isWellFormed(part(path, name)) && !part(path, name).isEmpty(), name);
    QVERIFY(part(path, "xl/workbook.xml").contains(QStringLiteral("name=\"客户\"")));
}

void TestTableWriter::theHeaderOfAWorkbookStaysInSight()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.xlsx"));
    QVERIFY(writeTable(path, TableFormat::Xlsx, sample).ok());
    const QString sheet = part(path, "xl/worksheets/sheet1.xml");
    QVERIFY(sheet.contains(QStringLiteral("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>")));
    QVERIFY(sheet.contains(QStringLiteral("<autoFilter ref=\"A1:E3\"/>")));
    QVERIFY(sheet.contains(QStringLiteral("<c r=\"A1\" s=\"1\" t=\"inlineStr\">")));
}

void TestTableWriter::whatXmlCannotHoldIsLeftOut()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.xlsx"));
    QVERIFY(writeTable(path, TableFormat::Xlsx, {{std::string("a\x01<&>\x0c") + std::string("b\xef\xbf\xbf")}, {std::string(40'000, 'x')}}).ok());
    const QString sheet = part(path, "xl/worksheets/sheet1.xml");
    QVERIFY(isWellFormed(sheet));
    QVERIFY(sheet.contains(QStringLiteral("a&lt;&amp;&gt;b")));
    QCOMPARE(sheet.count(QLatin1Char('x')) - QString(sheet).remove(QStringLiteral("xxxxxxxx")).count(QLatin1Char('x')), 32'760);
}

void TestTableWriter::nothingStandsThereBeforeTheEnd_data()
{
    QTest::addColumn<int>("format");
    QTest::newRow("csv") << int(TableFormat::Csv);
    QTest::newRow("xlsx") << int(TableFormat::Xlsx);
}

void TestTableWriter::nothingStandsThereBeforeTheEnd()
{
    QFETCH(int, format);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("list"));
    {
        auto writer = TableWriter::open(path.toStdString(), TableFormat(format), look());
        QVERIFY(writer.ok());
        for (int i = 0; i < 5000; ++i)
            QVERIFY((*writer)->row(sample[0]).ok());
        QVERIFY(!QFile::exists(path));
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList());
    QVERIFY(writeTable(path, TableFormat(format), sample).ok());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("list")});
}

void TestTableWriter::anUnfinishedFileLeavesTheEarlierOneAsItWas()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("list.csv"));
    QVERIFY(writeTable(path, TableFormat::Csv, sample).ok());
    const QByteArray before = contents(path);
    {
        auto writer = TableWriter::open(path.toStdString(), TableFormat::Csv, look());
        QVERIFY((*writer)->row(sample[0]).ok());
    }
    QCOMPARE(contents(path), before);
}

void TestTableWriter::aCancelledWorkbookLeavesNothing()
{
    const QTemporaryDir folder;
    auto writer = TableWriter::open(folder.filePath(QStringLiteral("a.xlsx")).toStdString(), TableFormat::Xlsx, look(), [] { return true; });
    for (int i = 0; i < 20'000; ++i)
        QVERIFY((*writer)->row(sample[0]).ok());
    const auto outcome = (*writer)->finish();
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
    writer->reset();
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList());
}

void TestTableWriter::aFolderThatIsNotThereIsNamed()
{
    const QTemporaryDir folder;
    for (const TableFormat format : {TableFormat::Csv, TableFormat::Xlsx})
        QVERIFY(!TableWriter::open(folder.filePath(QStringLiteral("none/a")).toStdString(), format, look()).ok());
}

SINAN_TEST(TestTableWriter)
#include "tst_table_writer.moc"
