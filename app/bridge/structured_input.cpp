#include "app/bridge/structured_input.h"

#include "app/base/text_fold.h"
#include "app/base/utf8.h"
#include "app/bridge/card_reader.h"
#include "app/bridge/json_input.h"
#include "app/bridge/subtitle_reader.h"

namespace sinan::bridge {

TextForm textForm(const std::string &name, std::string_view text)
{
    const std::string ending = fold(name);
    if (ending.ends_with(".srt") || ending.ends_with(".vtt"))
        return TextForm::Subtitles;
    if (ending.ends_with(".jsonl") || ending.ends_with(".ndjson"))
        return TextForm::JsonLines;
    if (ending.ends_with(".vcf") || ending.ends_with(".vcard"))
        return TextForm::Cards;
    if (ending.ends_with(".ics") || ending.ends_with(".ical"))
        return TextForm::Calendar;
    const std::string_view start = trimmed(text.substr(0, 4096));
    if (start.starts_with("BEGIN:VCARD"))
        return TextForm::Cards;
    if (start.starts_with("BEGIN:VCALENDAR"))
        return TextForm::Calendar;
    if (looksLikeSubtitles(start))
        return TextForm::Subtitles;
    // "[00:12] name: words" is a talk: JSON has an object behind its bracket.
    const std::size_t open = start.empty() || start[0] != '[' ? 0 : 1;
    const std::string_view inner = trimmed(start.substr(open));
    const std::string_view member = inner.empty() || inner[0] != '{' ? std::string_view{} : trimmed(inner.substr(1));
    const bool object = !member.empty() && (member[0] == '"' || member[0] == '}');
    if (object && open == 0 && isJsonLines(text))
        return TextForm::JsonLines;
    return object || ending.ends_with(".json") ? TextForm::Json : TextForm::Plain;
}

Result<StructuredInput> readStructured(TextForm form, const std::string &file, std::string_view text,
                                       const MappingLibrary &library, const InputLimits &limits)
{
    if (form == TextForm::Subtitles)
        return readSubtitles(file, text, library, limits);
    if (form == TextForm::Cards)
        return readCards(file, text, limits);
    return readJson(file, text, form == TextForm::JsonLines, library, limits);
}

Issue toIssue(const Error &error)
{
    Issue issue;
    issue.place.file = error.where;
    issue.reason.id = error.fact("reason").empty() ? "import.error.failed" : std::string(error.fact("reason"));
    issue.mend.id = error.fact("mend").empty() ? "import.mend.choose_again" : std::string(error.fact("mend"));
    for (const auto &[name, value] : error.facts) {
        if (name == "sheet")
            issue.place.sheet = value;
        else if (name == "row")
            issue.place.row = std::strtoll(value.c_str(), nullptr, 10);
        else if (name != "reason" && name != "mend")
            issue.reason.args[name] = textArgument(value);
    }
    if (error.fact("reason").empty())
        issue.reason.args["detail"] = textArgument(error.detail);
    return issue;
}

void IssueList::add(std::int64_t line, std::string field, std::string_view value, Message reason, std::string mend)
{
    if (m_issues.size() >= std::size_t(m_limits.listedIssues))
        return;
    Issue issue;
    issue.place.file = m_file;
    issue.place.row = line;
    issue.place.header = std::move(field);
    issue.value = shortened(value.substr(0, 1000), 119);
    issue.reason = std::move(reason);
    issue.mend.id = std::move(mend);
    m_issues.push_back(std::move(issue));
}

bool addTurn(ParsedTalk &talk, TalkTurn turn, IssueList &issues, const InputLimits &limits)
{
    if (trimmed(turn.words).empty())
        return true;
    if (std::int64_t(turn.words.size()) > limits.textBytes) {
        issues.add(turn.row, {}, turn.words, {"import.issue.turn_too_long", {{"limit", numberArgument(limits.textBytes >> 20)}}},
                   "import.mend.split_talk");
        return true;
    }
    if (std::int64_t(talk.turns.size()) >= limits.rows) {
        issues.add(turn.row, {}, {}, {"import.issue.too_many_turns", {{"limit", numberArgument(limits.rows)}}},
                   "import.mend.split_talk");
        return false;
    }
    talk.turns.push_back(std::move(turn));
    return true;
}

} // namespace sinan::bridge
