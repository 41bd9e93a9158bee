#pragma once

#include "app/base/calendar.h"
#include "app/insight/explanation.h"
#include "app/model/warning.h"
#include "app/mutations/mutation.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace sinan::screens {

/// A warning that a verb is used on, at the version that the person sees.
struct VerbTarget {
    Uuid warning;
    std::int64_t version = 0;
    std::string customerName;
    std::vector<insight::Advice> advice;
    std::string customerNameEn = {};
    model::SignalKind kind = model::SignalKind::PriceObjection;

    friend bool operator==(const VerbTarget &, const VerbTarget &) = default;
};

/// What the person decided: one of the verbs 1–5 with what it needs.
struct VerbChoice {
    model::Verb verb = model::Verb::Act;
    std::size_t advice = 0;                            ///< Act: which of the advised actions
    std::string assignee;                              ///< Assign
    model::IgnoreReason reason = model::IgnoreReason::None; ///< Ignore
    std::optional<UtcTime> until;                      ///< Snooze; nothing = until it gets worse
    std::string note;                                  ///< Note; optional with the others
};

/// Until when the advice can still be followed: its own deadline, or a day from now where that has passed.
[[nodiscard]] std::optional<UtcTime> adviceDue(const insight::Advice &advice, UtcTime now);
/// Puts that deadline into each advice, so that no task is made that is late from the start.
void keepPossible(std::span<VerbTarget> targets, UtcTime now);

/// The mutations of that decision, one a warning, in one group: one step of undo.
/// @param group  of all of them
/// @param newId  makes the ids of decisions, tasks and mutations
[[nodiscard]] std::vector<mutations::Mutation> verbMutations(std::span<const VerbTarget> targets, const VerbChoice &choice, const std::string &group,
                                                             const std::function<Uuid()> &newId);

/// A moment that 稍后 offers.
struct SnoozeOffer {
    enum class Kind { Tonight, Tomorrow, UntilWorse, PickDate };
    Kind kind = Kind::Tonight;
    std::optional<UtcTime> until; ///< nothing for the last two
    friend bool operator==(const SnoozeOffer &, const SnoozeOffer &) = default;
};
/// 今晚 (19:00, while there is still half an hour to it) · 明早 (08:00 of the next working day) · 变糟再提 · 选日期.
[[nodiscard]] std::vector<SnoozeOffer> snoozeOffers(UtcTime now, const WorkCalendar &calendar);
/// 08:00 of that day.
[[nodiscard]] UtcTime snoozeUntil(LocalDate date, const WorkCalendar &calendar);

} // namespace sinan::screens
