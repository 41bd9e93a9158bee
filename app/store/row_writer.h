#pragma once

#include "app/model/row.h"
#include "app/store/change_log.h"
#include "app/store/search_index.h"

namespace sinan::store {

/// Writes rows: version, tombstone, full-text number and change notes with them. Inside the writer's transaction only.
class RowWriter
{
public:
    RowWriter(Connection &connection, SearchIndex &search, ChangeLog &changes, const Uuid &workspace)
        : m_connection(connection), m_search(search), m_changes(changes), m_workspace(workspace)
    {
    }

    [[nodiscard]] Result<void> put(const model::Row &row);
    [[nodiscard]] Result<void> remove(model::Collection collection, const Uuid &id);

private:
    /// What is stored under the id, as far as a write needs it.
    struct Stored
    {
        std::int64_t seq = 0; ///< 0: nothing
        std::int64_t version = 0;
        bool tombstone = false;
        std::int64_t document = 0; ///< 0: not in the index
        Uuid customer;
        bool sameWords = false;
    };
    Result<Stored> peek(model::Collection collection, const Uuid &id, const model::Row *next);

    Connection &m_connection;
    SearchIndex &m_search;
    ChangeLog &m_changes;
    Uuid m_workspace;
};

} // namespace sinan::store
