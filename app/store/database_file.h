#pragma once

#include "app/store/environment.h"
#include "app/store/key_source.h"
#include "app/store/migration.h"

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

/// A connection to a file that may be anything: damaged, of another program, of a newer Sinan, encrypted. Changes nothing.
/// @retval ErrorCode::NotFound      no such file
/// @retval ErrorCode::Corrupt       no database, or one whose head is damaged
/// @retval ErrorCode::Unsupported   a database of another program
/// @retval ErrorCode::NewerVersion  facts: "version", "supported"
/// @retval ErrorCode::WrongKey      encrypted with another key; plain where a key is given; fact "encrypted": "yes" or "no"
[[nodiscard]] Result<std::unique_ptr<Connection>> openToLook(const std::filesystem::path &path,
                                                             const std::optional<DatabaseKey> &key);

/// A connection that only reads.
[[nodiscard]] Result<std::unique_ptr<Connection>> openForReading(const std::filesystem::path &path,
                                                                 const std::optional<DatabaseKey> &key);

} // namespace sinan::store
