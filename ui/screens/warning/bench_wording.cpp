#include "ui/screens/warning/bench_wording.h"

#include "app/insight/phrasebook.h"

namespace sinan::screens {

Wording wordingOf(const widgets::Workbench &bench)
{
    Wording wording;
    wording.calendar = bench.calendar;
    wording.language = bench.language();
    wording.now = bench.clock.now();
    wording.phrases = [&zh = bench.chinese, &en = bench.english, calendar = bench.calendar](const insight::Message &message, Language language,
                                                                                             UtcTime now) {
        auto text = (language == Language::Chinese ? zh : en).render(message, insight::Reading{now, calendar});
        // A missing text must not hide the warning: its id is shown, and the tests of the phrasebook fail.
        return text.ok() ? std::move(text).value() : message.id;
    };
    return wording;
}

} // namespace sinan::screens
