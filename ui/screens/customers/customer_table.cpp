#include "ui/screens/customers/customer_table.h"

#include "ui/screens/customers/customer_list_model.h"
#include "ui/theme/severity.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>

#include <unordered_set>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

namespace {

/// So many rows say how wide a column is; the rest is elided where it is longer. They come with every order.
constexpr int measuredRows = int(rowsAPage);
/// The widest a column may ask for, in characters of the dense font (a Han character counts two).
constexpr int widestName = 30;
constexpr int widestOther = 18;
constexpr int narrowestName = 21;

constexpr std::array<theme::Severity, 4> shapes{theme::Severity::Low, theme::Severity::Medium, theme::Severity::High, theme::Severity::Critical};

} // namespace

CustomerDelegate::CustomerDelegate(const theme::Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

QSize CustomerDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {m_theme.space(Space::Vast), m_theme.rowHeight()};
}

void CustomerDelegate::paintWarnings(QPainter *painter, const QRect &cell, const QModelIndex &index) const
{
    const QVariant weighed = index.data(CustomerListModel::SeverityCountsRole);
    if (weighed.isNull())
        return;
    const QVariantList counts = weighed.toList();
    const int edge = m_theme.iconSize() * 3 / 4;
    int x = cell.left();
    painter->setFont(m_theme.font(FontRole::Dense));
    for (int severity = 3; severity >= 0; --severity) {
        const int count = counts.value(severity).toInt();
        if (count == 0)
            continue;
        const theme::Severity shape = shapes[std::size_t(severity)];
        theme::paintSeverity(*painter, QRectF(x, cell.center().y() - edge / 2.0 + .5, edge, edge), shape, m_theme);
        x += edge + m_theme.space(Space::Tiny);
        const QString number = QString::number(count);
        const int width = painter->fontMetrics().horizontalAdvance(number);
        painter->setPen(m_theme.color(theme::textRole(shape)));
        painter->drawText(QRect(x, cell.top(), width, cell.height()), Qt::AlignVCenter, number);
        x += width + m_theme.space(Space::Cozy);
    }
    const QString clock = index.data(CustomerListModel::ClockRole).toString();
    if (clock.isEmpty())
        return;
    painter->setFont(m_theme.font(FontRole::Caption));
    painter->setPen(m_theme.color(ColorRole(index.data(CustomerListModel::ClockColorRole).toInt())));
    painter->drawText(QRect(x, cell.top(), cell.right() - x + 1, cell.height()), Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(clock, Qt::ElideRight, cell.right() - x));
}

void CustomerDelegate::paintStars(QPainter *painter, const QRect &cell, const QModelIndex &index) const
{
    const QString text = index.data().toString();
    if (text.isEmpty())
        return;
    painter->setFont(m_theme.font(FontRole::Caption));
    const QFontMetrics metrics = painter->fontMetrics();
    const int height = metrics.height();
    const QRect tag(cell.left(), cell.center().y() - height / 2, metrics.horizontalAdvance(text) + m_theme.space(Space::Small) + m_theme.space(Space::Tiny),
                    height);
    const bool first = text == QLatin1String("A");
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_theme.color(first ? ColorRole::LowTint : ColorRole::MutedTint));
    painter->drawRoundedRect(tag, m_theme.radius(theme::Radius::Tag), m_theme.radius(theme::Radius::Tag));
    painter->setPen(m_theme.color(first ? ColorRole::Low : ColorRole::Muted));
    painter->drawText(tag, Qt::AlignCenter, text);
}

