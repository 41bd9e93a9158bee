#include "app/signals/built_in_words.h"

#include "app/base/utf8.h"

#include <algorithm>

namespace sinan::signals {

namespace {

bool isLetter(char c)
{
    return c >= 'a' && c <= 'z';
}

} // namespace

std::uint32_t numberEnd(std::string_view text, std::uint32_t at, std::uint32_t end)
{
    if (!isDigit(text[at]))
        return at;
    std::uint32_t to = at;
    while (to < end && (isDigit(text[to]) || ((text[to] == '.' || text[to] == ',' || text[to] == '-') && to + 1 < end && isDigit(text[to + 1]))))
        ++to;
    return to < end && text[to] == '%' ? to + 1 : to;
}

std::pair<std::uint32_t, std::uint32_t> modelAround(std::string_view text, std::uint32_t begin, std::uint32_t end, const Sentence &sentence)
{
    std::uint32_t from = begin;
    if (from > sentence.begin && (text[from - 1] == '-' || text[from - 1] == ' ') && from - 1 > sentence.begin && isLetter(text[from - 2]))
        --from;
    const std::uint32_t dash = begin - from;
    while (from > sentence.begin && isLetter(text[from - 1]))
        --from;
    const std::uint32_t letters = begin - from - dash;
    const bool wordBefore = from > sentence.begin && (isDigit(text[from - 1]) || text[from - 1] == '-' || text[from - 1] == '.' || text[from - 1] == '/');
    // "room 12" and "line 3" are words with a number; a plate has few letters before a blank.
    if (letters == 0 || letters > 6 || wordBefore || (dash && text[begin - 1] == ' ' && letters > 3))
        return {0, 0};
    std::uint32_t to = end;
    while (to < sentence.end && (isLetter(text[to]) || isDigit(text[to])))
        ++to;
    if (end > begin && text[end - 1] == '%')
        return {0, 0};
    return {from, to};
}

void addNames(std::string_view text, const Sentence &sentence, const std::vector<std::string> &names, BuiltIn what, std::vector<WordHit> &words)
{
    const std::string_view part = text.substr(sentence.begin, sentence.end - sentence.begin);
    for (const std::string &name : names) {
        for (std::size_t at = part.find(name); at != std::string_view::npos; at = part.find(name, at + 1)) {
            const auto begin = std::uint32_t(sentence.begin + at);
            words.push_back({begin, begin + std::uint32_t(name.size()), ConceptId(what)});
        }
    }
}

void addBrands(std::string_view text, const Sentence &sentence, ConceptId cue, std::size_t from, const std::vector<WordSpan> &ordinary,
               std::vector<WordHit> &words)
{
    const std::size_t known = words.size();
    for (std::size_t i = from; i < known; ++i) {
        if (words[i].concept_ != cue)
            continue;
        // Walk back over characters that no other word covers.
        const std::uint32_t end = words[i].begin;
        std::uint32_t begin = end;
        while (begin >= sentence.begin + 3 && std::uint8_t(text[begin - 3]) >= 0xe4 && std::uint8_t(text[begin - 3]) <= 0xe9 && end - begin < 15) {
            const std::uint32_t next = begin - 3;
            bool covered = false;
            for (std::size_t k = from; k < known && !covered; ++k)
                covered = words[k].concept_ != cue && words[k].begin <= next && words[k].end > next;
            covered = covered || std::any_of(ordinary.begin(), ordinary.end(), [&](const WordSpan &word) { return word.begin <= next && word.end > next; });
            if (covered)
                break;
            begin = next;
        }
        if (end - begin >= 6 && end - begin <= 12)
            words.push_back({begin, end, ConceptId(BuiltIn::Brand)});
    }
}

void addProperNames(const PreparedText &prepared, std::string_view original, const Sentence &sentence, std::size_t from, std::vector<WordHit> &words)
{
    const std::string_view text = prepared.text;
    const std::size_t known = words.size();
    const auto isKnown = [&](std::uint32_t begin, std::uint32_t end) {
        return std::any_of(words.begin() + std::ptrdiff_t(from), words.begin() + std::ptrdiff_t(known),
                           [&](const WordHit &word) { return word.begin <= begin && word.end >= end; });
    };
    bool first = true;
    for (std::uint32_t at = sentence.begin; at < sentence.end;) {
        if (!isLetter(text[at])) {
            ++at;
            continue;
        }
        std::uint32_t end = at + 1;
        while (end < sentence.end && (isLetter(text[end]) || isDigit(text[end]) || (text[end] == '-' && end + 1 < sentence.end && isLetter(text[end + 1]))))
            ++end;
        const char written = original[prepared.origin[at]];
        const bool capital = written >= 'A' && written <= 'Z';
        const char second = end - at >= 2 ? original[prepared.origin[at + 1]] : 'A';
        const bool initials = second >= 'A' && second <= 'Z'; // "SAP", "PO": no telling whose
        if (capital && !initials && end - at >= 3 && (!first || sentence.han) && !isKnown(at, end))
            words.push_back({at, end, ConceptId(BuiltIn::Proper)});
        first = false;
        at = end;
    }
}

} // namespace sinan::signals
