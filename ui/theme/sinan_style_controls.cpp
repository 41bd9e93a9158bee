// Scroll bars, combo boxes, sliders and tool buttons of SinanStyle, and its sizes.
#include "ui/theme/sinan_style.h"
#include "ui/theme/theme.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QPainter>
#include <QStyleOption>

namespace sinan::theme {

void SinanStyle::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!slider)
        return;
    QRect thumb = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    const bool active = (option->state & State_MouseOver) || (option->activeSubControls & SC_ScrollBarSlider);
    const int inset = m_theme.space(Space::Hair);
    thumb.adjust(inset, inset, -inset, -inset);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_theme.color(active ? ColorRole::Muted : ColorRole::BorderStrong));
    const qreal round = std::min(thumb.width(), thumb.height()) / 2.0;
    painter->drawRoundedRect(thumb, round, round);
    painter->restore();
}

void SinanStyle::drawCombo(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    QStyleOption frame = *option;
    const bool enabled = option->state & State_Enabled;
    if (!(option->state & State_KeyboardFocusChange))
        frame.state &= ~State_HasFocus;
    drawFieldFrame(&frame, painter);
    const int edge = m_theme.iconSize();
    const QRect arrow = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    QRect box(0, 0, edge, edge);
    box.moveCenter(arrow.center());
    m_theme.icon(QStringLiteral("chevron.down")).paint(painter, box, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
}

void SinanStyle::drawSpinBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (!spin)
        return;
    drawFieldFrame(option, painter);
    const int edge = m_theme.iconSize() * 3 / 4;
    const auto arrow = [&](SubControl part, const QString &name, bool enabled) {
        const QRect room = subControlRect(CC_SpinBox, option, part, widget);
        QRect box(0, 0, edge, edge);
        box.moveCenter(room.center());
        m_theme.icon(name).paint(painter, box, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    };
    arrow(SC_SpinBoxUp, QStringLiteral("chevron.up"), spin->stepEnabled & QAbstractSpinBox::StepUpEnabled);
    arrow(SC_SpinBoxDown, QStringLiteral("chevron.down"), spin->stepEnabled & QAbstractSpinBox::StepDownEnabled);
}

void SinanStyle::drawSlider(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!slider)
        return;
    const QRect groove = subControlRect(CC_Slider, option, SC_SliderGroove, widget);
    const QRect handle = subControlRect(CC_Slider, option, SC_SliderHandle, widget);
    const int line = m_theme.space(Space::Tiny);
    const bool flat = slider->orientation == Qt::Horizontal;
    QRect track = flat ? QRect(groove.left(), groove.center().y() - line / 2, groove.width(), line)
                       : QRect(groove.center().x() - line / 2, groove.top(), line, groove.height());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_theme.color(ColorRole::BorderStrong));
    painter->drawRoundedRect(track, line / 2.0, line / 2.0);
    if (flat) {
        track.setRight(handle.center().x());
        painter->setBrush(m_theme.color(ColorRole::Accent));
        painter->drawRoundedRect(track, line / 2.0, line / 2.0);
    }
    const int edge = std::min(handle.width(), handle.height());
    QRectF knob(0, 0, edge - 4, edge - 4);
    knob.moveCenter(QRectF(handle).center());
    painter->setPen(QPen(m_theme.color(ColorRole::Accent), 2));
    painter->setBrush(m_theme.color(ColorRole::Surface));
    painter->drawEllipse(knob);
    painter->restore();
    if ((option->state & State_HasFocus) && (option->state & State_KeyboardFocusChange))
        drawFocusRing(option->rect, painter, m_theme.radius(Radius::Control));
}

void SinanStyle::drawToolButton(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (!button)
        return;
    const bool enabled = option->state & State_Enabled;
    const bool over = enabled && (option->state & State_MouseOver);
    const bool down = enabled && (option->state & (State_Sunken | State_On));
    if (over || down) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.color(down ? ColorRole::Selected : ColorRole::Hover));
        painter->drawRoundedRect(option->rect, m_theme.radius(Radius::Control), m_theme.radius(Radius::Control));
        painter->restore();
    }
    QStyleOptionToolButton label = *button;
    label.state &= ~(State_Sunken | State_MouseOver);
    drawControl(CE_ToolButtonLabel, &label, painter, widget);
    if ((option->state & State_HasFocus) && (option->state & State_KeyboardFocusChange))
        drawFocusRing(option->rect, painter, m_theme.radius(Radius::Control));
}

int SinanStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return m_theme.width(Width::ScrollBar);
    case PM_ScrollBarSliderMin:
        return m_theme.space(Space::Huge);
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
    case PM_LineEditIconSize:
        return m_theme.iconSize();
    case PM_ToolBarIconSize:
        return m_theme.iconSize(Width::IconLarge);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return m_theme.iconSize();
    case PM_ButtonMargin:
        return m_theme.space(Space::Cozy) * 2;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ScrollView_ScrollBarOverlap:
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return m_theme.space(Space::Cozy);
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return m_theme.space(Space::Small);
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return m_theme.space(Space::Tiny);
    case PM_SliderLength:
    case PM_SliderThickness:
    case PM_SliderControlThickness:
        return m_theme.iconSize(Width::IconLarge);
    case PM_ToolTipLabelFrameWidth:
        return m_theme.space(Space::Small);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int SinanStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_UnderlineShortcut:
    case SH_ItemView_MovementWithoutUpdatingSelection:
        return 0;
    case SH_ComboBox_Popup:
        return 0;
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
        return m_theme.motion(Motion::Quick);
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QSize SinanStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                   const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    switch (type) {
    case CT_PushButton:
        size.setHeight(std::max(m_theme.controlHeight(), contents.height() + m_theme.space(Space::Small)));
        break;
    case CT_ComboBox:
        // Room for the arrow and for the space before the text.
        size.setWidth(contents.width() + m_theme.iconSize() + 3 * m_theme.space(Space::Small) + m_theme.space(Space::Tiny));
        size.setHeight(std::max(m_theme.controlHeight(), contents.height() + m_theme.space(Space::Tiny)));
        break;
    case CT_SpinBox:
        size.setWidth(contents.width() + m_theme.iconSize() + 3 * m_theme.space(Space::Small));
        size.setHeight(std::max(m_theme.controlHeight(), contents.height() + m_theme.space(Space::Tiny)));
        break;
    case CT_LineEdit:
        size.setHeight(std::max(m_theme.controlHeight(), contents.height() + m_theme.space(Space::Tiny)));
        break;
    case CT_ToolButton:
        if (widget && widget->property("small").toBool()) {
            size.setHeight(m_theme.lineHeight(FontRole::Caption) + m_theme.space(Space::Tiny));
            break;
        }
        size = size.expandedTo(QSize(m_theme.controlHeight(), m_theme.controlHeight()));
        break;
    case CT_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
            size.setHeight(m_theme.space(Space::Small));
        else
            size.setHeight(std::max(size.height(), m_theme.rowHeight()));
        break;
    }
    case CT_HeaderSection:
        size.setHeight(std::max(size.height(), m_theme.rowHeight()));
        break;
    default:
        break;
    }
    return size;
}

QRect SinanStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                 const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
        // No arrow buttons: the whole length is the groove.
        if (slider) {
            const bool flat = slider->orientation == Qt::Horizontal;
            const int length = flat ? option->rect.width() : option->rect.height();
            const qint64 range = qint64(slider->maximum) - slider->minimum;
            int thumb = length;
            if (range > 0)
                thumb = std::max(m_theme.space(Space::Huge), int(qint64(length) * slider->pageStep / (range + slider->pageStep)));
            thumb = std::min(thumb, length);
            const int start = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition, length - thumb,
                                                      slider->upsideDown);
            const auto along = [&](int from, int size) {
                return flat ? QRect(from, 0, size, option->rect.height()) : QRect(0, from, option->rect.width(), size);
            };
            switch (part) {
            case SC_ScrollBarSlider:
                return along(start, thumb);
            case SC_ScrollBarGroove:
                return along(0, length);
            case SC_ScrollBarSubPage:
                return along(0, start);
            case SC_ScrollBarAddPage:
                return along(start + thumb, length - start - thumb);
            case SC_ScrollBarAddLine:
            case SC_ScrollBarSubLine:
                return {};
            default:
                break;
            }
        }
    }
    if (control == CC_SpinBox) {
        const QRect &rect = option->rect;
        const int arrows = m_theme.iconSize() + m_theme.space(Space::Tiny);
        switch (part) {
        case SC_SpinBoxUp:
            return {rect.right() - arrows, rect.top() + 2, arrows, rect.height() / 2 - 2};
        case SC_SpinBoxDown:
            return {rect.right() - arrows, rect.center().y() + 1, arrows, rect.height() / 2 - 2};
        case SC_SpinBoxEditField:
            return rect.adjusted(2, 2, -arrows - 2, -2);
        case SC_SpinBoxFrame:
            return rect;
        default:
            break;
        }
    }
    if (control == CC_ComboBox) {
        const QRect &rect = option->rect;
        const int arrow = m_theme.iconSize() + m_theme.space(Space::Small);
        if (part == SC_ComboBoxArrow)
            return {rect.right() - arrow - m_theme.space(Space::Hair), rect.top(), arrow, rect.height()};
        if (part == SC_ComboBoxEditField)
            return rect.adjusted(m_theme.space(Space::Small), 1, -arrow - m_theme.space(Space::Tiny), -1);
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QRect SinanStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents) {
        const int side = m_theme.space(Space::Small);
        return option->rect.adjusted(side, 1, -side, -1);
    }
    if (element == SE_PushButtonFocusRect)
        return option->rect.adjusted(1, 1, -1, -1);
    return QProxyStyle::subElementRect(element, option, widget);
}

} // namespace sinan::theme