void CustomerDelegate::paintGroup(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->fillRect(option.rect, m_theme.color(option.state.testFlag(QStyle::State_MouseOver) ? ColorRole::Hover : ColorRole::Sunken));
    painter->setPen(m_theme.color(ColorRole::Border));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    QRect cell = option.rect.adjusted(m_theme.space(Space::Small), 0, -m_theme.space(Space::Small), 0);
    const int edge = m_theme.iconSize() * 3 / 4;
    const bool open = index.data(CustomerListModel::GroupOpenRole).toBool();
    m_theme.icon(open ? QStringLiteral("chevron.down") : QStringLiteral("chevron.right"), ColorRole::Text2)
        .paint(painter, QRect(cell.left(), cell.center().y() - edge / 2, edge, edge));
    cell.setLeft(cell.left() + edge + m_theme.space(Space::Tiny));
    painter->setFont(m_theme.font(FontRole::Strong));
    painter->setPen(m_theme.color(ColorRole::Text));
    const QString title = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, cell.width() / 2);
    painter->drawText(cell, Qt::AlignVCenter | Qt::AlignLeft, title);
    cell.setLeft(cell.left() + painter->fontMetrics().horizontalAdvance(title) + m_theme.space(Space::Cozy));
    painter->setFont(m_theme.font(FontRole::Caption));
    painter->setPen(m_theme.color(ColorRole::Text2));
    painter->drawText(cell, Qt::AlignVCenter | Qt::AlignLeft,
                      painter->fontMetrics().elidedText(index.data(CustomerListModel::GroupDetailRole).toString(), Qt::ElideRight, cell.width()));
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(m_theme.color(ColorRole::Accent), m_theme.width(theme::Width::FocusRing)));
        painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
    }
}

void CustomerDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    if (!index.data(CustomerListModel::GroupRole).isNull()) {
        paintGroup(painter, option, index);
        painter->restore();
        return;
    }
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, m_theme.color(selected ? ColorRole::Selected : ColorRole::Hover));
    painter->setPen(m_theme.color(ColorRole::Border));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const QRect cell = option.rect.adjusted(m_theme.space(Space::Small), 0, -m_theme.space(Space::Small), 0);
    const auto column = CustomerColumn(index.data(CustomerListModel::ColumnRole).toInt());
    switch (column) {
    case CustomerColumn::Warnings:
        paintWarnings(painter, cell, index);
        break;
    case CustomerColumn::Stars:
        paintStars(painter, cell, index);
        break;
    default: {
        const bool name = column == CustomerColumn::Name;
        painter->setFont(m_theme.font(name ? FontRole::Strong : FontRole::Dense));
        const bool quiet = column == CustomerColumn::LastContact || column == CustomerColumn::Card || column == CustomerColumn::Region
            || column == CustomerColumn::Industry;
        painter->setPen(m_theme.color(name ? ColorRole::Text : quiet ? ColorRole::Text2 : ColorRole::Text));
        const QString text = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, cell.width());
        painter->drawText(cell, index.data(Qt::TextAlignmentRole).toInt(), text);
    }
    }
    if (selected && index.column() == 0) {
        painter->fillRect(QRect(option.rect.topLeft(), QSize(m_theme.space(Space::Hair) + 1, option.rect.height())), m_theme.color(ColorRole::Accent));
    }
    painter->restore();
}

CustomerTable::CustomerTable(const theme::Theme &theme, CustomerListModel &model, QWidget *parent)
    : QTableView(parent), m_theme(theme), m_model(model)
{
    setObjectName(QStringLiteral("customers.table"));
    setHorizontalHeader(new CustomerHeaderRow(theme, this));
    setModel(&model);
    setItemDelegate(new CustomerDelegate(theme, this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setMouseTracking(true);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setFrameShape(QFrame::NoFrame);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
}

CustomerHeaderRow::CustomerHeaderRow(const theme::Theme &theme, QWidget *parent) : QHeaderView(Qt::Horizontal, parent), m_theme(theme)
{
    setObjectName(QStringLiteral("customers.header"));
    setSectionsClickable(true);
    setSortIndicatorShown(true);
    setHighlightSections(false);
    setStretchLastSection(false);
    setSectionResizeMode(QHeaderView::Fixed);
}

QSize CustomerHeaderRow::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), m_theme.rowHeight()};
}

