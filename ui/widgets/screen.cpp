#include "ui/widgets/screen.h"

#include <QEvent>

namespace sinan::widgets {

Screen::Screen(Workbench &bench, QWidget *parent) : QWidget(parent), m_bench(bench)
{
    connect(&bench.theme, &theme::Theme::changed, this, [this] { restyle(); });
}

bool Screen::event(QEvent *event)
{
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::Resize)
        Q_EMIT noticeRoomMoved();
    return done;
}

void Screen::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        Q_EMIT titleChanged();
    }
    QWidget::changeEvent(event);
}

} // namespace sinan::widgets
