#include "app/base/utf8.h"
#include "app/bridge/workbook.h"

#include <QXmlStreamReader>

#include <charconv>

namespace sinan::bridge {

namespace {

/// Cells that are shown as one: their first cell's value holds for all.
struct MergedRange
{
    CellPlace first;
    CellPlace last;
    std::string value;
    CellKind kind = CellKind::Text;
};

/// XML cannot hold control characters; workbooks write them as _x000D_.
std::string unescaped(std::string text)
{
    for (std::size_t at = text.find("_x"); at != std::string::npos && at + 6 < text.size(); at = text.find("_x", at + 1)) {
        unsigned code = 0;
        const char *from = text.data() + at + 2;
        const auto parsed = std::from_chars(from, from + 4, code, 16);
        if (parsed.ptr != from + 4 || text[at + 6] != '_')
            continue;
        std::string character;
        if (code != '\r' && code >= 9 && (code < 0xd800 || code > 0xdfff))
            appendUtf8(character, code);
        text.replace(at, 7, character);
    }
    return text;
}

class SheetReader final : public TableReader
{
public:
    SheetReader(std::shared_ptr<Workbook> book, const Workbook::Sheet &sheet) : m_book(std::move(book)), m_sheet(sheet) {}

    Result<void> begin()
    {
        SINAN_TRY(findMergedRanges());
        SINAN_ASSIGN(m_device, m_book->parts().device(m_sheet.part));
        m_xml.setDevice(m_device.get());
        return {};
    }

    Result<bool> read(TableRow &row) override
    {
        while (!m_xml.atEnd()) {
            const auto token = m_xml.readNext();
            if (token == QXmlStreamReader::DTD)
                return damaged();
            if (token == QXmlStreamReader::StartElement && m_xml.name() == u"dimension") {
                const std::string reference = m_xml.attributes().value("ref").toString().toStdString();
                const auto last =
                    parseCellPlace(std::string_view(reference).substr(std::min(reference.find(':') + 1, reference.size())));
                m_rows = last ? last->row : 0;
            }
            if (token != QXmlStreamReader::StartElement || m_xml.name() != u"row")
                continue;
            const auto number = m_xml.attributes().value("r").toLongLong();
            m_row = number > m_row ? number : m_row + 1;
            row.row = m_row;
            row.cells.clear();
            row.kinds.clear();
            m_tooWide = false;
            SINAN_TRY(readCells(row));
            fillMerged(row);
            if (m_tooWide)
                note({}, int(row.cells.size()) + 1, "import.issue.too_many_cells", "import.mend.split_columns",
                     m_book->limits().cellsPerRow);
            else if (!row.isBlank())
                return true;
        }
        if (m_book->parts().failure())
            return *m_book->parts().failure();
        if (m_xml.hasError())
            return damaged();
        return false;
    }

    [[nodiscard]] std::span<const Issue> issues() const override { return m_issues; }
    [[nodiscard]] double progress() const override { return m_rows > 0 ? std::min(1.0, double(m_row) / double(m_rows)) : 0; }

private:
    [[nodiscard]] Error damaged() const
    {
        Error error =
            inputError(ErrorCode::Unreadable, m_book->name(), "import.error.workbook_damaged", "import.mend.save_again");
        return std::move(error).with("sheet", m_sheet.name).with("row", std::to_string(m_row));
    }

    void note(std::string value, int column, std::string reason, std::string mend, std::int64_t limit = 0)
    {
        if (m_issues.size() >= std::size_t(m_book->limits().listedIssues))
            return;
        Issue issue;
        issue.place = {m_book->name(), m_sheet.name, m_row, column, {}};
        issue.value = shortened(value, 120);
        issue.reason.id = std::move(reason);
        if (limit > 0)
            issue.reason.args["limit"] = numberArgument(limit);
        issue.mend.id = std::move(mend);
        m_issues.push_back(std::move(issue));
    }

