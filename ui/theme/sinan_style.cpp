#include "ui/theme/sinan_style.h"

#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QStyleFactory>
#include <QStyleOption>
#include <QToolButton>

namespace sinan::theme {

namespace {

QRectF crisp(const QRect &rect, qreal line)
{
    return QRectF(rect).adjusted(line / 2, line / 2, -line / 2, -line / 2);
}

bool isPrimary(const QWidget *widget)
{
    return widget && widget->property("primary").toBool();
}

} // namespace

SinanStyle::SinanStyle(const Theme &theme) : QProxyStyle(QStyleFactory::create(QStringLiteral("fusion"))), m_theme(theme) {}

void SinanStyle::drawFocusRing(const QRect &rect, QPainter *painter, int radius) const
{
    const int line = m_theme.width(Width::FocusRing);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(m_theme.color(ColorRole::Accent), line));
    painter->drawRoundedRect(crisp(rect, line), radius, radius);
    painter->restore();
}

void SinanStyle::drawButtonPanel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const bool enabled = option->state & State_Enabled;
    const bool over = enabled && (option->state & State_MouseOver);
    const bool down = enabled && (option->state & (State_Sunken | State_On));
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool flat = button && (button->features & QStyleOptionButton::Flat);
    ColorRole fill = down ? ColorRole::Selected : over ? ColorRole::Hover : ColorRole::Surface;
    QColor edge = m_theme.color(enabled ? ColorRole::BorderStrong : ColorRole::Border);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QColor brush = m_theme.color(fill);
    if (isPrimary(widget) && enabled) {
        brush = m_theme.color(ColorRole::Accent);
        if (over || down)
            brush = m_theme.isDark() ? brush.lighter(down ? 115 : 108) : brush.darker(down ? 120 : 110);
        edge = brush;
    } else if (!enabled) {
        brush = m_theme.color(ColorRole::Sunken);
    }
    if (flat && !over && !down && !isPrimary(widget)) {
        painter->restore();
        return;
    }
    if (flat && !isPrimary(widget))
        edge = brush;
    const int line = m_theme.width(Width::Border);
    painter->setPen(QPen(edge, line));
    painter->setBrush(brush);
    painter->drawRoundedRect(crisp(option->rect, line), m_theme.radius(Radius::Control), m_theme.radius(Radius::Control));
    painter->restore();
}

void SinanStyle::drawFieldFrame(const QStyleOption *option, QPainter *painter) const
{
    const bool focus = option->state & State_HasFocus;
    const bool enabled = option->state & State_Enabled;
    const int line = m_theme.width(focus ? Width::FocusRing : Width::Border);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_theme.color(focus ? ColorRole::Accent : enabled ? ColorRole::BorderStrong : ColorRole::Border), line));
    painter->setBrush(m_theme.color(enabled ? ColorRole::Surface : ColorRole::Sunken));
    painter->drawRoundedRect(crisp(option->rect, line), m_theme.radius(Radius::Control), m_theme.radius(Radius::Control));
    painter->restore();
}

