// What the verbs still ask: whom, why, until when, which words.
#include "ui/screens/warning/verb_bar.h"

#include "ui/screens/warning/verb_button.h"

#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>

namespace sinan::screens {

using model::Verb;

namespace {

constexpr int colleaguesShown = 5;

QDate toQDate(LocalDate date)
{
    const std::chrono::year_month_day day(date);
    return {int(day.year()), int(unsigned(day.month())), int(unsigned(day.day()))};
}

LocalDate toLocalDate(QDate date)
{
    return LocalDate(std::chrono::year(date.year()) / std::chrono::month(unsigned(date.month())) / std::chrono::day(unsigned(date.day())));
}

} // namespace

void VerbBar::askAssign()
{
    openStrip(qtTrId("warning.ask_assign"));
    for (const QString &name : m_offer.colleagues.mid(0, colleaguesShown)) {
        addChoice(name, [this, name] {
            VerbChoice choice;
            choice.verb = Verb::Assign;
            choice.assignee = name.toStdString();
            finish(choice);
        });
    }
    addChoice(qtTrId("warning.assign_other"), [this] {
        m_name->show();
        m_confirm->set(0, qtTrId("warning.assign_confirm"));
        m_confirm->show();
        m_name->setFocus(Qt::ShortcutFocusReason);
        updateGeometry();
    });
    m_name->clear();
    m_name->addItems(m_offer.colleagues.mid(colleaguesShown));
    m_name->setCurrentText({});
}

void VerbBar::confirmName()
{
    // Enter reaches an editable combo box by two ways; the second finds the question answered.
    const QString name = m_name->currentText().trimmed();
    if (m_asked != Verb::Assign || name.isEmpty())
        return;
    VerbChoice choice;
    choice.verb = Verb::Assign;
    choice.assignee = name.toStdString();
    finish(choice);
}

void VerbBar::askIgnore()
{
    using model::IgnoreReason;
    openStrip(qtTrId("warning.ask_ignore"));
    const Wording wording = m_wording();
    for (const IgnoreReason reason : {IgnoreReason::WrongData, IgnoreReason::KnownCase, IgnoreReason::JudgedDifferently, IgnoreReason::BadTiming,
                                      IgnoreReason::Other}) {
        addChoice(wording.choice(reason), [this, reason] {
            VerbChoice choice;
            choice.verb = Verb::Ignore;
            choice.reason = reason;
            finish(choice);
        });
    }
}

void VerbBar::askSnooze()
{
    openStrip(qtTrId("warning.ask_snooze"));
    const Wording wording = m_wording();
    for (const SnoozeOffer &offer : snoozeOffers(wording.now, wording.calendar)) {
        QString text;
        switch (offer.kind) {
        case SnoozeOffer::Kind::Tonight: text = qtTrId("warning.snooze_tonight").arg(toQString(format::timeOfDay(*offer.until, wording.calendar))); break;
        case SnoozeOffer::Kind::Tomorrow: text = qtTrId("warning.snooze_tomorrow").arg(wording.dateTime(*offer.until)); break;
        case SnoozeOffer::Kind::UntilWorse: text = qtTrId("warning.snooze_worse"); break;
        case SnoozeOffer::Kind::PickDate: text = qtTrId("warning.snooze_pick"); break;
        }
        addChoice(text, [this, offer] {
            if (offer.kind == SnoozeOffer::Kind::PickDate) {
                askDate();
                return;
            }
            VerbChoice choice;
            choice.verb = Verb::Snooze;
            choice.until = offer.until;
            finish(choice);
        });
    }
}

void VerbBar::askDate()
{
    const Wording wording = m_wording();
    const LocalDate today = wording.calendar.dateOf(wording.now);
    m_date->setMinimumDate(toQDate(today + std::chrono::days(1)));
    m_date->setDate(toQDate(today + std::chrono::days(7)));
    m_date->show();
    m_confirm->set(0, qtTrId("warning.snooze_confirm"));
    m_confirm->show();
    m_date->setFocus(Qt::ShortcutFocusReason);
    updateGeometry();
}

void VerbBar::confirmDate()
{
    if (m_asked != Verb::Snooze)
        return;
    VerbChoice choice;
    choice.verb = Verb::Snooze;
    choice.until = snoozeUntil(toLocalDate(m_date->date()), m_wording().calendar);
    finish(choice);
}

void VerbBar::askNote()
{
    openStrip(qtTrId("warning.ask_note"));
    m_note->clear();
    m_note->show();
    m_confirm->set(0, qtTrId("warning.note_confirm"));
    m_confirm->show();
}

void VerbBar::confirmNote()
{
    const QString text = m_note->text().trimmed();
    if (m_asked != Verb::Note || text.isEmpty())
        return;
    VerbChoice choice;
    choice.verb = Verb::Note;
    choice.note = text.toStdString();
    finish(choice);
}

} // namespace sinan::screens
