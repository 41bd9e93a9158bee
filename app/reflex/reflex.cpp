#include "app/reflex/reflex.h"

#include <algorithm>
#include <set>

namespace sinan::reflex {

Reflex::Reflex(DetectorSource detector, const mutations::Registry &registry) : m_source(std::move(detector)), m_registry(registry) {}

Reflex::Reflex(const signals::Detector &detector, const mutations::Registry &registry)
    : Reflex([detector]() -> Result<signals::Detector> { return detector; }, registry)
{
}

Result<const Standards *> Reflex::standards(const mutations::RowReader &rows)
{
    if (!m_standards) {
        m_faults.clear();
        SINAN_ASSIGN(m_standards, readStandards(rows, &m_faults));
    } else {
        // Freshness moves with every mail; the rest seldom.
        SINAN_ASSIGN(m_standards->sources, readSources(rows));
    }
    return &*m_standards;
}

Result<void> Reflex::write(mutations::RowStore &rows, Json arguments, const mutations::Context &context)
{
    mutations::Mutation mutation;
    mutation.name = "reflex.apply@1";
    mutation.arguments = std::move(arguments);
    mutations::Context asSystem = context;
    asSystem.actor = mutations::Actor::system();
    const auto outcome = m_registry.run(asSystem, mutation, rows);
    if (!outcome.ok())
        return outcome.error();
    return {};
}

Result<std::vector<Uuid>> Reflex::hear(mutations::RowStore &rows, std::span<const Uuid> interactions, const mutations::Context &context, Round &round)
{
    if (interactions.empty())
        return std::vector<Uuid>{};
    if (!m_detector) {
        SINAN_ASSIGN(m_detector, m_source());
    }
    SINAN_ASSIGN(const Standards *standing, standards(rows));
    Names names;
    for (const Json &name : standing->workspace.ourNames) {
        if (name.is_string())
            names.ours.push_back(name.get<std::string>());
    }
    std::set<Uuid> customers;
    Json put = Json::array();
    Json removed = Json::array();
    std::unordered_map<Uuid, std::vector<model::Contact>> contacts;
    for (const Uuid &id : interactions) {
        SINAN_ASSIGN(const auto interaction, mutations::findAs<model::Interaction>(rows, id));
        mutations::Query query;
        query.where.push_back({"interaction", mutations::Comparison::Equal, id});
        SINAN_ASSIGN(const auto known, mutations::selectAs<model::Signal>(rows, query));
        std::vector<model::Signal> found;
        if (interaction && interaction->redactedAt) {
            // Words were erased: what was heard in them stays, as the evidence that warnings stand on; only its customer may have changed.
            if (interaction->customer)
                customers.insert(*interaction->customer);
            for (const model::Signal &signal : known) {
                found.push_back(signal);
                found.back().customer = interaction->customer;
            }
        } else if (interaction) {
            std::vector<model::Contact> people;
            if (interaction->customer) {
                customers.insert(*interaction->customer);
                auto [entry, isNew] = contacts.try_emplace(*interaction->customer);
                if (isNew) {
                    mutations::Query ofCustomer;
                    ofCustomer.where.push_back({"customer", mutations::Comparison::Equal, *interaction->customer});
                    SINAN_ASSIGN(entry->second, mutations::selectAs<model::Contact>(rows, ofCustomer));
                }
                people = entry->second;
            }
            auto heard = listen(*m_detector, *interaction, people, names);
            // One text that is too long must not stop the others; it has no signals.
            if (heard.ok())
                found = std::move(heard).value();
            ++round.heard;
        }
        for (const model::Signal &signal : found)
            put.push_back({{"collection", "signal"}, {"row", model::toJson(model::toRow(signal))}});
        round.signals += int(found.size());
        for (const model::Signal &signal : known) {
            if (signal.customer)
                customers.insert(*signal.customer);
            const auto again = std::find_if(found.begin(), found.end(), [&](const model::Signal &row) { return row.id == signal.id; });
            if (again == found.end())
                removed.push_back({{"collection", "signal"}, {"id", signal.id.toString()}});
        }
    }
    if (!put.empty() || !removed.empty())
        SINAN_TRY(write(rows, {{"rows", std::move(put)}, {"removed", std::move(removed)}}, context));
    return std::vector<Uuid>(customers.begin(), customers.end());
}

Result<void> Reflex::judgeAll(mutations::RowStore &rows, std::span<const Uuid> customers, const mutations::Context &context, Round &round)
{
    SINAN_ASSIGN(const Standards *standing, standards(rows));
    Json put = Json::array();
    for (const Uuid &customer : customers) {
        auto record = readCustomer(rows, customer);
        if (!record.ok()) {
            if (record.error().code == ErrorCode::NotFound)
                continue;
            return record.error();
        }
        Judgement judgement = judge(*record, *standing, context.now);
        ++round.judged;
        round.nextLooks.emplace_back(customer, judgement.nextLook);
        for (const model::Warning &warning : judgement.changed)
            put.push_back({{"collection", "warning"}, {"row", model::toJson(model::toRow(warning))}});
        round.changed += int(judgement.changed.size());
    }
    if (!put.empty())
        SINAN_TRY(write(rows, {{"rows", std::move(put)}}, context));
    return {};
}

} // namespace sinan::reflex
