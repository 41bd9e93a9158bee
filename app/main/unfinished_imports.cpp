#include "app/main/unfinished_imports.h"

#include "app/model/import.h"

#include <limits>
#include <unordered_map>

namespace sinan::main {

namespace {

/// A cut-off gesture: its last mutation and the runs in it that were not finished.
struct CutOff
{
    Uuid last;
    std::vector<model::ImportRun> runs;
};

Result<std::vector<CutOff>> cutOffImports(const store::Reader &reader)
{
    mutations::Query query;
    query.where.push_back({"state", mutations::Comparison::Equal, std::string(model::nameOf(model::ImportState::Running))});
    SINAN_ASSIGN(const auto running, mutations::selectAs<model::ImportRun>(reader, query));
    std::vector<CutOff> found;
    if (running.empty())
        return found;
    std::unordered_map<Uuid, const model::ImportRun *> wanted;
    for (const model::ImportRun &run : running)
        wanted.emplace(run.id, &run);
    SINAN_ASSIGN(const auto steps, reader.history(std::numeric_limits<std::int64_t>::max()));
    for (const store::HistoryStep &step : steps) {
        if (wanted.empty())
            break;
        if (step.undone || step.group.empty())
            continue;
        SINAN_ASSIGN(const auto writes, reader.writesOfGroup(step.group));
        CutOff import{step.mutation, {}};
        for (const mutations::Write &write : writes) {
            const auto run = write.after.collection == model::Collection::ImportRun ? wanted.find(write.after.id) : wanted.end();
            if (run == wanted.end())
                continue;
            import.runs.push_back(*run->second);
            wanted.erase(run);
        }
        if (!import.runs.empty())
            found.push_back(std::move(import));
    }
    return found;
}

/// Closes the runs as they are: their rows stay.
Result<void> close(store::Store &store, const std::vector<model::ImportRun> &runs, const Clock &clock, RandomSource &random)
{
    for (const model::ImportRun &run : runs) {
        mutations::Mutation mutation;
        mutation.id = Uuid::v7(clock, random);
        mutation.name = "import.finish@1";
        mutation.arguments = {{"run", run.id.toString()}, {"refused", run.refused}};
        SINAN_TRY(store.writer().run(mutations::Actor::system(), mutation));
    }
    return {};
}

} // namespace

Result<UnfinishedImports> settleUnfinishedImports(store::Store &store, const Clock &clock, RandomSource &random)
{
    UnfinishedImports settled;
    SINAN_ASSIGN(const auto reader, store.reader());
    SINAN_ASSIGN(const auto imports, cutOffImports(*reader));
    for (const CutOff &import : imports) {
        const auto undone = store.writer().undoNow(mutations::Actor::system(), import.last);
        if (!undone.ok() && undone.error().code != ErrorCode::Conflict)
            return undone.error();
        // Somebody worked on these rows while the rest was still going in: taking them back would take that work with it.
        if (!undone.ok())
            SINAN_TRY(close(store, import.runs, clock, random));
        for (const model::ImportRun &run : import.runs)
            (undone.ok() ? settled.takenBack : settled.kept).push_back(run.file);
    }
    return settled;
}

} // namespace sinan::main
