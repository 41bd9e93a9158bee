#include "ui/shell/overlay.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace sinan::shell {

using theme::ColorRole;
using theme::Space;

Overlay::Overlay(const theme::Theme &theme, QWidget *window) : QFrame(window), m_theme(theme), m_body(new QVBoxLayout(this))
{
    const int margin = theme.space(Space::Small);
    m_body->setContentsMargins(margin, margin, margin, margin);
    m_body->setSpacing(theme.space(Space::Small));
    hide();
}

void Overlay::open(QWidget *first)
{
    if (isHidden()) {
        m_before = QApplication::focusWidget();
        qApp->installEventFilter(this);
    }
    show();
    raise();
    if (first)
        first->setFocus(Qt::ShortcutFocusReason);
}

void Overlay::close(bool giveBack)
{
    if (isHidden())
        return;
    qApp->removeEventFilter(this);
    hide();
    if (giveBack && m_before && m_before->isVisible())
        m_before->setFocus(Qt::OtherFocusReason);
    Q_EMIT closed();
}

void Overlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.color(ColorRole::BorderStrong), m_theme.width(theme::Width::Border)));
    painter.setBrush(m_theme.color(ColorRole::Surface));
    const int radius = m_theme.radius(theme::Radius::Card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

void Overlay::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

bool Overlay::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress && watched->isWidgetType()) {
        const auto *clicked = static_cast<QWidget *>(watched);
        const bool inside =
            clicked == this || isAncestorOf(clicked) || (m_owner && (clicked == m_owner || m_owner->isAncestorOf(clicked)));
        if (!inside && clicked->window() == window())
            close(false);
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace sinan::shell
