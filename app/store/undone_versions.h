#pragma once

#include "app/model/collection.h"
#include "app/store/connection.h"

#include <map>
#include <vector>

namespace sinan::store {

/// Which version of a row a later one is equal to, because an undo (or redo) brought it back. Without this, taking back two steps
/// on one row would fail: the first undo makes a new version, which the second step has never seen.
/// @note Reads the undo steps newest first, each once, and only as far back as is asked for. For one transaction.
class UndoneVersions
{
public:
    explicit UndoneVersions(Connection &connection) : m_connection(connection) {}

    /// The version that `version` brought back, or `version` itself where no undo made it. 0 = the row was not there.
    [[nodiscard]] Result<std::int64_t> equalTo(model::Collection collection, const Uuid &id, std::int64_t version);

private:
    struct Key
    {
        model::Collection collection;
        Uuid id;
        std::int64_t version;
        friend auto operator<=>(const Key &, const Key &) = default;
    };
    Result<bool> readOneMore();

    Connection &m_connection;
    std::map<Key, std::int64_t> m_known;
    std::optional<std::int64_t> m_readDownTo; ///< history.seq
};

} // namespace sinan::store
