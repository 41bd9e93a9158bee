#pragma once

#include "app/bridge/entity_index.h"

namespace sinan::bridge {

/// Finds customers by name in running text: full names and names without their legal form.
class NameFinder
{
public:
    NameFinder(const std::vector<EntityIndex::Customer> &customers, const MappingLibrary &library);

    struct Hit
    {
        Uuid customer;
        std::string name;
        int times = 0;
        bool full = false; ///< the whole name, not only its core
    };
    /// Customers named in the text, most often named first; a name within a longer one does not count.
    [[nodiscard]] std::vector<Hit> find(std::string_view text) const;

private:
    struct Name
    {
        std::string text; ///< folded
        std::size_t customer = 0;
        bool full = false;
    };

    std::vector<EntityIndex::Customer> m_customers;
    std::unordered_map<std::string, std::vector<Name>> m_names; ///< by the first two characters; longest first
};

} // namespace sinan::bridge
