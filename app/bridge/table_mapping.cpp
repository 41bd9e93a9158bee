#include "app/bridge/session_state.h"
#include "app/bridge/similar_values.h"
#include "app/model/workspace.h"

namespace sinan::bridge {

using model::Collection;

Json fieldDefinition(Collection collection, const std::string &name, const std::string &label, const std::string &type)
{
    const std::string owner(model::tableOf(collection).info.name);
    return {{"id", Uuid::v5(sinanSpace, "field_definition/" + owner + "/" + name).toString()},
            {"collection", owner},
            {"name", name},
            {"label_zh", label.empty() ? name : label},
            {"label_en", label.empty() ? name : label},
            {"type", type.empty() ? "text" : type}};
}

Result<void> ImportSession::State::loadContext(const mutations::RowReader &reader, std::vector<model::FieldMapping> &mappings)
{
    mapper = {};
    mapper.library = &*library;
    mapper.mayDefineFields = options.mayDefineFields;
    SINAN_ASSIGN(const auto definitions, mutations::selectAs<model::FieldDefinition>(reader, {}));
    for (const auto &field : definitions)
        mapper.customFields.push_back({field.collection, field.name, field.labelZh, field.labelEn, field.type});
    SINAN_ASSIGN(const auto regions, mutations::selectAs<model::Region>(reader, {}));
    for (const auto &region : regions) {
        for (const auto &name : {region.key, region.nameZh, region.nameEn}) {
            if (!name.empty())
                mapper.regions[squeezed(name)] = region.id;
        }
    }
    mutations::Query customers;
    customers.collection = Collection::Customer;
    SINAN_ASSIGN(const auto existing, reader.select(customers));
    for (const auto &row : existing) {
        mapper.customers.insert(squeezed(model::textIn(row.at("name"))));
        mapper.customers.insert(squeezed(model::textIn(row.at("external_key"))));
    }
    mapper.customers.erase(std::string());
    SINAN_ASSIGN(mappings, mutations::selectAs<model::FieldMapping>(reader, {}));
    return {};
}

TablePreview ImportSession::State::mapTable(const TableState &table, const std::vector<model::FieldMapping> &mappings) const
{
    TablePreview mapped;
    mapped.file = table.input.name;
    mapped.sheet = table.shape.sheet;
    mapped.encoding = table.encodingGuess.encoding;
    mapped.encodingConfidence = table.encodingGuess.confidence;
    mapped.delimiter = table.delimiterUsed ? std::string(1, table.delimiterUsed) : std::string();
    mapped.headerRow = table.layout.headerRow;
    mapped.notices = table.layout.notices;
    mapped.issues = table.readIssues;
    mapped.signature = headerSignature(table.shape.headers);
    for (std::size_t i = 0; i < table.shape.headers.size(); ++i) {
        const ColumnProfile &profile = table.shape.profiles[i];
        ColumnPreview column;
        column.header = table.shape.headers[i];
        column.index = int(i);
        column.samples = profile.samples();
        column.shape = profile.shape();
        column.filled = profile.filled();
        column.empty = profile.empty();
        column.customType = customFieldType(profile);
        mapped.columns.push_back(std::move(column));
    }
    const auto guess = guessCollection(table.shape, mapper);
    mapped.collection = guess.collection;
    mapped.collectionConfidence = guess.confidence;
    mapped.collectionReason = guess.reason;
    const auto fitting = findMapping(table.shape.headers, mappings);
    if (fitting && model::parseCollection(fitting->mapping.collection)) {
        mapped.collection = model::parseCollection(fitting->mapping.collection);
        mapped.collectionConfidence = fitting->drift ? .9 : .98;
        mapped.collectionReason = {"import.reason.saved_mapping", Json::object()};
        mapped.drift = fitting->drift;
    }
    if (table.collection) {
        mapped.collection = *table.collection;
        mapped.collectionConfidence = 1;
        mapped.collectionReason = {"import.reason.chosen", Json::object()};
    }
    mapped.included = table.included.value_or(mapped.collection.has_value() && !table.hiddenSheet);
    if (table.hiddenSheet)
        mapped.notices.push_back({"import.notice.hidden_sheet", Json::object()});
    if (!mapped.collection) {
        mapped.included = false;
        for (auto &column : mapped.columns)
            column.reason = {"import.reason.no_collection", Json::object()};
        return mapped;
    }
    const Collection collection = *mapped.collection;
    const auto columns = guessColumns(table.shape, collection, mapper);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        mapped.columns[i].target = columns[i].target;
        mapped.columns[i].confidence = columns[i].confidence;
        mapped.columns[i].reason = columns[i].reason;
        mapped.columns[i].alternatives = columns[i].alternatives;
    }
    if (fitting && fitting->mapping.collection == model::tableOf(collection).info.name)
        mapped.mappingReused = applyMapping(fitting->mapping, mapped.columns, mapper, collection) > 0;
    for (const auto &[index, target] : table.targets) {
        if (index >= mapped.columns.size())
            continue;
        // A field has one column: the one that a person chose.
        for (auto &other : mapped.columns) {
            if (other.target == target && other.target.kind != Target::Kind::Skip && other.index != int(index) &&
                !table.targets.contains(std::size_t(other.index)))
                other.target = {};
        }
        ColumnPreview &column = mapped.columns[index];
        column.target = target;
        if (target.kind == Target::Kind::NewCustom && target.name.empty())
            column.target.name = customFieldKey(column.header, *library);
        if (target.kind == Target::Kind::NewCustom && target.label.empty())
            column.target.label = column.header;
        column.confidence = 1;
        column.reason = {"import.reason.chosen", Json::object()};
        column.valueMap.clear();
        column.formatGuessed = true;
    }
    for (std::size_t i = 0; i < mapped.columns.size(); ++i) {
        ColumnPreview &column = mapped.columns[i];
        const ColumnProfile &profile = table.shape.profiles[i];
        const auto *field = fieldOf(column.target, collection);
        column.personal = field && field->has(model::Personal);
        if (column.formatGuessed)
            column.format = guessFormat(column.target, collection, column.header, profile, *library);
        if (const auto chosen = table.formats.find(i); chosen != table.formats.end()) {
            column.format = chosen->second;
            column.formatGuessed = false;
        }
        if (field && field->type == model::FieldType::Enumeration && profile.distinctKnown() && profile.values().size() <= 200) {
            const std::string key =
                std::string(model::tableOf(collectionOf(column.target, collection)).info.name) + "." + std::string(field->name);
            for (const auto &[value, count] : profile.values()) {
                const auto choice = library->choiceFor(key, value);
                if (choice)
                    column.valueMap.try_emplace(value, *choice);
            }
        }
        if (const auto chosen = table.valueMaps.find(i); chosen != table.valueMaps.end()) {
            for (const auto &[value, choice] : chosen->second)
                column.valueMap[value] = choice;
        }
        if (column.formatGuessed && column.format.date == "dmy" && profile.dateOrderOpen())
            mapped.notices.push_back({"import.notice.date_order_open", {{"header", textArgument(column.header)}}});
        if (field && field->type == model::FieldType::Money && column.format.scale != 1)
            mapped.notices.push_back(
                {"import.notice.money_scaled",
                 {{"header", textArgument(column.header)}, {"value", numberArgument(std::int64_t(column.format.scale))}}});
    }
    return mapped;
}

