#include "ui/shell/top_bar.h"

#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>

namespace sinan::shell {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

TopBar::TopBar(widgets::Workbench &bench, QWidget *parent)
    : QWidget(parent), m_bench(bench), m_name(new widgets::Label(bench.theme, FontRole::Title, ColorRole::Text, this)),
      m_back(new QToolButton(this)), m_forward(new QToolButton(this)), m_search(new QLineEdit(this)),
      m_glass(m_search->addAction(bench.theme.icon(QStringLiteral("verb.search")), QLineEdit::LeadingPosition)),
      m_note(new QToolButton(this)), m_where(new widgets::ElidedLabel(bench.theme, FontRole::Dense, ColorRole::Text2, this))
{
    setObjectName(QStringLiteral("top"));
    m_name->setObjectName(QStringLiteral("top.name"));
    m_back->setObjectName(QStringLiteral("top.back"));
    m_forward->setObjectName(QStringLiteral("top.forward"));
    m_search->setObjectName(QStringLiteral("top.search"));
    m_note->setObjectName(QStringLiteral("top.note"));
    m_where->setObjectName(QStringLiteral("top.where"));
    m_back->setAutoRaise(true);
    m_forward->setAutoRaise(true);
    m_note->setAutoRaise(true);
    m_note->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(bench.theme.space(Space::Cozy), bench.theme.space(Space::Tiny), bench.theme.space(Space::Medium),
                            bench.theme.space(Space::Tiny));
    row->setSpacing(bench.theme.space(Space::Small));
    row->addWidget(m_name);
    row->addWidget(m_back);
    row->addWidget(m_forward);
    row->addWidget(m_search, 3);
    row->addWidget(m_note);
    row->addStretch(1);
    row->addWidget(m_where, 2);
    m_row = row;
    m_where->setAlignment(Qt::AlignVCenter | Qt::AlignRight);
    connect(&bench.theme, &theme::Theme::changed, this, &TopBar::restyle);
    restyle();
}

void TopBar::setWhere(const QString &workspace, const QString &person)
{
    m_where->setText(workspace.isEmpty() ? person
                     : person.isEmpty()  ? workspace
                                         : QStringLiteral("%1 · %2").arg(workspace, person));
}

void TopBar::addReference(const widgets::Command &command)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QStringLiteral("top.") + command.id);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(button, &QToolButton::clicked, this, [this, id = command.id] { m_bench.commands.trigger(id); });
    m_row->insertWidget(m_row->indexOf(m_where) - 1, button);
    m_references.append({button, command.id, command.icon});
    QMetaObject::invokeMethod(this, [this] { nameReferences(); }, Qt::QueuedConnection);
    restyle();
}

void TopBar::nameReferences()
{
    for (const Reference &reference : m_references) {
        const widgets::Command *command = m_bench.commands.find(reference.id);
        if (!command)
            continue;
        reference.button->setText(m_bench.commands.title(*command));
        reference.button->setAccessibleName(reference.button->text());
        reference.button->setToolTip(m_bench.commands.tooltip(reference.id));
    }
}

void TopBar::retranslate()
{
    nameReferences();
    setAccessibleName(qtTrId("shell.top"));
    m_name->setText(qtTrId("shell.app_name"));
    m_note->setText(qtTrId("shell.note"));
    m_search->setPlaceholderText(qtTrId("shell.search_placeholder"));
    m_search->setAccessibleName(qtTrId("shell.search"));
    m_search->setToolTip(qtTrId("shell.search_placeholder"));
}

void TopBar::restyle()
{
    m_back->setIcon(m_bench.theme.icon(QStringLiteral("nav.back")));
    m_forward->setIcon(m_bench.theme.icon(QStringLiteral("nav.forward")));
    m_note->setIcon(m_bench.theme.icon(QStringLiteral("verb.note")));
    const int edge = m_bench.theme.iconSize(theme::Width::IconLarge);
    m_back->setIconSize(QSize(edge, edge));
    m_forward->setIconSize(QSize(edge, edge));
    for (const Reference &reference : m_references)
        reference.button->setIcon(m_bench.theme.icon(reference.icon));
    m_search->setMaximumWidth(m_bench.theme.scaled(560));
    m_search->setMinimumHeight(m_bench.theme.controlHeight());
    update();
}

void TopBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_bench.theme.color(ColorRole::Surface));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_bench.theme.color(ColorRole::Border));
}

} // namespace sinan::shell
