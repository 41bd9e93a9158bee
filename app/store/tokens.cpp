#include "app/store/tokens.h"

#include "app/base/text_fold.h"

namespace sinan::store {

namespace {

/// One CJK character alone at the end is the beginning of a pair.
bool endsInLoneCjk(const std::string &phrase)
{
    bool before = false;
    bool last = false;
    for (std::size_t at = 0; at < phrase.size();) {
        before = last;
        last = isCjk(nextCodePoint(phrase, at));
    }
    return last && !before;
}

bool endsInWordLetter(const std::string &phrase)
{
    bool last = false;
    for (std::size_t at = 0; at < phrase.size();)
        last = isWordLetter(nextCodePoint(phrase, at));
    return last;
}

} // namespace

std::vector<SearchPhrase> searchPhrases(std::string_view words)
{
    const std::string folded = fold(words);
    std::vector<SearchPhrase> phrases;
    bool open = false;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t start = at;
        const char32_t c = nextCodePoint(folded, at);
        if (!isCjk(c) && !isWordLetter(c)) {
            open = false;
            continue;
        }
        if (!open)
            phrases.emplace_back();
        open = true;
        phrases.back().text.append(folded, start, at - start);
    }
    for (SearchPhrase &phrase : phrases)
        phrase.prefix = endsInLoneCjk(phrase.text);
    // The last word may still be in the making.
    if (!phrases.empty() && endsInWordLetter(phrases.back().text))
        phrases.back().prefix = true;
    return phrases;
}

std::string matchExpression(const std::vector<SearchPhrase> &phrases)
{
    std::string expression;
    for (const SearchPhrase &phrase : phrases) {
        if (!expression.empty())
            expression += " AND ";
        // The text has letters and CJK only, so it cannot close the quotes.
        expression += "\"" + phrase.text + "\"";
        if (phrase.prefix)
            expression += "*";
    }
    return expression;
}

} // namespace sinan::store
