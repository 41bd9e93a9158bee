#pragma once

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

/// Walks over the units of folded text – a Chinese character, a Latin word, a number – and names the grams that end at each of
/// them. Marks of punctuation part grams, blanks and hyphens do not.
class GramWalk
{
public:
    GramWalk(std::string_view text, std::uint32_t begin, std::uint32_t end) : m_text(text), m_at(begin), m_end(end) {}
    /// Moves to the next unit. @return false at the end.
    bool next();
    /// How many grams end here: grams of 1 … count() units.
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
    int m_count = 0;
    std::array<std::uint64_t, longestGram> m_keys{};
    std::array<std::uint32_t, longestGram> m_begins{};
};

} // namespace sinan::signals