void CustomerHeaderRow::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    painter->save();
    painter->fillRect(rect, m_theme.color(ColorRole::Sunken));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), m_theme.width(theme::Width::Border)), m_theme.color(ColorRole::Border));
    painter->setFont(m_theme.font(FontRole::Caption));
    const bool sorted = section == sortIndicatorSection();
    painter->setPen(m_theme.color(sorted ? ColorRole::Text : ColorRole::Text2));
    const QRect cell = rect.adjusted(m_theme.space(Space::Small), 0, -m_theme.space(Space::Small), 0);
    const QString title = model()->headerData(section, Qt::Horizontal).toString();
    const bool right = model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).toInt() & Qt::AlignRight;
    const int edge = m_theme.iconSize() * 3 / 4;
    const int room = sorted ? edge + m_theme.space(Space::Hair) : 0;
    const QString text = painter->fontMetrics().elidedText(title, Qt::ElideRight, cell.width() - room);
    const int width = painter->fontMetrics().horizontalAdvance(text);
    const int left = right ? cell.right() - width - room : cell.left();
    painter->drawText(QRect(left, cell.top(), width + room, cell.height()), Qt::AlignVCenter | Qt::AlignLeft, text);
    if (sorted) {
        const QString arrow = sortIndicatorOrder() == Qt::DescendingOrder ? QStringLiteral("chevron.down") : QStringLiteral("chevron.up");
        m_theme.icon(arrow, ColorRole::Text).paint(painter, QRect(left + width + m_theme.space(Space::Hair), cell.center().y() - edge / 2, edge, edge));
    }
    painter->restore();
}

void CustomerTable::measure()
{
    verticalHeader()->setMinimumSectionSize(m_theme.rowHeight());
    verticalHeader()->setDefaultSectionSize(m_theme.rowHeight());
    const QFontMetrics metrics(m_theme.font(FontRole::Dense));
    const QFontMetrics strong(m_theme.font(FontRole::Strong));
    const QFontMetrics caption(m_theme.font(FontRole::Caption));
    const int character = metrics.horizontalAdvance(QLatin1Char('0'));
    const int padding = 2 * m_theme.space(Space::Small) + m_theme.space(Space::Tiny);
    const int rows = std::min(m_model.rowCount(), measuredRows);
    m_natural.assign(std::size_t(m_model.columnCount()), 0);
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const ColumnId &id = m_model.columns()[std::size_t(column)];
        const bool name = id.column == CustomerColumn::Name;
        int width = caption.horizontalAdvance(m_model.columnTitle(id)) + m_theme.iconSize();
        if (id.column == CustomerColumn::Warnings) {
            // Two shapes with their numbers, and the clock.
            width = std::max(width, 2 * (m_theme.iconSize() + 2 * character + m_theme.space(Space::Cozy)) + 10 * character);
        } else {
            const int widest = character * (name ? widestName : widestOther);
            for (int row = 0; row < rows && width < widest; ++row) {
                const QString text = m_model.index(row, column).data().toString();
                width = std::max(width, std::min(widest, (name ? strong : metrics).horizontalAdvance(text)));
            }
        }
        m_natural[std::size_t(column)] = width + padding;
    }
    fit();
}

void CustomerTable::fit()
{
    if (m_natural.size() != std::size_t(m_model.columnCount()) || m_natural.empty())
        return;
    int wanted = 0;
    for (const int width : m_natural)
        wanted += width;
    const int over = viewport()->width() - wanted;
    const int columns = int(m_natural.size());
    const int character = QFontMetrics(m_theme.font(FontRole::Dense)).horizontalAdvance(QLatin1Char('0'));
    const int share = over > 0 ? over / (columns + 1) : 0;
    int taken = 0;
    for (int column = 1; column < columns; ++column) {
        const int width = m_natural[std::size_t(column)] + share;
        setColumnWidth(column, width);
        taken += width;
    }
    // The name has two shares and the rounding; where room is short it gives way first.
    setColumnWidth(0, std::max(viewport()->width() - taken, std::min(m_natural.front(), character * narrowestName)));
}

void CustomerTable::selectRow(int row)
{
    if (row >= 0 && row < m_model.rowCount())
        setCurrentIndex(m_model.index(row, 0));
}

int CustomerTable::selectedRow() const
{
    const int row = currentIndex().isValid() ? currentIndex().row() : -1;
    return m_model.isGroup(row) ? -1 : row;
}

std::vector<std::int64_t> CustomerTable::selected() const
{
    std::vector<std::pair<int, int>> ranges;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection)
        ranges.emplace_back(range.top(), range.bottom());
    std::sort(ranges.begin(), ranges.end());
    std::vector<std::int64_t> numbers;
    int next = 0;
    for (const auto &[top, bottom] : ranges) {
        for (int row = std::max(top, next); row <= bottom; ++row) {
            if (const std::int64_t number = m_model.numberOf(row))
                numbers.push_back(number);
        }
        next = std::max(next, bottom + 1);
    }
    return numbers;
}

