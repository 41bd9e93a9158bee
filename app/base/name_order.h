#pragma once

#include "app/base/format.h"

#include <string>
#include <string_view>

namespace sinan {

/// A key by which names are put in order: compare the bytes. Case, width and Traditional characters make no difference; numbers count by
/// their value ("9 号" before "10 号"); Chinese characters stand by their reading with its tone.
/// Chinese: digits, Chinese characters, Latin letters. English: digits, Latin letters, Chinese characters.
/// @note Pure, the same on every computer: keys may be stored. At most 160 bytes; what stands behind makes no difference.
[[nodiscard]] std::string nameOrderKey(std::string_view name, Language language);

} // namespace sinan
