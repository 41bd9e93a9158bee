#include "app/base/utf8.h"

namespace sinan {

char32_t nextCodePoint(std::string_view text, std::size_t &at)
{
    const auto byte = [&](std::size_t i) { return std::uint8_t(text[i]); };
    const std::uint8_t lead = byte(at);
    if (lead < 0x80) {
        ++at;
        return lead;
    }
    int extra = 0;
    char32_t point = 0;
    char32_t least = 0;
    if ((lead & 0xe0) == 0xc0) {
        extra = 1, point = lead & 0x1f, least = 0x80;
    } else if ((lead & 0xf0) == 0xe0) {
        extra = 2, point = lead & 0x0f, least = 0x800;
    } else if ((lead & 0xf8) == 0xf0) {
        extra = 3, point = lead & 0x07, least = 0x10000;
    } else {
        ++at;
        return 0xfffd;
    }
    if (at + std::size_t(extra) >= text.size()) {
        ++at;
        return 0xfffd;
    }
    for (int i = 1; i <= extra; ++i) {
        const std::uint8_t next = byte(at + std::size_t(i));
        if ((next & 0xc0) != 0x80) {
            ++at;
            return 0xfffd;
        }
        point = (point << 6) | (next & 0x3f);
    }
    if (point < least || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) {
        ++at;
        return 0xfffd;
    }
    at += std::size_t(extra) + 1;
    return point;
}

void appendUtf8(std::string &text, char32_t point)
{
    if (point < 0x80) {
        text += char(point);
    } else if (point < 0x800) {
        text += char(0xc0 | (point >> 6));
        text += char(0x80 | (point & 0x3f));
    } else if (point < 0x10000) {
        text += char(0xe0 | (point >> 12));
        text += char(0x80 | ((point >> 6) & 0x3f));
        text += char(0x80 | (point & 0x3f));
    } else {
        text += char(0xf0 | (point >> 18));
        text += char(0x80 | ((point >> 12) & 0x3f));
        text += char(0x80 | ((point >> 6) & 0x3f));
        text += char(0x80 | (point & 0x3f));
    }
}

bool isValidUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t before = at;
        if (nextCodePoint(text, at) == 0xfffd && !(at - before == 3))
            return false;
    }
    return true;
}

std::size_t codePointCount(std::string_view text)
{
    std::size_t count = 0;
    for (const char c : text)
        count += (std::uint8_t(c) & 0xc0) != 0x80;
    return count;
}

bool isCjk(char32_t c)
{
    return (c >= 0x3400 && c <= 0x9fff) || (c >= 0x20000 && c <= 0x3ffff) || (c >= 0x3040 && c <= 0x30ff) || (c >= 0xac00 && c <= 0xd7af)
        || (c >= 0xf900 && c <= 0xfaff) || c == 0x3005 || c == 0x3007;
}

bool isWordLetter(char32_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    return (c >= 0xc0 && c <= 0x24f && c != 0xd7 && c != 0xf7) || (c >= 0x370 && c <= 0x1fff) || c == 0xb5 || c == 0xaa || c == 0xba;
}

std::string_view trimmed(std::string_view text)
{
    const auto spaceAtFront = [&]() -> std::size_t {
        if (text.empty())
            return 0;
        if (text[0] == ' ' || (text[0] >= '\t' && text[0] <= '\r'))
            return 1;
        if (text.starts_with("\u3000") || text.starts_with("\ufeff"))
            return 3;
        return text.starts_with("\u00a0") ? 2 : 0;
    };
    const auto spaceAtBack = [&]() -> std::size_t {
        if (text.empty())
            return 0;
        if (text.back() == ' ' || (text.back() >= '\t' && text.back() <= '\r'))
            return 1;
        if (text.ends_with("\u3000"))
            return 3;
        return text.ends_with("\u00a0") ? 2 : 0;
    };
    while (const std::size_t n = spaceAtFront())
        text.remove_prefix(n);
    while (const std::size_t n = spaceAtBack())
        text.remove_suffix(n);
    return text;
}

std::string shortened(std::string_view text, std::size_t count)
{
    std::size_t at = 0;
    for (std::size_t seen = 0; at < text.size(); ++seen) {
        if (seen == count)
            return std::string(text.substr(0, at)) + "…";
        (void)nextCodePoint(text, at);
    }
    return std::string(text);
}

} // namespace sinan
