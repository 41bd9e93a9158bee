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
        const auto same =
            std::find_if(first.cells.begin(), first.cells.end(), [&](const auto &other) { return other.first == cell.first; });
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

/// What the row would change in the stored one.
Changes changesOf(const PlannedRow &planned, const model::Row &stored)
{
    const auto &fields = model::tableOf(planned.collection).fields;
    Changes changes;
    for (const auto &[index, value] : planned.cells) {
        if (stored.values[index] != value)
            changes.push_back({std::string(fields[index].name),
                               {shownValue(fields[index], stored.values[index]), shownValue(fields[index], value)}});
    }
    for (const auto &[name, value] : planned.custom.items()) {
        const Json &before = memberOrNull(stored.custom, name);
        if (before != value)
            changes.push_back({name, {before.is_null() ? std::string() : dumpJson(before), dumpJson(value)}});
    }
    return changes;
}

} // namespace

void RowPlanner::count(Counts &counts, Fate fate)
{
    switch (fate) {
    case Fate::Added:
        ++counts.added;
        break;
    case Fate::Updated:
        ++counts.updated;
        break;
    case Fate::Unchanged:
        ++counts.unchanged;
        break;
    case Fate::Duplicate:
        ++counts.duplicates;
        break;
    case Fate::Refused:
        ++counts.refused;
        break;
    }
}

Result<void> RowPlanner::add(const TableRow &row)
{
    ++m_table.counts.rows;
    Parts parts;
    if (leftOut(row) || (!m_turns && !convert(row, parts))) {
        ++m_table.counts.refused;
        show(row, Fate::Refused);
        return {};
    }
    if (m_turns) {
        addTurn(row);
        return {};
    }
    return settleParts(std::move(parts), row);
}

Result<void> RowPlanner::settleParts(Parts parts, const TableRow &row)
{
    const auto refused = [&] {
        ++m_table.counts.refused;
        show(row, Fate::Refused);
        return Result<void>();
    };
    Uuid customer;
    if (m_collection != Collection::Customer && m_customerColumn) {
        const auto resolved = resolveCustomer(row, *m_customerColumn);
        if (!resolved)
            return refused();
        customer = *resolved;
        if (!customer.isNull())
            parts[0].set("customer", customer);
    }
    Settled shown;
    const bool absent = parts.size() > 1 && m_collection != Collection::Customer && isAbsent(parts[0]);
    if (absent) {
        shown.fate = Fate::Unchanged;
    } else {
        if (m_collection == Collection::Interaction)
            linkOpportunity(row, parts[0]);
        SINAN_ASSIGN(shown, settle(std::move(parts[0]), row));
        if (shown.fate == Fate::Refused)
            return refused();
        if (m_collection == Collection::Customer)
            customer = shown.id;
    }
    bool besideNew = false;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        PlannedRow &side = parts[i];
        if (isAbsent(side) || (customer.isNull() && side.collection != Collection::Customer))
            continue;
        Counts &counts = m_table.sides[i - 1].second;
        Settled settled;
        if (side.collection == Collection::Customer) {
            if (customer.isNull())
                continue;
            side.id = customer;
            SINAN_ASSIGN(settled, completeCustomer(std::move(side)));
        } else {
            side.set("customer", customer);
            SINAN_ASSIGN(settled, settle(std::move(side), row));
        }
        ++counts.rows;
        count(counts, settled.fate);
        besideNew = besideNew || settled.fate == Fate::Added || settled.fate == Fate::Updated;
    }
    // A customer that comes again with another contact is no row to no purpose.
    if (shown.fate == Fate::Duplicate && besideNew)
        shown.fate = Fate::Unchanged;
    count(m_table.counts, shown.fate);
    show(row, shown.fate == Fate::Unchanged && besideNew ? Fate::Updated : shown.fate, std::move(shown.changes));
    return {};
}

void RowPlanner::addDefaults(PlannedRow &planned)
{
    if (planned.collection == Collection::Opportunity && planned.textOf("name").empty()) {
        const std::string product = planned.textOf("product");
        if (!product.empty()) {
            planned.set("name", product);
            ++m_told["import.notice.named_by_product"];
        }
    }
    if (planned.collection == Collection::Interaction) {
        if (!planned.valueOf("channel"))
            planned.set("channel", m_channel);
        const std::string language = languageOf(planned.textOf("text"));
        if (!language.empty())
            planned.set("lang", language);
    }
}

