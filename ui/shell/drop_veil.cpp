#include "ui/shell/drop_veil.h"

#include <QPainter>

namespace sinan::shell {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

DropVeil::DropVeil(const theme::Theme &theme, QWidget *window) : QWidget(window), m_theme(theme)
{
    setObjectName(QStringLiteral("drop"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropVeil::present(const QString &sentence)
{
    m_sentence = sentence;
    setAccessibleName(sentence);
    setGeometry(parentWidget()->rect());
    raise();
    QWidget::show();
}

void DropVeil::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = m_theme.color(ColorRole::Bg);
    veil.setAlphaF(0.85F);
    painter.fillRect(rect(), veil);
    const int margin = m_theme.space(Space::Large);
    const QRectF box = QRectF(rect()).adjusted(margin, margin, -margin, -margin);
    painter.setPen(QPen(m_theme.color(ColorRole::Accent), m_theme.width(theme::Width::FocusRing), Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box, m_theme.radius(theme::Radius::Card), m_theme.radius(theme::Radius::Card));
    const int edge = m_theme.scaled(m_theme.space(Space::Vast));
    const QPoint center = rect().center();
    m_theme.icon(QStringLiteral("verb.import"), ColorRole::Accent)
        .paint(&painter, QRect(center.x() - edge / 2, center.y() - edge, edge, edge));
    painter.setFont(m_theme.font(FontRole::Heading));
    painter.setPen(m_theme.color(ColorRole::Text));
    painter.drawText(rect().adjusted(margin, center.y() + m_theme.space(Space::Medium), -margin, 0),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_sentence);
}

} // namespace sinan::shell