    /// Merged ranges stand behind the rows that they concern: one look ahead at the bytes, without parsing.
    Result<void> findMergedRanges()
    {
        SINAN_ASSIGN(const auto device, m_book->parts().device(m_sheet.part));
        QByteArray window;
        for (;;) {
            const QByteArray piece = device->read(64 * 1024);
            if (piece.isEmpty())
                break;
            window += piece;
            qsizetype at = 0;
            for (;;) {
                at = window.indexOf("<mergeCell ", at);
                const qsizetype close = at < 0 ? -1 : window.indexOf('>', at);
                if (close < 0)
                    break;
                addRange(window.mid(at, close - at));
                at = close;
            }
            const qsizetype keep = at >= 0 ? at : std::max<qsizetype>(0, window.size() - 16);
            window.remove(0, std::min(keep, window.size()));
            if (window.size() > 4096)
                window.clear();
        }
        if (m_book->parts().failure())
            return *m_book->parts().failure();
        std::sort(m_merged.begin(), m_merged.end(),
                  [](const MergedRange &a, const MergedRange &b) { return a.first.row < b.first.row; });
        return {};
    }

    void addRange(const QByteArray &element)
    {
        const qsizetype from = element.indexOf("ref=\"");
        const qsizetype to = from < 0 ? -1 : element.indexOf('"', from + 5);
        if (to < 0 || m_merged.size() >= 10'000)
            return;
        const std::string reference = element.mid(from + 5, to - from - 5).toStdString();
        const std::size_t colon = reference.find(':');
        if (colon == std::string::npos)
            return;
        const auto first = parseCellPlace(std::string_view(reference).substr(0, colon));
        const auto last = parseCellPlace(std::string_view(reference).substr(colon + 1));
        if (first && last && last->row >= first->row && last->column >= first->column &&
            last->column <= m_book->limits().cellsPerRow)
            m_merged.push_back({*first, *last, {}, CellKind::Text});
    }

    void fillMerged(TableRow &row)
    {
        while (m_nextMerged < m_merged.size() && m_merged[m_nextMerged].first.row <= m_row)
            m_active.push_back(m_nextMerged++);
        std::erase_if(m_active, [this](std::size_t index) { return m_merged[index].last.row < m_row; });
        int filled = 0;
        for (const std::size_t index : m_active) {
            MergedRange &range = m_merged[index];
            filled += range.last.column - range.first.column + 1;
            if (filled > m_book->limits().cellsPerRow)
                return; // honest ranges do not overlap
            if (row.cells.size() < std::size_t(range.last.column)) {
                row.cells.resize(std::size_t(range.last.column));
                row.kinds.resize(row.cells.size(), CellKind::Text);
            }
            const std::size_t first = std::size_t(range.first.column) - 1;
            if (m_row == range.first.row) {
                range.value = row.cells[first];
                range.kind = row.kinds[first];
            }
            for (std::size_t i = first; i < std::size_t(range.last.column); ++i) {
                row.cells[i] = range.value;
                row.kinds[i] = range.kind;
            }
        }
    }

    Result<void> readCells(TableRow &row)
    {
        int column = 0;
        while (!m_xml.atEnd()) {
            const auto token = m_xml.readNext();
            if (token == QXmlStreamReader::EndElement && m_xml.name() == u"row")
                return {};
            if (token != QXmlStreamReader::StartElement || m_xml.name() != u"c")
                continue;
            const auto attributes = m_xml.attributes();
            const auto place = parseCellPlace(attributes.value("r").toString().toStdString());
            column = place ? place->column : column + 1;
            const QString type = attributes.value("t").toString();
            const std::size_t style = std::size_t(attributes.value("s").toULongLong());
            auto [text, kind] = readCell(type, style, column);
            if (column > m_book->limits().cellsPerRow) {
                m_tooWide = m_tooWide || !text.empty();
                continue;
            }
            if (row.cells.size() < std::size_t(column)) {
                row.cells.resize(std::size_t(column));
                row.kinds.resize(std::size_t(column), CellKind::Text);
            }
            row.cells[std::size_t(column) - 1] = std::move(text);
            row.kinds[std::size_t(column) - 1] = kind;
        }
        return {};
    }

    std::pair<std::string, CellKind> readCell(const QString &type, std::size_t style, int column)
    {
        std::string raw;
        bool phonetic = false;
        while (!m_xml.atEnd()) {
            const auto token = m_xml.readNext();
            if (token == QXmlStreamReader::EndElement && m_xml.name() == u"c")
                break;
            if (token == QXmlStreamReader::EndElement && m_xml.name() == u"rPh")
                phonetic = false;
            if (token != QXmlStreamReader::StartElement)
                continue;
            if (m_xml.name() == u"rPh")
                phonetic = true;
            else if ((m_xml.name() == u"v" || m_xml.name() == u"t") && !phonetic)
                raw += m_xml.readElementText(QXmlStreamReader::SkipChildElements).toStdString();
        }
        if (raw.empty())
            return {};
        if (std::int64_t(raw.size()) > m_book->limits().textBytes) {
            note(raw, column, "import.issue.cell_too_long", "import.mend.shorten_cell", m_book->limits().textBytes >> 20);
            return {};
        }
        if (type == u"s") {
            std::size_t index = 0;
            const auto parsed = std::from_chars(raw.data(), raw.data() + raw.size(), index);
            const std::string *text = parsed.ec == std::errc() ? m_book->text(index) : nullptr;
            if (!text)
                note(raw, column, "import.issue.text_missing", "import.mend.save_again");
            return {text ? tidy(unescaped(*text)) : std::string(), CellKind::Text};
        }
        if (type == u"inlineStr" || type == u"str")
            return {tidy(unescaped(std::move(raw))), CellKind::Text};
        if (type == u"b")
            return {raw == "1" || raw == "true" ? "TRUE" : "FALSE", CellKind::Boolean};
        if (type == u"e")
            return {std::move(raw), CellKind::Error};
        if (type == u"d") {
            const std::size_t middle = raw.find('T');
            if (middle != std::string::npos)
                raw[middle] = ' ';
            return {std::move(raw), CellKind::Date};
        }
        return numberCell(raw, style, column);
    }

    std::pair<std::string, CellKind> numberCell(const std::string &raw, std::size_t style, int column)
    {
        bool read = false;
        const double number = QByteArrayView(raw.data(), qsizetype(raw.size())).toDouble(&read);
        if (!read) {
            note(raw, column, "import.issue.no_number", "import.mend.save_again");
            return {raw, CellKind::Text};
        }
        auto cell = numberText(number, m_book->look(style), m_book->since1904());
        // Digits that a double holds exactly stay as they are written.
        if (m_book->look(style) == NumberLook::Plain && raw.size() <= 15 &&
            raw.find_first_not_of("-0123456789") == std::string::npos)
            cell.first = raw;
        return cell;
    }

    [[nodiscard]] static std::string tidy(std::string text)
    {
        const std::string_view inner = trimmed(text);
        return inner.size() == text.size() ? std::move(text) : std::string(inner);
    }

    std::shared_ptr<Workbook> m_book;
    Workbook::Sheet m_sheet;
    std::unique_ptr<QIODevice> m_device;
    QXmlStreamReader m_xml;
    std::vector<MergedRange> m_merged; ///< by first row
    std::vector<std::size_t> m_active; ///< those that the current row lies in
    std::size_t m_nextMerged = 0;
    std::vector<Issue> m_issues;
    std::int64_t m_row = 0;
    std::int64_t m_rows = 0;
    bool m_tooWide = false;
};

} // namespace

Result<std::unique_ptr<TableReader>> Workbook::read(std::shared_ptr<Workbook> book, std::size_t sheet)
{
    if (sheet >= book->m_sheets.size())
        return Error{ErrorCode::InvalidArgument, book->m_name, "no such sheet", {}};
    const Sheet chosen = book->m_sheets[sheet];
    auto reader = std::make_unique<SheetReader>(std::move(book), chosen);
    SINAN_TRY(reader->begin());
    return std::unique_ptr<TableReader>(std::move(reader));
}

} // namespace sinan::bridge
