#include "ui/widgets/inline_message.h"

#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace sinan::widgets {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

namespace {

struct Look
{
    ColorRole ink;
    ColorRole tint;
    const char *icon;
};

Look lookOf(InlineMessage::Kind kind)
{
    switch (kind) {
    case InlineMessage::Kind::Warning:
        return {ColorRole::Medium, ColorRole::MediumTint, "mark.warning"};
    case InlineMessage::Kind::Error:
        return {ColorRole::Critical, ColorRole::CriticalTint, "mark.error"};
    case InlineMessage::Kind::Good:
        return {ColorRole::Good, ColorRole::GoodTint, "mark.good"};
    case InlineMessage::Kind::Info:
        break;
    }
    return {ColorRole::Low, ColorRole::LowTint, "mark.info"};
}

} // namespace

InlineMessage::InlineMessage(const theme::Theme &theme, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_icon(new QLabel(this)),
      m_sentence(new Label(theme, FontRole::Body, ColorRole::Text, this)),
      m_detail(new Label(theme, FontRole::Dense, ColorRole::Text, this)), m_actions(new QHBoxLayout)
{
    setObjectName(QStringLiteral("message"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme.space(Space::Cozy), theme.space(Space::Small), theme.space(Space::Cozy),
                            theme.space(Space::Small));
    row->setSpacing(theme.space(Space::Small));
    row->addWidget(m_icon, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(theme.space(Space::Tiny));
    m_sentence->setWordWrap(true);
    m_detail->setWordWrap(true);
    m_detail->hide();
    column->addWidget(m_sentence);
    column->addWidget(m_detail);
    m_actions->setSpacing(theme.space(Space::Small));
    column->addLayout(m_actions);
    m_actions->addStretch(1);
    row->addLayout(column, 1);
    hide();
    connect(&theme, &theme::Theme::changed, this, &InlineMessage::refresh);
}

void InlineMessage::show(Kind kind, const QString &sentence, const QString &detail)
{
    m_kind = kind;
    for (QPushButton *button : m_buttons)
        button->deleteLater();
    m_buttons.clear();
    m_sentence->setText(sentence);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    setAccessibleName(sentence);
    setAccessibleDescription(detail);
    refresh();
    QFrame::show();
}

QPushButton *InlineMessage::addAction(const QString &objectName, const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    m_actions->insertWidget(int(m_buttons.size()), button);
    button->show();
    m_buttons.append(button);
    return button;
}

QString InlineMessage::sentence() const
{
    return m_sentence->text();
}

void InlineMessage::paintEvent(QPaintEvent *)
{
    const Look look = lookOf(m_kind);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.color(look.ink), m_theme.width(theme::Width::Border)));
    painter.setBrush(m_theme.color(look.tint));
    const int radius = m_theme.radius(theme::Radius::Control);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

void InlineMessage::refresh()
{
    const Look look = lookOf(m_kind);
    const int edge = m_theme.iconSize(theme::Width::IconLarge);
    m_icon->setPixmap(m_theme.icon(QString::fromLatin1(look.icon), look.ink).pixmap(QSize(edge, edge), devicePixelRatioF()));
    update();
}

} // namespace sinan::widgets
