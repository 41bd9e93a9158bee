#include "app/bridge/chat_lines.h"

#include "app/base/utf8.h"

#include <QRegularExpression>

#include <unordered_map>

namespace sinan::bridge {

namespace {

/// A rule between a quoted message and its answer: "- - - - -", also with other dashes.
bool isDashes(std::string_view line)
{
    std::size_t dashes = 0;
    for (std::size_t at = 0; at < line.size();) {
        const char32_t point = nextCodePoint(line, at);
        if (point == U'-' || point == 0x2014 || point == 0x2013 || point == 0x2500)
            ++dashes;
        else if (point != U' ')
            return false;
    }
    return dashes >= 3;
}

bool isNoticeText(std::string_view line)
{
    if (line.size() > 300)
        return false;
    static const QRegularExpression notices(QStringLiteral(
        R"re(撤回了(?:一条|成员的一条)?消息|(?:recalled|unsent) a message|^["“”]?.{1,20}["“”]?\s*拍了拍|(?:加入|移出|退出)了?(?:了)?群聊)re"
        R"re(|邀请["“”]?.+["“”]?加入了?群聊|以上是打招呼的(?:内容|消息)|现在可以开始聊天了|开启了朋友验证|修改群名为|被对方拒收|^[-—─\s]*以下(?:是|为)新消息)re"
        R"re(|^通话时长\s*[\d:]+$|^(?:对方)?已取消$|^(?:对方)?已拒绝$|^对方无应答$|^(?:重新编辑|查看更多消息)$)re"));
    return notices.match(QString::fromUtf8(line.data(), qsizetype(line.size()))).hasMatch();
}

/// "10:12" → 612, "下午3:05" → 905; without hours and minutes 0.
int minutesOf(std::string_view clock)
{
    std::size_t at = clock.find_first_of("0123456789");
    int numbers[2] = {0, 0};
    for (int &number : numbers) {
        while (at < clock.size() && isDigit(clock[at]))
            number = std::min(number * 10 + (clock[at++] - '0'), 10'000);
        at = std::min(clock.find_first_of("0123456789", at), clock.size());
    }
    const bool late = clock.find("下午") != std::string_view::npos || clock.find("晚上") != std::string_view::npos ||
                      clock.find("PM") != std::string_view::npos;
    return (numbers[0] % 24 + (late && numbers[0] < 12 ? 12 : 0)) * 60 + numbers[1];
}

} // namespace

std::vector<TextLine> linesOf(std::string_view text)
{
    std::vector<TextLine> lines;
    std::int64_t row = 1;
    for (std::size_t from = 0; from <= text.size(); ++row) {
        std::size_t end = text.find_first_of("\r\n", from);
        if (end == std::string_view::npos)
            end = text.size();
        lines.push_back({trimmed(text.substr(from, end - from)), row});
        from = end + (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
    }
    return lines;
}

std::optional<std::pair<std::string_view, std::string_view>> messengerName(std::string_view speaker)
{
    const std::size_t at = speaker.rfind('@');
    if (at == std::string_view::npos || at == 0 || at + 1 >= speaker.size())
        return std::nullopt;
    const std::string_view mark = trimmed(speaker.substr(at + 1));
    // wang@yunfan.com is an address.
    if (mark.empty() || mark.find('.') != std::string_view::npos)
        return std::nullopt;
    return std::pair(trimmed(speaker.substr(0, at)), mark);
}

ChatLines::ChatLines(const std::vector<TextLine> &lines, const MappingLibrary &library) : m_lines(lines)
{
    std::size_t alone = 0;
    std::size_t dated = 0;
    std::size_t gapped = 0;
    std::size_t colons = 0;
    std::size_t marks = 0;
    std::unordered_map<std::string_view, std::size_t> colonNames;
    std::unordered_map<std::string_view, std::size_t> aloneNames;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view line = lines[i].text;
        if (line.empty())
            continue;
        marks += isNoticeText(line) || (isPlaceholder(line) && (line[0] == '[' || line.starts_with("【")));
        const auto head = parseHead(line);
        if (!head) {
            marks += parseDayLine(line) ? 1 : 0;
            continue;
        }
        marks += messengerName(head->speaker).has_value();
        if (head->clock && !head->colon) {
            ++alone;
            ++aloneNames[head->speaker];
            marks += head->clockText.find_first_not_of("0123456789:.,") != std::string::npos;
            m_clocks.push_back({i, minutesOf(head->clockText),
                                library.looksLikePerson(head->speaker) || library.choiceFor("talk.role", head->speaker) ||
                                    messengerName(head->speaker)});
            dated += head->time || !head->openDay.empty();
            gapped += i == 0 || lines[i - 1].text.empty() || parseDayLine(lines[i - 1].text).has_value();
        } else if (!head->clock) {
            ++colons;
            ++colonNames[head->speaker];
            marks += isPlaceholder(head->words);
        }
    }
    std::size_t again = 0;
    for (const auto &[name, count] : colonNames)
        again +=
            count > 1 && !aloneNames.contains(name) && (library.looksLikePerson(name) || library.choiceFor("talk.role", name))
                ? count
                : 0;
    // "A: …, B: …" with a clock here and there is a talk of colons; a chat with prices in it has names with clocks.
    m_style.clocked = alone >= 1 && again * 2 < std::max<std::size_t>(colons, 1) + alone && (alone >= 2 || again == 0);
    m_style.dated = m_style.clocked && dated * 2 >= alone;
    m_style.gapped = m_style.clocked && !m_style.dated && alone >= 3 && gapped * 4 >= alone * 3;
    m_style.messenger = marks > 0 || (m_style.clocked && m_style.dated);
    for (Clock &clock : m_clocks)
        clock.sure = clock.sure || aloneNames[parseHead(lines[clock.line].text)->speaker] > 1;
    if (m_style.clocked && !m_style.dated && !m_style.gapped)
        findDoubtful();
}

/// "会议改到 15:30" looks like a head with a clock. Messages stand in the order of their times: what breaks it is words.
void ChatLines::findDoubtful()
{
    int before = -1;
    for (std::size_t i = 0; i < m_clocks.size(); ++i) {
        if (m_clocks[i].sure) {
            before = m_clocks[i].minutes;
            continue;
        }
        std::size_t next = i + 1;
        while (next < m_clocks.size() && next < i + 50 && !m_clocks[next].sure)
            ++next;
        const bool known = next < m_clocks.size() && m_clocks[next].sure;
        const int latest = known ? m_clocks[next].minutes : before < 0 ? 24 * 60 : before + 60;
        if (m_clocks[i].minutes < before || m_clocks[i].minutes > latest)
            m_doubtful.insert(m_clocks[i].line);
    }
    m_clocks.clear();
}

bool ChatLines::standsAlone(std::size_t i) const
{
    return i == 0 || m_lines[i - 1].text.empty() || parseDayLine(m_lines[i - 1].text).has_value() || isNotice(i - 1);
}

std::optional<TurnHead> ChatLines::head(std::size_t i) const
{
    const auto head = m_lines[i].text.empty() ? std::nullopt : parseHead(m_lines[i].text);
    if (!head || !m_style.clocked)
        return head;
    if (!head->clock || isNotice(i))
        return std::nullopt;
    if (head->colon)
        return head;
    if (m_style.dated && !head->time && head->openDay.empty())
        return std::nullopt; // "改到 15:30" below "张三 2026-03-02 10:12"
    return m_doubtful.contains(i) || (m_style.gapped && !standsAlone(i)) ? std::nullopt : head;
}

std::optional<DayLine> ChatLines::day(std::size_t i) const
{
    return m_style.messenger ? parseDayLine(m_lines[i].text) : std::nullopt;
}

bool ChatLines::isNotice(std::size_t i) const
{
    return m_style.messenger && isNoticeText(m_lines[i].text);
}

bool ChatLines::isQuotation(std::size_t i) const
{
    if (!m_style.messenger && !m_style.clocked)
        return false;
    const auto opens = [](std::string_view line) { return line.starts_with("「") || line.starts_with("“"); };
    const std::string_view line = m_lines[i].text;
    if (opens(line))
        return i + 1 < m_lines.size() && isDashes(m_lines[i + 1].text);
    return i > 0 && opens(m_lines[i - 1].text) && isDashes(line);
}

} // namespace sinan::bridge
