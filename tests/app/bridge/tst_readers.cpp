#include "tests/support/test_program.h"
#include "app/base/random_source.h"
#include "app/bridge/delimited_reader.h"
#include "app/bridge/workbook.h"
#include "tests/app/bridge/xlsx_builder.h"

#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace sinan;
using namespace sinan::bridge;
using sinan::test::textRow;
using sinan::test::XlsxBuilder;

using Rows = std::vector<std::vector<std::string>>;

namespace {

QByteArray encoded(const char *encoding, const QString &text)
{
    QStringEncoder encoder(encoding);
    return encoder.encode(text);
}

Result<Rows> readAll(TableReader &reader)
{
    Rows rows;
    TableRow row;
    for (;;) {
        SINAN_ASSIGN(const bool more, reader.read(row));
        if (!more)
            return rows;
        rows.push_back(row.cells);
    }
}

std::string describe(const Result<Rows> &rows)
{
    if (!rows.ok())
        return rows.error().toString();
    std::string text;
    for (const auto &row : rows.value()) {
        for (const auto &cell : row)
            text += "[" + cell + "]";
        text += "\n";
    }
    return text;
}

} // namespace

class TestReaders : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_files = 0;

    Input file(const QByteArray &bytes, const QString &suffix = ".csv")
    {
        const QString path = m_folder.filePath(QString::number(++m_files) + suffix);
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("cannot write a test file");
        return {QFileInfo(path).fileName().toStdString(), path.toStdString(), {}};
    }
    Input workbook(const XlsxBuilder &builder)
    {
        const QString path = m_folder.filePath(QString::number(++m_files) + ".xlsx");
        if (!builder.write(path))
            qFatal("cannot write a test workbook");
        return {QFileInfo(path).fileName().toStdString(), path.toStdString(), {}};
    }
    std::string readText(const QByteArray &bytes)
    {
        auto reader = DelimitedReader::open(file(bytes), {});
        return reader.ok() ? describe(readAll(**reader)) : reader.error().toString();
    }
    std::string readSheet(const XlsxBuilder &builder, std::size_t sheet = 0)
    {
        auto book = Workbook::open(workbook(builder), {});
        if (!book.ok())
            return book.error().toString();
        auto reader = Workbook::read(*book, sheet);
        return reader.ok() ? describe(readAll(**reader)) : reader.error().toString();
    }

