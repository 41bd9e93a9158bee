#pragma once

#include "app/bridge/place.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace sinan::bridge {

enum class CellKind : std::uint8_t { Text, Number, Date, Boolean, Error };

/// One row of a table as text: dates of a workbook as "2026-03-02" or "2026-03-02 14:30", its Booleans as "TRUE" and "FALSE",
/// its errors as they stand ("#N/A").
struct TableRow
{
    std::int64_t row = 0;           ///< its first line in the file, or its row in the sheet; from 1
    std::vector<std::string> cells; ///< read() reuses their memory
    std::vector<CellKind> kinds;    ///< as many as cells, or empty: all Text

    [[nodiscard]] bool isBlank() const
    {
        for (const auto &cell : cells) {
            if (!cell.empty())
                return false;
        }
        return true;
    }
};

/// A table, pulled row by row: memory does not grow with it. Blank rows are left out; header and data are not told apart here.
class TableReader
{
public:
    virtual ~TableReader() = default;
    /// @return false at the end; `row` is meaningless then.
    /// @retval ErrorCode::TooLarge, ErrorCode::Unreadable  as toError(Issue): nothing more can be read. What came before stays
    /// good.
    [[nodiscard]] virtual Result<bool> read(TableRow &row) = 0;
    /// Rows and cells that could not be taken as they stand, so far; at most InputLimits::listedIssues.
    [[nodiscard]] virtual std::span<const Issue> issues() const = 0;
    /// How much has been read, 0 … 1, for progress.
    [[nodiscard]] virtual double progress() const = 0;
};

} // namespace sinan::bridge
