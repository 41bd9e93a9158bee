#pragma once

#include "app/store/connection.h"

namespace sinan::store {

/// Marks the file as ours ("SINA"), beside SQLite's own header.
inline constexpr std::int64_t applicationId = 0x53494e41;

/// The store's own tables (everything but the collections), as migration 1 makes them. Frozen: later changes are migrations.
[[nodiscard]] std::string_view firstSchema();

/// Brings the collections' tables in line with the field tables: makes missing tables, columns and indexes; keeps what it does
/// not know. Where anything was missing, or other fields are searchable than before, a step is noted in schema_step and the index
/// refilled.
/// @return whether something was changed
[[nodiscard]] Result<bool> alignCollections(Connection &connection, std::int64_t nowMillis);

/// Refills the full-text index from all rows.
[[nodiscard]] Result<void> rebuildSearch(Connection &connection);

} // namespace sinan::store