void CustomerTable::select(const std::vector<std::int64_t> &numbers, int current)
{
    const QSignalBlocker quiet(this);
    if (numbers.size() <= 1) {
        selectRow(current);
        return;
    }
    const std::unordered_set<std::int64_t> wanted(numbers.begin(), numbers.end());
    QItemSelection selection;
    const int last = m_model.columnCount() - 1;
    for (int row = 0, from = -1; row <= m_model.rowCount(); ++row) {
        const bool in = row < m_model.rowCount() && wanted.contains(m_model.numberOf(row));
        if (in && from < 0)
            from = row;
        if (!in && from >= 0) {
            selection.append(QItemSelectionRange(m_model.index(from, 0), m_model.index(row - 1, last)));
            from = -1;
        }
    }
    if (current >= 0 && current < m_model.rowCount())
        selectionModel()->setCurrentIndex(m_model.index(current, 0), QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

void CustomerTable::spanGroups()
{
    clearSpans();
    if (!m_model.groupBy() || m_model.columnCount() < 2)
        return;
    for (int row = 0; row < m_model.rowCount();) {
        const store::CustomerGroup *group = m_model.groupOf(row);
        if (!group)
            return;
        setSpan(row, 0, 1, m_model.columnCount());
        row += 1 + (m_model.isGroupOpen(row) ? int(group->count) : 0);
    }
}

void CustomerTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT selectionMoved();
}

void CustomerTable::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (dy != 0)
        Q_EMIT looked(std::max(rowAt(0), 0), std::max(rowAt(viewport()->height() - 1), rowAt(0)));
}

void CustomerTable::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    if (const QModelIndex index = indexAt(event->pos()); index.isValid() && event->button() == Qt::LeftButton && m_model.isGroup(index.row()))
        Q_EMIT groupToggled(index.row());
}

void CustomerTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    setAttribute(Qt::WA_InputMethodEnabled, false);
}

void CustomerTable::keyPressEvent(QKeyEvent *event)
{
    const int here = currentIndex().isValid() ? currentIndex().row() : -1;
    if (m_model.groupBy() && event->modifiers() == Qt::NoModifier) {
        const bool head = m_model.isGroup(here);
        const bool open = m_model.isGroupOpen(here);
        const bool toggles = head && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space);
        if (toggles || (event->key() == Qt::Key_Left && open) || (head && event->key() == Qt::Key_Right && !open)) {
            Q_EMIT groupToggled(here);
            return;
        }
    }
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier) {
            if (selectedRow() >= 0)
                Q_EMIT opened(selectedRow());
            return;
        }
        break;
    case Qt::Key_Home:
    case Qt::Key_End:
        if (event->modifiers() != Qt::NoModifier)
            break;
        selectRow(event->key() == Qt::Key_Home ? 0 : m_model.rowCount() - 1);
        return;
    case Qt::Key_Menu: {
        const QRect cell = visualRect(currentIndex());
        if (selectedRow() >= 0)
            Q_EMIT menuAsked(selectedRow(), currentIndex().column(), viewport()->mapToGlobal(cell.bottomLeft()));
        return;
    }
    default:
        break;
    }
    QTableView::keyPressEvent(event);
}

void CustomerTable::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index = event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid() || m_model.isGroup(index.row()))
        return;
    // A click into the selection is meant for all of it.
    if (!selectionModel()->isRowSelected(index.row()))
        setCurrentIndex(index);
    const QPoint at = event->reason() == QContextMenuEvent::Mouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).bottomLeft());
    Q_EMIT menuAsked(index.row(), index.column(), at);
}

void CustomerTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    // A single click selects, a double click opens: as Enter does.
    if (const QModelIndex index = indexAt(event->pos()); index.isValid() && event->button() == Qt::LeftButton && !m_model.isGroup(index.row()))
        Q_EMIT opened(index.row());
}

void CustomerTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fit();
    Q_EMIT looked(std::max(rowAt(0), 0), std::max(rowAt(viewport()->height() - 1), rowAt(0)));
}

} // namespace sinan::screens
