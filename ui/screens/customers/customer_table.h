#pragma once

#include "ui/theme/theme.h"

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

    const theme::Theme &m_theme;
};

/// The list of customers. Whole rows are current and selected; Enter opens, Home and End go to the first and last row, letters do nothing
/// (they belong to the input method), the header sorts by asking.
class CustomerTable final : public QTableView
{
    Q_OBJECT
public:
    CustomerTable(const theme::Theme &theme, CustomerListModel &model, QWidget *parent = nullptr);

    /// Widths by the theme's font; the name takes what is left.
    void layOut();
    void selectRow(int row);
    [[nodiscard]] int selectedRow() const;
    void keyboardSearch(const QString &) override {}

Q_SIGNALS:
    void opened(int row);
    void menuAsked(int row, const QPoint &globalPosition);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    const theme::Theme &m_theme;
    CustomerListModel &m_model;
};

} // namespace sinan::screens
