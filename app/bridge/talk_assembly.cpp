#include "app/base/text_fold.h"
#include "app/base/utf8.h"
#include "app/bridge/talk_head.h"
#include "app/bridge/talk_reader.h"

namespace sinan::bridge {

namespace {

/// Puts the lines of a text together into talks.
class Assembly
{
public:
    Assembly(const std::vector<TextLine> &lines, const ChatLines &chat, bool turns, const MappingLibrary &library,
             const InputLimits &limits)
        : m_lines(lines), m_chat(chat), m_turns(turns), m_library(library), m_limits(limits)
    {
    }
    std::vector<ParsedTalk> read(TextKind kind);

private:
    void close();
    void addBody(std::string_view line);
    bool takeHeader(std::size_t &i, TextKind kind);
    void takeDay(const std::optional<ReadDate> &time, const std::string &openDay, const std::string &clock, bool starts);
    void takeLine(std::size_t i);
    void takeTurn(const TurnHead &head, std::int64_t row);
    void begin(std::int64_t row);
    void finish(ParsedTalk &talk) const;

    const std::vector<TextLine> &m_lines;
    const ChatLines &m_chat;
    bool m_turns;
    const MappingLibrary &m_library;
    const InputLimits &m_limits;
    std::vector<ParsedTalk> m_talks;
    ParsedTalk m_talk;
    bool m_begun = false;
    std::string m_head;                 ///< the lines of the header, in case nothing follows
    std::string m_day;                  ///< of the turns now read, as written
    std::optional<ReadDate> m_lineDay;  ///< of the last line of a day …
    std::string m_lineOpenDay;          ///< … or this
    std::optional<TalkTurn> m_answerer; ///< whose words stand below a quoted message
};

void Assembly::close()
{
    m_talk.body = std::string(trimmed(m_talk.body));
    if (m_talk.turns.empty() && m_talk.body.empty())
        m_talk.body = std::string(trimmed(m_head));
    if (!m_talk.turns.empty() || !m_talk.body.empty())
        m_talks.push_back(std::move(m_talk));
    m_talk = {};
    m_head.clear();
    m_begun = false;
    m_answerer.reset();
}

void Assembly::addBody(std::string_view line)
{
    if (m_talk.body.size() + line.size() < std::size_t(m_limits.textBytes)) {
        m_talk.body += line;
        m_talk.body += '\n';
    } else {
        m_talk.cut = true;
    }
}

void Assembly::begin(std::int64_t row)
{
    if (!m_begun)
        m_talk.row = row;
    m_begun = true;
}

bool Assembly::takeHeader(std::size_t &i, TextKind kind)
{
    // A head stands above the first words, or again after the last turn.
    const bool mayBegin = kind != TextKind::Note && (!m_begun || (m_turns && !m_talk.turns.empty()));
    auto header = mayBegin ? readHeader(m_lines, i, m_library) : std::nullopt;
    if (header && m_begun &&
        ((!header->entries.contains("date") && !header->entries.contains("title")) || m_chat.style().clocked))
        header.reset();
    if (!header)
        return false;
    if (m_begun)
        close();
    m_talk.row = m_lines[i].row;
    m_talk.header = std::move(header->entries);
    m_begun = true;
    for (std::size_t k = i; k < header->end; ++k)
        m_head += std::string(m_lines[k].text) + "\n";
    i = header->end - 1;
    return true;
}

/// A chat of several days is a talk a day: when something was said counts.
void Assembly::takeDay(const std::optional<ReadDate> &time, const std::string &openDay, const std::string &clock, bool starts)
{
    if (!time && openDay.empty())
        return;
    std::string day = time ? toIso(time->date) : openDay;
    if (m_chat.style().messenger && !m_day.empty() && day != m_day && !m_talk.turns.empty()) {
        auto header = m_talk.header;
        header.erase("date");
        close();
        m_talk.header = std::move(header);
    }
    m_day = std::move(day);
    if (!starts || m_talk.firstTime || !m_talk.firstDay.empty())
        return;
    m_talk.firstTime = time;
    if (!time)
        m_talk.firstDay = openDay + " " + clock;
}

void Assembly::takeTurn(const TurnHead &head, std::int64_t row)
{
    auto time = head.time;
    std::string openDay = head.openDay;
    if (!time && openDay.empty() && head.clock) {
        openDay = m_lineOpenDay;
        if (m_lineDay)
            time = readDate(toIso(m_lineDay->date) + " " + head.clockText);
    }
    takeDay(time, openDay, head.clockText, true);
    begin(row);
    TalkTurn turn = turnOf(head, m_library, row);
    if (!turn.company.empty() && fold(turn.company) != "微信" && fold(turn.company) != "wechat")
        m_talk.header.try_emplace("customer", turn.company);
    m_talk.turns.push_back(std::move(turn));
    m_answerer.reset();
}

void Assembly::takeLine(std::size_t i)
{
    const TextLine &line = m_lines[i];
    if (m_turns && m_chat.isNotice(i))
        return;
    if (const auto day = m_turns ? m_chat.day(i) : std::nullopt) {
        m_lineDay = day->time;
        m_lineOpenDay = day->openDay;
        takeDay(day->time, day->openDay, day->clockText, false);
        return;
    }
    const auto head = m_turns ? m_chat.head(i) : std::nullopt;
    if (head)
        return takeTurn(*head, line.row);
    begin(line.row);
    if (!m_turns || m_talk.turns.empty())
        return addBody(line.text);
    if (m_chat.isQuotation(i)) {
        // What is quoted was said earlier, by somebody else: it stays readable, and no one's words of today.
        if (!m_answerer) {
            m_answerer = m_talk.turns.back();
            m_answerer->words.clear();
            m_talk.turns.push_back({{}, model::SpeakerRole::Unknown, "> " + std::string(line.text), line.row, {}});
        }
        return;
    }
    if (m_answerer) {
        m_answerer->row = line.row;
        m_talk.turns.push_back(*std::exchange(m_answerer, std::nullopt));
    }
    std::string &words = m_talk.turns.back().words;
    if (words.size() + line.text.size() < std::size_t(m_limits.textBytes))
        words += (words.empty() ? "" : " ") + std::string(line.text);
    else
        m_talk.cut = true;
}

void Assembly::finish(ParsedTalk &talk) const
{
    // A turn list without words is none; what stood before the first turn is part of the talk.
    std::erase_if(talk.turns, [](const TalkTurn &turn) { return turn.words.empty(); });
    talk.chat = m_turns && m_chat.style().messenger;
    if (talk.turns.empty())
        return;
    if (!talk.body.empty()) {
        talk.turns.insert(talk.turns.begin(), TalkTurn{{}, model::SpeakerRole::Unknown, turnLine({}, talk.body), talk.row, {}});
        talk.body.clear();
    }
    // Where the messenger marks the people outside, the others are colleagues.
    const auto marked = [](const TalkTurn &turn) { return !turn.company.empty(); };
    if (talk.chat && std::any_of(talk.turns.begin(), talk.turns.end(), marked)) {
        for (TalkTurn &turn : talk.turns) {
            if (!turn.speaker.empty() && turn.role == model::SpeakerRole::Unknown)
                turn.role = model::SpeakerRole::Us;
        }
    }
}

std::vector<ParsedTalk> Assembly::read(TextKind kind)
{
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const std::string_view text = m_lines[i].text;
        if (m_turns && isRule(text) && !m_chat.isQuotation(i)) {
            // In a chat a rule may belong to a message.
            if (!m_chat.style().clocked || readHeader(m_lines, i + 1, m_library))
                close();
            continue;
        }
        if (text.empty()) {
            if (!m_turns)
                addBody({});
            continue;
        }
        if (!takeHeader(i, kind))
            takeLine(i);
    }
    close();
    for (auto &talk : m_talks)
        finish(talk);
    std::erase_if(m_talks, [](const ParsedTalk &talk) { return talk.turns.empty() && talk.body.empty(); });
    return std::move(m_talks);
}

} // namespace

std::vector<ParsedTalk> TalkReader::read(std::string_view text, TextKind kind) const
{
    const auto lines = linesOf(text);
    const ChatLines chat(lines, m_library);
    const bool turns = kind == TextKind::Talk || (kind != TextKind::Note && hasTurns(lines, chat, m_library));
    return Assembly(lines, chat, turns, m_library, m_limits).read(kind);
}

} // namespace sinan::bridge
