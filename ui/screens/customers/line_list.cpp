#include "ui/screens/customers/line_list.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

void LinesModel::show(std::vector<Line> lines)
{
    if (lines == m_lines)
        return;
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
}

int LinesModel::rowOf(const QString &key) const
{
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        if (m_lines[i].key == key)
            return int(i);
    }
    return -1;
}

int LinesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QVariant LinesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Line &entry = line(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return entry.title;
    case Qt::AccessibleTextRole:
        return entry.accessible.isEmpty() ? QStringList{entry.title, entry.detail, entry.right}.join(QLatin1Char(' ')).simplified() : entry.accessible;
    case Qt::ToolTipRole:
        return entry.detail.isEmpty() ? entry.title : entry.title + QLatin1Char('\n') + entry.detail;
    default:
        return {};
    }
}

LineDelegate::LineDelegate(const theme::Theme &theme, const LinesModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_model(model)
{
}

QSize LineDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const bool two = index.isValid() && !m_model.line(index.row()).detail.isEmpty();
    const int lines = two ? m_theme.lineHeight(FontRole::Dense) + m_theme.lineHeight(FontRole::Caption) + m_theme.space(Space::Small)
                          : m_theme.rowHeight();
    return {m_theme.space(Space::Vast), lines};
}

void LineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Line &line = m_model.line(index.row());
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const bool current = view && view->hasFocus() && view->currentIndex() == index;
    painter->save();
    if (current || option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, m_theme.color(current ? ColorRole::Selected : ColorRole::Hover));
    if (index.row() + 1 < m_model.rowCount()) {
        painter->setPen(m_theme.color(ColorRole::Border));
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    }
    const int gap = m_theme.space(Space::Small);
    const QRect cell = option.rect.adjusted(gap, 0, -gap, 0);
    const bool two = !line.detail.isEmpty();
    const int first = two ? m_theme.lineHeight(FontRole::Dense) : cell.height();
    const int top = two ? cell.top() + m_theme.space(Space::Tiny) : cell.top();
    int left = cell.left();
    if (line.severity) {
        theme::paintSeverityWithWord(*painter, QRect(left, top, cell.width(), first), *line.severity, m_theme);
        // One column for all words, so that the titles stand under each other.
        int widest = 0;
        for (const auto severity : {theme::Severity::Critical, theme::Severity::High, theme::Severity::Medium, theme::Severity::Low})
            widest = std::max(widest, theme::severityWidth(severity, m_theme));
        left += widest + gap;
    } else if (!line.icon.isEmpty()) {
        const int edge = m_theme.iconSize();
        m_theme.icon(line.icon, line.quiet ? ColorRole::Text3 : ColorRole::Text2).paint(painter, QRect(left, top + (first - edge) / 2, edge, edge));
        left += edge + gap;
    }
    painter->setFont(m_theme.font(FontRole::Dense));
    int right = cell.right();
    // Texts are a hair wider than their advance says: without the slack the last letter would be elided.
    const int slack = m_theme.space(Space::Hair);
    const auto fromRight = [&](const QString &text, ColorRole color) {
        if (text.isEmpty())
            return;
        const int width = std::min(painter->fontMetrics().horizontalAdvance(text) + slack, cell.width() / 2);
        painter->setPen(m_theme.color(color));
        painter->drawText(QRect(right - width, top, width, first), Qt::AlignVCenter | Qt::AlignRight,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, width));
        right -= width + m_theme.space(Space::Cozy);
    };
    fromRight(line.right, line.rightColor);
    fromRight(line.beside, ColorRole::Text2);
    painter->setPen(m_theme.color(line.quiet ? ColorRole::Text2 : ColorRole::Text));
    painter->drawText(QRect(left, top, right - left, first), Qt::AlignVCenter | Qt::AlignLeft,
                      painter->fontMetrics().elidedText(line.title, Qt::ElideRight, right - left));
    if (!line.detail.isEmpty()) {
        painter->setFont(m_theme.font(FontRole::Caption));
        painter->setPen(m_theme.color(ColorRole::Text2));
        const QRect below(left, top + first, cell.right() - left, m_theme.lineHeight(FontRole::Caption));
        painter->drawText(below, Qt::AlignVCenter | Qt::AlignLeft, painter->fontMetrics().elidedText(line.detail, Qt::ElideRight, below.width()));
    }
    painter->restore();
}

LineList::LineList(const theme::Theme &theme, QWidget *parent) : QListView(parent), m_theme(theme)
{
    setModel(&m_model);
    setItemDelegate(new LineDelegate(theme, m_model, this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    viewport()->setAutoFillBackground(false);
}

int LineList::contentHeight() const
{
    int height = 0;
    for (int row = 0; row < m_model.rowCount(); ++row)
        height += itemDelegate()->sizeHint({}, m_model.index(row, 0)).height();
    return height;
}

void LineList::show(std::vector<Line> lines)
{
    const Line *now = current();
    const QString key = now ? now->key : QString();
    m_model.show(std::move(lines));
    updateGeometry();
    const int row = std::max(m_model.rowOf(key), m_model.rowCount() > 0 ? 0 : -1);
    if (row >= 0)
        setCurrentIndex(m_model.index(row, 0));
    Q_EMIT currentLineChanged();
}

const Line *LineList::current() const
{
    const int row = currentIndex().isValid() ? currentIndex().row() : -1;
    return row >= 0 && row < m_model.rowCount() ? &m_model.line(row) : nullptr;
}

void LineList::restyle()
{
    // The list keeps the heights that it was told; a new density needs a new layout.
    scheduleDelayedItemsLayout();
    updateGeometry();
    viewport()->update();
}

QSize LineList::sizeHint() const
{
    return {m_theme.scaled(260), contentHeight()};
}

QSize LineList::minimumSizeHint() const
{
    return {m_theme.scaled(100), contentHeight()};
}

void LineList::currentChanged(const QModelIndex &now, const QModelIndex &previous)
{
    QListView::currentChanged(now, previous);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    viewport()->update();
    Q_EMIT currentLineChanged();
}

void LineList::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().isValid() ? currentIndex().row() : -1;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier) {
            if (const Line *line = current())
                Q_EMIT opened(Line(*line));
            return;
        }
        break;
    case Qt::Key_Menu:
        if (const Line *line = current())
            Q_EMIT menuAsked(Line(*line), viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()));
        return;
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const int to = row + (event->key() == Qt::Key_Down ? 1 : -1);
        if (event->modifiers() != Qt::NoModifier || to < 0 || to >= m_model.rowCount()) {
            event->ignore();
            return;
        }
        setCurrentIndex(m_model.index(to, 0));
        return;
    }
    default:
        break;
    }
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) {
        event->ignore();
        return;
    }
    QListView::keyPressEvent(event);
}

void LineList::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index.isValid() && !m_model.line(index.row()).route.place.isEmpty())
        Q_EMIT opened(Line(m_model.line(index.row())));
}

void LineList::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index = event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    Q_EMIT menuAsked(Line(m_model.line(index.row())),
                     event->reason() == QContextMenuEvent::Mouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).bottomLeft()));
}

void LineList::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model.rowCount() > 0)
        setCurrentIndex(m_model.index(0, 0));
    viewport()->update();
}

void LineList::focusOutEvent(QFocusEvent *event)
{
    QListView::focusOutEvent(event);
    viewport()->update();
}

void LineList::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace sinan::screens
