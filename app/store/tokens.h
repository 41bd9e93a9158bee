#pragma once

#include "app/base/utf8.h"

#include <string>
#include <string_view>
#include <vector>

namespace sinan::store {

/// How searchable text is cut. Text is folded first (app/base/text_fold.h); what is neither CJK nor a word letter breaks a run.
///   CJK run ABC          AB, BC, C       every character begins a token, so one character is found as a beginning
///   run of word letters  the whole run   "x200"
///   two runs that touch  "|" between     so "x200型号" is not found in "x200 型号"
/// A phrase of these tokens holds exactly where the folded text holds the characters (docs/adr/0002).
enum class TokenUse {
    Document,
    Query ///< the last CJK run of two or more leaves out its lone last character
};

/// Calls emit(token, start, end) for every token of the folded text, in order; token is a view into `folded` or a constant.
template <class Emit> void forEachToken(std::string_view folded, TokenUse use, Emit emit)
{
    enum class Run { None, Cjk, Word };
    Run run = Run::None;
    std::size_t runStart = 0;  // of a word
    std::size_t lastStart = 0; // of the last character of a CJK run
    std::size_t runLength = 0; // characters
    bool alive = true;
    const auto closeRun = [&](std::size_t end, bool atTextEnd) {
        if (run == Run::Word)
            alive = alive && emit(folded.substr(runStart, end - runStart), runStart, end);
        else if (run == Run::Cjk && !(use == TokenUse::Query && atTextEnd && runLength > 1))
            alive = alive && emit(folded.substr(lastStart, end - lastStart), lastStart, end);
    };
    for (std::size_t at = 0; at < folded.size() && alive;) {
        const std::size_t start = at;
        const char32_t c = nextCodePoint(folded, at);
        const Run kind = isCjk(c) ? Run::Cjk : isWordLetter(c) ? Run::Word : Run::None;
        if (kind == run && kind == Run::Cjk) {
            alive = emit(folded.substr(lastStart, at - lastStart), lastStart, at);
            lastStart = start;
            ++runLength;
            continue;
        }
        if (kind == run)
            continue;
        closeRun(start, false);
        if (alive && run != Run::None && kind != Run::None)
            alive = emit(std::string_view("|"), start, start);
        run = kind;
        runStart = lastStart = start;
        runLength = 1;
    }
    if (alive)
        closeRun(folded.size(), true);
}

/// What a person typed, cut into phrases that must all hold: split at white space and punctuation.
struct SearchPhrase
{
    std::string text;    ///< folded; runs that touch
    bool prefix = false; ///< its last token may be the beginning of one
};
[[nodiscard]] std::vector<SearchPhrase> searchPhrases(std::string_view words);

/// The same as an FTS5 expression; empty where nothing can be searched for.
[[nodiscard]] std::string matchExpression(const std::vector<SearchPhrase> &phrases);

} // namespace sinan::store
