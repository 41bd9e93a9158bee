#include "app/store/migration.h"

#include "app/store/schema.h"

namespace sinan::store {

namespace {

Result<void> createFirstSchema(Connection &connection)
{
    SINAN_TRY(connection.execute("PRAGMA application_id = " + std::to_string(applicationId)));
    return connection.execute(std::string(firstSchema()));
}

constexpr Migration migrations1[] = {
    {0, 1, "first schema: outbox, history, queues, settings, full-text index", createFirstSchema},
};

/// A name beside the file that nothing has yet.
std::filesystem::path freeName(const std::filesystem::path &path, int version)
{
    for (int i = 1;; ++i) {
        std::filesystem::path name = path;
        name += ".v" + std::to_string(version) + (i > 1 ? "-" + std::to_string(i) : std::string()) + ".bak";
        std::error_code error;
        if (!std::filesystem::exists(name, error))
            return name;
    }
}

Result<void> copyBeside(Connection &connection, const std::filesystem::path &path, int version)
{
    // The write-ahead log must be in the file before the file is the whole database.
    SINAN_TRY(connection.integer("PRAGMA wal_checkpoint(TRUNCATE)"));
    const std::filesystem::path copy = freeName(path, version);
    std::filesystem::path unfinished = copy;
    unfinished += ".tmp";
    std::error_code error;
    std::filesystem::copy_file(path, unfinished, std::filesystem::copy_options::overwrite_existing, error);
    if (!error)
        std::filesystem::rename(unfinished, copy, error);
    if (!error)
        return {};
    std::error_code ignored;
    std::filesystem::remove(unfinished, ignored);
    const bool full = error == std::errc::no_space_on_device;
    return Error{full ? ErrorCode::DiskFull : ErrorCode::Io, "migrate", "no copy before migrating: " + error.message(), {}};
}

} // namespace

std::span<const Migration> standardMigrations()
{
    return migrations1;
}

int newestVersion(std::span<const Migration> migrations)
{
    return migrations.empty() ? 0 : migrations.back().to;
}

Result<void> migrate(Connection &connection, const std::filesystem::path &path, std::span<const Migration> migrations,
                     std::int64_t nowMillis)
{
    SINAN_ASSIGN(std::int64_t version, connection.integer("PRAGMA user_version"));
    if (version > 0 && version < newestVersion(migrations))
        SINAN_TRY(copyBeside(connection, path, int(version)));
    for (const Migration &migration : migrations) {
        if (migration.from < version)
            continue;
        if (migration.from != version)
            return Error{ErrorCode::Internal, "migrate", "a step is missing", {}}.with("version", std::to_string(version));
        SINAN_ASSIGN(auto transaction, TransactionScope::begin(connection));
        SINAN_TRY(migration.apply(connection));
        SINAN_TRY(connection.execute("PRAGMA user_version = " + std::to_string(migration.to)));
        {
            SINAN_ASSIGN(Statement note,
                         connection.prepare(
                             "INSERT INTO schema_step (from_version, to_version, description, at) VALUES (?1, ?2, ?3, ?4)"));
            note.bind(1, std::int64_t(migration.from));
            note.bind(2, std::int64_t(migration.to));
            note.bind(3, migration.description);
            note.bind(4, nowMillis);
            SINAN_TRY(note.run());
        }
        SINAN_TRY(transaction.commit());
        version = migration.to;
    }
    return {};
}

} // namespace sinan::store
