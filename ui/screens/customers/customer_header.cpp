#include "ui/screens/customers/customer_header.h"

#include "ui/screens/customers/customer_words.h"
#include "ui/screens/customers/ink.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"

#include <QBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using widgets::toQt;

CustomerHeader::CustomerHeader(widgets::Workbench &bench, QWidget *parent)
    : QWidget(parent), m_bench(bench), m_name(new widgets::Label(bench.theme, FontRole::Heading, ColorRole::Text, this)),
      m_stars(new widgets::Pill(bench.theme, this)), m_facts(new widgets::ElidedLabel(bench.theme, FontRole::Body, ColorRole::Text2, this)),
      m_visit(new QToolButton(this)), m_deadline(new QToolButton(this)), m_place(new widgets::Label(bench.theme, FontRole::Caption, ColorRole::Text2, this)),
      m_before(new QToolButton(this)), m_after(new QToolButton(this)), m_more(new QToolButton(this)), m_menu(new QMenu(m_more)),
      m_path(new StagePath(bench.theme, [&bench] { return bench.language(); }, this)),
      m_deal(new widgets::ElidedLabel(bench.theme, FontRole::Body, ColorRole::Text, this))
{
    const theme::Theme &theme = bench.theme;
    m_name->setObjectName(QStringLiteral("customer.name"));
    m_deadline->setObjectName(QStringLiteral("customer.deadline"));
    m_visit->setObjectName(QStringLiteral("customer.visit"));
    m_visit->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_deadline->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_before->setObjectName(QStringLiteral("customer.previous"));
    m_after->setObjectName(QStringLiteral("customer.next"));
    m_more->setObjectName(QStringLiteral("customer.more"));
    m_before->setIcon(theme.icon(QStringLiteral("chevron.up")));
    m_after->setIcon(theme.icon(QStringLiteral("chevron.down")));
    m_more->setIcon(theme.icon(QStringLiteral("mark.more")));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(m_menu);
    for (QToolButton *button : {m_visit, m_deadline, m_before, m_after, m_more})
        button->setAutoRaise(true);

    auto *first = new QHBoxLayout;
    first->setSpacing(theme.space(Space::Small));
    first->addWidget(m_name);
    first->addWidget(m_stars);
    first->addSpacing(theme.space(Space::Tiny));
    first->addWidget(m_facts, 1);
    first->addWidget(m_visit);
    first->addWidget(m_deadline);
    first->addWidget(m_place);
    first->addWidget(m_before);
    first->addWidget(m_after);
    first->addWidget(m_more);
    auto *second = new QHBoxLayout;
    second->setSpacing(theme.space(Space::Medium));
    second->addWidget(m_path);
    second->addWidget(m_deal, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.space(Space::Medium), theme.space(Space::Cozy), theme.space(Space::Medium), theme.space(Space::Cozy));
    column->setSpacing(theme.space(Space::Small));
    column->addLayout(first);
    column->addLayout(second);

    connect(m_before, &QToolButton::clicked, this, &CustomerHeader::previousAsked);
    connect(m_after, &QToolButton::clicked, this, &CustomerHeader::nextAsked);
    connect(m_visit, &QToolButton::clicked, this, &CustomerHeader::visitAsked);
    connect(m_deadline, &QToolButton::clicked, this, &CustomerHeader::deadlineAsked);
    retranslate();
}

void CustomerHeader::retranslate()
{
    m_more->setAccessibleName(qtTrId("customers.more"));
    m_more->setToolTip(qtTrId("customers.more"));
    m_before->setAccessibleName(qtTrId("customers.previous"));
    m_before->setToolTip(qtTrId("customers.previous_tip"));
    m_after->setAccessibleName(qtTrId("customers.next"));
    m_after->setToolTip(qtTrId("customers.next_tip"));
    m_path->retranslate();
}

