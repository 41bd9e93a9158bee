#include "app/store/transaction.h"

#include "app/store/eraser.h"
#include "app/store/row_sql.h"
#include "app/store/undone_versions.h"

namespace sinan::store {

using mutations::Actor;
using mutations::Mutation;

Result<std::unique_ptr<SqliteTransaction>> SqliteTransaction::begin(Connection &connection, SearchIndex &search,
                                                                    const Environment &environment, const Uuid &workspace)
{
    SINAN_ASSIGN(TransactionScope scope, TransactionScope::begin(connection));
    SINAN_ASSIGN(const std::int64_t commits, connection.integer("SELECT value FROM meta WHERE key = 'commits'"));
    return std::unique_ptr<SqliteTransaction>(
        new SqliteTransaction(connection, std::move(scope), search, environment, workspace, commits + 1));
}

SqliteTransaction::SqliteTransaction(Connection &connection, TransactionScope scope, SearchIndex &search,
                                     const Environment &environment, const Uuid &workspace, std::int64_t sequence)
    : m_connection(connection), m_scope(std::move(scope)), m_search(search), m_changes(connection),
      m_rows(connection, search, m_changes, workspace), m_history(connection), m_environment(environment), m_sequence(sequence),
      m_changesBefore(connection.totalChanges())
{
}

SqliteTransaction::~SqliteTransaction()
{
    // After a commit nothing is noted any more; otherwise the scope rolls back, and the notes go with it.
    m_search.forgetSince({});
}

Result<std::optional<model::Row>> SqliteTransaction::find(model::Collection collection, const Uuid &id) const
{
    return findRow(m_connection, collection, id);
}

Result<std::vector<model::Row>> SqliteTransaction::select(const mutations::Query &query) const
{
    return selectRows(m_connection, query);
}

Result<void> SqliteTransaction::put(const model::Row &row)
{
    SINAN_TRY(alive());
    return watched(m_rows.put(row));
}

Result<void> SqliteTransaction::remove(model::Collection collection, const Uuid &id)
{
    SINAN_TRY(alive());
    return watched(m_rows.remove(collection, id));
}

Result<void> SqliteTransaction::alive() const
{
    if (m_failure)
        return *m_failure;
    if (m_connection.inTransaction())
        return {};
    return Error{ErrorCode::Io, "transaction", "rolled back by an earlier failure", {}};
}

Result<void> SqliteTransaction::watched(Result<void> outcome)
{
    if (outcome.ok())
        return outcome;
    switch (outcome.error().code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::NotFound:
        break; // refused before anything was written
    default:
        m_failure = outcome.error();
    }
    return outcome;
}

template <class Step> auto SqliteTransaction::guarded(Step step) -> decltype(step())
{
    SINAN_ASSIGN(Savepoint savepoint, Savepoint::begin(m_connection));
    const SearchIndex::Mark searchMark = m_search.mark();
    const ChangeLog::Mark changeMark = m_changes.mark();
    auto outcome = step();
    if (outcome.ok()) {
        SINAN_TRY(savepoint.release());
    } else {
        m_search.forgetSince(searchMark);
        m_changes.forgetSince(changeMark);
    }
    return outcome;
}

Result<Receipt> SqliteTransaction::run(const Actor &actor, const Mutation &mutation)
{
    return guarded([&] { return runStep(actor, mutation); });
}

Result<Receipt> SqliteTransaction::undo(const Actor &actor, const Uuid &mutation)
{
    return guarded([&] { return undoStep(actor, mutation); });
}

Result<Receipt> SqliteTransaction::runStep(const Actor &actor, Mutation mutation)
{
    if (mutation.id.isNull())
        mutation.id = Uuid::v7(*m_environment.clock, *m_environment.random);
    const UtcTime now = m_environment.clock->now();
    const mutations::Context context{actor, now, m_environment.random, m_environment.clock};
    if (const mutations::Definition *wanted = m_environment.mutations->find(mutation.name); wanted && wanted->erases)
        return eraseStep(actor, mutation);
    SINAN_ASSIGN(auto outcome, m_environment.mutations->run(context, mutation, *this));
    const mutations::Definition *definition = m_environment.mutations->find(mutation.name);
    const bool system = actor.role == model::Role::System;
    // What the system derives for itself can be derived again: it is neither sent nor undone.
    if (!(system && definition->local)) {
        HistoryEntry entry;
        entry.mutation = &mutation;
        entry.actor = &actor;
        entry.writes = outcome.writes;
        entry.at = toMillis(now);
        entry.listed = !system;
        entry.local = definition->local;
        SINAN_TRY(m_history.add(entry));
    }
    if (!definition->local)
        SINAN_TRY(m_history.send(mutation, actor, toMillis(now)));
    return Receipt{mutation.id, m_sequence, std::move(outcome.writes), false, false};
}

Result<Receipt> SqliteTransaction::eraseStep(const Actor &actor, const Mutation &mutation)
{
    const UtcTime now = m_environment.clock->now();
    const mutations::Context context{actor, now, m_environment.random, m_environment.clock};
    SINAN_ASSIGN(const mutations::Definition *definition, m_environment.mutations->admit(context, mutation, *this));
    SINAN_ASSIGN(auto erasure, definition->erases(context, mutation.arguments, *this));
    Eraser eraser(m_connection, *this, erasure);
    SINAN_ASSIGN(auto writes, eraser.run());
    HistoryEntry entry;
    entry.mutation = &mutation;
    entry.actor = &actor;
    entry.writes = writes;
    entry.at = toMillis(now);
    entry.listed = actor.role != model::Role::System;
    SINAN_TRY(m_history.add(entry));
    SINAN_TRY(m_history.send(mutation, actor, toMillis(now)));
    m_erased = true;
    return Receipt{mutation.id, m_sequence, std::move(writes), false, false};
}

Result<Receipt> SqliteTransaction::undoStep(const Actor &actor, const Uuid &target)
{
    SINAN_ASSIGN(const auto record, m_history.find(target));
    if (!record)
        return Error{ErrorCode::NotFound, "undo", "no such step", {}}.with("mutation", target.toString());
    const mutations::Definition *definition = m_environment.mutations->find(record->name);
    if (definition && definition->erases)
        return Error{ErrorCode::Erased, "undo", "what was erased cannot be brought back", {}};
    if (record->undone)
        return Error{ErrorCode::Conflict, "undo", "already taken back", {}}.with("mutation", target.toString());
    SINAN_ASSIGN(auto writes, record->gesture.empty() ? m_history.writesOf(target) : m_history.writesOfGroup(record->gesture));
    if (writes.empty() && record->erased)
        return Error{ErrorCode::Erased, "undo", "it was about an erased person", {}};
    mutations::RecordingRows recording(*this);
    UndoneVersions undoneVersions(m_connection);
    SINAN_TRY(mutations::revert(writes, recording, [&](model::Collection collection, const Uuid &id, std::int64_t version) {
        return undoneVersions.equalTo(collection, id, version);
    }));

    Mutation step;
    step.id = Uuid::v7(*m_environment.clock, *m_environment.random);
    step.name = record->name == undoStepName ? redoStepName : undoStepName;
    step.arguments = Json{{"mutation", target.toString()}, {"group", record->gesture}};
    step.label = record->label;
    if (auto arguments = parseJson(record->labelArguments); arguments.ok())
        step.labelArguments = std::move(arguments).value();
    const std::vector<mutations::Write> undone = recording.takeWrites();
    const std::int64_t now = toMillis(m_environment.clock->now());
    HistoryEntry entry;
    entry.mutation = &step;
    entry.actor = &actor;
    entry.writes = undone;
    entry.at = now;
    // What the system takes back (an import that was cut off) is nothing for a person to repeat.
    entry.listed = actor.role != model::Role::System;
    entry.local = record->local;
    entry.undoes = target;
    entry.erased = record->erased;
    SINAN_TRY(m_history.add(entry));
    SINAN_TRY(m_history.markUndone(*record, step.id));
    if (!record->local)
        SINAN_TRY(m_history.send(step, actor, now));
    return Receipt{step.id, m_sequence, undone, record->erased, false};
}

Result<Commit> SqliteTransaction::commit()
{
    SINAN_TRY(alive());
    SINAN_TRY(m_changes.flush());
    SINAN_TRY(m_search.flush());
    if (m_connection.totalChanges() == m_changesBefore)
        return Commit{}; // nothing was written: the scope ends it
    CustomerSummaries summaries(m_connection, toMillis(m_environment.clock->now()));
    SINAN_ASSIGN(const SummaryChanges changes, m_changes.takeSummaries());
    SINAN_TRY(summaries.refresh(changes));
    SINAN_TRY(summaries.keepPace(m_sequence));
    SINAN_ASSIGN(
        Statement statement,
        m_connection.prepare("INSERT INTO meta (key, value) VALUES ('commits', ?1) ON CONFLICT DO UPDATE SET value = ?1"));
    statement.bind(1, m_sequence);
    SINAN_TRY(statement.run());
    SINAN_TRY(m_scope.commit());
    return m_changes.take(m_sequence);
}

} // namespace sinan::store
