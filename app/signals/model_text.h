#pragma once

#include "app/base/json.h"

#include <string>

namespace sinan::signals {

/// A model as people read it: one member a line, the grams of a kind in full lines, the strongest first.
/// @note parseJson() of it gives the same document.
[[nodiscard]] std::string modelText(const Json &model);

} // namespace sinan::signals
