#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace sinan::signals {

/// Most units in one gram.
inline constexpr int longestGram = 4;

/// How much of a Latin word counts, in bytes: "pricing", "priced" and "prices" share "pric".
[[nodiscard]] std::size_t stemLength(std::string_view word);

/// The gram as model files spell it: Chinese characters as they stand, stems of Latin words with blanks between them, every
/// number "0".
[[nodiscard]] std::string gramText(std::string_view text, std::uint32_t begin, std::uint32_t end);

/// The key that eachGram() gives to a gram spelt by gramText(); 0 where the text is no gram.
[[nodiscard]] std::uint64_t gramKey(std::string_view spelt);

/// What units are made of; here so that a walk over them is one loop.
namespace grams {

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
inline constexpr std::array<Unit, 256> units = makeUnits();

inline Unit unitOf(char c)
{
    return units[std::uint8_t(c)];
}

inline constexpr std::uint64_t step = 0x9e3779b97f4a7c15u;
inline constexpr std::uint64_t numberUnit = 0xd6e8feb86659fd93u;

inline std::uint64_t hanUnit(std::string_view text, std::uint32_t at)
{
    return (std::uint64_t(std::uint8_t(text[at])) << 16 | std::uint64_t(std::uint8_t(text[at + 1])) << 8 |
            std::uint8_t(text[at + 2])) *
           step;
}

inline std::uint64_t wordUnit(std::string_view word)
{
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char c : word)
        hash = (hash ^ std::uint8_t(c)) * 0x100000001b3u;
    return hash * step;
}

/// Keys of one unit and of what stood before it.
inline std::uint64_t joined(std::uint64_t before, std::uint64_t unit)
{
    return (before ^ before >> 29) * 0xff51afd7ed558ccdu + unit;
}

/// The end of the word or number that begins at `at`.
[[nodiscard]] std::uint32_t runEnd(std::string_view text, std::uint32_t at, std::uint32_t end);

} // namespace grams

/// Walks over the units of folded text – a Chinese character, a Latin word, a number – and names the grams that end at each of
/// them. Marks of punctuation part grams, blanks and hyphens do not.
class GramWalk
{
public:
    /// @param longest  units; longer grams are not named
    GramWalk(std::string_view text, std::uint32_t begin, std::uint32_t end, int longest = longestGram)
        : m_text(text), m_at(begin), m_end(end), m_longest(longest)
    {
    }
    /// Moves to the next unit. @return false at the end.
    bool next();
    /// How many grams end here: grams of 1 … count() units, at most `longest`.
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] std::uint64_t key(int units) const { return m_keys[std::size_t(units - 1)]; }
    [[nodiscard]] std::uint32_t begin(int units) const { return m_begins[std::size_t(units - 1)]; }
    [[nodiscard]] std::uint32_t end() const { return m_at; }

private:
    void add(std::uint64_t unit, std::uint32_t begin);
    void cut() { m_count = 0; }

    std::string_view m_text;
    std::uint32_t m_at;
    std::uint32_t m_end;
    int m_longest;
    int m_count = 0;
    std::array<std::uint64_t, longestGram> m_keys{};
    std::array<std::uint32_t, longestGram> m_begins{};
};

inline void GramWalk::add(std::uint64_t unit, std::uint32_t begin)
{
    m_count = std::min(m_count + 1, m_longest);
    for (int i = m_count - 1; i > 0; --i) {
        m_keys[std::size_t(i)] = grams::joined(m_keys[std::size_t(i - 1)], unit);
        m_begins[std::size_t(i)] = m_begins[std::size_t(i - 1)];
    }
    m_keys[0] = unit;
    m_begins[0] = begin;
}

inline bool GramWalk::next()
{
    using grams::Unit;
    while (m_at < m_end) {
        const std::uint32_t from = m_at;
        switch (grams::unitOf(m_text[from])) {
        case Unit::Han:
            m_at = std::min(from + 3, m_end);
            if (m_at < from + 3)
                return false;
            add(grams::hanUnit(m_text, from), from);
            return true;
        case Unit::Letter: {
            m_at = grams::runEnd(m_text, from, m_end);
            const std::string_view word = m_text.substr(from, m_at - from);
            add(grams::wordUnit(word.substr(0, stemLength(word))), from);
            return true;
        }
        case Unit::Digit:
            m_at = grams::runEnd(m_text, from, m_end);
            add(grams::numberUnit, from);
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
