#pragma once

#include "app/base/calendar.h"

#include <optional>
#include <string_view>

namespace sinan::bridge {

struct SpokenDay
{
    LocalDate date{};
    std::size_t size = 0; ///< bytes of the text that say it, with "by" before and 前 behind it
};

/// The day with which `text` begins, as people write down when something shall be: 3-12, 3/12, 3月12日, 12号, 2026-03-12, 明天, 大后天,
/// 周三 (the next one), 本周三, 下周三, 三天后, 两周内, 月底, 下月底; tomorrow, Wed, next Wednesday, Mar 12, 12th of March, in 3 days, end of
/// month. Any width and case.
/// Without a year the one nearest to `today`; a day of the month that has gone means next month's. A weekday named on that weekday means
/// the one in seven days.
/// @return nothing where the text does not begin with a day, or with none of the calendar (2-30)
/// @note Pure.
[[nodiscard]] std::optional<SpokenDay> readSpokenDay(std::string_view text, LocalDate today);

/// Where in `text` a day is said, the first one that stands by itself: not in 上周三, v3.12 or 138-1234.
struct FoundDay
{
    std::size_t from = 0;
    SpokenDay day;
};
[[nodiscard]] std::optional<FoundDay> findSpokenDay(std::string_view text, LocalDate today);

} // namespace sinan::bridge
