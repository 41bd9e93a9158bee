#include "app/store/workspace_copy.h"

#include "app/model/ddl.h"
#include "app/store/database_file.h"

#include <sqlite3.h>

#include <map>

namespace sinan::store {

namespace {

constexpr int pagesAtOnce = 512;
constexpr std::int64_t roomToSpare = 1 << 20;

/// Every table with its number of rows, the full-text index's own included.
Result<std::map<std::string, std::int64_t>> countTables(Connection &connection)
{
    std::vector<std::string> names;
    {
        SINAN_ASSIGN(Statement statement,
                     connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"));
        for (;;) {
            SINAN_ASSIGN(const bool row, statement.step());
            if (!row)
                break;
            names.emplace_back(statement.text(0));
        }
    }
    std::map<std::string, std::int64_t> counts;
    for (const std::string &name : names) {
        SINAN_ASSIGN(counts[name], connection.integer("SELECT count(*) FROM " + model::quotedName(name)));
    }
    return counts;
}

Result<void> copyPages(Connection &source, Connection &target, const Stop &stop)
{
    sqlite3_backup *backup = sqlite3_backup_init(target.handle(), "main", source.handle(), "main");
    if (!backup)
        return sqliteError(sqlite3_extended_errcode(target.handle()), "backup", sqlite3_errmsg(target.handle()));
    int code = SQLITE_OK;
    bool stopped = false;
    while (code == SQLITE_OK && !stopped) {
        code = sqlite3_backup_step(backup, pagesAtOnce);
        stopped = code == SQLITE_OK && stop && stop();
    }
    const int finished = sqlite3_backup_finish(backup);
    if (stopped)
        return Error{ErrorCode::Cancelled, "backup", "stopped", {}};
    if (code != SQLITE_DONE || finished != SQLITE_OK)
        return sqliteError(finished != SQLITE_OK ? finished : code, "backup", sqlite3_errstr(finished != SQLITE_OK ? finished : code));
    return {};
}

/// One after the other: what belongs to a database file that is not finished.
void removeDatabase(const std::filesystem::path &file)
{
    std::error_code ignored;
    for (const char *part : {"", "-journal", "-wal", "-shm"})
        std::filesystem::remove(withSuffix(file, part), ignored);
}

Result<void> checkRoom(const std::filesystem::path &target, std::int64_t bytes)
{
    std::error_code failed;
    const auto space = std::filesystem::space(target.parent_path(), failed);
    if (failed || std::int64_t(space.available) < 0 || std::int64_t(space.available) >= bytes + roomToSpare)
        return {};
    return Error{ErrorCode::DiskFull, "backup", "not enough room", {}}
        .with("needed", std::to_string(bytes + roomToSpare))
        .with("free", std::to_string(space.available));
}

Result<void> writeCopy(Connection &source, const std::optional<DatabaseKey> &key, const std::filesystem::path &unfinished,
                       const Stop &stop, const std::function<Result<void>(Connection &)> &dress)
{
    SINAN_ASSIGN(const auto copy, Connection::open(unfinished, Connection::Mode::ReadWriteCreate, key));
    SINAN_TRY(copy->execute("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = FULL"));
    // Holds the moment: what others commit meanwhile is for the next backup, and no page has to be copied twice.
    SINAN_TRY(source.execute("BEGIN"));
    const auto copied = [&]() -> Result<std::map<std::string, std::int64_t>> {
        SINAN_ASSIGN(auto expected, countTables(source));
        SINAN_TRY(copyPages(source, *copy, stop));
        return expected;
    }();
    (void)source.execute("ROLLBACK");
    if (!copied.ok())
        return copied.error();
    // The copy inherits the source's write-ahead log mode; as one file it has none.
    SINAN_ASSIGN(const std::string mode, copy->text("PRAGMA journal_mode = DELETE"));
    if (mode != "delete")
        return Error{ErrorCode::Internal, "backup", "the copy keeps a write-ahead log", {}};
    if (stop && stop())
        return Error{ErrorCode::Cancelled, "backup", "stopped", {}};
    SINAN_ASSIGN(const std::string verdict, copy->text("PRAGMA integrity_check(1)"));
    if (verdict != "ok")
        return Error{ErrorCode::Corrupt, "backup", verdict, {}};
    SINAN_ASSIGN(const auto counts, countTables(*copy));
    if (counts != *copied)
        return Error{ErrorCode::Corrupt, "backup", "the copy has other rows than the workspace", {}};
    return dress ? dress(*copy) : Result<void>();
}

} // namespace

std::filesystem::path withSuffix(std::filesystem::path path, std::string_view suffix)
{
    path += suffix;
    return path;
}

std::int64_t sizeOnDisk(const std::filesystem::path &database)
{
    std::int64_t bytes = 0;
    for (const char *part : {"", "-wal"}) {
        std::error_code failed;
        const auto size = std::filesystem::file_size(withSuffix(database, part), failed);
        bytes += failed ? 0 : std::int64_t(size);
    }
    return bytes;
}

Result<void> copyWorkspace(Connection &source, std::int64_t bytes, const std::optional<DatabaseKey> &key,
                           const std::filesystem::path &target, const Stop &stop,
                           const std::function<Result<void>(Connection &)> &dress)
{
    std::error_code failed;
    if (std::filesystem::exists(target, failed))
        return Error{ErrorCode::Conflict, "backup", "the file exists", {}};
    if (!std::filesystem::is_directory(std::filesystem::absolute(target, failed).parent_path(), failed))
        return Error{ErrorCode::Io, "backup", "the folder does not exist", {}};
    SINAN_TRY(checkRoom(std::filesystem::absolute(target, failed), bytes));
    const std::filesystem::path unfinished = withSuffix(target, ".part");
    removeDatabase(unfinished);
    const auto written = writeCopy(source, key, unfinished, stop, dress);
    if (written.ok())
        std::filesystem::rename(unfinished, target, failed);
    if (written.ok() && !failed)
        return {};
    removeDatabase(unfinished);
    return written.ok() ? Error{ErrorCode::Io, "backup", failed.message(), {}} : written.error();
}

Result<BackupContents> lookInto(const std::filesystem::path &file, const std::optional<DatabaseKey> &key)
{
    SINAN_ASSIGN(const auto connection, openToLook(file, key));
    BackupContents contents;
    contents.bytes = sizeOnDisk(file);
    contents.encrypted = key.has_value();
    SINAN_ASSIGN(contents.version, connection->integer("PRAGMA user_version"));
    SINAN_ASSIGN(const std::int64_t made,
                 connection->integer(std::string("SELECT value FROM meta WHERE key = '") + backupMadeKey + "'"));
    if (made)
        contents.madeAt = fromMillis(made);
    const auto there = [&](const std::string &table, const std::string &column) {
        return connection->integer("SELECT count(*) FROM pragma_table_info('" + table + "') WHERE name = '" + column + "'");
    };
    for (const model::CollectionTable &table : model::allCollections()) {
        const std::string name(table.info.name);
        SINAN_ASSIGN(const std::int64_t known, there(name, "tombstone"));
        if (known) {
            SINAN_ASSIGN(contents.rows[std::size_t(table.info.id)],
                         connection->integer("SELECT count(*) FROM " + model::quotedName(name) + " WHERE tombstone = 0"));
        }
    }
    if (contents.count(model::Collection::Workspace) > 0) {
        SINAN_ASSIGN(contents.workspace, connection->text("SELECT name FROM workspace WHERE tombstone = 0 ORDER BY seq LIMIT 1"));
        SINAN_ASSIGN(const std::int64_t demo, connection->integer("SELECT demo FROM workspace WHERE tombstone = 0 ORDER BY seq LIMIT 1"));
        contents.demo = demo != 0;
    }
    if (contents.count(model::Collection::Interaction) > 0) {
        SINAN_ASSIGN(const std::int64_t newest, connection->integer("SELECT max(occurred_at) FROM interaction WHERE tombstone = 0"));
        if (newest)
            contents.newestTalk = fromMillis(newest);
    }
    return contents;
}

} // namespace sinan::store
