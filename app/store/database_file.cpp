#include "app/store/database_file.h"

#include "app/store/customer_summary.h"
#include "app/store/schema.h"

#include <sqlite3.h>

#include <fstream>

namespace sinan::store {

namespace {

constexpr std::size_t headerSize = 100;

/// What the first bytes say, before SQLite is asked.
enum class FileKind { Missing, Plain, Encrypted, Other };

FileKind kindOf(const std::filesystem::path &path)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (error || size == 0)
        return FileKind::Missing;
    std::ifstream file(path, std::ios::binary);
    std::array<char, headerSize> header{};
    file.read(header.data(), header.size());
    if (std::size_t(file.gcount()) < headerSize)
        return FileKind::Other;
    if (std::string_view(header.data(), 16) == std::string_view("SQLite format 3\0", 16))
        return FileKind::Plain;
    // Encryption hides everything but bytes 16 to 23: page size and three constants.
    const auto byte = [&](std::size_t at) { return unsigned((unsigned char)(header[at])); };
    const unsigned page = byte(16) * 256 + byte(17);
    const bool pageFits = page == 1 || (page >= 512 && (page & (page - 1)) == 0);
    return pageFits && byte(21) == 64 && byte(22) == 32 && byte(23) == 32 ? FileKind::Encrypted : FileKind::Other;
}

Result<void> checkKind(FileKind kind, bool hasKey)
{
    switch (kind) {
    case FileKind::Missing:
        return {};
    case FileKind::Plain:
        if (hasKey)
            return Error{ErrorCode::WrongKey, "open", "the database is not encrypted", {}};
        return {};
    case FileKind::Encrypted:
        if (!hasKey)
            return Error{ErrorCode::WrongKey, "open", "the database is encrypted", {}};
        return {};
    case FileKind::Other:
        return Error{ErrorCode::Corrupt, "open", "not a database", {}};
    }
    return {};
}

/// The header is whole, yet page 1 cannot be read with this key: damage and a wrong key look alike, and a wrong key is far
/// likelier.
Error explained(Error error, FileKind kind)
{
    if (error.code == ErrorCode::Corrupt && kind == FileKind::Encrypted)
        error.code = ErrorCode::WrongKey;
    return error;
}

/// Reads what tells a Sinan workspace of this version from everything else. Writes nothing.
Result<void> recognise(Connection &connection, std::span<const Migration> migrations)
{
    SINAN_ASSIGN(const std::int64_t tables, connection.integer("SELECT count(*) FROM sqlite_schema"));
    SINAN_ASSIGN(const std::int64_t version, connection.integer("PRAGMA user_version"));
    SINAN_ASSIGN(const std::int64_t application, connection.integer("PRAGMA application_id"));
    if (tables > 0 && application != applicationId)
        return Error{ErrorCode::Unsupported, "open", "a database of another program", {}};
    if (version > newestVersion(migrations)) {
        return Error{ErrorCode::NewerVersion, "open", "written by a newer version", {}}
            .with("version", std::to_string(version))
            .with("supported", std::to_string(newestVersion(migrations)));
    }
    return {};
}

Result<void> inspect(Connection &connection, std::span<const Migration> migrations)
{
    SINAN_TRY(recognise(connection, migrations));
    if (sqlite3_db_readonly(connection.handle(), "main") == 1)
        return Error{ErrorCode::ReadOnly, "open", "the file cannot be written", {}};
    return {};
}

Result<void> prepareForWriting(Connection &connection)
{
    SINAN_TRY(connection.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000;"
                                 "PRAGMA journal_size_limit = 67108864;"));
    SINAN_ASSIGN(const std::string mode, connection.text("PRAGMA journal_mode"));
    if (mode != "wal")
        return Error{ErrorCode::Io, "open", "no write-ahead log here", {}}.with("journal_mode", mode);
    return {};
}

