#include "app/base/clock.h"

#include <QDateTime>
#include <QString>
#include <QTimeZone>

namespace sinan {

std::string toIso(UtcTime time)
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(time), Qt::UTC).toString(Qt::ISODateWithMs).toStdString();
}

std::optional<UtcTime> parseIso(std::string_view text, std::string_view zone)
{
    const QString iso = QString::fromUtf8(text.data(), qsizetype(text.size())).trimmed();
    QDateTime time = QDateTime::fromString(iso, Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    if (time.timeSpec() == Qt::LocalTime) {
        const QTimeZone named(QByteArray(zone.data(), qsizetype(zone.size())));
        if (!named.isValid())
            return std::nullopt;
        time = QDateTime(time.date(), time.time(), named);
    }
    return fromMillis(time.toMSecsSinceEpoch());
}

UtcTime SystemClock::now() const
{
    return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
}

namespace {

std::int64_t steadyMillis()
{
    return std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

} // namespace

SetClock::SetClock(UtcTime start, Mode mode) : m_mode(mode), m_offset(0)
{
    moveTo(start);
}

UtcTime SetClock::now() const
{
    return fromMillis(m_offset.load() + (m_mode == Mode::RunsOn ? steadyMillis() : 0));
}

void SetClock::moveTo(UtcTime time)
{
    m_offset.store(toMillis(time) - (m_mode == Mode::RunsOn ? steadyMillis() : 0));
}

} // namespace sinan
