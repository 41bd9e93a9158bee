#pragma once

#include "app/bridge/mapping_library.h"
#include "app/bridge/table_reader.h"

namespace sinan::bridge {

/// Where a table's header stands and what its columns are called.
struct TableLayout
{
    std::int64_t headerRow = 0;       ///< its last row; 0: none, all rows are data
    std::vector<std::string> headers; ///< one a column; made names where the cell is empty or the header is missing
    std::vector<Message> notices;     ///< titles above the header, a header of two rows
};

/// Finds the header in the first rows of a table (up to 30 are enough).
/// @param chosen  the last row of the header as a person said; 0: no header; nothing: found by what the cells look like
[[nodiscard]] TableLayout findLayout(std::span<const TableRow> rows, const MappingLibrary &library,
                                     std::optional<std::int64_t> chosen = {});

} // namespace sinan::bridge
