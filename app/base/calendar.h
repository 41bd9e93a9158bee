#pragma once

#include "app/base/clock.h"
#include "app/base/json.h"

#include <chrono>
#include <memory>
#include <set>
#include <string>

namespace sinan {

using LocalDate = std::chrono::sys_days; ///< a date on a wall calendar; no time zone of its own

/// "2026-03-02".
[[nodiscard]] std::string toIso(LocalDate date);
[[nodiscard]] std::optional<LocalDate> parseDate(std::string_view iso);

/// The workspace's time zone and its working days: Monday to Friday, less public holidays, plus make-up days.
/// @note Immutable and thread-safe once built.
class WorkCalendar
{
public:
    /// @param zone  IANA name; an unknown name falls back to UTC.
    explicit WorkCalendar(std::string zone, std::set<LocalDate> holidays = {}, std::set<LocalDate> makeUpDays = {});
    ~WorkCalendar();
    WorkCalendar(const WorkCalendar &);
    WorkCalendar &operator=(const WorkCalendar &);

    /// @param document  {"holidays": ["2026-02-17", …], "makeup": […]}: resources/calendar/cn.json has this shape.
    [[nodiscard]] static Result<WorkCalendar> fromJson(std::string zone, const Json &document);

    [[nodiscard]] const std::string &zone() const;
    [[nodiscard]] LocalDate dateOf(UtcTime time) const;
    /// Minutes since local midnight, 0 … 1439.
    [[nodiscard]] int minuteOfDay(UtcTime time) const;
    /// The moment at which a local date and minute of day begin.
    [[nodiscard]] UtcTime at(LocalDate date, int minuteOfDay = 0) const;
    [[nodiscard]] bool isWorkingDay(LocalDate date) const;
    /// Calendar days from one moment's date to another's; negative if `to` is earlier. 近7日 counts these.
    [[nodiscard]] int calendarDays(UtcTime from, UtcTime to) const;
    /// Full working days that lie strictly between the day of `from` and the day of `to`: 连续3天无更新 counts these.
    /// Updated Thursday, now Wednesday 08:10 → Friday, Monday, Tuesday = 3.
    [[nodiscard]] int fullWorkingDays(UtcTime from, UtcTime to) const;
    /// The first moment at which fullWorkingDays(from, moment) reaches `count` (> 0).
    [[nodiscard]] UtcTime whenFullWorkingDaysReach(UtcTime from, int count) const;

private:
    struct State;
    std::shared_ptr<const State> m_state;
};

} // namespace sinan