/// What makes the row the same row when it comes again.
Uuid RowPlanner::identify(const PlannedRow &planned)
{
    const Collection collection = planned.collection;
    const std::string key = planned.textOf("external_key");
    const std::string &source = m_context.options->source;
    const auto imported = [&](const std::string &name) {
        return mutations::importedId(model::tableOf(collection).info.name, source, name);
    };
    switch (collection) {
    case Collection::Customer: {
        const std::string name = planned.textOf("name");
        if (!key.empty()) {
            const Uuid own = imported(key);
            if (m_context.index->stored(collection, own) || m_context.planned.contains(own))
                return own;
        }
        const auto found = m_context.index->customerByName(name);
        if (found.how == EntityIndex::How::Name) {
            const model::Row *row = m_context.index->stored(collection, found.id);
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
            if (m_context.index->stored(collection, own))
                return own;
            return m_context.index->byKey(collection, key).value_or(own);
        }
        std::string natural = valueText(planned.valueOf("customer")) + "/" + squeezed(planned.textOf("name"));
        if (collection == Collection::Opportunity) {
            natural += "/" + squeezed(planned.textOf("product")) + "/" + valueText(planned.valueOf("opened"));
            if (planned.textOf("name").empty())
                natural += "/" + valueText(planned.valueOf("amount"));
        }
        return imported(natural);
    }
    case Collection::Visit:
        return imported(!key.empty() ? key : valueText(planned.valueOf("customer")) + "/" + valueText(planned.valueOf("start")));
    case Collection::Fact:
        if (!key.empty())
            return imported(key);
        return imported(valueText(planned.valueOf("customer")) + "/" + planned.textOf("series") + "/" +
                        valueText(planned.valueOf("at")) + "/" + planned.textOf("source"));
    default: {
        if (!key.empty())
            return imported(key);
        std::string natural;
        for (const char *field : {"customer", "occurred_at", "channel", "title", "topic", "rating", "author", "text"})
            natural += valueText(planned.valueOf(field)) + "\x1f";
        const Uuid first = imported(natural);
        if (m_collection != Collection::Interaction)
            return first;
        // Two people may say the same words: the n-th such row is the n-th such row again next time.
        const std::int64_t ordinal = m_ordinals[first]++;
        if (ordinal == 0)
            return first;
        ++m_told["import.notice.repeated_rows"];
        return imported(natural + std::to_string(ordinal));
    }
    }
}

std::optional<RowPlanner::Settled> RowPlanner::comesAgain(const PlannedRow &planned, const TableRow &row)
{
    const auto here = m_position.find(planned.id);
    const auto before = m_context.planned.find(planned.id);
    if (here == m_position.end() && before == m_context.planned.end())
        return std::nullopt;
    const PlannedRow &first = here != m_position.end() ? m_rows[here->second] : before->second;
    const Again again = compare(first, planned);
    // Another table may complete what an earlier one began; within one table a second row is a slip.
    if (again == Again::AddsToIt && here == m_position.end())
        return std::nullopt;
    if (again == Again::SaysTheSame)
        return Settled{planned.id, Fate::Duplicate, {}};
    refuse(row, 0, row.cells.empty() ? std::string() : row.cells[0],
           {"import.refused.same_row_differs", {{"row", numberArgument(first.row)}}},
           {"import.mend.keep_one_row", Json::object()});
    return Settled{planned.id, Fate::Refused, {}};
}

