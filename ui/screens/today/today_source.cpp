#include "ui/screens/today/today_source.h"

#include <algorithm>

namespace sinan::screens {

using model::Collection;
using model::Warning;
using model::WarningState;
using mutations::Comparison;
using mutations::findAs;
using mutations::Query;
using mutations::selectAs;

namespace {

/// todayList() compares with yesterday; what was settled before is of no use.
constexpr auto settledKept = std::chrono::hours(48);

bool isSettled(const Warning &warning)
{
    return warning.state == WarningState::Ignored || warning.state == WarningState::Cleared;
}

} // namespace

bool TodaySource::isTouchedBy(const store::Commit &commit)
{
    return commit.large || commit.touches(Collection::Warning) || commit.touches(Collection::Customer) || commit.touches(Collection::User)
        || commit.touches(Collection::Workspace) || commit.touches(Collection::Visit) || commit.touches(Collection::Contact);
}

void TodaySource::keep(Warning warning, UtcTime now)
{
    if (isSettled(warning) && (!warning.closedAt || *warning.closedAt < now - settledKept))
        m_warnings.erase(warning.id);
    else
        m_warnings.insert_or_assign(warning.id, std::move(warning));
}

Result<void> TodaySource::readCustomer(const mutations::RowReader &rows, const Uuid &id, bool again)
{
    if (!again && m_customers.contains(id))
        return {};
    SINAN_ASSIGN(auto customer, findAs<model::Customer>(rows, id));
    if (customer)
        m_customers.insert_or_assign(id, std::move(*customer));
    else
        m_customers.erase(id);
    return {};
}

Result<void> TodaySource::readColleagues(const mutations::RowReader &rows)
{
    Query byName;
    byName.orderBy = "name";
    SINAN_ASSIGN(m_colleagues, selectAs<model::User>(rows, byName));
    SINAN_ASSIGN(const auto workspaces, selectAs<model::Workspace>(rows, {}));
    if (!workspaces.empty() && !workspaces.front().currency.empty())
        m_currency = workspaces.front().currency;
    if (!workspaces.empty())
        m_budget = int(workspaces.front().todayBudget.value_or(insight::TodaySettings{}.budget));
    return {};
}

Result<void> TodaySource::readVisits(const mutations::RowReader &rows, UtcTime now)
{
    constexpr std::int64_t mostVisits = 200;
    Query query;
    query.where.push_back({"start", Comparison::GreaterOrEqual, toMillis(now - std::chrono::hours(24))});
    query.where.push_back({"start", Comparison::LessOrEqual, toMillis(now + visitHorizon)});
    query.orderBy = "start";
    query.limit = mostVisits;
    SINAN_ASSIGN(m_visits, selectAs<model::Visit>(rows, std::move(query)));
    m_visitContacts.clear();
    for (const model::Visit &visit : m_visits) {
        SINAN_TRY(readCustomer(rows, visit.customer, false));
        if (!visit.contact)
            continue;
        SINAN_ASSIGN(const auto contact, findAs<model::Contact>(rows, *visit.contact));
        if (contact)
            m_visitContacts.emplace(contact->id, contact->name);
    }
    return {};
}

Result<void> TodaySource::readAll(const mutations::RowReader &rows, UtcTime now)
{
    std::vector<Warning> found;
    for (const WarningState state : {WarningState::Open, WarningState::Snoozed, WarningState::Handled}) {
        Query query;
        query.where.push_back({"state", Comparison::Equal, std::string(model::nameOf(state))});
        SINAN_ASSIGN(auto some, selectAs<Warning>(rows, std::move(query)));
        std::move(some.begin(), some.end(), std::back_inserter(found));
    }
    Query settled;
    settled.where.push_back({"closed_at", Comparison::GreaterOrEqual, toMillis(now - settledKept)});
    SINAN_ASSIGN(auto some, selectAs<Warning>(rows, std::move(settled)));
    std::move(some.begin(), some.end(), std::back_inserter(found));

    m_warnings.clear();
    m_customers.clear();
    for (Warning &warning : found) {
        SINAN_TRY(readCustomer(rows, warning.customer, false));
        keep(std::move(warning), now);
    }
    SINAN_TRY(readVisits(rows, now));
    SINAN_TRY(readColleagues(rows));
    m_filled = true;
    return {};
}

Result<void> TodaySource::readChanged(const mutations::RowReader &rows, const store::Commit &commit, UtcTime now)
{
    if (commit.large || !m_filled)
        return readAll(rows, now);
    for (const store::ChangedRow &changed : commit.rows) {
        if (changed.collection == Collection::Warning) {
            SINAN_ASSIGN(auto warning, findAs<Warning>(rows, changed.id));
            if (!warning) {
                m_warnings.erase(changed.id);
                continue;
            }
            SINAN_TRY(readCustomer(rows, warning->customer, false));
            keep(std::move(*warning), now);
        } else if (changed.collection == Collection::Customer && m_customers.contains(changed.id)) {
            SINAN_TRY(readCustomer(rows, changed.id, true));
        }
    }
    if (commit.touches(Collection::User) || commit.touches(Collection::Workspace))
        SINAN_TRY(readColleagues(rows));
    return {};
}

TodayPicture TodaySource::picture(UtcTime now) const
{
    TodayPicture picture;
    std::vector<Warning> warnings;
    warnings.reserve(m_warnings.size());
    for (const auto &entry : m_warnings)
        warnings.push_back(entry.second);
    // The map has no order of its own; equal rows must always give an equal picture.
    std::sort(warnings.begin(), warnings.end(), [](const Warning &a, const Warning &b) { return a.id < b.id; });
    insight::TodaySettings settings;
    settings.currency = m_currency;
    settings.budget = m_budget;
    picture.list = insight::todayList(warnings, m_customers, now, settings);
    const auto addTargets = [&](const insight::TodayRow &row) {
        for (const Uuid &id : row.warnings) {
            const Warning &warning = m_warnings.at(id);
            VerbTarget target{id, warning.rowVersion, {}, {}};
            target.kind = warning.kind;
            if (const auto customer = m_customers.find(warning.customer); customer != m_customers.end()) {
                target.customerName = customer->second.name;
                target.customerNameEn = customer->second.nameEn;
                picture.names.emplace(warning.customer, insight::BothTexts{customer->second.name, customer->second.nameEn});
            }
            if (auto explanation = insight::explanationFromJson(warning.explanation); explanation.ok())
                target.advice = std::move(explanation->advice);
            picture.targets.emplace(id, std::move(target));
        }
    };
    for (const insight::TodayRow &row : picture.list.rows)
        addTargets(row);
    for (const insight::TodayRow &row : picture.list.inHand)
        addTargets(row);
    if (const model::Visit *next = insight::nextVisit(m_visits, now)) {
        NextVisit visit{*next, {}, {}};
        if (const auto customer = m_customers.find(next->customer); customer != m_customers.end())
            visit.customer = {customer->second.name, customer->second.nameEn};
        if (const auto contact = next->contact ? m_visitContacts.find(*next->contact) : m_visitContacts.end(); contact != m_visitContacts.end())
            visit.contact = contact->second;
        // A visit to a customer who is gone is none.
        if (!visit.customer.zh.empty())
            picture.nextVisit = std::move(visit);
    }
    picture.colleagues = m_colleagues;
    picture.currency = m_currency;
    picture.budget = m_budget;
    picture.customers = m_customerCount;
    picture.at = now;
    return picture;
}

} // namespace sinan::screens
