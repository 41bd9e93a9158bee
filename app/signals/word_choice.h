#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace sinan::signals {

/// Bytes of the prepared text that an ordinary word takes.
struct WordSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// Chinese puts no spaces between words: where ordinary words overlap ("预算" and "算了" in 预算了), keeps those of the cheapest reading –
/// few words, few characters left over that do not stand alone – and drops the others. The result is ordered and free of overlaps.
void chooseWords(std::string_view text, std::vector<WordSpan> &words);

} // namespace sinan::signals
