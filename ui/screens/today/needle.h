#pragma once

#include "ui/theme/theme.h"

#include <QVariantAnimation>
#include <QWidget>

namespace sinan::screens {

/// The needle of the compass that points south: it hangs askew while something must be done at once, and settles when nothing must.
class Needle final : public QWidget
{
    Q_OBJECT
public:
    /// @param edge  side of its square at 100 % text size, in logical pixels
    Needle(const theme::Theme &theme, int edge, QWidget *parent = nullptr);

    void setSettled(bool settled);
    [[nodiscard]] bool isSettled() const { return m_settled; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const theme::Theme &m_theme;
    QVariantAnimation m_swing;
    int m_edge;
    double m_angle; ///< degrees from south
    bool m_settled = false;
};

} // namespace sinan::screens
