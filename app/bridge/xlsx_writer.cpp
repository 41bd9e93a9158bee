#include "app/bridge/table_formats.h"
#include "app/bridge/xlsx_package.h"

#include <QSaveFile>
#include <QTemporaryFile>
#include <QXmlStreamWriter>

#include <zip.h>

#include <cmath>

namespace sinan::bridge {

namespace {

constexpr std::int64_t mostSheetRows = 1'048'576;
/// Before that a spreadsheet's calendar is wrong by a day (it knows a 29 February 1900): such dates go in as texts.
constexpr std::int64_t firstSerial = 61;
const LocalDate serialZero = std::chrono::year{1899} / 12 / 30;

QString sheetColumn(std::size_t number)
{
    QString name;
    for (++number; number > 0; number = (number - 1) / 26)
        name.prepend(QChar(ushort('A' + (number - 1) % 26)));
    return name;
}

class XlsxWriter final : public TableWriter
{
public:
    XlsxWriter(const std::string &path, TableLook look, std::function<bool()> cancelled)
        : m_target(QString::fromStdString(path)), m_look(std::move(look)), m_cancelled(std::move(cancelled)),
          m_sheet(m_target + QStringLiteral(".XXXXXX.part"))
    {
    }

    Result<void> begin()
    {
        // Beside the target: there is room where the file is to stand, and nothing of it goes elsewhere.
        if (!m_sheet.open())
            return writingError(m_sheet);
        m_xml.setDevice(&m_sheet);
        m_xml.writeStartDocument(QStringLiteral("1.0"), true);
        m_xml.writeStartElement(QStringLiteral("worksheet"));
        m_xml.writeDefaultNamespace(QLatin1String(sheetNamespace));
        m_xml.writeStartElement(QStringLiteral("sheetViews"));
        m_xml.writeStartElement(QStringLiteral("sheetView"));
        m_xml.writeAttribute(QStringLiteral("tabSelected"), QStringLiteral("1"));
        m_xml.writeAttribute(QStringLiteral("workbookViewId"), QStringLiteral("0"));
        m_xml.writeEmptyElement(QStringLiteral("pane"));
        m_xml.writeAttribute(QStringLiteral("ySplit"), QStringLiteral("1"));
        m_xml.writeAttribute(QStringLiteral("topLeftCell"), QStringLiteral("A2"));
        m_xml.writeAttribute(QStringLiteral("activePane"), QStringLiteral("bottomLeft"));
        m_xml.writeAttribute(QStringLiteral("state"), QStringLiteral("frozen"));
        m_xml.writeEndElement();
        m_xml.writeEndElement();
        m_xml.writeStartElement(QStringLiteral("cols"));
        for (std::size_t i = 0; i < m_look.columns.size(); ++i) {
            m_xml.writeEmptyElement(QStringLiteral("col"));
            m_xml.writeAttribute(QStringLiteral("min"), QString::number(i + 1));
            m_xml.writeAttribute(QStringLiteral("max"), QString::number(i + 1));
            m_xml.writeAttribute(QStringLiteral("width"), i == 0 ? QStringLiteral("30") : QStringLiteral("16"));
            m_xml.writeAttribute(QStringLiteral("customWidth"), QStringLiteral("1"));
        }
        m_xml.writeEndElement();
        m_xml.writeStartElement(QStringLiteral("sheetData"));
        std::vector<TableCell> titles;
        for (const TableColumn &column : m_look.columns)
            titles.emplace_back(column.title);
        return writeRow(titles, HeadStyle);
    }

    Result<void> row(std::span<const TableCell> cells) override
    {
        if (m_rows >= mostSheetRows)
            return Error{ErrorCode::TooLarge, "export", "more rows than a sheet takes", {}}.with("limit", std::to_string(mostSheetRows - 1));
        return writeRow(cells, PlainStyle);
    }

    Result<void> finish() override
    {
        m_xml.writeEndElement();
        m_xml.writeEmptyElement(QStringLiteral("autoFilter"));
        m_xml.writeAttribute(QStringLiteral("ref"), QStringLiteral("A1:%1%2").arg(sheetColumn(m_look.columns.size() - 1)).arg(m_rows));
        m_xml.writeEndDocument();
        if (m_xml.hasError() || !m_sheet.flush())
            return writingError(m_sheet);
        return pack();
    }

private:
    Result<void> writeRow(std::span<const TableCell> cells, int style)
    {
        const QString number = QString::number(++m_rows);
        m_xml.writeStartElement(QStringLiteral("row"));
        m_xml.writeAttribute(QStringLiteral("r"), number);
        for (std::size_t i = 0; i < std::min(cells.size(), m_look.columns.size()); ++i)
            writeCell(cells[i], sheetColumn(i) + number, style);
        m_xml.writeEndElement();
        if (m_xml.hasError())
            return writingError(m_sheet);
        return {};
    }

    void writeCell(const TableCell &cell, const QString &place, int style)
    {
        if (const auto *text = std::get_if<std::string>(&cell)) {
            if (!text->empty())
                writeText(sheetText(*text), place, style);
            return;
        }
        if (const auto *whole = std::get_if<std::int64_t>(&cell))
            return writeNumber(QString::number(*whole), place, WholeStyle);
        if (const auto *number = std::get_if<double>(&cell)) {
            if (std::isfinite(*number))
                writeNumber(QString::number(*number, 'g', 15), place, style);
            return;
        }
        if (const auto *flag = std::get_if<bool>(&cell)) {
            startCell(place, style);
            m_xml.writeAttribute(QStringLiteral("t"), QStringLiteral("b"));
            m_xml.writeTextElement(QStringLiteral("v"), *flag ? QStringLiteral("1") : QStringLiteral("0"));
            m_xml.writeEndElement();
            return;
        }
        if (const auto *money = std::get_if<Money>(&cell))
            return writeNumber(QString::number(majorUnits(*money), 'f', minorDigits(money->currency)), place, styleOf(money->currency));
        if (const auto *day = std::get_if<LocalDate>(&cell))
            return writeDay(WallTime{*day, 0}, place, DayStyle);
        if (const auto *time = std::get_if<WallTime>(&cell))
            writeDay(*time, place, MomentStyle);
    }

