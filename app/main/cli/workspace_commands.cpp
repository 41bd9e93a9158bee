#include "app/base/format.h"
#include "app/main/cli/cli.h"
#include "app/main/demo/demo_workspace.h"
#include "app/main/workspace_setup.h"
#include "app/model/customer.h"
#include "app/model/warning.h"

namespace sinan::cli {

int search(const Surroundings &surroundings, const QStringList &arguments)
{
    if (arguments.isEmpty())
        return usage("search needs words");
    const auto open = openWorkspace(surroundings, false);
    if (!open.ok())
        return fail(surroundings, open.error());
    const auto reader = (*open)->store->reader();
    if (!reader.ok())
        return fail(surroundings, reader.error());
    const auto hits = (*reader)->search(arguments.join(QLatin1Char(' ')).toStdString(), 50);
    if (!hits.ok())
        return fail(surroundings, hits.error());
    for (const store::SearchHit &hit : *hits) {
        const auto row = (*reader)->find(hit.collection, hit.id);
        if (!row.ok() || !*row)
            continue;
        const Json json = model::toJson(**row);
        if (surroundings.json)
            print(dumpJson({{"collection", model::tableOf(hit.collection).info.name}, {"id", hit.id.toString()}, {"row", json}}));
        else
            print(std::string(model::tableOf(hit.collection).info.label.zh) + "  " + hit.id.toString() + "  " + textOr(json, "name", textOr(json, "title", textOr(json, "title_zh"))));
    }
    return Done;
}

int evaluate(const Surroundings &surroundings, const QStringList &)
{
    const auto open = openWorkspace(surroundings, false);
    if (!open.ok())
        return fail(surroundings, open.error());
    const auto round = (*open)->loop->runUntilQuiet();
    if (!round.ok())
        return fail(surroundings, round.error());
    const auto reader = (*open)->store->reader();
    if (!reader.ok())
        return fail(surroundings, reader.error());
    mutations::Query query;
    query.orderBy = "due_at";
    const auto warnings = mutations::selectAs<model::Warning>(**reader, query);
    if (!warnings.ok())
        return fail(surroundings, warnings.error());
    for (const model::Warning &warning : *warnings) {
        const auto customer = mutations::findAs<model::Customer>(**reader, warning.customer);
        const std::string name = customer.ok() && *customer ? (*customer)->name : std::string();
        if (surroundings.json) {
            Json json = model::toJson(model::toRow(warning));
            json["customer_name"] = name;
            print(dumpJson(json));
        } else if (warning.state == model::WarningState::Open) {
            print(warning.id.toString() + "  " + name + "  " + std::string(labelOf(warning.kind).zh) + "  "
                  + (warning.dueAt ? format::remaining(*warning.dueAt - surroundings.now, Language::Chinese) : std::string()) + "  "
                  + format::money(warning.amount(), Language::Chinese) + "  " + format::decimal(warning.score));
        }
    }
    return Done;
}

int doctor(const Surroundings &surroundings, const QStringList &)
{
    const auto open = openWorkspace(surroundings, false);
    if (!open.ok())
        return fail(surroundings, open.error());
    const auto reader = (*open)->store->reader();
    if (!reader.ok())
        return fail(surroundings, reader.error());
    Json counts = Json::object();
    for (const auto &table : model::allCollections()) {
        mutations::Query query;
        query.collection = table.info.id;
        const auto count = (*reader)->count(query);
        if (!count.ok())
            return fail(surroundings, count.error());
        counts[std::string(table.info.name)] = *count;
    }
    const auto outbox = (*reader)->outboxSize();
    const Json report{{"workspace", surroundings.workspace.string()}, {"encrypted", (*open)->store->encrypted()}, {"outbox", outbox.valueOr(-1)}, {"rows", counts}};
    print(surroundings.json ? dumpJson(report) : report.dump(2));
    return Done;
}

int demo(const Surroundings &surroundings, const QStringList &arguments)
{
    const auto open = openWorkspace(surroundings, true);
    if (!open.ok())
        return fail(surroundings, open.error());
    SeededRandom random(20260302);
    demo::DemoWorkspace workspace(*(*open)->store, *(*open)->loop, (*open)->setClock, random, surroundings.resources);
    const auto report = [&](double part, UtcTime at) {
        if (!surroundings.json)
            complain(std::to_string(int(part * 100)) + " %  " + toIso(at));
    };
    const auto done = arguments.contains(QLatin1String("--advance")) ? workspace.advance(report) : workspace.build(report);
    return done.ok() ? int(Done) : fail(surroundings, done.error());
}

} // namespace sinan::cli
