#include "app/bridge/cell_values.h"

#include "app/base/text_fold.h"
#include "app/base/utf8.h"

#include <array>
#include <cmath>
#include <vector>

namespace sinan::bridge {

namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Folding costs; plain ASCII in lower case needs none.
std::string folded(std::string_view text)
{
    bool plain = true;
    for (const char c : text)
        plain = plain && std::uint8_t(c) < 0x80 && !(c >= 'A' && c <= 'Z');
    return plain ? std::string(text) : fold(text);
}

/// A date's text cut into numbers and words; the signs between them matter little.
struct Token
{
    enum class Kind { Number, Word, Colon, Sign };
    Kind kind = Kind::Sign;
    std::string text;
    int number = 0;
    int digits = 0;
};

std::vector<Token> tokens(std::string_view text)
{
    std::vector<Token> result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        const char c = text[at];
        Token token;
        if (isDigit(c)) {
            while (at < text.size() && isDigit(text[at]))
                ++at;
            token.kind = Token::Kind::Number;
            token.digits = int(at - from);
            for (std::size_t i = from; i < at && i < from + 9; ++i)
                token.number = token.number * 10 + (text[i] - '0');
        } else if (isLetter(c)) {
            while (at < text.size() && isLetter(text[at]))
                ++at;
            token.kind = Token::Kind::Word;
        } else if (std::uint8_t(c) >= 0x80) {
            (void)nextCodePoint(text, at);
            token.kind = Token::Kind::Word;
        } else {
            ++at;
            token.kind = c == ':' ? Token::Kind::Colon : Token::Kind::Sign;
            if (c == ' ') {
                if (!result.empty() && result.back().kind == Token::Kind::Sign && result.back().text == " ")
                    continue;
            }
        }
        token.text = std::string(text.substr(from, at - from));
        result.push_back(std::move(token));
        if (result.size() > 24)
            break;
    }
    return result;
}

int monthOf(std::string_view word)
{
    static constexpr std::array<std::string_view, 12> names{
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};
    if (word == "sept")
        return 9;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (word == names[i] || (word.size() == 3 && names[i].substr(0, 3) == word))
            return int(i) + 1;
    }
    return 0;
}

bool isWeekday(std::string_view word)
{
    static constexpr std::array<std::string_view, 7> names{"monday", "tuesday",  "wednesday", "thursday",
                                                           "friday", "saturday", "sunday"};
    for (const auto name : names) {
        if (word.size() >= 3 && name.substr(0, word.size()) == word)
            return true;
    }
    return false;
}

std::optional<LocalDate> day(int year, int month, int dayOfMonth)
{
    const std::chrono::year_month_day ymd{std::chrono::year(year), std::chrono::month(unsigned(month)),
                                          std::chrono::day(unsigned(dayOfMonth))};
    if (year < 1900 || year > 2200 || month < 1 || dayOfMonth < 1 || !ymd.ok())
        return std::nullopt;
    return LocalDate(ymd);
}

int fullYear(const Token &token)
{
    if (token.digits > 2)
        return token.number;
    return token.number < 70 ? 2000 + token.number : 1900 + token.number;
}

/// The clock part, from token `at` on; what follows it must be harmless.
bool readClock(const std::vector<Token> &parts, std::size_t at, ReadDate &date)
{
    int halfDay = -1; // 0 morning, 1 afternoon
    std::vector<int> numbers;
    for (; at < parts.size(); ++at) {
        const Token &token = parts[at];
        if (token.kind == Token::Kind::Word) {
            if (token.text == "am" || token.text == "a" || token.text == "上")
                halfDay = 0;
            else if (token.text == "pm" || token.text == "p" || token.text == "下" || token.text == "晚")
                halfDay = 1;
            else if (token.text == "z")
                date.offsetMinutes = 0;
            else if (token.text == "周" || token.text == "星") {
                // 周一, 星期一
                while (at + 1 < parts.size() && parts[at + 1].kind == Token::Kind::Word)
                    ++at;
            } else if (!isWeekday(token.text) && token.text != "t" && token.text != "m" && token.text != "午" &&
                       token.text != "时" && token.text != "点" && token.text != "分" && token.text != "秒" &&
                       token.text != "utc" && token.text != "gmt" && token.text != "cst")
                return false;
        } else if (token.kind == Token::Kind::Number) {
            // Fractions of a second, then an offset.
            const bool sign = at > 0 && parts[at - 1].kind == Token::Kind::Sign;
            if (sign && parts[at - 1].text == "." && numbers.size() == 3)
                continue;
            if (sign && (parts[at - 1].text == "+" || parts[at - 1].text == "-") && numbers.size() >= 2) {
                const int direction = parts[at - 1].text == "-" ? -1 : 1;
                int minutes = token.digits == 4 ? token.number / 100 * 60 + token.number % 100 : token.number * 60;
                if (at + 2 < parts.size() && parts[at + 1].kind == Token::Kind::Colon &&
                    parts[at + 2].kind == Token::Kind::Number) {
                    minutes += parts[at + 2].number;
                    at += 2;
                }
                date.offsetMinutes = direction * std::min(minutes, 24 * 60);
                continue;
            }
            numbers.push_back(token.number);
        } else if (token.kind == Token::Kind::Sign && token.text.find_first_of("/#@!*=?") != std::string::npos) {
            return false;
        }
    }
    if (numbers.empty())
        return true;
    if (numbers.size() < 2 || numbers.size() > 3)
        return numbers.size() == 1 && halfDay >= 0 ? (date.secondOfDay = (numbers[0] % 12 + 12 * halfDay) * 3600, true) : false;
    int hour = numbers[0];
    if (halfDay == 1 && hour < 12)
        hour += 12;
    if (halfDay == 0 && hour == 12)
        hour = 0;
    const int second = numbers.size() == 3 ? numbers[2] : 0;
    if (hour > 24 || numbers[1] > 59 || second > 60)
        return false;
    date.secondOfDay = std::min(hour * 3600 + numbers[1] * 60 + second, 86399);
    return true;
}

} // namespace

