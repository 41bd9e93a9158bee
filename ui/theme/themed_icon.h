#pragma once

#include "ui/theme/tokens.h"

#include <QIconEngine>
#include <QPointer>
#include <QString>

namespace sinan::theme {

class Theme;

/// Paints one of our SVGs in the colour that its role has at that moment. QtSvg paints currentColor black, so the colour is put
/// in first.
/// @note Drawn pixmaps are kept by name, colour, size and device pixel ratio; colours of an old theme age out.
class ThemedIconEngine final : public QIconEngine
{
public:
    ThemedIconEngine(const Theme &theme, QString name, ColorRole role);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    [[nodiscard]] QSize actualSize(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QIconEngine *clone() const override;
    [[nodiscard]] QString iconName() override { return m_name; }
    [[nodiscard]] bool isNull() override;

private:
    QPointer<const Theme> m_theme;
    QString m_name;
    ColorRole m_role;
};

/// Names of all icons in the resources, sorted.
[[nodiscard]] QStringList iconNames();

} // namespace sinan::theme
