#include "app/base/calendar.h"

#include <QDateTime>
#include <QTimeZone>

namespace sinan {

namespace {

QDate toQDate(LocalDate date)
{
    return QDate(1970, 1, 1).addDays(date.time_since_epoch().count());
}

LocalDate fromQDate(QDate date)
{
    return LocalDate(std::chrono::days(QDate(1970, 1, 1).daysTo(date)));
}

Result<std::set<LocalDate>> readDates(const Json &document, std::string_view key)
{
    std::set<LocalDate> dates;
    for (const Json &entry : memberOrNull(document, key)) {
        const auto date = entry.is_string() ? parseDate(entry.get_ref<const std::string &>()) : std::nullopt;
        if (!date)
            return Error{ErrorCode::Unreadable, "calendar." + std::string(key), "not a date", {}}.with("value", dumpJson(entry));
        dates.insert(*date);
    }
    return dates;
}

} // namespace

std::string toIso(LocalDate date)
{
    return toQDate(date).toString(Qt::ISODate).toStdString();
}

std::optional<LocalDate> parseDate(std::string_view iso)
{
    const QDate date = QDate::fromString(QString::fromUtf8(iso.data(), qsizetype(iso.size())), Qt::ISODate);
    return date.isValid() ? std::optional(fromQDate(date)) : std::nullopt;
}

struct WorkCalendar::State {
    std::string zone;
    QTimeZone timeZone;
    std::set<LocalDate> holidays;
    std::set<LocalDate> makeUpDays;
};

WorkCalendar::WorkCalendar(std::string zone, std::set<LocalDate> holidays, std::set<LocalDate> makeUpDays)
{
    QTimeZone timeZone(QByteArray::fromStdString(zone));
    if (!timeZone.isValid()) {
        timeZone = QTimeZone::utc();
        zone = "UTC";
    }
    m_state = std::make_shared<const State>(State{std::move(zone), timeZone, std::move(holidays), std::move(makeUpDays)});
}

WorkCalendar::~WorkCalendar() = default;
WorkCalendar::WorkCalendar(const WorkCalendar &) = default;
WorkCalendar &WorkCalendar::operator=(const WorkCalendar &) = default;

Result<WorkCalendar> WorkCalendar::fromJson(std::string zone, const Json &document)
{
    SINAN_ASSIGN(auto holidays, readDates(document, "holidays"));
    SINAN_ASSIGN(auto makeUpDays, readDates(document, "makeup"));
    return WorkCalendar(std::move(zone), std::move(holidays), std::move(makeUpDays));
}

const std::string &WorkCalendar::zone() const
{
    return m_state->zone;
}

LocalDate WorkCalendar::dateOf(UtcTime time) const
{
    return fromQDate(QDateTime::fromMSecsSinceEpoch(toMillis(time), m_state->timeZone).date());
}

int WorkCalendar::minuteOfDay(UtcTime time) const
{
    const QTime local = QDateTime::fromMSecsSinceEpoch(toMillis(time), m_state->timeZone).time();
    return local.hour() * 60 + local.minute();
}

UtcTime WorkCalendar::at(LocalDate date, int minuteOfDay) const
{
    const QDateTime local(toQDate(date), QTime(minuteOfDay / 60, minuteOfDay % 60), m_state->timeZone);
    return fromMillis(local.toMSecsSinceEpoch());
}

bool WorkCalendar::isWorkingDay(LocalDate date) const
{
    if (m_state->makeUpDays.contains(date))
        return true;
    const unsigned weekday = std::chrono::weekday(date).iso_encoding();
    return weekday <= 5 && !m_state->holidays.contains(date);
}

int WorkCalendar::calendarDays(UtcTime from, UtcTime to) const
{
    return int((dateOf(to) - dateOf(from)).count());
}

int WorkCalendar::fullWorkingDays(UtcTime from, UtcTime to) const
{
    int count = 0;
    const LocalDate last = dateOf(to);
    for (LocalDate date = dateOf(from) + std::chrono::days(1); date < last; date += std::chrono::days(1))
        count += isWorkingDay(date);
    return count;
}

UtcTime WorkCalendar::whenFullWorkingDaysReach(UtcTime from, int count) const
{
    LocalDate date = dateOf(from);
    for (int reached = 0; reached < count;) {
        date += std::chrono::days(1);
        reached += isWorkingDay(date);
    }
    return at(date + std::chrono::days(1));
}

} // namespace sinan
