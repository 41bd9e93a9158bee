#pragma once

#include "app/signals/pattern_match.h"
#include "app/signals/word_choice.h"

#include <utility>

namespace sinan::signals {

/// The end of the number that begins at `at` (digits, inner points, commas and dashes, a closing percent sign), or `at`.
[[nodiscard]] std::uint32_t numberEnd(std::string_view text, std::uint32_t at, std::uint32_t end);

/// The type plate around the digits [begin, end), "gx-500s", as [begin, end); empty where it is no such word.
[[nodiscard]] std::pair<std::uint32_t, std::uint32_t> modelAround(std::string_view text, std::uint32_t begin, std::uint32_t end, const Sentence &sentence);

void addNames(std::string_view text, const Sentence &sentence, const std::vector<std::string> &names, BuiltIn what, std::vector<WordHit> &words);

/// Two to four Chinese characters right before a cue word ("的方案", "那套") that belong to no word of words[from …) and to no ordinary
/// word: an unknown brand.
void addBrands(std::string_view text, const Sentence &sentence, ConceptId cue, std::size_t from, const std::vector<WordSpan> &ordinary,
               std::vector<WordHit> &words);

/// Latin words with a capital that are no word of words[from …): in Chinese anywhere, in English behind the sentence's first word.
void addProperNames(const PreparedText &prepared, std::string_view original, const Sentence &sentence, std::size_t from, std::vector<WordHit> &words);

} // namespace sinan::signals
