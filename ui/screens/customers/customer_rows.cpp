#include "ui/screens/customers/customer_rows.h"

#include "app/base/text_fold.h"
#include "app/insight/customer_page.h"
#include "app/model/interaction.h"
#include "app/model/work.h"
#include "app/mutations/derived_ids.h"

#include "ui/widgets/text_match.h"

#include <unordered_map>

namespace sinan::screens {

using model::Collection;
using model::Opportunity;
using mutations::Comparison;
using mutations::Condition;
using mutations::Query;

namespace {

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

struct Deals {
    std::unordered_map<Uuid, std::vector<Opportunity>> byCustomer;
    std::unordered_map<Uuid, std::vector<model::Row>> warnings;
};

void setWarnings(CustomerRow &row, const std::vector<model::Row> &warnings)
{
    row.warnings = {};
    row.earliestDue.reset();
    for (const model::Row &warning : warnings) {
        const auto severity = model::parseChoice<model::Severity>(model::textIn(warning.at("severity")));
        ++row.warnings[std::size_t(severity.value_or(model::Severity::Low))];
        if (const model::Value &due = warning.at("due_at"); !model::isNull(due)) {
            const UtcTime at = fromMillis(model::integerIn(due));
            row.earliestDue = row.earliestDue ? std::min(*row.earliestDue, at) : at;
        }
    }
}

void setDeal(CustomerRow &row, const std::vector<Opportunity> &opportunities)
{
    row.stage.reset();
    row.amount.reset();
    if (const Opportunity *lead = insight::leadingOpportunity(opportunities)) {
        row.stage = lead->stage;
        if (lead->amountMinor)
            row.amount = lead->amount();
    }
}

void fold(CustomerRow &row, const model::Customer &customer)
{
    QStringList words{row.name, row.nameEn, row.industry, row.regionZh, row.regionEn, row.city, row.owner, text(nameOf(row.stars)),
                      text(customer.externalKey)};
    words << widgets::initials(row.name);
    if (row.stage)
        words << text(labelOf(*row.stage).zh) << text(labelOf(*row.stage).en);
    if (customer.tags.is_array()) {
        for (const Json &tag : customer.tags)
            words << (tag.is_string() ? QString::fromStdString(tag.get<std::string>()) : QString());
    }
    if (row.custom.is_object()) {
        for (const auto &[name, value] : row.custom.items())
            words << (value.is_string() ? QString::fromStdString(value.get<std::string>()) : QString::fromStdString(dumpJson(value)));
    }
    row.folded = sinan::fold(words.join(QLatin1Char('\n')).toStdString());
}

CustomerRow rowOf(const model::Customer &customer, const std::vector<model::Region> &regions)
{
    CustomerRow row;
    row.id = customer.id;
    row.name = text(customer.name);
    row.nameEn = text(customer.nameEn);
    row.industry = text(customer.industry);
    row.city = text(customer.city);
    row.owner = text(customer.ownerName);
    row.stars = customer.stars;
    row.custom = customer.custom;
    for (const model::Region &region : regions) {
        if (region.id == customer.region && !region.id.isNull()) {
            row.regionZh = text(region.nameZh);
            row.regionEn = text(region.nameEn.empty() ? region.nameZh : region.nameEn);
        }
    }
    return row;
}

/// The newest conversation and the card's date: two small indexed reads.
Result<void> readDates(CustomerRow &row, const mutations::RowReader &reader, UtcTime now)
{
    Query newest;
    newest.collection = Collection::Interaction;
    newest.where = {Condition{"customer", Comparison::Equal, row.id}, Condition{"occurred_at", Comparison::LessOrEqual, toMillis(now)}};
    newest.orderBy = "occurred_at";
    newest.descending = true;
    newest.limit = 1;
    SINAN_ASSIGN(const auto talks, reader.select(newest));
    if (!talks.empty())
        row.lastContact = fromMillis(model::integerIn(talks.front().at("occurred_at")));
    SINAN_ASSIGN(const auto card, mutations::findAs<model::ProgressCard>(reader, mutations::progressCardId(row.id)));
    if (card && !(card->pains.empty() && card->responses.empty() && card->pending.empty()))
        row.cardUpdated = card->updatedAt;
    return {};
}

Result<std::vector<model::Row>> openWarnings(const mutations::RowReader &reader, const std::optional<Uuid> &customer)
{
    Query query;
    query.collection = Collection::Warning;
    query.where = {Condition{"state", Comparison::Equal, std::string(nameOf(model::WarningState::Open))}};
    if (customer)
        query.where.push_back(Condition{"customer", Comparison::Equal, *customer});
    return reader.select(query);
}

} // namespace

Result<CustomerSnapshot> readCustomers(const mutations::RowReader &reader, UtcTime now)
{
    CustomerSnapshot snapshot;
    snapshot.readAt = now;
    SINAN_ASSIGN(snapshot.regions, mutations::selectAs<model::Region>(reader, {}));
    Query custom;
    custom.where = {Condition{"collection", Comparison::Equal, std::string("customer")}};
    SINAN_ASSIGN(snapshot.fields, mutations::selectAs<model::FieldDefinition>(reader, custom));
    SINAN_ASSIGN(const auto customers, mutations::selectAs<model::Customer>(reader, {}));
    SINAN_ASSIGN(auto opportunities, mutations::selectAs<Opportunity>(reader, {}));
    SINAN_ASSIGN(auto warnings, openWarnings(reader, {}));

    Deals deals;
    for (Opportunity &opportunity : opportunities) {
        const Uuid customer = opportunity.customer;
        deals.byCustomer[customer].push_back(std::move(opportunity));
    }
    for (model::Row &warning : warnings) {
        const Uuid customer = model::idIn(warning.at("customer"));
        deals.warnings[customer].push_back(std::move(warning));
    }
    snapshot.rows.reserve(customers.size());
    for (const model::Customer &customer : customers) {
        CustomerRow row = rowOf(customer, snapshot.regions);
        setDeal(row, deals.byCustomer[customer.id]);
        setWarnings(row, deals.warnings[customer.id]);
        SINAN_TRY(readDates(row, reader, now));
        fold(row, customer);
        snapshot.rows.push_back(std::move(row));
    }
    return snapshot;
}

Result<CustomerSnapshot> rereadCustomers(CustomerSnapshot snapshot, const std::vector<Uuid> &ids, const mutations::RowReader &reader, UtcTime now)
{
    snapshot.readAt = now;
    std::unordered_map<Uuid, std::size_t> places;
    for (std::size_t i = 0; i < snapshot.rows.size(); ++i)
        places.emplace(snapshot.rows[i].id, i);
    std::vector<Uuid> gone;
    for (const Uuid &id : ids) {
        SINAN_ASSIGN(const auto customer, mutations::findAs<model::Customer>(reader, id));
        if (!customer) {
            gone.push_back(id);
            continue;
        }
        CustomerRow row = rowOf(*customer, snapshot.regions);
        Query deals;
        deals.where = {Condition{"customer", Comparison::Equal, id}};
        SINAN_ASSIGN(const auto opportunities, mutations::selectAs<Opportunity>(reader, deals));
        SINAN_ASSIGN(const auto warnings, openWarnings(reader, id));
        setDeal(row, opportunities);
        setWarnings(row, warnings);
        SINAN_TRY(readDates(row, reader, now));
        fold(row, *customer);
        if (const auto place = places.find(id); place != places.end()) {
            snapshot.rows[place->second] = std::move(row);
        } else {
            places.emplace(id, snapshot.rows.size());
            snapshot.rows.push_back(std::move(row));
        }
    }
    std::erase_if(snapshot.rows, [&gone](const CustomerRow &row) { return std::find(gone.begin(), gone.end(), row.id) != gone.end(); });
    return snapshot;
}

} // namespace sinan::screens
