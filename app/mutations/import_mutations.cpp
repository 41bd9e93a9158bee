#include "app/mutations/arguments.h"
#include "app/mutations/definitions.h"
#include "app/mutations/freshness.h"
#include "app/mutations/turning_points.h"

#include "app/base/calendar.h"
#include "app/model/customer.h"
#include "app/model/import.h"
#include "app/model/workspace.h"

#include <set>

namespace sinan::mutations {

using model::Collection;
using model::Row;

namespace {

/// {"run": id, "file": …, "collection": …, "attested"?: true | false}: opens an import run. `attested` says whether both sides of the
/// recordings in it were told; without it the run holds none.
Result<void> startImport(const Context &context, const Json &json, RowStore &rows)
{
    Arguments arguments("import.start", json);
    model::ImportRun run;
    run.id = arguments.id("run");
    run.file = arguments.text("file");
    run.collection = arguments.text("collection", 100);
    SINAN_TRY(arguments.check());
    if (const Json &attested = memberOrNull(json, "attested"); attested.is_boolean())
        run.attestation = attested.get<bool>() ? model::Attestation::Attested : model::Attestation::NotAttested;
    run.startedAt = context.now;
    run.actor = context.actor.name;
    return save(rows, run);
}

/// What an import knows of the personal data that it brings: whence, since when, until when, and whether both sides were told.
class Provenance
{
public:
    static Result<Provenance> of(const RowReader &rows, const model::ImportRun &run, UtcTime now)
    {
        SINAN_ASSIGN(const auto workspaces, selectAs<model::Workspace>(rows, {}));
        const model::Workspace workspace = workspaces.empty() ? model::Workspace{} : workspaces.front();
        Provenance provenance;
        provenance.m_retention = model::retentionOf(workspace);
        provenance.m_today = WorkCalendar(workspace.zone).dateOf(now);
        provenance.m_run = run;
        return provenance;
    }
    void stamp(Row &row) const
    {
        if (row.collection == Collection::Contact) {
            if (model::textIn(row.at("source")).empty())
                row.set("source", m_run.file);
            setDay(row, "collected_on", m_today);
            if (m_retention.contactDays > 0)
                setDay(row, "expires", m_today + std::chrono::days(m_retention.contactDays));
        } else if (row.collection == Collection::Interaction && isRecording(row)) {
            row.set("attestation", std::string(nameOf(m_run.attestation == model::Attestation::NotNeeded ? model::Attestation::NotAttested
                                                                                                          : m_run.attestation)));
            if (m_retention.recordingDays > 0)
                setDay(row, "expires", m_today + std::chrono::days(m_retention.recordingDays));
        }
    }

private:
    static bool isRecording(const Row &row)
    {
        const auto channel = model::parseChoice<model::Channel>(model::textIn(row.at("channel")));
        return channel && model::isRecording(*channel);
    }
    static void setDay(Row &row, std::string_view field, LocalDate day)
    {
        if (model::isNull(row.at(field)))
            row.set(field, std::int64_t(day.time_since_epoch().count()));
    }

