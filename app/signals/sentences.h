#pragma once

#include "app/signals/prepared_text.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace sinan::signals {

/// A sentence of a turn, with its closing mark; clause k is [clauseBegins[firstClause + k], the next one's begin or end).
struct Sentence {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t firstClause = 0;
    std::uint32_t clauseCount = 0;
    bool han = false;        ///< holds Chinese characters
    bool digits = false;
    bool asked = false;      ///< closes with a question mark
};

struct Sentences {
    std::vector<Sentence> sentences;
    std::vector<std::uint32_t> clauseBegins;
};

/// Appends the sentences of prepared bytes [begin, end). Wrapped lines are joined; a blank between Chinese characters parts clauses, as in chat.
void splitSentences(const PreparedText &prepared, std::string_view original, std::size_t begin, std::size_t end, Sentences &into);

} // namespace sinan::signals
