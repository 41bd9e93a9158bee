#include "app/bridge/import_session.h"
#include "app/main/cli/cli.h"
#include "app/main/workspace_setup.h"

namespace sinan::cli {

namespace {

Json summary(const bridge::Counts &counts)
{
    return {{"rows", counts.rows},       {"added", counts.added},           {"updated", counts.updated}, {"unchanged", counts.unchanged},
            {"refused", counts.refused}, {"duplicates", counts.duplicates}, {"created", counts.created}};
}

Json summary(const bridge::Issue &issue)
{
    return {{"file", issue.place.file}, {"row", issue.place.row}, {"column", issue.place.column}, {"value", issue.value}, {"reason", issue.reason.id}, {"mend", issue.mend.id}};
}

Json summary(const bridge::ImportPreview &preview)
{
    Json tables = Json::array();
    for (const auto &table : preview.tables) {
        Json columns = Json::array();
        for (const auto &column : table.columns)
            columns.push_back({{"header", column.header}, {"target", column.target.name}, {"confidence", column.confidence}, {"reason", column.reason.id}, {"samples", column.samples}});
        Json issues = Json::array();
        for (const auto &issue : table.issues)
            issues.push_back(summary(issue));
        tables.push_back({{"file", table.file}, {"sheet", table.sheet}, {"encoding", bridge::toText(table.encoding)},
                          {"collection", table.collection ? Json(model::tableOf(*table.collection).info.name) : Json()},
                          {"columns", std::move(columns)}, {"counts", summary(table.counts)}, {"issues", std::move(issues)}});
    }
    Json issues = Json::array();
    for (const auto &issue : preview.issues)
        issues.push_back(summary(issue));
    return {{"tables", std::move(tables)}, {"talks", preview.talks.size()}, {"issues", std::move(issues)}, {"counts", summary(preview.counts)}, {"created_customers", preview.createdCustomers}};
}

} // namespace

int import(const Surroundings &surroundings, const QStringList &arguments)
{
    bridge::ImportOptions options;
    options.resources = surroundings.resources.string();
    bridge::ImportSession session(options);
    bool dryRun = false;
    std::optional<bool> attested;
    for (const QString &argument : arguments) {
        if (argument == QLatin1String("--dry-run"))
            dryRun = true;
        else if (argument == QLatin1String("--attested"))
            attested = true;
        else if (argument == QLatin1String("--not-attested"))
            attested = false;
        else if (argument.startsWith(QLatin1String("--")))
            return usage("import knows no " + argument.toStdString());
        else
            session.addPath(argument.toStdString());
    }
    if (session.isEmpty())
        return usage("import needs a file");
    const auto open = openWorkspace(surroundings, true);
    if (!open.ok())
        return fail(surroundings, open.error());
    if (const auto ready = main::installStandards(*(*open)->store, surroundings.resources, *(*open)->clock, (*open)->random); !ready.ok())
        return fail(surroundings, ready.error());
    const auto reader = (*open)->store->reader();
    if (!reader.ok())
        return fail(surroundings, reader.error());
    if (const auto planned = session.plan(**reader, surroundings.now); !planned.ok())
        return fail(surroundings, planned.error());
    print(dumpJson(summary(session.preview())));
    if (dryRun)
        return Done;
    if (attested)
        session.setAttested(*attested);
    else if (session.recordings() > 0)
        complain("sinanctl: " + std::to_string(session.recordings()) + " recordings or transcripts without --attested are noted as \"not confirmed that both sides were told\"");
    const auto mutations = session.mutations(*(*open)->clock, (*open)->random, "import/" + Uuid::v7(*(*open)->clock, (*open)->random).toString());
    if (!mutations.ok())
        return fail(surroundings, mutations.error());
    const mutations::Actor actor{Uuid{}, "sinanctl", model::Role::Admin};
    for (const auto &mutation : *mutations) {
        if (const auto receipt = (*open)->store->writer().run(actor, mutation); !receipt.ok())
            return fail(surroundings, receipt.error());
    }
    const auto round = (*open)->loop->runUntilQuiet();
    if (!round.ok())
        return fail(surroundings, round.error());
    print(dumpJson({{"heard", round->heard}, {"signals", round->signals}, {"warnings", round->changed}}));
    return Done;
}

} // namespace sinan::cli
