#include "app/bridge/turn_head.h"

#include "app/base/utf8.h"

#include <QRegularExpression>

namespace sinan::bridge {

namespace {

constexpr char32_t fullWidthColon = 0xff1a;

std::size_t findColon(std::string_view text, std::size_t &length)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        const char32_t point = nextCodePoint(text, at);
        const bool digitsAround =
            from > 0 && at < text.size() && text[from - 1] >= '0' && text[from - 1] <= '9' && text[at] >= '0' && text[at] <= '9';
        if ((point == U':' && !digitsAround) || point == fullWidthColon) {
            length = at - from;
            return from;
        }
    }
    return std::string_view::npos;
}

/// Takes "[00:01:23]", "00:12", "2026-03-02 14:20:05" from the front (or the back) of `text`.
bool takeTime(std::string_view &text, bool front, TurnHead &head)
{
    static const QRegularExpression atFront(QStringLiteral(
        R"(^[\[(\x{FF08}【]?((?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+)?\d{1,2}[:\x{FF1A}]\d{2}(?:[:\x{FF1A}]\d{2})?(?:[.,]\d{1,3})?)[\])\x{FF09}】]?\s*)"));
    static const QRegularExpression atBack(QStringLiteral(
        R"(\s*[\[(\x{FF08}【]?((?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+)?\d{1,2}[:\x{FF1A}]\d{2}(?:[:\x{FF1A}]\d{2})?(?:[.,]\d{1,3})?)[\])\x{FF09}】]?$)"));
    if (text.size() > 200)
        return false;
    const QString line = QString::fromUtf8(text.data(), qsizetype(text.size()));
    const auto match = (front ? atFront : atBack).match(line);
    if (!match.hasMatch())
        return false;
    head.clock = true;
    if (!head.time)
        head.time = readDate(match.captured(1).toStdString());
    const std::size_t bytes = std::size_t(match.captured(0).toUtf8().size());
    text = front ? text.substr(bytes) : text.substr(0, text.size() - bytes);
    text = trimmed(text);
    return true;
}

bool isName(std::string_view text)
{
    const std::size_t length = codePointCount(text);
    if (text.empty() || length > 24)
        return false;
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t point = nextCodePoint(text, at);
        static constexpr std::u32string_view never = U"。,\uff0c;\uff1b!\uff01?\uff1f、\"“”'‘’<>《》{}|\\=\t";
        if (never.find(point) != std::u32string_view::npos)
            return false;
        letters += isCjk(point) || (isWordLetter(point) && !(point >= '0' && point <= '9'));
    }
    return letters > 0 && text.substr(0, 4) != "http";
}

} // namespace

std::optional<TurnHead> parseHead(std::string_view line)
{
    TurnHead head;
    std::string_view rest = line;
    (void)takeTime(rest, true, head);
    std::size_t length = 0;
    // A speaker stands at the beginning; a colon far inside is part of the words.
    const std::size_t colon = findColon(rest.substr(0, 160), length);
    if (colon != std::string_view::npos) {
        head.speaker = trimmed(rest.substr(0, colon));
        (void)takeTime(head.speaker, false, head);
        head.words = trimmed(rest.substr(colon + length));
        head.colon = true;
        if (isName(head.speaker))
            return head;
        head.colon = false;
    }
    // "王建国 14:20:05" alone in its line: the words follow below.
    head.speaker = rest;
    head.words = {};
    if (!head.clock)
        (void)takeTime(head.speaker, false, head);
    if (head.clock && isName(head.speaker) && codePointCount(head.speaker) <= 16)
        return head;
    return std::nullopt;
}

bool isRule(std::string_view line)
{
    return codePointCount(line) >= 3 && line.find_first_not_of("-=*_~#") == std::string_view::npos;
}

} // namespace sinan::bridge