Result<Uuid> workspaceId(Connection &connection, const Environment &environment)
{
    {
        SINAN_ASSIGN(Statement known, connection.prepare("SELECT value FROM meta WHERE key = 'workspace'"));
        SINAN_ASSIGN(const bool found, known.step());
        if (found)
            return known.id(0);
    }
    const Uuid workspace = Uuid::v7(*environment.clock, *environment.random);
    SINAN_ASSIGN(Statement insert, connection.prepare("INSERT INTO meta (key, value) VALUES ('workspace', ?1)"));
    insert.bind(1, workspace);
    SINAN_TRY(insert.run());
    return workspace;
}

} // namespace

void HeldKey::wipe(std::optional<DatabaseKey> &key)
{
    if (key) {
        // Through a volatile pointer, so that the compiler may not leave it out.
        volatile std::uint8_t *bytes = key->data();
        for (std::size_t i = 0; i < key->size(); ++i)
            bytes[i] = 0;
    }
    key.reset();
}

Result<OpenedDatabase> openDatabase(const std::filesystem::path &path, const std::optional<DatabaseKey> &key,
                                    const Environment &environment, std::span<const Migration> migrations)
{
    const FileKind kind = kindOf(path);
    SINAN_TRY(checkKind(kind, key.has_value()));
    const auto mode = kind == FileKind::Missing ? Connection::Mode::ReadWriteCreate : Connection::Mode::ReadWrite;
    auto opened = Connection::open(path, mode, key);
    if (!opened.ok())
        return explained(opened.error(), kind);
    const std::unique_ptr<Connection> &connection = *opened;
    if (const auto inspected = inspect(*connection, migrations); !inspected.ok()) {
        connection->leaveFileAlone();
        return explained(inspected.error(), kind);
    }
    const auto ready = [&]() -> Result<Uuid> {
        SINAN_TRY(prepareForWriting(*connection));
        const std::int64_t now = toMillis(environment.clock->now());
        SINAN_TRY(migrate(*connection, path, migrations, now));
        SINAN_TRY(alignCollections(*connection, now));
        SINAN_TRY(alignSummaries(*connection, now));
        return workspaceId(*connection, environment);
    }();
    if (!ready.ok()) {
        connection->leaveFileAlone();
        return ready.error();
    }
    return OpenedDatabase{std::move(opened).value(), ready.value()};
}

Result<std::unique_ptr<Connection>> openToLook(const std::filesystem::path &path, const std::optional<DatabaseKey> &key)
{
    std::error_code failed;
    if (!std::filesystem::is_regular_file(path, failed))
        return Error{ErrorCode::NotFound, "look", "no such file", {}};
    const FileKind kind = kindOf(path);
    if (kind == FileKind::Missing)
        return Error{ErrorCode::Corrupt, "look", "the file is empty", {}};
    const auto told = [kind](Error error) {
        error = explained(std::move(error), kind);
        if (error.code == ErrorCode::WrongKey)
            error.with("encrypted", kind == FileKind::Encrypted ? "yes" : "no");
        return error;
    };
    if (const auto fits = checkKind(kind, key.has_value()); !fits.ok())
        return told(fits.error());
    auto opened = Connection::open(path, Connection::Mode::ReadOnly, key);
    if (!opened.ok())
        return told(opened.error());
    if (const auto known = recognise(**opened, standardMigrations()); !known.ok())
        return told(known.error());
    if (const auto ours = (*opened)->integer("PRAGMA application_id"); !ours.ok() || *ours != applicationId)
        return Error{ErrorCode::Unsupported, "look", "no workspace of Sinan", {}};
    return opened;
}

Result<std::unique_ptr<Connection>> openForReading(const std::filesystem::path &path, const std::optional<DatabaseKey> &key)
{
    // Not SQLITE_OPEN_READONLY: a reader of a write-ahead log shares its index file, which it may have to write.
    SINAN_ASSIGN(auto connection, Connection::open(path, Connection::Mode::ReadWrite, key));
    SINAN_TRY(connection->execute("PRAGMA query_only = 1; PRAGMA cache_size = -4000"));
    return connection;
}

} // namespace sinan::store
