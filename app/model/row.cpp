#include "app/model/row.h"

namespace sinan::model {

namespace {

Error misfit(const FieldInfo &field, const Json &json, std::string detail)
{
    return Error{ErrorCode::InvalidArgument, std::string(field.name), std::move(detail), {}}.with("value", dumpJson(json));
}

} // namespace

const Value &Row::at(std::string_view field) const
{
    static const Value nothing;
    const auto index = tableOf(collection).indexOf(field);
    return index && *index < values.size() ? values[*index] : nothing;
}

bool Row::set(std::string_view field, Value value)
{
    const CollectionTable &table = tableOf(collection);
    const auto index = table.indexOf(field);
    if (!index)
        return false;
    if (values.size() < table.fields.size())
        values.resize(table.fields.size());
    values[*index] = std::move(value);
    return true;
}

Json cellToJson(const FieldInfo &field, const Value &value)
{
    if (isNull(value))
        return nullptr;
    switch (field.type) {
    case FieldType::Time: return toIso(fromMillis(integerIn(value)));
    case FieldType::Date: return toIso(LocalDate(std::chrono::days(integerIn(value))));
    case FieldType::Boolean: return integerIn(value) != 0;
    case FieldType::Reference: return idIn(value).toString();
    case FieldType::Real: return numberIn(value);
    case FieldType::Integer:
    case FieldType::Money: return integerIn(value);
    case FieldType::Json: {
        auto parsed = parseJson(textIn(value));
        return parsed.ok() ? std::move(parsed).value() : Json(nullptr);
    }
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Enumeration: return std::string(textIn(value));
    }
    return nullptr;
}

Result<Value> cellFromJson(const FieldInfo &field, const Json &json)
{
    if (json.is_null())
        return Value{};
    switch (field.type) {
    case FieldType::Time: {
        const auto time = json.is_string() ? parseIso(json.get_ref<const std::string &>()) : std::nullopt;
        if (!time)
            return misfit(field, json, "not a time");
        return Value{toMillis(*time)};
    }
    case FieldType::Date: {
        const auto date = json.is_string() ? parseDate(json.get_ref<const std::string &>()) : std::nullopt;
        if (!date)
            return misfit(field, json, "not a date");
        return Value{std::int64_t(date->time_since_epoch().count())};
    }
    case FieldType::Boolean:
        if (!json.is_boolean())
            return misfit(field, json, "not true or false");
        return Value{std::int64_t(json.get<bool>())};
    case FieldType::Reference: {
        const auto id = json.is_string() ? Uuid::parse(json.get_ref<const std::string &>()) : std::nullopt;
        if (!id)
            return misfit(field, json, "not an id");
        return Value{*id};
    }
    case FieldType::Real:
        if (!json.is_number())
            return misfit(field, json, "not a number");
        return Value{json.get<double>()};
    case FieldType::Integer:
    case FieldType::Money:
        if (!json.is_number_integer())
            return misfit(field, json, "not a whole number");
        return Value{json.get<std::int64_t>()};
    case FieldType::Json: return Value{dumpJson(json)};
    case FieldType::Enumeration: {
        if (!json.is_string())
            return misfit(field, json, "not one of the choices");
        const auto &name = json.get_ref<const std::string &>();
        for (const Choice &choice : field.choices) {
            if (choice.name == name)
                return Value{name};
        }
        return misfit(field, json, "not one of the choices");
    }
    case FieldType::Text:
    case FieldType::LongText:
        if (!json.is_string())
            return misfit(field, json, "not text");
        return Value{json.get<std::string>()};
    }
    return misfit(field, json, "unknown type");
}

Json toJson(const Row &row)
{
    Json json{{"id", row.id.toString()}};
    const CollectionTable &table = tableOf(row.collection);
    for (std::size_t i = 0; i < table.fields.size() && i < row.values.size(); ++i) {
        if (!isNull(row.values[i]))
            json[std::string(table.fields[i].name)] = cellToJson(table.fields[i], row.values[i]);
    }
    if (row.custom.is_object() && !row.custom.empty())
        json["custom"] = row.custom;
    return json;
}

Result<Row> rowFromJson(Collection collection, const Json &json)
{
    const CollectionTable &table = tableOf(collection);
    if (!json.is_object())
        return Error{ErrorCode::InvalidArgument, std::string(table.info.name), "not an object", {}};
    Row row = emptyRow(collection);
    for (const auto &[key, member] : json.items()) {
        if (key == "id") {
            const auto id = member.is_string() ? Uuid::parse(member.get_ref<const std::string &>()) : std::nullopt;
            if (!id)
                return Error{ErrorCode::InvalidArgument, std::string(table.info.name) + ".id", "not an id", {}}.with("value", dumpJson(member));
            row.id = *id;
        } else if (key == "custom" && table.info.custom) {
            row.custom = member;
        } else if (const auto index = table.indexOf(key)) {
            auto cell = cellFromJson(table.fields[*index], member);
            if (!cell.ok()) {
                Error error = cell.error();
                error.where = std::string(table.info.name) + "." + key;
                return error;
            }
            row.values[*index] = std::move(cell).value();
        } else {
            return Error{ErrorCode::InvalidArgument, std::string(table.info.name) + "." + key, "no such field", {}};
        }
    }
    return row;
}

Row emptyRow(Collection collection)
{
    const CollectionTable &table = tableOf(collection);
    Row row;
    row.collection = collection;
    row.values.resize(table.fields.size());
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
        const FieldInfo &field = table.fields[i];
        if (field.nullable)
            continue;
        switch (field.type) {
        case FieldType::Text:
        case FieldType::LongText: row.values[i] = std::string(); break;
        case FieldType::Enumeration: row.values[i] = std::string(field.choices.front().name); break;
        case FieldType::Real: row.values[i] = 0.0; break;
        case FieldType::Reference: row.values[i] = Uuid{}; break;
        default: row.values[i] = std::int64_t(0); break;
        }
    }
    return row;
}

} // namespace sinan::model
