#include "app/bridge/delimited_reader.h"

#include "app/base/utf8.h"

#include <cmath>

namespace sinan::bridge {

namespace {

constexpr std::size_t valueBytes = 1000; ///< of the text behind a broken place; what a person is shown is cut to whole characters

/// Columns of each of the first records when split at `delimiter`; quotes hold fields together.
std::vector<int> columnsOf(std::string_view text, char delimiter, std::size_t records)
{
    std::vector<int> counts;
    int columns = 1;
    bool quoted = false;
    bool fieldStart = true;
    bool any = false;
    for (const char c : text) {
        if (quoted) {
            quoted = c != '"';
            continue;
        }
        if (c == '"' && fieldStart) {
            quoted = true;
            fieldStart = false;
            any = true;
        } else if (c == '\n') {
            if (any)
                counts.push_back(columns);
            if (counts.size() == records)
                return counts;
            columns = 1;
            any = false;
            fieldStart = true;
        } else if (c == delimiter) {
            ++columns;
            fieldStart = any = true;
        } else if (c != '\r') {
            // A doubled quote closes and opens again; only its first half is seen as a field's end above.
            fieldStart = c == '"';
            any = true;
        }
    }
    if (any && counts.empty())
        counts.push_back(columns);
    return counts;
}

constexpr std::string_view brokenCharacter = "\xef\xbf\xbd";

} // namespace

char guessDelimiter(std::string_view beginning)
{
    char best = ',';
    double bestScore = 0;
    for (const char delimiter : {',', '\t', ';', '|'}) {
        const std::vector<int> counts = columnsOf(beginning, delimiter, 50);
        std::map<int, int> votes;
        for (const int count : counts)
            ++votes[count];
        for (const auto &[columns, votesFor] : votes) {
            if (columns < 2)
                continue;
            const double score = double(votesFor) / double(counts.size()) * (1 + std::log2(double(columns)));
            if (score > bestScore * 1.001) {
                bestScore = score;
                best = delimiter;
            }
        }
    }
    return best;
}

Result<std::unique_ptr<DelimitedReader>> DelimitedReader::open(const Input &input, const InputLimits &limits,
                                                               std::optional<Encoding> encoding, std::optional<char> delimiter)
{
    std::unique_ptr<DelimitedReader> reader(new DelimitedReader);
    reader->m_name = input.name;
    reader->m_limits = limits;
    SINAN_ASSIGN(reader->m_pull, TextPull::open(input, encoding, limits));
    SINAN_TRY(reader->fill());
    std::string_view text(reader->m_buffer);
    // Excel's own hint about the separator.
    if (text.size() >= 6 && text.substr(0, 4) == "sep=" && (text[5] == '\n' || text[5] == '\r')) {
        reader->m_delimiter = text[4];
        reader->skipLine();
    } else {
        reader->m_delimiter = guessDelimiter(text.substr(0, 64 * 1024));
    }
    if (delimiter)
        reader->m_delimiter = *delimiter;
    return reader;
}

Result<bool> DelimitedReader::fill()
{
    if (m_ended)
        return false;
    if (m_at > 0) {
        m_buffer.erase(0, m_at);
        m_at = 0;
    }
    // Doubling keeps the work linear where one record is longer than a piece.
    const std::size_t wanted = m_buffer.size() * 2;
    do {
        SINAN_ASSIGN(const bool more, m_pull->pull(m_buffer));
        m_ended = !more;
    } while (!m_ended && m_buffer.size() < wanted);
    return true;
}

double DelimitedReader::progress() const
{
    return m_pull->size() > 0 ? double(m_pull->bytesRead()) / double(m_pull->size()) : 1;
}

void DelimitedReader::note(const TableRow &row, std::size_t column, std::string value, std::string reason, std::string mend,
                           std::int64_t limit)
{
    if (m_issues.size() >= std::size_t(m_limits.listedIssues))
        return;
    Issue issue;
    issue.place.file = m_name;
    issue.place.row = row.row;
    issue.place.column = int(column) + 1;
    issue.value = shortened(value, 119);
    issue.reason.id = std::move(reason);
    if (limit > 0)
        issue.reason.args["limit"] = numberArgument(limit);
    issue.mend.id = std::move(mend);
    m_issues.push_back(std::move(issue));
}

void DelimitedReader::noteBrokenCharacters(const TableRow &row)
{
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (row.cells[i].find(brokenCharacter) != std::string::npos)
            note(row, i, row.cells[i], "import.issue.broken_characters", "import.mend.choose_encoding");
    }
}

void DelimitedReader::skipLine()
{
    while (m_at < m_buffer.size() && m_buffer[m_at] != '\n' && m_buffer[m_at] != '\r')
        ++m_at;
    if (m_at + 1 < m_buffer.size() && m_buffer[m_at] == '\r' && m_buffer[m_at + 1] == '\n')
        ++m_at;
    m_at = std::min(m_at + 1, m_buffer.size());
    ++m_line;
}

