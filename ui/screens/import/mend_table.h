#pragma once

#include "ui/theme/theme.h"

#include <QListView>
#include <QStyledItemDelegate>

namespace sinan::screens {

class MendModel;

/// Paints a line of what was guessed: its name and samples left, where it goes in the middle, how surely and why on the right.
/// Its editor is a box of choices that is searched by typing: words, pinyin initials, the name in the file format.
class MendDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    MendDelegate(const theme::Theme &theme, MendModel &model, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *, const QModelIndex &) const override {}
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// The middle of a line, where its value stands; x from the left of the line.
    [[nodiscard]] QRect valueRect(const QRect &line) const;

private:
    void paintConfidence(QPainter *painter, const QRect &place, double confidence, bool problem) const;

    const theme::Theme &m_theme;
    MendModel &m_model;
};

/// The lines. Enter or a click on the value opens its choices; F8 goes to the next line that needs a look.
class MendTable final : public QListView
{
    Q_OBJECT
public:
    MendTable(const theme::Theme &theme, MendModel &model, QWidget *parent = nullptr);
    void restyle();
    void keyboardSearch(const QString &) override {}

Q_SIGNALS:
    void currentRowChanged(int row);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    const theme::Theme &m_theme;
    MendModel &m_model;
    MendDelegate *m_delegate;
};

} // namespace sinan::screens