    void startCell(const QString &place, int style)
    {
        m_xml.writeStartElement(QStringLiteral("c"));
        m_xml.writeAttribute(QStringLiteral("r"), place);
        if (style != PlainStyle)
            m_xml.writeAttribute(QStringLiteral("s"), QString::number(style));
    }

    void writeText(const QString &text, const QString &place, int style)
    {
        startCell(place, style);
        m_xml.writeAttribute(QStringLiteral("t"), QStringLiteral("inlineStr"));
        m_xml.writeStartElement(QStringLiteral("is"));
        m_xml.writeStartElement(QStringLiteral("t"));
        if (text.front().isSpace() || text.back().isSpace() || text.contains(QLatin1Char('\n')))
            m_xml.writeAttribute(QStringLiteral("xml:space"), QStringLiteral("preserve"));
        m_xml.writeCharacters(text);
        m_xml.writeEndElement();
        m_xml.writeEndElement();
        m_xml.writeEndElement();
    }

    void writeNumber(const QString &number, const QString &place, int style)
    {
        startCell(place, style);
        m_xml.writeTextElement(QStringLiteral("v"), number);
        m_xml.writeEndElement();
    }

    void writeDay(const WallTime &time, const QString &place, int style)
    {
        const std::int64_t serial = (time.day - serialZero).count();
        if (serial < firstSerial)
            return writeText(QString::fromStdString(toIso(time.day)), place, PlainStyle);
        writeNumber(QString::number(double(serial) + time.minute / 1440.0, 'g', 15), place, style);
    }

    int styleOf(const std::string &currency)
    {
        const auto found = std::find(m_currencies.begin(), m_currencies.end(), currency);
        const auto at = found - m_currencies.begin();
        if (found == m_currencies.end())
            m_currencies.push_back(currency);
        return FirstCurrencyStyle + int(at);
    }

    Result<void> pack()
    {
        const Error failed{ErrorCode::Io, "export", "the workbook could not be packed", {}};
        // Packed in memory (a tenth of the sheet): libzip's own files have names in the system's code page on Windows.
        zip_source_t *packed = zip_source_buffer_create(nullptr, 0, 0, nullptr);
        zip_t *archive = packed ? zip_open_from_source(packed, ZIP_TRUNCATE, nullptr) : nullptr;
        if (!archive) {
            if (packed)
                zip_source_free(packed);
            return failed;
        }
        zip_source_keep(packed);
        const std::unique_ptr<zip_source_t, void (*)(zip_source_t *)> held(packed, zip_source_free);
        zip_register_cancel_callback_with_state(
            archive, [](zip_t *, void *state) { return static_cast<XlsxWriter *>(state)->isCancelled() ? 1 : 0; }, nullptr, this);
        const auto parts = packageParts(m_look.sheet, m_currencies);
        const qint64 size = m_sheet.size();
        const uchar *sheet = m_sheet.map(0, size);
        const auto add = [archive](const std::string &name, const void *bytes, qint64 count) {
            zip_source_t *source = bytes ? zip_source_buffer(archive, bytes, zip_uint64_t(count), 0) : nullptr;
            if (!source || zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0) {
                if (source)
                    zip_source_free(source);
                return false;
            }
            return true;
        };
        bool whole = true;
        for (const auto &[name, bytes] : parts)
            whole = whole && add(name, bytes.constData(), bytes.size());
        whole = whole && add("xl/worksheets/sheet1.xml", sheet, size);
        if (!whole || zip_close(archive) != 0) {
            zip_discard(archive);
            if (isCancelled())
                return Error{ErrorCode::Cancelled, "export", "stopped", {}};
            return failed;
        }
        return put(packed);
    }

    Result<void> put(zip_source_t *packed)
    {
        QSaveFile file(m_target);
        if (!file.open(QIODevice::WriteOnly))
            return writingError(file);
        if (zip_source_open(packed) != 0)
            return Error{ErrorCode::Io, "export", "the workbook could not be read back", {}};
        QByteArray piece(1 << 16, '\0');
        for (;;) {
            const zip_int64_t got = zip_source_read(packed, piece.data(), zip_uint64_t(piece.size()));
            if (got <= 0) {
                zip_source_close(packed);
                if (got < 0)
                    return Error{ErrorCode::Io, "export", "the workbook could not be read back", {}};
                break;
            }
            if (file.write(piece.constData(), got) != got) {
                zip_source_close(packed);
                return writingError(file);
            }
        }
        if (!file.commit())
            return writingError(file);
        return {};
    }

    [[nodiscard]] bool isCancelled() const { return m_cancelled && m_cancelled(); }

    QString m_target;
    TableLook m_look;
    std::function<bool()> m_cancelled;
    QTemporaryFile m_sheet;
    QXmlStreamWriter m_xml;
    std::int64_t m_rows = 0;
    std::vector<std::string> m_currencies;
};

} // namespace

Result<std::unique_ptr<TableWriter>> openXlsx(const std::string &path, TableLook look, std::function<bool()> cancelled)
{
    auto writer = std::make_unique<XlsxWriter>(path, std::move(look), std::move(cancelled));
    SINAN_TRY(writer->begin());
    return std::unique_ptr<TableWriter>(std::move(writer));
}

} // namespace sinan::bridge