DelimitedReader::Step DelimitedReader::parse(TableRow &row, bool quotes)
{
    std::size_t used = 0;
    std::size_t at = m_at;
    m_linesOfRecord = 1;
    const std::size_t size = m_buffer.size();
    const char *data = m_buffer.data();
    const auto nextCell = [&]() -> std::string & {
        if (used == row.cells.size())
            row.cells.emplace_back();
        std::string &cell = row.cells[used++];
        cell.clear();
        return cell;
    };
    for (;;) {
        if (used >= std::size_t(m_limits.cellsPerRow))
            return Step::TooManyCells;
        std::string &cell = nextCell();
        if (quotes && at < size && data[at] == '"') {
            std::size_t from = at + 1;
            for (;;) {
                const std::size_t close = m_buffer.find('"', from);
                if (close == std::string::npos)
                    return m_ended                                       ? Step::OpenQuote
                           : size - at > std::size_t(m_limits.textBytes) ? Step::CellTooLong
                                                                         : Step::NeedMore;
                if (close + 1 >= size && !m_ended)
                    return Step::NeedMore;
                cell.append(data + from, close - from);
                if (cell.size() > std::size_t(m_limits.textBytes))
                    return Step::CellTooLong;
                at = close + 1;
                if (at >= size || data[at] != '"')
                    break;
                cell += '"';
                from = at + 1;
            }
            for (std::size_t i = 0; i < cell.size(); ++i)
                m_linesOfRecord += cell[i] == '\n' || (cell[i] == '\r' && (i + 1 == cell.size() || cell[i + 1] != '\n'));
        }
        const std::size_t from = at;
        while (at < size && data[at] != m_delimiter && data[at] != '\n' && data[at] != '\r')
            ++at;
        if (at >= size && !m_ended)
            return std::int64_t(at - from) > m_limits.textBytes ? Step::CellTooLong : Step::NeedMore;
        cell.append(data + from, at - from);
        if (std::int64_t(cell.size()) > m_limits.textBytes)
            return Step::CellTooLong;
        if (at < size && data[at] == m_delimiter) {
            ++at;
            continue;
        }
        if (at + 1 >= size && !m_ended)
            return Step::NeedMore; // whether CR has its LF is not known yet
        if (at < size)
            at += data[at] == '\r' && at + 1 < size && data[at + 1] == '\n' ? 2 : 1;
        row.cells.resize(used);
        m_next = at;
        return Step::Row;
    }
}

Result<bool> DelimitedReader::read(TableRow &row)
{
    row.kinds.clear();
    bool quotes = true;
    for (;;) {
        if (m_at >= m_buffer.size()) {
            SINAN_ASSIGN(const bool more, fill());
            if (!more || (m_buffer.empty() && m_ended))
                return false;
            continue;
        }
        row.row = m_line;
        switch (parse(row, quotes)) {
        case Step::NeedMore:
            SINAN_TRY(fill());
            continue;
        case Step::OpenQuote:
            note(row, 0, m_buffer.substr(m_at, valueBytes), "import.issue.open_quote", "import.mend.close_quote");
            quotes = false;
            continue;
        case Step::CellTooLong:
            // Most often an opening quote without its end: the line is tried again without quotes, once.
            note(row, 0, m_buffer.substr(m_at, valueBytes), quotes ? "import.issue.open_quote" : "import.issue.cell_too_long",
                 quotes ? "import.mend.close_quote" : "import.mend.shorten_cell", m_limits.textBytes >> 20);
            if (quotes) {
                quotes = false;
                continue;
            }
            break;
        case Step::TooManyCells:
            note(row, std::size_t(m_limits.cellsPerRow), m_buffer.substr(m_at, valueBytes), "import.issue.too_many_cells",
                 "import.mend.split_columns", m_limits.cellsPerRow);
            break;
        case Step::Row:
            m_at = m_next;
            m_line += m_linesOfRecord;
            quotes = true;
            for (auto &cell : row.cells) {
                const std::string_view text = trimmed(cell);
                if (text.size() != cell.size())
                    cell = std::string(text);
            }
            if (row.isBlank())
                continue;
            if (m_pull->hadBrokenBytes())
                noteBrokenCharacters(row);
            return true;
        }
        // The row is beyond a limit: it stays out, the next line goes on.
        for (;;) {
            const std::size_t end = m_buffer.find_first_of("\r\n", m_at);
            if (end != std::string::npos || m_ended) {
                skipLine();
                break;
            }
            m_at = m_buffer.size();
            SINAN_TRY(fill());
        }
        quotes = true;
    }
}

} // namespace sinan::bridge
