#include "app/store/schema.h"

#include "app/model/ddl.h"
#include "app/store/search_index.h"

#include <set>

namespace sinan::store {

using model::CollectionTable;

std::string_view firstSchema()
{
    return R"sql(
CREATE TABLE meta (key TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;
CREATE TABLE schema_step (number INTEGER PRIMARY KEY, from_version INTEGER NOT NULL, to_version INTEGER NOT NULL,
  description TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE TABLE outbox (seq INTEGER PRIMARY KEY, mutation BLOB NOT NULL UNIQUE, name TEXT NOT NULL, arguments TEXT NOT NULL, base TEXT NOT NULL,
  gesture TEXT NOT NULL, actor BLOB NOT NULL, actor_name TEXT NOT NULL, state INTEGER NOT NULL DEFAULT 0, created INTEGER NOT NULL) STRICT;
CREATE INDEX outbox_waiting ON outbox (seq) WHERE state = 0;
CREATE TABLE history (seq INTEGER PRIMARY KEY, mutation BLOB NOT NULL UNIQUE, gesture TEXT NOT NULL, name TEXT NOT NULL, label TEXT NOT NULL,
  label_arguments TEXT NOT NULL, actor TEXT NOT NULL, at INTEGER NOT NULL, listed INTEGER NOT NULL, local INTEGER NOT NULL, undoes BLOB,
  undone_by BLOB, writes BLOB NOT NULL) STRICT;
CREATE INDEX history_by_gesture ON history (gesture, seq) WHERE gesture <> '';
CREATE TABLE dirty_customer (position INTEGER PRIMARY KEY, customer BLOB NOT NULL UNIQUE) STRICT;
CREATE TABLE unread_interaction (row_seq INTEGER PRIMARY KEY) STRICT;
CREATE TABLE next_look (customer BLOB PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX next_look_by_time ON next_look (at);
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE search_slot (slot INTEGER PRIMARY KEY, collection TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE search_row (doc INTEGER PRIMARY KEY, slot INTEGER NOT NULL, id BLOB NOT NULL) STRICT;
CREATE VIRTUAL TABLE search USING fts5(words, content='', contentless_delete=1, tokenize='sinan', prefix='1');
INSERT INTO search(search, rank) VALUES('secure-delete', 1);
INSERT INTO search(search, rank) VALUES('hashsize', 8388608);
)sql";
}

namespace {

Result<std::set<std::string>> columnsIn(Connection &connection, const std::string &table)
{
    std::set<std::string> names;
    SINAN_ASSIGN(Statement statement, connection.prepare("SELECT name FROM pragma_table_info(?1)"));
    statement.bind(1, std::string_view(table));
    for (;;) {
        SINAN_ASSIGN(const bool row, statement.step());
        if (!row)
            return names;
        names.emplace(statement.text(0));
    }
}

/// Makes or completes one table; appends what it did to `done`.
Result<void> alignTable(Connection &connection, const CollectionTable &table, std::vector<std::string> &done)
{
    const std::string name(table.info.name);
    SINAN_ASSIGN(const auto present, columnsIn(connection, name));
    if (present.empty()) {
        SINAN_TRY(connection.execute(model::createTableSql(table)));
        done.push_back(name);
    } else {
        for (const model::Column &column : model::allColumns(table)) {
            if (present.contains(column.name))
                continue;
            SINAN_TRY(connection.execute("ALTER TABLE " + model::quotedName(name) + " ADD COLUMN " + column.declaration()));
            done.push_back(name + "." + column.name);
        }
    }
    for (const std::string &index : model::createIndexSql(table))
        SINAN_TRY(connection.execute(index));
    return {};
}

/// Everything that decides what the tables look like; compared as text, so that an unchanged schema costs one read.
std::string schemaShape()
{
    std::string shape;
    for (const CollectionTable &table : model::allCollections()) {
        shape += model::createTableSql(table) + ";\n";
        for (const std::string &index : model::createIndexSql(table))
            shape += index + ";\n";
    }
    return shape;
}

std::string searchShape()
{
    std::string shape = "tokens 1\n";
    for (const CollectionTable &table : model::allCollections()) {
        for (const model::FieldInfo &field : table.fields) {
            if (field.has(model::Searchable))
                shape += std::string(table.info.name) + "." + std::string(field.name) + "\n";
        }
    }
    return shape;
}

Result<void> setMeta(Connection &connection, std::string_view key, std::string_view value)
{
    SINAN_ASSIGN(Statement statement,
                 connection.prepare("INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2"));
    statement.bind(1, key);
    statement.bind(2, value);
    return statement.run();
}

Result<void> noteStep(Connection &connection, std::string_view description, std::int64_t nowMillis)
{
    SINAN_ASSIGN(const std::int64_t version, connection.integer("PRAGMA user_version"));
    SINAN_ASSIGN(
        Statement statement,
        connection.prepare("INSERT INTO schema_step (from_version, to_version, description, at) VALUES (?1, ?1, ?2, ?3)"));
    statement.bind(1, version);
    statement.bind(2, description);
    statement.bind(3, nowMillis);
    return statement.run();
}

} // namespace

Result<bool> alignCollections(Connection &connection, std::int64_t nowMillis)
{
    static const std::string wanted = schemaShape();
    static const std::string wantedSearch = searchShape();
    SINAN_ASSIGN(const std::string shape, connection.text("SELECT value FROM meta WHERE key = 'schema_shape'"));
    SINAN_ASSIGN(const std::string search, connection.text("SELECT value FROM meta WHERE key = 'search_shape'"));
    if (shape == wanted && search == wantedSearch)
        return false;

    SINAN_ASSIGN(auto transaction, TransactionScope::begin(connection));
    std::vector<std::string> done;
    for (const CollectionTable &table : model::allCollections()) {
        SINAN_TRY(alignTable(connection, table, done));
        SINAN_ASSIGN(Statement slot, connection.prepare("INSERT OR IGNORE INTO search_slot (collection) VALUES (?1)"));
        slot.bind(1, table.info.name);
        SINAN_TRY(slot.run());
    }
    std::string description;
    for (const std::string &what : done)
        description += (description.empty() ? "add " : ", ") + what;
    if (search != wantedSearch && !search.empty()) {
        SINAN_TRY(rebuildSearch(connection));
        description += std::string(description.empty() ? "" : "; ") + "refill the full-text index";
    }
    if (!description.empty())
        SINAN_TRY(noteStep(connection, description, nowMillis));
    SINAN_TRY(setMeta(connection, "schema_shape", wanted));
    SINAN_TRY(setMeta(connection, "search_shape", wantedSearch));
    SINAN_TRY(transaction.commit());
    return true;
}

} // namespace sinan::store
