#pragma once

#include "ui/shell/finding.h"
#include "ui/theme/theme.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace sinan::shell {

/// Lines of the palette with their headings between them.
class FindingModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { IsHeading = Qt::UserRole, Detail, Keys, Icon, WhyNot };

    struct Line
    {
        bool heading = false;
        Finding finding; ///< a heading has its title only
    };

    using QAbstractListModel::QAbstractListModel;
    void set(QList<Line> lines);
    [[nodiscard]] const QList<Line> &lines() const { return m_lines; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QList<Line> m_lines;
};

/// Paints a line: icon, title, what it belongs to, and its key at the right so that people learn it.
class FindingDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    FindingDelegate(const theme::Theme &theme, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const theme::Theme &m_theme;
};

} // namespace sinan::shell
