#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sinan::signals {

/// Text as the matcher reads it: folded (app/base/text_fold.h), typographic quotes and dashes as ASCII, with the way back.
struct PreparedText {
    std::string text;
    std::vector<std::uint32_t> origin;  ///< as FoldedText::origin

    /// The original's byte range of prepared bytes [begin, end); both ends fall on character boundaries of the original.
    [[nodiscard]] std::pair<std::size_t, std::size_t> inOriginal(std::size_t begin, std::size_t end) const;
};

[[nodiscard]] PreparedText prepareText(std::string_view original);

/// Characters in [begin, end) of UTF-8 text.
[[nodiscard]] int charactersBetween(std::string_view text, std::size_t begin, std::size_t end);

} // namespace sinan::signals
