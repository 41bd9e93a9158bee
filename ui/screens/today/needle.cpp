#include "ui/screens/today/needle.h"

#include <QPainter>
#include <QPainterPath>

namespace sinan::screens {

using theme::ColorRole;

namespace {
constexpr double askew = -38;
}

Needle::Needle(const theme::Theme &theme, int edge, QWidget *parent) : QWidget(parent), m_theme(theme), m_edge(edge), m_angle(askew)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_swing.setEasingCurve(QEasingCurve::OutBack);
    connect(&m_swing, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        m_angle = value.toDouble();
        update();
    });
    connect(&theme, &theme::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Needle::setSettled(bool settled)
{
    if (m_settled == settled)
        return;
    m_settled = settled;
    const double goal = settled ? 0 : askew;
    const int duration = m_theme.motion(theme::Motion::Flourish);
    m_swing.stop();
    if (duration == 0 || !isVisible()) {
        m_angle = goal;
        update();
        return;
    }
    m_swing.setDuration(duration);
    m_swing.setStartValue(m_angle);
    m_swing.setEndValue(goal);
    m_swing.start();
}

QSize Needle::sizeHint() const
{
    const int edge = m_theme.scaled(m_edge);
    return {edge, edge};
}

void Needle::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double size = std::min(width(), height());
    painter.translate(rect().center() + QPointF(0.5, 0.5));
    const double stroke = std::max(1.0, size / 28);
    painter.setPen(QPen(m_theme.color(ColorRole::BorderStrong), stroke));
    painter.setBrush(m_theme.color(ColorRole::Surface));
    const double radius = size / 2 - stroke;
    painter.drawEllipse(QPointF(0, 0), radius, radius);
    painter.drawLine(QPointF(0, radius - size / 12), QPointF(0, radius));
    painter.rotate(m_angle);
    const double length = radius * 0.74;
    const double half = size * 0.115;
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(m_settled ? ColorRole::GlyphGood : ColorRole::Accent));
    painter.drawPolygon(QPolygonF{{0, length}, {half, 0}, {-half, 0}});
    painter.setBrush(m_theme.color(ColorRole::BorderStrong));
    painter.drawPolygon(QPolygonF{{0, -length}, {half, 0}, {-half, 0}});
    painter.setBrush(m_theme.color(ColorRole::Surface));
    painter.drawEllipse(QPointF(0, 0), half * 0.45, half * 0.45);
}

} // namespace sinan::screens
