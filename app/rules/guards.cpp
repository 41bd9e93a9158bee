#include "app/rules/guards.h"

namespace sinan::rules {

UtcTime cooldownEnds(UtcTime closedAt, int days, const WorkCalendar &calendar)
{
    return days <= 0 ? closedAt : calendar.at(calendar.dateOf(closedAt) + std::chrono::days(days));
}

bool isQuiet(int fromMinute, int toMinute, const WorkCalendar &calendar, UtcTime now)
{
    const int minute = calendar.minuteOfDay(now);
    if (fromMinute <= toMinute)
        return minute >= fromMinute && minute < toMinute;
    return minute >= fromMinute || minute < toMinute;
}

UtcTime quietEnds(int fromMinute, int toMinute, const WorkCalendar &calendar, UtcTime now)
{
    if (!isQuiet(fromMinute, toMinute, calendar, now))
        return now;
    const LocalDate today = calendar.dateOf(now);
    const bool endsTomorrow = calendar.minuteOfDay(now) >= toMinute;
    return calendar.at(endsTomorrow ? today + std::chrono::days(1) : today, toMinute);
}

GuardDecision guard(const Guards &guards, const GuardState &state, const WorkCalendar &calendar, UtcTime now)
{
    using Reason = GuardDecision::Reason;
    // A refusal stops every rule, whatever else would be said.
    if (state.consent && !state.consent->granted)
        return {false, false, Reason::Refused, std::nullopt};
    if (state.lastClosedAt) {
        const UtcTime end = cooldownEnds(*state.lastClosedAt, guards.cooldownDays, calendar);
        if (guards.cooldownDays > 0 && now < end)
            return {false, false, Reason::Cooldown, end};
    }
    if (guards.quietHours && isQuiet(state.quietFromMinute, state.quietToMinute, calendar, now))
        return {true, false, Reason::QuietHours, quietEnds(state.quietFromMinute, state.quietToMinute, calendar, now)};
    if (guards.budget && state.interruptionsToday >= state.interruptionsAllowed)
        return {true, false, Reason::Budget, calendar.at(calendar.dateOf(now) + std::chrono::days(1))};
    return {};
}

SendPermission sendPermission(const std::optional<ConsentAnswer> &consent, const WorkCalendar &calendar, UtcTime now)
{
    if (!consent || consent->at > now)
        return SendPermission::AskPerson;
    if (!consent->granted)
        return SendPermission::Stopped;
    const bool expired = consent->expires && calendar.dateOf(now) > *consent->expires;
    return consent->standing && !expired ? SendPermission::SendItself : SendPermission::AskPerson;
}

} // namespace sinan::rules
