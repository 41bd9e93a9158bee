#include "app/bridge/saved_mapping.h"

#include <algorithm>
#include <array>
#include <set>

namespace sinan::bridge {

namespace {

constexpr std::array<std::string_view, 5> kinds{"skip", "field", "custom", "new_custom", "talk"};

std::set<std::string> keysOf(const std::vector<std::string> &headers)
{
    std::set<std::string> keys;
    for (const auto &header : headers)
        keys.insert(squeezed(header));
    return keys;
}

std::vector<std::string> headersOf(const model::FieldMapping &mapping)
{
    std::vector<std::string> headers;
    if (mapping.columns.is_array()) {
        for (const auto &column : mapping.columns)
            headers.push_back(textOr(column, "header"));
    }
    return headers;
}

} // namespace

std::string headerSignature(const std::vector<std::string> &headers)
{
    std::string joined;
    for (const auto &key : keysOf(headers))
        joined += key + "|";
    return Uuid::v5(sinanSpace, "header/" + joined).toString();
}

Uuid mappingId(const std::string &signature, model::Collection collection)
{
    return Uuid::v5(sinanSpace, "field_mapping/" + signature + "/" + std::string(model::tableOf(collection).info.name));
}

Json mappingColumns(const std::vector<ColumnPreview> &columns)
{
    Json array = Json::array();
    for (const auto &column : columns) {
        Json json{{"header", column.header}, {"kind", kinds[std::size_t(column.target.kind)]}, {"field", column.target.name}};
        // Once imported, the new field is there: the next file finds it.
        if (column.target.kind == Target::Kind::NewCustom)
            json["kind"] = kinds[std::size_t(Target::Kind::Custom)];
        if (!column.target.label.empty())
            json["label"] = column.target.label;
        if (!column.valueMap.empty())
            json["value_map"] = column.valueMap;
        if (!(column.format == Format{})) {
            json["format"] = {{"date", column.format.date}, {"scale", column.format.scale}, {"currency", column.format.currency}};
            if (column.format.decimal)
                json["format"]["decimal"] = std::string(1, column.format.decimal);
        }
        array.push_back(std::move(json));
    }
    return array;
}

std::optional<FittingMapping> findMapping(const std::vector<std::string> &headers, const std::vector<model::FieldMapping> &saved)
{
    const std::string signature = headerSignature(headers);
    const auto keys = keysOf(headers);
    const model::FieldMapping *best = nullptr;
    double bestShare = .6;
    for (const auto &mapping : saved) {
        if (mapping.signature == signature)
            return FittingMapping{mapping, std::nullopt};
        const auto known = keysOf(headersOf(mapping));
        std::size_t common = 0;
        for (const auto &key : known)
            common += keys.contains(key);
        const std::size_t all = known.size() + keys.size() - common;
        const double share = all ? double(common) / double(all) : 0;
        if (share >= bestShare && common >= 2) {
            bestShare = share;
            best = &mapping;
        }
    }
    if (!best)
        return std::nullopt;
    FittingMapping fitting{*best, Drift{best->name, {}, {}}};
    const auto old = headersOf(*best);
    const auto known = keysOf(old);
    for (const auto &header : old) {
        if (!keys.contains(squeezed(header)))
            fitting.drift->gone.push_back(header);
    }
    for (const auto &header : headers) {
        if (!known.contains(squeezed(header)))
            fitting.drift->added.push_back(header);
    }
    return fitting;
}

int applyMapping(const model::FieldMapping &mapping, std::vector<ColumnPreview> &columns, const MapperContext &context,
                 model::Collection collection)
{
    int known = 0;
    if (!mapping.columns.is_array())
        return known;
    const std::string collectionName(model::tableOf(collection).info.name);
    for (auto &column : columns) {
        const std::string key = squeezed(column.header);
        for (const auto &saved : mapping.columns) {
            if (squeezed(textOr(saved, "header")) != key)
                continue;
            Target target;
            const auto kind = std::find(kinds.begin(), kinds.end(), textOr(saved, "kind"));
            if (kind == kinds.end())
                break;
            target.kind = Target::Kind(kind - kinds.begin());
            target.name = textOr(saved, "field");
            target.label = textOr(saved, "label");
            if (target.kind == Target::Kind::Field && !fieldOf(target, collection))
                break;
            const bool exists =
                std::any_of(context.customFields.begin(), context.customFields.end(), [&](const CustomField &field) {
                    return field.collection == collectionName && field.name == target.name;
                });
            // A field that was undone is made again.
            if (target.kind == Target::Kind::Custom && !exists) {
                if (!context.mayDefineFields)
                    break;
                target.kind = Target::Kind::NewCustom;
            }
            column.target = target;
            column.confidence = .98;
            column.reason = {"import.reason.saved_mapping", Json::object()};
            const Json &values = memberOrNull(saved, "value_map");
            for (const auto &[cell, choice] : values.items()) {
                if (choice.is_string())
                    column.valueMap[cell] = choice.get<std::string>();
            }
            const Json &format = memberOrNull(saved, "format");
            if (format.is_object()) {
                const std::string decimal = textOr(format, "decimal");
                column.format = {textOr(format, "date"), decimal.empty() ? '\0' : decimal[0], numberOr(format, "scale", 1),
                                 textOr(format, "currency")};
                column.formatGuessed = false;
            }
            ++known;
            break;
        }
    }
    return known;
}

} // namespace sinan::bridge
