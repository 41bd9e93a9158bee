#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>
#include <QTableView>

namespace sinan::screens {

class FieldsModel;

/// Editors of the fields: a line, a box of choices, or several lines for long text. Enter takes, Esc gives up, leaving takes.
class FieldDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    FieldDelegate(const theme::Theme &theme, FieldsModel &model, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    const theme::Theme &m_theme;
    FieldsModel &m_model;
};

/// Names and values of one row's fields, as high as they are; the page scrolls, not the table.
class FieldsView final : public QTableView
{
    Q_OBJECT
public:
    FieldsView(const theme::Theme &theme, FieldsModel &model, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    void layOut();
    void keyboardSearch(const QString &) override {}

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    const theme::Theme &m_theme;
    FieldsModel &m_model;
};

} // namespace sinan::screens