    model::Retention m_retention;
    LocalDate m_today{};
    model::ImportRun m_run;
};

/// A row that came again keeps what the file does not mention.
Result<bool> mergeInto(Row &stored, const Row &incoming, const Json &mentioned)
{
    bool changed = false;
    const auto &table = model::tableOf(stored.collection);
    for (const auto &[name, member] : mentioned.items()) {
        const auto index = table.indexOf(name);
        if (!index || stored.values[*index] == incoming.values[*index])
            continue;
        stored.values[*index] = incoming.values[*index];
        changed = true;
    }
    if (incoming.custom.is_object()) {
        if (!stored.custom.is_object())
            stored.custom = Json::object();
        for (const auto &[name, member] : incoming.custom.items()) {
            if (stored.custom.value(name, Json()) == member)
                continue;
            stored.custom[name] = member;
            changed = true;
        }
    }
    return changed;
}

/// {"run": id, "collection": …, "rows": [{"id": …, field: value, …}, …]}: adds or updates; what is equal stays untouched.
Result<void> importChunk(const Context &context, const Json &json, RowStore &rows)
{
    Arguments arguments("import.chunk", json);
    const Uuid runId = arguments.id("run");
    const auto collection = model::parseCollection(arguments.text("collection", 100));
    const Json &incomingRows = arguments.array("rows");
    SINAN_TRY(arguments.check());
    // Regions come with the customers that name them; no table is made of them alone.
    if (!collection || (!model::tableOf(*collection).info.importable && *collection != Collection::Region))
        return Error{ErrorCode::InvalidArgument, "import.chunk.collection", "takes no imports", {}};
    SINAN_ASSIGN(auto run, need<model::ImportRun>(rows, runId));
    SINAN_ASSIGN(const auto provenance, Provenance::of(rows, run, context.now));
    const bool arrives = *collection == Collection::Interaction || *collection == Collection::Fact;
    std::set<std::string, std::less<>> arrived;
    for (const Json &mentioned : incomingRows) {
        SINAN_ASSIGN(Row incoming, model::rowFromJson(*collection, mentioned));
        if (incoming.id.isNull())
            return Error{ErrorCode::InvalidArgument, "import.chunk.rows.id", "an id is needed", {}};
        SINAN_ASSIGN(auto stored, rows.find(*collection, incoming.id));
        // Whoever was erased does not come back with the next copy of the same table.
        if (stored && stored->tombstone && *collection == Collection::Contact && !model::isNull(stored->at("erased_at"))) {
            ++run.erased;
            continue;
        }
        if (!stored || stored->tombstone) {
            provenance.stamp(incoming);
            if (arrives) {
                if (model::integerIn(incoming.at("known_at")) == 0)
                    incoming.set("known_at", toMillis(context.now));
                const auto feed = model::textIn(incoming.at(*collection == Collection::Fact ? "series" : "channel"));
                if (!arrived.contains(feed)) {
                    arrived.emplace(feed);
                    SINAN_TRY(noteArrival(rows, incoming, context.now));
                }
            }
            SINAN_TRY(rows.put(incoming));
            ++run.added;
            continue;
        }
        const Row before = *stored;
        SINAN_ASSIGN(const bool changed, mergeInto(*stored, incoming, mentioned));
        if (changed) {
            noteTurningPoint(before, *stored, context.now);
            SINAN_TRY(rows.put(*stored));
            ++run.updated;
        } else {
            ++run.unchanged;
        }
    }
    return save(rows, run);
}

/// {"run": id, "refused": n, "unchanged": n}: closes the run; `unchanged` rows were not sent because nothing in them is new.
Result<void> finishImport(const Context &context, const Json &json, RowStore &rows)
{
    Arguments arguments("import.finish", json);
    const Uuid id = arguments.id("run");
    SINAN_TRY(arguments.check());
    SINAN_ASSIGN(auto run, need<model::ImportRun>(rows, id));
    run.state = model::ImportState::Done;
    run.refused = integerOr(json, "refused");
    run.unchanged += integerOr(json, "unchanged");
    run.finishedAt = context.now;
    return save(rows, run);
}

/// {"id": …, "signature": …, "collection": …, "name": …, "columns": […]}: remembers how a table's columns map.
Result<void> saveMapping(const Context &, const Json &json, RowStore &rows)
{
    Arguments arguments("mapping.save", json);
    model::FieldMapping mapping;
    mapping.id = arguments.id("id");
    mapping.signature = arguments.text("signature", 200);
    mapping.collection = arguments.text("collection", 100);
    mapping.name = arguments.optionalText("name");
    mapping.columns = arguments.array("columns");
    SINAN_TRY(arguments.check());
    return save(rows, mapping);
}

} // namespace

std::vector<Definition> importMutations()
{
    return {
        {"import.start@1", startImport, roles::everyone},
        {"import.chunk@1", importChunk, roles::everyone},
        {"import.finish@1", finishImport, roles::everyone},
        {"mapping.save@1", saveMapping, roles::everyone},
    };
}

} // namespace sinan::mutations
