#pragma once

#include "app/store/migration.h"
#include "app/store/store.h"

namespace sinan::store {

/// A key in memory for as long as its owner lives, then overwritten.
class HeldKey
{
public:
    explicit HeldKey(const std::optional<DatabaseKey> &key) : m_key(key) {}
    ~HeldKey() { wipe(m_key); }
    HeldKey(const HeldKey &) = delete;
    HeldKey &operator=(const HeldKey &) = delete;
    [[nodiscard]] const std::optional<DatabaseKey> &get() const { return m_key; }
    /// Overwrites the bytes and forgets them.
    static void wipe(std::optional<DatabaseKey> &key);

private:
    std::optional<DatabaseKey> m_key;
};

struct OpenedDatabase
{
    std::unique_ptr<Connection> connection; ///< for the writer
    Uuid workspace;                         ///< what stands in the column `workspace` of every row
};

/// Opens or creates the database file, brings it to the newest version and returns the connection to write with.
/// A file that cannot be opened, or is no Sinan workspace, is left as it is. Errors: Store::open.
[[nodiscard]] Result<OpenedDatabase> openDatabase(const std::filesystem::path &path, const std::optional<DatabaseKey> &key,
                                                  const Environment &environment, std::span<const Migration> migrations);

/// A connection that only reads.
[[nodiscard]] Result<std::unique_ptr<Connection>> openForReading(const std::filesystem::path &path,
                                                                 const std::optional<DatabaseKey> &key);

} // namespace sinan::store
