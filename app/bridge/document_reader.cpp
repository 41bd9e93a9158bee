#include "app/bridge/document_reader.h"

#include "app/base/utf8.h"
#include "app/bridge/zip_parts.h"

#include <QXmlStreamReader>

#include <algorithm>

namespace sinan::bridge {

namespace {

constexpr std::size_t mostText = std::size_t(32) << 20;
const std::string documentPart = "word/document.xml";

struct DocumentCell
{
    std::string text;
    std::uint32_t column = 0;
    std::uint32_t span = 1;
    bool goesOn = false; ///< the lower part of a cell that spans rows
};
struct DocumentRow
{
    std::int64_t paragraph = 0;
    std::vector<DocumentCell> cells;
};

class DocumentReader
{
public:
    DocumentReader(const Input &input, const MappingLibrary &library, const InputLimits &limits)
        : m_input(input), m_library(library), m_limits(limits)
    {
    }
    Result<StructuredInput> read();

private:
    Result<void> walk(QXmlStreamReader &xml);
    void open(QXmlStreamReader &xml);
    void close(QStringView name);
    void endParagraph();
    void endTable();
    void openRow();
    void closeRow();
    void addLine(std::string_view line);
    [[nodiscard]] bool isKeyList() const;
    [[nodiscard]] bool isTable() const;
    [[nodiscard]] std::shared_ptr<const ListedTable> table();
    [[nodiscard]] Error damaged() const;

    const Input &m_input;
    const MappingLibrary &m_library;
    const InputLimits &m_limits;
    std::string m_text; ///< of the document, a line a paragraph
    std::string m_paragraph;
    std::int64_t m_paragraphs = 0;
    int m_tables = 0; ///< open ones: a table within a cell is part of its text
    std::vector<DocumentRow> m_rows;
    std::size_t m_cellBytes = 0;
    bool m_inCell = false;
    bool m_tooWide = false;
    bool m_full = false;
    StructuredInput m_read;
    std::vector<Issue> m_issues;
};

Error DocumentReader::damaged() const
{
    return inputError(ErrorCode::Unreadable, m_input.name, "import.error.document_damaged", "import.mend.save_document_again")
        .with("row", std::to_string(std::max<std::int64_t>(1, m_paragraphs)));
}

void DocumentReader::addLine(std::string_view line)
{
    if (m_text.size() + line.size() > mostText) {
        m_full = true;
        return;
    }
    m_text += line;
    m_text += '\n';
}

void DocumentReader::endParagraph()
{
    ++m_paragraphs;
    if (m_tables == 0) {
        addLine(m_paragraph);
    } else if (m_inCell && !m_rows.empty() && !m_rows.back().cells.empty()) {
        std::string &cell = m_rows.back().cells.back().text;
        const std::string_view words = trimmed(m_paragraph);
        m_cellBytes += words.size();
        if (std::int64_t(cell.size() + words.size()) < m_limits.textBytes && m_cellBytes < mostText && !words.empty())
            cell += (cell.empty() ? "" : "\n") + std::string(words);
        else
            m_full = m_full || !words.empty();
    }
    m_paragraph.clear();
}

void DocumentReader::openRow()
{
    if (m_tables == 1 && std::int64_t(m_rows.size()) < m_limits.rows)
        m_rows.push_back({m_paragraphs + 1, {}});
}

bool DocumentReader::isKeyList() const
{
    // 时间 | 2026-03-02, 客户 | 云帆机械: the head of minutes, written as a table.
    std::size_t keys = 0;
    for (const auto &row : m_rows) {
        if (row.cells.size() != 2)
            return false;
        keys += m_library.talkHeader(row.cells[0].text).has_value();
    }
    return keys >= 2 && keys * 2 >= m_rows.size();
}

bool DocumentReader::isTable() const
{
    if (m_rows.size() < 2 || m_rows[0].cells.size() < 2)
        return false;
    std::size_t known = 0;
    for (const auto &cell : m_rows[0].cells)
        known += m_library.isKnownHeader(cell.text);
    return known * 2 >= m_rows[0].cells.size();
}

std::shared_ptr<const ListedTable> DocumentReader::table()
{
    auto table = std::make_shared<ListedTable>();
    table->sheet = std::to_string(m_read.tables.size() + 1);
    std::vector<std::string> above;
    std::size_t copied = 0;
    for (auto &row : m_rows) {
        ListedTable::Row listed;
        listed.line = row.paragraph;
        for (auto &cell : row.cells) {
            for (std::uint32_t i = 0; i < cell.span && cell.column + i < std::uint32_t(m_limits.cellsPerRow); ++i) {
                const std::size_t column = cell.column + i;
                if (above.size() <= column)
                    above.resize(column + 1);
                if (!cell.goesOn)
                    above[column] = cell.text;
                copied += above[column].size();
                if (copied < mostText * 2)
                    listed.cells.push_back({std::uint32_t(column), CellKind::Text, above[column]});
            }
        }
        table->rows.push_back(std::move(listed));
    }
    return table;
}

void DocumentReader::endTable()
{
    if (isKeyList()) {
        for (const auto &row : m_rows)
            addLine(row.cells[0].text + ": " + row.cells[1].text);
        addLine({});
    } else if (isTable()) {
        m_read.tables.push_back(table());
    } else {
        for (const auto &row : m_rows) {
            std::string line;
            for (const auto &cell : row.cells) {
                if (!cell.goesOn && !cell.text.empty())
                    line += (line.empty() ? "" : "  ") + cell.text;
            }
            addLine(line);
        }
    }
    m_rows.clear();
    m_cellBytes = 0;
}

void DocumentReader::open(QXmlStreamReader &xml)
{
    const QStringView name = xml.name();
    if (name == u"t") {
        const std::string words = xml.readElementText(QXmlStreamReader::SkipChildElements).toStdString();
        if (m_paragraph.size() + words.size() < mostText)
            m_paragraph += words;
        else
            m_full = true;
    } else if (name == u"tab") {
        // Places of tab stops have the same name, within tabs.
        m_paragraph += '\t';
    } else if (name == u"br" || name == u"cr") {
        if (m_tables == 0) {
            addLine(m_paragraph);
            m_paragraph.clear();
        } else {
            m_paragraph += ' ';
        }
    } else if (name == u"del" || name == u"moveFrom" || name == u"Fallback" || name == u"pPr" || name == u"rPr" ||
               name == u"sectPr") {
        xml.skipCurrentElement();
    } else if (name == u"tbl") {
        ++m_tables;
    } else if (name == u"tr") {
        openRow();
    } else if (name == u"tc" && m_tables == 1 && !m_rows.empty()) {
        auto &cells = m_rows.back().cells;
        const std::uint32_t column = cells.empty() ? 0 : cells.back().column + cells.back().span;
        m_inCell = column < std::uint32_t(m_limits.cellsPerRow);
        m_tooWide = m_tooWide || !m_inCell;
        if (m_inCell)
            cells.push_back({{}, column, 1, false});
    } else if (m_inCell && m_tables == 1 && name == u"gridSpan") {
        m_rows.back().cells.back().span = std::uint32_t(
            std::clamp(xml.attributes().value(xml.namespaceUri().toString(), "val").toInt(), 1, m_limits.cellsPerRow));
    } else if (m_inCell && m_tables == 1 && name == u"vMerge") {
        m_rows.back().cells.back().goesOn = xml.attributes().value(xml.namespaceUri().toString(), "val") != u"restart";
    }
}

void DocumentReader::close(QStringView name)
{
    if (name == u"p")
        endParagraph();
    else if (name == u"tc" && m_tables == 1)
        m_inCell = false;
    else if (name == u"tbl" && --m_tables == 0)
        endTable();
}

Result<void> DocumentReader::walk(QXmlStreamReader &xml)
{
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::DTD)
            return damaged();
        if (token == QXmlStreamReader::StartElement)
            open(xml);
        else if (token == QXmlStreamReader::EndElement)
            close(xml.name());
    }
    return xml.hasError() ? Result<void>(damaged()) : Result<void>();
}

