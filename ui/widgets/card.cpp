#include "ui/widgets/card.h"

#include "ui/widgets/label.h"

#include <QPainter>
#include <QToolButton>

namespace sinan::widgets {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

Card::Card(const theme::Theme &theme, QWidget *parent) : QFrame(parent), m_theme(theme), m_body(new QVBoxLayout(this))
{
    const int margin = theme.space(Space::Medium);
    m_body->setContentsMargins(margin, margin, margin, margin);
    m_body->setSpacing(theme.space(Space::Small));
    connect(&theme, &theme::Theme::changed, this, qOverload<>(&QWidget::update));
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.color(ColorRole::Border), m_theme.width(theme::Width::Border)));
    painter.setBrush(m_theme.color(ColorRole::Surface));
    const int radius = m_theme.radius(theme::Radius::Card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

SectionHeader::SectionHeader(const theme::Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_title(new Label(theme, FontRole::Strong, ColorRole::Text, this)),
      m_detail(new Label(theme, FontRole::Caption, ColorRole::Text2, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, theme.space(Space::Tiny), 0, theme.space(Space::Tiny));
    row->setSpacing(theme.space(Space::Small));
    row->addWidget(m_title);
    row->addStretch(1);
    row->addWidget(m_detail);
    connect(&theme, &theme::Theme::changed, this, qOverload<>(&QWidget::update));
}

void SectionHeader::set(const QString &title, const QString &detail)
{
    m_title->setText(title);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    setAccessibleName(title);
    update();
}

void SectionHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int gap = m_theme.space(Space::Small);
    const int from = m_title->geometry().right() + gap;
    const int to = m_detail->isVisible() ? m_detail->geometry().left() - gap : width();
    painter.setPen(m_theme.color(ColorRole::Border));
    if (to > from)
        painter.drawLine(from, height() / 2, to, height() / 2);
}

Section::Section(const theme::Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_header(new QToolButton(this)),
      m_summary(new ElidedLabel(theme, FontRole::Caption, ColorRole::Text2, this)), m_content(new QWidget(this)),
      m_body(new QVBoxLayout(m_content))
{
    m_header->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_header->setFocusPolicy(Qt::StrongFocus);
    m_header->setObjectName(QStringLiteral("section.header"));
    theme.dress(m_header, FontRole::Strong);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(0, 0, 0, 0);
    top->setSpacing(theme.space(Space::Small));
    top->addWidget(m_header, 0, Qt::AlignLeft);
    top->addWidget(m_summary, 1);
    // Open, the summary is hidden: without this the header would stand in the middle.
    top->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_content);
    m_body->setContentsMargins(theme.space(Space::Large), theme.space(Space::Tiny), 0, theme.space(Space::Small));
    m_body->setSpacing(theme.space(Space::Small));
    connect(m_header, &QToolButton::clicked, this, [this] { setOpen(!m_open); });
    connect(&theme, &theme::Theme::changed, this, &Section::refresh);
    refresh();
}

void Section::setTitle(const QString &title)
{
    m_header->setText(title);
    m_header->setAccessibleName(title);
    m_content->setAccessibleName(title);
}

void Section::setSummary(const QString &summary)
{
    m_summary->setText(summary);
}

void Section::setOpen(bool open)
{
    if (m_open == open)
        return;
    m_open = open;
    refresh();
    Q_EMIT toggled(open);
}

void Section::refresh()
{
    m_content->setVisible(m_open);
    m_summary->setVisible(!m_open);
    m_header->setIcon(m_theme.icon(m_open ? QStringLiteral("chevron.down") : QStringLiteral("chevron.right")));
    m_header->setIconSize(QSize(m_theme.iconSize(), m_theme.iconSize()));
}

} // namespace sinan::widgets
