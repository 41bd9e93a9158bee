#include "app/signals/gram_units.h"

#include <algorithm>

namespace sinan::signals {

using namespace grams;

std::uint32_t grams::runEnd(std::string_view text, std::uint32_t at, std::uint32_t end)
{
    if (unitOf(text[at]) == Unit::Letter) {
        while (at < end &&
               (unitOf(text[at]) == Unit::Letter || (text[at] == '\'' && at + 1 < end && unitOf(text[at + 1]) == Unit::Letter)))
            ++at;
        return at;
    }
    const auto joins = [](char c) { return c == '.' || c == ',' || c == '-' || c == ':' || c == '~'; }; // "50-100" is one number
    while (at < end &&
           (unitOf(text[at]) == Unit::Digit || (joins(text[at]) && at + 1 < end && unitOf(text[at + 1]) == Unit::Digit)))
        ++at;
    return at;
}
std::size_t stemLength(std::string_view word)
{
    if (word.size() > 2 && word.ends_with("'s"))
        word.remove_suffix(2);
    const auto undouble = [&] {
        if (word.size() > 3 && word.back() == word[word.size() - 2] && word.back() != 'l' && word.back() != 's')
            word.remove_suffix(1);
    };
    if (word.size() >= 6 && word.ends_with("ing")) {
        word.remove_suffix(3);
        undouble();
    } else if (word.size() >= 5 && word.ends_with("ed")) {
        word.remove_suffix(2);
        undouble();
    } else if (word.size() >= 4 && word.back() == 's' && word[word.size() - 2] != 's' && word[word.size() - 2] != 'u' &&
               word[word.size() - 2] != 'i') {
        word.remove_suffix(1);
    }
    while (word.size() >= 4 && (word.back() == 'e' || word.back() == 'y' || word.back() == 'i'))
        word.remove_suffix(1);
    return word.size();
}

std::string gramText(std::string_view text, std::uint32_t begin, std::uint32_t end)
{
    std::string spelt;
    bool latinBefore = false;
    for (std::uint32_t at = begin; at < end;) {
        const Unit unit = unitOf(text[at]);
        if (unit == Unit::Han && at + 3 <= end) {
            spelt += text.substr(at, 3);
            latinBefore = false;
            at += 3;
        } else if (unit == Unit::Letter || unit == Unit::Digit) {
            const std::uint32_t to = runEnd(text, at, end);
            const std::string_view word = text.substr(at, to - at);
            spelt += latinBefore ? " " : "";
            spelt += unit == Unit::Digit ? std::string_view("0") : word.substr(0, stemLength(word));
            latinBefore = true;
            at = to;
        } else {
            ++at;
        }
    }
    return spelt;
}

std::uint64_t gramKey(std::string_view spelt)
{
    std::uint64_t key = 0;
    int count = 0;
    for (std::uint32_t at = 0; at < spelt.size(); ++count) {
        std::uint64_t unit = numberUnit;
        if (unitOf(spelt[at]) == Unit::Han && at + 3 <= spelt.size()) {
            unit = hanUnit(spelt, at);
            at += 3;
        } else if (unitOf(spelt[at]) == Unit::Letter) {
            const std::uint32_t to = runEnd(spelt, at, std::uint32_t(spelt.size()));
            unit = wordUnit(spelt.substr(at, to - at));
            at = to;
        } else if (spelt[at] == '0') {
            ++at;
        } else {
            return 0;
        }
        if (at < spelt.size() && spelt[at] == ' ')
            ++at;
        key = count ? joined(key, unit) : unit;
    }
    return count <= longestGram ? key : 0;
}

} // namespace sinan::signals
