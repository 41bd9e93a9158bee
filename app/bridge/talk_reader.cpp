#include "app/bridge/talk_reader.h"

#include "app/base/text_fold.h"
#include "app/base/utf8.h"
#include "app/bridge/chat_lines.h"
#include "app/bridge/delimited_reader.h"
#include "app/bridge/talk_head.h"

#include <QRegularExpression>

namespace sinan::bridge {

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
    if (const auto marked = messengerName(turn.speaker)) {
        const std::string mark(marked->second);
        turn.speaker = std::string(marked->first);
        turn.role = model::SpeakerRole::Customer;
        turn.company = mark;
        return turn;
    }
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
    static const QRegularExpression dayOnly(QStringLiteral(
        R"((?<![\d.])(?:(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])|(0?[1-9]|1[0-2])[-.月](0?[1-9]|[12]\d|3[01]))(?!\d|\.\d))"));
    const QString text = QString::fromStdString(name);
    if (const auto match = pattern.match(text); match.hasMatch())
        return readDate((match.captured(1) + "-" + match.captured(2) + "-" + match.captured(3)).toStdString());
    const auto match = dayOnly.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const bool packed = !match.captured(1).isEmpty();
    const std::string day =
        "-" + match.captured(packed ? 1 : 3).toStdString() + "-" + match.captured(packed ? 2 : 4).toStdString();
    const int year = int(std::chrono::year_month_day(today).year());
    // A talk lies behind us: 1228 in March was last December. 0229 may be four years back.
    for (int back = 0; back <= 4; ++back) {
        const auto date = readDate(std::to_string(year - back) + day);
        if (date && date->date <= today)
            return date;
    }
    return std::nullopt;
}

std::optional<ReadDate> dateOfOpenDay(const std::string &text, LocalDate today)
{
    const std::size_t space = std::min(text.find(' '), text.size());
    std::string day = text.substr(0, space);
    std::replace(day.begin(), day.end(), '/', '-');
    const std::string clock = text.substr(space);
    if (!day.empty() && isDigit(day[0])) {
        if (const auto named = dateInName(day, today))
            return readDate(toIso(named->date) + clock);
        return std::nullopt;
    }
    static const std::vector<std::pair<std::string_view, int>> words{
        {"今天", 0}, {"today", 0}, {"昨天", 1}, {"yesterday", 1}, {"前天", 2}};
    const std::string folded = fold(day);
    std::optional<LocalDate> found;
    for (const auto &[word, back] : words) {
        if (folded == word)
            found = today - std::chrono::days(back);
    }
    static const std::vector<std::string_view> week{"日",  "一",  "二",  "三",  "四",  "五",  "六", "天",
                                                    "sun", "mon", "tue", "wed", "thu", "fri", "sat"};
    for (std::size_t i = 0; i < week.size() && !found; ++i) {
        if (i < 8 ? !folded.ends_with(week[i]) : !folded.starts_with(week[i]))
            continue;
        const auto wanted = std::chrono::weekday(unsigned(i < 8 ? i % 7 : i - 8));
        found = today - (std::chrono::weekday(today) - wanted);
    }
    return found ? readDate(toIso(*found) + clock) : std::nullopt;
}

TextKind guessTextKind(std::string_view text, const MappingLibrary &library)
{
    const std::string_view beginning = text.substr(0, 256 * 1024);
    const auto lines = linesOf(beginning);
    std::vector<std::string_view> filled;
    for (const TextLine &line : lines) {
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
    if (hasTurns(lines, ChatLines(lines, library), library))
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

} // namespace sinan::bridge
