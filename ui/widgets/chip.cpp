#include "ui/widgets/chip.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace sinan::widgets {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

Pill::Pill(const theme::Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &theme::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Pill::set(const QString &text, ColorRole ink, ColorRole tint, const QString &icon)
{
    m_text = text;
    m_icon = icon;
    m_ink = ink;
    m_tint = tint;
    m_severity.reset();
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Pill::setSeverity(theme::Severity severity)
{
    m_severity = severity;
    m_ink = textRole(severity);
    m_tint = tintRole(severity);
    m_icon.clear();
    m_text = severityWord(severity);
    setAccessibleName(m_text);
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const
{
    const QFontMetrics metrics(m_theme.font(FontRole::Caption));
    int width = m_severity ? severityWidth(*m_severity, m_theme) : metrics.horizontalAdvance(m_text);
    if (!m_icon.isEmpty())
        width += m_theme.iconSize() + m_theme.space(Space::Tiny);
    return {width + 2 * m_theme.space(Space::Small), m_theme.lineHeight(FontRole::Caption)};
}

void Pill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(m_tint));
    painter.drawRoundedRect(rect(), m_theme.radius(theme::Radius::Tag), m_theme.radius(theme::Radius::Tag));
    QRect line = rect().adjusted(m_theme.space(Space::Small), 0, -m_theme.space(Space::Small), 0);
    if (m_severity) {
        paintSeverityWithWord(painter, line, *m_severity, m_theme);
        return;
    }
    if (!m_icon.isEmpty()) {
        const int edge = m_theme.iconSize();
        m_theme.icon(m_icon, m_ink).paint(&painter, QRect(line.left(), line.center().y() + 1 - edge / 2, edge, edge));
        line.setLeft(line.left() + edge + m_theme.space(Space::Tiny));
    }
    painter.setFont(m_theme.font(FontRole::Caption));
    painter.setPen(m_theme.color(m_ink));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, m_text);
}

void Pill::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_severity)
        setSeverity(*m_severity);
    QWidget::changeEvent(event);
}

Chip::Chip(const theme::Theme &theme, QWidget *parent) : QAbstractButton(parent), m_theme(theme)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &theme::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QSize Chip::sizeHint() const
{
    const QFontMetrics metrics(m_theme.font(FontRole::Dense));
    int width = metrics.horizontalAdvance(text()) + 2 * m_theme.space(Space::Cozy);
    if (!icon().isNull())
        width += m_theme.iconSize() + m_theme.space(Space::Tiny);
    return {width, m_theme.rowHeight() - m_theme.space(Space::Tiny)};
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool on = isChecked() || isDown();
    const ColorRole fill = on ? ColorRole::Selected : underMouse() && isEnabled() ? ColorRole::Hover : ColorRole::Surface;
    painter.setBrush(m_theme.color(fill));
    painter.setPen(QPen(m_theme.color(on ? ColorRole::Accent : isEnabled() ? ColorRole::BorderStrong : ColorRole::Border), 1));
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.color(ColorRole::Accent), m_theme.width(theme::Width::FocusRing)));
        const QRectF ring = QRectF(rect()).adjusted(1, 1, -1, -1);
        painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2);
    }
    QRect line = rect().adjusted(m_theme.space(Space::Cozy), 0, -m_theme.space(Space::Cozy), 0);
    if (!icon().isNull()) {
        const int edge = m_theme.iconSize();
        icon().paint(&painter, QRect(line.left(), line.center().y() + 1 - edge / 2, edge, edge), Qt::AlignCenter,
                     isEnabled() ? QIcon::Normal : QIcon::Disabled);
        line.setLeft(line.left() + edge + m_theme.space(Space::Tiny));
    }
    painter.setFont(m_theme.font(FontRole::Dense));
    painter.setPen(m_theme.color(!isEnabled() ? ColorRole::Text3 : on ? ColorRole::Text : ColorRole::Text2));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, text());
}

bool Chip::event(QEvent *event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
        update();
    return QAbstractButton::event(event);
}

} // namespace sinan::widgets
