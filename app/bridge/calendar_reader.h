#pragma once

#include "app/bridge/structured_input.h"

namespace sinan::bridge {

/// An event of a calendar: an appointment that took place, or will.
struct CalendarEvent
{
    std::string title;
    std::string place;
    std::string notes;
    std::string organizer;
    std::vector<std::string> people; ///< names, or addresses where there is none
    std::vector<std::string> mails;  ///< addresses of all
    std::optional<UtcTime> begins;
    std::optional<UtcTime> ends;
    bool wholeDay = false;
    bool cancelled = false;
    bool repeats = false; ///< of a series: this is its first
    std::string uid;      ///< with the recurrence's moment where one of a series was changed
    std::int64_t row = 1;
};

/// The events of an iCalendar text, in its order; cancelled ones among them.
/// @param zone  IANA name: times without a zone are local there
[[nodiscard]] std::vector<CalendarEvent> readEvents(const std::string &text, const std::string &zone, IssueList &issues,
                                                    const InputLimits &limits);

/// An event with notes as a meeting; nothing for one that says no more than when and where.
[[nodiscard]] std::optional<ParsedTalk> talkOf(const CalendarEvent &event);

/// A calendar as meetings. Events without notes stay out and are counted.
/// @retval ErrorCode::Unreadable  it holds no event
[[nodiscard]] Result<StructuredInput> readCalendar(const std::string &file, const std::string &text, const std::string &zone,
                                                   const InputLimits &limits);

} // namespace sinan::bridge
