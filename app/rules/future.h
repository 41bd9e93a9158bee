#pragma once

#include "app/base/calendar.h"

#include <functional>
#include <optional>
#include <vector>

namespace sinan::rules {

/// How a number goes on by the passage of time alone, while nothing new arrives: this is what lets a rule sleep until it may
/// change.
struct Future
{
    enum class Growth { None, CalendarDays, WorkingDays };
    /// Moments at which the number steps to another value, ascending.
    std::vector<std::pair<UtcTime, double>> steps;
    /// Or it is scale × days since a moment, and grows for ever.
    Growth growth = Growth::None;
    UtcTime since{};
    double scale = 1;
    int days = 0; ///< reached now
    /// From here on nothing is foretold: a feed grows stale, or something already stored becomes known.
    std::optional<UtcTime> unsureFrom;

    /// When the number first differs from now.
    [[nodiscard]] std::optional<UtcTime> nextChange(const WorkCalendar &calendar) const;
    /// When a condition on the number may first differ from what it is now.
    /// @param now        the number now
    /// @param threshold  the number at which the condition turns, one way or the other
    [[nodiscard]] std::optional<UtcTime> nextChange(const WorkCalendar &calendar, double now, double threshold,
                                                    const std::function<bool(double)> &condition) const;

private:
    [[nodiscard]] UtcTime whenDaysReach(const WorkCalendar &calendar, int count) const;
};

} // namespace sinan::rules
