#include "app/bridge/table_layout.h"

#include "app/base/utf8.h"
#include "app/bridge/cell_values.h"
#include "app/bridge/text_input.h"

#include <set>

namespace sinan::bridge {

namespace {

bool isData(const TableRow &row, std::size_t column)
{
    const std::string &cell = row.cells[column];
    if (!row.kinds.empty() && row.kinds[column] != CellKind::Text)
        return true;
    return readNumber(cell).has_value() || readDate(cell).has_value() || looksLikePhone(cell) || looksLikeMail(cell);
}

/// A line across the table: one value, alone or merged over several columns.
bool isTitle(const TableRow &row, std::size_t width)
{
    std::set<std::string_view> values;
    for (const auto &cell : row.cells) {
        if (!cell.empty())
            values.insert(cell);
    }
    return width > 1 && values.size() <= 1;
}

double headerScore(const TableRow &row, std::size_t width, const MappingLibrary &library)
{
    std::size_t filled = 0;
    std::size_t known = 0;
    std::size_t data = 0;
    std::size_t longCells = 0;
    std::set<std::string_view> values;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const std::string &cell = row.cells[i];
        if (cell.empty())
            continue;
        ++filled;
        values.insert(cell);
        known += library.isKnownHeader(cell);
        data += isData(row, i) || library.looksLikeCompany(cell);
        longCells += codePointCount(cell) > 40;
    }
    // Names of fields are words; where none is known, one value of a kind that data have is enough to doubt.
    if (filled == 0 || data * 3 > filled || longCells * 3 > filled || (data > 0 && known == 0))
        return 0;
    const double share = double(filled) / double(width);
    const double different = double(values.size()) / double(filled);
    return share * different * (1 + 2 * double(known) / double(filled)) * (1 - double(data + longCells) / double(filled));
}

/// Rows below that look unlike the header speak for it: numbers, dates, telephone numbers.
bool hasDataBelow(std::span<const TableRow> rows, std::size_t header)
{
    for (std::size_t i = header + 1; i < rows.size(); ++i) {
        for (std::size_t c = 0; c < rows[i].cells.size(); ++c) {
            if (!rows[i].cells[c].empty() && isData(rows[i], c))
                return true;
        }
    }
    return false;
}

/// The row above groups columns: its cells are fewer, or repeat where they were merged.
bool isGroupRow(const TableRow &above, const TableRow &header, std::size_t width, const MappingLibrary &library)
{
    if (isTitle(above, width) || headerScore(header, width, library) == 0)
        return false;
    bool repeats = false;
    std::size_t filled = 0;
    for (std::size_t i = 0; i < above.cells.size(); ++i) {
        if (above.cells[i].empty())
            continue;
        ++filled;
        if (isData(above, i) || codePointCount(above.cells[i]) > 40)
            return false;
        repeats = repeats || (i > 0 && above.cells[i] == above.cells[i - 1]) ||
                  (i < header.cells.size() && above.cells[i] == header.cells[i]);
    }
    return filled >= 2 && repeats;
}

} // namespace

TableLayout findLayout(std::span<const TableRow> rows, const MappingLibrary &library, std::optional<std::int64_t> chosen)
{
    TableLayout layout;
    std::size_t width = 0;
    for (const auto &row : rows)
        width = std::max(width, row.cells.size());
    std::optional<std::size_t> header;
    if (chosen) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i].row == *chosen)
                header = i;
        }
    } else {
        // The width that most rows have; a stray long row must not spoil the shares.
        std::map<std::size_t, int> widths;
        for (const auto &row : rows)
            ++widths[row.cells.size()];
        std::size_t usual = width;
        int votes = 0;
        for (const auto &[candidate, count] : widths) {
            if (count >= votes) {
                votes = count;
                usual = candidate;
            }
        }
        double best = 0;
        for (std::size_t i = 0; i < std::min<std::size_t>(rows.size(), 15); ++i) {
            if (isTitle(rows[i], usual) && i + 1 < rows.size())
                continue;
            // The higher of two equals: data rows of words look like headers too.
            const double score = headerScore(rows[i], std::max<std::size_t>(usual, 1), library) * (i == 0 ? 1.1 : 1.0);
            if (score > best * 1.05) {
                best = score;
                header = i;
            }
        }
        bool known = false;
        if (header) {
            for (const auto &cell : rows[*header].cells)
                known = known || library.isKnownHeader(cell);
        }
        if (header && (best < .4 || (!known && !hasDataBelow(rows, *header) && rows.size() < 3)))
            header.reset();
    }
    const TableRow *names = header ? &rows[*header] : nullptr;
    const TableRow *groups =
        header && *header > 0 && isGroupRow(rows[*header - 1], *names, width, library) ? &rows[*header - 1] : nullptr;
    if (names) {
        // Columns without a name count where most rows below have them; a stray longer row is told later.
        std::map<std::size_t, std::size_t> widths;
        for (std::size_t i = *header + 1; i < rows.size(); ++i)
            ++widths[rows[i].cells.size()];
        width = names->cells.size();
        for (const auto &[candidate, count] : widths) {
            if (candidate > width && count * 2 > rows.size() - *header - 1)
                width = candidate;
        }
        layout.headerRow = names->row;
        if (groups)
            layout.notices.push_back({"import.notice.header_two_rows", {{"row", numberArgument(groups->row)}}});
        const std::size_t skipped = *header - (groups ? 1 : 0);
        if (skipped > 0)
            layout.notices.push_back({"import.notice.rows_above_header", {{"count", numberArgument(std::int64_t(skipped))}}});
    } else {
        layout.notices.push_back({"import.notice.no_header", Json::object()});
    }
    std::map<std::string, int> seen;
    for (std::size_t i = 0; i < width; ++i) {
        std::string name = names && i < names->cells.size() ? names->cells[i] : std::string();
        if (groups && i < groups->cells.size() && !groups->cells[i].empty() && groups->cells[i] != name)
            name = name.empty() ? groups->cells[i] : groups->cells[i] + " " + name;
        for (char &c : name) {
            if (c == '\n' || c == '\r')
                c = ' ';
        }
        if (name.empty())
            name = "列 " + std::to_string(i + 1);
        if (const int again = ++seen[name]; again > 1)
            name += " (" + std::to_string(again) + ")";
        layout.headers.push_back(std::move(name));
    }
    return layout;
}

} // namespace sinan::bridge
