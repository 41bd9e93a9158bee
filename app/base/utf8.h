#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sinan {

/// The code point at `at`, which moves behind it; a broken byte reads as U+FFFD and moves one byte. Needs at < text.size().
[[nodiscard]] char32_t nextCodePoint(std::string_view text, std::size_t &at);
void appendUtf8(std::string &text, char32_t codePoint);
[[nodiscard]] bool isValidUtf8(std::string_view text);
/// How many code points the text has; the unit of the offsets that `sinanctl detect` prints.
[[nodiscard]] std::size_t codePointCount(std::string_view text);
/// Han, kana, hangul and their extensions: written without spaces, so searched by pairs.
[[nodiscard]] bool isCjk(char32_t codePoint);
/// Letters and digits of alphabets that put spaces between words.
[[nodiscard]] bool isWordLetter(char32_t codePoint);
/// 0–9 and nothing else, whatever the locale.
[[nodiscard]] constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
/// Without the white space (also U+3000 and U+00A0) at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// The first `count` code points, with "…" where something was cut.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t count);

} // namespace sinan
