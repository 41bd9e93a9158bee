#include "ui/shell/preferences.h"

#include <array>
#include <charconv>

namespace sinan::shell {

namespace {

constexpr int saveAfterMilliseconds = 300;
constexpr std::array<std::string_view, 3> modes{"system", "light", "dark"};
constexpr std::array<std::string_view, 3> densities{"compact", "standard", "field"};

bool readFlag(const store::Reader &reader, std::string_view key, bool fallback)
{
    const auto saved = reader.setting(key);
    return saved.ok() && saved.value() ? *saved.value() == "on" : fallback;
}

template <class E>
void readChoice(const store::Reader &reader, std::string_view key, const std::array<std::string_view, 3> &names, E &value)
{
    const auto saved = reader.setting(key);
    if (!saved.ok() || !saved.value())
        return;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == *saved.value())
            value = E(i);
    }
}

} // namespace

Look readLook(const store::Reader &reader)
{
    Look look;
    if (const auto saved = reader.setting("ui.language"); saved.ok() && saved.value())
        look.language = parseLanguage(*saved.value());
    readChoice(reader, "ui.theme", modes, look.mode);
    readChoice(reader, "ui.density", densities, look.density);
    if (const auto saved = reader.setting("ui.text_percent"); saved.ok() && saved.value()) {
        int percent = 0;
        const std::string &text = *saved.value();
        if (std::from_chars(text.data(), text.data() + text.size(), percent).ec == std::errc{})
            look.textPercent = std::clamp(percent, theme::tokens::leastTextPercent, theme::tokens::mostTextPercent);
    }
    return look;
}

Habits readHabits(const store::Reader &reader)
{
    const Habits defaults;
    return {readFlag(reader, "backup.daily", defaults.dailyBackup), readFlag(reader, "crash.log", defaults.crashLog)};
}

void show(const Look &look, theme::Theme &theme, theme::Languages &languages)
{
    languages.set(look.language.value_or(theme::Languages::ofSystem()));
    theme.setLatinFirst(languages.current() == Language::English);
    theme.setMode(look.mode);
    theme.setTextPercent(look.textPercent);
    theme.setDensity(look.density);
}

Preferences::Preferences(Look look, Habits habits, store::Writer &writer, theme::Theme &theme, theme::Languages &languages,
                         QObject *parent)
    : QObject(parent), m_look(look), m_habits(habits), m_writer(writer), m_theme(theme), m_languages(languages)
{
    m_later.setSingleShot(true);
    m_later.setInterval(saveAfterMilliseconds);
    connect(&m_later, &QTimer::timeout, this, &Preferences::save);
}

Preferences::~Preferences()
{
    if (m_later.isActive())
        save();
}

void Preferences::set(const Look &look)
{
    if (look == m_look)
        return;
    m_look = look;
    show(look, m_theme, m_languages);
    m_later.start();
    Q_EMIT changed();
}

void Preferences::set(const Habits &habits)
{
    if (habits == m_habits)
        return;
    m_habits = habits;
    m_later.start();
    Q_EMIT changed();
}

void Preferences::save()
{
    m_later.stop();
    const Look look = m_look;
    const Habits habits = m_habits;
    m_writer.submitJob(
        [look, habits](store::Transaction &transaction) -> Result<void> {
            SINAN_TRY(transaction.setSetting("backup.daily", habits.dailyBackup ? "on" : "off"));
            SINAN_TRY(transaction.setSetting("crash.log", habits.crashLog ? "on" : "off"));
            SINAN_TRY(transaction.setSetting("ui.language", look.language ? toText(*look.language) : std::string_view{}));
            SINAN_TRY(transaction.setSetting("ui.theme", modes[std::size_t(look.mode)]));
            SINAN_TRY(transaction.setSetting("ui.density", densities[std::size_t(look.density)]));
            return transaction.setSetting("ui.text_percent", std::to_string(look.textPercent));
        },
        this,
        [this](const Result<void> &saved) {
            if (!saved.ok())
                Q_EMIT notSaved(qtTrId("settings.not_saved"));
        });
}

} // namespace sinan::shell
