#include "app/bridge/turn_head.h"

#include "app/base/text_fold.h"
#include "app/base/utf8.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

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

/// A day and a time of day as messengers and transcripts write them; %1 is what may stand around it.
QString timePattern(const QString &before, const QString &after)
{
    static const QString day = QStringLiteral(
        R"((?:(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)|(\d{1,2}[-/月]\d{1,2}日?)|(昨天|前天|今天|)"
        R"((?:星期|周|礼拜)[一二三四五六日天]|[Yy]esterday|[Tt]oday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)))");
    static const QString week = QStringLiteral(R"((?:\s*(?:星期|周)[一二三四五六日天])?)");
    static const QString clock = QStringLiteral(
        R"(((?:凌晨|早上|上午|中午|下午|傍晚|晚上)?\s*\d{1,2}[:\x{FF1A}]\d{2}(?:[:\x{FF1A}]\d{2})?(?:[.,]\d{1,3})?(?:\s*[AaPp][Mm])?))");
    return before + QStringLiteral(R"([\[(\x{FF08}【]?(?:)") + day + week +
           QStringLiteral(R"((?:[\s,]+|(?<=[日天一二三四五六y])))?)") + clock + QStringLiteral(R"([\])\x{FF09}】]?)") + after;
}

/// "晚上8:12", "中午 12:30", "凌晨1:05" as the reader of dates knows them: 下午 and 上午 alone.
QString plainClock(QString clock)
{
    clock = clock.simplified().remove(u' ');
    const bool noon = clock.startsWith(QStringLiteral("中午"));
    const bool late = clock.startsWith(QStringLiteral("傍晚")) || clock.startsWith(QStringLiteral("晚上")) ||
                      (noon && clock.mid(2, 2) != u"11");
    if (noon || late || clock.startsWith(QStringLiteral("凌晨")) || clock.startsWith(QStringLiteral("早上")))
        clock.replace(0, 2, late ? QStringLiteral("下午") : QStringLiteral("上午"));
    return clock;
}

/// Takes "[00:01:23]", "00:12", "2026-03-02 14:20:05", "昨天 下午2:30", "3-2 10:12" from the front (or the back) of `text`.
bool takeTime(std::string_view &text, bool front, TurnHead &head)
{
    static const QRegularExpression atFront(timePattern(QStringLiteral("^"), QStringLiteral(R"(\s*)")));
    static const QRegularExpression atBack(timePattern(QStringLiteral(R"(\s*)"), QStringLiteral("$")));
    if (text.size() > 200 || text.find_first_of("0123456789") == std::string_view::npos)
        return false;
    const QString line = QString::fromUtf8(text.data(), qsizetype(text.size()));
    const auto match = (front ? atFront : atBack).match(line);
    if (!match.hasMatch())
        return false;
    head.clock = true;
    const QString clock = plainClock(match.captured(4));
    if (!head.time && !match.captured(1).isEmpty())
        head.time = readDate((match.captured(1) + u' ' + clock).toStdString());
    else if (!match.captured(2).isEmpty() || !match.captured(3).isEmpty())
        head.openDay = (match.captured(2) + match.captured(3)).toStdString();
    head.clockText = clock.toStdString();
    const std::size_t bytes = std::size_t(match.captured(0).toUtf8().size());
    text = front ? text.substr(bytes) : text.substr(0, text.size() - bytes);
    text = trimmed(text);
    return true;
}

bool isName(std::string_view text)
{
    const std::size_t length = codePointCount(text);
    if (text.empty() || length > 24 || isPlaceholder(text))
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

bool isPlaceholder(std::string_view text)
{
    static constexpr std::array<std::string_view, 34> names{
        "图片",     "照片",     "语音",     "视频",    "文件",     "链接",          "表情",  "动画表情", "位置",
        "红包",     "转账",     "聊天记录", "小程序",  "名片",     "个人名片",      "音乐",  "收藏",     "笔记",
        "语音通话", "视频通话", "通话时长", "视频号",  "接龙",     "微信红包",      "photo", "image",    "voice",
        "video",    "file",     "link",     "sticker", "location", "voice message", "album"};
    if (text.empty() || (text[0] != '[' && !text.starts_with("【")))
        return std::find(names.begin() + 18, names.begin() + 21, text) != names.begin() + 21;
    const std::size_t open = text[0] == '[' ? 1 : 3;
    const std::size_t close = std::min(text.find(']', open), text.find("】", open));
    return close != std::string_view::npos &&
           std::find(names.begin(), names.end(), fold(text.substr(open, close - open))) != names.end();
}

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

std::optional<DayLine> parseDayLine(std::string_view line)
{
    if (line.size() > 120)
        return std::nullopt;
    static const QRegularExpression signs(QStringLiteral(R"(^[-—–─=*_\s]+|[-—–─=*_\s]+$)"));
    const QString text = QString::fromUtf8(line.data(), qsizetype(line.size())).remove(signs);
    if (text.isEmpty() || !(text[0].isDigit() || text[0].unicode() >= 0x80))
        return std::nullopt;
    DayLine found;
    TurnHead head;
    const std::string inner = text.toStdString();
    std::string_view rest = inner;
    if (takeTime(rest, true, head)) {
        if (!rest.empty() || (!head.time && head.openDay.empty()))
            return std::nullopt;
        return DayLine{head.time, head.openDay, head.clockText};
    }
    static const QRegularExpression dayOnly(
        QStringLiteral(R"(^(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)(?:\s*(?:星期|周)[一二三四五六日天])?$)"));
    const auto match = dayOnly.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    found.time = readDate(match.captured(1).toStdString());
    return found.time ? std::optional(found) : std::nullopt;
}

} // namespace sinan::bridge
