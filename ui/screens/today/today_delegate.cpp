#include "ui/screens/today/today_delegate.h"

#include "ui/theme/severity.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using theme::Width;

namespace {

QFont strongDense(const theme::Theme &theme)
{
    QFont font = theme.font(FontRole::Dense);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

/// Where everything of a row stands, and in which words: painting and the test for shortened text share it.
struct TodayDelegate::Layout {
    struct Text {
        QRect rect;
        QFont font;
        QString whole;
        [[nodiscard]] QString fitting() const { return QFontMetrics(font).elidedText(whole, Qt::ElideMiddle, rect.width()); }
    };
    QRect severity;
    QRect mergedPill;
    Text customer;
    Text merged;
    Text sentence;
    Text next;
    Text risk;
    Text clock;
};

TodayDelegate::TodayDelegate(const theme::Theme &theme, const TodayModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_model(model)
{
}

QSize TodayDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const int line = m_theme.lineHeight(FontRole::Dense);
    if (m_model.entry(index.row()).isHeader)
        return {0, line + m_theme.space(Space::Cozy)};
    const int padding = m_theme.density() == theme::Density::Compact ? m_theme.space(Space::Tiny) : m_theme.space(Space::Small);
    return {0, 2 * line + m_theme.lineHeight(FontRole::Caption) + 2 * padding};
}

TodayDelegate::Layout TodayDelegate::layoutOf(const TodayEntry &entry, const QRect &rect) const
{
    Layout layout;
    const int gap = m_theme.space(Space::Small);
    const int line = m_theme.lineHeight(FontRole::Dense);
    const int caption = m_theme.lineHeight(FontRole::Caption);
    const QRect inner = rect.adjusted(m_theme.space(Space::Medium), 0, -m_theme.space(Space::Medium), 0);
    const int top = rect.top() + (rect.height() - 2 * line - caption) / 2;

    layout.risk = {{}, strongDense(m_theme), entry.risk};
    layout.clock = {{}, m_theme.font(FontRole::Dense), entry.clock};
    if (entry.urgent)
        layout.clock.font = strongDense(m_theme);
    const int column = std::max(QFontMetrics(layout.risk.font).horizontalAdvance(entry.risk), QFontMetrics(layout.clock.font).horizontalAdvance(entry.clock)) + 1;
    const int right = inner.right() - column + 1;
    layout.risk.rect = QRect(right, top, column, line);
    layout.clock.rect = QRect(right, top + line, column, line);

    // Severity words differ in length; the customers' names stand below each other all the same.
    int severityWidth = 0;
    for (const theme::Severity severity : {theme::Severity::Critical, theme::Severity::High, theme::Severity::Medium, theme::Severity::Low})
        severityWidth = std::max(severityWidth, theme::severityWidth(severity, m_theme));
    layout.severity = QRect(inner.left(), top, severityWidth, line);
    const int left = layout.severity.right() + 1 + m_theme.space(Space::Cozy);
    const int textRight = right - m_theme.space(Space::Medium);

    layout.merged = {{}, m_theme.font(FontRole::Caption), entry.merged};
    const int mergedWidth = entry.merged.isEmpty() ? 0 : QFontMetrics(layout.merged.font).horizontalAdvance(entry.merged) + 2 * gap + 2;
    layout.customer = {{}, strongDense(m_theme), entry.customer};
    const int customerRoom = textRight - left - (mergedWidth > 0 ? mergedWidth + gap : 0);
    const int customerWidth = std::min(customerRoom, QFontMetrics(layout.customer.font).horizontalAdvance(entry.customer) + 1);
    layout.customer.rect = QRect(left, top, customerWidth, line);
    if (mergedWidth > 0) {
        layout.mergedPill = QRect(left + customerWidth + gap, top + 1, mergedWidth, line - 2);
        layout.merged.rect = layout.mergedPill.adjusted(gap, 0, -gap, 0);
    }
    layout.sentence = {QRect(left, top + line, textRight - left, line), m_theme.font(FontRole::Dense), entry.sentence};
    QStringList next{entry.evidence, entry.advice};
    next.removeAll(QString());
    layout.next = {QRect(left, top + 2 * line, inner.right() + 1 - left, caption), m_theme.font(FontRole::Caption), next.join(QStringLiteral(" · "))};
    return layout;
}

void TodayDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const TodayEntry &entry = m_model.entry(index.row());
    painter->save();
    if (entry.isHeader)
        paintHeader(*painter, option, entry);
    else
        paintRow(*painter, option, entry, m_model.isPending(index.row()));
    painter->restore();
}

void TodayDelegate::paintHeader(QPainter &painter, const QStyleOptionViewItem &option, const TodayEntry &entry) const
{
    const QRect rect = option.rect.adjusted(m_theme.space(Space::Medium), m_theme.space(Space::Tiny), -m_theme.space(Space::Medium), 0);
    int left = rect.left();
    if (entry.canFold) {
        const int edge = m_theme.iconSize();
        const QIcon chevron = m_theme.icon(entry.folded ? QStringLiteral("chevron.right") : QStringLiteral("chevron.down"));
        chevron.paint(&painter, QRect(left, rect.center().y() - edge / 2 + 1, edge, edge));
        left += edge + m_theme.space(Space::Tiny);
    }
    QFont font = m_theme.font(FontRole::Caption);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(m_theme.color(ColorRole::Text2));
    const QRect titleRect(left, rect.top(), QFontMetrics(font).horizontalAdvance(entry.title) + 1, rect.height());
    painter.drawText(titleRect, Qt::AlignVCenter | Qt::AlignLeft, entry.title);
    painter.setFont(m_theme.font(FontRole::Caption));
    painter.setPen(m_theme.color(ColorRole::Text3));
    const int detailWidth = QFontMetrics(m_theme.font(FontRole::Caption)).horizontalAdvance(entry.detail) + 1;
    const QRect detailRect(rect.right() - detailWidth + 1, rect.top(), detailWidth, rect.height());
    painter.drawText(detailRect, Qt::AlignVCenter | Qt::AlignRight, entry.detail);
    painter.setPen(QPen(m_theme.color(ColorRole::Border), m_theme.width(Width::Border)));
    const int y = rect.center().y() + 1;
    painter.drawLine(titleRect.right() + m_theme.space(Space::Small), y, detailRect.left() - m_theme.space(Space::Small), y);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter.setPen(QPen(m_theme.color(ColorRole::Accent), m_theme.width(Width::FocusRing)));
        painter.drawRect(option.rect.adjusted(m_theme.space(Space::Tiny), 2, -m_theme.space(Space::Tiny), -2));
    }
}

