#include "ui/shell/settings_screen.h"

#include "app/model/workspace.h"
#include "ui/shell/setting_row.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"

#include <QCoreApplication>
#include <QDir>
#include <QScrollArea>
#include <QSlider>
#include <QVBoxLayout>

namespace sinan::shell {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using widgets::Label;

SettingsScreen::SettingsScreen(widgets::Workbench &bench, Preferences &preferences, QWidget *parent)
    : Screen(bench, parent), m_preferences(preferences)
{
    setObjectName(QStringLiteral("settings"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("settings.area"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    outer->addWidget(area);
    auto *page = new QWidget;
    m_page = page;
    auto *column = new QVBoxLayout(page);
    const int margin = theme().space(Space::Large);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme().space(Space::Small));
    m_heading = new Label(theme(), FontRole::Heading, ColorRole::Text, page);
    m_subtitle = new Label(theme(), FontRole::Dense, ColorRole::Text2, page);
    m_subtitle->setWordWrap(true);
    m_problem = new widgets::InlineMessage(theme(), page);
    column->addWidget(m_heading);
    column->addWidget(m_subtitle);
    column->addWidget(m_problem);

    const auto row = [&](const QString &name) {
        auto *made = new SettingRow(theme(), name, page);
        column->addWidget(made);
        return made;
    };
    m_language = row(QStringLiteral("language"));
    m_languageChips = m_language->addChoices(3, [this](int id) {
        change([id](Look &look) {
            look.language = id == 0 ? std::nullopt : std::optional(id == 1 ? Language::Chinese : Language::English);
        });
    });
    m_mode = row(QStringLiteral("theme"));
    m_modeChips = m_mode->addChoices(3, [this](int id) { change([id](Look &look) { look.mode = theme::ColorMode(id); }); });
    m_text = row(QStringLiteral("text"));
    m_slider = new QSlider(Qt::Horizontal, m_text);
    m_slider->setObjectName(QStringLiteral("setting.text.slider"));
    m_slider->setRange(theme::tokens::leastTextPercent / 5, theme::tokens::mostTextPercent / 5);
    m_slider->setPageStep(2);
    m_slider->setFocusPolicy(Qt::StrongFocus);
    m_percent = new Label(theme(), FontRole::Body, ColorRole::Text, m_text);
    m_sample = new Label(theme(), FontRole::Body, ColorRole::Text2, m_text);
    m_text->line()->addWidget(m_slider, 2);
    m_text->line()->addWidget(m_percent);
    m_text->line()->addWidget(m_sample);
    m_text->line()->addStretch(1);
    connect(m_slider, &QSlider::valueChanged, this,
            [this](int value) { change([value](Look &look) { look.textPercent = value * 5; }); });
    m_density = row(QStringLiteral("density"));
    m_densityChips = m_density->addChoices(theme::densityCount,
                                           [this](int id) { change([id](Look &look) { look.density = theme::Density(id); }); });

    m_data = row(QStringLiteral("data"));
    m_where = new Label(theme(), FontRole::Dense, ColorRole::Text, m_data);
    m_where->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_where->setWordWrap(true);
    m_data->line()->addWidget(m_where, 1);
    m_protection = new Label(theme(), FontRole::Dense, ColorRole::Text2, m_data);
    m_protection->setWordWrap(true);
    m_data->layout()->addWidget(m_protection);
    m_about = row(QStringLiteral("about"));
    m_version = new Label(theme(), FontRole::Dense, ColorRole::Text, m_about);
    m_version->setWordWrap(true);
    m_about->line()->addWidget(m_version, 1);
    column->addStretch(1);
    area->setWidget(page);

    const Look defaults;
    connect(m_language, &SettingRow::resetRequested, this,
            [this, defaults] { change([&](Look &look) { look.language = defaults.language; }); });
    connect(m_mode, &SettingRow::resetRequested, this,
            [this, defaults] { change([&](Look &look) { look.mode = defaults.mode; }); });
    connect(m_text, &SettingRow::resetRequested, this,
            [this, defaults] { change([&](Look &look) { look.textPercent = defaults.textPercent; }); });
    connect(m_density, &SettingRow::resetRequested, this,
            [this, defaults] { change([&](Look &look) { look.density = defaults.density; }); });
    connect(&preferences, &Preferences::changed, this, &SettingsScreen::fill);
    restyle();
    connect(&preferences, &Preferences::notSaved, this,
            [this](const QString &sentence) { m_problem->show(widgets::InlineMessage::Kind::Error, sentence); });
    retranslate();
    fill();
}

QString SettingsScreen::title() const
{
    return qtTrId("common.place_settings");
}

void SettingsScreen::open(const widgets::Route &route)
{
    keepRoute(route);
    fill();
}

QList<QWidget *> SettingsScreen::panes() const
{
    for (widgets::Chip *chip : m_languageChips) {
        if (chip->isChecked())
            return {chip};
    }
    return {m_slider};
}

void SettingsScreen::change(const std::function<void(Look &)> &edit)
{
    if (m_filling)
        return;
    Look look = m_preferences.look();
    edit(look);
    m_preferences.set(look);
}

void SettingsScreen::fill()
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

void SettingsScreen::retranslate()
{
    const QString reset = qtTrId("settings.reset");
    m_heading->setText(qtTrId("common.place_settings"));
    m_subtitle->setText(qtTrId("settings.subtitle"));
    m_language->setTexts(qtTrId("settings.language"), {}, reset);
    m_mode->setTexts(qtTrId("settings.theme"), {}, reset);
    m_text->setTexts(qtTrId("settings.text"), {}, reset);
    m_density->setTexts(qtTrId("settings.density"), qtTrId("settings.density_why"), reset);
    m_data->setTexts(qtTrId("settings.data"), {}, {});
    m_about->setTexts(qtTrId("settings.about"), {}, {});
    const auto name = [](const QList<widgets::Chip *> &chips, const QStringList &texts) {
        for (int i = 0; i < chips.size(); ++i) {
            chips[i]->setText(texts[i]);
            chips[i]->setAccessibleName(texts[i]);
            chips[i]->updateGeometry();
        }
    };
    name(m_languageChips, {qtTrId("settings.follow_system"), QStringLiteral("简体中文"), QStringLiteral("English")});
    name(m_modeChips, {qtTrId("settings.follow_system"), qtTrId("settings.light"), qtTrId("settings.dark")});
    name(m_densityChips, {qtTrId("settings.compact"), qtTrId("settings.standard"), qtTrId("settings.field")});
    m_slider->setAccessibleName(qtTrId("settings.text"));
    m_sample->setText(qtTrId("settings.sample"));
    m_where->setText(QDir::toNativeSeparators(QString::fromStdString(bench().store.path().generic_string())));
    const auto workspaces = mutations::selectAs<model::Workspace>(bench().reader, {});
    const bool demo = workspaces.ok() && !workspaces.value().empty() && workspaces.value().front().demo;
    m_protection->setText(bench().store.encrypted() ? qtTrId("settings.encrypted")
                          : demo                    ? qtTrId("settings.plain_demo")
                                                    : qtTrId("settings.plain"));
    m_version->setText(qtTrId("settings.version").arg(QCoreApplication::applicationVersion()));
    fill();
}

void SettingsScreen::restyle()
{
    // What is 100 % wide enough for "100 %" is not at 150 %.
    m_percent->setMinimumWidth(m_percent->fontMetrics().horizontalAdvance(QStringLiteral("150 %")));
    m_slider->setMinimumWidth(theme().scaled(160));
    m_slider->setMaximumWidth(theme().scaled(320));
    m_page->setMaximumWidth(theme().scaled(760));
}

} // namespace sinan::shell
