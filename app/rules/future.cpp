#include "app/rules/future.h"

#include "app/rules/interpreter.h"

#include <cmath>

namespace sinan::rules {

std::optional<UtcTime> earlier(std::optional<UtcTime> a, std::optional<UtcTime> b)
{
    if (!a || !b)
        return a ? a : b;
    return std::min(*a, *b);
}

UtcTime Future::whenDaysReach(const WorkCalendar &calendar, int count) const
{
    if (growth == Growth::WorkingDays)
        return calendar.whenFullWorkingDaysReach(since, count);
    return calendar.at(calendar.dateOf(since) + std::chrono::days(count));
}

std::optional<UtcTime> Future::nextChange(const WorkCalendar &calendar) const
{
    std::optional<UtcTime> next = unsureFrom;
    if (!steps.empty())
        next = earlier(next, steps.front().first);
    if (growth != Growth::None)
        next = earlier(next, whenDaysReach(calendar, days + 1));
    return next;
}

std::optional<UtcTime> Future::nextChange(const WorkCalendar &calendar, double now, double threshold,
                                          const std::function<bool(double)> &condition) const
{
    const bool holds = condition(now);
    std::optional<UtcTime> next = unsureFrom;
    for (const auto &[moment, value] : steps) {
        if (condition(value) != holds) {
            next = earlier(next, moment);
            break;
        }
    }
    if (growth == Growth::None || scale <= 0)
        return next;
    // The condition turns only around threshold ÷ scale, or right away where it asks for equality.
    const double turning = threshold / scale;
    constexpr double farAway = 36600;
    for (const double candidate : {double(days) + 1, std::ceil(turning), std::floor(turning) + 1}) {
        if (candidate > days && candidate < farAway && condition(scale * candidate) != holds)
            next = earlier(next, whenDaysReach(calendar, int(candidate)));
    }
    return next;
}

} // namespace sinan::rules
