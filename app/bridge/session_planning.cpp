#include "app/bridge/session_state.h"

#include <set>

namespace sinan::bridge {

using model::Collection;
using Fate = RowPreview::Fate;

namespace {

/// Customers first, so that the others find them.
int orderOf(Collection collection)
{
    switch (collection) {
    case Collection::Customer:
        return 0;
    case Collection::Contact:
        return 1;
    case Collection::Opportunity:
        return 2;
    case Collection::Interaction:
        return 3;
    default:
        return 4;
    }
}

std::string placeName(const TablePreview &table)
{
    return table.sheet.empty() ? table.file : table.file + "/" + table.sheet;
}

void add(Counts &sum, const Counts &part)
{
    sum.rows += part.rows;
    sum.added += part.added;
    sum.updated += part.updated;
    sum.unchanged += part.unchanged;
    sum.refused += part.refused;
    sum.duplicates += part.duplicates;
    sum.created += part.created;
}

} // namespace

std::vector<Join> ImportSession::State::joinsFor(std::size_t target, std::vector<Json> &definitions,
                                                 const Progress &progress) const
{
    std::vector<Join> joins;
    for (std::size_t i = 0; i < preview.tables.size(); ++i) {
        const auto &lookup = preview.tables[i].lookup;
        if (!lookup || !lookup->used || lookup->table != target)
            continue;
        auto reader = tables[i].open(options.limits);
        if (!reader.ok())
            continue;
        Join join;
        join.column = std::size_t(lookup->otherColumn);
        const Collection collection = *preview.tables[target].collection;
        std::vector<std::pair<int, std::pair<std::string, std::string>>> columns; // here → custom key, type
        for (const int column : lookup->columns) {
            const auto &header = preview.tables[i].columns[std::size_t(column)];
            const std::string key = customFieldKey(header.header, *library);
            columns.push_back({column, {key, header.customType}});
            definitions.push_back(fieldDefinition(collection, key, header.header, header.customType));
        }
        const WorkCalendar calendar(options.zone);
        const ConversionContext conversion{&*library, &calendar, options.currency};
        TableRow row;
        for (;;) {
            const auto more = (*reader)->read(row);
            if (!more.ok() || !more.value() || (progress.cancelled && progress.cancelled()))
                break;
            if (row.row <= tables[i].layout.headerRow || std::size_t(lookup->keyColumn) >= row.cells.size())
                continue;
            Json values = Json::object();
            for (const auto &[column, field] : columns) {
                Json value;
                if (std::size_t(column) < row.cells.size() &&
                    !convertCustomCell(field.second, row.cells[std::size_t(column)], CellKind::Text,
                                       preview.tables[i].columns[std::size_t(column)], conversion, value) &&
                    !value.is_null())
                    values[field.first] = std::move(value);
            }
            join.values.emplace(squeezed(row.cells[std::size_t(lookup->keyColumn)]), std::move(values));
        }
        joins.push_back(std::move(join));
    }
    return joins;
}

Result<void> ImportSession::State::planTable(std::size_t index, PlanContext &context,
                                             const std::vector<model::FieldMapping> &mappings, const Progress &progress)
{
    TablePreview &table = preview.tables[index];
    const TableState &state = tables[index];
    RunPlan run;
    run.file = placeName(table);
    run.collection = *table.collection;
    const std::size_t createdBefore = context.created.size();
    const std::size_t regionsBefore = context.newRegions.size();
    RowPlanner planner(context, table, joinsFor(index, run.fieldDefinitions, progress));
    // The first row of every value that looks like a slip.
    std::map<std::size_t, std::unordered_map<std::string, DidYouMean *>> slips;
    for (auto &slip : table.didYouMean)
        slips[std::size_t(slip.place.column) - 1][slip.value] = &slip;
    auto reader = state.open(options.limits);
    if (!reader.ok()) {
        table.issues.push_back(toIssue(reader.error()));
        return {};
    }
    TableRow row;
    std::int64_t rows = 0;
    for (;;) {
        const auto more = (*reader)->read(row);
        // What cannot be read on was told when the table was analysed.
        if (!more.ok() || !more.value() || rows >= options.limits.rows)
            break;
        if (row.row <= table.headerRow)
            continue;
        if (++rows % 500 == 0) {
            if (progress.cancelled && progress.cancelled())
                return cancelledError();
            if (progress.report)
                progress.report("import.step.plan", std::int64_t((*reader)->progress() * 1000), 1000);
        }
        for (auto &[column, values] : slips) {
            if (column >= row.cells.size())
                continue;
            const auto slip = values.find(row.cells[column]);
            if (slip != values.end() && slip->second->place.row == 0)
                slip->second->place.row = row.row;
        }
        SINAN_TRY(planner.add(row));
    }
    SINAN_TRY(planner.finish());
    run.rows = planner.takeRows();
    run.created.assign(context.created.begin() + std::ptrdiff_t(createdBefore), context.created.end());
    table.counts.created = std::int64_t(run.created.size());
    if (const std::span regions = std::span(context.newRegions).subspan(regionsBefore); !regions.empty()) {
        std::string names;
        for (const PlannedRow &region : regions.first(std::min<std::size_t>(8, regions.size())))
            names += (names.empty() ? "" : " · ") + region.textOf("name_zh");
        table.notices.push_back({"import.notice.regions_created", {{"count", numberArgument(std::int64_t(regions.size()))}, {"names", textArgument(names)}}});
        run.created.insert(run.created.begin(), regions.begin(), regions.end());
    }
    run.refused = table.counts.refused;
    run.unchanged = table.counts.unchanged + table.counts.duplicates;
    for (const auto &[side, counts] : table.sides)
        run.unchanged += counts.unchanged + counts.duplicates;
    std::erase_if(run.rows, [](const PlannedRow &entry) { return entry.fate != Fate::Added && entry.fate != Fate::Updated; });
    for (const auto &column : table.columns) {
        if (column.target.kind == Target::Kind::NewCustom)
            run.fieldDefinitions.push_back(
                fieldDefinition(run.collection, column.target.name, column.target.label, column.customType));
    }
    model::FieldMapping mapping;
    mapping.id = mappingId(table.signature, run.collection);
    mapping.signature = table.signature;
    mapping.collection = model::tableOf(run.collection).info.name;
    mapping.name = table.sheet.empty() ? table.file : table.sheet;
    mapping.columns = mappingColumns(table.columns);
    const auto saved = std::find_if(mappings.begin(), mappings.end(), [&](const auto &other) { return other.id == mapping.id; });
    if (saved == mappings.end() || saved->columns != mapping.columns)
        run.mapping = std::move(mapping);
    runs.push_back(std::move(run));
    return {};
}

Result<void> ImportSession::State::planTalks(PlanContext &context, const Progress &progress)
{
    if (talks.empty())
        return {};
    SINAN_ASSIGN(const auto people, KnownPeople::load(*context.reader));
    const NameFinder finder(context.index->customers(), *library);
    TalkPlanner planner(context, people, finder);
    RunPlan run;
    run.collection = Collection::Interaction;
    std::set<std::string> files;
    std::set<Uuid> seen;
    for (std::size_t i = 0; i < talks.size(); ++i) {
        if (i % 50 == 0 && progress.cancelled && progress.cancelled())
            return cancelledError();
        if (i % 50 == 0 && progress.report)
            progress.report("import.step.talks", std::int64_t(i), std::int64_t(talks.size()));
        const auto choice = talkChoices.find(i);
        std::optional<PlannedRow> entry;
        SINAN_ASSIGN(auto talk, planner.plan(talks[i].talk, talks[i].file,
                                             choice == talkChoices.end() ? TalkChoice{} : choice->second, entry));
        Counts counts;
        counts.rows = 1;
        if (entry && !seen.insert(entry->id).second) {
            talk.fate = Fate::Duplicate;
            counts.duplicates = 1;
            entry.reset();
        } else if (entry) {
            (entry->fate == Fate::Added ? counts.added : entry->fate == Fate::Updated ? counts.updated : counts.unchanged) = 1;
        }
        bridge::add(preview.counts, counts);
        run.unchanged += counts.unchanged + counts.duplicates;
        if (entry && entry->fate != Fate::Unchanged) {
            files.insert(talk.file);
            run.rows.push_back(std::move(*entry));
        }
        preview.talks.push_back(std::move(talk));
    }
    for (const auto &file : files) {
        if (run.file.size() > 200) {
            run.file += " …";
            break;
        }
        run.file += (run.file.empty() ? "" : ", ") + file;
    }
    runs.push_back(std::move(run));
    return {};
}

void ImportSession::State::sumUp(const PlanContext &context)
{
    for (auto &table : preview.tables) {
        bridge::add(preview.counts, table.counts);
        for (const auto &[side, counts] : table.sides) {
            preview.counts.added += counts.added;
            preview.counts.updated += counts.updated;
        }
        std::erase_if(table.didYouMean, [](const DidYouMean &slip) { return slip.place.row == 0 && slip.count == 0; });
    }
    preview.createdCustomers.assign(context.createdCustomers.begin(),
                                    context.createdCustomers.begin() +
                                        std::ptrdiff_t(std::min<std::size_t>(100, context.createdCustomers.size())));
    for (auto &table : preview.tables) {
        if (!table.included || !table.collection || table.counts.created == 0)
            continue;
        table.notices.push_back({"import.notice.customers_created", {{"count", numberArgument(table.counts.created)}}});
    }
}

Result<void> ImportSession::State::planAll(const mutations::RowReader &reader, UtcTime now,
                                           const std::vector<model::FieldMapping> &mappings, const Progress &progress)
{
    const WorkCalendar calendar(options.zone);
    EntityIndex index(*library);
    SINAN_TRY(index.load(Collection::Customer, reader));
    PlanContext context;
    context.library = &*library;
    context.calendar = &calendar;
    context.reader = &reader;
    context.options = &options;
    context.mapper = &mapper;
    context.index = &index;
    context.regions = mapper.regions;
    context.now = now;
    std::vector<std::size_t> order;
    std::set<Collection> needed;
    for (std::size_t i = 0; i < preview.tables.size(); ++i) {
        if (!preview.tables[i].included || !preview.tables[i].collection)
            continue;
        order.push_back(i);
        needed.insert(*preview.tables[i].collection);
        for (const auto &column : preview.tables[i].columns)
            needed.insert(collectionOf(column.target, *preview.tables[i].collection));
    }
    if (needed.contains(Collection::Interaction))
        needed.insert(Collection::Opportunity);
    for (const Collection collection : {Collection::Contact, Collection::Opportunity}) {
        if (needed.contains(collection))
            SINAN_TRY(index.load(collection, reader));
    }
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
        return orderOf(*preview.tables[a].collection) < orderOf(*preview.tables[b].collection);
    });
    for (const std::size_t table : order)
        SINAN_TRY(planTable(table, context, mappings, progress));
    SINAN_TRY(planTalks(context, progress));
    for (const auto &entry : context.similarCustomers) {
        const std::string &name = entry.first;
        for (auto &table : preview.tables) {
            for (const auto &column : table.columns) {
                const auto *field = table.collection ? fieldOf(column.target, *table.collection) : nullptr;
                if (!field || field->references != "customer" || !table.included)
                    continue;
                const auto &values =
                    tables[std::size_t(&table - preview.tables.data())].shape.profiles[std::size_t(column.index)].values();
                const auto found = values.find(name);
                if (found != values.end())
                    table.didYouMean.push_back(
                        {{table.file, table.sheet, 0, column.index + 1, column.header}, name, entry.second, found->second});
            }
        }
    }
    sumUp(context);
    return {};
}

} // namespace sinan::bridge
