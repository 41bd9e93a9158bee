#pragma once

#include "app/store/store.h"

#include <filesystem>

namespace sinan::main {

/// What every new workspace starts with: the published rules, the holiday calendar, the knowledge pages.
/// Nothing is done where the workspace has rules already.
[[nodiscard]] Result<void> installStandards(store::Store &store, const std::filesystem::path &resources, const Clock &clock, RandomSource &random);

/// The standard rules as rows for workspace.install@1: [{"collection": "rule", "row": …}].
[[nodiscard]] Result<Json> standardRules(const std::filesystem::path &resources, UtcTime publishedAt);

} // namespace sinan::main
