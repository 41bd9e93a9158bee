#pragma once

#include "app/store/store.h"
#include "ui/theme/languages.h"
#include "ui/theme/theme.h"

#include <QObject>
#include <QTimer>

namespace sinan::shell {

/// How this person wants to see Sinan on this computer.
struct Look
{
    std::optional<Language> language; ///< nothing = the desktop's
    theme::ColorMode mode = theme::ColorMode::System;
    int textPercent = 100;
    theme::Density density = theme::Density::Standard;

    friend bool operator==(const Look &, const Look &) = default;
};

/// What Sinan does by itself on this computer.
struct Habits
{
    bool dailyBackup = true;
    bool crashLog = false; ///< only with consent

    friend bool operator==(const Habits &, const Habits &) = default;
};

[[nodiscard]] Habits readHabits(const store::Reader &reader);
/// What was saved; anything missing or unreadable keeps its default.
[[nodiscard]] Look readLook(const store::Reader &reader);
/// Sets theme and languages to it.
void show(const Look &look, theme::Theme &theme, theme::Languages &languages);

/// Applies a change at once and saves it a moment later, so that dragging a slider is one write.
class Preferences final : public QObject
{
    Q_OBJECT
public:
    Preferences(Look look, Habits habits, store::Writer &writer, theme::Theme &theme, theme::Languages &languages,
                QObject *parent = nullptr);
    ~Preferences() override;

    [[nodiscard]] const Look &look() const { return m_look; }
    void set(const Look &look);
    [[nodiscard]] const Habits &habits() const { return m_habits; }
    void set(const Habits &habits);

Q_SIGNALS:
    void changed();
    /// Saving failed; facts are for the log.
    void notSaved(const QString &sentence);

private:
    void save();

    Look m_look;
    Habits m_habits;
    store::Writer &m_writer;
    theme::Theme &m_theme;
    theme::Languages &m_languages;
    QTimer m_later;
};

} // namespace sinan::shell
