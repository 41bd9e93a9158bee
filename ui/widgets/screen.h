#pragma once

#include "app/store/change_feed.h"
#include "ui/widgets/route.h"
#include "ui/widgets/workbench.h"

#include <QWidget>

namespace sinan::widgets {

/// One place of the window: 今日, a customer, the settings … The shell makes it at the first visit and keeps it.
class Screen : public QWidget
{
    Q_OBJECT
public:
    explicit Screen(Workbench &bench, QWidget *parent = nullptr);

    /// For the window's title and the history list, in the current language.
    [[nodiscard]] virtual QString title() const = 0;
    /// Shows what the route names. Called each time that somebody comes here, back and forward included; may not block.
    virtual void open(const Route &route) = 0;
    /// What is shown now, for history: the route last opened, or with the selection that the person has moved to since.
    [[nodiscard]] virtual Route route() const { return m_route; }
    /// The parts that F6 goes round, first to last; each takes the focus.
    [[nodiscard]] virtual QList<QWidget *> panes() const { return {}; }
    /// Where the keys go when the screen opens. Without one: the first pane.
    [[nodiscard]] virtual QWidget *firstFocus() const { return panes().value(0); }
    /// Where a notice may float for some seconds: a part of the screen without buttons at its lower end.
    [[nodiscard]] virtual QRect noticeRoom() const { return rect(); }
    /// Whether something is still being read: what is shown may change by itself.
    [[nodiscard]] virtual bool isReading() const { return false; }
    /// The customer that is looked at, where there is one: what is written down now is about them.
    [[nodiscard]] virtual std::optional<Uuid> customerInView() const { return std::nullopt; }
    /// Whether it wants the whole screen for itself, without rail and bars: what is shown to a room.
    [[nodiscard]] virtual bool fillsWindow() const { return false; }
    /// Rows changed, on the UI thread after the commit; also while hidden.
    virtual void committed(const store::Commit &commit) { (void)commit; }

Q_SIGNALS:
    void navigate(const sinan::widgets::Route &route);
    void titleChanged();
    /// A whole sentence for the bar at the bottom: what happened, or why not.
    void said(const QString &sentence);
    /// noticeRoom() is another one now.
    void noticeRoomMoved();

protected:
    /// Writes every text anew. Called after each change of language; the constructor of the screen calls it itself.
    virtual void retranslate() = 0;
    /// Colours, sizes or density changed.
    virtual void restyle() {}
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keepRoute(const Route &route) { m_route = route; }

    [[nodiscard]] Workbench &bench() const { return m_bench; }
    [[nodiscard]] theme::Theme &theme() const { return m_bench.theme; }

private:
    Workbench &m_bench;
    Route m_route;
};

} // namespace sinan::widgets
