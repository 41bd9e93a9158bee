#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace sinan::screens {

/// Gives the widget's text another colour for now; a change of theme takes it back, so restyle() calls it again.
inline void ink(QWidget *widget, const theme::Theme &theme, theme::ColorRole role)
{
    QPalette palette = widget->palette();
    for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive})
        palette.setColor(group, QPalette::WindowText, theme.color(role));
    widget->setPalette(palette);
}

} // namespace sinan::screens
