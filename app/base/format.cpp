#include "app/base/format.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace sinan {

std::string_view toText(Language language)
{
    return language == Language::Chinese ? "zh" : "en";
}

std::optional<Language> parseLanguage(std::string_view text)
{
    if (text.starts_with("zh"))
        return Language::Chinese;
    if (text.starts_with("en"))
        return Language::English;
    return std::nullopt;
}

int minorDigits(std::string_view currency)
{
    if (currency == "JPY" || currency == "KRW" || currency == "VND")
        return 0;
    if (currency == "KWD" || currency == "BHD" || currency == "JOD")
        return 3;
    return 2;
}

double majorUnits(const Money &money)
{
    return double(money.minor) / std::pow(10.0, minorDigits(money.currency));
}

namespace format {

namespace {

std::string symbol(std::string_view currency)
{
    if (currency == "CNY" || currency == "JPY")
        return "¥";
    if (currency == "USD")
        return "$";
    if (currency == "EUR")
        return "€";
    if (currency == "GBP")
        return "£";
    return std::string(currency) + " ";
}

std::string withoutTrailingZeros(double number, int decimals)
{
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%.*f", decimals, number);
    std::string text = buffer;
    if (text.find('.') != std::string::npos) {
        while (text.back() == '0')
            text.pop_back();
        if (text.back() == '.')
            text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

constexpr std::array weekdaysZh{"周日", "周一", "周二", "周三", "周四", "周五", "周六"};
constexpr std::array weekdaysEn{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array monthsEn{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// Three figures, as ¥12.8 万 or ¥310 万; four with a comma between, as ¥1,124 万: more would be noise at this size.
std::string scaled(double value)
{
    return value >= 999.5 ? integer(std::int64_t(std::llround(value))) : withoutTrailingZeros(value, value >= 100 ? 0 : value >= 10 ? 1 : 2);
}

} // namespace

std::string money(const Money &money, Language language)
{
    const double value = std::abs(majorUnits(money));
    const std::string head = (money.minor < 0 ? "−" : "") + symbol(money.currency);
    if (language == Language::Chinese) {
        if (value >= 99'995'000)
            return head + scaled(value / 1e8) + " 亿";
        if (value >= 10'000)
            return head + scaled(value / 1e4) + " 万";
    } else {
        if (value >= 999'500'000)
            return head + scaled(value / 1e9) + "B";
        if (value >= 999'500)
            return head + scaled(value / 1e6) + "M";
        if (value >= 10'000)
            return head + scaled(value / 1e3) + "K";
    }
    return head + integer(std::int64_t(std::llround(value)));
}

std::string moneyInFull(const Money &money)
{
    const int digits = minorDigits(money.currency);
    std::int64_t unit = 1;
    for (int i = 0; i < digits; ++i)
        unit *= 10;
    const std::int64_t absolute = std::abs(money.minor);
    std::string text = (money.minor < 0 ? "−" : "") + symbol(money.currency) + integer(absolute / unit);
    if (digits > 0) {
        std::string decimals = std::to_string(absolute % unit);
        text += "." + std::string(std::size_t(digits) - decimals.size(), '0') + decimals;
    }
    return text;
}

std::string integer(std::int64_t number)
{
    std::string digits = std::to_string(number < 0 ? -number : number);
    for (std::ptrdiff_t at = std::ptrdiff_t(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(std::size_t(at), ",");
    return (number < 0 ? "−" : "") + digits;
}

std::string decimal(double number)
{
    return withoutTrailingZeros(number, 1);
}

std::string date(LocalDate date, LocalDate today, Language language)
{
    const std::chrono::year_month_day day(date);
    const std::chrono::year_month_day now(today);
    const auto weekday = std::chrono::weekday(date).c_encoding();
    const std::string d = std::to_string(unsigned(day.day()));
    const bool sameYear = day.year() == now.year();
    if (language == Language::Chinese) {
        const std::string year = sameYear ? "" : std::to_string(int(day.year())) + "年";
        return year + std::to_string(unsigned(day.month())) + "月" + d + "日" + (sameYear ? std::string(" ") + weekdaysZh[weekday] : "");
    }
    const std::string month = monthsEn[unsigned(day.month()) - 1];
    return sameYear ? std::string(weekdaysEn[weekday]) + " " + d + " " + month : d + " " + month + " " + std::to_string(int(day.year()));
}

std::string timeOfDay(UtcTime time, const WorkCalendar &calendar)
{
    const int minute = calendar.minuteOfDay(time);
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "%02d:%02d", (minute / 60) % 24, minute % 60);
    return buffer;
}

std::string dateTime(UtcTime time, UtcTime now, const WorkCalendar &calendar, Language language)
{
    const std::string day = date(calendar.dateOf(time), calendar.dateOf(now), language);
    return day + (language == Language::Chinese ? " " : ", ") + timeOfDay(time, calendar);
}

std::string remaining(Millis left, Language language)
{
    const bool zh = language == Language::Chinese;
    const bool over = left < Millis(0);
    // Whole minutes, rounded down while time is left, so that the clock never promises more than there is.
    const std::int64_t minutes = std::chrono::floor<std::chrono::minutes>(over ? -left : left).count();
    std::string span;
    if (minutes < 60)
        span = std::to_string(minutes) + (zh ? " 分" : " min");
    else if (minutes < 12 * 60)
        span = std::to_string(minutes / 60) + (zh ? " 时" : " h") + (minutes % 60 ? " " + std::to_string(minutes % 60) + (zh ? " 分" : " min") : "");
    else if (minutes < 48 * 60)
        span = std::to_string(minutes / 60) + (zh ? " 时" : " h");
    else
        span = std::to_string(minutes / 1440) + (zh ? " 天" : " days");
    if (zh)
        return (over ? "已过 " : "剩 ") + span;
    return span + (over ? " overdue" : " left");
}

std::string ago(UtcTime time, UtcTime now, const WorkCalendar &calendar, Language language)
{
    const bool zh = language == Language::Chinese;
    const auto minutes = std::chrono::floor<std::chrono::minutes>(now - time).count();
    if (minutes < 1)
        return zh ? "刚刚" : "just now";
    if (minutes < 60)
        return std::to_string(minutes) + (zh ? " 分钟前" : " min ago");
    if (minutes < 24 * 60)
        return std::to_string(minutes / 60) + (zh ? " 小时前" : " h ago");
    const auto days = minutes / 1440;
    if (days <= 7)
        return std::to_string(days) + (zh ? " 天前" : days == 1 ? " day ago" : " days ago");
    return date(calendar.dateOf(time), calendar.dateOf(now), language);
}

} // namespace format
} // namespace sinan
