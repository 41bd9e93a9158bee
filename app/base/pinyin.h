#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sinan {

/// How a Chinese text is typed in Latin letters: 长安 as "changan", "ca", "changa", "chan" …

/// Numbers of all readings of a character, without tones; the usual one first, ü as v, u and (nü, lü) yu. Empty for what has none.
[[nodiscard]] std::span<const std::uint16_t> readingsOf(char32_t character);
/// The reading with that number: "chang".
[[nodiscard]] std::string_view syllable(std::uint16_t number);

/// Where the character stands when characters are put in the order of their usual reading: syllable, tone, then the code; 0 … 20991.
/// Nothing outside the basic block.
[[nodiscard]] std::optional<std::uint16_t> readingOrder(char32_t character);

/// How letters answer to a text; the better ones first.
enum class PinyinKind : std::uint8_t {
    Full,     ///< whole syllables, the last may still be typed: "zhangj"
    Mixed,    ///< some whole, some by their initials: "hangzgy"
    Initials, ///< "hzgy"; zh, ch and sh count as initials too
};

struct PinyinMatch
{
    PinyinKind kind = PinyinKind::Full;
    bool atStart = false; ///< begins with the text's first letter or character
    bool toEnd = false;   ///< the last character is reached and typed to its end
    std::uint32_t from = 0; ///< bytes of the text, as it was given: [from, to) is what answers
    std::uint32_t to = 0;
};

/// What was typed, made ready to be held against many texts.
class PinyinQuery
{
public:
    static constexpr std::size_t mostLetters = 62;

    /// @param typed  folded; with anything but a–z and digits, or more than mostLetters, it answers nothing
    explicit PinyinQuery(std::string_view typed);
    [[nodiscard]] bool isEmpty() const { return m_length == 0; }
    [[nodiscard]] std::size_t size() const { return m_length; }
    /// Bits as PinyinText::letters().
    [[nodiscard]] std::uint64_t letters() const { return m_letters; }

private:
    friend class PinyinText;
    static constexpr std::size_t mostSyllables = 512;
    std::size_t m_length = 0;
    std::uint64_t m_letters = 0;                          ///< which letters and digits occur
    std::array<std::uint64_t, 36> m_at{};                 ///< bit i: that letter or digit stands at i
    std::uint64_t m_h = 0;                                ///< bit i: zh, ch or sh stands at i
    std::array<std::uint64_t, mostSyllables> m_whole{};   ///< bit i: the whole syllable stands at i
    std::array<std::uint64_t, mostSyllables> m_begun{};   ///< bit i: from i to the end stands the beginning of the syllable
};

/// A text made ready to be searched by its pinyin.
class PinyinText
{
public:
    /// @param text  any; folded here. Offsets of matches are bytes of it.
    explicit PinyinText(std::string_view text = {});
    /// Whether it has a character with a reading: a text without is not found by pinyin.
    [[nodiscard]] bool hasReadings() const { return m_hasReadings; }
    /// The best place where the letters stand in the text, by any readings, characters next to one another; earlier first.
    /// Punctuation and spaces between are passed over. Latin words of the text count from their beginning.
    [[nodiscard]] std::optional<PinyinMatch> match(const PinyinQuery &query) const;
    /// The text as bytes for storage.
    [[nodiscard]] std::string bytes() const;
    /// Becomes the text that these bytes are of. Offsets of its matches are 0, and whose letters are held against a query beforehand
    /// (letters(), stored beside the bytes): this object is made for being filled many times.
    void assign(std::string_view bytes);
    /// Which letters and digits its readings have, as bits: a query whose letters are not among them cannot match.
    [[nodiscard]] std::uint64_t letters() const { return m_hasReadings ? m_letters : 0; }
    /// The first letters, one text a reading ("长安" → "ca", "za"); at most `most`. Letters and digits stay, the rest is left out.
    [[nodiscard]] std::vector<std::string> initials(std::size_t most) const;

private:
    struct Unit
    {
        std::uint16_t code;  ///< of a letter or digit 0–35, or the character's offset in the basic block + 36
        bool begins;         ///< a match may begin here
        std::uint32_t from;  ///< in the text as given
        std::uint32_t to;
    };
    std::vector<Unit> m_units;
    std::uint64_t m_letters = 0; ///< all letters and digits of all readings
    std::uint64_t m_firsts = 0;  ///< those with which a match may begin
    bool m_hasReadings = false;
};

} // namespace sinan