std::optional<ReadDate> readDate(std::string_view original, DateOrder order)
{
    if (original.size() < 5 || original.size() > 60)
        return std::nullopt;
    const std::string text = folded(trimmed(original));
    std::vector<Token> parts = tokens(text);
    ReadDate result;
    std::vector<std::size_t> numbers; // of the date
    int month = 0;
    std::size_t at = 0;
    while (at < parts.size() && numbers.size() + (month ? 1 : 0) < 3) {
        const Token &token = parts[at];
        if (token.kind == Token::Kind::Number) {
            if (at + 1 < parts.size() && parts[at + 1].kind == Token::Kind::Colon)
                break; // a clock already
            numbers.push_back(at);
        } else if (token.kind == Token::Kind::Word) {
            const int named = monthOf(token.text);
            if (named && !month)
                month = named;
            else if (!isWeekday(token.text) && token.text != "年" && token.text != "月" && token.text != "日" &&
                     token.text != "号" && token.text != "st" && token.text != "nd" && token.text != "rd" && token.text != "th" &&
                     token.text != "of")
                return std::nullopt;
        } else if (token.text != "-" && token.text != "/" && token.text != "." && token.text != "," && token.text != " ") {
            return std::nullopt;
        }
        ++at;
        if (numbers.size() == 1 && parts[numbers[0]].digits == 8 && !month)
            break;
    }
    if (numbers.empty())
        return std::nullopt;
    const Token &first = parts[numbers[0]];
    std::optional<LocalDate> date;
    if (numbers.size() == 1 && first.digits == 8 && !month && at == 1) {
        date = day(first.number / 10000, first.number / 100 % 100, first.number % 100);
        result.order = DateOrder::YearMonthDay;
    } else if (month && numbers.size() == 2) {
        const Token &second = parts[numbers[1]];
        // "2026 Mar 3", "3-Mar-26", "Mar 3, 2026"
        date = first.digits == 4 ? day(first.number, month, second.number) : day(fullYear(second), month, first.number);
        result.order = DateOrder::YearMonthDay;
    } else if (!month && numbers.size() == 2 && first.digits == 4 && text.find("\xe5\xb9\xb4") != std::string::npos) {
        date = day(first.number, parts[numbers[1]].number, 1); // 2026年3月
        result.order = DateOrder::YearMonthDay;
    } else if (!month && numbers.size() == 3) {
        const Token &second = parts[numbers[1]];
        const Token &third = parts[numbers[2]];
        if (first.digits > 4 || second.digits > 2 || third.digits > 4 || third.digits == 3)
            return std::nullopt;
        if (first.digits == 4 || (order == DateOrder::YearMonthDay && third.digits <= 2)) {
            date = day(fullYear(first), second.number, third.number);
            result.order = DateOrder::YearMonthDay;
        } else {
            result.dayAboveTwelve = first.number > 12 || second.number > 12;
            if (first.number > 12)
                result.order = DateOrder::DayMonthYear;
            else if (second.number > 12)
                result.order = DateOrder::MonthDayYear;
            else
                result.order = order == DateOrder::MonthDayYear ? DateOrder::MonthDayYear : DateOrder::DayMonthYear;
            result.ambiguous = !result.dayAboveTwelve && first.number != second.number;
            date = result.order == DateOrder::MonthDayYear ? day(fullYear(third), first.number, second.number)
                                                           : day(fullYear(third), second.number, first.number);
        }
    }
    if (!date)
        return std::nullopt;
    // 日, 号 or a day's name may stand behind the last number.
    while (at < parts.size() && (parts[at].text == "日" || parts[at].text == "号" || parts[at].text == "月"))
        ++at;
    result.date = *date;
    if (!readClock(parts, at, result))
        return std::nullopt;
    return result;
}

std::optional<ReadDate> readSerialDate(std::string_view text, bool since1904)
{
    const auto number = readNumber(text, '.');
    if (!number || number->value < 1 || number->value > 2958465 || number->percent || number->scaled || !number->currency.empty())
        return std::nullopt;
    using namespace std::chrono;
    const double whole = std::floor(number->value);
    const sys_days origin = since1904    ? sys_days(year(1904) / 1 / 1)
                            : whole < 60 ? sys_days(year(1899) / 12 / 31)
                                         : sys_days(year(1899) / 12 / 30);
    ReadDate date;
    date.date = LocalDate(origin + std::chrono::days(std::int64_t(whole)));
    if (number->value > whole)
        date.secondOfDay = std::min(86399, int(std::lround((number->value - whole) * 86400)));
    date.order = DateOrder::YearMonthDay;
    return date;
}

UtcTime toMoment(const ReadDate &date, const WorkCalendar &calendar)
{
    const int second = date.secondOfDay.value_or(0);
    if (date.offsetMinutes)
        return UtcTime(date.date) + std::chrono::seconds(second) - std::chrono::minutes(*date.offsetMinutes);
    return calendar.at(date.date, second / 60) + std::chrono::seconds(second % 60);
}

} // namespace sinan::bridge
