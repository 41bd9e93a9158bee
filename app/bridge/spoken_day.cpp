#include "app/bridge/spoken_day.h"

#include "app/base/text_fold.h"
#include "app/base/utf8.h"

#include <array>
#include <utility>

namespace sinan::bridge {

namespace {

using std::chrono::days;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr std::array<std::string_view, 12> monthNames{"january", "february", "march",     "april",   "may",      "june",
                                                      "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> weekdayNames{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
/// What people shorten them to; three letters count for all.
constexpr std::array<std::pair<std::string_view, int>, 4> oddWeekdays{{{"tues", 1}, {"weds", 2}, {"thur", 3}, {"thurs", 3}}};
constexpr std::array<std::string_view, 10> hanDigits{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

std::optional<LocalDate> dayOf(int y, int m, int d)
{
    const year_month_day date{year{y}, month{unsigned(m)}, std::chrono::day{unsigned(d)}};
    return date.ok() ? std::optional(LocalDate(date)) : std::nullopt;
}

LocalDate mondayOf(LocalDate date)
{
    return date - days((std::chrono::weekday(date).iso_encoding() + 6) % 7);
}

LocalDate lastOfMonth(year_month_day of, int monthsOn)
{
    const auto wanted = year_month_day(of.year() / of.month() / 1) + std::chrono::months(monthsOn);
    return LocalDate(wanted.year() / wanted.month() / std::chrono::last);
}

/// Reads folded text from its beginning; each part either takes what it knows and moves on, or stays where it was.
class DayReading
{
public:
    DayReading(std::string_view text, LocalDate today) : m_text(text), m_today(today) {}

    [[nodiscard]] std::optional<LocalDate> read()
    {
        skipSpace();
        for (const char *before : {"before", "by", "until", "till", "on", "at", "due"}) {
            if (word(before)) {
                skipSpace();
                break;
            }
        }
        (void)(word("the") && (skipSpace(), true));
        for (const char *before : {"不晚于", "最晚", "在", "于", "到", "截至", "截止"})
            (void)han(before);
        skipSpace();
        const std::size_t begin = m_at;
        using Part = std::optional<LocalDate> (DayReading::*)();
        constexpr std::array<Part, 7> parts{&DayReading::namedDay, &DayReading::weekdayZh, &DayReading::weekdayEn, &DayReading::inSomeTime,
                                            &DayReading::endOfSpan, &DayReading::monthEn,  &DayReading::numbers};
        for (const Part part : parts) {
            m_at = begin;
            if (const auto date = (this->*part)()) {
                for (const char *behind : {"之前", "以前", "前", "之内", "以内"})
                    (void)han(behind);
                return date;
            }
        }
        return std::nullopt;
    }
    [[nodiscard]] std::size_t at() const { return m_at; }

private:
    [[nodiscard]] bool ends() const { return m_at >= m_text.size(); }
    [[nodiscard]] bool isLetter(std::size_t at) const { return at < m_text.size() && m_text[at] >= 'a' && m_text[at] <= 'z'; }
    void skipSpace()
    {
        while (!ends() && m_text[m_at] == ' ')
            ++m_at;
    }
    bool han(std::string_view text)
    {
        if (!m_text.substr(m_at).starts_with(text))
            return false;
        m_at += text.size();
        return true;
    }
    /// A Latin word, to its end.
    bool word(std::string_view text)
    {
        if (!m_text.substr(m_at).starts_with(text) || isLetter(m_at + text.size()))
            return false;
        m_at += text.size();
        return true;
    }
    std::optional<int> digits(std::size_t most)
    {
        const std::size_t begin = m_at;
        int value = 0;
        while (!ends() && isDigit(m_text[m_at]) && m_at - begin < most)
            value = value * 10 + (m_text[m_at++] - '0');
        if (m_at == begin || (!ends() && isDigit(m_text[m_at]))) {
            m_at = begin;
            return std::nullopt;
        }
        return value;
    }
    std::optional<int> hanDigit()
    {
        for (std::size_t i = 0; i < hanDigits.size(); ++i) {
            if (han(hanDigits[i]))
                return int(i);
        }
        return han("两") ? std::optional(2) : std::nullopt;
    }
    /// 1 … 99 in digits or characters: 12, 十二, 三十, 两.
    std::optional<int> number()
    {
        if (const auto plain = digits(2))
            return plain;
        const std::size_t begin = m_at;
        const auto first = hanDigit();
        if (!han("十")) {
            if (first && *first > 0)
                return first;
            m_at = begin;
            return std::nullopt;
        }
        return first.value_or(1) * 10 + hanDigit().value_or(0);
    }
    std::optional<int> numberEn()
    {
        constexpr std::array<std::string_view, 11> words{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
        if (const auto plain = digits(2))
            return plain;
        for (std::size_t i = 1; i < words.size(); ++i) {
            if (word(words[i]))
                return int(i);
        }
        return word("a") ? std::optional(1) : std::nullopt;
    }

    /// Without a year: the one that makes it nearest to today.
    [[nodiscard]] std::optional<LocalDate> nearest(int m, int d) const
    {
        std::optional<LocalDate> best;
        const int thisYear = int(year_month_day(m_today).year());
        for (const int y : {thisYear, thisYear + 1, thisYear - 1}) {
            const auto date = dayOf(y, m, d);
            if (date && (!best || std::abs((*date - m_today).count()) < std::abs((*best - m_today).count())))
                best = date;
        }
        return best;
    }

    std::optional<LocalDate> namedDay()
    {
        constexpr std::array<std::pair<std::string_view, int>, 12> zh{{{"大后天", 3}, {"后天", 2}, {"明天", 1}, {"明日", 1}, {"明早", 1}, {"明晚", 1},
                                                                       {"今天", 0}, {"今日", 0}, {"今晚", 0}, {"今早", 0}, {"当天", 0}, {"次日", 1}}};
        for (const auto &[text, ahead] : zh) {
            if (han(text))
                return m_today + days(ahead);
        }
        constexpr std::array<std::pair<std::string_view, int>, 4> en{{{"tomorrow", 1}, {"tmr", 1}, {"today", 0}, {"tonight", 0}}};
        for (const auto &[text, ahead] : en) {
            if (word(text))
                return m_today + days(ahead);
        }
        if (word("day") && (skipSpace(), word("after")) && (skipSpace(), word("tomorrow")))
            return m_today + days(2);
        return std::nullopt;
    }

    std::optional<LocalDate> weekdayZh()
    {
        int weeks = 0;
        bool named = false;
        while (han("下")) {
            ++weeks;
            named = true;
        }
        if (!named && (han("本") || han("这")))
            named = true;
        (void)han("个");
        if (!han("周") && !han("星期") && !han("礼拜"))
            return std::nullopt;
        std::optional<int> day;
        if (han("日") || han("天"))
            day = 7;
        else
            day = hanDigit();
        if (!day) {
            const std::size_t before = m_at;
            day = digits(1);
            // 周3 is a day, 周3-5 or 周2026 is none.
            if (!day)
                m_at = before;
        }
        if (!day || *day < 1 || *day > 7)
            return std::nullopt;
        return weekday(*day, named ? std::optional(weeks) : std::nullopt);
    }
    [[nodiscard]] LocalDate weekday(int iso, std::optional<int> weeksOn) const
    {
        const LocalDate thisWeek = mondayOf(m_today) + days(iso - 1);
        if (weeksOn)
            return thisWeek + days(7 * *weeksOn);
        return thisWeek > m_today ? thisWeek : thisWeek + days(7);
    }
    std::optional<int> weekdayName()
    {
        for (std::size_t i = 0; i < weekdayNames.size(); ++i) {
            if (word(weekdayNames[i]) || word(weekdayNames[i].substr(0, 3)))
                return int(i) + 1;
        }
        for (const auto &[text, index] : oddWeekdays) {
            if (word(text))
                return index + 1;
        }
        return std::nullopt;
    }
    std::optional<LocalDate> weekdayEn()
    {
        std::optional<int> weeks;
        if (word("next"))
            weeks = 1;
        else if (word("this"))
            weeks = 0;
        skipSpace();
        const auto day = weekdayName();
        return day ? std::optional(weekday(*day, weeks)) : std::nullopt;
    }

    std::optional<LocalDate> inSomeTime()
    {
        if (word("in") || word("within")) {
            skipSpace();
            const auto count = numberEn();
            skipSpace();
            if (count && (word("days") || word("day")))
                return m_today + days(*count);
            if (count && (word("weeks") || word("week")))
                return m_today + days(7 * *count);
            return std::nullopt;
        }
        const auto count = number();
        (void)han("个");
        if (!count || !(m_text.substr(m_at).starts_with("天") || m_text.substr(m_at).starts_with("周") || m_text.substr(m_at).starts_with("星期")
                        || m_text.substr(m_at).starts_with("礼拜")))
            return std::nullopt;
        const int unit = han("天") ? 1 : (void(han("周") || han("星期") || han("礼拜")), 7);
        // Only with 后 or 内 is it a time from now; 三天 alone may be how long something takes.
        for (const char *behind : {"之后", "以后", "后", "之内", "以内", "内"}) {
            if (han(behind))
                return m_today + days(unit * *count);
        }
        return std::nullopt;
    }

    std::optional<LocalDate> endOfSpan()
    {
        const year_month_day today(m_today);
        if (han("下个月底") || han("下月底"))
            return lastOfMonth(today, 1);
        if (han("本月底") || han("这个月底") || han("月底") || word("eom"))
            return lastOfMonth(today, 0);
        if (han("年底"))
            return dayOf(int(today.year()), 12, 31);
        if (word("eow"))
            return weekday(5, 0);
        if (!word("end"))
            return std::nullopt;
        (void)(skipSpace(), word("of"));
        for (const char *filler : {"the", "this"})
            (void)(skipSpace(), word(filler));
        const bool next = (skipSpace(), word("next"));
        skipSpace();
        if (word("month"))
            return lastOfMonth(today, next ? 1 : 0);
        if (word("week"))
            return weekday(5, next ? 1 : 0);
        return std::nullopt;
    }

    std::optional<int> monthName()
    {
        for (std::size_t i = 0; i < monthNames.size(); ++i) {
            if (word(monthNames[i]) || word(monthNames[i].substr(0, 3))) {
                if (!ends() && m_text[m_at] == '.')
                    ++m_at;
                return int(i) + 1;
            }
        }
        return word("sept") ? std::optional(9) : std::nullopt;
    }
    bool ordinalEnding() { return word("st") || word("nd") || word("rd") || word("th"); }
    std::optional<LocalDate> monthEn()
    {
        auto month = monthName();
        skipSpace();
        const auto day = digits(2);
        if (!day)
            return std::nullopt;
        const bool ordinal = ordinalEnding();
        if (!month) {
            const std::size_t before = m_at;
            (void)(skipSpace(), word("of"));
            skipSpace();
            month = monthName();
            if (!month) {
                m_at = before;
                return ordinal ? dayOfMonth(*day) : std::nullopt;
            }
        }
        const std::size_t before = m_at;
        if (!ends() && m_text[m_at] == ',')
            ++m_at;
        skipSpace();
        if (const auto named = digits(4); named && *named >= 1000)
            return dayOf(*named, *month, *day);
        m_at = before;
        return nearest(*month, *day);
    }

    bool separator()
    {
        if (ends())
            return false;
        if (m_text[m_at] == '-' || m_text[m_at] == '/' || m_text[m_at] == '.') {
            ++m_at;
            return true;
        }
        return false;
    }
    std::optional<LocalDate> numbers()
    {
        const std::size_t begin = m_at;
        if (const auto named = digits(4); named && *named >= 1000 && (han("年") || separator())) {
            const auto m = number();
            if (m && (han("月") || separator())) {
                if (const auto d = number()) {
                    (void)(han("日") || han("号"));
                    return endsHere() ? dayOf(*named, *m, *d) : std::nullopt;
                }
            }
            return std::nullopt;
        }
        m_at = begin;
        const auto first = number();
        if (!first)
            return std::nullopt;
        if (han("月")) {
            const auto d = number();
            (void)(han("日") || han("号"));
            return d && endsHere() ? nearest(*first, *d) : std::nullopt;
        }
        if (han("日") || han("号"))
            return dayOfMonth(*first);
        if (!separator())
            return std::nullopt;
        const auto second = digits(2);
        (void)(han("日") || han("号"));
        if (!second || !endsHere())
            return std::nullopt;
        // Month first; where that cannot be, the day.
        return *first > 12 ? nearest(*second, *first) : nearest(*first, *second);
    }
    /// 3.12万, 3-12-5, 3/12%: these are no days.
    [[nodiscard]] bool endsHere() const
    {
        if (ends())
            return true;
        const std::string_view rest = m_text.substr(m_at);
        if (rest.size() > 1 && (rest[0] == '-' || rest[0] == '/' || rest[0] == '.') && isDigit(rest[1]))
            return false;
        return !isDigit(rest[0]) && !isLetter(m_at) && rest[0] != '%' && !rest.starts_with("万") && !rest.starts_with("亿");
    }
    [[nodiscard]] std::optional<LocalDate> dayOfMonth(int day) const
    {
        const year_month_day today(m_today);
        for (int on = 0; on < 3; ++on) {
            const auto month = year_month_day(today.year() / today.month() / 1) + std::chrono::months(on);
            const auto date = dayOf(int(month.year()), int(unsigned(month.month())), day);
            if (date && *date >= m_today)
                return date;
        }
        return std::nullopt;
    }

    std::string_view m_text;
    LocalDate m_today;
    std::size_t m_at = 0;
};

std::optional<SpokenDay> readFolded(std::string_view folded, LocalDate today)
{
    DayReading reading(folded, today);
    const auto date = reading.read();
    return date ? std::optional(SpokenDay{*date, reading.at()}) : std::nullopt;
}

/// Whether a day may begin at `at`: not within a word, a number or after 上 (上周三 has gone).
bool mayBegin(std::string_view folded, std::size_t at)
{
    if (at == 0)
        return true;
    const char before = folded[at - 1];
    const bool latin = (before >= 'a' && before <= 'z') || isDigit(before);
    const bool joined = (before == '-' || before == '/' || before == '.') && at > 1 && isDigit(folded[at - 2]);
    const char here = folded[at];
    const bool startsLatin = (here >= 'a' && here <= 'z') || isDigit(here);
    if ((latin && startsLatin) || joined)
        return false;
    // "第三周二", "上周三", "周周三": what stands before makes it another thing.
    for (const char *other : {"上", "第", "每"}) {
        if (folded.substr(0, at).ends_with(other))
            return false;
    }
    return true;
}

} // namespace

std::optional<SpokenDay> readSpokenDay(std::string_view text, LocalDate today)
{
    const FoldedText folded = foldWithOrigin(text);
    auto day = readFolded(folded.text, today);
    if (day)
        day->size = folded.origin[day->size];
    return day;
}

std::optional<FoundDay> findSpokenDay(std::string_view text, LocalDate today)
{
    const FoldedText folded = foldWithOrigin(text);
    for (std::size_t at = 0; at < folded.text.size(); ++at) {
        if ((std::uint8_t(folded.text[at]) & 0xC0) == 0x80 || folded.text[at] == ' ' || !mayBegin(folded.text, at))
            continue;
        const auto day = readFolded(std::string_view(folded.text).substr(at), today);
        if (!day)
            continue;
        const std::size_t from = folded.origin[at];
        return FoundDay{from, SpokenDay{day->date, folded.origin[at + day->size] - from}};
    }
    return std::nullopt;
}

} // namespace sinan::bridge
