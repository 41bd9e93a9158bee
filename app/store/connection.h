#pragma once

#include "app/base/result.h"
#include "app/model/value.h"
#include "app/store/key_source.h"

#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace sinan::store {

/// A prepared statement on loan from its connection; goes back, reset and with its bindings cleared, at the end of the scope.
/// Text and blobs are bound without a copy: they must live until the statement was stepped.
class Statement
{
public:
    Statement(sqlite3_stmt *statement, sqlite3 *database) : m_statement(statement), m_database(database) {}
    ~Statement();
    Statement(Statement &&other) noexcept : m_statement(std::exchange(other.m_statement, nullptr)), m_database(other.m_database)
    {
    }
    Statement &operator=(Statement &&) = delete;

    // Parameters count from 1. A refusal (out of memory, too large) shows when the statement is stepped.
    void bindNull(int index);
    void bind(int index, std::int64_t number);
    void bind(int index, double number);
    void bind(int index, std::string_view text);
    void bind(int index, const Uuid &id);
    void bindBlob(int index, std::string_view bytes);
    void bind(int index, const model::Value &value);

    /// @return true while there is a row to read.
    [[nodiscard]] Result<bool> step();
    /// For statements that return no rows.
    [[nodiscard]] Result<void> run();
    /// Ready for the next round of binding.
    void reset();

    // Columns count from 0.
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] bool isText(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string_view text(int column) const; ///< valid until the next step
    [[nodiscard]] std::string_view blob(int column) const;
    [[nodiscard]] Uuid id(int column) const; ///< the null id for NULL

private:
    sqlite3_stmt *m_statement = nullptr;
    sqlite3 *m_database = nullptr;
    int m_bindError = 0;
};

/// What SQLite reports, as our error. @param code  extended result code
[[nodiscard]] Error sqliteError(int code, std::string where, std::string detail);

/// One SQLite connection with its prepared statements. Belongs to one thread at a time.
class Connection
{
public:
    enum class Mode { ReadWrite, ReadWriteCreate, ReadOnly };

    /// Opens the file, sets the key, registers the tokenizer. Reads nothing yet: a wrong key shows with the first statement.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const std::filesystem::path &path, Mode mode,
                                                                  const std::optional<DatabaseKey> &key);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// The prepared statement of that text, from the cache where it was asked for before.
    [[nodiscard]] Result<Statement> prepare(const std::string &sql);
    /// Statements without parameters, one or several, not cached.
    [[nodiscard]] Result<void> execute(const std::string &sql);
    /// The first column of the first row; 0 where there is none.
    [[nodiscard]] Result<std::int64_t> integer(const std::string &sql);
    [[nodiscard]] Result<std::string> text(const std::string &sql);
    [[nodiscard]] std::int64_t lastInsertedRow() const;
    /// Rows changed by the last statement.
    [[nodiscard]] std::int64_t changes() const;
    /// Rows changed since the connection was opened.
    [[nodiscard]] std::int64_t totalChanges() const;
    [[nodiscard]] bool inTransaction() const;
    /// Closing must not touch the main file any more: something is wrong with it.
    void leaveFileAlone();
    [[nodiscard]] sqlite3 *handle() const { return m_database; }

private:
    explicit Connection(sqlite3 *database) : m_database(database) {}

    sqlite3 *m_database = nullptr;
    std::unordered_map<std::string, sqlite3_stmt *> m_statements;
};

/// BEGIN IMMEDIATE … COMMIT as a scope: what is not committed is rolled back.
class TransactionScope
{
public:
    [[nodiscard]] static Result<TransactionScope> begin(Connection &connection);
    ~TransactionScope();
    TransactionScope(TransactionScope &&other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) {}
    TransactionScope &operator=(TransactionScope &&) = delete;
    [[nodiscard]] Result<void> commit();

private:
    explicit TransactionScope(Connection &connection) : m_connection(&connection) {}
    Connection *m_connection = nullptr;
};

/// A part of a transaction that can be taken back alone.
class Savepoint
{
public:
    [[nodiscard]] static Result<Savepoint> begin(Connection &connection);
    ~Savepoint();
    Savepoint(Savepoint &&other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) {}
    Savepoint &operator=(Savepoint &&) = delete;
    [[nodiscard]] Result<void> release();

private:
    explicit Savepoint(Connection &connection) : m_connection(&connection) {}
    Connection *m_connection = nullptr;
};

} // namespace sinan::store
