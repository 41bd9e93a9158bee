#include "app/bridge/row_planner.h"
#include "app/bridge/talk_text.h"
#include "app/bridge/text_input.h"

namespace sinan::bridge {

using model::Collection;
using Fate = RowPreview::Fate;

void RowPlanner::addTurn(const TableRow &row)
{
    const auto refused = [&] {
        ++m_table.counts.refused;
        show(row, Fate::Refused);
    };
    std::string key;
    Talk::Turn turn;
    for (std::size_t i = 0; i < m_columns.size() && i < row.cells.size(); ++i) {
        if (m_columns[i].target.kind != Target::Kind::Talk)
            continue;
        const std::string &part = m_columns[i].target.name;
        if (part == "key")
            key = row.cells[i];
        else if (part == "turn")
            turn.order = readNumber(row.cells[i]).value_or(ReadNumber{}).value;
        else if (part == "speaker")
            turn.speaker = row.cells[i];
        else if (part == "role")
            turn.role = row.cells[i];
    }
    Parts parts;
    if (!convert(row, parts))
        return refused();
    if (key.empty()) {
        refuse(row, 0, {}, {"import.refused.no_talk_key", Json::object()}, {"import.mend.fill_cell", Json::object()});
        return refused();
    }
    turn.words = parts[0].textOf("text");
    const auto [position, fresh] = m_talkByKey.emplace(key, m_talks.size());
    if (fresh)
        m_talks.push_back({key, std::move(parts[0]), row, {}});
    m_talks[position->second].turns.push_back(std::move(turn));
}

Result<void> RowPlanner::finish()
{
    for (Talk &talk : m_talks) {
        std::stable_sort(talk.turns.begin(), talk.turns.end(),
                         [](const Talk::Turn &a, const Talk::Turn &b) { return a.order < b.order; });
        std::string text;
        std::vector<TalkSpeaker> speakers;
        const bool chinese = languageOf(talk.turns.front().words) != "en";
        for (const auto &turn : talk.turns) {
            const std::string roleName = m_context.library->choiceFor("talk.role", turn.role).value_or("unknown");
            const auto role = model::parseChoice<model::SpeakerRole>(roleName).value_or(model::SpeakerRole::Unknown);
            std::string name = turn.speaker;
            if (name.empty() && role != model::SpeakerRole::Unknown)
                name = chinese ? model::labelOf(role).zh : model::labelOf(role).en;
            if (name.empty())
                name = turn.role;
            if (!name.empty() &&
                std::none_of(speakers.begin(), speakers.end(), [&](const TalkSpeaker &known) { return known.name == name; }))
                speakers.push_back({name, role});
            text += (text.empty() ? "" : "\n") + turnLine(name, turn.words);
        }
        if (std::int64_t(text.size()) > m_context.options->limits.textBytes) {
            refuse(talk.first, 0, talk.key, {"import.refused.talk_too_long", Json::object()},
                   {"import.mend.split_talk", Json::object()});
            ++m_table.counts.refused;
            continue;
        }
        talk.base.set("text", std::move(text));
        if (auto cell = speakersCell(speakers); !model::isNull(cell))
            talk.base.set("speakers", std::move(cell));
        talk.base.set("external_key", talk.key);
        Parts parts;
        parts.push_back(std::move(talk.base));
        SINAN_TRY(settleParts(std::move(parts), talk.first));
    }
    tell();
    return {};
}

void RowPlanner::tell()
{
    if (m_turns)
        m_table.notices.push_back(
            {"import.notice.turns_to_talks",
             {{"turns", numberArgument(m_table.counts.rows)}, {"count", numberArgument(std::int64_t(m_talks.size()))}}});
    for (const auto &[collection, counts] : m_table.sides) {
        if (counts.added + counts.updated > 0)
            m_table.notices.push_back(
                {"import.notice.beside",
                 {{"count", numberArgument(counts.added + counts.updated)},
                  {"collection", {{"type", "collection"}, {"value", model::tableOf(collection).info.name}}}}});
    }
    for (const auto &[id, count] : m_told) {
        if (count <= 0)
            continue;
        Message message{id, {{"count", numberArgument(count)}}};
        if (id == "import.notice.currency_assumed")
            message.args["value"] = textArgument(m_context.options->currency);
        m_table.notices.push_back(std::move(message));
    }
}

} // namespace sinan::bridge
