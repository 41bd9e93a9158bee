#pragma once

#include "app/store/history.h"
#include "app/store/row_writer.h"
#include "app/store/store.h"

namespace sinan::store {

/// One transaction on the writer's connection. Between begin and commit it is what a job sees.
class SqliteTransaction final : public Transaction
{
public:
    /// @param search  of the writer; outlives the transaction
    [[nodiscard]] static Result<std::unique_ptr<SqliteTransaction>> begin(Connection &connection, SearchIndex &search,
                                                                          const Environment &environment, const Uuid &workspace);
    ~SqliteTransaction() override;

    [[nodiscard]] Result<std::optional<model::Row>> find(model::Collection collection, const Uuid &id) const override;
    [[nodiscard]] Result<std::vector<model::Row>> select(const mutations::Query &query) const override;
    [[nodiscard]] Result<void> put(const model::Row &row) override;
    [[nodiscard]] Result<void> remove(model::Collection collection, const Uuid &id) override;
    [[nodiscard]] Result<Receipt> run(const mutations::Actor &actor, const mutations::Mutation &mutation) override;
    [[nodiscard]] const mutations::HistoryReader &history() const override { return m_history; }
    [[nodiscard]] Result<std::vector<Uuid>> takeDirtyCustomers(std::int64_t limit) override;
    [[nodiscard]] Result<std::vector<Uuid>> takeUnreadInteractions(std::int64_t limit) override;
    [[nodiscard]] Result<void> setNextLook(const Uuid &customer, std::optional<UtcTime> at) override;
    [[nodiscard]] Result<std::vector<Uuid>> takeCustomersDue(UtcTime now, std::int64_t limit) override;
    [[nodiscard]] Result<void> setSetting(std::string_view key, std::string_view value) override;

    /// Takes back a step with its gesture, as a step of its own.
    [[nodiscard]] Result<Receipt> undo(const mutations::Actor &actor, const Uuid &mutation);
    /// Whether something was erased: after the commit old bytes must leave the file (FileCleaning).
    [[nodiscard]] bool hasErased() const { return m_erased; }
    /// Indexes, counts and commits. @return what changed; sequence 0 where nothing did.
    [[nodiscard]] Result<Commit> commit();

private:
    SqliteTransaction(Connection &connection, TransactionScope scope, SearchIndex &search, const Environment &environment,
                      const Uuid &workspace, std::int64_t sequence);
    /// Runs `step`; takes back all it wrote if it fails.
    template <class Step> auto guarded(Step step) -> decltype(step());
    /// Some failures (disk full, I/O) make SQLite roll back at once, others leave a write half done: a job that ignores them must
    /// not be committed.
    Result<void> alive() const;
    Result<void> watched(Result<void> outcome);
    Result<Receipt> runStep(const mutations::Actor &actor, mutations::Mutation mutation);
    Result<Receipt> eraseStep(const mutations::Actor &actor, const mutations::Mutation &mutation);
    Result<Receipt> undoStep(const mutations::Actor &actor, const Uuid &mutation);

    Connection &m_connection;
    TransactionScope m_scope;
    SearchIndex &m_search;
    ChangeLog m_changes;
    RowWriter m_rows;
    History m_history;
    const Environment &m_environment;
    std::int64_t m_sequence; ///< of the commit that this becomes
    std::optional<Error> m_failure;
    bool m_erased = false;
    std::int64_t m_changesBefore; ///< of the connection, to see whether anything was written
};

} // namespace sinan::store
