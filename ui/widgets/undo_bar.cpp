#include "ui/widgets/undo_bar.h"

#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace sinan::widgets {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

UndoBar::UndoBar(const theme::Theme &theme, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_sentence(new ElidedLabel(theme, FontRole::Body, ColorRole::Text, this)),
      m_action(new QPushButton(this)), m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("undo.bar"));
    m_action->setObjectName(QStringLiteral("undo.action"));
    m_close->setObjectName(QStringLiteral("undo.close"));
    m_close->setFocusPolicy(Qt::TabFocus);
    m_action->setFocusPolicy(Qt::TabFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme.space(Space::Medium), theme.space(Space::Small), theme.space(Space::Small),
                            theme.space(Space::Small));
    row->setSpacing(theme.space(Space::Cozy));
    row->addWidget(m_sentence, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, &UndoBar::undoRequested);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(&theme, &theme::Theme::changed, this, &UndoBar::refresh);
    refresh();
    hide();
}

void UndoBar::say(const QString &sentence, const QString &action)
{
    m_sentence->setText(sentence);
    m_action->setText(action);
    m_action->setAccessibleName(action);
    m_action->setVisible(!action.isEmpty());
    m_close->setAccessibleName(qtTrId("common.close"));
    m_close->setToolTip(qtTrId("common.close"));
    setAccessibleName(sentence);
    place();
    show();
    raise();
    m_timer.start(shownMilliseconds);
}

QString UndoBar::sentence() const
{
    return m_sentence->text();
}

void UndoBar::place()
{
    const QRect room = m_room.isNull() ? parentWidget()->rect() : m_room;
    const int margin = m_theme.space(Space::Medium);
    const QSize wanted = sizeHint();
    const QSize size(std::min(wanted.width(), room.width() - 2 * margin), wanted.height());
    resize(size);
    move(room.left() + (room.width() - size.width()) / 2, room.bottom() + 1 - size.height() - margin);
}

void UndoBar::setRoom(const QRect &room)
{
    m_room = room;
    if (isVisible())
        place();
}

void UndoBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.color(ColorRole::BorderStrong), m_theme.width(theme::Width::Border)));
    painter.setBrush(m_theme.color(ColorRole::Surface));
    const int radius = m_theme.radius(theme::Radius::Card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

void UndoBar::enterEvent(QEnterEvent *event)
{
    m_timer.stop();
    QFrame::enterEvent(event);
}

void UndoBar::leaveEvent(QEvent *event)
{
    if (isVisible())
        m_timer.start(shownMilliseconds / 2);
    QFrame::leaveEvent(event);
}

void UndoBar::refresh()
{
    m_close->setIcon(m_theme.icon(QStringLiteral("verb.close")));
    m_action->setIcon(m_theme.icon(QStringLiteral("verb.undo")));
    const int edge = m_theme.iconSize();
    m_close->setIconSize(QSize(edge, edge));
    if (isVisible())
        place();
    update();
}

} // namespace sinan::widgets
