#include "app/store/connection.h"

#include "app/store/fts_tokenizer.h"

#include <sqlite3.h>

#include <cstring>

namespace sinan::store {

namespace {

constexpr int busyMilliseconds = 5000;
constexpr std::size_t cachedStatements = 400;

/// Overwrites secret bytes in a way the compiler may not leave out.
void wipe(void *bytes, std::size_t size)
{
    auto *at = static_cast<volatile unsigned char *>(bytes);
    while (size--)
        *at++ = 0;
}

Result<void> setKey(sqlite3 *database, const DatabaseKey &key)
{
#ifdef SINAN_SQLITE_CIPHERS
    std::array<char, 4 + std::tuple_size_v<DatabaseKey>> raw{'r', 'a', 'w', ':'};
    std::memcpy(raw.data() + 4, key.data(), key.size());
    const bool chosen = sqlite3mc_config(database, "cipher", sqlite3mc_cipher_index("aegis")) > 0;
    const int code = chosen ? sqlite3_key_v2(database, "main", raw.data(), int(raw.size())) : SQLITE_ERROR;
    wipe(raw.data(), raw.size());
    if (code != SQLITE_OK)
        return Error{ErrorCode::Internal, "key", "the cipher was refused", {}};
    return {};
#else
    (void)database, (void)key, (void)&wipe;
    return Error{ErrorCode::Unsupported, "key", "this SQLite cannot encrypt", {}};
#endif
}

ErrorCode codeOf(int code)
{
    switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        return ErrorCode::Conflict;
    case SQLITE_IOERR_CORRUPTFS:
    case SQLITE_IOERR_DATA:
        return ErrorCode::Corrupt;
    default:
        break;
    }
    switch (code & 0xff) {
    case SQLITE_FULL:
        return ErrorCode::DiskFull;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return ErrorCode::ReadOnly;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorCode::Corrupt;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::Locked;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return ErrorCode::Io;
    case SQLITE_INTERRUPT:
        return ErrorCode::Cancelled;
    case SQLITE_TOOBIG:
        return ErrorCode::TooLarge;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
        return ErrorCode::InvalidArgument;
    default:
        return ErrorCode::Internal;
    }
}

} // namespace

Error sqliteError(int code, std::string where, std::string detail)
{
    return Error{codeOf(code), std::move(where), std::move(detail), {}}.with("sqlite", std::to_string(code));
}

Result<std::unique_ptr<Connection>> Connection::open(const std::filesystem::path &path, Mode mode,
                                                     const std::optional<DatabaseKey> &key)
{
    // NOMUTEX: a connection belongs to one thread at a time, so SQLite need not guard it.
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    flags |= mode == Mode::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (mode == Mode::ReadWriteCreate)
        flags |= SQLITE_OPEN_CREATE;
    const std::u8string utf8 = path.u8string();
    const std::string name(utf8.begin(), utf8.end());
    sqlite3 *database = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &database, flags, nullptr);
    std::unique_ptr<Connection> connection(new Connection(database));
    if (code != SQLITE_OK)
        return sqliteError(code, "open", database ? sqlite3_errmsg(database) : "out of memory");
    sqlite3_busy_timeout(database, busyMilliseconds);
    // A damaged or foreign file must not run anything through its schema.
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    if (key)
        SINAN_TRY(setKey(database, *key));
    SINAN_TRY(registerTokenizer(*connection));
    return connection;
}

Connection::~Connection()
{
    for (auto &[sql, statement] : m_statements)
        sqlite3_finalize(statement);
    sqlite3_close(m_database);
}

Result<Statement> Connection::prepare(const std::string &sql)
{
    if (const auto cached = m_statements.find(sql); cached != m_statements.end())
        return Statement(cached->second, m_database);
    sqlite3_stmt *statement = nullptr;
    const int code = sqlite3_prepare_v3(m_database, sql.c_str(), int(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK)
        return sqliteError(code, "prepare", sqlite3_errmsg(m_database));
    if (m_statements.size() >= cachedStatements) {
        // Far more shapes than the program has: drop those that nobody is stepping through.
        for (auto it = m_statements.begin(); it != m_statements.end();) {
            if (sqlite3_stmt_busy(it->second)) {
                ++it;
            } else {
                sqlite3_finalize(it->second);
                it = m_statements.erase(it);
            }
        }
    }
    m_statements.emplace(sql, statement);
    return Statement(statement, m_database);
}

Result<void> Connection::execute(const std::string &sql)
{
    const int code = sqlite3_exec(m_database, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return sqliteError(code, "execute", sqlite3_errmsg(m_database));
    return {};
}

Result<std::int64_t> Connection::integer(const std::string &sql)
{
    SINAN_ASSIGN(Statement statement, prepare(sql));
    SINAN_ASSIGN(const bool row, statement.step());
    return row ? statement.integer(0) : 0;
}

Result<std::string> Connection::text(const std::string &sql)
{
    SINAN_ASSIGN(Statement statement, prepare(sql));
    SINAN_ASSIGN(const bool row, statement.step());
    return row ? std::string(statement.text(0)) : std::string();
}

std::int64_t Connection::lastInsertedRow() const
{
    return sqlite3_last_insert_rowid(m_database);
}

std::int64_t Connection::changes() const
{
    return sqlite3_changes64(m_database);
}

std::int64_t Connection::totalChanges() const
{
    return sqlite3_total_changes64(m_database);
}

bool Connection::inTransaction() const
{
    return !sqlite3_get_autocommit(m_database);
}

void Connection::leaveFileAlone()
{
    sqlite3_db_config(m_database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

Result<TransactionScope> TransactionScope::begin(Connection &connection)
{
    SINAN_ASSIGN(Statement statement, connection.prepare("BEGIN IMMEDIATE"));
    SINAN_TRY(statement.run());
    return TransactionScope(connection);
}

TransactionScope::~TransactionScope()
{
    // After some errors (disk full, I/O) SQLite has rolled back by itself; then there is nothing left to do.
    if (m_connection && m_connection->inTransaction())
        (void)m_connection->execute("ROLLBACK");
}

Result<void> TransactionScope::commit()
{
    SINAN_ASSIGN(Statement statement, m_connection->prepare("COMMIT"));
    SINAN_TRY(statement.run());
    m_connection = nullptr;
    return {};
}

Result<Savepoint> Savepoint::begin(Connection &connection)
{
    SINAN_ASSIGN(Statement statement, connection.prepare("SAVEPOINT step"));
    SINAN_TRY(statement.run());
    return Savepoint(connection);
}

Savepoint::~Savepoint()
{
    if (m_connection && m_connection->inTransaction())
        (void)m_connection->execute("ROLLBACK TO step; RELEASE step");
}

Result<void> Savepoint::release()
{
    SINAN_ASSIGN(Statement statement, m_connection->prepare("RELEASE step"));
    SINAN_TRY(statement.run());
    m_connection = nullptr;
    return {};
}

} // namespace sinan::store
