#pragma once

#include "app/store/connection.h"

#include <span>

namespace sinan::store {

/// One step of the store's own tables from a version to the next. Released steps are frozen.
/// Tables of collections are not migrated here: alignCollections() completes them from the field tables.
struct Migration
{
    int from = 0;
    int to = 0;
    std::string_view description;
    Result<void> (*apply)(Connection &) = nullptr;
};

/// The steps of this version of Sinan, in order; the first starts from an empty file.
[[nodiscard]] std::span<const Migration> standardMigrations();
/// The version that the steps lead to.
[[nodiscard]] int newestVersion(std::span<const Migration> migrations);

/// Runs the steps from `version` on, each in a transaction of its own that also notes it in schema_step.
/// An older database is first copied to a free name beside it ("<file>.v1.bak", "<file>.v1-2.bak" …).
/// @retval ErrorCode::DiskFull, Io  the copy failed; nothing was migrated
[[nodiscard]] Result<void> migrate(Connection &connection, const std::filesystem::path &path,
                                   std::span<const Migration> migrations, std::int64_t nowMillis);

} // namespace sinan::store
