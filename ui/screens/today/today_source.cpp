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
        || commit.touches(Collection::Workspace);
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
    picture.colleagues = m_colleagues;
    picture.currency = m_currency;
    picture.budget = m_budget;
    picture.customers = m_customerCount;
    picture.at = now;
    return picture;
}

} // namespace sinan::screens
