#pragma once

#include "app/signals/pack.h"
#include "app/signals/sentences.h"

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace sinan::signals {

/// A word of a concept, at its place in the prepared text.
struct WordHit {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    ConceptId concept_ = 0;
};

/// A sentence with all the words found in it, ordered by begin.
struct ReadSentence {
    std::string_view text;  ///< the whole prepared text
    Sentence bounds;
    std::span<const std::uint32_t> clauseBegins;
    std::span<const WordHit> words;
    ConceptBits bits = 0;  ///< of the words' concepts

    [[nodiscard]] std::uint32_t clauseOf(std::uint32_t at) const;
    [[nodiscard]] std::uint32_t clauseBegin(std::uint32_t clause) const { return clauseBegins[clause]; }
    [[nodiscard]] std::uint32_t clauseEnd(std::uint32_t clause) const
    {
        return clause + 1 < clauseBegins.size() ? clauseBegins[clause + 1] : bounds.end;
    }
};

/// The words that make a pattern true.
struct PatternMatch {
    std::array<WordHit, mostItems> chosen;
    std::size_t count = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    /// One an item, in the pattern's order.
    [[nodiscard]] std::span<const WordHit> words() const { return std::span(chosen).first(count); }
};

/// Every way, up to a small number, to make the pattern's items true (flags are not looked at here), leftmost first.
/// @param within  where set, all words must lie in these bytes
void findMatches(const Pattern &pattern, const ReadSentence &sentence, std::vector<PatternMatch> &into, std::size_t most = 6);
/// Whether the pattern is true with all its words inside [begin, end).
[[nodiscard]] bool matchesWithin(const Pattern &pattern, const ReadSentence &sentence, std::uint32_t begin, std::uint32_t end);

} // namespace sinan::signals
