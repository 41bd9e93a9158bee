#pragma once

#include "app/mutations/erasure.h"
#include "app/mutations/mutation.h"
#include "app/store/connection.h"

#include <filesystem>

namespace sinan::store {

/// Carries an erasure through all that the database keeps, inside the writer's transaction: rows, also deleted ones, the writes and
/// labels of history, arguments in the outbox, settings. The full-text index follows the rows.
class Eraser
{
public:
    /// @param rows  of the same transaction
    Eraser(Connection &connection, mutations::RowStore &rows, mutations::Erasure &erasure)
        : m_connection(connection), m_rows(rows), m_erasure(erasure)
    {
    }
    /// @return what was written: ids and versions, no cells
    [[nodiscard]] Result<std::vector<mutations::Write>> run();

private:
    Result<void> learnFromHistory();
    Result<void> learnFromTombstones();
    Result<void> eraseTombstones();
    Result<void> eraseHistory();
    Result<void> eraseHistoryStep(std::int64_t seq);
    Result<void> eraseOutbox();
    Result<void> eraseSettings();
    [[nodiscard]] Result<std::vector<std::int64_t>> numbers(const std::string &sql);

    Connection &m_connection;
    mutations::RowStore &m_rows;
    mutations::Erasure &m_erasure;
};

/// What must survive a crash between the wish and its end. Both stand in `meta`, outside every row.
namespace erasing {

struct Wish {
    mutations::Actor actor;
    mutations::Mutation mutation;
};
[[nodiscard]] Result<void> note(Connection &connection, const Wish &wish);
[[nodiscard]] Result<std::optional<Wish>> wish(Connection &connection);
[[nodiscard]] Result<void> forgetWish(Connection &connection);
/// From the erasure's commit until the file is clean.
[[nodiscard]] Result<void> setCleaningDue(Connection &connection, bool due);
[[nodiscard]] Result<bool> cleaningDue(Connection &connection);

/// Leaves no byte of what was erased in the file, its log and the copies that a migration made beside it: the full-text index is merged, the
/// file written anew, the log emptied, the copies removed. Outside a transaction.
/// @retval ErrorCode::Locked    a reader still looks at an older state; try again
/// @retval ErrorCode::DiskFull  a second file of the same size finds no room
[[nodiscard]] Result<void> clean(Connection &connection, const std::filesystem::path &file);

} // namespace erasing

} // namespace sinan::store
