#include "app/signals/gram_units.h"

#include <algorithm>

namespace sinan::signals {

namespace {

enum class Unit : std::uint8_t { Break, Glue, Letter, Digit, Han };

constexpr std::array<Unit, 256> makeUnits()
{
    std::array<Unit, 256> units{};
    for (std::size_t c = 'a'; c <= 'z'; ++c)
        units[c] = Unit::Letter;
    for (std::size_t c = '0'; c <= '9'; ++c)
        units[c] = Unit::Digit;
    for (std::size_t c = 0xe4; c <= 0xe9; ++c)
        units[c] = Unit::Han;
    for (const char c : {' ', '-', '\t', '\n', '\r', '\'', '%', '/'})
        units[std::uint8_t(c)] = Unit::Glue;
    return units;
}
constexpr std::array<Unit, 256> units = makeUnits();

Unit unitOf(char c)
{
    return units[std::uint8_t(c)];
}

constexpr std::uint64_t step = 0x9e3779b97f4a7c15u;
constexpr std::uint64_t numberUnit = 0xd6e8feb86659fd93u;

std::uint64_t hanUnit(std::string_view text, std::uint32_t at)
{
    return (std::uint64_t(std::uint8_t(text[at])) << 16 | std::uint64_t(std::uint8_t(text[at + 1])) << 8 |
            std::uint8_t(text[at + 2])) *
           step;
}

std::uint64_t wordUnit(std::string_view word)
{
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char c : word)
        hash = (hash ^ std::uint8_t(c)) * 0x100000001b3u;
    return hash * step;
}

/// Keys of one unit and of what stood before it.
std::uint64_t joined(std::uint64_t before, std::uint64_t unit)
{
    return (before ^ before >> 29) * 0xff51afd7ed558ccdu + unit;
}

std::uint32_t runEnd(std::string_view text, std::uint32_t at, std::uint32_t end)
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

} // namespace

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

void GramWalk::add(std::uint64_t unit, std::uint32_t begin)
{
    m_count = std::min(m_count + 1, longestGram);
    for (int i = m_count - 1; i > 0; --i) {
        m_keys[std::size_t(i)] = joined(m_keys[std::size_t(i - 1)], unit);
        m_begins[std::size_t(i)] = m_begins[std::size_t(i - 1)];
    }
    m_keys[0] = unit;
    m_begins[0] = begin;
}

bool GramWalk::next()
{
    while (m_at < m_end) {
        const std::uint32_t from = m_at;
        switch (unitOf(m_text[from])) {
        case Unit::Han:
            m_at = std::min(from + 3, m_end);
            if (m_at < from + 3)
                return false;
            add(hanUnit(m_text, from), from);
            return true;
        case Unit::Letter: {
            m_at = runEnd(m_text, from, m_end);
            const std::string_view word = m_text.substr(from, m_at - from);
            add(wordUnit(word.substr(0, stemLength(word))), from);
            return true;
        }
        case Unit::Digit:
            m_at = runEnd(m_text, from, m_end);
            add(numberUnit, from);
            return true;
        case Unit::Break:
            cut();
            break;
        case Unit::Glue:
            break;
        }
        ++m_at;
    }
    return false;
}

} // namespace sinan::signals
