#include "app/bridge/old_workbook.h"

#include "app/base/utf8.h"
#include "app/bridge/biff_records.h"
#include "app/bridge/charset.h"
#include "app/bridge/workbook.h"

#include <map>

namespace sinan::bridge {

namespace {

enum Record : std::uint16_t {
    Formula2 = 0x0006,
    EndOfFile = 0x000a,
    DateMode = 0x0022,
    FilePass = 0x002f,
    CodePage = 0x0042,
    BoundSheet = 0x0085,
    MultipleRk = 0x00bd,
    RichLabel = 0x00d6,
    ExtendedFormat = 0x00e0,
    MergedCells = 0x00e5,
    SharedTexts = 0x00fc,
    SharedLabel = 0x00fd,
    Number = 0x0203,
    Label = 0x0204,
    BooleanOrError = 0x0205,
    FormulaText = 0x0207,
    Rk = 0x027e,
    Formula3 = 0x0206,
    Formula4 = 0x0406,
    FormatCode = 0x041e,
    Begin = 0x0809
};

constexpr std::uint16_t version8 = 0x0600;
constexpr std::size_t widestSheet = 256; ///< columns that the format can number
constexpr std::size_t mostMergedCells = 200'000;

std::string codePageName(std::uint32_t page)
{
    switch (page) {
    case 936:
        return "gbk";
    case 950:
        return "big5";
    case 65001:
        return "utf-8";
    case 1200:
        return "utf-16le";
    default:
        return "windows-" + std::to_string(page);
    }
}

struct SheetEntry
{
    std::string name;
    std::uint32_t at = 0;
    bool hidden = false;
    bool cells = true; ///< not a chart, not a macro
};

class BookReader
{
public:
    BookReader(const std::string &file, std::string_view stream, const InputLimits &limits)
        : m_file(file), m_stream(stream), m_limits(limits),
          m_left(std::max<std::int64_t>(16 << 20, std::min<std::int64_t>(limits.inflatedBytes, std::int64_t(stream.size()) * 20)))
    {
    }
    Result<StructuredInput> read();

private:
    Result<void> readGlobals();
    void readFormat(const BiffRecord &record);
    void readTexts(const BiffRecord &record, BiffRecords &records);
    std::shared_ptr<ListedTable> readSheet(const SheetEntry &sheet);
    void readCell(const BiffRecord &record);
    void readFormula(const BiffRecord &record);
    void readMerged(const BiffRecord &record);
    void fillMerged(ListedTable &table) const;
    void put(std::uint32_t row, std::uint32_t column, CellKind kind, std::string text);
    void putNumber(std::uint32_t row, std::uint32_t column, std::uint32_t format, double number);
    void note(std::uint32_t row, std::uint32_t column, std::string_view value, const char *reason, const char *mend);
    [[nodiscard]] std::string bytesText(std::string_view bytes) const { return decodeBytes(bytes, m_codePage); }
    /// A text within one record: `lengthBytes` of length, then its characters.
    [[nodiscard]] std::string recordText(const BiffRecord &record, std::size_t at, int lengthBytes) const;
    [[nodiscard]] Error damaged(const std::string &sheet = {}, std::int64_t row = 0) const;

    struct Merged
    {
        std::uint32_t firstRow, lastRow, firstColumn, lastColumn;
    };
    using Rows = std::map<std::uint32_t, std::vector<ListedTable::Cell>>;