Result<RowPlanner::Settled> RowPlanner::settle(PlannedRow planned, const TableRow &row)
{
    addDefaults(planned);
    planned.id = identify(planned);
    if (auto again = comesAgain(planned, row))
        return std::move(*again);
    const bool indexed = isIndexed(planned.collection);
    const model::Row *stored = nullptr;
    std::optional<model::Row> loaded;
    if (indexed) {
        stored = m_context.index->stored(planned.collection, planned.id);
    } else {
        SINAN_ASSIGN(loaded, m_context.reader->find(planned.collection, planned.id));
        if (loaded && !loaded->tombstone)
            stored = &*loaded;
    }
    Settled settled{planned.id, Fate::Added, {}};
    if (stored) {
        settled.changes = changesOf(planned, *stored);
        settled.fate = settled.changes.empty() ? Fate::Unchanged : Fate::Updated;
    } else if (planned.collection == Collection::Interaction) {
        // What the file does not say is said once, when the row is new: the time of the import must not change the row the next
        // day.
        if (!planned.valueOf("occurred_at")) {
            planned.set("occurred_at", toMillis(m_context.now));
            ++m_told["import.notice.undated"];
        }
        planned.set("source", m_table.file + (m_table.sheet.empty() ? "" : "/" + m_table.sheet) + ":" + std::to_string(row.row));
    }
    planned.fate = settled.fate;
    if (planned.collection == Collection::Customer && !m_context.planned.contains(planned.id))
        m_context.index->addCustomer(planned.id, planned.textOf("name"), planned.textOf("external_key"));
    if (planned.collection == Collection::Opportunity) {
        const Value *customer = planned.valueOf("customer");
        m_context.index->addOpportunity(planned.id, customer ? model::idIn(*customer) : Uuid{}, planned.textOf("name"),
                                        planned.textOf("external_key"));
    }
    if (indexed)
        m_context.planned.try_emplace(planned.id, planned);
    m_position.emplace(planned.id, m_rows.size());
    m_rows.push_back(std::move(planned));
    return settled;
}

Result<RowPlanner::Settled> RowPlanner::completeCustomer(PlannedRow planned)
{
    const auto mergeInto = [this](PlannedRow &first, const PlannedRow &more) {
        bool changed = false;
        for (const auto &[index, value] : more.cells) {
            const auto same = std::find_if(first.cells.begin(), first.cells.end(),
                                           [&, at = index](const auto &cell) { return cell.first == at; });
            if (same == first.cells.end()) {
                first.cells.emplace_back(index, value);
                changed = true;
            } else if (same->second != value) {
                ++m_told["import.notice.first_value_kept"];
            }
        }
        return changed;
    };
    // Made because a row refers to it, or met in an earlier row of this table.
    if (const auto created = m_context.createdAt.find(planned.id); created != m_context.createdAt.end()) {
        PlannedRow &first = m_context.created[created->second];
        const bool begins = first.cells.size() == 1;
        const bool changed = mergeInto(first, planned);
        return Settled{planned.id, begins ? Fate::Added : changed ? Fate::Updated : Fate::Duplicate, {}};
    }
    if (const auto here = m_position.find(planned.id); here != m_position.end()) {
        PlannedRow &first = m_rows[here->second];
        if (mergeInto(first, planned)) {
            const model::Row *stored = m_context.index->stored(Collection::Customer, planned.id);
            first.fate = stored && changesOf(first, *stored).empty() ? Fate::Unchanged : Fate::Updated;
        }
        return Settled{planned.id, Fate::Duplicate, {}};
    }
    if (const auto before = m_context.planned.find(planned.id); before != m_context.planned.end()) {
        PlannedRow known = before->second;
        std::erase_if(planned.cells, [&](const auto &cell) {
            return std::any_of(known.cells.begin(), known.cells.end(),
                               [&](const auto &other) { return other.first == cell.first; });
        });
        if (planned.cells.empty())
            return Settled{planned.id, Fate::Duplicate, {}};
    }
    Settled settled{planned.id, Fate::Updated, {}};
    if (const model::Row *stored = m_context.index->stored(Collection::Customer, planned.id)) {
        settled.changes = changesOf(planned, *stored);
        settled.fate = settled.changes.empty() ? Fate::Unchanged : Fate::Updated;
    }
    planned.fate = settled.fate;
    m_position.emplace(planned.id, m_rows.size());
    m_rows.push_back(std::move(planned));
    return settled;
}

std::vector<PlannedRow> RowPlanner::takeRows()
{
    const auto order = [](const PlannedRow &row) {
        return row.collection == Collection::Customer      ? 0
               : row.collection == Collection::Contact     ? 1
               : row.collection == Collection::Opportunity ? 2
                                                           : 3;
    };
    std::stable_sort(m_rows.begin(), m_rows.end(), [&](const PlannedRow &a, const PlannedRow &b) { return order(a) < order(b); });
    return std::move(m_rows);
}

} // namespace sinan::bridge
