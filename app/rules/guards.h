#pragma once

#include "app/rules/rule_document.h"

namespace sinan::rules {

inline constexpr int interruptionsPerDay = 3; ///< the house's limit; a workspace may ask for fewer
inline constexpr int urgentRows = 7;          ///< rows in 马上处理; the same

/// What the guards must know of the past and of the workspace.
struct GuardState
{
    std::optional<UtcTime> lastClosedAt;  ///< end of this rule's last episode at this customer
    std::optional<ConsentAnswer> consent; ///< to the purpose that the rule names
    int interruptionsToday = 0;           ///< already made to this person on this local day
    int interruptionsAllowed = interruptionsPerDay;        ///< a day
    int quietFromMinute = 20 * 60;        ///< of the local day; from = to means no quiet hours
    int quietToMinute = 8 * 60;
};

struct GuardDecision
{
    enum class Reason { None, Cooldown, Refused, QuietHours, Budget };
    bool mayRaise = true;     ///< a row in the list
    bool mayInterrupt = true; ///< and a notification at once
    Reason reason = Reason::None;
    std::optional<UtcTime> until; ///< when the reason ends by itself
};

[[nodiscard]] GuardDecision guard(const Guards &guards, const GuardState &state, const WorkCalendar &calendar, UtcTime now);

/// The first moment after a cooldown of so many calendar days.
[[nodiscard]] UtcTime cooldownEnds(UtcTime closedAt, int days, const WorkCalendar &calendar);
/// Minutes of the local day; the span may cross midnight (20:00–08:00).
[[nodiscard]] bool isQuiet(int fromMinute, int toMinute, const WorkCalendar &calendar, UtcTime now);
/// The end of the quiet hours in which `now` lies; `now` itself where it is not quiet.
[[nodiscard]] UtcTime quietEnds(int fromMinute, int toMinute, const WorkCalendar &calendar, UtcTime now);

/// Whether an action that leaves the house may go.
enum class SendPermission {
    SendItself, ///< a standing consent is on record
    AskPerson,  ///< nobody asked, the answer was for one occasion, or it has expired: a person decides
    Stopped     ///< the customer refused
};
[[nodiscard]] SendPermission sendPermission(const std::optional<ConsentAnswer> &consent, const WorkCalendar &calendar,
                                            UtcTime now);

} // namespace sinan::rules
