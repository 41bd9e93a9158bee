#pragma once

#include "app/base/calendar.h"
#include "app/base/money.h"
#include "app/base/result.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace sinan::bridge {

/// A moment on a wall clock: what a spreadsheet calls a date with a time.
struct WallTime
{
    LocalDate day{};
    int minute = 0; ///< since midnight, 0 … 1439
    friend bool operator==(const WallTime &, const WallTime &) = default;
};

/// One cell; nothing where there is no value.
using TableCell = std::variant<std::monostate, std::string, std::int64_t, double, bool, Money, LocalDate, WallTime>;

struct TableColumn
{
    std::string title;
    bool money = false; ///< cells are Money; in CSV a column with the currency stands behind it
};

struct TableLook
{
    std::vector<TableColumn> columns;
    std::string sheet;         ///< name of the sheet; cut and cleaned as spreadsheets want it
    std::string currencyTitle; ///< title of the columns with currencies
};

enum class TableFormat { Csv, Xlsx };

/// Writes a table for other programs. Nothing stands under the file's name before finish() has come to its end: everything is written
/// aside and then takes the place of what was there. Destroying an unfinished writer leaves nothing behind.
class TableWriter
{
public:
    virtual ~TableWriter() = default;

    /// CSV: UTF-8 with its mark, CRLF, quotes where they are needed; a text that a spreadsheet would take for a formula begins with an
    /// apostrophe. XLSX: numbers, dates and amounts as such with their formats, texts as texts, the header fixed.
    /// @param path       UTF-8
    /// @param cancelled  asked now and then while finish() works; true: stop
    /// @retval ErrorCode::Io, DiskFull, ReadOnly  the folder cannot be written
    [[nodiscard]] static Result<std::unique_ptr<TableWriter>> open(const std::string &path, TableFormat format, TableLook look,
                                                                   std::function<bool()> cancelled = {});

    /// Cells beside the columns.
    /// @retval ErrorCode::TooLarge  XLSX takes 1,048,575 rows below its header
    [[nodiscard]] virtual Result<void> row(std::span<const TableCell> cells) = 0;
    /// @retval ErrorCode::Cancelled
    [[nodiscard]] virtual Result<void> finish() = 0;
};

} // namespace sinan::bridge
