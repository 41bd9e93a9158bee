#pragma once

#include "ui/theme/theme.h"

#include <QListView>

namespace sinan::screens {

/// The view of 今日: takes no text from an input method, so that digits and arrows are commands under any keyboard (ux.md §1.5).
class TodayList final : public QListView
{
    Q_OBJECT
public:
    explicit TodayList(const theme::Theme &theme, QWidget *parent = nullptr);

    /// Makes the row the current and only selected one; -1 clears both.
    void turnTo(int row);
    /// Rows that are selected, in the order of the list; the current one where none is.
    [[nodiscard]] QList<int> chosenRows() const;

Q_SIGNALS:
    void opened(int row);
    void headerToggled(int row);
    void menuRequested(const QPoint &globalPosition);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    [[nodiscard]] bool isHeader(const QModelIndex &index) const;
};

} // namespace sinan::screens
