#pragma once

#include "app/model/collection.h"
#include "app/store/connection.h"

#include <vector>

namespace sinan::store {

/// Keeps the full-text index in step with the rows, inside the writer's transaction. Rows are noted as they are written and
/// indexed together before the commit, in ascending order: FTS5 flushes its memory to disk whenever numbers run backwards.
/// Numbers are given out so that descending order is the order of the hits: customers, then contacts and opportunities, then the
/// rest of what people keep, conversations last; within each the newest first.
class SearchIndex
{
public:
    explicit SearchIndex(Connection &connection) : m_connection(connection) {}

    /// A number for a row's new text.
    [[nodiscard]] Result<std::int64_t> newDocument(model::Collection collection);
    /// The row with that seq carries that number from now on.
    void add(std::int64_t document, model::Collection collection, std::int64_t rowSeq);
    /// The number is no longer carried by a row.
    void drop(std::int64_t document) { m_dropped.push_back(document); }
    /// Writes what was noted.
    [[nodiscard]] Result<void> flush();

    struct Mark
    {
        std::size_t added = 0;
        std::size_t dropped = 0;
    };
    [[nodiscard]] Mark mark() const { return {m_added.size(), m_dropped.size()}; }
    /// Forgets what was noted since the mark (that part was rolled back).
    void forgetSince(const Mark &mark);

private:
    struct Added
    {
        std::int64_t document;
        std::int64_t rowSeq;
        model::Collection collection;
    };
    Result<void> index(const Added &added);
    Result<void> loadSlots();

    Connection &m_connection;
    std::vector<Added> m_added;
    std::vector<std::int64_t> m_dropped;
    std::vector<std::int64_t> m_next;  ///< next number, by class; 0: not asked yet
    std::vector<std::int64_t> m_slots; ///< by collection
};

} // namespace sinan::store
