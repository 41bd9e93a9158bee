#include "ui/screens/warning/wording.h"

namespace sinan::screens {

namespace {

template <class Format>
QString joined(std::span<const Money> amounts, Format text)
{
    QStringList parts;
    for (const Money &amount : amounts)
        parts << toQString(text(amount));
    return parts.join(QStringLiteral(" + "));
}

} // namespace

QString Wording::say(const insight::Message &message) const
{
    return message.id.empty() || !phrases ? QString() : toQString(phrases(message, language, now));
}

QString Wording::pick(const std::string &zh, const std::string &en) const
{
    const std::string &first = language == Language::Chinese ? zh : en;
    return toQString(first.empty() ? (language == Language::Chinese ? en : zh) : first);
}

QString Wording::pick(const insight::BothTexts &texts) const
{
    return pick(texts.zh, texts.en);
}

QString Wording::money(std::span<const Money> amounts) const
{
    return joined(amounts, [this](const Money &amount) { return format::money(amount, language); });
}

QString Wording::moneyInFull(std::span<const Money> amounts) const
{
    return joined(amounts, [](const Money &amount) { return format::moneyInFull(amount); });
}

QString Wording::remaining(UtcTime dueAt) const
{
    return toQString(format::remaining(dueAt - now, language));
}

QString Wording::dateTime(UtcTime time) const
{
    return toQString(format::dateTime(time, now, calendar, language));
}

QString Wording::date(LocalDate date) const
{
    return toQString(format::date(date, calendar.dateOf(now), language));
}

QString Wording::ago(UtcTime time) const
{
    return toQString(format::ago(time, now, calendar, language));
}

theme::Severity themeSeverity(model::Severity severity)
{
    switch (severity) {
    case model::Severity::Critical: return theme::Severity::Critical;
    case model::Severity::High: return theme::Severity::High;
    case model::Severity::Medium: return theme::Severity::Medium;
    case model::Severity::Low: return theme::Severity::Low;
    }
    return theme::Severity::Low;
}

QString channelIcon(model::Channel channel)
{
    return QStringLiteral("channel.") + toQString(model::nameOf(channel));
}

QString kindIcon(model::SignalKind kind)
{
    return QStringLiteral("signal.") + toQString(model::nameOf(kind));
}

} // namespace sinan::screens
