#pragma once

#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QTableView>

namespace sinan::screens {

class CustomerListModel;

/// Paints the list's cells: the name strong, the rating as a tag, warnings as shapes with their number.
class CustomerDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    CustomerDelegate(const theme::Theme &theme, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintWarnings(QPainter *painter, const QRect &cell, const QModelIndex &index) const;
    void paintStars(QPainter *painter, const QRect &cell, const QModelIndex &index) const;
    void paintGroup(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    const theme::Theme &m_theme;
};

/// The header of the list: its words stand over the cells' words, and the arrow beside the word tells the order.
class CustomerHeaderRow final : public QHeaderView
{
    Q_OBJECT
public:
    CustomerHeaderRow(const theme::Theme &theme, QWidget *parent);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;

private:
    const theme::Theme &m_theme;
};

/// The list of customers. Whole rows are current and selected; Enter opens, Home and End go to the first and last row, letters do nothing
/// (they belong to the input method), the header sorts by asking.
class CustomerTable final : public QTableView
{
    Q_OBJECT
public:
    CustomerTable(const theme::Theme &theme, CustomerListModel &model, QWidget *parent = nullptr);

    /// Measures the columns anew: other rows, columns, language or font. Then fits them.
    void measure();
    /// Puts the columns into the width there is: what is over goes to all, what is missing comes off the names.
    void fit();
    /// Stands on that row and selects it alone.
    void selectRow(int row);
    /// Where one stands; −1 on the head of a group and where there is nothing.
    [[nodiscard]] int selectedRow() const;
    /// Numbers of the selected customers' rows in the store, in the order of the list.
    [[nodiscard]] std::vector<std::int64_t> selected() const;
    /// Selects those of them that are shown, and stands on `current`.
    void select(const std::vector<std::int64_t> &numbers, int current);
    /// Lets the heads of groups reach over the whole width.
    void spanGroups();
    void keyboardSearch(const QString &) override {}

Q_SIGNALS:
    void opened(int row);
    void menuAsked(int row, int column, const QPoint &globalPosition);
    void groupToggled(int row);
    /// Rows [first, last] are in sight now.
    void looked(int first, int last);
    void selectionMoved();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    const theme::Theme &m_theme;
    CustomerListModel &m_model;
    std::vector<int> m_natural;  ///< width that each column would like
};

} // namespace sinan::screens
