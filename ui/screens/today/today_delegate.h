#pragma once

#include "ui/screens/today/today_model.h"
#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace sinan::screens {

/// Paints a section's header in one line and a warning in three: who and how grave, what, and the next step; money and clock stand in a
/// column at the right. What does not fit is shortened in the middle; the tooltip has all of it.
class TodayDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    TodayDelegate(const theme::Theme &theme, const TodayModel &model, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index) override;

    /// Texts of the row that are shortened at that width; the tooltip is needed for these.
    [[nodiscard]] QStringList shortened(const QModelIndex &index, int width) const;

private:
    struct Layout;
    [[nodiscard]] Layout layoutOf(const TodayEntry &entry, const QRect &rect) const;
    void paintHeader(QPainter &painter, const QStyleOptionViewItem &option, const TodayEntry &entry) const;
    void paintRow(QPainter &painter, const QStyleOptionViewItem &option, const TodayEntry &entry, bool pending) const;

    const theme::Theme &m_theme;
    const TodayModel &m_model;
};

} // namespace sinan::screens
