#pragma once

#include "ui/theme/tokens.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPalette>

#include <functional>

class QApplication;
class QWidget;

namespace sinan::theme {

enum class ColorMode { System, Light, Dark };

/// Every colour, space, font and icon of the window. One per program, passed by reference; widgets ask it when they paint and
/// follow changed().
/// @note UI thread only. Sizes are logical pixels.
class Theme final : public QObject
{
    Q_OBJECT
public:
    /// @param systemIsDark  says whether the desktop is dark at this moment; without it the platform is asked
    explicit Theme(std::function<bool()> systemIsDark = {}, QObject *parent = nullptr);
    ~Theme() override;

    /// Gives the application our style, palette and font and keeps them up to date. Once, before the first widget.
    void install(QApplication &application);

    void setMode(ColorMode mode);
    void setTextPercent(int percent); ///< 90 … 150; what lies outside is brought inside
    void setDensity(Density density);
    /// For English: the Chinese fonts draw curly quotes and dots as wide as a character.
    void setLatinFirst(bool on);
    void setMotion(bool on); ///< --no-anim, and desktops that ask for stillness
    /// Asks the desktop again; for ThemeChange events.
    void readSystem();

    [[nodiscard]] ColorMode mode() const { return m_mode; }
    [[nodiscard]] bool isDark() const;
    [[nodiscard]] int textPercent() const { return m_textPercent; }
    [[nodiscard]] Density density() const { return m_density; }

    [[nodiscard]] QColor color(ColorRole role) const;
    [[nodiscard]] int space(Space space) const;
    [[nodiscard]] int radius(Radius radius) const;
    [[nodiscard]] int width(Width width) const;
    /// Milliseconds; 0 where motion is off.
    [[nodiscard]] int motion(Motion motion) const;
    [[nodiscard]] QFont font(FontRole role) const;
    /// Height of one line of that text.
    [[nodiscard]] int lineHeight(FontRole role) const;
    /// Height of a one-line row; grows with the text.
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int controlHeight() const;
    /// A length that was designed at 100 % text size, at the chosen text size.
    [[nodiscard]] int scaled(int length) const;
    /// Edge of an icon that stands beside text.
    [[nodiscard]] int iconSize(Width size = Width::Icon) const;
    [[nodiscard]] QPalette palette() const;
    /// An icon of resources/icons/icons.list in the colour of that role, whatever the theme is when it is painted.
    [[nodiscard]] QIcon icon(const QString &name, ColorRole role = ColorRole::Text2) const;

    /// Gives the widget the font and text colour of these roles, now and after every change.
    void dress(QWidget *widget, FontRole font, ColorRole text = ColorRole::Text) const;

Q_SIGNALS:
    /// Colours, sizes or density changed: lay out and paint again. Palette and font of the application are already new.
    void changed();

private:
    void apply();

    std::function<bool()> m_systemIsDark;
    QApplication *m_application = nullptr;
    ColorMode m_mode = ColorMode::System;
    Density m_density = Density::Standard;
    int m_textPercent = 100;
    bool m_motion = true;
    bool m_latinFirst = false;
    bool m_systemDark = false;
    bool m_applying = false;
};

/// Contrast ratio of two opaque colours after WCAG 2.1: 1 … 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

} // namespace sinan::theme
