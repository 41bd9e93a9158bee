#pragma once

#include "app/bridge/table_reader.h"

#include <algorithm>

namespace sinan::bridge {

/// A table held whole; a row keeps only the cells that it has. Either its rows name their columns (JSON, cards), or its header
/// stands among them (sheets of old workbooks, tables of documents).
struct ListedTable
{
    struct Cell
    {
        std::uint32_t column = 0;
        CellKind kind = CellKind::Text;
        std::string text;
    };
    struct Row
    {
        std::int64_t line = 0;
        std::vector<Cell> cells;
    };
    std::vector<std::string> headers; ///< empty: the header stands among the rows
    std::vector<Row> rows;
    std::string sheet;
    bool hidden = false;
    std::vector<Issue> issues; ///< what could not be read of it, where a row of it is the place
};

class ListedTableReader final : public TableReader
{
public:
    explicit ListedTableReader(std::shared_ptr<const ListedTable> table) : m_table(std::move(table)) {}

    [[nodiscard]] Result<bool> read(TableRow &row) override
    {
        if (m_at == m_table->rows.size())
            return false;
        const auto &from = m_table->rows[m_at++];
        row.row = from.line;
        std::size_t columns = m_table->headers.size();
        if (columns == 0) {
            for (const auto &cell : from.cells)
                columns = std::max(columns, std::size_t(cell.column) + 1);
        }
        row.cells.assign(columns, {});
        row.kinds.assign(columns, CellKind::Text);
        for (const auto &cell : from.cells) {
            row.cells[cell.column] = cell.text;
            row.kinds[cell.column] = cell.kind;
        }
        return true;
    }
    [[nodiscard]] std::span<const Issue> issues() const override { return m_table->issues; }
    [[nodiscard]] double progress() const override
    {
        return m_table->rows.empty() ? 1 : double(m_at) / double(m_table->rows.size());
    }

private:
    std::shared_ptr<const ListedTable> m_table;
    std::size_t m_at = 0;
};

} // namespace sinan::bridge