void CustomerHeader::show(const insight::CustomerPage &page, const PageWords &words)
{
    const bool zh = words.language == Language::Chinese;
    const model::Customer &customer = page.customer;
    m_name->setText(toQt(zh || customer.nameEn.empty() ? customer.name : customer.nameEn));
    m_stars->setVisible(customer.stars != model::Stars::Unknown);
    const bool first = customer.stars == model::Stars::A;
    m_stars->set(toQt(nameOf(customer.stars)), first ? ColorRole::Low : ColorRole::Muted, first ? ColorRole::LowTint : ColorRole::MutedTint);
    m_stars->setAccessibleName(qtTrId("customers.stars_spoken").arg(toQt(nameOf(customer.stars))));
    QStringList facts;
    if (!customer.ownerName.empty())
        facts << qtTrId("customers.line_owner").arg(toQt(customer.ownerName));
    const QString region = toQt(zh || page.regionEn.empty() ? page.regionZh : page.regionEn);
    const QString city = toQt(customer.city);
    if (!region.isEmpty() || !city.isEmpty())
        facts << (region.isEmpty() ? city : city.isEmpty() ? region : qtTrId("customers.region_city").arg(region, city));
    if (!customer.industry.empty())
        facts << industryWords().value(toQt(customer.industry), toQt(customer.industry));
    if (customer.tags.is_array()) {
        for (const Json &tag : customer.tags) {
            if (tag.is_string())
                facts << QLatin1Char('#') + toQt(tag.get<std::string>());
        }
    }
    m_facts->setText(facts.join(QStringLiteral(" · ")));

    const QString deadline = deadlineText(page, words);
    m_deadline->setVisible(!deadline.isEmpty());
    m_deadline->setText(deadline);
    m_deadline->setAccessibleName(deadline);
    if (page.nextDeadline) {
        const ColorRole role = widgets::deadlineRole(page.nextDeadline->at, words.now);
        m_deadline->setIcon(m_bench.theme.icon(QStringLiteral("mark.clock"), role));
        QPalette palette = m_deadline->palette();
        palette.setColor(QPalette::ButtonText, m_bench.theme.color(role));
        m_deadline->setPalette(palette);
        m_deadline->setToolTip(toQt(format::dateTime(page.nextDeadline->at, words.now, *words.calendar, words.language)));
    }
    m_visit->setVisible(page.nextVisit.has_value());
    if (page.nextVisit) {
        const VisitWords visit = visitWords(page, words);
        m_visit->setText(visit.line);
        m_visit->setToolTip(visit.whole);
        m_visit->setAccessibleName(visit.whole);
        m_visit->setIcon(m_bench.theme.icon(QStringLiteral("mark.calendar")));
    }
    if (page.opportunities.empty()) {
        m_path->show({});
        m_deal->setText({});
        return;
    }
    const model::Opportunity &lead = page.opportunities.front();
    m_path->show(lead.stage);
    QStringList deal;
    if (!lead.name.empty())
        deal << toQt(lead.name);
    if (lead.amountMinor)
        deal << toQt(format::money(lead.amount(), words.language));
    if (lead.expectedClose)
        deal << qtTrId("customers.expected_close").arg(dateText(lead.expectedClose, words.calendar->dateOf(words.now), words.language));
    if (page.opportunities.size() > 1)
        deal << qtTrId("customers.more_deals").arg(page.opportunities.size() - 1);
    m_deal->setText(deal.join(QStringLiteral(" · ")));
}

void CustomerHeader::showPlace(const QString &place, bool before, bool after)
{
    m_place->setText(place);
    for (QWidget *widget : {static_cast<QWidget *>(m_place), static_cast<QWidget *>(m_before), static_cast<QWidget *>(m_after)})
        widget->setVisible(!place.isEmpty());
    m_before->setEnabled(before);
    m_after->setEnabled(after);
}

void CustomerHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_bench.theme.color(ColorRole::Surface));
    painter.setPen(m_bench.theme.color(ColorRole::Border));
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

} // namespace sinan::screens
