#pragma once

#include "app/store/connection.h"

#include <filesystem>

namespace sinan::test {

/// Every row of every table as text, table by table: two workspaces are equal where these are. Left out: the preferences of the
/// computer and the note that a file is a backup.
[[nodiscard]] Result<std::string> dumpWorkspace(const std::filesystem::path &database, const std::optional<store::DatabaseKey> &key = {});

/// The full-text index agrees with itself, and the file with its own structure.
[[nodiscard]] Result<void> checkWhole(const std::filesystem::path &database);

} // namespace sinan::test