void SinanStyle::drawMark(PrimitiveElement element, const QStyleOption *option, QPainter *painter) const
{
    const bool enabled = option->state & State_Enabled;
    const bool on = option->state & State_On;
    const bool part = option->state & State_NoChange;
    const int line = m_theme.width(Width::Border);
    const QColor edge = m_theme.color(!enabled ? ColorRole::Border : on || part ? ColorRole::Accent : ColorRole::BorderStrong);
    const QColor mark = m_theme.color(ColorRole::OnAccent);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(edge, line));
    painter->setBrush(on || part ? edge : m_theme.color(option->state & State_MouseOver ? ColorRole::Hover : ColorRole::Surface));
    const QRectF box = crisp(option->rect, line);
    if (element == PE_IndicatorRadioButton) {
        painter->drawEllipse(box);
        if (on) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(mark);
            const qreal inset = box.width() * 0.3;
            painter->drawEllipse(box.adjusted(inset, inset, -inset, -inset));
        }
    } else {
        painter->drawRoundedRect(box, m_theme.radius(Radius::Tag), m_theme.radius(Radius::Tag));
        painter->setPen(QPen(mark, box.width() / 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(Qt::NoBrush);
        if (on) {
            painter->drawPolyline(QPolygonF{{box.left() + box.width() * 0.22, box.top() + box.height() * 0.52},
                                            {box.left() + box.width() * 0.42, box.top() + box.height() * 0.72},
                                            {box.left() + box.width() * 0.78, box.top() + box.height() * 0.3}});
        } else if (part) {
            painter->drawLine(QPointF(box.left() + box.width() * 0.25, box.center().y()),
                              QPointF(box.right() - box.width() * 0.25, box.center().y()));
        }
    }
    painter->restore();
}

void SinanStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (element) {
    case PE_FrameFocusRect:
        if (option->state & State_KeyboardFocusChange || qobject_cast<const QAbstractItemView *>(widget)) {
            const int gap = qobject_cast<const QAbstractItemView *>(widget) ? 0 : m_theme.width(Width::FocusGap);
            if (isPrimary(widget)) {
                painter->save();
                painter->setRenderHint(QPainter::Antialiasing);
                painter->setPen(QPen(m_theme.color(ColorRole::OnAccent), m_theme.width(Width::FocusRing)));
                painter->drawRoundedRect(crisp(option->rect.adjusted(gap, gap, -gap, -gap), 2), m_theme.radius(Radius::Tag),
                                         m_theme.radius(Radius::Tag));
                painter->restore();
            } else {
                drawFocusRing(option->rect.adjusted(gap, gap, -gap, -gap), painter, m_theme.radius(Radius::Tag));
            }
        }
        return;
    case PE_PanelButtonCommand:
        drawButtonPanel(option, painter, widget);
        return;
    case PE_FrameDefaultButton:
        return;
    case PE_PanelLineEdit:
    case PE_FrameLineEdit:
        // Inside a spin box or an editable combo box the outer control has the frame.
        if (widget && (widget->property("bare").toBool() || qobject_cast<const QAbstractSpinBox *>(widget->parentWidget()) ||
                       qobject_cast<const QComboBox *>(widget->parentWidget())))
            return;
        if (element == PE_PanelLineEdit)
            drawFieldFrame(option, painter);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorRadioButton:
        drawMark(element, option, painter);
        return;
    case PE_PanelItemViewRow:
        return;
    case PE_PanelItemViewItem: {
        const bool selected = option->state & State_Selected;
        const bool over = (option->state & State_MouseOver) && (option->state & State_Enabled);
        if (selected || over)
            painter->fillRect(option->rect, m_theme.color(selected ? ColorRole::Selected : ColorRole::Hover));
        return;
    }
    case PE_Frame:
    case PE_FrameGroupBox:
    case PE_FrameMenu:
    case PE_PanelTipLabel:
    case PE_PanelMenu: {
        painter->save();
        painter->setPen(
            QPen(m_theme.color(element == PE_Frame || element == PE_FrameGroupBox ? ColorRole::Border : ColorRole::BorderStrong),
                 m_theme.width(Width::Border)));
        painter->setBrush(element == PE_PanelTipLabel || element == PE_PanelMenu ? QBrush(m_theme.color(ColorRole::Surface))
                                                                                 : QBrush(Qt::NoBrush));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    }
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowRight:
    case PE_IndicatorArrowLeft: {
        const QString name = element == PE_IndicatorArrowDown    ? QStringLiteral("chevron.down")
                             : element == PE_IndicatorArrowUp    ? QStringLiteral("chevron.up")
                             : element == PE_IndicatorArrowRight ? QStringLiteral("chevron.right")
                                                                 : QStringLiteral("chevron.left");
        const int edge = m_theme.iconSize();
        QRect box(0, 0, edge, edge);
        box.moveCenter(option->rect.center());
        m_theme.icon(name).paint(painter, box, Qt::AlignCenter, option->state & State_Enabled ? QIcon::Normal : QIcon::Disabled);
        return;
    }
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void SinanStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (element == CE_PushButtonLabel && isPrimary(widget)) {
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button && (button->state & State_Enabled)) {
            QStyleOptionButton own = *button;
            own.palette.setColor(QPalette::ButtonText, m_theme.color(ColorRole::OnAccent));
            QProxyStyle::drawControl(element, &own, painter, widget);
            return;
        }
    }
    if (element == CE_ComboBoxLabel) {
        // Fusion cuts a choice off in the middle of a letter.
        if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            QStyleOptionComboBox own = *box;
            const int icon = own.currentIcon.isNull() ? 0 : own.iconSize.width() + m_theme.space(Space::Tiny);
            const int room = subControlRect(CC_ComboBox, box, SC_ComboBoxEditField, widget).width() - icon - 2;
            own.currentText = own.fontMetrics.elidedText(own.currentText, Qt::ElideRight, room);
            QProxyStyle::drawControl(element, &own, painter, widget);
            return;
        }
    }
    if (element == CE_MenuItem) {
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            QStyleOptionMenuItem own = *item;
            if (own.menuItemType == QStyleOptionMenuItem::Separator) {
                painter->fillRect(QRect(own.rect.left(), own.rect.center().y(), own.rect.width(), m_theme.width(Width::Border)),
                                  m_theme.color(ColorRole::Border));
                return;
            }
            if ((own.state & State_Selected) && (own.state & State_Enabled))
                painter->fillRect(own.rect, m_theme.color(ColorRole::Selected));
            // Fusion paints a selected entry in Highlight with a frame; the row is filled already, so it draws text and icon
            // only.
            own.state &= ~State_Selected;
            QProxyStyle::drawControl(element, &own, painter, widget);
            return;
        }
    }
    if (element == CE_HeaderSection || element == CE_HeaderEmptyArea) {
        painter->fillRect(option->rect, m_theme.color(ColorRole::Sunken));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          m_theme.color(ColorRole::Border));
        return;
    }
    if (element == CE_ShapedFrame) {
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine)) {
            const bool flat = frame->frameShape == QFrame::HLine;
            const QRect &rect = option->rect;
            painter->fillRect(flat ? QRect(rect.left(), rect.center().y(), rect.width(), 1)
                                   : QRect(rect.center().x(), rect.top(), 1, rect.height()),
                              m_theme.color(ColorRole::Border));
            return;
        }
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void SinanStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                    const QWidget *widget) const
{
    switch (control) {
    case CC_ScrollBar:
        drawScrollBar(option, painter, widget);
        return;
    case CC_ComboBox:
        drawCombo(option, painter, widget);
        return;
    case CC_SpinBox:
        drawSpinBox(option, painter, widget);
        return;
    case CC_Slider:
        drawSlider(option, painter, widget);
        return;
    case CC_ToolButton:
        drawToolButton(option, painter, widget);
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

void SinanStyle::polish(QWidget *widget)
{
    if (qobject_cast<QAbstractItemView *>(widget) || qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    QProxyStyle::polish(widget);
}

} // namespace sinan::theme
