#pragma once

#include "app/base/clock.h"
#include "app/model/visit.h"

#include <span>

namespace sinan::insight {

/// How long a visit without an end lasts.
inline constexpr auto usualVisit = std::chrono::hours(1);

[[nodiscard]] inline UtcTime visitEnd(const model::Visit &visit)
{
    return visit.end.value_or(visit.start + usualVisit);
}
/// When one has to leave for it; its start where the way is unknown.
[[nodiscard]] inline UtcTime departure(const model::Visit &visit)
{
    return visit.start - std::chrono::minutes(visit.travelMinutes.value_or(0));
}
/// The visit that is on, else the next one; cancelled ones are none. Of two at one moment the one entered first (smaller id).
/// @return null without one
[[nodiscard]] const model::Visit *nextVisit(std::span<const model::Visit> visits, UtcTime now);

} // namespace sinan::insight
