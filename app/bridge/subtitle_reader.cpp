#include "app/bridge/subtitle_reader.h"

#include "app/base/utf8.h"

#include <algorithm>

namespace sinan::bridge {

namespace {

struct Cue
{
    std::int64_t start = 0; ///< milliseconds
    std::int64_t line = 0;
    std::vector<std::string> words;
};

std::string_view nextLine(std::string_view text, std::size_t &at)
{
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
    return trimmed(line);
}

/// "01:02:03,456", "02:03.456" → milliseconds.
std::optional<std::int64_t> cueTime(std::string_view text)
{
    std::int64_t parts[4] = {};
    int part = 0;
    int digits = 0;
    for (const char c : text) {
        if (isDigit(c) && digits < 6) {
            parts[part] = parts[part] * 10 + (c - '0');
            ++digits;
        } else if ((c == ':' || c == ',' || c == '.') && digits > 0 && part < 3) {
            ++part;
            digits = 0;
        } else {
            return std::nullopt;
        }
    }
    if (part < 2 || digits == 0 || digits > 3 || text[text.size() - std::size_t(digits) - 1] == ':')
        return std::nullopt;
    for (; digits < 3; ++digits)
        parts[part] *= 10;
    const std::int64_t hours = part == 3 ? parts[0] : 0;
    const std::int64_t minutes = parts[part - 2];
    const std::int64_t seconds = parts[part - 1];
    if (minutes > 59 || seconds > 59)
        return std::nullopt;
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + parts[part];
}

std::optional<std::int64_t> cueStart(std::string_view line, std::size_t arrow)
{
    const std::string_view behind = trimmed(line.substr(arrow + 3));
    const auto from = cueTime(trimmed(line.substr(0, arrow)));
    const auto to = cueTime(behind.substr(0, std::min(behind.find_first_of(" \t"), behind.size())));
    return from && to ? from : std::nullopt;
}

/// The words without tags (<i>, <00:01.000>, {\an8}) and entities; `speaker` from <v Name>.
std::string withoutTags(std::string_view line, std::string &speaker)
{
    static constexpr std::pair<std::string_view, std::string_view> entities[] = {{"&amp;", "&"},  {"&lt;", "<"}, {"&gt;", ">"},
                                                                                 {"&nbsp;", " "}, {"&lrm;", ""}, {"&rlm;", ""}};
    std::string words;
    for (std::size_t at = 0; at < line.size();) {
        const bool position = line.substr(at, 2) == "{\\";
        const bool tag = line[at] == '<' && at + 1 < line.size() &&
                         (line[at + 1] == '/' || isDigit(line[at + 1]) || std::isalpha(std::uint8_t(line[at + 1])));
        const std::size_t end = position ? line.find('}', at) : tag ? line.find('>', at) : std::string_view::npos;
        if (end != std::string_view::npos) {
            const std::string_view inside = line.substr(at + 1, end - at - 1);
            const std::size_t space = inside.find_first_of(" \t");
            if (tag && inside[0] == 'v' && space != std::string_view::npos && (space == 1 || inside[1] == '.'))
                speaker = std::string(trimmed(inside.substr(space)));
            at = end + 1;
            continue;
        }
        const auto entity = std::find_if(std::begin(entities), std::end(entities),
                                         [&](const auto &known) { return line.substr(at).starts_with(known.first); });
        if (entity != std::end(entities)) {
            words += entity->second;
            at += entity->first.size();
            continue;
        }
        words += line[at++];
    }
    return std::string(trimmed(words));
}

} // namespace

bool looksLikeSubtitles(std::string_view start)
{
    std::size_t at = 0;
    std::string_view line = nextLine(start, at);
    if (line == "WEBVTT" || line.starts_with("WEBVTT ") || line.starts_with("WEBVTT\t"))
        return true;
    if (!line.empty() && std::all_of(line.begin(), line.end(), isDigit) && at < start.size())
        line = nextLine(start, at);
    const std::size_t arrow = line.find("-->");
    return arrow != std::string_view::npos && cueStart(line, arrow);
}

Result<StructuredInput> readSubtitles(const std::string &file, std::string_view text, const MappingLibrary &library,
                                      const InputLimits &limits)
{
    IssueList issues(file, limits);
    std::vector<Cue> cues;
    bool inCue = false;
    std::int64_t row = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view line = nextLine(text, at);
        ++row;
        const std::size_t arrow = line.substr(0, 200).find("-->");
        if (arrow != std::string_view::npos) {
            const auto start = cueStart(line, arrow);
            // A cue's number stands above its time; where the blank line before it is missing it was taken for words.
            if (inCue && !cues.empty() && !cues.back().words.empty() &&
                std::all_of(cues.back().words.back().begin(), cues.back().words.back().end(), isDigit))
                cues.back().words.pop_back();
            inCue = start.has_value();
            if (start)
                cues.push_back({*start, row, {}});
            else
                issues.add(row, {}, line, {"import.issue.cue_time", Json::object()}, "import.mend.fix_time");
        } else if (line.empty()) {
            inCue = false;
        } else if (inCue) {
            cues.back().words.emplace_back(line);
        }
    }
    std::stable_sort(cues.begin(), cues.end(), [](const Cue &a, const Cue &b) { return a.start < b.start; });
    ParsedTalk talk;
    bool full = false;
    for (const Cue &cue : cues) {
        if (full)
            break;
        std::string speaker;
        for (const auto &line : cue.words) {
            std::string words = withoutTags(line, speaker);
            if (words.starts_with("- "))
                words.erase(0, 2);
            TurnHead head{speaker, {}, false, true, words};
            if (const auto named = speaker.empty() ? parseHead(words) : std::nullopt; named && named->colon && !named->clock)
                head = *named;
            TalkTurn turn = head.speaker.empty() ? TalkTurn{{}, model::SpeakerRole::Unknown, words, cue.line}
                                                 : turnOf(head, library, cue.line);
            TalkTurn *last = talk.turns.empty() ? nullptr : &talk.turns.back();
            const bool goesOn = last && (last->row == cue.line || !last->speaker.empty()) &&
                                (turn.speaker.empty() || turn.speaker == last->speaker);
            if (goesOn && std::int64_t(last->words.size() + turn.words.size()) < limits.textBytes)
                last->words += " " + turn.words;
            else if ((full = !addTurn(talk, std::move(turn), issues, limits)))
                break;
        }
    }
    StructuredInput read;
    if (talk.turns.empty() && issues.isEmpty())
        return inputError(ErrorCode::Unreadable, file, "import.error.no_cues", "import.mend.choose_again");
    if (!talk.turns.empty())
        read.talks.push_back(std::move(talk));
    read.issues = issues.take();
    return read;
}

} // namespace sinan::bridge
