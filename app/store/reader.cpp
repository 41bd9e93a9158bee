#include "app/store/reader.h"

#include "app/store/connection.h"
#include "app/store/customer_order.h"
#include "app/store/history.h"
#include "app/store/row_sql.h"
#include "app/store/tokens.h"

namespace sinan::store {

using model::Collection;

namespace {

/// A search of so many characters is no search; FTS5's parser has its own, less friendly limits.
constexpr std::size_t longestSearch = 1000;

Result<std::string> expressionOf(std::string_view words)
{
    if (words.size() > longestSearch)
        return Error{ErrorCode::TooLarge, "search", "too many characters", {}}.with("limit", std::to_string(longestSearch));
    return matchExpression(searchPhrases(words));
}

/// The collections by their slot in the index.
Result<std::map<std::int64_t, Collection>> collectionsBySlot(Connection &connection)
{
    std::map<std::int64_t, Collection> collections;
    SINAN_ASSIGN(Statement statement, connection.prepare("SELECT slot, collection FROM search_slot"));
    for (;;) {
        SINAN_ASSIGN(const bool row, statement.step());
        if (!row)
            return collections;
        if (const auto collection = model::parseCollection(statement.text(1)))
            collections.emplace(statement.integer(0), *collection);
    }
}

} // namespace

Reader::Reader(std::unique_ptr<Connection> connection)
    : m_connection(std::move(connection)), m_customers(std::make_unique<CustomerOrders>(*m_connection))
{
}

Reader::~Reader() = default;

Result<std::optional<model::Row>> Reader::find(Collection collection, const Uuid &id) const
{
    return findRow(*m_connection, collection, id);
}

Result<std::vector<model::Row>> Reader::select(const mutations::Query &query) const
{
    return selectRows(*m_connection, query);
}

Result<std::int64_t> Reader::count(const mutations::Query &query) const
{
    // The status bar asks for this again and again: their names stand in an index.
    if (query.collection == Collection::Customer && query.where.empty() && query.limit < 0)
        return m_connection->integer("SELECT count(*) FROM customer_name");
    mutations::Query unordered = query;
    unordered.orderBy = {};
    unordered.limit = -1;
    SINAN_ASSIGN(const std::string sql, querySql(unordered, "count(*)"));
    SINAN_ASSIGN(Statement statement, m_connection->prepare(sql));
    bindQuery(statement, unordered);
    SINAN_TRY(statement.step());
    const std::int64_t rows = statement.integer(0);
    return query.limit >= 0 ? std::min(rows, query.limit) : rows;
}

Result<std::vector<SearchHit>> Reader::search(std::string_view words, std::int64_t limit) const
{
    SINAN_ASSIGN(const std::string expression, expressionOf(words));
    std::vector<SearchHit> hits;
    if (expression.empty())
        return hits;
    SINAN_ASSIGN(const auto collections, collectionsBySlot(*m_connection));
    // Numbers descend from what matters most to what matters least (SearchIndex), so FTS5 stops after the first `limit`.
    SINAN_ASSIGN(Statement statement,
                 m_connection->prepare("SELECT search_row.slot, search_row.id FROM search JOIN search_row ON doc = search.rowid "
                                       "WHERE search MATCH ?1 ORDER BY search.rowid DESC LIMIT ?2"));
    statement.bind(1, std::string_view(expression));
    statement.bind(2, limit);
    for (;;) {
        SINAN_ASSIGN(const bool row, statement.step());
        if (!row)
            return hits;
        const auto collection = collections.find(statement.integer(0));
        if (collection != collections.end())
            hits.push_back(SearchHit{collection->second, statement.id(1), double(hits.size())});
    }
}

Result<std::int64_t> Reader::searchCount(std::string_view words) const
{
    SINAN_ASSIGN(const std::string expression, expressionOf(words));
    if (expression.empty())
        return std::int64_t(0);
    SINAN_ASSIGN(Statement statement, m_connection->prepare("SELECT count(*) FROM search WHERE search MATCH ?1"));
    statement.bind(1, std::string_view(expression));
    SINAN_TRY(statement.step());
    return statement.integer(0);
}

Result<void> Reader::atOneCommit(const std::function<Result<void>()> &read) const
{
    if (m_connection->inTransaction())
        return read();
    SINAN_TRY(m_connection->execute("BEGIN"));
    const auto outcome = read();
    // Nothing was written: ending it can only fail where reading failed.
    const auto ended = m_connection->execute("COMMIT");
    return outcome.ok() ? ended : outcome;
}

Result<CustomerOrder> Reader::customerOrder(const CustomerListQuery &query) const
{
    CustomerOrder order;
    SINAN_TRY(atOneCommit([&]() -> Result<void> {
        SINAN_ASSIGN(order, m_customers->order(query));
        return {};
    }));
    return order;
}

Result<std::vector<CustomerLine>> Reader::customerLines(std::span<const std::int64_t> rows, UtcTime now) const
{
    return m_customers->lines(rows, now);
}

Result<std::optional<std::int64_t>> Reader::customerRow(const Uuid &customer) const
{
    SINAN_ASSIGN(Statement statement, m_connection->prepare("SELECT seq FROM customer WHERE id = ?1 AND tombstone = 0"));
    statement.bind(1, customer);
    SINAN_ASSIGN(const bool found, statement.step());
    return found ? std::optional(statement.integer(0)) : std::optional<std::int64_t>();
}

Result<std::vector<mutations::Write>> Reader::writesOf(const Uuid &mutation) const
{
    return History(*m_connection).writesOf(mutation);
}

Result<std::vector<mutations::Write>> Reader::writesOfGroup(std::string_view group) const
{
    return History(*m_connection).writesOfGroup(group);
}

Result<std::vector<HistoryStep>> Reader::history(std::int64_t limit) const
{
    return History(*m_connection).steps(limit);
}

Result<std::int64_t> Reader::outboxSize() const
{
    return m_connection->integer("SELECT count(*) FROM outbox WHERE state = 0");
}

Result<void> Reader::check() const
{
    SINAN_ASSIGN(const std::string verdict, m_connection->text("PRAGMA quick_check(1)"));
    if (verdict != "ok")
        return Error{ErrorCode::Corrupt, "check", verdict, {}};
    return {};
}

Result<std::optional<std::string>> Reader::setting(std::string_view key) const
{
    SINAN_ASSIGN(Statement statement, m_connection->prepare("SELECT value FROM setting WHERE key = ?1"));
    statement.bind(1, key);
    SINAN_ASSIGN(const bool found, statement.step());
    if (!found)
        return std::optional<std::string>{};
    return std::optional<std::string>(std::string(statement.text(0)));
}

} // namespace sinan::store
