#pragma once

#include "app/store/store.h"

#include <filesystem>

namespace sinan::main {

/// What every new workspace starts with: the published rules, the holiday calendar, the library. Where the workspace has rules already
/// only the library is looked through.
[[nodiscard]] Result<void> installStandards(store::Store &store, const std::filesystem::path &resources, const Clock &clock, RandomSource &random);

/// Brings articles and cases that this copy of Sinan ships and the workspace has never had. What somebody edited or removed is left alone.
[[nodiscard]] Result<void> installLibrary(store::Store &store, const std::filesystem::path &resources, const Clock &clock, RandomSource &random);

/// The standard rules as rows for workspace.install@1: [{"collection": "rule", "row": …}].
[[nodiscard]] Result<Json> standardRules(const std::filesystem::path &resources, UtcTime publishedAt);

} // namespace sinan::main
