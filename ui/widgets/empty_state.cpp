#include "ui/widgets/empty_state.h"

#include "ui/widgets/label.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace sinan::widgets {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

EmptyState::EmptyState(const theme::Theme &theme, Kind kind, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_kind(kind), m_picture(new QLabel(this)),
      m_sentence(new Label(theme, FontRole::Title, ColorRole::Text, this)),
      m_detail(new Label(theme, FontRole::Body, ColorRole::Text2, this)), m_action(new QPushButton(this))
{
    setObjectName(QStringLiteral("empty"));
    m_action->setObjectName(QStringLiteral("empty.action"));
    m_picture->setAlignment(Qt::AlignCenter);
    auto *column = new QVBoxLayout(this);
    const int margin = theme.space(Space::Large);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme.space(Space::Small));
    column->addStretch(2);
    column->addWidget(m_picture);
    for (Label *label : {m_sentence, m_detail}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addSpacing(theme.space(Space::Small));
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
    m_detail->hide();
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::activated);
    connect(&theme, &theme::Theme::changed, this, &EmptyState::refresh);
    refresh();
}

void EmptyState::set(const QString &sentence, const QString &detail, const QString &action)
{
    m_sentence->setText(sentence);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    m_action->setText(action);
    m_action->setAccessibleName(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(sentence);
    setAccessibleDescription(detail);
}

void EmptyState::refresh()
{
    const QString name = m_kind == Kind::NothingToDo ? QStringLiteral("place.today")
                         : m_kind == Kind::NoDataYet ? QStringLiteral("place.import")
                                                     : QStringLiteral("verb.filter");
    const int edge = m_theme.scaled(m_theme.space(Space::Vast));
    m_picture->setPixmap(m_theme.icon(name, ColorRole::Text3).pixmap(QSize(edge, edge), devicePixelRatioF()));
}

} // namespace sinan::widgets
