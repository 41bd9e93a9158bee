#pragma once

#include "app/store/connection.h"
#include "app/store/customer_list.h"

namespace sinan::store {

/// Works out orders of the list from the tables that CustomerSummaries keeps. Each is a scan of narrow rows or of an index: customers
/// themselves are not read. What does not change between two questions is kept until somebody commits.
/// @note Of one connection and its thread.
class CustomerOrders
{
public:
    explicit CustomerOrders(Connection &connection) : m_connection(connection) {}

    [[nodiscard]] Result<CustomerOrder> order(const CustomerListQuery &query);
    /// Lines of these rows, in that order; rows that are no longer there are left out.
    [[nodiscard]] Result<std::vector<CustomerLine>> lines(std::span<const std::int64_t> rows, UtcTime now);

private:
    /// Rows with what they are sorted or grouped by, as numbers in order. Rows that have nothing are not among them.
    struct Keys
    {
        std::vector<std::pair<std::int64_t, double>> rows;
        std::vector<std::string> values; ///< of numbers 0, 1 …, where they stand for texts
    };
    using Marks = std::vector<char>; ///< by row

    Result<void> readNames(Language language);
    Result<void> readWarned();
    Result<Marks> found(const CustomerListQuery &query);
    Result<void> keepConditions(const CustomerListQuery &query, Marks &marks);
    Result<Keys> sortKeys(const CustomerListQuery &query);
    /// For groups and conditions: every key is a number of one of `values`.
    Result<Keys> valueKeys(CustomerField field, const CustomerListQuery &query);
    Result<Keys> numbers(const std::string &sql, std::optional<UtcTime> now = {});
    Result<Keys> texts(const std::string &sql, const std::function<std::string(const std::string &)> &shown, Language language);
    Result<Keys> regions(Language language);
    Result<Keys> customKeys(const CustomerListQuery &query);
    [[nodiscard]] bool isKnown(std::int64_t row) const { return row >= 0 && std::size_t(row) < m_place.size() && m_place[std::size_t(row)] >= 0; }

    Connection &m_connection;
    std::int64_t m_version = -1;          ///< of the database, as this connection sees it
    std::optional<Language> m_language;   ///< of m_names
    std::vector<std::int64_t> m_names;    ///< all customers in the order of their names
    std::vector<std::int32_t> m_place;    ///< by row: its place in m_names; −1: no customer
    std::optional<Marks> m_warned;
};

} // namespace sinan::store
