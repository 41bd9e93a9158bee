#include "app/insight/today.h"

#include <algorithm>
#include <set>

namespace sinan::insight {

using model::Warning;
using model::WarningState;

namespace {

constexpr auto dayLong = std::chrono::hours(24);

/// What the list needs of a stored explanation, without reading it whole.
struct Digest {
    Message sentence;
    BothTexts advice;
    bool sourceMissing = false;
    std::string confidence;
};

Digest digestOf(const Json &explanation)
{
    Digest digest;
    auto parsed = explanationFromJson(explanation);
    if (!parsed.ok())
        return digest;
    digest.sentence = parsed->sentence;
    if (!parsed->advice.empty())
        digest.advice = parsed->advice.front().title;
    for (const SourceState &source : parsed->sources)
        digest.sourceMissing |= source.state != SourceState::State::Connected;
    return digest;
}

void addAmount(std::vector<Money> &amounts, const Money &amount, std::string_view reporting)
{
    if (amount.minor == 0)
        return;
    for (Money &present : amounts) {
        if (present.currency == amount.currency) {
            present.minor += amount.minor;
            return;
        }
    }
    if (amount.currency == reporting)
        amounts.insert(amounts.begin(), amount);
    else
        amounts.push_back(amount);
}

/// Sums the money of some warnings, each opportunity once: two warnings about one deal do not double it.
void sumAmounts(std::vector<Money> &amounts, std::span<const Warning *const> warnings, std::string_view reporting)
{
    std::set<Uuid> counted;
    for (const Warning *warning : warnings) {
        if (!warning->opportunity || counted.insert(*warning->opportunity).second)
            addAmount(amounts, warning->amount(), reporting);
    }
}

bool isOpen(const Warning &warning, UtcTime now)
{
    if (warning.state == WarningState::Open)
        return true;
    return warning.state == WarningState::Snoozed && warning.snoozedUntil && *warning.snoozedUntil <= now;
}

TodayRow makeRow(const std::vector<const Warning *> &group, const std::unordered_map<Uuid, model::Customer> &customers, UtcTime now,
                 const TodaySettings &settings)
{
    TodayRow row;
    const Warning &lead = *group.front();
    row.kind = lead.kind;
    row.state = lead.state;
    row.assignee = lead.assignee;
    row.score = lead.score;
    bool missing = false;
    for (const Warning *warning : group) {
        row.warnings.push_back(warning->id);
        if (std::find(row.customers.begin(), row.customers.end(), warning->customer) == row.customers.end())
            row.customers.push_back(warning->customer);
        row.severity = std::max(row.severity, warning->severity);
        row.evidenceCount += warning->evidenceCount;
        if (warning->dueAt && (!row.dueAt || *warning->dueAt < *row.dueAt))
            row.dueAt = warning->dueAt;
    }
    const Digest digest = digestOf(lead.explanation);
    row.sentence = digest.sentence;
    row.advice = digest.advice;
    missing = digest.sourceMissing;
    sumAmounts(row.amounts, group, settings.currency);
    if (const auto found = customers.find(lead.customer); found != customers.end())
        row.customerName = found->second.name;
    const double amount = !row.amounts.empty() && row.amounts.front().currency == settings.currency ? majorUnits(row.amounts.front()) : 0;
    row.rank = Rank{std::max(amount, 10'000.0), lead.score / 100.0 * (missing ? 0.9 : 1.0), urgency(row.dueAt, now)};
    return row;
}

Bucket bucketOf(const TodayRow &row, UtcTime now)
{
    if (!row.dueAt || row.severity == model::Severity::Low)
        return Bucket::Watch;
    const auto left = *row.dueAt - now;
    if (left <= dayLong)
        return Bucket::Now;
    if (left <= 2 * dayLong)
        return Bucket::Today;
    return left <= 7 * dayLong ? Bucket::Week : Bucket::Watch;
}

bool stoodYesterday(const Warning &warning, UtcTime now)
{
    const UtcTime then = now - dayLong;
    const bool wasOpen = (!warning.closedAt || *warning.closedAt > then) && (!warning.decidedAt || *warning.decidedAt > then);
    return warning.openedAt <= then && wasOpen && warning.dueAt && *warning.dueAt - then <= dayLong
        && warning.severity != model::Severity::Low;
}

} // namespace

double urgency(const std::optional<UtcTime> &dueAt, UtcTime now)
{
    if (!dueAt)
        return 0.1;
    const double hours = std::chrono::duration<double, std::ratio<3600>>(*dueAt - now).count();
    return hours <= 0 ? 1.0 : 24.0 / (24.0 + hours);
}

TodayList todayList(std::span<const Warning> warnings, const std::unordered_map<Uuid, model::Customer> &customers, UtcTime now,
                    const TodaySettings &settings)
{
    TodayList list;
    std::vector<std::vector<const Warning *>> groups;
    std::unordered_map<std::string, std::size_t> byCause;
    std::vector<const Warning *> handled;
    for (const Warning &warning : warnings) {
        if (warning.openedAt <= now - dayLong)
            list.nowYesterday = list.nowYesterday.value_or(0) + stoodYesterday(warning, now);
        if (warning.state == WarningState::Handled)
            handled.push_back(&warning);
        if (!isOpen(warning, now))
            continue;
        const auto [entry, isNew] = byCause.try_emplace(warning.causeKey, groups.size());
        if (isNew || warning.causeKey.empty())
            groups.push_back({&warning});
        else
            groups[entry->second].push_back(&warning);
    }
    for (auto &group : groups) {
        std::stable_sort(group.begin(), group.end(), [](const Warning *a, const Warning *b) { return a->score > b->score; });
        list.rows.push_back(makeRow(group, customers, now, settings));
        list.rows.back().bucket = bucketOf(list.rows.back(), now);
    }
    const auto byRank = [](const TodayRow &a, const TodayRow &b) {
        if (a.bucket != b.bucket)
            return a.bucket < b.bucket;
        if (a.rank.value() != b.rank.value())
            return a.rank.value() > b.rank.value();
        return a.warnings.front() < b.warnings.front();
    };
    std::sort(list.rows.begin(), list.rows.end(), byRank);
    int inNow = 0;
    for (TodayRow &row : list.rows) {
        if (row.bucket == Bucket::Now && ++inNow > settings.budget) {
            row.bucket = Bucket::Today;
            row.overBudget = true;
        }
    }
    std::stable_sort(list.rows.begin(), list.rows.end(), byRank);

    std::vector<const Warning *> urgent;
    std::unordered_map<Uuid, const Warning *> byId;
    for (const Warning &warning : warnings)
        byId.emplace(warning.id, &warning);
    for (const TodayRow &row : list.rows) {
        ++list.counts[std::size_t(row.bucket)];
        if (row.bucket != Bucket::Now)
            continue;
        for (const Uuid &id : row.warnings)
            urgent.push_back(byId.at(id));
        if (row.dueAt && (!list.earliestDue || *row.dueAt < *list.earliestDue))
            list.earliestDue = row.dueAt;
    }
    sumAmounts(list.nowAmounts, urgent, settings.currency);

    std::stable_sort(handled.begin(), handled.end(), [](const Warning *a, const Warning *b) { return a->dueAt < b->dueAt; });
    for (const Warning *warning : handled)
        list.inHand.push_back(makeRow({warning}, customers, now, settings));
    return list;
}

} // namespace sinan::insight
