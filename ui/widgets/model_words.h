#pragma once

#include "app/base/format.h"
#include "app/model/interaction.h"
#include "app/model/warning.h"
#include "ui/theme/severity.h"

#include <QString>

namespace sinan::widgets {

/// Text of app/ (UTF-8) on screen.
[[nodiscard]] inline QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// A label of the field tables in that language.
[[nodiscard]] inline QString labelText(const model::Label &label, Language language)
{
    return toQt(language == Language::Chinese ? label.zh : label.en);
}

/// An enumerator as people read it: choiceText(model::Verb::Snooze, Language::Chinese) → "稍后".
template <class E> [[nodiscard]] QString choiceText(E value, Language language)
{
    return labelText(model::labelOf(value), language);
}

[[nodiscard]] inline theme::Severity severityOf(model::Severity severity)
{
    switch (severity) {
    case model::Severity::Critical:
        return theme::Severity::Critical;
    case model::Severity::High:
        return theme::Severity::High;
    case model::Severity::Medium:
        return theme::Severity::Medium;
    case model::Severity::Low:
        break;
    }
    return theme::Severity::Low;
}

/// A deadline nearer than this is urgent.
inline constexpr auto urgentBelow = std::chrono::hours(12);
/// The colour in which every screen tells how long is left.
[[nodiscard]] inline theme::ColorRole deadlineRole(UtcTime at, UtcTime now)
{
    return at <= now ? theme::ColorRole::Critical : at - now < urgentBelow ? theme::ColorRole::High : theme::ColorRole::Text2;
}

/// Names of icons.list.
[[nodiscard]] inline QString signalIcon(model::SignalKind kind)
{
    return QStringLiteral("signal.") + toQt(model::nameOf(kind));
}
[[nodiscard]] inline QString channelIcon(model::Channel channel)
{
    return QStringLiteral("channel.") + toQt(model::nameOf(channel));
}
[[nodiscard]] inline QString verbIcon(model::Verb verb)
{
    return QStringLiteral("verb.") + toQt(model::nameOf(verb));
}

} // namespace sinan::widgets
