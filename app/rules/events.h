#pragma once

#include "app/rules/subject.h"
#include "app/rules/trace.h"
#include "app/rules/typed_spec.h"

namespace sinan::rules {

/// One thing that counts: a signal that passed its filter, or a point of a series.
struct Event
{
    Evidence evidence;
    UtcTime at{};
    double value = 1;
    std::string group; ///< what it is counted by: itself, its conversation or its speaker
};

/// What a filter finds at one moment.
struct Events
{
    bool connected = true;
    std::optional<UtcTime> freshUntil;
    std::vector<Event> known;            ///< happened and known by now, oldest first
    std::optional<UtcTime> firstArrival; ///< when something already stored becomes known, which it is not yet

    [[nodiscard]] bool isStale(UtcTime now) const { return freshUntil && now > *freshUntil; }
    /// The feed's own part of a future: staleness and late arrivals.
    [[nodiscard]] std::optional<UtcTime> unsureFrom(UtcTime now) const;
};

[[nodiscard]] Events eventsOf(const MentionFilter &filter, const Subject &subject, UtcTime now);
[[nodiscard]] Events eventsOf(std::string_view series, double atLeast, const Subject &subject, UtcTime now);
[[nodiscard]] Events eventsOf(const EventFilter &filter, const Subject &subject, UtcTime now);

/// The first moment that lies inside a window which ends now; the smallest moment for Ever.
[[nodiscard]] UtcTime windowStart(const Window &window, const WorkCalendar &calendar, UtcTime now);
/// When a moment falls out of such a window; empty for Ever.
[[nodiscard]] std::optional<UtcTime> leavesWindow(const Window &window, const WorkCalendar &calendar, UtcTime at);

} // namespace sinan::rules
