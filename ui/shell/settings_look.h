#pragma once

#include "ui/shell/preferences.h"
#include "ui/shell/settings_section.h"

class QSlider;

namespace sinan::widgets {
class Label;
}

namespace sinan::shell {

/// Language, theme, text size, row height: of this computer, live, saved by themselves.
class LookSection final : public SettingsSection
{
    Q_OBJECT
public:
    LookSection(const theme::Theme &theme, Preferences &preferences, QWidget *parent = nullptr);
    void retranslate() override;
    void refresh() override;
    void restyle() override;

private:
    void change(const std::function<void(Look &)> &edit);

    Preferences &m_preferences;
    SettingRow *m_language;
    SettingRow *m_mode;
    SettingRow *m_text;
    SettingRow *m_density;
    QList<widgets::Chip *> m_languageChips;
    QList<widgets::Chip *> m_modeChips;
    QList<widgets::Chip *> m_densityChips;
    QSlider *m_slider;
    widgets::Label *m_percent;
    widgets::Label *m_sample;
    bool m_filling = false;
};

} // namespace sinan::shell
