#pragma once

#include "app/base/result.h"

#include <filesystem>

namespace sinan::main {

/// The demo workspace that was made when Sinan was built; empty where this copy brings none.
[[nodiscard]] std::filesystem::path readyMadeDemo(const std::filesystem::path &programFolder);

/// Puts the ready-made demo into `folder`, unless the same one is there already: the person's own steps in it stay.
[[nodiscard]] Result<void> placeDemo(const std::filesystem::path &readyMade, const std::filesystem::path &folder);

} // namespace sinan::main
