#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sinan {

/// A run of text that both texts have, or only the earlier or the later one.
struct DiffPart {
    enum class Kind { Same, Removed, Added };
    Kind kind = Kind::Same;
    std::string text;
    friend bool operator==(const DiffPart &, const DiffPart &) = default;
};

/// What differs, word by word: a Chinese character, a Latin word, a space or a mark is one unit. The parts that are not Added make up
/// `before`, those that are not Removed make up `after`; a removed run stands before the one that took its place.
/// @note O((n + m) · d) in time, d = units that differ; beyond 3,000 of these what is left counts as replaced whole.
[[nodiscard]] std::vector<DiffPart> diffWords(std::string_view before, std::string_view after);

} // namespace sinan
