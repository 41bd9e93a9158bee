#include "app/store/transaction.h"

// Reflex's queues: who must be looked at again, what has not been read, when a clock runs out.
namespace sinan::store {

namespace {

/// Reads the ids that `select` gives, then deletes them by `remove` (?1 = the key in column 1).
Result<std::vector<Uuid>> takeIds(Connection &connection, const std::string &select, const std::string &remove,
                                  std::int64_t limit)
{
    std::vector<Uuid> ids;
    std::vector<std::int64_t> keys;
    {
        SINAN_ASSIGN(Statement statement, connection.prepare(select));
        statement.bind(1, limit);
        for (;;) {
            SINAN_ASSIGN(const bool row, statement.step());
            if (!row)
                break;
            ids.push_back(statement.id(0));
            keys.push_back(statement.integer(1));
        }
    }
    for (const std::int64_t key : keys) {
        SINAN_ASSIGN(Statement statement, connection.prepare(remove));
        statement.bind(1, key);
        SINAN_TRY(statement.run());
    }
    return ids;
}

} // namespace

Result<std::vector<Uuid>> SqliteTransaction::takeDirtyCustomers(std::int64_t limit)
{
    // What this transaction wrote itself belongs to them as well.
    SINAN_TRY(m_changes.flush());
    return takeIds(m_connection, "SELECT customer, position FROM dirty_customer ORDER BY position LIMIT ?1",
                   "DELETE FROM dirty_customer WHERE position = ?1", limit);
}

Result<std::vector<Uuid>> SqliteTransaction::takeUnreadInteractions(std::int64_t limit)
{
    return takeIds(m_connection,
                   "SELECT interaction.id, row_seq FROM unread_interaction JOIN interaction ON interaction.seq = row_seq ORDER "
                   "BY row_seq LIMIT ?1",
                   "DELETE FROM unread_interaction WHERE row_seq = ?1", limit);
}

Result<void> SqliteTransaction::setNextLook(const Uuid &customer, std::optional<UtcTime> at)
{
    SINAN_ASSIGN(Statement statement,
                 m_connection.prepare(
                     at ? "INSERT INTO next_look (customer, at) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET at = ?2 WHERE at <> ?2"
                        : "DELETE FROM next_look WHERE customer = ?1"));
    statement.bind(1, customer);
    if (at)
        statement.bind(2, toMillis(*at));
    return statement.run();
}

Result<std::vector<Uuid>> SqliteTransaction::takeCustomersDue(UtcTime now, std::int64_t limit)
{
    std::vector<Uuid> ids;
    {
        SINAN_ASSIGN(Statement statement,
                     m_connection.prepare("SELECT customer FROM next_look WHERE at <= ?1 ORDER BY at LIMIT ?2"));
        statement.bind(1, toMillis(now));
        statement.bind(2, limit);
        for (;;) {
            SINAN_ASSIGN(const bool row, statement.step());
            if (!row)
                break;
            ids.push_back(statement.id(0));
        }
    }
    for (const Uuid &customer : ids)
        SINAN_TRY(setNextLook(customer, std::nullopt));
    return ids;
}

Result<void> SqliteTransaction::setSetting(std::string_view key, std::string_view value)
{
    SINAN_ASSIGN(Statement statement,
                 m_connection.prepare(
                     "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2 WHERE value <> ?2"));
    statement.bind(1, key);
    statement.bind(2, value);
    return statement.run();
}

} // namespace sinan::store
