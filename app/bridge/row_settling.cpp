#include "app/base/utf8.h"
#include "app/bridge/row_planner.h"
#include "app/bridge/talk_text.h"
#include "app/bridge/text_input.h"
#include "app/mutations/derived_ids.h"

namespace sinan::bridge {

using model::Collection;
using model::Value;
using Fate = RowPreview::Fate;

namespace {

std::string valueText(const Value *value)
{
    if (!value)
        return {};
    if (const auto *whole = std::get_if<std::int64_t>(value))
        return std::to_string(*whole);
    if (const auto *id = std::get_if<Uuid>(value))
        return id->toString();
    return std::string(model::textIn(*value));
}

std::string shownValue(const model::FieldInfo &field, const Value &value)
{
    const Json json = model::cellToJson(field, value);
    return shortened(json.is_string() ? json.get<std::string>() : json.is_null() ? std::string() : dumpJson(json), 120);
}

/// Kinds of rows whose existing ones are all in the EntityIndex.
bool isIndexed(Collection collection)
{
    return collection == Collection::Customer || collection == Collection::Contact || collection == Collection::Opportunity;
}

/// How a later row of the same id relates to an earlier one.
enum class Again { SaysTheSame, AddsToIt, Contradicts };

Again compare(const PlannedRow &first, const PlannedRow &later)
{
    Again result = Again::SaysTheSame;
    for (const auto &cell : later.cells) {
        const auto same = std::find_if(first.cells.begin(), first.cells.end(), [&](const auto &other) { return other.first == cell.first; });
        if (same == first.cells.end())
            result = Again::AddsToIt;
        else if (same->second != cell.second)
            return Again::Contradicts;
    }
    for (const auto &[name, value] : later.custom.items()) {
        const Json &other = memberOrNull(first.custom, name);
        if (other.is_null())
            result = Again::AddsToIt;
        else if (other != value)
            return Again::Contradicts;
    }
    return result;
}

} // namespace

bool RowPlanner::comesAgain(const PlannedRow &planned, const TableRow &row)
{
    const auto here = m_position.find(planned.id);
    const auto before = m_context.planned.find(planned.id);
    if (here == m_position.end() && before == m_context.planned.end())
        return false;
    const PlannedRow &first = here != m_position.end() ? m_rows[here->second] : before->second;
    const Again again = compare(first, planned);
    // Another table may complete what an earlier one began; within one table a second row is a slip.
    if (again == Again::AddsToIt && here == m_position.end())
        return false;
    if (again == Again::SaysTheSame) {
        ++m_table.counts.duplicates;
        show(row, Fate::Duplicate);
    } else {
        refuse(row, 0, row.cells.empty() ? std::string() : row.cells[0], {"import.refused.same_row_differs", {{"row", numberArgument(first.row)}}},
               {"import.mend.keep_one_row", Json::object()});
    }
    return true;
}

Result<void> RowPlanner::add(const TableRow &row)
{
    ++m_table.counts.rows;
    if (leftOut(row))
        return {};
    PlannedRow planned;
    planned.collection = m_collection;
    planned.row = row.row;
    planned.custom = Json::object();
    if (m_turns) {
        addTurn(row);
        return {};
    }
    if (!convert(row, planned))
        return {};
    return settle(std::move(planned), row);
}

void RowPlanner::addTurn(const TableRow &row)
{
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
    PlannedRow planned;
    planned.collection = m_collection;
    planned.row = row.row;
    planned.custom = Json::object();
    if (!convert(row, planned))
        return;
    turn.words = textOf(planned, "text");
    if (key.empty()) {
        refuse(row, 0, {}, {"import.refused.no_talk_key", Json::object()}, {"import.mend.fill_cell", Json::object()});
        return;
    }
    const auto [position, fresh] = m_talkByKey.emplace(key, m_talks.size());
    if (fresh)
        m_talks.push_back({key, std::move(planned), row, {}});
    m_talks[position->second].turns.push_back(std::move(turn));
}

void RowPlanner::addDefaults(PlannedRow &planned, const TableRow &row)
{
    if (m_collection == Collection::Opportunity && textOf(planned, "name").empty()) {
        const std::string product = textOf(planned, "product");
        if (!product.empty()) {
            set(planned, "name", product);
            ++m_namedByProduct;
        }
    }
    if (m_collection == Collection::Interaction) {
        if (!valueOf(planned, "channel"))
            set(planned, "channel", m_channel);
        const std::string language = languageOf(textOf(planned, "text"));
        if (!language.empty())
            set(planned, "lang", language);
    }
    (void)row;
}

/// What makes the row the same row when it comes again.
Uuid RowPlanner::identify(PlannedRow &planned)
{
    const std::string_view collection = m_fields.info.name;
    const std::string key = textOf(planned, "external_key");
    const std::string &source = m_context.options->source;
    const auto imported = [&](const std::string &name) { return mutations::importedId(collection, source, name); };
    switch (m_collection) {
    case Collection::Customer: {
        const std::string name = textOf(planned, "name");
        if (!key.empty()) {
            const Uuid own = imported(key);
            if (m_context.index->stored(m_collection, own) || m_context.planned.contains(own))
                return own;
        }
        const auto found = m_context.index->customerByName(name);
        if (found.how == EntityIndex::How::Name) {
            const model::Row *row = m_context.index->stored(m_collection, found.id);
            const std::string_view storedKey = row ? model::textIn(row->at("external_key")) : std::string_view();
            if (key.empty() || storedKey.empty() || storedKey == key)
                return found.id;
        }
        return imported(key.empty() ? "name/" + squeezed(name) : key);
    }
    case Collection::Contact:
    case Collection::Opportunity: {
        if (!key.empty()) {
            const Uuid own = imported(key);
            if (m_context.index->stored(m_collection, own))
                return own;
            return m_context.index->byKey(m_collection, key).value_or(own);
        }
        std::string natural = valueText(valueOf(planned, "customer")) + "/" + squeezed(textOf(planned, "name"));
        if (m_collection == Collection::Opportunity) {
            natural += "/" + squeezed(textOf(planned, "product")) + "/" + valueText(valueOf(planned, "opened"));
            if (textOf(planned, "name").empty())
                natural += "/" + valueText(valueOf(planned, "amount"));
        }
        return imported(natural);
    }
    case Collection::Fact:
        if (!key.empty())
            return imported(key);
        return imported(valueText(valueOf(planned, "customer")) + "/" + textOf(planned, "series") + "/" + valueText(valueOf(planned, "at")) + "/"
                        + textOf(planned, "source"));
    default: {
        if (!key.empty())
            return imported(key);
        std::string natural;
        for (const char *field : {"customer", "occurred_at", "channel", "title", "topic", "rating", "author", "text"})
            natural += valueText(valueOf(planned, field)) + "\x1f";
        const Uuid first = imported(natural);
        // Two people may say the same words: the n-th such row is the n-th such row again next time.
        const std::int64_t ordinal = m_ordinals[first]++;
        if (ordinal == 0)
            return first;
        ++m_repeated;
        return imported(natural + std::to_string(ordinal));
    }
    }
}

Result<void> RowPlanner::settle(PlannedRow planned, const TableRow &row)
{
    addDefaults(planned, row);
    planned.id = identify(planned);
    if (comesAgain(planned, row))
        return {};
    const bool indexed = isIndexed(m_collection);
    const model::Row *stored = nullptr;
    std::optional<model::Row> loaded;
    if (indexed) {
        stored = m_context.index->stored(m_collection, planned.id);
    } else {
        SINAN_ASSIGN(loaded, m_context.reader->find(m_collection, planned.id));
        if (loaded && !loaded->tombstone)
            stored = &*loaded;
    }
    std::vector<std::pair<std::string, std::pair<std::string, std::string>>> changes;
    if (stored) {
        for (const auto &[index, value] : planned.cells) {
            if (stored->values[index] != value)
                changes.push_back({std::string(m_fields.fields[index].name),
                                   {shownValue(m_fields.fields[index], stored->values[index]), shownValue(m_fields.fields[index], value)}});
        }
        for (const auto &[name, value] : planned.custom.items()) {
            const Json &before = memberOrNull(stored->custom, name);
            if (before != value)
                changes.push_back({name, {before.is_null() ? std::string() : dumpJson(before), dumpJson(value)}});
        }
        planned.fate = changes.empty() ? Fate::Unchanged : Fate::Updated;
        ++(changes.empty() ? m_table.counts.unchanged : m_table.counts.updated);
    } else {
        ++m_table.counts.added;
        // What the file does not say is said once, when the row is new: the time of the import must not change the row the next day.
        if (m_collection == Collection::Interaction) {
            if (!valueOf(planned, "occurred_at")) {
                set(planned, "occurred_at", toMillis(m_context.now));
                ++m_undated;
            }
            set(planned, "source", m_table.file + (m_table.sheet.empty() ? "" : "/" + m_table.sheet) + ":" + std::to_string(row.row));
        }
    }
    if (m_collection == Collection::Customer && !m_context.planned.contains(planned.id))
        m_context.index->addCustomer(planned.id, textOf(planned, "name"), textOf(planned, "external_key"));
    if (m_collection == Collection::Opportunity) {
        const Value *customer = valueOf(planned, "customer");
        m_context.index->addOpportunity(planned.id, customer ? model::idIn(*customer) : Uuid{}, textOf(planned, "name"), textOf(planned, "external_key"));
    }
    show(row, planned.fate, std::move(changes));
    if (indexed)
        m_context.planned.try_emplace(planned.id, planned);
    m_position.emplace(planned.id, m_rows.size());
    m_rows.push_back(std::move(planned));
    return {};
}

Result<void> RowPlanner::finish()
{
    for (Talk &talk : m_talks) {
        std::stable_sort(talk.turns.begin(), talk.turns.end(), [](const Talk::Turn &a, const Talk::Turn &b) { return a.order < b.order; });
        std::string text;
        std::vector<TalkSpeaker> speakers;
        const bool chinese = languageOf(talk.turns.front().words) != "en";
        for (const auto &turn : talk.turns) {
            const auto role = model::parseChoice<model::SpeakerRole>(m_context.library->choiceFor("talk.role", turn.role).value_or("unknown")).value_or(model::SpeakerRole::Unknown);
            std::string name = turn.speaker;
            if (name.empty() && role != model::SpeakerRole::Unknown)
                name = chinese ? model::labelOf(role).zh : model::labelOf(role).en;
            if (name.empty())
                name = turn.role;
            if (!name.empty() && std::none_of(speakers.begin(), speakers.end(), [&](const TalkSpeaker &known) { return known.name == name; }))
                speakers.push_back({name, role});
            text += (text.empty() ? "" : "\n") + turnLine(name, turn.words);
        }
        if (std::int64_t(text.size()) > m_context.options->limits.textBytes) {
            refuse(talk.first, 0, talk.key, {"import.refused.talk_too_long", Json::object()}, {"import.mend.split_talk", Json::object()});
            continue;
        }
        set(talk.base, "text", std::move(text));
        if (auto cell = speakersCell(speakers); !model::isNull(cell))
            set(talk.base, "speakers", std::move(cell));
        set(talk.base, "external_key", talk.key);
        SINAN_TRY(settle(std::move(talk.base), talk.first));
    }
    const auto notice = [this](std::int64_t count, const char *id, const std::string &value = {}) {
        if (count <= 0)
            return;
        Message message{id, {{"count", numberArgument(count)}}};
        if (!value.empty())
            message.args["value"] = textArgument(value);
        m_table.notices.push_back(std::move(message));
    };
    if (m_turns)
        m_table.notices.push_back({"import.notice.turns_to_talks", {{"turns", numberArgument(m_table.counts.rows)}, {"count", numberArgument(std::int64_t(m_talks.size()))}}});
    notice(m_totalsLeft, "import.notice.totals_left_out");
    notice(m_headersAgain, "import.notice.header_again");
    notice(m_shortRows, "import.notice.short_rows");
    notice(m_currencyAssumed, "import.notice.currency_assumed", m_context.options->currency);
    notice(m_undated, "import.notice.undated");
    notice(m_repeated, "import.notice.repeated_rows");
    notice(m_unknownRegions, "import.notice.unknown_regions");
    notice(m_namedByProduct, "import.notice.named_by_product");
    notice(m_unknownOpportunities, "import.notice.unknown_opportunities");
    notice(m_coreNames, "import.notice.core_names");
    return {};
}

} // namespace sinan::bridge
