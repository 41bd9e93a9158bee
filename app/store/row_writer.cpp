#include "app/store/row_writer.h"

#include "app/store/row_sql.h"

namespace sinan::store {

using model::Collection;
using model::Row;

namespace {

std::string_view wordsIn(const Row &row, std::size_t field)
{
    return field < row.values.size() ? model::textIn(row.values[field]) : std::string_view();
}

bool hasWords(const Row &row, const RowSql &sql)
{
    for (const std::size_t field : sql.searchable) {
        if (!wordsIn(row, field).empty())
            return true;
    }
    return false;
}

/// Whom a row is about: a customer's own row is about itself.
Uuid customerOf(const Row &row, const RowSql &sql)
{
    if (row.collection == Collection::Customer)
        return row.id;
    return sql.customer && *sql.customer < row.values.size() ? model::idIn(row.values[*sql.customer]) : Uuid{};
}

} // namespace

Result<RowWriter::Stored> RowWriter::peek(Collection collection, const Uuid &id, const Row *next)
{
    const RowSql &sql = rowSqlOf(collection);
    Stored stored;
    SINAN_ASSIGN(Statement statement, m_connection.prepare(sql.peek));
    statement.bind(1, id);
    SINAN_ASSIGN(const bool found, statement.step());
    if (!found)
        return stored;
    stored.seq = statement.integer(0);
    stored.version = statement.integer(1);
    stored.tombstone = statement.integer(2) != 0;
    stored.document = statement.integer(3);
    stored.customer = collection == Collection::Customer ? id : statement.id(4);
    stored.sameWords = next && !stored.tombstone;
    for (std::size_t i = 0; stored.sameWords && i < sql.searchable.size(); ++i)
        stored.sameWords = statement.text(int(i) + 5) == wordsIn(*next, sql.searchable[i]);
    return stored;
}

Result<void> RowWriter::put(const Row &row)
{
    const RowSql &sql = rowSqlOf(row.collection);
    if (row.id.isNull())
        return Error{
            ErrorCode::InvalidArgument, std::string(model::tableOf(row.collection).info.name) + ".id", "a row without an id", {}};
    SINAN_ASSIGN(const Stored stored, peek(row.collection, row.id, &row));
    std::int64_t document = stored.document;
    if (!stored.sameWords)
        document = 0;
    const bool newWords = document == 0 && hasWords(row, sql);
    if (newWords) {
        SINAN_ASSIGN(document, m_search.newDocument(row.collection));
    }

    SINAN_ASSIGN(Statement statement, m_connection.prepare(stored.seq ? sql.update : sql.insert));
    if (stored.seq) {
        statement.bind(SeqParameter, stored.seq);
    } else {
        statement.bind(IdParameter, row.id);
        statement.bind(WorkspaceParameter, m_workspace);
    }
    if (!row.bucket.isNull())
        statement.bind(BucketParameter, row.bucket);
    statement.bind(VersionParameter, stored.version + 1);
    if (document)
        statement.bind(SearchParameter, document);
    std::string custom;
    if (model::tableOf(row.collection).info.custom && !row.custom.is_null()) {
        custom = dumpJson(row.custom);
        statement.bind(CustomParameter, std::string_view(custom));
    }
    SINAN_TRY(bindFields(statement, row));
    SINAN_TRY(statement.run());

    const std::int64_t seq = stored.seq ? stored.seq : m_connection.lastInsertedRow();
    if (stored.document && stored.document != document)
        m_search.drop(stored.document);
    if (newWords)
        m_search.add(document, row.collection, seq);
    return m_changes.note(row.collection, row.id, seq, customerOf(row, sql), stored.customer);
}

Result<void> RowWriter::remove(Collection collection, const Uuid &id)
{
    SINAN_ASSIGN(const Stored stored, peek(collection, id, nullptr));
    if (!stored.seq || stored.tombstone)
        return Error{ErrorCode::NotFound, std::string(model::tableOf(collection).info.name), "nothing to remove", {}}.with(
            "row", id.toString());
    SINAN_ASSIGN(Statement statement, m_connection.prepare(rowSqlOf(collection).remove));
    statement.bind(1, stored.seq);
    statement.bind(2, stored.version + 1);
    SINAN_TRY(statement.run());
    if (stored.document)
        m_search.drop(stored.document);
    return m_changes.note(collection, id, stored.seq, stored.customer, stored.customer);
}

} // namespace sinan::store
