#include "ui/screens/conversation/conversation_data.h"

#include <algorithm>
#include <map>

namespace sinan::screens {

using model::SpeakerRole;
using mutations::Comparison;
using mutations::findAs;
using mutations::Query;
using mutations::selectAs;

namespace {

constexpr std::size_t longestLabel = 48;

struct Line {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t words = 0; ///< where they begin behind a possible label
    std::string label;
};

std::string_view withoutSpace(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

/// What stands before the first colon, if it can be a name: short, no sentence marks, no digits before the colon of a time.
void readLabel(std::string_view text, Line &line)
{
    const std::string_view whole = text.substr(line.begin, line.end - line.begin);
    std::size_t at = std::string_view::npos;
    std::size_t width = 0;
    for (const std::string_view colon : {":", "："}) {
        if (const auto found = whole.find(colon); found < at) {
            at = found;
            width = colon.size();
        }
    }
    line.words = line.begin;
    if (at == std::string_view::npos || at == 0 || at > longestLabel)
        return;
    const std::string_view label = withoutSpace(whole.substr(0, at));
    static constexpr std::array<std::string_view, 9> marks{"，", "。", "？", "！", ",", ". ", "?", "!", "//"};
    const bool sentence = std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return label.find(mark) != std::string_view::npos; });
    if (label.empty() || sentence || (label.back() >= '0' && label.back() <= '9') || whole.substr(at + width).starts_with("//"))
        return;
    line.label = label;
    line.words = line.begin + at + width;
    while (line.words < line.end && text[line.words] == ' ')
        ++line.words;
}

std::vector<Line> linesOf(std::string_view text)
{
    std::vector<Line> lines;
    for (std::size_t at = 0; at <= text.size();) {
        std::size_t end = std::min(text.find('\n', at), text.size());
        Line line{at, end, at, {}};
        at = end + 1;
        if (line.end > line.begin && text[line.end - 1] == '\r')
            --line.end;
        readLabel(text, line);
        lines.push_back(std::move(line));
    }
    return lines;
}

struct Person {
    SpeakerRole role = SpeakerRole::Unknown;
    std::string title;
};

std::map<std::string, Person> peopleOf(const model::Interaction &talk)
{
    std::map<std::string, Person> people;
    if (!talk.speakers.is_array())
        return people;
    for (const Json &speaker : talk.speakers)
        people[textOr(speaker, "name")] = {model::parseChoice<SpeakerRole>(textOr(speaker, "role")).value_or(SpeakerRole::Unknown), textOr(speaker, "title")};
    return people;
}

} // namespace

std::vector<SpokenTurn> spokenTurns(const model::Interaction &talk)
{
    const std::vector<Line> lines = linesOf(talk.text);
    const auto people = peopleOf(talk);
    // Unknown names open turns only where most lines have a label: else "附件:三份" in a mail would become a speaker.
    std::map<std::string, int> labels;
    std::size_t labelled = 0;
    std::size_t filled = 0;
    for (const Line &line : lines) {
        filled += line.end > line.begin;
        labelled += !line.label.empty();
        if (!line.label.empty())
            ++labels[line.label];
    }
    const bool transcript = talk.channel != model::Channel::Mail && talk.channel != model::Channel::Note && labelled >= 2 && labelled * 2 >= filled;
    std::vector<SpokenTurn> turns;
    for (const Line &line : lines) {
        if (line.begin == line.end && turns.empty())
            continue;
        const auto person = people.find(line.label);
        const bool opens = !line.label.empty() && (person != people.end() || transcript);
        if (opens || turns.empty()) {
            SpokenTurn turn;
            if (opens) {
                turn.speaker = line.label;
                if (person != people.end()) {
                    turn.role = person->second.role;
                    turn.title = person->second.title;
                }
            } else if (people.size() == 1) {
                turn.speaker = people.begin()->first;
                turn.role = people.begin()->second.role;
                turn.title = people.begin()->second.title;
            } else if (talk.channel == model::Channel::Note) {
                turn.speaker = talk.author;
                turn.role = talk.author.empty() ? SpeakerRole::Unknown : SpeakerRole::Us;
            }
            turn.begin = opens ? line.words : line.begin;
            turn.end = line.end;
            turns.push_back(std::move(turn));
        } else {
            turns.back().end = line.end;
        }
    }
    for (SpokenTurn &turn : turns) {
        while (turn.end > turn.begin && (talk.text[turn.end - 1] == '\n' || talk.text[turn.end - 1] == '\r' || talk.text[turn.end - 1] == ' '))
            --turn.end;
    }
    return turns;
}

Result<std::optional<ConversationData>> readConversation(const mutations::RowReader &rows, const Uuid &id)
{
    SINAN_ASSIGN(auto talk, findAs<model::Interaction>(rows, id));
    if (!talk)
        return std::optional<ConversationData>{};
    ConversationData data;
    data.talk = std::move(*talk);
    Query query;
    query.where.push_back({"interaction", Comparison::Equal, id});
    SINAN_ASSIGN(data.signalRows, selectAs<model::Signal>(rows, query));
    std::sort(data.signalRows.begin(), data.signalRows.end(), [](const auto &a, const auto &b) { return a.start < b.start; });
    data.turns = spokenTurns(data.talk);
    if (data.talk.customer) {
        SINAN_ASSIGN(data.customer, findAs<model::Customer>(rows, *data.talk.customer));
        Query contactsOf;
        contactsOf.where.push_back({"customer", Comparison::Equal, *data.talk.customer});
        SINAN_ASSIGN(const auto contacts, selectAs<model::Contact>(rows, contactsOf));
        for (SpokenTurn &turn : data.turns) {
            const auto contact = std::find_if(contacts.begin(), contacts.end(), [&](const auto &one) { return one.name == turn.speaker; });
            if (contact == contacts.end())
                continue;
            if (turn.title.empty())
                turn.title = contact->title;
            if (turn.role == SpeakerRole::Unknown)
                turn.role = SpeakerRole::Customer;
        }
    }
    return std::optional(std::move(data));
}

} // namespace sinan::screens
