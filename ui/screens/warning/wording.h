#pragma once

#include "app/base/calendar.h"
#include "app/base/format.h"
#include "app/insight/explanation.h"
#include "app/model/interaction.h"
#include "app/model/warning.h"
#include "ui/theme/severity.h"

#include <QString>

#include <functional>
#include <span>

namespace sinan::screens {

/// Renders a message of the phrasebook as it reads at that moment.
using Phrases = std::function<std::string(const insight::Message &, Language, UtcTime now)>;

/// How things are said to this reader at this moment: language, clock, calendar and phrasebook together.
struct Wording {
    Phrases phrases;
    WorkCalendar calendar{"Asia/Shanghai"};
    Language language = Language::Chinese;
    UtcTime now{};

    [[nodiscard]] QString say(const insight::Message &message) const;
    [[nodiscard]] QString pick(const insight::BothTexts &texts) const;
    [[nodiscard]] QString pick(const std::string &zh, const std::string &en) const;
    template <class E>
    [[nodiscard]] QString choice(E value) const
    {
        const auto &labels = model::Choices<E>::choices[std::size_t(value)].label;
        return QString::fromUtf8(language == Language::Chinese ? labels.zh : labels.en);
    }
    [[nodiscard]] QString money(std::span<const Money> amounts) const;       ///< "¥310 万 + $1.2 M": never summed across currencies
    [[nodiscard]] QString moneyInFull(std::span<const Money> amounts) const;
    [[nodiscard]] QString remaining(UtcTime dueAt) const;
    [[nodiscard]] QString dateTime(UtcTime time) const;
    [[nodiscard]] QString date(LocalDate date) const;
    [[nodiscard]] QString ago(UtcTime time) const;
};

[[nodiscard]] theme::Severity themeSeverity(model::Severity severity);
/// Name in icons.list.
[[nodiscard]] QString channelIcon(model::Channel channel);
[[nodiscard]] QString kindIcon(model::SignalKind kind);
[[nodiscard]] inline QString toQString(std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }

} // namespace sinan::screens
