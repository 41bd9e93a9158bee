#pragma once

#include "app/base/calendar.h"

#include <optional>
#include <string>
#include <string_view>

namespace sinan::bridge {

/// In which order day, month and year stand where numbers alone do not tell.
enum class DateOrder { Unknown, YearMonthDay, DayMonthYear, MonthDayYear };

struct ReadDate
{
    LocalDate date{};
    std::optional<int> secondOfDay;       ///< local to the offset, or to the reader's zone where there is none
    std::optional<int> offsetMinutes;     ///< east of UTC, where the text says so
    bool ambiguous = false;               ///< 3/4/2026: read in the order given, or day first where none was
    bool dayAboveTwelve = false;          ///< 31/12/2026 or 12/31/2026: the order shows itself …
    DateOrder order = DateOrder::Unknown; ///< … as this; YearMonthDay where the year or a month's name leads
};

/// Reads a date as people write them: 2026-03-02, 2026/3/2, 2026.3.2, 20260302, 2026年3月2日, 3-Mar-26, Mar 3, 2026, 31/12/2026,
/// each also with a time (14:30, 14:30:05, 2:30 PM, 下午2:30, 14时30分, ISO 8601 with offset) or a day of the week. Full-width
/// signs are fine.
/// @return nothing where the text is no date, or no day of the calendar (31/02/2026)
[[nodiscard]] std::optional<ReadDate> readDate(std::string_view text, DateOrder order = DateOrder::Unknown);
/// A serial number of a workbook (46083 → 2026-03-02); only numbers between 1 and 2958465.
[[nodiscard]] std::optional<ReadDate> readSerialDate(std::string_view text, bool since1904);
/// The moment that a date means in a zone; midnight where it has no time.
[[nodiscard]] UtcTime toMoment(const ReadDate &date, const WorkCalendar &calendar);

struct ReadNumber
{
    double value = 0;
    std::string currency; ///< ISO, where a sign or word says so
    bool percent = false; ///< value is then already divided: 12% → .12
    bool scaled = false;  ///< 万, 亿, k … stood behind it and are in the value
    bool whole = false;   ///< no point and no unit
};

/// Reads a number as people write them: 1,234.50  1 234,50  ¥310万  1.28亿  8.4k  USD 1,200  12%  (350)  -3  约50 is none.
/// @param decimal  '.' or ','; 0: the sign that stands last and is not followed by three digits alone is the decimal one
[[nodiscard]] std::optional<ReadNumber> readNumber(std::string_view text, char decimal = 0);

/// ★★★☆☆ as a number: the full stars. Nothing where other characters stand beside them.
[[nodiscard]] std::optional<double> starsIn(std::string_view cell);

/// Looks like a telephone number: 138 0013 8000, +86-21-6123 4567, 021-61234567; at least 7 digits, hardly anything else.
[[nodiscard]] bool looksLikePhone(std::string_view text);
[[nodiscard]] bool looksLikeMail(std::string_view text);
[[nodiscard]] bool looksLikeWebsite(std::string_view text);

} // namespace sinan::bridge