private Q_SLOTS:
    void encodingsAreRecognised_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("encoding");
        const QString text = QStringLiteral("客户名称,星级\n云帆机械,A\n");
        QTest::newRow("plain utf-8") << text.toUtf8() << "UTF-8";
        QTest::newRow("utf-8 with mark") << "\xef\xbb\xbf" + text.toUtf8() << "UTF-8";
        QTest::newRow("ascii") << QByteArray("a,b\n1,2\n") << "UTF-8";
        QTest::newRow("gb18030") << encoded("GB18030", text) << "GB18030";
        QTest::newRow("utf-16 le with mark") << "\xff\xfe" + encoded("UTF-16LE", text) << "UTF-16LE";
        QTest::newRow("utf-16 be with mark") << "\xfe\xff" + encoded("UTF-16BE", text) << "UTF-16BE";
        QTest::newRow("utf-16 le bare") << encoded("UTF-16LE", text) << "UTF-16LE";
        QTest::newRow("utf-16 be bare") << encoded("UTF-16BE", text) << "UTF-16BE";
        QTest::newRow("gb18030 far behind ascii") << QByteArray(3'000'000, 'a') + "\n" + encoded("GB18030", text) << "GB18030";
    }
    void encodingsAreRecognised()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, encoding);
        InputLimits limits;
        limits.textBytes = 8 << 20;
        auto reader = DelimitedReader::open(file(bytes), limits);
        QVERIFY2(reader.ok(), reader.ok() ? "" : reader.error().toString().c_str());
        QCOMPARE(QString::fromUtf8(toText((*reader)->encoding().encoding).data()), encoding);
        auto rows = readAll(**reader);
        QVERIFY(rows.ok());
        if (bytes.size() > 20)
            QCOMPARE(QString::fromStdString(rows->back().front()), QStringLiteral("云帆机械"));
    }

    void delimitedTextIsSplitIntoCells_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("cells");
        QTest::newRow("commas") << QByteArray("a,b\n1,2\n") << QByteArray("[a][b]\n[1][2]\n");
        QTest::newRow("semicolons with decimal commas")
            << QByteArray("a;b\n1,5;2,5\n3,5;4,5\n") << QByteArray("[a][b]\n[1,5][2,5]\n[3,5][4,5]\n");
        QTest::newRow("tabs with commas inside")
            << QByteArray("a\tb\nx, y\t1\nz, w\t2\n") << QByteArray("[a][b]\n[x, y][1]\n[z, w][2]\n");
        QTest::newRow("quoted line ends") << QByteArray("a,b\n\"x\ny\",2\n") << QByteArray("[a][b]\n[x\ny][2]\n");
        QTest::newRow("doubled quotes") << QByteArray("a,b\n\"say \"\"hi\"\"\",2\n") << QByteArray("[a][b]\n[say \"hi\"][2]\n");
        QTest::newRow("quote within a word") << QByteArray("a,b\n5\" pipe,2\n") << QByteArray("[a][b]\n[5\" pipe][2]\n");
        QTest::newRow("windows line ends") << QByteArray("a,b\r\n1,2\r\n") << QByteArray("[a][b]\n[1][2]\n");
        QTest::newRow("old mac line ends") << QByteArray("a,b\r1,2\r3,4") << QByteArray("[a][b]\n[1][2]\n[3][4]\n");
        QTest::newRow("no line end at the end") << QByteArray("a,b\n1,2") << QByteArray("[a][b]\n[1][2]\n");
        QTest::newRow("blank lines and rows of nothing") << QByteArray("a,b\n\n , \n1,2\n\n") << QByteArray("[a][b]\n[1][2]\n");
        QTest::newRow("ragged rows stay ragged")
            << QByteArray("a,b,c\n1,2\n1,2,3,4\n") << QByteArray("[a][b][c]\n[1][2]\n[1][2][3][4]\n");
        QTest::newRow("one column") << QByteArray("name\nx\ny\n") << QByteArray("[name]\n[x]\n[y]\n");
        QTest::newRow("sep line") << QByteArray("sep=;\na;b\n1;2,3,4\n") << QByteArray("[a][b]\n[1][2,3,4]\n");
        QTest::newRow("empty quoted cell") << QByteArray("a,b\n\"\",2\n") << QByteArray("[a][b]\n[][2]\n");
    }
    void delimitedTextIsSplitIntoCells()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, cells);
        QCOMPARE(QByteArray::fromStdString(readText(bytes)), cells);
    }

    void rowsKnowTheirLineAcrossQuotedLineEnds()
    {
        auto reader = DelimitedReader::open(file("a,b\n\"x\ny\nz\",2\nlast,3\n"), {});
        QVERIFY(reader.ok());
        TableRow row;
        std::vector<std::int64_t> lines;
        while ((*reader)->read(row).valueOr(false))
            lines.push_back(row.row);
        QCOMPARE(lines, (std::vector<std::int64_t>{1, 2, 5}));
    }

    void aQuoteThatNeverClosesCostsOneRowNotTheFile()
    {
        QByteArray bytes("name,remark\nx,\"open\n");
        for (int i = 0; i < 1000; ++i)
            bytes += "row" + QByteArray::number(i) + ",ok\n";
        auto reader = DelimitedReader::open(file(bytes), {});
        QVERIFY(reader.ok());
        const auto rows = readAll(**reader);
        QVERIFY(rows.ok());
        QCOMPARE(rows.value().size(), std::size_t(1002));
        QCOMPARE((*reader)->issues().size(), std::size_t(1));
        QCOMPARE((*reader)->issues()[0].place.row, std::int64_t(2));
        QCOMPARE(QString::fromStdString((*reader)->issues()[0].reason.id), QStringLiteral("import.issue.open_quote"));
    }

    void aCellBeyondTheLimitIsToldAndTheRestIsRead()
    {
        InputLimits limits;
        limits.textBytes = 1000;
        auto reader = DelimitedReader::open(file("a,b\n" + QByteArray(5000, 'x') + ",2\nok,3\n"), limits);
        QVERIFY(reader.ok());
        QCOMPARE(QByteArray::fromStdString(describe(readAll(**reader))), QByteArray("[a][b]\n[ok][3]\n"));
        QVERIFY(!(*reader)->issues().empty());
        QCOMPARE((*reader)->issues()[0].place.row, std::int64_t(2));
    }

    void brokenBytesAreToldByRowAndColumn()
    {
        auto reader = DelimitedReader::open(file("\xef\xbb\xbf"
                                                 "a,b\nx,\xff\xfe\n"),
                                            {});
        QVERIFY(reader.ok());
        QVERIFY(readAll(**reader).ok());
        QCOMPARE((*reader)->issues().size(), std::size_t(1));
        QCOMPARE((*reader)->issues()[0].place.row, std::int64_t(2));
        QCOMPARE((*reader)->issues()[0].place.column, 2);
    }

    void whatIsNoTextIsRefusedWithAMend_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason");
        QTest::newRow("pdf") << QByteArray("%PDF-1.7 …") << "import.error.pdf";
        QTest::newRow("old workbook") << QByteArray("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") << "import.error.old_workbook";
        QTest::newRow("picture") << QByteArray("\x89PNG\r\n") << "import.error.picture";
        QTest::newRow("program") << QByteArray("\x7f\x45\x4c\x46\x02\x01\x01\x03\x05\x06\x07\x08", 12) << "import.error.no_text";
        QTest::newRow("empty") << QByteArray() << "import.error.empty_file";
    }
    void whatIsNoTextIsRefusedWithAMend()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, reason);
        auto reader = DelimitedReader::open(file(bytes), {});
        QVERIFY(!reader.ok());
        QCOMPARE(QString::fromUtf8(reader.error().fact("reason").data()), reason);
        QVERIFY(!reader.error().fact("mend").empty());
    }

    void aWorkbookGivesItsCellsAsText()
    {
        XlsxBuilder builder;
        builder
            .sharedStrings(
                "<si><t>客户名称</t></si><si><r><t>云帆</t></r><r><t>机械</t></r><rPh sb=\"0\" eb=\"2\"><t>yunfan</t></rPh></si>")
            .styles("<numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/><numFmt "
                    "numFmtId=\"165\" formatCode=\"#,##0.00&quot;days&quot;\"/>",
                    "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"22\"/><xf numFmtId=\"9\"/><xf "
                    "numFmtId=\"165\"/>")
            .sheet("客户",
                   "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>x &amp; y</t></is></c></row>"
                   "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\" s=\"1\"><v>46083</v></c><c r=\"C2\" "
                   "s=\"2\"><v>46083</v></c></row>"
                   "<row r=\"4\"><c r=\"A4\" s=\"3\"><v>46083.5</v></c><c r=\"B4\" s=\"4\"><v>0.125</v></c><c r=\"C4\" "
                   "s=\"5\"><v>1234.5</v></c></row>"
                   "<row><c><v>13800000000</v></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c><c "
                   "t=\"str\"><f>A1&amp;\"!\"</f><v>cached</v></c></row>"
                   "<row r=\"9\"><c r=\"A9\"><f>0.1+0.2</f><v>0.30000000000000004</v></c><c r=\"B9\" "
                   "t=\"inlineStr\"><is><t>a_x000D_b_x005F_c</t></is></c></row>");
        QCOMPARE(QString::fromStdString(readSheet(builder)),
                 QStringLiteral("[客户名称][][x & y]\n[云帆机械][2026-03-02][2026-03-02]\n[2026-03-02 12:00][12.5%][1234.5]\n"
                                "[13800000000][TRUE][#N/A][cached]\n[0.3][ab_c]\n"));
    }

    void bothDateSystemsAreKnown_data()
    {
        QTest::addColumn<double>("serial");
        QTest::addColumn<bool>("since1904");
        QTest::addColumn<QString>("date");
        QTest::newRow("today") << 46083.0 << false << "2026-03-02";
        QTest::newRow("1 January 1900") << 1.0 << false << "1900-01-01";
        QTest::newRow("28 February 1900") << 59.0 << false << "1900-02-28";
        QTest::newRow("1 March 1900") << 61.0 << false << "1900-03-01";
        QTest::newRow("today by 1904") << 44621.0 << true << "2026-03-02";
        QTest::newRow("first day by 1904") << 0.0 << true << "1904-01-01";
    }
    void bothDateSystemsAreKnown()
    {
        QFETCH(double, serial);
        QFETCH(bool, since1904);
        QFETCH(QString, date);
        QCOMPARE(QString::fromStdString(serialText(serial, since1904, NumberLook::Date)), date);
    }

    void mergedCellsHoldForAllTheirRowsAndColumns()
    {
        XlsxBuilder builder;
        builder.sheet("s",
                      textRow(1, {"客户信息", "", "商机"}) + textRow(2, {"名称", "城市", "金额"}) +
                          textRow(3, {"云帆", "无锡", "1"}) + textRow(4, {"", "苏州", "2"}),
                      "<mergeCells count=\"2\"><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A3:A4\"/></mergeCells>");
        QCOMPARE(QString::fromStdString(readSheet(builder)),
                 QStringLiteral("[客户信息][客户信息][商机]\n[名称][城市][金额]\n[云帆][无锡][1]\n[云帆][苏州][2]\n"));
    }

    void everySheetIsListedWithItsName()
    {
        XlsxBuilder builder;
        builder.sheet("客户", textRow(1, {"a"})).sheet("Notes", textRow(1, {"b"}), {}, "hidden");
        auto book = Workbook::open(workbook(builder), {});
        QVERIFY(book.ok());
        QCOMPARE((*book)->sheets().size(), std::size_t(2));
        QCOMPARE(QString::fromStdString((*book)->sheets()[0].name), QStringLiteral("客户"));
        QVERIFY(!(*book)->sheets()[0].hidden);
        QVERIFY((*book)->sheets()[1].hidden);
        QCOMPARE(QString::fromStdString(readSheet(builder, 1)), QStringLiteral("[b]\n"));
    }

    void aWorkbookThatInflatesTooFarIsStopped()
    {
        XlsxBuilder builder;
        builder.sheet("bomb",
                      "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + std::string(8 << 20, 'x') + "</t></is></c></row>");
        const std::string told = readSheet(builder);
        QVERIFY2(told.find("import.error.workbook_inflates") != std::string::npos, told.substr(0, 200).c_str());
    }

    void aDocumentTypeInAWorkbookIsRefused()
    {
        XlsxBuilder builder;
        builder.sheet("s", textRow(1, {"a"}))
            .part("xl/sharedStrings.xml",
                  "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><sst><si><t>&b;</t></si></sst>");
        QVERIFY(readSheet(builder).find("import.error.workbook_damaged") != std::string::npos);
    }

    void damagedInputsNeverCrashAndStayBounded_data()
    {
        QTest::addColumn<QByteArray>("whole");
        QTest::addColumn<QString>("suffix");
        QByteArray csv =
            QStringLiteral("客户名称,金额,备注\n云帆机械,\"1,200\",\"两行\n备注 \"\"引号\"\"\"\n澄江软件,300,好\n").toUtf8();
        QTest::newRow("csv") << csv.repeated(20) << ".csv";
        QTest::newRow("gb18030") << encoded("GB18030", QString::fromUtf8(csv.repeated(20))) << ".csv";
        QTest::newRow("utf-16") << "\xff\xfe" + encoded("UTF-16LE", QString::fromUtf8(csv.repeated(20))) << ".csv";
        XlsxBuilder builder;
        builder.sharedStrings("<si><t>客户</t></si>")
            .styles("", "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>")
            .sheet("s",
                   "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>46083</v></c></row>" +
                       textRow(2, {"x", "y", "z"}),
                   "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>");
        QFile book(QString::fromStdString(workbook(builder).path));
        QVERIFY(book.open(QIODevice::ReadOnly));
        QTest::newRow("xlsx") << book.readAll() << ".xlsx";
    }
    void damagedInputsNeverCrashAndStayBounded()
    {
        QFETCH(QByteArray, whole);
        QFETCH(QString, suffix);
        SeededRandom random(20260302);
        int refused = 0;
        for (int round = 0; round < 300; ++round) {
            QByteArray bytes = whole;
            if (round % 3 == 0)
                bytes.truncate(qsizetype(random.below(std::uint64_t(bytes.size()))));
            for (std::uint64_t flips = random.below(12); flips > 0 && !bytes.isEmpty(); --flips)
                bytes[qsizetype(random.below(std::uint64_t(bytes.size())))] ^= char(1 << random.below(8));
            const Input input = file(bytes, suffix);
            std::optional<Error> error;
            std::size_t cells = 0;
            const auto drain = [&](TableReader &reader) {
                TableRow row;
                for (;;) {
                    const auto more = reader.read(row);
                    if (!more.ok())
                        error = more.error();
                    if (!more.ok() || !more.value())
                        return;
                    cells += row.cells.size();
                    QVERIFY(row.cells.size() <= 2000);
                }
            };
            if (suffix == ".xlsx") {
                auto book = Workbook::open(input, {});
                if (!book.ok())
                    error = book.error();
                for (std::size_t i = 0; book.ok() && i < (*book)->sheets().size(); ++i) {
                    auto reader = Workbook::read(*book, i);
                    if (reader.ok())
                        drain(**reader);
                    else
                        error = reader.error();
                }
            } else {
                auto reader = DelimitedReader::open(input, {});
                if (reader.ok())
                    drain(**reader);
                else
                    error = reader.error();
            }
            QVERIFY(cells < std::size_t(whole.size()) + 1000);
            if (error) {
                ++refused;
                QCOMPARE(error->where, input.name);
                QVERIFY2(!error->fact("mend").empty(), error->toString().c_str());
            }
            QFile::remove(QString::fromStdString(input.path));
        }
        if (suffix == ".xlsx")
            QVERIFY(refused > 50);
    }
};

SINAN_TEST(TestReaders)
#include "tst_readers.moc"
