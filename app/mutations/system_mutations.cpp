#include "app/mutations/arguments.h"
#include "app/mutations/definitions.h"

#include "app/model/rule.h"

namespace sinan::mutations {

using model::Collection;
using model::Row;

namespace {

/// Puts {"rows": [{"collection": …, "row": {…}}, …], "removed": [{"collection", "id"}]} of the collections in `allowed`.
Result<void> putRows(const Json &json, RowStore &rows, std::span<const Collection> allowed, std::string_view name)
{
    const auto collectionOf = [&](const Json &entry) -> Result<Collection> {
        const auto collection = model::parseCollection(textOr(entry, "collection"));
        if (!collection || std::find(allowed.begin(), allowed.end(), *collection) == allowed.end())
            return Error{ErrorCode::NotPermitted, std::string(name), "not a collection of this mutation", {}}.with("collection", textOr(entry, "collection"));
        return *collection;
    };
    for (const Json &entry : memberOrNull(json, "rows")) {
        SINAN_ASSIGN(const Collection collection, collectionOf(entry));
        SINAN_ASSIGN(Row row, model::rowFromJson(collection, memberOrNull(entry, "row")));
        if (row.id.isNull())
            return Error{ErrorCode::InvalidArgument, std::string(name) + ".id", "an id is needed", {}};
        SINAN_TRY(rows.put(row));
    }
    for (const Json &entry : memberOrNull(json, "removed")) {
        SINAN_ASSIGN(const Collection collection, collectionOf(entry));
        const auto id = Uuid::parse(textOr(entry, "id"));
        if (!id)
            return Error{ErrorCode::InvalidArgument, std::string(name) + ".removed.id", "an id is needed", {}};
        SINAN_TRY(rows.remove(collection, *id));
    }
    return {};
}

/// What reflex derives: signals and warnings. Stays on this computer (decisions.md, "Reflex in two places").
Result<void> applyReflex(const Context &, const Json &json, RowStore &rows)
{
    static constexpr Collection allowed[] = {Collection::Signal, Collection::Warning};
    return putRows(json, rows, allowed, "reflex.apply");
}

/// What a workspace starts with: its own row, regions, colleagues, rules, strategies, knowledge, cases, sources.
Result<void> install(const Context &, const Json &json, RowStore &rows)
{
    static constexpr Collection allowed[] = {Collection::Workspace, Collection::Region,           Collection::User,       Collection::Rule,
                                             Collection::Strategy,  Collection::KnowledgeArticle, Collection::CaseRecord, Collection::DataSource};
    return putRows(json, rows, allowed, "workspace.install");
}

/// {"rule": id, "outcome": "wrong" | "confirmed"}: reality has judged one firing.
Result<void> markRule(const Context &, const Json &json, RowStore &rows)
{
    Arguments arguments("rule.mark", json);
    const Uuid id = arguments.id("rule");
    const std::string outcome = arguments.text("outcome", 40);
    if (outcome != "wrong" && outcome != "confirmed")
        arguments.fault("outcome", "not one of the choices");
    SINAN_TRY(arguments.check());
    SINAN_ASSIGN(auto rule, need<model::Rule>(rows, id));
    ++(outcome == "wrong" ? rule.markedWrong : rule.confirmed);
    return save(rows, rule);
}

} // namespace

std::vector<Definition> systemMutations()
{
    return {
        {"reflex.apply@1", applyReflex, roles::system, true},
        {"workspace.install@1", install, roles::admins},
        {"rule.mark@1", markRule, roles::managers},
    };
}

const Registry &Registry::standard()
{
    static const Registry registry = [] {
        std::vector<Definition> all;
        for (const auto &family : {rowMutations(), importMutations(), warningMutations(), workMutations(), systemMutations(), workspaceMutations(), viewMutations(), privacyMutations(), visitMutations(), knowledgeMutations()})
            all.insert(all.end(), family.begin(), family.end());
        return Registry(std::move(all));
    }();
    return registry;
}

} // namespace sinan::mutations
