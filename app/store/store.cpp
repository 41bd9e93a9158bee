#include "app/store/store.h"

#include "app/store/database_file.h"
#include "app/store/file_lock.h"
#include "app/store/sqlite_writer.h"

namespace sinan::store {

namespace {

class SqliteStore final : public Store
{
public:
    SqliteStore(std::filesystem::path path, FileLock lock, const std::optional<DatabaseKey> &key, OpenedDatabase database,
                const Environment &environment)
        : m_path(std::move(path)), m_lock(std::move(lock)), m_key(key),
          m_backups(m_path, key, *environment.clock),
          m_writer(std::move(database.connection), environment, database.workspace, m_feed, m_path)
    {
        // An erasure that was cut off ends before anybody looks.
        m_writer.drain();
    }

    [[nodiscard]] Result<std::unique_ptr<Reader>> reader() const override
    {
        SINAN_ASSIGN(auto connection, openForReading(m_path, m_key.get()));
        return std::make_unique<Reader>(std::move(connection));
    }
    [[nodiscard]] Writer &writer() override { return m_writer; }
    [[nodiscard]] ChangeFeed &feed() override { return m_feed; }
    [[nodiscard]] const std::filesystem::path &path() const override { return m_path; }
    [[nodiscard]] bool encrypted() const override { return m_key.get().has_value(); }
    [[nodiscard]] const Backups &backups() const override { return m_backups; }

private:
    std::filesystem::path m_path;
    FileLock m_lock; ///< let go of last
    HeldKey m_key;   ///< every reader needs it
    Backups m_backups;
    ChangeFeed m_feed;
    SqliteWriter m_writer;
};

} // namespace

Result<std::unique_ptr<Store>> Store::open(const std::filesystem::path &path, KeySource &keys, const Environment &environment)
{
    assert(environment.clock && environment.random && environment.mutations);
    std::error_code error;
    const std::filesystem::path folder = std::filesystem::absolute(path, error).parent_path();
    if (!std::filesystem::is_directory(folder, error))
        return Error{ErrorCode::Io, "open", "the folder does not exist", {}};
    if (std::filesystem::is_directory(path, error))
        return Error{ErrorCode::Io, "open", "a folder, not a file", {}};
    SINAN_ASSIGN(FileLock lock, FileLock::take(path));
    SINAN_TRY(settleRestore(path));
    // No copy of the key is left behind: the result that it came in is wiped, the store's own copy when it closes.
    auto asked = keys.key();
    if (!asked.ok())
        return asked.error();
    std::optional<DatabaseKey> &key = asked.value();
    auto database = openDatabase(path, key, environment, standardMigrations());
    std::unique_ptr<Store> store;
    if (database.ok())
        store = std::make_unique<SqliteStore>(path, std::move(lock), key, std::move(database).value(), environment);
    HeldKey::wipe(key);
    if (!store)
        return database.error();
    return store;
}

} // namespace sinan::store
