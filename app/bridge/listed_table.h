#pragma once

#include "app/bridge/table_reader.h"

namespace sinan::bridge {

/// A table whose rows name their columns; a row keeps only the cells that it has. What could not be read was told as it was
/// built.
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
    std::vector<std::string> headers;
    std::vector<Row> rows;
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
        row.cells.assign(m_table->headers.size(), {});
        row.kinds.assign(m_table->headers.size(), CellKind::Text);
        for (const auto &cell : from.cells) {
            row.cells[cell.column] = cell.text;
            row.kinds[cell.column] = cell.kind;
        }
        return true;
    }
    [[nodiscard]] std::span<const Issue> issues() const override { return {}; }
    [[nodiscard]] double progress() const override
    {
        return m_table->rows.empty() ? 1 : double(m_at) / double(m_table->rows.size());
    }

private:
    std::shared_ptr<const ListedTable> m_table;
    std::size_t m_at = 0;
};

} // namespace sinan::bridge
