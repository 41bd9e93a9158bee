#include "app/bridge/talk_reader.h"

#include "app/base/utf8.h"
#include "app/bridge/delimited_reader.h"
#include "app/bridge/turn_head.h"

#include <QRegularExpression>

#include <set>

namespace sinan::bridge {

namespace {

struct Line
{
    std::string_view text;
    std::int64_t row = 0;
};

std::vector<Line> linesOf(std::string_view text)
{
    std::vector<Line> lines;
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

/// The lines above a talk that say whose it is, when and how: 客户, 日期, 渠道 …
struct HeaderBlock
{
    std::size_t end = 0; ///< index of the line behind it
    std::map<std::string, std::string> entries;
};

/// 客户: and 我方: also begin turns. They are a head beside a sure one (日期 …), above a gap, or where nobody of that name speaks
/// again.
std::optional<HeaderBlock> readHeader(const std::vector<Line> &lines, std::size_t from, const MappingLibrary &library)
{
    HeaderBlock block;
    block.end = from;
    const auto keyOf = [&](std::size_t i) -> std::optional<std::pair<std::string, TurnHead>> {
        const auto head = i < lines.size() && !lines[i].text.empty() ? parseHead(lines[i].text) : std::nullopt;
        const auto key = head && head->colon && !head->clock ? library.talkHeader(head->speaker) : std::nullopt;
        return key ? std::optional(std::pair(*key, *head)) : std::nullopt;
    };
    while (block.end < lines.size() && lines[block.end].text.empty())
        ++block.end;
    // A line of its own above the keys is the title.
    if (block.end + 1 < lines.size() && !keyOf(block.end) && codePointCount(lines[block.end].text) <= 40 &&
        !parseHead(lines[block.end].text)) {
        std::size_t next = block.end + 1;
        while (next < lines.size() && lines[next].text.empty())
            ++next;
        if (keyOf(next)) {
            block.entries["title"] = std::string(lines[block.end].text);
            block.end = next;
        }
    }
    bool sure = false;
    std::string_view speaker;
    std::string_view words;
    std::set<std::string> seen;
    for (auto key = keyOf(block.end); key && !seen.contains(key->first); key = keyOf(block.end)) {
        const bool ambiguous = key->first == "customer" || key->first == "us" || key->first == "them";
        sure = sure || !ambiguous;
        if (ambiguous) {
            speaker = key->second.speaker;
            words = key->second.words;
        }
        seen.insert(key->first);
        block.entries[key->first] = std::string(key->second.words);
        ++block.end;
    }
    if (seen.empty())
        return std::nullopt;
    const bool gap = block.end < lines.size() && (lines[block.end].text.empty() || isRule(lines[block.end].text));
    if (sure || gap)
        return block;
    std::set<std::string_view> others;
    for (std::size_t i = block.end; i < lines.size() && others.size() < 3; ++i) {
        const auto head = lines[i].text.empty() ? std::nullopt : parseHead(lines[i].text);
        if (head && head->speaker == speaker)
            return std::nullopt;
        if (head)
            others.insert(head->speaker);
    }
    const bool sentence = words.find("。") != std::string_view::npos || words.find_first_of("?!,") != std::string_view::npos ||
                          words.find("\xef\xbc\x9f") != std::string_view::npos ||
                          words.find("\xef\xbc\x8c") != std::string_view::npos;
    return others.size() >= 2 && seen.size() == 1 && !sentence ? std::optional(block) : std::nullopt;
}

/// Whether "name: words" lines are turns of a talk, not points of a note (背景: …, 结论: …).
bool hasTurns(const std::vector<Line> &lines, const MappingLibrary &library)
{
    std::size_t filled = 0;
    std::size_t heads = 0;
    std::size_t clocks = 0;
    std::size_t roles = 0;
    std::map<std::string_view, int> names;
    const auto header = readHeader(lines, 0, library);
    for (std::size_t i = header ? header->end : 0; i < lines.size(); ++i) {
        const Line &line = lines[i];
        if (line.text.empty() || isRule(line.text))
            continue;
        ++filled;
        const auto head = parseHead(line.text);
        if (!head)
            continue;
        ++heads;
        clocks += head->clock;
        ++names[head->speaker];
        roles += turnOf(*head, library, 0).role != model::SpeakerRole::Unknown || library.looksLikePerson(head->speaker);
    }
    std::size_t again = 0;
    for (const auto &[name, count] : names)
        again += count > 1 ? std::size_t(count) : 0;
    if (heads < 2 || names.size() > std::max<std::size_t>(12, heads / 2))
        return false;
    const bool dense = heads * 3 >= filled;
    return dense && (again * 2 >= heads || roles * 2 >= heads || clocks * 2 >= heads);
}

} // namespace

TalkTurn turnOf(const TurnHead &head, const MappingLibrary &library, std::int64_t row)
{
    TalkTurn turn;
    turn.speaker = std::string(head.speaker);
    turn.words = std::string(head.words);
    turn.row = row;
    const auto roleIn = [&](std::string_view word) -> std::optional<model::SpeakerRole> {
        const auto choice = library.choiceFor("talk.role", word);
        return choice ? model::parseChoice<model::SpeakerRole>(*choice) : std::nullopt;
    };
    static const QRegularExpression bracketed(QStringLiteral(R"(^(.+?)\s*[(\[【\x{FF08}](.+?)[)\]】\x{FF09}]$)"));
    const auto match = bracketed.match(QString::fromStdString(turn.speaker));
    if (match.hasMatch()) {
        if (const auto role = roleIn(match.captured(2).toStdString())) {
            turn.role = *role;
            turn.speaker = match.captured(1).toStdString();
            return turn;
        }
    }
    for (const char *sign : {"-", "—", "·", "/", "|"}) {
        const std::size_t at = turn.speaker.find(sign);
        if (at == std::string::npos || at == 0)
            continue;
        const std::string left(trimmed(std::string_view(turn.speaker).substr(0, at)));
        const std::string right(trimmed(std::string_view(turn.speaker).substr(at + std::string_view(sign).size())));
        if (const auto role = roleIn(left); role && !right.empty()) {
            turn.role = *role;
            turn.speaker = right;
            return turn;
        }
    }
    turn.role = roleIn(turn.speaker).value_or(model::SpeakerRole::Unknown);
    return turn;
}

std::optional<ReadDate> dateInName(const std::string &name, LocalDate today)
{
    static const QRegularExpression pattern(
        QStringLiteral(R"((?<!\d)(20\d{2})[-._年 ]?(0?[1-9]|1[0-2])[-._月 ]?(0?[1-9]|[12]\d|3[01])(?!\d))"));
    static const QRegularExpression dayOnly(
        QStringLiteral(R"((?<![\d.])(?:(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])|(0?[1-9]|1[0-2])[-.月](0?[1-9]|[12]\d|3[01]))(?!\d|\.\d))"));
    const QString text = QString::fromStdString(name);
    if (const auto match = pattern.match(text); match.hasMatch())
        return readDate((match.captured(1) + "-" + match.captured(2) + "-" + match.captured(3)).toStdString());
    const auto match = dayOnly.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const bool packed = !match.captured(1).isEmpty();
    const std::string day = "-" + match.captured(packed ? 1 : 3).toStdString() + "-" + match.captured(packed ? 2 : 4).toStdString();
    const int year = int(std::chrono::year_month_day(today).year());
    // A talk lies behind us: 1228 in March was last December. 0229 may be four years back.
    for (int back = 0; back <= 4; ++back) {
        const auto date = readDate(std::to_string(year - back) + day);
        if (date && date->date <= today)
            return date;
    }
    return std::nullopt;
}

TextKind guessTextKind(std::string_view text, const MappingLibrary &library)
{
    const std::string_view beginning = text.substr(0, 256 * 1024);
    const auto lines = linesOf(beginning);
    std::vector<std::string_view> filled;
    for (const Line &line : lines) {
        if (!line.text.empty())
            filled.push_back(line.text);
    }
    if (filled.size() >= 2) {
        // Tabs in most lines: copied from a spreadsheet.
        std::size_t tabbed = 0;
        for (const auto line : filled)
            tabbed += line.find('\t') != std::string_view::npos;
        if (tabbed * 10 >= filled.size() * 8)
            return TextKind::Table;
    }
    if (hasTurns(lines, library))
        return TextKind::Talk;
    if (filled.size() >= 2) {
        // Separated values need a header that we know: sentences have commas too.
        const char delimiter = guessDelimiter(beginning);
        const auto cellsOf = [&](std::string_view line) {
            std::vector<std::string_view> cells;
            for (std::size_t from = 0; from <= line.size();) {
                const std::size_t end = std::min(line.find(delimiter, from), line.size());
                std::string_view cell = trimmed(line.substr(from, end - from));
                if (cell.size() > 1 && cell.front() == '"' && cell.back() == '"')
                    cell = cell.substr(1, cell.size() - 2);
                cells.push_back(cell);
                from = end + 1;
            }
            return cells;
        };
        const auto header = cellsOf(filled[0]);
        std::size_t known = 0;
        std::size_t longCells = 0;
        for (const auto cell : header) {
            known += library.isKnownHeader(cell);
            longCells += codePointCount(cell) > 30;
        }
        std::size_t even = 0;
        for (const auto line : filled)
            even += cellsOf(line).size() == header.size();
        if (header.size() >= 2 && longCells == 0 &&
            ((known >= 1 && even * 2 >= filled.size()) || (header.size() >= 3 && even == filled.size())))
            return TextKind::Table;
    }
    return TextKind::Note;
}

std::vector<ParsedTalk> TalkReader::read(std::string_view text, TextKind kind) const
{
    const auto lines = linesOf(text);
    const bool turns = kind == TextKind::Talk || (kind != TextKind::Note && hasTurns(lines, m_library));
    std::vector<ParsedTalk> talks;
    ParsedTalk talk;
    bool begun = false;
    std::string head; // the lines of the header, in case nothing follows
    const auto close = [&] {
        talk.body = std::string(trimmed(talk.body));
        if (talk.turns.empty() && talk.body.empty())
            talk.body = std::string(trimmed(head));
        if (!talk.turns.empty() || !talk.body.empty())
            talks.push_back(std::move(talk));
        talk = {};
        head.clear();
        begun = false;
    };
    const auto addBody = [&](std::string_view line) {
        if (talk.body.size() + line.size() < std::size_t(m_limits.textBytes)) {
            talk.body += line;
            talk.body += '\n';
        }
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Line &line = lines[i];
        if (isRule(line.text) && turns) {
            close();
            continue;
        }
        if (line.text.empty()) {
            if (!turns)
                addBody({});
            continue;
        }
        // A head stands above the first words, or again after the last turn.
        const bool mayBegin = kind != TextKind::Note && (!begun || (turns && !talk.turns.empty()));
        auto header = mayBegin ? readHeader(lines, i, m_library) : std::nullopt;
        if (header && begun && !header->entries.contains("date") && !header->entries.contains("title"))
            header.reset();
        if (header) {
            if (begun)
                close();
            talk.row = line.row;
            talk.header = std::move(header->entries);
            begun = true;
            for (std::size_t k = i; k < header->end; ++k)
                head += std::string(lines[k].text) + "\n";
            i = header->end - 1;
            continue;
        }
        if (!begun) {
            talk.row = line.row;
            begun = true;
        }
        const auto turn = turns ? parseHead(line.text) : std::nullopt;
        if (turn) {
            talk.turns.push_back(turnOf(*turn, m_library, line.row));
            if (turn->time && !talk.firstTime)
                talk.firstTime = turn->time;
        } else if (turns && !talk.turns.empty()) {
            std::string &words = talk.turns.back().words;
            if (words.size() + line.text.size() < std::size_t(m_limits.textBytes))
                words += (words.empty() ? "" : " ") + std::string(line.text);
        } else {
            addBody(line.text);
        }
    }
    close();
    // What stood before the first turn is part of the talk; a turn list without words is none.
    for (auto &parsed : talks) {
        std::erase_if(parsed.turns, [](const TalkTurn &turn) { return turn.words.empty(); });
        if (!parsed.turns.empty() && !parsed.body.empty()) {
            parsed.turns.insert(parsed.turns.begin(),
                                TalkTurn{{}, model::SpeakerRole::Unknown, turnLine({}, parsed.body), parsed.row});
            parsed.body.clear();
        }
    }
    std::erase_if(talks, [](const ParsedTalk &parsed) { return parsed.turns.empty() && parsed.body.empty(); });
    return talks;
}

} // namespace sinan::bridge
