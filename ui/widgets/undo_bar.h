#pragma once

#include "ui/theme/theme.h"

#include <QFrame>
#include <QTimer>

class QPushButton;
class QToolButton;

namespace sinan::widgets {

class ElidedLabel;

/// Says for ten seconds what was done and offers to take it back. Stays while the pointer is on it.
/// @note It floats over its parent; the parent places it (place()).
class UndoBar : public QFrame
{
    Q_OBJECT
public:
    static constexpr int shownMilliseconds = 10'000;

    explicit UndoBar(const theme::Theme &theme, QWidget *parent);

    /// @param sentence  what was done: "已忽略 云帆机械 的预警"
    /// @param action    the button's text with its key, or empty for a plain notice
    void say(const QString &sentence, const QString &action = {});
    [[nodiscard]] QString sentence() const;
    /// Puts itself at the lower end of its room, in the middle.
    void place();
    /// @param room  in the parent's coordinates: where it hides nothing that is clicked; null = all of the parent
    void setRoom(const QRect &room);
    [[nodiscard]] bool isCountingDown() const { return m_timer.isActive(); }

Q_SIGNALS:
    void undoRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void refresh();

    const theme::Theme &m_theme;
    ElidedLabel *m_sentence;
    QPushButton *m_action;
    QToolButton *m_close;
    QTimer m_timer;
    QRect m_room;
};

} // namespace sinan::widgets
