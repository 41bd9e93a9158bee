#pragma once

#include "app/base/calendar.h"
#include "app/insight/explanation.h"
#include "app/model/customer.h"
#include "app/model/warning.h"
#include "app/model/work.h"
#include "app/model/workspace.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace sinan::insight {

/// What became of one warning since yesterday, and what is therefore talked about today. Only what rows say.
struct TalkChange
{
    enum class Kind {
        Cleared, ///< it cleared itself or was cleared: no longer a subject
        Ignored, ///< a person decided that it is none, and why
        Taken,   ///< somebody has it in hand since
        Opened   ///< it is new and nobody has decided yet
    };
    Kind kind = Kind::Opened;
    Uuid warning;
    BothTexts customer;
    model::SignalKind signal = model::SignalKind::PriceObjection;
    model::Severity severity = model::Severity::Low;
    UtcTime at{};                               ///< when it changed
    std::string who;                            ///< who has it in hand
    model::IgnoreReason reason = model::IgnoreReason::None;
    BothTexts talk;                             ///< the request that began with it, or the first advice of a new one; empty: nothing is on record
    std::optional<LocalDate> promisedFor;       ///< the day that was promised for that request
    bool done = false;                          ///< that request is done
};

struct RegionTalk
{
    Uuid region;                     ///< null: customers without a region
    BothTexts name;
    std::vector<TalkChange> changes; ///< settled, taken, new; within these the graver first
    int standing = 0;                ///< open since before yesterday, undecided
};

struct MorningTalk
{
    UtcTime since{};                 ///< the beginning of the last working day before today
    std::vector<RegionTalk> regions; ///< every region, in the order given; customers without one at the end, where they have something
};

/// The beginning of the last working day before that of `now`: on Monday it is Friday's.
[[nodiscard]] UtcTime yesterdayBegins(UtcTime now, const WorkCalendar &calendar);

/// For the morning's talk: how the warnings of yesterday change what is talked about today, region by region.
/// @param warnings  those not settled, and those settled since
/// @param tasks     of those warnings
/// @note Pure. Names of colleagues stand beside what they took on and are never counted.
[[nodiscard]] MorningTalk morningTalk(std::span<const model::Warning> warnings, std::span<const model::Decision> decisions, std::span<const model::Task> tasks,
                                      const std::unordered_map<Uuid, model::Customer> &customers, std::span<const model::Region> regions, UtcTime now,
                                      const WorkCalendar &calendar);

} // namespace sinan::insight
