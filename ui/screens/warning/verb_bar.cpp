#include "ui/screens/warning/verb_bar.h"

#include "ui/screens/warning/verb_button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/label.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDateEdit>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>

namespace sinan::screens {

using model::Verb;
using theme::ColorRole;
using theme::FontRole;
using theme::Space;

namespace {

constexpr const char *verbIds[] = {QT_TRID_NOOP("warning.verb_act"), QT_TRID_NOOP("warning.verb_assign"), QT_TRID_NOOP("warning.verb_ignore"),
                                   QT_TRID_NOOP("warning.verb_snooze"), QT_TRID_NOOP("warning.verb_note")};
constexpr const char *verbTips[] = {QT_TRID_NOOP("warning.tip_act"), QT_TRID_NOOP("warning.tip_assign"), QT_TRID_NOOP("warning.tip_ignore"),
                                    QT_TRID_NOOP("warning.tip_snooze"), QT_TRID_NOOP("warning.tip_note")};

QString verbName(Verb verb)
{
    return toQString(model::nameOf(verb));
}

} // namespace

VerbBar::VerbBar(const theme::Theme &theme, std::function<Wording()> wording, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_wording(std::move(wording)), m_verbPage(new QWidget(this)),
      m_strip(new QWidget(this)), m_question(new widgets::Label(theme, FontRole::Strong, ColorRole::Text, m_strip)), m_close(new QToolButton(m_strip)),
      m_flowHost(new QWidget(m_strip)), m_name(new QComboBox(m_strip)), m_date(new QDateEdit(m_strip)), m_note(new QLineEdit(m_strip)),
      m_confirm(new VerbButton(m_strip))
{
    setObjectName(QStringLiteral("verbs"));
    // As high as its lines need at its width; the part above it takes the rest.
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    const int gap = theme.space(Space::Small);

    m_verbRow = new QBoxLayout(QBoxLayout::TopToBottom, m_verbPage);
    m_verbRow->setSpacing(gap);
    m_verbRow->setContentsMargins(theme.space(Space::Cozy), gap, theme.space(Space::Cozy), gap);
    auto *others = new QHBoxLayout;
    others->setSpacing(gap);
    for (const Verb verb : {Verb::Act, Verb::Assign, Verb::Ignore, Verb::Snooze, Verb::Note}) {
        auto *button = new VerbButton(m_verbPage);
        button->setObjectName(QStringLiteral("verb.") + verbName(verb));
        connect(button, &VerbButton::clicked, this, [this, verb] { ask(verb); });
        if (verb == Verb::Act)
            m_verbRow->addWidget(button);
        else
            others->addWidget(button);
        m_verbs << button;
    }
    m_verbs.front()->setProperty("primary", true);
    m_verbRow->addLayout(others);

    auto *column = new QVBoxLayout(m_strip);
    column->setSpacing(theme.space(Space::Tiny));
    column->setContentsMargins(theme.space(Space::Cozy), theme.space(Space::Tiny), theme.space(Space::Tiny), gap);
    auto *top = new QHBoxLayout;
    top->addWidget(m_question, 1);
    top->addWidget(m_close);
    m_close->setObjectName(QStringLiteral("verbs.close"));
    m_close->setIcon(theme.icon(QStringLiteral("verb.close")));
    m_close->setAutoRaise(true);
    column->addLayout(top);
    m_flow = new widgets::FlowLayout(gap, m_flowHost);
    m_flow->setContentsMargins(0, 0, gap, 0);
    column->addWidget(m_flowHost);
    auto *fields = new QHBoxLayout;
    fields->setSpacing(gap);
    fields->setContentsMargins(0, 0, gap, 0);
    fields->addWidget(m_name, 1);
    fields->addWidget(m_date, 1);
    fields->addWidget(m_note, 1);
    fields->addWidget(m_confirm);
    column->addLayout(fields);
    m_name->setObjectName(QStringLiteral("verbs.name"));
    m_name->setEditable(true);
    m_name->setInsertPolicy(QComboBox::NoInsert);
    m_date->setObjectName(QStringLiteral("verbs.date"));
    m_date->setCalendarPopup(true);
    m_note->setObjectName(QStringLiteral("verbs.note"));
    m_note->setMaxLength(5000);
    m_confirm->setObjectName(QStringLiteral("verbs.confirm"));
    m_confirm->setProperty("primary", true);
    connect(m_close, &QToolButton::clicked, this, &VerbBar::cancel);
    connect(m_name->lineEdit(), &QLineEdit::returnPressed, this, &VerbBar::confirmName);
    connect(m_note, &QLineEdit::returnPressed, this, &VerbBar::confirmNote);
    connect(m_confirm, &VerbButton::clicked, this, [this] {
        if (m_asked == Verb::Assign)
            confirmName();
        else if (m_asked == Verb::Snooze)
            confirmDate();
        else
            confirmNote();
    });

    // One of the two is shown; hidden ones take no room.
    auto *pages = new QVBoxLayout(this);
    pages->setContentsMargins(0, m_theme.width(theme::Width::Border), 0, 0);
    pages->setSpacing(0);
    pages->addWidget(m_verbPage);
    pages->addWidget(m_strip);
    m_strip->hide();
    connect(&theme, &theme::Theme::changed, this, [this] { m_close->setIcon(m_theme.icon(QStringLiteral("verb.close"))); });
    retranslate();
}

void VerbBar::setOneLine(bool wanted)
{
    m_wantsOneLine = wanted;
    chooseLines();
}

void VerbBar::chooseLines()
{
    int least = m_verbRow->contentsMargins().left() + m_verbRow->contentsMargins().right() - m_verbRow->spacing();
    for (const VerbButton *button : std::as_const(m_verbs))
        least += button->minimumSizeHint().width() + m_verbRow->spacing();
    const bool oneLine = m_wantsOneLine && least <= width();
    m_verbRow->setDirection(oneLine ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_verbRow->setStretch(0, oneLine ? 1 : 0);
}

QSize VerbBar::minimumSizeHint() const
{
    const QMargins margins = m_verbRow->contentsMargins();
    int others = -m_verbRow->spacing();
    for (const VerbButton *button : m_verbs.mid(1))
        others += button->minimumSizeHint().width() + m_verbRow->spacing();
    return {others + margins.left() + margins.right(), QFrame::minimumSizeHint().height()};
}

void VerbBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    chooseLines();
    Q_EMIT moved();
}

void VerbBar::moveEvent(QMoveEvent *event)
{
    QFrame::moveEvent(event);
    Q_EMIT moved();
}

void VerbBar::offer(const VerbOffer &offer)
{
    if (offer == m_offer)
        return;
    m_offer = offer;
    retranslate();
}

void VerbBar::retranslate()
{
    for (const Verb verb : {Verb::Act, Verb::Assign, Verb::Ignore, Verb::Snooze, Verb::Note}) {
        QString text = qtTrId(verbIds[int(verb)]);
        if (verb == Verb::Act && m_offer.warnings > 0)
            text = m_offer.advice.isEmpty() ? qtTrId("warning.verb_act_none") : qtTrId("warning.verb_act_advice").arg(m_offer.advice.first());
        VerbButton *button = m_verbs[int(verb)];
        button->set(int(verb) + 1, text, m_offer.warnings > 0 ? qtTrId(verbTips[int(verb)]) : qtTrId("warning.nothing_selected"));
        button->setEnabled(m_offer.warnings > 0);
    }
    m_close->setToolTip(qtTrId("warning.strip_close"));
    m_close->setAccessibleName(qtTrId("warning.strip_close"));
    m_name->setAccessibleName(qtTrId("warning.assign_other"));
    m_name->lineEdit()->setPlaceholderText(qtTrId("warning.assign_other"));
    m_date->setAccessibleName(qtTrId("warning.snooze_date"));
    m_date->setDisplayFormat(qtTrId("warning.date_format"));
    m_note->setAccessibleName(qtTrId("warning.note_field"));
    m_note->setPlaceholderText(qtTrId("warning.note_field"));
    chooseLines();
    // An open question is asked anew in the other language.
    if (isAsking()) {
        const Verb asked = *m_asked;
        const QString typed = m_note->text();
        ask(asked);
        m_note->setText(typed);
    }
}

bool VerbBar::isAsking() const
{
    return m_asked.has_value();
}

bool VerbBar::cancel()
{
    if (!m_asked)
        return false;
    m_asked.reset();
    clearChoices();
    m_strip->hide();
    m_verbPage->show();
    Q_EMIT asking(false);
    return true;
}

void VerbBar::press(int digit)
{
    if (isAsking()) {
        if (digit >= 1 && digit <= m_picks.size()) {
            const auto pick = m_picks[digit - 1];
            pick();
        }
        return;
    }
    if (digit >= 1 && digit <= m_verbs.size() && m_offer.warnings > 0)
        ask(Verb(digit - 1));
}

void VerbBar::ask(Verb verb)
{
    switch (verb) {
    case Verb::Act: finish(VerbChoice{}); return;
    case Verb::Assign: askAssign(); break;
    case Verb::Ignore: askIgnore(); break;
    case Verb::Snooze: askSnooze(); break;
    case Verb::Note: askNote(); break;
    }
    m_asked = verb;
    m_verbPage->hide();
    m_strip->show();
    Q_EMIT asking(true);
    if (verb == Verb::Note)
        m_note->setFocus(Qt::ShortcutFocusReason);
    else if (!m_choices.isEmpty())
        m_choices.first()->setFocus(Qt::ShortcutFocusReason);
}

void VerbBar::clearChoices()
{
    // Later, because it is often the click on one of them that ends the question.
    for (VerbButton *choice : std::as_const(m_choices)) {
        m_flow->removeWidget(choice);
        choice->hide();
        choice->deleteLater();
    }
    m_choices.clear();
    m_picks.clear();
}

void VerbBar::openStrip(const QString &question)
{
    m_question->setText(question);
    m_strip->setAccessibleName(question);
    clearChoices();
    m_name->hide();
    m_date->hide();
    m_note->hide();
    m_confirm->hide();
    m_flowHost->hide();
}

void VerbBar::addChoice(const QString &text, std::function<void()> pick)
{
    auto *choice = new VerbButton(m_flowHost);
    const int digit = int(m_choices.size()) + 1;
    choice->setObjectName(QStringLiteral("verbs.choice%1").arg(digit));
    choice->set(digit, text);
    connect(choice, &VerbButton::clicked, this, pick);
    m_flow->addWidget(choice);
    choice->show();
    m_choices << choice;
    m_picks << std::move(pick);
    m_flowHost->show();
}

void VerbBar::finish(VerbChoice choice)
{
    cancel();
    Q_EMIT chosen(choice);
}

void VerbBar::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && m_asked == Verb::Snooze && m_date->isVisible())
        confirmDate();
    else
        QFrame::keyPressEvent(event);
}

void VerbBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ColorRole::Surface));
    painter.setPen(QPen(m_theme.color(ColorRole::Border), m_theme.width(theme::Width::Border)));
    painter.drawLine(rect().topLeft(), rect().topRight());
}

} // namespace sinan::screens
