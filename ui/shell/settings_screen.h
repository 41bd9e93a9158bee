#pragma once

#include "ui/shell/preferences.h"
#include "ui/widgets/screen.h"

class QSlider;

namespace sinan::widgets {
class Chip;
class InlineMessage;
class Label;
} // namespace sinan::widgets

namespace sinan::shell {

class SettingRow;

/// Language, theme, text size, density: all live, saved by themselves. Below: where the data is and what the program is.
class SettingsScreen final : public widgets::Screen
{
    Q_OBJECT
public:
    SettingsScreen(widgets::Workbench &bench, Preferences &preferences, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void open(const widgets::Route &route) override;
    [[nodiscard]] QList<QWidget *> panes() const override;

protected:
    void retranslate() override;
    void restyle() override;

private:
    void fill();
    void change(const std::function<void(Look &)> &edit);

    Preferences &m_preferences;
    QWidget *m_page;
    widgets::Label *m_heading;
    widgets::Label *m_subtitle;
    widgets::InlineMessage *m_problem;
    SettingRow *m_language;
    SettingRow *m_mode;
    SettingRow *m_text;
    SettingRow *m_density;
    SettingRow *m_data;
    SettingRow *m_about;
    QList<widgets::Chip *> m_languageChips;
    QList<widgets::Chip *> m_modeChips;
    QList<widgets::Chip *> m_densityChips;
    QSlider *m_slider;
    widgets::Label *m_percent;
    widgets::Label *m_sample;
    widgets::Label *m_where;
    widgets::Label *m_protection;
    widgets::Label *m_version;
    bool m_filling = false;
};

} // namespace sinan::shell
