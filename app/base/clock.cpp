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

SetClock::SetClock(UtcTime start, Mode mode) : m_start(start), m_mode(mode), m_since(std::chrono::steady_clock::now()) {}

UtcTime SetClock::now() const
{
    if (m_mode == Mode::StandsStill)
        return m_start;
    return m_start + std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now() - m_since);
}

void SetClock::moveTo(UtcTime time)
{
    m_start = time;
    m_since = std::chrono::steady_clock::now();
}

} // namespace sinan
