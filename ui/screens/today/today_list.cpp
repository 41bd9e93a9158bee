#include "ui/screens/today/today_list.h"

#include "ui/screens/today/today_model.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

namespace sinan::screens {

TodayList::TodayList(const theme::Theme &theme, QWidget *parent) : QListView(parent)
{
    setObjectName(QStringLiteral("today.list"));
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setResizeMode(QListView::Adjust);
    setMouseTracking(true);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    viewport()->setAttribute(Qt::WA_InputMethodEnabled, false);
    connect(&theme, &theme::Theme::changed, this, [this] { scheduleDelayedItemsLayout(); });
}

bool TodayList::isHeader(const QModelIndex &index) const
{
    return index.isValid() && index.data(TodayModel::HeaderRole).toBool();
}

void TodayList::turnTo(int row)
{
    if (row < 0 || row >= model()->rowCount()) {
        selectionModel()->clear();
        return;
    }
    const QModelIndex index = model()->index(row, 0);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    scrollTo(index);
    // The first row's section header belongs to it.
    if (row == 1)
        scrollToTop();
}

QList<int> TodayList::chosenRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedIndexes())
        rows << index.row();
    std::sort(rows.begin(), rows.end());
    if (rows.isEmpty() && currentIndex().isValid() && !isHeader(currentIndex()))
        rows << currentIndex().row();
    return rows;
}

void TodayList::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex current = currentIndex();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isHeader(current) && (enter || event->key() == Qt::Key_Space || event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)) {
        Q_EMIT headerToggled(current.row());
        return;
    }
    if (enter && current.isValid()) {
        Q_EMIT opened(current.row());
        return;
    }
    // J and K walk as ↓ and ↑ do, where no input method takes them.
    if (event->modifiers() == Qt::NoModifier && (event->key() == Qt::Key_J || event->key() == Qt::Key_K)) {
        QKeyEvent arrow(event->type(), event->key() == Qt::Key_J ? Qt::Key_Down : Qt::Key_Up, Qt::NoModifier);
        QListView::keyPressEvent(&arrow);
        return;
    }
    QListView::keyPressEvent(event);
}

void TodayList::mouseReleaseEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    QListView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && isHeader(index) && index.flags().testFlag(Qt::ItemIsEnabled))
        Q_EMIT headerToggled(index.row());
}

void TodayList::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard) {
        Q_EMIT menuRequested(viewport()->mapToGlobal(visualRect(currentIndex()).center()));
        return;
    }
    const QModelIndex index = indexAt(event->pos());
    if (!index.isValid() || isHeader(index))
        return;
    if (!selectionModel()->isSelected(index))
        turnTo(index.row());
    Q_EMIT menuRequested(event->globalPos());
}

} // namespace sinan::screens
