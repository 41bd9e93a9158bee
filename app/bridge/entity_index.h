#pragma once

#include "app/bridge/column_mapper.h"
#include "app/bridge/mapping_library.h"
#include "app/model/row.h"
#include "app/mutations/row_store.h"

#include <set>

namespace sinan::bridge {

/// Customers, contacts and deals that exist or are planned, found by number or name.
class EntityIndex
{
public:
    enum class How { None, Key, Name, CoreName, Ambiguous };
    struct Found
    {
        How how = How::None;
        Uuid id;
        std::string name; ///< as the customer is called
    };

    explicit EntityIndex(const MappingLibrary &library) : m_library(&library) {}
    /// Loads what exists of that collection; customers are always needed first.
    [[nodiscard]] Result<void> load(model::Collection collection, const mutations::RowReader &reader);

    /// By number, else by name without regard to case, width and spaces, else without its legal form.
    [[nodiscard]] Found customer(std::string_view text) const;
    /// By exact name only: whether this row is that customer.
    [[nodiscard]] Found customerByName(std::string_view name) const;
    [[nodiscard]] Found opportunity(std::string_view text, const Uuid &customer) const;
    /// The existing row with that number whose name agrees or that has no name.
    [[nodiscard]] std::optional<Uuid> byKey(model::Collection collection, std::string_view key) const;
    /// The stored row, or null. Of customers, contacts and deals only.
    [[nodiscard]] const model::Row *stored(model::Collection collection, const Uuid &id) const;

    void addCustomer(const Uuid &id, const std::string &name, const std::string &key);
    void addOpportunity(const Uuid &id, const Uuid &customer, const std::string &name, const std::string &key);
    /// A customer whose name differs from `name` in one letter, or nothing.
    [[nodiscard]] std::optional<std::string> similarCustomer(const std::string &name) const;

    struct Customer
    {
        Uuid id;
        std::string name;
        bool planned = false;
    };
    [[nodiscard]] const std::vector<Customer> &customers() const { return m_customers; }

private:
    void index(const Uuid &id, const std::string &name, const std::string &key, bool planned);
    void put(std::unordered_map<std::string, std::size_t> &map, const std::string &key, std::size_t customer);

    static constexpr std::size_t several = std::size_t(-1);

    const MappingLibrary *m_library;
    std::vector<Customer> m_customers;
    std::unordered_map<std::string, std::size_t> m_byName;
    std::unordered_map<std::string, std::size_t> m_byCore;
    std::unordered_map<std::string, std::size_t> m_byKey;
    std::unordered_map<std::string, std::vector<std::size_t>> m_byDeletion; ///< name with one letter less → customers
    std::unordered_map<std::string, Uuid> m_opportunityByKey;
    std::unordered_map<std::string, Uuid> m_opportunityByName; ///< "customer id/name"; null id: several
    std::unordered_map<std::string, Uuid> m_contactByKey;
    std::unordered_map<Uuid, model::Row> m_stored;
};

} // namespace sinan::bridge
