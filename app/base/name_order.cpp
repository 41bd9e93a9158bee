#include "app/base/name_order.h"

#include "app/base/pinyin.h"
#include "app/base/text_fold.h"
#include "app/base/utf8.h"

#include <array>

namespace sinan {

namespace {

constexpr std::size_t longestKey = 160;
constexpr unsigned char markClass = 0x05;
constexpr unsigned char digitClass = 0x10;
constexpr unsigned char otherClass = 0xf0;

/// Names whose first character is read otherwise than alone: 重庆 is Chóngqìng, 厦门 is Xiàmén.
struct Reading
{
    std::string_view name;
    std::string_view first; ///< a character that is read as the first one is there
};
constexpr std::array<Reading, 3> readings{{{"重庆", "崇"}, {"厦门", "夏"}, {"长", "常"}}};

char32_t readAt(std::string_view text, std::size_t &at)
{
    for (const Reading &reading : readings) {
        if (!text.substr(at).starts_with(reading.name))
            continue;
        std::size_t first = 0;
        (void)nextCodePoint(text, at);
        return nextCodePoint(reading.first, first);
    }
    return nextCodePoint(text, at);
}

} // namespace

std::string nameOrderKey(std::string_view name, Language language)
{
    const std::string text = fold(name.substr(0, 4 * longestKey));
    const bool chinese = language == Language::Chinese;
    const unsigned char hanFrom = chinese ? 0x20 : 0x40;
    const unsigned char latinFrom = chinese ? 0x90 : 0x18;
    std::string key;
    for (std::size_t at = 0; at < text.size() && key.size() < longestKey;) {
        if (isDigit(text[at])) {
            std::size_t from = at;
            while (at < text.size() && isDigit(text[at]))
                ++at;
            while (from + 1 < at && text[from] == '0')
                ++from;
            const std::size_t digits = std::min<std::size_t>(at - from, 60);
            key += char(digitClass);
            key += char(digits);
            key += text.substr(from, digits);
            continue;
        }
        const std::size_t from = at;
        const char32_t point = readAt(text, at);
        if (point >= U'a' && point <= U'z')
            key += char(latinFrom + (point - U'a'));
        else if (const auto place = readingOrder(point)) {
            key += char(hanFrom + (*place >> 8));
            key += char(*place & 0xff);
        } else if (isWordLetter(point) || isCjk(point)) {
            key += char(otherClass);
            key += text.substr(from, at - from);
        } else {
            key += char(markClass);
        }
    }
    return key;
}

} // namespace sinan
