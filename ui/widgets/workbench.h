#pragma once

#include "app/base/calendar.h"
#include "app/base/clock.h"
#include "app/base/random_source.h"
#include "app/mutations/actor.h"
#include "app/store/store.h"
#include "ui/theme/languages.h"
#include "ui/theme/theme.h"
#include "ui/widgets/command.h"

namespace sinan::insight {
class Phrasebook;
}

namespace sinan::widgets {

/// What the screens work with. app/main makes every part and keeps it alive longer than the window.
struct Workbench
{
    store::Store &store;
    store::Reader &reader; ///< of the UI thread, for short indexed reads (< 5 ms)
    const Clock &clock;
    RandomSource &random;
    mutations::Actor actor;
    const insight::Phrasebook &chinese; ///< resources/phrasebook/zh.json
    const insight::Phrasebook &english; ///< resources/phrasebook/en.json
    WorkCalendar calendar;
    theme::Theme &theme;
    theme::Languages &languages;
    CommandRegistry &commands;

    [[nodiscard]] Language language() const { return languages.current(); }
    /// Of the current language.
    [[nodiscard]] const insight::Phrasebook &phrasebook() const { return language() == Language::Chinese ? chinese : english; }
};

} // namespace sinan::widgets
