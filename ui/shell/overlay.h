#pragma once

#include "ui/theme/theme.h"

#include <QFrame>
#include <QPointer>

class QVBoxLayout;

namespace sinan::shell {

/// A panel that floats over the window: the palette's results, the sheet of keys, the age of the data. Not a window of its own,
/// so an input method stays where it is. Escape or a click elsewhere closes it and gives the focus back.
class Overlay : public QFrame
{
    Q_OBJECT
public:
    Overlay(const theme::Theme &theme, QWidget *window);

    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    /// Shows it; the focus goes to `first`, if named.
    void open(QWidget *first = nullptr);
    /// @param giveBack  the focus returns to where it was
    void close(bool giveBack = true);
    /// A widget outside whose clicks do not close it (the field or button that opened it).
    void setOwner(QWidget *owner) { m_owner = owner; }

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    [[nodiscard]] const theme::Theme &theme() const { return m_theme; }

private:
    const theme::Theme &m_theme;
    QVBoxLayout *m_body;
    QPointer<QWidget> m_owner;
    QPointer<QWidget> m_before;
};

} // namespace sinan::shell
