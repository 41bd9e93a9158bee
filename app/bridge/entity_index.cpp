#include "app/bridge/entity_index.h"

#include "app/base/utf8.h"
#include "app/bridge/similar_values.h"

namespace sinan::bridge {

using model::Collection;

Result<void> EntityIndex::load(Collection collection, const mutations::RowReader &reader)
{
    mutations::Query query;
    query.collection = collection;
    SINAN_ASSIGN(auto rows, reader.select(query));
    for (auto &row : rows) {
        const std::string key(model::textIn(row.at("external_key")));
        const std::string name(model::textIn(row.at("name")));
        if (collection == Collection::Customer)
            index(row.id, name, key, false);
        else if (collection == Collection::Opportunity)
            addOpportunity(row.id, model::idIn(row.at("customer")), name, key);
        else if (collection == Collection::Contact && !key.empty())
            m_contactByKey.emplace(key, row.id);
        m_stored.emplace(row.id, std::move(row));
    }
    return {};
}

void EntityIndex::put(std::unordered_map<std::string, std::size_t> &map, const std::string &key, std::size_t customer)
{
    if (key.empty())
        return;
    const auto [entry, fresh] = map.emplace(key, customer);
    if (!fresh && entry->second != several && m_customers[entry->second].id != m_customers[customer].id)
        entry->second = several;
}

void EntityIndex::index(const Uuid &id, const std::string &name, const std::string &key, bool planned)
{
    const std::size_t position = m_customers.size();
    m_customers.push_back({id, name, planned});
    const std::string squeezedName = squeezed(name);
    put(m_byName, squeezedName, position);
    put(m_byCore, m_library->coreName(name), position);
    put(m_byKey, key, position);
    if (codePointCount(squeezedName) >= 6) {
        for (const auto &shorter : oneLess(squeezedName))
            m_byDeletion[shorter].push_back(position);
    }
}

void EntityIndex::addCustomer(const Uuid &id, const std::string &name, const std::string &key)
{
    index(id, name, key, true);
}

void EntityIndex::addOpportunity(const Uuid &id, const Uuid &customer, const std::string &name, const std::string &key)
{
    if (!key.empty())
        m_opportunityByKey.emplace(key, id);
    if (name.empty())
        return;
    const auto [entry, fresh] = m_opportunityByName.emplace(customer.toString() + "/" + squeezed(name), id);
    if (!fresh && entry->second != id)
        entry->second = Uuid{};
}

EntityIndex::Found EntityIndex::customerByName(std::string_view name) const
{
    const auto found = m_byName.find(squeezed(name));
    if (found == m_byName.end())
        return {};
    if (found->second == several)
        return {How::Ambiguous, {}, {}};
    return {How::Name, m_customers[found->second].id, m_customers[found->second].name};
}

EntityIndex::Found EntityIndex::customer(std::string_view text) const
{
    const auto answer = [this](std::size_t position, How how) -> Found {
        return position == several ? Found{How::Ambiguous, {}, {}}
                                   : Found{how, m_customers[position].id, m_customers[position].name};
    };
    if (const auto found = m_byKey.find(std::string(text)); found != m_byKey.end())
        return answer(found->second, How::Key);
    if (const auto found = m_byName.find(squeezed(text)); found != m_byName.end())
        return answer(found->second, How::Name);
    if (const auto found = m_byCore.find(m_library->coreName(text)); found != m_byCore.end())
        return answer(found->second, How::CoreName);
    return {};
}

EntityIndex::Found EntityIndex::opportunity(std::string_view text, const Uuid &customer) const
{
    if (const auto found = m_opportunityByKey.find(std::string(text)); found != m_opportunityByKey.end())
        return {How::Key, found->second, {}};
    const auto found = m_opportunityByName.find(customer.toString() + "/" + squeezed(text));
    if (found == m_opportunityByName.end())
        return {};
    return {found->second.isNull() ? How::Ambiguous : How::Name, found->second, {}};
}

std::optional<Uuid> EntityIndex::byKey(Collection collection, std::string_view key) const
{
    const std::string text(key);
    if (collection == Collection::Customer) {
        const auto found = m_byKey.find(text);
        return found == m_byKey.end() || found->second == several ? std::nullopt : std::optional(m_customers[found->second].id);
    }
    const auto &map = collection == Collection::Opportunity ? m_opportunityByKey : m_contactByKey;
    const auto found = map.find(text);
    return found == map.end() ? std::nullopt : std::optional(found->second);
}

const model::Row *EntityIndex::stored(Collection collection, const Uuid &id) const
{
    const auto found = m_stored.find(id);
    return found == m_stored.end() || found->second.collection != collection ? nullptr : &found->second;
}

std::optional<std::string> EntityIndex::similarCustomer(const std::string &name) const
{
    const std::string text = squeezed(name);
    if (codePointCount(text) < 6)
        return std::nullopt;
    for (const auto &shorter : oneLess(text)) {
        const auto found = m_byDeletion.find(shorter);
        if (found == m_byDeletion.end())
            continue;
        for (const std::size_t position : found->second) {
            const std::string other = squeezed(m_customers[position].name);
            if (other != text && editDistance(other, text, 1) == 1)
                return m_customers[position].name;
        }
    }
    return std::nullopt;
}

} // namespace sinan::bridge
