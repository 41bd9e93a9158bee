#include "app/reflex/customer_view.h"

#include "app/base/money.h"
#include "app/base/utf8.h"
#include "app/mutations/derived_ids.h"

#include <algorithm>
#include <unordered_map>

namespace sinan::reflex {

using model::Channel;
using model::Contact;
using mutations::Comparison;
using mutations::Query;
using mutations::selectAs;

namespace {

Query ofCustomer(const Uuid &customer, std::string_view orderBy = {})
{
    Query query;
    query.where.push_back({"customer", Comparison::Equal, customer});
    query.orderBy = orderBy;
    return query;
}

bool decides(model::BuyingRole role)
{
    return role == model::BuyingRole::EconomicBuyer || role == model::BuyingRole::TechnicalBuyer;
}

/// Less doubt than before; nothing is said of a stance that nobody knew.
bool warmer(model::Stance now, model::Stance before)
{
    return now != model::Stance::Unknown && before != model::Stance::Unknown && now < before;
}

template <class T, class Key>
void sortBy(std::vector<T> &rows, Key key)
{
    std::stable_sort(rows.begin(), rows.end(), [&](const T &a, const T &b) { return key(a) < key(b); });
}

/// A cell as rules read it: money in whole units.
Json plainCell(const model::Row &row, std::string_view name)
{
    const auto &table = model::tableOf(row.collection);
    const auto index = table.indexOf(name);
    if (!index || model::isNull(row.values[*index]))
        return nullptr;
    const auto &field = table.fields[*index];
    if (field.type == model::FieldType::Money) {
        const std::string currency(model::textIn(row.at("currency")));
        return majorUnits(Money{model::integerIn(row.values[*index]), currency.empty() ? "CNY" : currency});
    }
    if (field.type == model::FieldType::Text && model::textIn(row.values[*index]).empty())
        return nullptr;
    return model::cellToJson(field, row.values[*index]);
}

enum class Said { Nobody, Us, Customer };

/// Whether the customer or we spoke in it; a note is written about them, not to them.
Said whoSpoke(const model::Interaction &interaction)
{
    bool us = false;
    if (interaction.speakers.is_array()) {
        for (const Json &speaker : interaction.speakers) {
            if (textOr(speaker, "role") == "customer" && interaction.channel != Channel::Note)
                return Said::Customer;
            us |= textOr(speaker, "role") == "us";
        }
    }
    if (interaction.channel == Channel::Note)
        return Said::Nobody;
    return us ? Said::Us : Said::Customer;
}

} // namespace

Result<CustomerRecord> readCustomer(const mutations::RowReader &rows, const Uuid &customer)
{
    CustomerRecord record;
    SINAN_ASSIGN(auto found, mutations::findAs<model::Customer>(rows, customer));
    if (!found)
        return Error{ErrorCode::NotFound, "customer", "no such row", {}}.with("id", customer.toString());
    record.customer = std::move(*found);
    SINAN_ASSIGN(record.contacts, selectAs<Contact>(rows, ofCustomer(customer)));
    SINAN_ASSIGN(record.opportunities, selectAs<model::Opportunity>(rows, ofCustomer(customer)));
    SINAN_ASSIGN(record.interactions, selectAs<model::Interaction>(rows, ofCustomer(customer)));
    SINAN_ASSIGN(record.signals, selectAs<model::Signal>(rows, ofCustomer(customer)));
    SINAN_ASSIGN(record.facts, selectAs<model::Fact>(rows, ofCustomer(customer)));
    SINAN_ASSIGN(record.consents, selectAs<model::Consent>(rows, ofCustomer(customer)));
    SINAN_ASSIGN(record.promises, selectAs<model::Promise>(rows, ofCustomer(customer)));
    SINAN_ASSIGN(record.warnings, selectAs<model::Warning>(rows, ofCustomer(customer)));
    SINAN_ASSIGN(record.card, mutations::findAs<model::ProgressCard>(rows, mutations::progressCardId(customer)));
    sortBy(record.interactions, [](const auto &row) { return row.occurredAt; });
    sortBy(record.signals, [](const auto &row) { return std::pair(row.occurredAt, row.start); });
    sortBy(record.facts, [](const auto &row) { return row.at; });
    sortBy(record.consents, [](const auto &row) { return row.at; });
    sortBy(record.warnings, [](const auto &row) { return row.openedAt; });
    return record;
}

Result<Sources> readSources(const mutations::RowReader &rows)
{
    SINAN_ASSIGN(auto list, selectAs<model::DataSource>(rows, Query{}));
    Sources sources;
    for (auto &source : list)
        sources.emplace(source.key, std::move(source));
    return sources;
}

const Contact *contactFor(std::string_view speaker, std::span<const Contact> contacts)
{
    const std::string_view name = trimmed(speaker);
    if (name.empty())
        return nullptr;
    for (const Contact &contact : contacts) {
        if (contact.name == name || (!contact.title.empty() && name == contact.name + " " + contact.title))
            return &contact;
    }
    const Contact *only = nullptr;
    int fitting = 0;
    for (const Contact &contact : contacts) {
        bool fits = !contact.title.empty() && name == contact.title;
        std::size_t at = 0;
        if (!contact.name.empty() && isCjk(nextCodePoint(contact.name, at))) {
            // "王总", "王工", "王采购总监": the family name and at least one more character that is not the given name.
            fits |= name.size() > at && name.substr(0, at) == std::string_view(contact.name).substr(0, at) && name.size() <= at + 4 * 3;
        } else if (const auto space = contact.name.rfind(' '); space != std::string::npos) {
            const std::string_view family = std::string_view(contact.name).substr(space + 1);
            fits |= name.ends_with(family) && name.size() > family.size();
        }
        if (fits) {
            only = &contact;
            ++fitting;
        }
    }
    return fitting == 1 ? only : nullptr;
}

const model::Opportunity *leadingOpportunity(const CustomerRecord &record)
{
    const model::Opportunity *leading = nullptr;
    for (const auto &opportunity : record.opportunities) {
        if (opportunity.isOpen() && (!leading || opportunity.amountMinor.value_or(0) > leading->amountMinor.value_or(0)))
            leading = &opportunity;
    }
    return leading;
}

CustomerView::CustomerView(const CustomerRecord &record, const Sources &sources, const WorkCalendar &calendar)
    : m_record(record), m_sources(sources), m_calendar(calendar)
{
    collectMentions();
    collectSeries();
    collectWords();
}

void CustomerView::collectMentions()
{
    std::unordered_map<Uuid, Channel> channels;
    for (const auto &interaction : m_record.interactions)
        channels.emplace(interaction.id, interaction.channel);
    for (const auto &signal : m_record.signals) {
        rules::Mention mention;
        mention.id = signal.id.toString();
        mention.conversation = signal.interaction.toString();
        mention.kind = signal.kind;
        mention.at = signal.occurredAt;
        mention.knownAt = signal.knownAt;
        mention.probability = signal.probability;
        mention.speaker = signal.role;
        mention.speakerName = signal.speaker;
        mention.subject = signal.subject;
        if (const auto found = channels.find(signal.interaction); found != channels.end())
            mention.channel = found->second;
        if (const Contact *contact = contactFor(signal.speaker, m_record.contacts))
            mention.buyingRole = contact->role;
        m_mentions[std::size_t(signal.kind)].push_back(std::move(mention));
    }
}

void CustomerView::collectSeries()
{
    for (const auto &fact : m_record.facts)
        m_series[fact.series].push_back({fact.id.toString(), fact.at, fact.knownAt, fact.value});
    auto &updates = m_moments["progress_update"];
    if (const auto facts = m_series.find("progress_update"); facts != m_series.end()) {
        for (const auto &point : facts->second)
            updates.emplace_back(point.at, point.at);
    }
    if (m_record.card && m_record.card->updatedAt)
        updates.emplace_back(*m_record.card->updatedAt, *m_record.card->updatedAt);
    std::sort(updates.begin(), updates.end());
    auto &kept = m_moments["promise_kept"];
    for (const auto &promise : m_record.promises) {
        if (promise.state == model::PromiseState::Kept && promise.settledAt)
            kept.emplace_back(*promise.settledAt, *promise.settledAt);
    }
    std::sort(kept.begin(), kept.end());
    auto &improved = m_moments["stance_improved"];
    for (const auto &contact : m_record.contacts) {
        if (contact.stanceSince && decides(contact.role) && warmer(contact.stance, contact.stanceBefore))
            improved.emplace_back(*contact.stanceSince, *contact.stanceSince);
    }
    std::sort(improved.begin(), improved.end());
    auto &trials = m_moments["trial_started"];
    for (const auto &opportunity : m_record.opportunities) {
        if (opportunity.stage == model::Stage::Trial && opportunity.stageSince)
            trials.emplace_back(*opportunity.stageSince, *opportunity.stageSince);
    }
    std::sort(trials.begin(), trials.end());
}

void CustomerView::collectWords()
{
    std::optional<UtcTime> waitingSince;
    auto &gaps = m_series["reply_gap"];
    for (const auto &interaction : m_record.interactions) {
        switch (whoSpoke(interaction)) {
        case Said::Nobody: break;
        case Said::Us:
            m_moments["our_word"].emplace_back(interaction.occurredAt, interaction.occurredAt);
            if (!waitingSince) {
                waitingSince = interaction.occurredAt;
                m_moments["waiting_since"].emplace_back(interaction.occurredAt, interaction.occurredAt);
            }
            break;
        case Said::Customer:
            m_moments["customer_word"].emplace_back(interaction.occurredAt, interaction.occurredAt);
            if (waitingSince) {
                m_moments["waiting_since"].emplace_back(interaction.occurredAt, std::nullopt);
                const double days = std::chrono::duration<double, std::ratio<86400>>(interaction.occurredAt - *waitingSince).count();
                gaps.push_back({interaction.id.toString(), interaction.occurredAt, interaction.knownAt, days});
                waitingSince.reset();
            }
            break;
        }
    }
}

Json CustomerView::field(std::string_view name) const
{
    if (name == "contacts") {
        Json contacts = Json::array();
        for (const Contact &contact : m_record.contacts) {
            contacts.push_back({{"name", contact.name}, {"title", contact.title}, {"role", nameOf(contact.role)}, {"stance", nameOf(contact.stance)}});
        }
        return contacts;
    }
    const auto dot = name.find('.');
    if (dot == std::string_view::npos)
        return nullptr;
    const std::string_view collection = name.substr(0, dot);
    std::string_view field = name.substr(dot + 1);
    const bool custom = field.starts_with("custom.");
    if (custom)
        field.remove_prefix(7);
    if (collection == "customer")
        return custom ? memberOrNull(m_record.customer.custom, field) : plainCell(model::toRow(m_record.customer), field);
    if (collection == "opportunity") {
        const auto *opportunity = leadingOpportunity(m_record);
        if (!opportunity)
            return nullptr;
        return custom ? memberOrNull(opportunity->custom, field) : plainCell(model::toRow(*opportunity), field);
    }
    return nullptr;
}

std::span<const rules::Mention> CustomerView::mentions(model::SignalKind kind) const
{
    return m_mentions[std::size_t(kind)];
}

std::span<const rules::FactPoint> CustomerView::series(std::string_view name) const
{
    const auto found = m_series.find(name);
    return found == m_series.end() ? std::span<const rules::FactPoint>{} : found->second;
}

rules::Feed CustomerView::feedOfSeries(std::string_view name) const
{
    if (name == "reply_gap")
        return feedOfChannel(std::nullopt);
    // What people write in the app itself needs no connection.
    if (name == "progress_update")
        return {true, std::nullopt};
    const auto found = m_sources.find(name);
    if (found == m_sources.end() || !found->second.connected)
        return {};
    rules::Feed feed{true, std::nullopt};
    if (found->second.lastReceivedAt)
        feed.freshUntil = *found->second.lastReceivedAt + std::chrono::hours(found->second.staleAfterHours);
    return feed;
}

rules::Feed CustomerView::feedOfChannel(std::optional<Channel> channel) const
{
    if (channel) {
        const auto found = m_sources.find(nameOf(*channel));
        return {found != m_sources.end() && found->second.connected, std::nullopt};
    }
    for (const auto &choice : model::Choices<Channel>::choices) {
        const auto found = m_sources.find(choice.name);
        if (found != m_sources.end() && found->second.connected)
            return {true, std::nullopt};
    }
    return {};
}

std::optional<UtcTime> CustomerView::lastTime(std::string_view what, UtcTime asOf) const
{
    const auto found = m_moments.find(what);
    if (found == m_moments.end())
        return std::nullopt;
    const auto later = std::upper_bound(found->second.begin(), found->second.end(), asOf,
                                        [](UtcTime time, const auto &entry) { return time < entry.first; });
    return later == found->second.begin() ? std::nullopt : std::prev(later)->second;
}

std::optional<rules::ConsentAnswer> CustomerView::consent(std::string_view purpose) const
{
    for (std::size_t i = m_record.consents.size(); i-- > 0;) {
        const auto &consent = m_record.consents[i];
        if (consent.purpose == purpose)
            return rules::ConsentAnswer{consent.state == model::ConsentState::Granted, consent.standing, consent.at, consent.expires};
    }
    return std::nullopt;
}

} // namespace sinan::reflex
