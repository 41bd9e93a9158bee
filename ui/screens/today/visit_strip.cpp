#include "ui/screens/today/visit_strip.h"

#include "ui/screens/warning/verb_button.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

VisitText visitText(const std::optional<NextVisit> &next, const Wording &wording)
{
    VisitText text;
    text.lead = qtTrId("today.visit_next");
    if (!next) {
        text.left = qtTrId("today.visit_none");
        text.whole = text.lead + QLatin1Char('\n') + text.left;
        return text;
    }
    const model::Visit &visit = next->visit;
    const QString hour = toQString(format::timeOfDay(visit.start, wording.calendar));
    const bool today = wording.calendar.dateOf(visit.start) == wording.calendar.dateOf(wording.now);
    const QString at = today ? hour : wording.dateTime(visit.start);
    const QString customer = wording.pick(next->customer);
    text.what = next->contact.empty() ? qtTrId("today.visit_what").arg(at, customer) : qtTrId("today.visit_with").arg(at, customer, toQString(next->contact));
    const UtcTime leave = insight::departure(visit);
    if (visit.start <= wording.now) {
        text.lead = qtTrId("today.visit_on");
    } else if (leave <= wording.now) {
        text.left = qtTrId("today.visit_leave_now");
        text.leftRole = ColorRole::High;
    } else {
        const QString left = toQString(format::remaining(leave - wording.now, wording.language));
        text.left = visit.travelMinutes ? qtTrId("today.visit_read").arg(left).arg(*visit.travelMinutes) : qtTrId("today.visit_read_there").arg(left);
    }
    QStringList whole{text.lead, text.what};
    for (const std::string &part : {visit.place, visit.purpose}) {
        if (!part.empty())
            whole << toQString(part);
    }
    whole << text.left;
    whole.removeAll(QString());
    text.whole = whole.join(QLatin1Char('\n'));
    return text;
}

VisitStrip::VisitStrip(const theme::Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_icon(new QLabel(this)), m_lead(new widgets::Label(theme, FontRole::Dense, ColorRole::Text2, this)),
      m_what(new widgets::ElidedLabel(theme, FontRole::Strong, ColorRole::Text, this)),
      m_left(new widgets::Label(theme, FontRole::Dense, ColorRole::Text2, this)), m_open(new VerbButton(this))
{
    setObjectName(QStringLiteral("today.visit"));
    m_open->setObjectName(QStringLiteral("today.visit.open"));
    m_left->setObjectName(QStringLiteral("today.visit.left"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme.space(Space::Medium), theme.space(Space::Tiny), theme.space(Space::Medium), theme.space(Space::Tiny));
    row->setSpacing(theme.space(Space::Small));
    row->addWidget(m_icon);
    row->addWidget(m_lead);
    row->addWidget(m_what, 1);
    row->addWidget(m_left);
    row->addWidget(m_open);
    connect(m_open, &VerbButton::clicked, this, &VisitStrip::opened);
    connect(&theme, &theme::Theme::changed, this, &VisitStrip::restyle);
    restyle();
}

void VisitStrip::show(const std::optional<NextVisit> &next, const Wording &wording)
{
    const VisitText text = visitText(next, wording);
    m_lead->setText(text.lead);
    m_what->setText(text.what);
    m_left->setText(text.left);
    m_theme.dress(m_left, FontRole::Dense, text.leftRole);
    m_open->setVisible(next.has_value());
    m_open->set(0, qtTrId("today.visit_open"), qtTrId("today.visit_open_tip"));
    m_open->setAccessibleName(qtTrId("today.visit_open_tip"));
    setToolTip(text.whole);
    setAccessibleName(text.whole);
}

void VisitStrip::restyle()
{
    const int edge = m_theme.iconSize();
    m_icon->setPixmap(m_theme.icon(QStringLiteral("mark.calendar")).pixmap(QSize(edge, edge), devicePixelRatioF()));
    setFixedHeight(m_theme.controlHeight() + 2 * m_theme.space(Space::Tiny));
    update();
}

void VisitStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ColorRole::Surface));
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.color(ColorRole::Border));
}

} // namespace sinan::screens
