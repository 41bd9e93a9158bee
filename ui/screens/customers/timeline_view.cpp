#include "ui/screens/customers/timeline_view.h"

#include "ui/widgets/chip.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/label.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QPushButton>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

namespace {

constexpr std::array<const char *, 7> filterTitles{"customers.filter_all",      "customers.filter_talks",     "customers.filter_calls", "customers.filter_mails",
                                                   "customers.filter_meetings", "customers.filter_decisions", "customers.filter_facts"};
constexpr std::size_t moreAtOnce = 50;

} // namespace

TimelineView::TimelineView(const theme::Theme &theme, QWidget *parent)
    : QWidget(parent), m_chips(new QButtonGroup(this)), m_list(new LineList(theme, this)),
      m_none(new widgets::Label(theme, FontRole::Dense, ColorRole::Text2, this)), m_older(new QPushButton(this))
{
    m_list->setObjectName(QStringLiteral("customer.timeline"));
    m_older->setObjectName(QStringLiteral("customer.timeline.older"));
    m_older->setFlat(true);
    auto *chips = new widgets::FlowLayout(theme.space(Space::Tiny));
    m_chips->setExclusive(true);
    for (std::size_t i = 0; i < filterTitles.size(); ++i) {
        auto *chip = new widgets::Chip(theme, this);
        chip->setCheckable(true);
        chip->setChecked(i == 0);
        chip->setObjectName(QString::fromLatin1(filterTitles[i]));
        m_chips->addButton(chip, int(i));
        chips->addWidget(chip);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.space(Space::Small));
    column->addLayout(chips);
    column->addWidget(m_none);
    column->addWidget(m_list);
    column->addWidget(m_older, 0, Qt::AlignLeft);
    connect(m_chips, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            setFilter(TimelineFilter(id));
    });
    connect(m_older, &QPushButton::clicked, this, [this] {
        m_limit += moreAtOnce;
        refresh();
    });
    retranslate();
}

void TimelineView::retranslate()
{
    for (std::size_t i = 0; i < filterTitles.size(); ++i) {
        m_chips->button(int(i))->setText(qtTrId(filterTitles[i]));
        m_chips->button(int(i))->setAccessibleName(qtTrId(filterTitles[i]));
    }
    m_list->setAccessibleName(qtTrId("customers.timeline"));
    if (m_words.calendar)
        refresh();
}

void TimelineView::show(std::vector<insight::TimelineEntry> timeline, const PageWords &words)
{
    m_timeline = std::move(timeline);
    m_words = words;
    refresh();
}

void TimelineView::setFilter(TimelineFilter filter)
{
    m_filter = filter;
    m_limit = shownAtFirst;
    refresh();
}

void TimelineView::refresh()
{
    m_list->show(timelineLines(m_timeline, m_filter, m_limit, m_words));
    const auto matching = std::count_if(m_timeline.begin(), m_timeline.end(), [this](const auto &entry) { return passes(entry, m_filter); });
    const auto hidden = matching - m_list->lines().rowCount();
    m_older->setVisible(hidden > 0);
    m_older->setText(qtTrId("customers.timeline_older").arg(hidden));
    m_older->setAccessibleName(m_older->text());
    m_list->setVisible(matching > 0);
    m_none->setVisible(matching == 0);
    m_none->setText(m_timeline.empty() ? qtTrId("customers.timeline_none") : qtTrId("customers.timeline_filtered").arg(m_timeline.size()));
}

} // namespace sinan::screens