    std::string m_file;
    std::string_view m_stream;
    const InputLimits &m_limits;
    std::int64_t m_left; ///< bytes of text that may still come: one shared text may stand in every cell
    bool m_eight = true;
    bool m_since1904 = false;
    std::string m_codePage = "windows-1252";
    std::vector<SheetEntry> m_sheets;
    std::vector<std::string> m_texts;
    std::map<std::uint32_t, std::string> m_codes;
    std::vector<std::uint32_t> m_formats; ///< number format of each extended format
    Rows m_rows;
    std::vector<Merged> m_merged;
    std::vector<Issue> m_issues;
    std::string m_sheet;
    std::optional<std::pair<std::uint32_t, std::uint32_t>> m_awaited; ///< the cell of a formula whose text follows
};

Error BookReader::damaged(const std::string &sheet, std::int64_t row) const
{
    Error error = inputError(ErrorCode::Unreadable, m_file, "import.error.workbook_damaged", "import.mend.save_again");
    if (!sheet.empty())
        error = std::move(error).with("sheet", sheet);
    return row > 0 ? std::move(error).with("row", std::to_string(row)) : error;
}

std::string BookReader::recordText(const BiffRecord &record, std::size_t at, int lengthBytes) const
{
    if (at >= record.data.size())
        return {};
    if (m_eight)
        return BiffPieces({record.data.substr(at)}).text(lengthBytes);
    const std::size_t length = record.number(at, lengthBytes);
    return bytesText(record.data.substr(std::min(at + std::size_t(lengthBytes), record.data.size()), length));
}

void BookReader::readFormat(const BiffRecord &record)
{
    if (m_codes.size() < 10'000)
        m_codes[record.number(0, 2)] = recordText(record, 2, m_eight ? 2 : 1);
}

void BookReader::readTexts(const BiffRecord &record, BiffRecords &records)
{
    std::vector<std::string_view> pieces{record.data};
    const auto more = records.continuations();
    pieces.insert(pieces.end(), more.begin(), more.end());
    BiffPieces reader(std::move(pieces));
    (void)reader.number(4);
    const std::uint32_t count = reader.number(4);
    while (m_texts.size() < count && !reader.atEnd())
        m_texts.push_back(reader.text(2));
}

Result<void> BookReader::readGlobals()
{
    BiffRecords records(m_stream, 0);
    BiffRecord record;
    if (!records.next(record) || record.id != Begin)
        return inputError(ErrorCode::Unreadable, m_file, "import.error.old_workbook", "import.mend.save_as_xlsx");
    m_eight = record.number(0, 2) == version8;
    while (records.next(record) && record.id != EndOfFile) {
        switch (record.id) {
        case FilePass:
            return inputError(ErrorCode::Unreadable, m_file, "import.error.workbook_locked", "import.mend.remove_password");
        case DateMode:
            m_since1904 = record.number(0, 2) == 1;
            break;
        case CodePage:
            m_codePage = codePageName(record.number(0, 2));
            break;
        case FormatCode:
            readFormat(record);
            break;
        case ExtendedFormat:
            m_formats.push_back(record.number(2, 2));
            break;
        case SharedTexts:
            readTexts(record, records);
            break;
        case BoundSheet:
            if (m_sheets.size() < 1000)
                m_sheets.push_back(
                    {recordText(record, 6, 1), record.number(0, 4), (record.number(4, 1) & 3) != 0, record.number(5, 1) == 0});
            break;
        default:
            break;
        }
    }
    if (m_sheets.empty())
        return records.wasCut() ? damaged()
                                : inputError(ErrorCode::Unreadable, m_file, "import.error.no_sheets", "import.mend.choose_again");
    return {};
}

void BookReader::note(std::uint32_t row, std::uint32_t column, std::string_view value, const char *reason, const char *mend)
{
    if (m_issues.size() >= std::size_t(m_limits.listedIssues))
        return;
    Issue issue;
    issue.place = {m_file, m_sheet, std::int64_t(row) + 1, int(column) + 1, {}};
    issue.value = shortened(value.substr(0, 1000), 119);
    issue.reason.id = reason;
    issue.reason.args["limit"] = numberArgument(m_limits.textBytes >> 20);
    issue.mend.id = mend;
    m_issues.push_back(std::move(issue));
}

void BookReader::put(std::uint32_t row, std::uint32_t column, CellKind kind, std::string text)
{
    const std::string_view inner = trimmed(text);
    if (inner.empty() || m_left < 0)
        return;
    if (column >= widestSheet)
        return note(row, column, inner, "import.issue.cell_outside", "import.mend.save_again");
    if (std::int64_t(inner.size()) > m_limits.textBytes)
        return note(row, column, inner, "import.issue.cell_too_long", "import.mend.shorten_cell");
    m_left -= std::int64_t(inner.size()) + 16;
    m_rows[row].push_back({column, kind, inner.size() == text.size() ? std::move(text) : std::string(inner)});
}

void BookReader::putNumber(std::uint32_t row, std::uint32_t column, std::uint32_t format, double number)
{
    const std::uint32_t code = format < m_formats.size() ? m_formats[format] : 0;
    const auto written = m_codes.find(code);
    auto [text, kind] =
        numberText(number, numberLook(int(code), written == m_codes.end() ? std::string_view() : written->second), m_since1904);
    put(row, column, kind, std::move(text));
}

void BookReader::readFormula(const BiffRecord &record)
{
    const std::uint32_t row = record.number(0, 2);
    const std::uint32_t column = record.number(2, 2);
    if (record.number(12, 2) != 0xffff)
        return putNumber(row, column, record.number(4, 2), record.real(6));
    const std::uint32_t kind = record.number(6, 1);
    if (kind == 0)
        m_awaited = {row, column};
    else if (kind == 1)
        put(row, column, CellKind::Boolean, record.number(8, 1) ? "TRUE" : "FALSE");
    else if (kind == 2)
        put(row, column, CellKind::Error, biffError(record.number(8, 1)));
}

void BookReader::readMerged(const BiffRecord &record)
{
    const std::uint32_t count = record.number(0, 2);
    for (std::uint32_t i = 0; i < count && 2 + (i + 1) * 8 <= record.data.size() && m_merged.size() < 10'000; ++i) {
        const std::size_t at = 2 + i * 8;
        const Merged merged{record.number(at, 2), record.number(at + 2, 2), record.number(at + 4, 2), record.number(at + 6, 2)};
        if (merged.firstRow <= merged.lastRow && merged.firstColumn <= merged.lastColumn && merged.lastColumn < widestSheet)
            m_merged.push_back(merged);
    }
}

void BookReader::readCell(const BiffRecord &record)
{
    const std::uint32_t row = record.number(0, 2);
    const std::uint32_t column = record.number(2, 2);
    const std::uint32_t format = record.number(4, 2);
    switch (record.id) {
    case SharedLabel: {
        const std::uint32_t index = record.number(6, 4);
        if (index < m_texts.size())
            put(row, column, CellKind::Text, m_texts[index]);
        else
            note(row, column, std::to_string(index), "import.issue.text_missing", "import.mend.save_again");
        break;
    }
    case Label:
    case RichLabel:
        put(row, column, CellKind::Text, recordText(record, 6, 2));
        break;
    case Number:
        putNumber(row, column, format, record.real(6));
        break;
    case Rk:
        putNumber(row, column, format, biffRk(record.number(6, 4)));
        break;
    case MultipleRk:
        for (std::size_t at = 4; at + 8 <= record.data.size(); at += 6)
            putNumber(row, column + std::uint32_t((at - 4) / 6), record.number(at, 2), biffRk(record.number(at + 2, 4)));
        break;
    case BooleanOrError:
        if (record.number(7, 1))
            put(row, column, CellKind::Error, biffError(record.number(6, 1)));
        else
            put(row, column, CellKind::Boolean, record.number(6, 1) ? "TRUE" : "FALSE");
        break;
    case Formula2:
    case Formula3:
    case Formula4:
        readFormula(record);
        break;
    default:
        break;
    }
}

void BookReader::fillMerged(ListedTable &table) const
{
    std::size_t filled = 0;
    for (const Merged &merged : m_merged) {
        const auto first = std::find_if(table.rows.begin(), table.rows.end(),
                                        [&](const auto &row) { return row.line > std::int64_t(merged.firstRow); });
        if (first == table.rows.end() || first->line != std::int64_t(merged.firstRow) + 1)
            continue;
        const auto cell = std::find_if(first->cells.begin(), first->cells.end(),
                                       [&](const auto &one) { return one.column == merged.firstColumn; });
        if (cell == first->cells.end())
            continue;
        const ListedTable::Cell value = *cell;
        for (auto row = first; row != table.rows.end() && row->line <= std::int64_t(merged.lastRow) + 1; ++row) {
            for (std::uint32_t column = merged.firstColumn; column <= merged.lastColumn; ++column) {
                if (++filled > mostMergedCells || filled * value.text.size() > std::size_t(16) << 20)
                    return;
                row->cells.push_back({column, value.kind, value.text});
            }
        }
    }
}

std::shared_ptr<ListedTable> BookReader::readSheet(const SheetEntry &sheet)
{
    m_rows.clear();
    m_merged.clear();
    m_issues.clear();
    m_awaited.reset();
    m_sheet = sheet.name;
    BiffRecords records(m_stream, sheet.at);
    BiffRecord record;
    int depth = 0;
    bool ended = false;
    std::uint32_t lastRow = 0;
    while (!ended && records.next(record)) {
        if (record.id == Begin)
            ++depth; // a chart within the sheet has records of its own
        else if (record.id == EndOfFile)
            ended = --depth <= 0;
        else if (depth == 1 && record.id == MergedCells)
            readMerged(record);
        else if (depth == 1 && record.id == FormulaText && m_awaited)
            put(m_awaited->first, m_awaited->second, CellKind::Text, recordText(record, 0, 2));
        else if (depth == 1)
            readCell(record);
        if (!m_rows.empty())
            lastRow = m_rows.rbegin()->first;
    }
    if (!ended)
        note(lastRow, 0, {}, "import.error.workbook_damaged", "import.mend.save_again");
    auto table = std::make_shared<ListedTable>();
    table->sheet = sheet.name;
    table->hidden = sheet.hidden;
    for (auto &[row, cells] : m_rows)
        table->rows.push_back({std::int64_t(row) + 1, std::move(cells)});
    fillMerged(*table);
    table->issues = std::move(m_issues);
    return table;
}

Result<StructuredInput> BookReader::read()
{
    SINAN_TRY(readGlobals());
    StructuredInput input;
    for (const SheetEntry &sheet : m_sheets) {
        if (!sheet.cells)
            continue;
        auto table = readSheet(sheet);
        if (m_left < 0)
            return inputError(ErrorCode::TooLarge, m_file, "import.error.workbook_inflates", "import.mend.split_file",
                              {{"limit", numberArgument(m_limits.inflatedBytes >> 20)}, {"ratio", numberArgument(20)}});
        if (!table->rows.empty() || !table->issues.empty())
            input.tables.push_back(std::move(table));
    }
    if (input.tables.empty())
        return inputError(ErrorCode::Unreadable, m_file, "import.error.empty_table", "import.mend.choose_again");
    return input;
}

} // namespace

Result<StructuredInput> readOldWorkbook(const std::string &file, std::string_view bytes, const InputLimits &limits)
{
    const auto container = CompoundFile::open(bytes);
    if (!container)
        return inputError(ErrorCode::Unreadable, file, "import.error.workbook_damaged", "import.mend.save_again");
    auto stream = container->read("Workbook");
    if (!stream)
        stream = container->read("Book");
    if (stream)
        return BookReader(file, *stream, limits).read();
    if (container->has("EncryptedPackage"))
        return inputError(ErrorCode::Unreadable, file, "import.error.workbook_locked", "import.mend.remove_password");
    if (container->has("WordDocument"))
        return inputError(ErrorCode::Unreadable, file, "import.error.old_document", "import.mend.save_as_docx");
    if (container->hasPrefix("__properties_version1.0"))
        return inputError(ErrorCode::Unreadable, file, "import.error.outlook_message", "import.mend.save_as_eml");
    return inputError(ErrorCode::Unreadable, file, "import.error.old_workbook", "import.mend.save_as_xlsx");
}

} // namespace sinan::bridge