void TodayDelegate::paintRow(QPainter &painter, const QStyleOptionViewItem &option, const TodayEntry &entry, bool pending) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool under = option.state.testFlag(QStyle::State_MouseOver);
    const QRect box = option.rect.adjusted(m_theme.space(Space::Tiny), 0, -m_theme.space(Space::Tiny), 0);
    painter.setRenderHint(QPainter::Antialiasing);
    if (selected || under) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(selected ? ColorRole::Selected : ColorRole::Hover));
        painter.drawRoundedRect(box, m_theme.radius(theme::Radius::Control), m_theme.radius(theme::Radius::Control));
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        const int width = m_theme.width(Width::FocusRing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.color(ColorRole::Accent), width));
        painter.drawRoundedRect(QRectF(box).adjusted(width / 2.0, width / 2.0, -width / 2.0, -width / 2.0), m_theme.radius(theme::Radius::Control),
                                m_theme.radius(theme::Radius::Control));
    }
    if (pending)
        painter.setOpacity(0.45);
    const Layout layout = layoutOf(entry, option.rect);
    theme::paintSeverityWithWord(painter, layout.severity, entry.severity, m_theme);
    const auto draw = [&](const Layout::Text &text, ColorRole color, Qt::Alignment alignment = Qt::AlignLeft) {
        painter.setFont(text.font);
        painter.setPen(m_theme.color(color));
        painter.drawText(text.rect, int(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, text.fitting());
    };
    draw(layout.customer, ColorRole::Text);
    if (!layout.mergedPill.isNull()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(ColorRole::MutedTint));
        painter.drawRoundedRect(layout.mergedPill, m_theme.radius(theme::Radius::Control), m_theme.radius(theme::Radius::Control));
        draw(layout.merged, ColorRole::Muted);
    }
    draw(layout.sentence, ColorRole::Text);
    draw(layout.next, ColorRole::Text2);
    draw(layout.risk, ColorRole::Text, Qt::AlignRight);
    draw(layout.clock, entry.over ? ColorRole::Critical : entry.urgent ? ColorRole::High : ColorRole::Text2, Qt::AlignRight);
}

QStringList TodayDelegate::shortened(const QModelIndex &index, int width) const
{
    const TodayEntry &entry = m_model.entry(index.row());
    QStringList texts;
    if (entry.isHeader)
        return texts;
    const Layout layout = layoutOf(entry, QRect(0, 0, width, sizeHint({}, index).height()));
    for (const Layout::Text *text : {&layout.customer, &layout.merged, &layout.sentence, &layout.next, &layout.risk, &layout.clock}) {
        if (text->fitting() != text->whole)
            texts << text->whole;
    }
    return texts;
}

bool TodayDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), index.data(Qt::ToolTipRole).toString(), view, option.rect);
    return true;
}

} // namespace sinan::screens
