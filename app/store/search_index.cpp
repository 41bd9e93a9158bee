#include "app/store/search_index.h"

#include "app/store/row_sql.h"
#include "app/store/schema.h"

namespace sinan::store {

using model::Collection;

namespace {

/// Room for 17 thousand million texts a class, and numbers that still fit five bytes.
constexpr int classShift = 34;
constexpr std::size_t classCount = 4;

std::size_t classOf(Collection collection)
{
    switch (collection) {
    case Collection::Customer:
        return 3;
    case Collection::Contact:
    case Collection::Opportunity:
        return 2;
    case Collection::Interaction:
        return 0;
    default:
        return 1;
    }
}

} // namespace

Result<std::int64_t> SearchIndex::newDocument(Collection collection)
{
    m_next.resize(classCount);
    const std::size_t rank = classOf(collection);
    if (m_next[rank] == 0) {
        const std::int64_t first = (std::int64_t(rank) << classShift) + 1;
        SINAN_ASSIGN(Statement statement, m_connection.prepare("SELECT max(doc) FROM search_row WHERE doc >= ?1 AND doc < ?2"));
        statement.bind(1, first);
        statement.bind(2, first + (std::int64_t(1) << classShift) - 1);
        SINAN_ASSIGN(const bool row, statement.step());
        m_next[rank] = row && !statement.isNull(0) ? statement.integer(0) + 1 : first;
    }
    return m_next[rank]++;
}

void SearchIndex::add(std::int64_t document, Collection collection, std::int64_t rowSeq)
{
    m_added.push_back(Added{document, rowSeq, collection});
}

void SearchIndex::forgetSince(const Mark &mark)
{
    m_added.resize(mark.added);
    m_dropped.resize(mark.dropped);
}

Result<void> SearchIndex::loadSlots()
{
    m_slots.assign(model::collectionCount, 0);
    SINAN_ASSIGN(Statement statement, m_connection.prepare("SELECT slot, collection FROM search_slot"));
    for (;;) {
        SINAN_ASSIGN(const bool row, statement.step());
        if (!row)
            return {};
        if (const auto collection = model::parseCollection(statement.text(1)))
            m_slots[std::size_t(*collection)] = statement.integer(0);
    }
}

Result<void> SearchIndex::index(const Added &added)
{
    const RowSql &sql = rowSqlOf(added.collection);
    SINAN_ASSIGN(Statement row, m_connection.prepare(sql.words));
    row.bind(1, added.rowSeq);
    SINAN_ASSIGN(const bool found, row.step());
    // The row may have been written again since, and carries another number then.
    if (!found || row.isNull(0) || row.integer(0) != added.document)
        return {};
    std::string words;
    for (std::size_t i = 0; i < sql.searchable.size(); ++i) {
        // A line end between fields, so that no word reaches from one into the next.
        if (i > 0)
            words += '\n';
        words += row.text(int(i) + 2);
    }
    SINAN_ASSIGN(Statement place, m_connection.prepare("INSERT INTO search_row (doc, slot, id) VALUES (?1, ?2, ?3)"));
    place.bind(1, added.document);
    place.bind(2, m_slots[std::size_t(added.collection)]);
    place.bindBlob(3, row.blob(1));
    SINAN_TRY(place.run());
    SINAN_ASSIGN(Statement insert, m_connection.prepare("INSERT INTO search (rowid, words) VALUES (?1, ?2)"));
    insert.bind(1, added.document);
    insert.bind(2, std::string_view(words));
    return insert.run();
}

Result<void> SearchIndex::flush()
{
    if (m_added.empty() && m_dropped.empty())
        return {};
    if (m_slots.empty())
        SINAN_TRY(loadSlots());
    std::sort(m_dropped.begin(), m_dropped.end());
    for (const std::int64_t document : m_dropped) {
        SINAN_ASSIGN(Statement place, m_connection.prepare("DELETE FROM search_row WHERE doc = ?1"));
        place.bind(1, document);
        SINAN_TRY(place.run());
        // Given out and dropped within this transaction: it never came into the index.
        if (m_connection.changes() == 0)
            continue;
        SINAN_ASSIGN(Statement words, m_connection.prepare("DELETE FROM search WHERE rowid = ?1"));
        words.bind(1, document);
        SINAN_TRY(words.run());
    }
    std::sort(m_added.begin(), m_added.end(), [](const Added &a, const Added &b) { return a.document < b.document; });
    for (const Added &added : m_added)
        SINAN_TRY(index(added));
    m_added.clear();
    m_dropped.clear();
    return {};
}

Result<void> rebuildSearch(Connection &connection)
{
    SINAN_TRY(connection.execute("INSERT INTO search(search) VALUES('delete-all'); DELETE FROM search_row;"));
    SearchIndex index(connection);
    for (const model::CollectionTable &table : model::allCollections()) {
        const RowSql &sql = rowSqlOf(table.info.id);
        if (sql.searchable.empty())
            continue;
        const std::string name(table.info.name);
        SINAN_TRY(connection.execute("UPDATE \"" + name + "\" SET search_doc = NULL"));
        std::vector<std::int64_t> rows;
        {
            SINAN_ASSIGN(Statement statement,
                         connection.prepare("SELECT seq FROM \"" + name + "\" WHERE tombstone = 0 ORDER BY seq"));
            for (;;) {
                SINAN_ASSIGN(const bool more, statement.step());
                if (!more)
                    break;
                rows.push_back(statement.integer(0));
            }
        }
        for (const std::int64_t row : rows) {
            SINAN_ASSIGN(const std::int64_t document, index.newDocument(table.info.id));
            SINAN_ASSIGN(Statement carry, connection.prepare("UPDATE \"" + name + "\" SET search_doc = ?1 WHERE seq = ?2"));
            carry.bind(1, document);
            carry.bind(2, row);
            SINAN_TRY(carry.run());
            index.add(document, table.info.id, row);
        }
    }
    return index.flush();
}

} // namespace sinan::store
