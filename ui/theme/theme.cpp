#include "ui/theme/theme.h"

#include "ui/theme/sinan_style.h"
#include "ui/theme/themed_icon.h"

#include <QApplication>
#include <QGuiApplication>
#include <QPointer>
#include <QStyleHints>
#include <QWidget>

#include <algorithm>
#include <cmath>
#include <span>

namespace sinan::theme {

namespace {

QStringList families(bool latinFirst)
{
#if defined(Q_OS_WIN)
    const std::span<const char *const> chinese(tokens::familiesWindows), latin(tokens::latinWindows);
#elif defined(Q_OS_MACOS)
    const std::span<const char *const> chinese(tokens::familiesMac), latin(tokens::latinMac);
#else
    const std::span<const char *const> chinese(tokens::familiesOther), latin(tokens::latinOther);
#endif
    QStringList names;
    const auto add = [&names](std::span<const char *const> list) {
        for (const char *name : list)
            names << QString::fromLatin1(name);
    };
    if (latinFirst)
        add(latin);
    add(chinese);
    return names;
}

double luminance(const QColor &color)
{
    const auto channel = [](double value) { return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); };
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

// The application's palette without ours on top is the desktop's (Qt 6.4 has no colorScheme()).
bool platformIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    const QPalette ours = QApplication::palette();
    QApplication::setPalette(QPalette());
    const QPalette desktop = QApplication::palette();
    QApplication::setPalette(ours);
    return desktop.color(QPalette::Window).lightness() < desktop.color(QPalette::WindowText).lightness();
#endif
}

} // namespace

Theme::Theme(std::function<bool()> systemIsDark, QObject *parent)
    : QObject(parent), m_systemIsDark(systemIsDark ? std::move(systemIsDark) : std::function<bool()>(platformIsDark))
{
}

Theme::~Theme()
{
    // The style asks the theme for colours, so it may not outlive it.
    if (m_application && QCoreApplication::instance())
        QApplication::setStyle(QStringLiteral("fusion"));
}

void Theme::install(QApplication &application)
{
    m_application = &application;
    QApplication::setStyle(new SinanStyle(*this));
    m_applying = true;
    m_systemDark = m_systemIsDark();
    m_applying = false;
    apply();
}

void Theme::setMode(ColorMode mode)
{
    if (m_mode == mode)
        return;
    m_mode = mode;
    apply();
}

void Theme::setTextPercent(int percent)
{
    const int wanted = std::clamp(percent, tokens::leastTextPercent, tokens::mostTextPercent);
    if (wanted == m_textPercent)
        return;
    m_textPercent = wanted;
    apply();
}

void Theme::setDensity(Density density)
{
    if (m_density == density)
        return;
    m_density = density;
    apply();
}

void Theme::setLatinFirst(bool on)
{
    if (m_latinFirst == on)
        return;
    m_latinFirst = on;
    apply();
}

void Theme::setMotion(bool on)
{
    m_motion = on;
}

void Theme::readSystem()
{
    if (m_applying)
        return;
    m_applying = true;
    const bool dark = m_systemIsDark();
    m_applying = false;
    if (dark == m_systemDark)
        return;
    m_systemDark = dark;
    if (m_mode == ColorMode::System)
        apply();
}

bool Theme::isDark() const
{
    return m_mode == ColorMode::Dark || (m_mode == ColorMode::System && m_systemDark);
}

QColor Theme::color(ColorRole role) const
{
    const auto &both = tokens::colors[int(role)];
    return QColor::fromRgb(isDark() ? both.dark : both.light);
}

int Theme::space(Space space) const
{
    return tokens::spaces[int(space)];
}

int Theme::radius(Radius radius) const
{
    return tokens::radii[int(radius)];
}

int Theme::width(Width width) const
{
    return tokens::widths[int(width)];
}

int Theme::motion(Motion motion) const
{
    return m_motion ? tokens::motions[int(motion)] : 0;
}

QFont Theme::font(FontRole role) const
{
    const auto &type = tokens::types[int(role)];
    QFont font;
    font.setFamilies(families(m_latinFirst));
    font.setPixelSize(std::max(tokens::smallestPixel, scaled(type.size)));
    font.setWeight(QFont::Weight(type.weight));
    return font;
}

int Theme::lineHeight(FontRole role) const
{
    const auto &type = tokens::types[int(role)];
    return std::max(tokens::smallestPixel, scaled(type.size)) + type.line - type.size;
}

int Theme::rowHeight() const
{
    const auto &heights = tokens::densities[int(m_density)];
    return heights.row + std::max(0, lineHeight(FontRole::Dense) - tokens::types[int(FontRole::Dense)].line);
}

int Theme::controlHeight() const
{
    const auto &heights = tokens::densities[int(m_density)];
    return heights.control + std::max(0, lineHeight(FontRole::Body) - tokens::types[int(FontRole::Body)].line);
}

int Theme::scaled(int length) const
{
    return (length * m_textPercent + 50) / 100;
}

int Theme::iconSize(Width size) const
{
    return scaled(width(size));
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto all = [&](QPalette::ColorRole role, ColorRole wanted) { palette.setColor(role, color(wanted)); };
    all(QPalette::Window, ColorRole::Bg);
    all(QPalette::WindowText, ColorRole::Text);
    all(QPalette::Base, ColorRole::Surface);
    all(QPalette::AlternateBase, ColorRole::Sunken);
    all(QPalette::Text, ColorRole::Text);
    all(QPalette::PlaceholderText, ColorRole::Text3);
    all(QPalette::Button, ColorRole::Surface);
    all(QPalette::ButtonText, ColorRole::Text);
    all(QPalette::BrightText, ColorRole::OnAccent);
    all(QPalette::Highlight, ColorRole::Selected);
    all(QPalette::HighlightedText, ColorRole::Text);
    all(QPalette::Link, ColorRole::Link);
    all(QPalette::LinkVisited, ColorRole::Link);
    all(QPalette::ToolTipBase, ColorRole::Surface);
    all(QPalette::ToolTipText, ColorRole::Text);
    all(QPalette::Light, ColorRole::Surface);
    all(QPalette::Midlight, ColorRole::Hover);
    all(QPalette::Mid, ColorRole::Border);
    all(QPalette::Dark, ColorRole::BorderStrong);
    all(QPalette::Shadow, ColorRole::BorderStrong);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(ColorRole::Text3));
    return palette;
}

QIcon Theme::icon(const QString &name, ColorRole role) const
{
    return QIcon(new ThemedIconEngine(*this, name, role));
}

void Theme::dress(QWidget *widget, FontRole fontRole, ColorRole text) const
{
    const auto put = [this, widget, fontRole, text] {
        widget->setFont(font(fontRole));
        QPalette own = widget->palette();
        for (const auto group : {QPalette::Active, QPalette::Inactive}) {
            for (const auto role : {QPalette::WindowText, QPalette::ButtonText, QPalette::Text})
                own.setColor(group, role, color(text));
        }
        widget->setPalette(own);
    };
    put();
    connect(this, &Theme::changed, widget, put);
}

void Theme::apply()
{
    if (m_application && !m_applying) {
        m_applying = true;
        QApplication::setPalette(palette());
        QApplication::setFont(font(FontRole::Body));
        m_applying = false;
    }
    Q_EMIT changed();
}

double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a) + 0.05;
    const double two = luminance(b) + 0.05;
    return one > two ? one / two : two / one;
}

} // namespace sinan::theme
