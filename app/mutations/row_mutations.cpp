#include "app/base/utf8.h"
#include "app/mutations/arguments.h"
#include "app/mutations/definitions.h"
#include "app/mutations/freshness.h"
#include "app/mutations/turning_points.h"

#include "app/model/import.h"
#include "app/model/interaction.h"
#include "app/model/customer.h"
#include "app/model/opportunity.h"
#include "app/model/work.h"
#include "app/rules/guards.h"

namespace sinan::mutations {

using model::Collection;
using model::Row;

namespace {

constexpr std::size_t longestText = 1 << 20;

Result<void> checkRequired(const Row &row)
{
    const auto &table = model::tableOf(row.collection);
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
        const auto &field = table.fields[i];
        const model::Value &value = row.values[i];
        const bool empty = model::isNull(value) || (std::holds_alternative<std::string>(value) && trimmed(model::textIn(value)).empty())
            || (std::holds_alternative<Uuid>(value) && model::idIn(value).isNull());
        if (field.has(model::Required) && empty)
            return Error{ErrorCode::InvalidArgument, std::string(table.info.name) + "." + std::string(field.name), "must not be empty", {}};
        if (model::textIn(value).size() > longestText)
            return Error{ErrorCode::TooLarge, std::string(table.info.name) + "." + std::string(field.name), "text too long", {}};
    }
    return {};
}

/// {"row": {…}}: a new row of the collection, with its id.
template <Collection collection>
Result<void> addRow(const Context &context, const Json &json, RowStore &rows)
{
    SINAN_ASSIGN(Row row, model::rowFromJson(collection, memberOrNull(json, "row")));
    if (row.id.isNull())
        return Error{ErrorCode::InvalidArgument, std::string(model::tableOf(collection).info.name) + ".id", "an id is needed", {}};
    SINAN_ASSIGN(const auto existing, rows.find(collection, row.id));
    if (existing && !existing->tombstone)
        return Error{ErrorCode::Conflict, std::string(model::tableOf(collection).info.name), "this id exists", {}}.with("id", row.id.toString());
    if (collection == Collection::Interaction && model::isNull(row.at("known_at")))
        row.set("known_at", toMillis(context.now));
    SINAN_TRY(checkRequired(row));
    SINAN_TRY(rows.put(row));
    return noteArrival(rows, row, context.now);
}

/// Takes "fields" and "custom" of the arguments over into the row.
Result<void> takeFields(Row &row, const Json &json)
{
    const auto &table = model::tableOf(row.collection);
    for (const auto &[name, member] : memberOrNull(json, "fields").items()) {
        const auto index = table.indexOf(name);
        if (!index)
            return Error{ErrorCode::InvalidArgument, std::string(table.info.name) + "." + name, "no such field", {}};
        SINAN_ASSIGN(row.values[*index], model::cellFromJson(table.fields[*index], member));
    }
    if (const Json &custom = memberOrNull(json, "custom"); custom.is_object()) {
        if (!table.info.custom)
            return Error{ErrorCode::InvalidArgument, std::string(table.info.name) + ".custom", "takes no custom fields", {}};
        if (!row.custom.is_object())
            row.custom = Json::object();
        for (const auto &[name, member] : custom.items()) {
            if (member.is_null())
                row.custom.erase(name);
            else
                row.custom[name] = member;
        }
    }
    return {};
}

/// {"id": …, "fields": {name: value, …}, "custom": {name: value | null, …}}: the named fields alone change.
template <Collection collection>
Result<void> editRow(const Context &context, const Json &json, RowStore &rows)
{
    const auto &table = model::tableOf(collection);
    Arguments arguments(table.info.name, json);
    const Uuid id = arguments.id("id");
    SINAN_TRY(arguments.check());
    SINAN_ASSIGN(auto row, rows.find(collection, id));
    if (!row || row->tombstone)
        return Error{ErrorCode::NotFound, std::string(table.info.name), "no such row", {}}.with("id", id.toString());
    const Row before = *row;
    SINAN_TRY(takeFields(*row, json));
    SINAN_TRY(checkRequired(*row));
    noteTurningPoint(before, *row, context.now);
    return rows.put(*row);
}

/// editRow() with the workspace's own limits: a day has 1440 minutes, and attention is budgeted downwards only.
Result<void> editWorkspace(const Context &context, const Json &json, RowStore &rows)
{
    struct Limit
    {
        std::string_view field;
        std::int64_t least;
        std::int64_t most;
    };
    static constexpr Limit limits[] = {{"quiet_from", 0, 1439},
                                       {"quiet_to", 0, 1439},
                                       {"today_budget", 1, rules::urgentRows},
                                       {"interruptions", 0, rules::interruptionsPerDay}};
    const Json &fields = memberOrNull(json, "fields");
    for (const Limit &limit : limits) {
        const Json &member = memberOrNull(fields, limit.field);
        if (!member.is_number_integer())
            continue;
        const auto value = member.get<std::int64_t>();
        if (value < limit.least || value > limit.most)
            return Error{ErrorCode::InvalidArgument, "workspace." + std::string(limit.field), "outside its range", {}}
                .with("least", std::to_string(limit.least))
                .with("most", std::to_string(limit.most));
    }
    return editRow<Collection::Workspace>(context, json, rows);
}

/// The tags with `add` behind and without `remove`; each once.
Json taggedWith(const Json &tags, const Json &add, const Json &remove)
{
    Json result = Json::array();
    const auto take = [&result](const Json &list) {
        for (const Json &tag : list) {
            if (tag.is_string() && std::find(result.begin(), result.end(), tag) == result.end())
                result.push_back(tag);
        }
    };
    if (tags.is_array())
        take(tags);
    take(add);
    for (const Json &gone : remove)
        result.erase(std::remove(result.begin(), result.end(), gone), result.end());
    return result;
}

/// {"ids": […], "fields": {…}, "custom": {…}, "tags_add": […], "tags_remove": […]}: the same edit of several customers. Who is gone is
/// passed over, who already is so stays untouched. What a person writes by hand one by one (names, ids of other systems) is not among it.
Result<void> editCustomers(const Context &context, const Json &json, RowStore &rows)
{
    static constexpr std::string_view notInBulk[] = {"name", "name_en", "external_key", "tags"};
    Arguments arguments("customer.bulk_edit", json);
    const Json &ids = arguments.array("ids", 1000);
    for (const std::string_view field : notInBulk) {
        if (memberOrNull(json, "fields").contains(field))
            arguments.fault("fields", "not for several customers at once");
    }
    SINAN_TRY(arguments.check());
    for (const Json &one : ids) {
        const auto id = one.is_string() ? Uuid::parse(one.get_ref<const std::string &>()) : std::nullopt;
        if (!id)
            return Error{ErrorCode::InvalidArgument, "customer.bulk_edit.ids", "an id is needed", {}};
        SINAN_ASSIGN(auto row, rows.find(Collection::Customer, *id));
        if (!row || row->tombstone)
            continue;
        const Row before = *row;
        SINAN_TRY(takeFields(*row, json));
        const Json &add = memberOrNull(json, "tags_add");
        const Json &remove = memberOrNull(json, "tags_remove");
        if (!add.empty() || !remove.empty()) {
            const auto tags = parseJson(model::textIn(row->at("tags")));
            const Json tagged = taggedWith(tags.ok() ? *tags : Json(), add, remove);
            row->set("tags", tagged.empty() ? model::Value{} : model::Value{dumpJson(tagged)});
        }
        if (row->values == before.values && row->custom == before.custom)
            continue;
        noteTurningPoint(before, *row, context.now);
        SINAN_TRY(checkRequired(*row));
        SINAN_TRY(rows.put(*row));
    }
    return {};
}

/// {"interaction": id, "customer": id | null}: whose conversation it was.
Result<void> assignInteraction(const Context &, const Json &json, RowStore &rows)
{
    Arguments arguments("interaction.assign", json);
    const Uuid id = arguments.id("interaction");
    const auto customer = arguments.optionalId("customer");
    SINAN_TRY(arguments.check());
    SINAN_ASSIGN(auto interaction, need<model::Interaction>(rows, id));
    if (customer)
        SINAN_TRY(need<model::Customer>(rows, *customer));
    interaction.customer = customer;
    return save(rows, interaction);
}

} // namespace

std::vector<Definition> rowMutations()
{
    return {
        {"customer.add@1", addRow<Collection::Customer>, roles::everyone},
        {"customer.edit@1", editRow<Collection::Customer>, roles::everyone},
        {"customer.bulk_edit@1", editCustomers, roles::everyone},
        {"contact.add@1", addRow<Collection::Contact>, roles::everyone},
        {"contact.edit@1", editRow<Collection::Contact>, roles::everyone},
        {"opportunity.add@1", addRow<Collection::Opportunity>, roles::everyone},
        {"opportunity.edit@1", editRow<Collection::Opportunity>, roles::everyone},
        {"interaction.add@1", addRow<Collection::Interaction>, roles::everyone},
        {"interaction.assign@1", assignInteraction, roles::everyone},
        {"fact.add@1", addRow<Collection::Fact>, roles::everyone},
        {"consent.record@1", addRow<Collection::Consent>, roles::everyone},
        {"workspace.edit@1", editWorkspace, roles::managers},
        {"field_definition.add@1", addRow<Collection::FieldDefinition>, roles::managers},
    };
}

} // namespace sinan::mutations
