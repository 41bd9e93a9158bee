#include "ui/screens/customers/stage_path.h"

#include "ui/screens/customers/customer_words.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

namespace sinan::screens {

using model::Stage;
using theme::ColorRole;
using theme::FontRole;
using theme::Space;

namespace {

/// The way of a deal. Won and lost are ends: they stand in the place of the last step.
constexpr std::array<Stage, 5> path{Stage::Prospect, Stage::Trial, Stage::Compare, Stage::Decide, Stage::Repeat};

std::size_t placeOf(Stage stage)
{
    const auto found = std::find(path.begin(), path.end(), stage);
    return found == path.end() ? path.size() - 1 : std::size_t(found - path.begin());
}

} // namespace

StagePath::StagePath(const theme::Theme &theme, std::function<Language()> language, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_language(std::move(language))
{
    setObjectName(QStringLiteral("customer.stage_path"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StagePath::show(std::optional<Stage> stage)
{
    m_stage = stage;
    m_current = stage ? int(placeOf(*stage)) : 0;
    setFocusPolicy(stage ? Qt::StrongFocus : Qt::NoFocus);
    retranslate();
}

void StagePath::retranslate()
{
    setAccessibleName(spoken());
    setToolTip(m_stage ? qtTrId("customers.path_tip") : QString());
    updateGeometry();
    update();
}

QString StagePath::spoken() const
{
    if (!m_stage)
        return qtTrId("customers.path_none");
    const QString word = widgets::labelText(labelOf(*m_stage), m_language());
    return qtTrId("customers.path_spoken").arg(word).arg(int(placeOf(*m_stage)) + 1).arg(int(path.size()));
}

int StagePath::segmentWidth(std::size_t at) const
{
    const QFontMetrics metrics(m_theme.font(FontRole::Strong));
    int width = metrics.horizontalAdvance(widgets::labelText(labelOf(path[at]), m_language()));
    if (at + 1 == path.size()) {
        for (const Stage end : {Stage::Won, Stage::Lost})
            width = std::max(width, metrics.horizontalAdvance(widgets::labelText(labelOf(end), m_language())));
    }
    // Room for the tick and the point of the chevron.
    return width + m_theme.iconSize() + 2 * m_theme.space(Space::Cozy);
}

QSize StagePath::sizeHint() const
{
    int width = m_theme.space(Space::Small);
    for (std::size_t i = 0; i < path.size(); ++i)
        width += segmentWidth(i);
    return {width, m_theme.controlHeight()};
}

QRect StagePath::rectOf(std::size_t at) const
{
    int left = 0;
    for (std::size_t i = 0; i < at; ++i)
        left += segmentWidth(i);
    return {left, 0, segmentWidth(at), height()};
}

QRect StagePath::segment(Stage stage) const
{
    return rectOf(placeOf(stage));
}

int StagePath::at(const QPoint &point) const
{
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (rectOf(i).contains(point))
            return int(i);
    }
    return -1;
}

void StagePath::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_stage) {
        painter.setFont(m_theme.font(FontRole::Dense));
        painter.setPen(m_theme.color(ColorRole::Text2));
        painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft, qtTrId("customers.path_none"));
        return;
    }
    const std::size_t here = placeOf(*m_stage);
    const bool lost = *m_stage == Stage::Lost;
    const int point = m_theme.space(Space::Small);
    for (std::size_t i = 0; i < path.size(); ++i) {
        const QRectF box = QRectF(rectOf(i)).adjusted(.5, 1.5, -.5 - m_theme.space(Space::Hair), -1.5);
        QPainterPath shape;
        shape.moveTo(box.topLeft());
        shape.lineTo(box.topRight());
        shape.lineTo(box.right() + point, box.center().y());
        shape.lineTo(box.bottomRight());
        shape.lineTo(box.bottomLeft());
        if (i > 0)
            shape.lineTo(box.left() + point, box.center().y());
        shape.closeSubpath();
        const bool now = i == here;
        const bool behind = i < here && !lost;
        ColorRole fill = now ? (lost ? ColorRole::MutedTint : ColorRole::Accent) : behind ? ColorRole::LowTint : ColorRole::Surface;
        if (int(i) == m_hovered && !now)
            fill = ColorRole::Hover;
        painter.setBrush(m_theme.color(fill));
        painter.setPen(QPen(m_theme.color(now ? fill : ColorRole::Border), m_theme.width(theme::Width::Border)));
        painter.drawPath(shape);
        if (hasFocus() && int(i) == m_current) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(m_theme.color(now ? ColorRole::OnAccent : ColorRole::Accent), m_theme.width(theme::Width::FocusRing)));
            painter.drawRoundedRect(box.adjusted(point, 3, -1, -3), m_theme.radius(theme::Radius::Control), m_theme.radius(theme::Radius::Control));
        }
        const bool ended = i + 1 == path.size() && (*m_stage == Stage::Won || lost);
        const QString word = widgets::labelText(labelOf(ended ? *m_stage : path[i]), m_language());
        painter.setFont(m_theme.font(now ? FontRole::Strong : FontRole::Dense));
        painter.setPen(m_theme.color(now && !lost ? ColorRole::OnAccent : behind ? ColorRole::Low : ColorRole::Text2));
        const QString text = behind ? qtTrId("customers.path_done").arg(word) : word;
        painter.drawText(box.adjusted(i > 0 ? point : 0, 0, 0, 0), Qt::AlignCenter, text);
    }
}

void StagePath::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        m_current = std::max(0, m_current - 1);
        break;
    case Qt::Key_Right:
        m_current = std::min(int(path.size()) - 1, m_current + 1);
        break;
    case Qt::Key_Home:
        m_current = 0;
        break;
    case Qt::Key_End:
        m_current = int(path.size()) - 1;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_stage)
            Q_EMIT stageAsked(path[std::size_t(m_current)], mapToGlobal(rectOf(std::size_t(m_current)).bottomLeft()));
        return;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    setAccessibleDescription(widgets::labelText(labelOf(path[std::size_t(m_current)]), m_language()));
    QAccessibleEvent spokenEvent(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&spokenEvent);
    update();
}

void StagePath::mouseReleaseEvent(QMouseEvent *event)
{
    const int hit = at(event->pos());
    if (event->button() != Qt::LeftButton || hit < 0 || !m_stage)
        return;
    m_current = hit;
    update();
    Q_EMIT stageAsked(path[std::size_t(hit)], mapToGlobal(rectOf(std::size_t(hit)).bottomLeft()));
}

void StagePath::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = at(event->pos());
    update();
}

void StagePath::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void StagePath::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void StagePath::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace sinan::screens
