#include "ui/widgets/route.h"

#include <QRegularExpression>

namespace sinan::widgets {

QString Route::toText() const
{
    QString text = place;
    if (!id.isEmpty())
        text += QLatin1Char('/') + id;
    if (!anchor.isEmpty())
        text += QLatin1Char('#') + anchor;
    return text;
}

std::optional<Route> Route::parse(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral("^([a-z][a-z_-]*)(?:/([^#/]+))?(?:#(.+))?$"));
    const auto match = shape.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    return Route{match.captured(1), match.captured(2), match.captured(3)};
}

Route Route::to(const QString &place, const Uuid &id)
{
    return Route{place, QString::fromStdString(id.toString()), {}};
}

Route Route::toWords(const Uuid &interaction, std::int64_t from, std::int64_t to)
{
    Route route = Route::to(QStringLiteral("conversation"), interaction);
    route.anchor = QStringLiteral("%1-%2").arg(from).arg(to);
    return route;
}

std::optional<Uuid> Route::uuid() const
{
    return Uuid::parse(id.toStdString());
}

std::optional<Route::Span> Route::span() const
{
    static const QRegularExpression shape(QStringLiteral("^(\\d+)-(\\d+)$"));
    const auto match = shape.match(anchor);
    if (!match.hasMatch())
        return std::nullopt;
    const Span span{match.captured(1).toLongLong(), match.captured(2).toLongLong()};
    if (span.from >= span.to)
        return std::nullopt;
    return span;
}

} // namespace sinan::widgets
