#include "ui/screens/today/nothing_to_do.h"

#include "ui/screens/today/needle.h"
#include "ui/screens/warning/verb_button.h"
#include "ui/widgets/label.h"

#include <QTimer>
#include <QVBoxLayout>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using widgets::Label;

NothingToDo::NothingToDo(const theme::Theme &theme, QWidget *parent)
    : QWidget(parent), m_needle(new Needle(theme, 96, this)), m_sentence(new Label(theme, FontRole::Title, ColorRole::Text, this)),
      m_detail(new Label(theme, FontRole::Body, ColorRole::Text2, this)), m_action(new VerbButton(this))
{
    setObjectName(QStringLiteral("today.nothing"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(theme.space(Space::Small));
    column->addStretch(2);
    column->addWidget(m_needle, 0, Qt::AlignHCenter);
    column->addSpacing(theme.space(Space::Small));
    for (Label *label : {m_sentence, m_detail}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    m_action->setObjectName(QStringLiteral("today.see_watched"));
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_action, &VerbButton::clicked, this, &NothingToDo::watchRequested);
}

void NothingToDo::show(const QString &sentence, const QString &detail, const QString &action)
{
    m_sentence->setText(sentence);
    m_detail->setText(detail);
    m_action->set(0, action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(sentence);
    setAccessibleDescription(detail);
}

QWidget *NothingToDo::firstFocus() const
{
    return m_action->isHidden() ? nullptr : m_action;
}

void NothingToDo::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    QTimer::singleShot(0, m_needle, [this] { m_needle->setSettled(true); });
}

void NothingToDo::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_needle->setSettled(false);
}

} // namespace sinan::screens
