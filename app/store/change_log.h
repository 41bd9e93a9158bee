#pragma once

#include "app/store/change_feed.h"
#include "app/store/connection.h"
#include "app/store/customer_summary.h"

#include <unordered_set>

namespace sinan::store {

/// Above so many rows a commit says `large` and names none.
inline constexpr std::size_t largeCommit = 2000;

/// Notes, within one transaction, which rows changed: for the change feed and for reflex's queues.
class ChangeLog
{
public:
    explicit ChangeLog(Connection &connection) : m_connection(connection) {}

    /// Row `id` was written; it is, or was until now, about the customers given (null: about none).
    [[nodiscard]] Result<void> note(model::Collection collection, const Uuid &id, std::int64_t rowSeq, const Uuid &customer,
                                    const Uuid &customerBefore);
    /// Puts the dirty customers noted so far into their queue.
    [[nodiscard]] Result<void> flush();
    /// Whose line in the list of customers must be made anew; also of what was rolled back since, which does no harm.
    [[nodiscard]] Result<SummaryChanges> takeSummaries();
    /// What the feed says about this transaction.
    [[nodiscard]] Commit take(std::int64_t sequence);
    [[nodiscard]] bool empty() const { return m_rows.empty(); }

    struct Mark
    {
        std::size_t rows = 0;
        std::size_t dirty = 0;
    };
    [[nodiscard]] Mark mark() const { return {m_rows.size(), m_dirty.size()}; }
    void forgetSince(const Mark &mark);

private:
    struct RowKey
    {
        model::Collection collection;
        Uuid id;
        friend bool operator==(const RowKey &, const RowKey &) = default;
    };
    struct RowKeyHash
    {
        std::size_t operator()(const RowKey &key) const noexcept
        {
            return std::hash<Uuid>()(key.id) * 31 + std::size_t(key.collection);
        }
    };
    void noteDirty(const Uuid &customer);
    void noteSummary(model::Collection collection, const Uuid &id, const Uuid &customer, const Uuid &customerBefore);

    Connection &m_connection;
    std::vector<ChangedRow> m_rows; ///< each once; one more than largeCommit at most
    std::unordered_set<RowKey, RowKeyHash> m_seen;
    std::vector<Uuid> m_dirty;
    std::unordered_set<Uuid> m_dirtySeen;
    SummaryChanges m_summaries;
    std::unordered_set<Uuid> m_regions; ///< their names stand in their customers' lines
};

} // namespace sinan::store
