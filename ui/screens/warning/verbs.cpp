#include "ui/screens/warning/verbs.h"

namespace sinan::screens {

using model::Verb;
using mutations::Mutation;

namespace {

constexpr int eveningMinute = 19 * 60;
constexpr int morningMinute = 8 * 60;
constexpr auto adviceGrace = std::chrono::hours(24);

Json tasksOf(const VerbTarget &target, std::size_t index, const std::function<Uuid()> &newId)
{
    Json tasks = Json::array();
    if (index >= target.advice.size())
        return tasks;
    const insight::Advice &advice = target.advice[index];
    Json task = {{"id", newId().toString()},
                 {"title_zh", advice.title.zh.empty() ? advice.title.en : advice.title.zh},
                 {"title_en", advice.title.en.empty() ? advice.title.zh : advice.title.en},
                 {"assignee", advice.owner},
                 {"action_key", advice.key}};
    if (advice.dueAt)
        task["due_at"] = toIso(*advice.dueAt);
    tasks.push_back(std::move(task));
    return tasks;
}

Mutation mutationFor(const VerbTarget &target, const VerbChoice &choice, const std::function<Uuid()> &newId)
{
    Mutation mutation;
    mutation.id = newId();
    mutation.name = "warning." + std::string(model::nameOf(choice.verb)) + "@1";
    mutation.label = "undo.warning_" + std::string(model::nameOf(choice.verb));
    mutation.arguments = {{"warning", target.warning.toString()}, {"decision", newId().toString()}};
    if (!choice.note.empty())
        mutation.arguments["note"] = choice.note;
    switch (choice.verb) {
    case Verb::Act: mutation.arguments["tasks"] = tasksOf(target, choice.advice, newId); break;
    case Verb::Assign: mutation.arguments["assignee"] = choice.assignee; break;
    case Verb::Ignore: mutation.arguments["reason"] = std::string(model::nameOf(choice.reason)); break;
    case Verb::Snooze:
        if (choice.until)
            mutation.arguments["until"] = toIso(*choice.until);
        break;
    case Verb::Note: break;
    }
    // A line on the record does not depend on what the warning was; a decision does.
    if (choice.verb != Verb::Note)
        mutation.base["warning/" + target.warning.toString()] = target.version;
    return mutation;
}

} // namespace

std::optional<UtcTime> adviceDue(const insight::Advice &advice, UtcTime now)
{
    return advice.dueAt && *advice.dueAt <= now ? std::optional(now + adviceGrace) : advice.dueAt;
}

void keepPossible(std::span<VerbTarget> targets, UtcTime now)
{
    for (VerbTarget &target : targets) {
        for (insight::Advice &advice : target.advice)
            advice.dueAt = adviceDue(advice, now);
    }
}

std::vector<Mutation> verbMutations(std::span<const VerbTarget> targets, const VerbChoice &choice, const std::string &group,
                                    const std::function<Uuid()> &newId)
{
    std::vector<Mutation> result;
    for (const VerbTarget &target : targets) {
        Mutation mutation = mutationFor(target, choice, newId);
        mutation.group = group;
        std::string subject = targets.front().customerName;
        if (targets.size() > 1)
            subject += " +" + std::to_string(targets.size() - 1);
        mutation.labelArguments = {{"customer", std::move(subject)}};
        result.push_back(std::move(mutation));
    }
    return result;
}

std::vector<SnoozeOffer> snoozeOffers(UtcTime now, const WorkCalendar &calendar)
{
    std::vector<SnoozeOffer> offers;
    const LocalDate today = calendar.dateOf(now);
    const UtcTime evening = calendar.at(today, eveningMinute);
    if (evening - now >= std::chrono::minutes(30))
        offers.push_back({SnoozeOffer::Kind::Tonight, evening});
    LocalDate next = today + std::chrono::days(1);
    for (int i = 0; i < 14 && !calendar.isWorkingDay(next); ++i)
        next += std::chrono::days(1);
    offers.push_back({SnoozeOffer::Kind::Tomorrow, calendar.at(next, morningMinute)});
    offers.push_back({SnoozeOffer::Kind::UntilWorse, std::nullopt});
    offers.push_back({SnoozeOffer::Kind::PickDate, std::nullopt});
    return offers;
}

UtcTime snoozeUntil(LocalDate date, const WorkCalendar &calendar)
{
    return calendar.at(date, morningMinute);
}

} // namespace sinan::screens