void ImportSession::State::findLookups()
{
    for (std::size_t i = 0; i < preview.tables.size(); ++i) {
        TablePreview &table = preview.tables[i];
        if (table.collection)
            continue;
        for (std::size_t key = 0; key < table.columns.size(); ++key) {
            const ColumnProfile &profile = tables[i].shape.profiles[key];
            if (!profile.isUnique() || profile.share(Shape::Number) > .5)
                continue;
            std::unordered_map<std::string, bool> keys;
            for (const auto &[value, count] : profile.values())
                keys[squeezed(value)] = true;
            for (std::size_t other = 0; other < preview.tables.size(); ++other) {
                const TablePreview &target = preview.tables[other];
                if (!target.collection || !target.included || !model::tableOf(*target.collection).info.custom ||
                    !options.mayDefineFields)
                    continue;
                for (std::size_t c = 0; c < target.columns.size(); ++c) {
                    const auto &values = tables[other].shape.profiles[c].values();
                    if (values.empty())
                        continue;
                    std::size_t found = 0;
                    for (const auto &[value, count] : values)
                        found += keys.contains(squeezed(value));
                    const double coverage = double(found) / double(values.size());
                    if (coverage < .5 || (table.lookup && table.lookup->coverage >= coverage))
                        continue;
                    TablePreview::Lookup lookup{int(key), other, int(c), {}, coverage, tables[i].lookup};
                    for (std::size_t k = 0; k < table.columns.size(); ++k) {
                        if (k != key && table.columns[k].filled > 0)
                            lookup.columns.push_back(int(k));
                    }
                    if (!lookup.columns.empty())
                        table.lookup = lookup;
                }
            }
        }
        table.notices.push_back({table.lookup ? "import.notice.no_place_but_lookup" : "import.notice.no_place", Json::object()});
    }
}

void ImportSession::State::findSlips()
{
    for (std::size_t i = 0; i < preview.tables.size(); ++i) {
        TablePreview &table = preview.tables[i];
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const ColumnProfile &profile = tables[i].shape.profiles[c];
            const Shape shape = profile.shape();
            if (!profile.distinctKnown() ||
                (shape != Shape::Text && shape != Shape::Company && shape != Shape::Person && shape != Shape::Key))
                continue;
            std::map<std::string, Slip> slips;
            for (auto &slip : slipsWithin(profile.values()))
                slips.emplace(slip.value, slip);
            for (const auto &words : library->knownValues()) {
                for (auto &slip : slipsAgainst(profile.values(), words))
                    slips.emplace(slip.value, slip);
            }
            // The same column in another table that lists every value once: a price list, a team list, the customers.
            for (std::size_t other = 0; other < preview.tables.size(); ++other) {
                for (std::size_t k = 0; other != i && k < preview.tables[other].columns.size(); ++k) {
                    const ColumnProfile &list = tables[other].shape.profiles[k];
                    if (!list.isUnique() ||
                        squeezed(preview.tables[other].columns[k].header) != squeezed(table.columns[c].header))
                        continue;
                    std::vector<std::string> values;
                    for (const auto &[value, count] : list.values())
                        values.push_back(value);
                    for (auto &slip : slipsAgainst(profile.values(), values))
                        slips.emplace(slip.value, slip);
                }
            }
            for (const auto &[value, slip] : slips)
                table.didYouMean.push_back(
                    {{table.file, table.sheet, 0, int(c) + 1, table.columns[c].header}, slip.value, slip.suggestion, slip.count});
        }
    }
}

} // namespace sinan::bridge
