#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sinan {

/// Folded text with the way back: every byte of `text` knows the byte of the original that it came from.
struct FoldedText {
    std::string text;
    /// origin[i] = first byte, in the original, of the character that made text[i]; one more entry = the original's size.
    std::vector<std::uint32_t> origin;
};

/// NFKC for single characters (full width to half width …), lower case, Traditional to Simplified: "ＳＬＡ響應" → "sla响应".
/// @note O(n); offsets are bytes; broken UTF-8 becomes U+FFFD.
[[nodiscard]] FoldedText foldWithOrigin(std::string_view original);
/// The same text without the way back.
[[nodiscard]] std::string fold(std::string_view original);

} // namespace sinan
