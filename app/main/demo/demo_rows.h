#pragma once

#include "app/main/demo/demo_files.h"
#include "app/model/customer.h"
#include "app/model/fact.h"
#include "app/model/interaction.h"
#include "app/model/library.h"
#include "app/model/opportunity.h"
#include "app/model/work.h"
#include "app/model/workspace.h"

namespace sinan::demo {

/// Ids of the demo depend on its keys alone, so that a story finds its rows again.
[[nodiscard]] Uuid idOf(std::string_view collection, std::string_view key);

/// Everything that stands before the first talk.
struct Beginning {
    model::Workspace workspace;
    std::vector<model::Region> regions;
    std::vector<model::User> users;
    std::vector<model::Customer> customers;
    std::vector<model::Contact> contacts;
    std::vector<model::Opportunity> opportunities;
    std::vector<model::Consent> consents;
    std::vector<model::KnowledgeArticle> articles;
    std::vector<model::CaseRecord> cases;
    std::vector<model::DataSource> sources;
};
[[nodiscard]] Beginning beginning(const Files &files, const Json &holidays);

/// Knowledge pages as rows.
[[nodiscard]] std::vector<model::KnowledgeArticle> articleRows(const Json &articles);
/// Cases as rows.
[[nodiscard]] std::vector<model::CaseRecord> caseRows(const Json &cases);
/// The sources that Sinan knows by name; connected as in the demo, or none of them yet.
[[nodiscard]] std::vector<model::DataSource> dataSources(bool asInDemo);

/// A talk as the row that an import would make of it.
/// The arguments of visit.add@1 for an entry of visits.json.
[[nodiscard]] Result<Json> visitOf(const Json &entry, const std::string &zone);
[[nodiscard]] model::Interaction interactionOf(const Json &talk, UtcTime at);

/// 180 days of invented numbers for one customer up to the clock, and logins from there to the end, from its key as the seed: logins,
/// purchases, late orders, spread of delivery times.
[[nodiscard]] std::vector<model::Fact> history(const Json &customer, UtcTime clock, UtcTime end, const WorkCalendar &calendar);

/// The progress card as it stood at the demo's clock, if the customer has one; `updatedAt` is set.
[[nodiscard]] std::optional<model::ProgressCard> cardOf(const Json &customer, const std::string &zone);

} // namespace sinan::demo
