#include "ui/shell/settings_look.h"

#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QSlider>

namespace sinan::shell {

using theme::ColorRole;
using theme::FontRole;

LookSection::LookSection(const theme::Theme &theme, Preferences &preferences, QWidget *parent)
    : SettingsSection(theme, QStringLiteral("look"), "settings.section_look", parent), m_preferences(preferences)
{
    m_language = addRow("language");
    m_languageChips = m_language->addChoices(3, [this](int id) {
        change([id](Look &look) {
            look.language = id == 0 ? std::nullopt : std::optional(id == 1 ? Language::Chinese : Language::English);
        });
    });
    m_mode = addRow("theme");
    m_modeChips = m_mode->addChoices(3, [this](int id) { change([id](Look &look) { look.mode = theme::ColorMode(id); }); });
    m_text = addRow("text");
    m_slider = new QSlider(Qt::Horizontal, m_text);
    m_slider->setObjectName(QStringLiteral("setting.text.slider"));
    m_slider->setRange(theme::tokens::leastTextPercent / 5, theme::tokens::mostTextPercent / 5);
    m_slider->setPageStep(2);
    m_slider->setFocusPolicy(Qt::StrongFocus);
    m_percent = new widgets::Label(theme, FontRole::Body, ColorRole::Text, m_text);
    m_sample = new widgets::Label(theme, FontRole::Body, ColorRole::Text2, m_text);
    m_text->line()->addWidget(m_slider, 2);
    m_text->line()->addWidget(m_percent);
    m_text->line()->addWidget(m_sample);
    m_text->line()->addStretch(1);
    connect(m_slider, &QSlider::valueChanged, this,
            [this](int value) { change([value](Look &look) { look.textPercent = value * 5; }); });
    m_density = addRow("density");
    m_densityChips = m_density->addChoices(theme::densityCount,
                                           [this](int id) { change([id](Look &look) { look.density = theme::Density(id); }); });

    const Look defaults;
    connect(m_language, &SettingRow::resetRequested, this,
            [this, defaults] { change([&](Look &look) { look.language = defaults.language; }); });
    connect(m_mode, &SettingRow::resetRequested, this,
            [this, defaults] { change([&](Look &look) { look.mode = defaults.mode; }); });
    connect(m_text, &SettingRow::resetRequested, this,
            [this, defaults] { change([&](Look &look) { look.textPercent = defaults.textPercent; }); });
    connect(m_density, &SettingRow::resetRequested, this,
            [this, defaults] { change([&](Look &look) { look.density = defaults.density; }); });
    connect(&preferences, &Preferences::changed, this, &LookSection::refresh);
}

void LookSection::change(const std::function<void(Look &)> &edit)
{
    if (m_filling)
        return;
    Look look = m_preferences.look();
    edit(look);
    m_preferences.set(look);
}

void LookSection::refresh()
{
    m_filling = true;
    const Look &look = m_preferences.look();
    const Look defaults;
    m_languageChips[!look.language ? 0 : *look.language == Language::Chinese ? 1 : 2]->setChecked(true);
    m_modeChips[int(look.mode)]->setChecked(true);
    m_densityChips[int(look.density)]->setChecked(true);
    m_slider->setValue(look.textPercent / 5);
    m_percent->setText(qtTrId("settings.text_percent").arg(look.textPercent));
    m_slider->setAccessibleDescription(m_percent->text());
    m_language->setChanged(look.language != defaults.language);
    m_mode->setChanged(look.mode != defaults.mode);
    m_text->setChanged(look.textPercent != defaults.textPercent);
    m_density->setChanged(look.density != defaults.density);
    m_filling = false;
}

void LookSection::retranslate()
{
    SettingsSection::retranslate();
    for (SettingRow *row : {m_language, m_mode, m_text})
        name(row);
    name(m_density, qtTrId("settings.density_why"));
    SettingRow::nameChoices(m_languageChips, {qtTrId("settings.follow_system"), QStringLiteral("简体中文"), QStringLiteral("English")});
    SettingRow::nameChoices(m_modeChips, {qtTrId("settings.follow_system"), qtTrId("settings.light"), qtTrId("settings.dark")});
    SettingRow::nameChoices(m_densityChips, {qtTrId("settings.compact"), qtTrId("settings.standard"), qtTrId("settings.field")});
    m_slider->setAccessibleName(qtTrId("settings.text"));
    m_sample->setText(qtTrId("settings.sample"));
    refresh();
}

void LookSection::restyle()
{
    // What is 100 % wide enough for "100 %" is not at 150 %.
    m_percent->setMinimumWidth(m_percent->fontMetrics().horizontalAdvance(QStringLiteral("150 %")));
    m_slider->setMinimumWidth(theme().scaled(160));
    m_slider->setMaximumWidth(theme().scaled(320));
}

} // namespace sinan::shell
