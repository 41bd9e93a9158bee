#include "ui/screens/today/today_screen.h"

#include "ui/screens/today/needle.h"
#include "ui/screens/today/nothing_to_do.h"
#include "ui/screens/today/rank_card.h"
#include "ui/screens/today/reason_pane.h"
#include "ui/screens/today/today_delegate.h"
#include "ui/screens/today/today_feed.h"
#include "ui/screens/today/today_list.h"
#include "ui/screens/today/visit_strip.h"
#include "ui/screens/warning/bench_wording.h"
#include "ui/screens/warning/verb_bar.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"

#include <QButtonGroup>
#include <QLineEdit>
#include <QMenu>
#include <QStackedLayout>
#include <QToolButton>

namespace sinan::screens {

using widgets::Route;

namespace {


} // namespace

TodayScreen::TodayScreen(widgets::Workbench &workbench, QWidget *parent)
    : Screen(workbench, parent), m_model(new TodayModel(this)), m_feed(std::make_shared<Feed>()), m_background(workbench.store)
{
    setObjectName(QStringLiteral("today"));
    build();
    addCommands();
    addCopyCommands();
    buildMenu();
    connectParts();
    retranslate();
    place();
}

TodayScreen::~TodayScreen() = default;

Wording TodayScreen::wording() const
{
    return wordingOf(bench());
}

QString TodayScreen::title() const
{
    return qtTrId("today.title");
}

void TodayScreen::open(const Route &route)
{
    keepRoute(route);
    m_wanted = route.uuid().value_or(Uuid{});
    if (!m_loaded) {
        reload(true);
        return;
    }
    tick();
    if (const int row = m_wanted.isNull() ? -1 : m_model->rowWith(m_wanted); row >= 0)
        m_list->turnTo(row);
}

Route TodayScreen::route() const
{
    const int row = currentRow();
    if (row < 0 || m_model->entry(row).isHeader)
        return Route{QStringLiteral("today"), {}, {}};
    return Route::to(QStringLiteral("today"), m_model->entry(row).key);
}

std::optional<Uuid> TodayScreen::customerInView() const
{
    const int row = currentRow();
    if (row < 0 || m_model->entry(row).isHeader)
        return std::nullopt;
    const insight::TodayRow &today = m_model->todayRow(row);
    return today.customers.size() == 1 ? std::optional(today.customers.front()) : std::nullopt;
}

QList<QWidget *> TodayScreen::panes() const
{
    QList<QWidget *> panes{firstFocus()};
    if (m_pane->isVisible())
        panes << m_pane->firstFocus();
    panes << m_search;
    return panes;
}

QWidget *TodayScreen::firstFocus() const
{
    if (m_pages->currentWidget() == m_listHost || m_pages->currentWidget() == m_loading)
        return m_list;
    QWidget *offer = m_pages->currentWidget() == m_nothing ? m_nothing->firstFocus() : m_pages->currentWidget()->findChild<QAbstractButton *>(QStringLiteral("empty.action"));
    return offer ? offer : m_standIn;
}

void TodayScreen::committed(const store::Commit &commit)
{
    if (!m_loaded || !TodaySource::isTouchedBy(commit))
        return;
    m_feed->note(commit);
    reload(false);
}

void TodayScreen::reload(bool all)
{
    // Changes are noted in the feed, not in the question: a question that is skipped for a newer one loses nothing.
    const UtcTime now = bench().clock.now();
    m_background.ask<TodayPicture>(
        QStringLiteral("list"), this, [feed = m_feed, now, all](const store::Reader &reader) { return feed->read(reader, now, all); },
        [this](Result<TodayPicture> picture) {
            if (picture.ok())
                take(std::move(picture).value());
            else
                failed(picture.error());
        });
}

void TodayScreen::take(TodayPicture picture)
{
    const bool first = !m_loaded;
    const int before = currentRow();
    m_loaded = true;
    m_trouble->hide();
    m_model->show(std::move(picture), m_model->filter(), wording());
    showCounts();
    showBody();
    int row = m_wanted.isNull() ? -1 : m_model->rowWith(m_wanted);
    m_wanted = {};
    // A view that gets the focus before its rows has a current row that is not selected.
    if (row < 0 && (first || !m_list->selectionModel()->hasSelection()))
        row = m_model->rowToTurnTo(first ? -1 : std::max(-1, std::min(before, m_model->rowCount()) - 1));
    if (row >= 0)
        m_list->turnTo(row);
    scheduleReason();
}

void TodayScreen::failed(const Error &error)
{
    m_trouble->show(widgets::InlineMessage::Kind::Error, qtTrId("today.trouble"), m_loaded ? qtTrId("today.trouble_kept") : QString());
    m_trouble->setToolTip(toQString(error.toString()));
    auto *again = m_trouble->addAction(QStringLiteral("today.again"), qtTrId("today.again"));
    connect(again, &QPushButton::clicked, this, [this] { reload(true); });
    m_trouble->QWidget::show();
}

void TodayScreen::tick()
{
    if (!m_loaded)
        return;
    m_model->tick(wording());
    showCounts();
    // Deadlines come nearer: a row may change its group. The rows are not read again for that.
    reload(false);
}

void TodayScreen::applyFilter(const TodayFilter &filter)
{
    const int row = currentRow();
    const Uuid key = row >= 0 ? m_model->entry(row).key : Uuid{};
    m_model->setFilter(filter, wording());
    showCounts();
    showBody();
    const int again = key.isNull() ? -1 : m_model->rowWith(key);
    m_list->turnTo(again >= 0 ? again : m_model->rowToTurnTo(-1));
    scheduleReason();
}

void TodayScreen::showCounts()
{
    const TodayEntries &all = m_model->all();
    m_headline->setText(m_loaded ? headline(m_model->picture(), wording()) : QString());
    m_needle->setSettled(m_loaded && all.counts[std::size_t(TodayGroup::Now)] == 0);
    int total = 0;
    for (const int count : all.counts)
        total += count;
    for (QAbstractButton *chip : m_chips->buttons()) {
        const int id = m_chips->id(chip);
        const int count = id == allChip ? total : all.counts[std::size_t(id)];
        const QString name = id == allChip ? qtTrId("today.chip_all") : groupTitle(TodayGroup(id));
        chip->setText(qtTrId("today.chip").arg(name).arg(count));
        chip->setAccessibleName(chip->text());
        chip->setVisible(id == allChip || id == int(TodayGroup::Now) || count > 0 || chip->isChecked());
        chip->updateGeometry();
    }
    m_toolHost->updateGeometry();
    // Where there is nobody to visit there is nothing to say about it.
    m_visit->setVisible(m_loaded && m_model->picture().customers > 0);
    m_visit->show(m_model->picture().nextVisit, wording());
}

void TodayScreen::showBody()
{
    const TodayEntries &all = m_model->all();
    const TodayPicture &picture = m_model->picture();
    const auto count = [&](TodayGroup group) { return all.counts[std::size_t(group)]; };
    const bool filtered = m_model->filter().group || !m_model->filter().words.trimmed().isEmpty();
    const bool calm = count(TodayGroup::Now) + count(TodayGroup::Today) + count(TodayGroup::Week) == 0;
    QWidget *page = m_listHost;
    if (!m_loaded) {
        page = m_loading;
    } else if (filtered && all.shown == 0) {
        m_filtered->set(qtTrId("today.filtered_out", all.hidden), {}, qtTrId("today.clear_filter"));
        page = m_filtered;
    } else if (!filtered && calm && picture.customers == 0) {
        page = m_noData;
    } else if (!filtered && calm) {
        const QString at = toQString(format::timeOfDay(picture.at, bench().calendar));
        const int watched = count(TodayGroup::Watch);
        const QString worked = qtTrId("today.nothing_detail").arg(at).arg(picture.customers);
        const int inHand = count(TodayGroup::InHand);
        m_nothing->show(qtTrId("today.headline_none"), inHand > 0 ? worked + QChar('\n') + qtTrId("today.nothing_in_hand", inHand) : worked,
                        watched > 0 ? qtTrId("today.see_watched", watched) : QString());
        page = m_nothing;
    }
    // The empty page says the same in its middle.
    m_needle->setVisible(page != m_nothing && page != m_noData);
    m_headline->setVisible(page != m_nothing && page != m_noData);
    // Without customers there is nothing to count or to filter.
    m_toolHost->setVisible(page != m_noData);
    // Who worked in the list keeps the keys: on what the empty page offers, and on the list again when it comes back.
    const QWidget *keys = window()->focusWidget();
    const bool moves = page != m_pages->currentWidget()
        && (!keys || keys == m_standIn || m_pages->parentWidget()->isAncestorOf(keys) || m_verbs->isAncestorOf(keys) || m_pane->isAncestorOf(keys));
    m_pages->setCurrentWidget(page);
    place();
    if (moves && isVisible())
        firstFocus()->setFocus();
}

int TodayScreen::currentRow() const
{
    return m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
}

void TodayScreen::scheduleReason()
{
    m_reasonTimer.start();
}

void TodayScreen::showReason()
{
    const QList<int> rows = m_list->chosenRows();
    const int row = rows.contains(currentRow()) ? currentRow() : rows.value(0, -1);
    if (row < 0 || m_model->entry(row).isHeader) {
        m_pane->clear();
        m_verbs->offer({});
        return;
    }
    VerbOffer offer;
    offer.warnings = int(chosenTargets().size());
    std::vector<QString> likely;
    const auto targets = m_model->targets(row);
    const Wording words = wording();
    for (const VerbTarget &target : targets) {
        for (const insight::Advice &advice : target.advice) {
            if (offer.advice.size() < 3 && &target == &targets.front())
                offer.advice << words.pick(advice.title);
            if (!advice.owner.empty() && !offer.colleagues.contains(toQString(advice.owner)))
                offer.colleagues << toQString(advice.owner);
        }
    }
    const auto warning = readWarning(bench().reader, m_model->entry(row).key);
    if (warning.ok() && *warning) {
        const WarningText text = warningText(**warning, words);
        if ((*warning)->customer && !(*warning)->customer->ownerName.empty() && !offer.colleagues.contains(toQString((*warning)->customer->ownerName)))
            offer.colleagues << toQString((*warning)->customer->ownerName);
        QList<ReasonPane::Member> members;
        const insight::TodayRow &today = m_model->todayRow(row);
        const auto targetOf = [&](const Uuid &id) -> const VerbTarget & { return m_model->picture().targets.at(id); };
        // Several customers are told apart by their names, several warnings of one by what they are about.
        const bool oneCustomer = std::all_of(today.warnings.begin(), today.warnings.end(),
                                             [&](const Uuid &id) { return targetOf(id).customerName == targetOf(today.warnings.front()).customerName; });
        for (const Uuid &id : today.warnings) {
            if (today.warnings.size() > 1)
                members << ReasonPane::Member{id, oneCustomer ? words.choice(targetOf(id).kind) : toQString(targetOf(id).customerName)};
        }
        m_pane->show(text, members);
    } else {
        m_pane->clear();
    }
    for (const model::User &user : m_model->picture().colleagues) {
        if (user.role != model::Role::System && !offer.colleagues.contains(toQString(user.name)))
            offer.colleagues << toQString(user.name);
    }
    m_verbs->offer(offer);
}

void TodayScreen::setPaneShown(bool shown)
{
    (m_wide ? m_paneShown : m_paneFloating) = shown;
    place();
    if (!shown)
        m_list->setFocus();
}

void TodayScreen::closeTopmost()
{
    if (m_rank->isVisible()) {
        m_rank->hide();
    } else if (m_verbs->cancel()) {
        m_list->setFocus();
    } else if (m_pane->isVisible() && !m_wide) {
        setPaneShown(false);
    } else if (!m_model->filter().words.isEmpty() || m_model->filter().group) {
        m_search->clear();
        m_chips->button(allChip)->click();
        m_list->setFocus();
    } else {
        m_list->setFocus();
    }
}

void TodayScreen::showRank()
{
    const int row = currentRow();
    if (m_rank->isVisible() || row < 0 || m_model->entry(row).isHeader) {
        m_rank->hide();
        return;
    }
    const TodayEntry &entry = m_model->entry(row);
    m_rank->show(entry.customer, rankReason(m_model->picture(), entry, wording()));
    const QRect rect = m_list->visualRect(m_list->currentIndex());
    m_rank->placeBeside(QRect(m_list->viewport()->mapTo(this, rect.topLeft()), rect.size()).adjusted(theme().space(theme::Space::Medium), 0, 0, 0));
}

void TodayScreen::openVisit()
{
    if (const auto &next = m_model->picture().nextVisit)
        Q_EMIT navigate(Route::to(QStringLiteral("customer"), next->visit.customer));
}

void TodayScreen::openRow(int row)
{
    if (row < 0)
        return;
    const TodayEntry &entry = m_model->entry(row);
    if (entry.isHeader) {
        TodayFilter filter = m_model->filter();
        if (!filter.folded.erase(entry.group))
            filter.folded.insert(entry.group);
        if (entry.canFold)
            applyFilter(filter);
        return;
    }
    Q_EMIT navigate(Route::to(QStringLiteral("warning"), entry.key));
}

} // namespace sinan::screens
