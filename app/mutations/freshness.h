#pragma once

#include "app/mutations/row_store.h"

namespace sinan::mutations {

/// The id of the data source with that key ("call", "login" …): derived, so every computer makes the same.
[[nodiscard]] Uuid dataSourceId(std::string_view key);
/// Notes that an interaction or fact has come in: its data source is connected and has fresh data. Other rows: nothing.
[[nodiscard]] Result<void> noteArrival(RowStore &rows, const model::Row &row, UtcTime now);

} // namespace sinan::mutations
