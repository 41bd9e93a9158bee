#include "app/insight/meeting.h"

#include <algorithm>

namespace sinan::insight {

using model::Decision;
using model::Task;
using model::TaskState;
using model::Warning;
using model::WarningState;

namespace {

const Decision *newestDecision(std::span<const Decision> decisions, const Uuid &warning)
{
    const Decision *newest = nullptr;
    for (const Decision &decision : decisions) {
        if (decision.warning == warning && decision.verb != model::Verb::Note && (!newest || decision.at > newest->at))
            newest = &decision;
    }
    return newest;
}

const Task *newestTask(std::span<const Task> tasks, const Uuid &warning)
{
    const Task *newest = nullptr;
    for (const Task &task : tasks) {
        if (task.warning == warning && task.state != TaskState::Cancelled && (!newest || task.createdAt > newest->createdAt))
            newest = &task;
    }
    return newest;
}

BothTexts firstAdvice(const Warning &warning)
{
    const auto explanation = explanationFromJson(warning.explanation);
    return explanation.ok() && !explanation.value().advice.empty() ? explanation.value().advice.front().title : BothTexts{};
}

/// What changed of the warning since then; nothing where it stands as it stood.
std::optional<TalkChange> changeOf(const Warning &warning, std::span<const Decision> decisions, std::span<const Task> tasks, UtcTime since)
{
    TalkChange change;
    change.warning = warning.id;
    change.signal = warning.kind;
    change.severity = warning.severity;
    if (warning.state == WarningState::Cleared || warning.state == WarningState::Ignored) {
        if (!warning.closedAt || *warning.closedAt < since)
            return std::nullopt;
        change.at = *warning.closedAt;
        change.kind = warning.state == WarningState::Cleared ? TalkChange::Kind::Cleared : TalkChange::Kind::Ignored;
        if (const Decision *decision = newestDecision(decisions, warning.id); decision && warning.state == WarningState::Ignored)
            change.reason = decision->reason;
        return change;
    }
    if (warning.state == WarningState::Handled) {
        if (!warning.decidedAt || *warning.decidedAt < since)
            return std::nullopt;
        change.kind = TalkChange::Kind::Taken;
        change.at = *warning.decidedAt;
        change.who = warning.assignee;
        if (const Task *task = newestTask(tasks, warning.id)) {
            change.talk = {task->titleZh, task->titleEn};
            change.promisedFor = task->promisedFor;
            change.done = task->state == TaskState::Done;
            if (!task->assignee.empty())
                change.who = task->assignee;
        }
        return change;
    }
    // A snoozed one was put aside by somebody: it is neither new nor open.
    if (warning.state != WarningState::Open || warning.openedAt < since)
        return std::nullopt;
    change.kind = TalkChange::Kind::Opened;
    change.at = warning.openedAt;
    change.talk = firstAdvice(warning);
    return change;
}

} // namespace

UtcTime yesterdayBegins(UtcTime now, const WorkCalendar &calendar)
{
    LocalDate day = calendar.dateOf(now) - std::chrono::days(1);
    // The longest holidays are shorter than a fortnight.
    for (int i = 0; i < 14 && !calendar.isWorkingDay(day); ++i)
        day -= std::chrono::days(1);
    return calendar.at(day);
}

MorningTalk morningTalk(std::span<const Warning> warnings, std::span<const Decision> decisions, std::span<const Task> tasks,
                        const std::unordered_map<Uuid, model::Customer> &customers, std::span<const model::Region> regions, UtcTime now,
                        const WorkCalendar &calendar)
{
    MorningTalk talk;
    talk.since = yesterdayBegins(now, calendar);
    for (const model::Region &region : regions)
        talk.regions.push_back({region.id, {region.nameZh, region.nameEn}, {}, 0});
    talk.regions.push_back({});
    for (const Warning &warning : warnings) {
        const auto customer = customers.find(warning.customer);
        if (customer == customers.end())
            continue;
        auto region = std::find_if(talk.regions.begin(), talk.regions.end(), [&](const RegionTalk &one) { return one.region == customer->second.region; });
        if (region == talk.regions.end())
            region = talk.regions.end() - 1;
        if (auto change = changeOf(warning, decisions, tasks, talk.since)) {
            change->customer = {customer->second.name, customer->second.nameEn};
            region->changes.push_back(std::move(*change));
        } else if (warning.state == WarningState::Open) {
            ++region->standing;
        }
    }
    for (RegionTalk &region : talk.regions) {
        std::sort(region.changes.begin(), region.changes.end(), [](const TalkChange &a, const TalkChange &b) {
            return std::tuple(a.kind, b.severity, b.at, a.warning) < std::tuple(b.kind, a.severity, a.at, b.warning);
        });
    }
    if (talk.regions.back().changes.empty() && talk.regions.back().standing == 0)
        talk.regions.pop_back();
    return talk;
}

} // namespace sinan::insight
