#pragma once

#include "app/base/calendar.h"
#include "app/base/money.h"

#include <string>

namespace sinan {

/// The two languages of everything that a person reads.
enum class Language { Chinese, English };

[[nodiscard]] std::string_view toText(Language language); ///< "zh", "en"
[[nodiscard]] std::optional<Language> parseLanguage(std::string_view text);

/// Numbers and times as ux.md §3.4 wants them. The unit is always in the text.
namespace format {

/// zh "¥310 万", "¥1.28 亿", "¥8,420"; en "¥3.1M", "¥128M", "¥8,420". At most two decimals, no trailing zeros.
[[nodiscard]] std::string money(const Money &money, Language language);
/// Whole amount with grouping and decimals as booked: "¥3,100,000.00". For tooltips and copies.
[[nodiscard]] std::string moneyInFull(const Money &money);
/// "1,234,567".
[[nodiscard]] std::string integer(std::int64_t number);
/// Up to one decimal, without a trailing zero: "2.3".
[[nodiscard]] std::string decimal(double number);
/// zh "3月2日 周一", en "Mon 2 Mar"; with the year where it is not the year of `now`.
[[nodiscard]] std::string date(LocalDate date, LocalDate today, Language language);
/// zh "3月2日 周一 14:30", en "Mon 2 Mar, 14:30".
[[nodiscard]] std::string dateTime(UtcTime time, UtcTime now, const WorkCalendar &calendar, Language language);
/// Wall clock alone: "08:10".
[[nodiscard]] std::string timeOfDay(UtcTime time, const WorkCalendar &calendar);
/// How long is left: zh "剩 6 时 12 分", "剩 21 时", "剩 3 天", "已过 2 时"; en "6 h 12 min left", "21 h left", "3 days left", "2 h over".
/// Minutes appear below 12 hours, days from 48 hours on.
[[nodiscard]] std::string remaining(Millis left, Language language);
/// How long ago: zh "刚刚", "5 分钟前", "3 小时前", "2 天前"; en "just now", "5 min ago", "3 h ago", "2 days ago"; beyond 7 days the date.
[[nodiscard]] std::string ago(UtcTime time, UtcTime now, const WorkCalendar &calendar, Language language);

} // namespace format
} // namespace sinan
