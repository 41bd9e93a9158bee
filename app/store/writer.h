#pragma once

#include "app/mutations/mutation.h"

#include <QObject>

#include <functional>
#include <memory>

namespace sinan::store {

/// What a carried-out change reports back.
struct Receipt
{
    Uuid mutation;
    std::int64_t commit = 0; ///< Commit::sequence
    std::vector<mutations::Write> writes;
    bool withoutErased = false; ///< of an undo: rows of an erased person could not be brought back
    bool bytesRemain = false;   ///< of an erasure: the file could not be cleaned yet; it is tried again, at the latest when it is next opened
};

/// What a job on the writer thread may do: read and write rows, run mutations, keep work queues. All of it is one transaction.
class Transaction : public mutations::RowStore
{
public:
    /// Runs the mutation, stores its outbox row and its history.
    [[nodiscard]] virtual Result<Receipt> run(const mutations::Actor &actor, const mutations::Mutation &mutation) = 0;
    [[nodiscard]] virtual const mutations::HistoryReader &history() const = 0;
    /// Customers (or the null id for rows without one) whose rows changed since reflex last looked, oldest first.
    [[nodiscard]] virtual Result<std::vector<Uuid>> takeDirtyCustomers(std::int64_t limit) = 0;
    /// Interactions not yet read for signals, oldest first. Taken ones leave the queue with this transaction's commit.
    [[nodiscard]] virtual Result<std::vector<Uuid>> takeUnreadInteractions(std::int64_t limit) = 0;
    /// When the customer must be looked at again although nothing arrives (a rule's clock runs out); replaces the earlier moment.
    [[nodiscard]] virtual Result<void> setNextLook(const Uuid &customer, std::optional<UtcTime> at) = 0;
    [[nodiscard]] virtual Result<std::vector<Uuid>> takeCustomersDue(UtcTime now, std::int64_t limit) = 0;
    [[nodiscard]] virtual Result<void> setSetting(std::string_view key, std::string_view value) = 0;
};

/// The only one who writes. Owns the write connection and its thread; jobs run in the order they came, each in one transaction
/// (BEGIN IMMEDIATE … COMMIT, synchronous=FULL). A job that returns an error is rolled back whole.
class Writer
{
public:
    using Job = std::function<Result<void>(Transaction &)>;

    virtual ~Writer() = default;

    /// Queues a mutation; `done` runs in the thread of `context` after the commit, unless `context` is gone by then.
    virtual void submit(mutations::Actor actor, mutations::Mutation mutation, QObject *context,
                        std::function<void(const Result<Receipt> &)> done) = 0;
    /// Queues any job.
    virtual void submitJob(Job job, QObject *context, std::function<void(const Result<void> &)> done) = 0;
    /// The same, waiting: for the command line and tests; never on the UI thread.
    [[nodiscard]] virtual Result<Receipt> run(const mutations::Actor &actor, const mutations::Mutation &mutation) = 0;
    [[nodiscard]] virtual Result<void> runJob(const Job &job) = 0;
    /// Takes back a step (its whole group). It becomes a step of its own, so it can be taken back too (redo).
    /// @retval ErrorCode::Conflict  somebody has built on it; facts: "row"
    /// @retval ErrorCode::Erased    it erased somebody, or was about an erased person only
    virtual void undo(mutations::Actor actor, const Uuid &mutation, QObject *context,
                      std::function<void(const Result<Receipt> &)> done) = 0;
    [[nodiscard]] virtual Result<Receipt> undoNow(const mutations::Actor &actor, const Uuid &mutation) = 0;
    /// Returns when every job queued so far has run.
    virtual void drain() = 0;
};

} // namespace sinan::store