Result<StructuredInput> DocumentReader::read()
{
    SINAN_ASSIGN(const auto parts, ZipParts::open(m_input, m_limits));
    SINAN_ASSIGN(const auto device, parts->device(documentPart));
    QXmlStreamReader xml(device.get());
    auto walked = walk(xml);
    if (parts->failure())
        walked = *parts->failure();
    const bool whole = walked.ok();
    if (!whole) {
        // What came before the damage is good.
        if (m_tables > 0)
            endTable();
        else
            addLine(m_paragraph);
        if (m_read.tables.empty() && trimmed(m_text).empty())
            return walked.error();
        m_read.issues.push_back(toIssue(walked.error()));
    }
    IssueList issues(m_input.name, m_limits);
    if (m_full)
        issues.add(m_paragraphs, {}, {}, {"import.issue.talk_cut", {{"limit", numberArgument(std::int64_t(mostText >> 20))}}},
                   "import.mend.split_talk");
    if (m_tooWide)
        issues.add(m_paragraphs, {}, {}, {"import.issue.too_many_cells", {{"limit", numberArgument(m_limits.cellsPerRow)}}},
                   "import.mend.split_columns");
    if (!trimmed(m_text).empty())
        m_read.talks = TalkReader(m_library, m_limits).read(m_text);
    if (m_read.talks.empty() && m_read.tables.empty() && m_read.issues.empty() && issues.isEmpty())
        return inputError(ErrorCode::Unreadable, m_input.name, "import.error.empty_file", "import.mend.choose_again");
    const auto told = issues.take();
    m_read.issues.insert(m_read.issues.end(), told.begin(), told.end());
    return std::move(m_read);
}

} // namespace

bool isDocument(const Input &input, const InputLimits &limits)
{
    if (input.path.empty())
        return false;
    const auto parts = ZipParts::open(input, limits);
    return parts.ok() && (*parts)->has(documentPart);
}

Result<StructuredInput> readDocument(const Input &input, const MappingLibrary &library, const InputLimits &limits)
{
    return DocumentReader(input, library, limits).read();
}

} // namespace sinan::bridge
