#include "ui/screens/today/today_screen.h"

#include "ui/screens/today/needle.h"
#include "ui/screens/today/nothing_to_do.h"
#include "ui/screens/today/rank_card.h"
#include "ui/screens/today/reason_pane.h"
#include "ui/screens/today/today_delegate.h"
#include "ui/screens/today/today_list.h"
#include "ui/screens/today/visit_strip.h"
#include "ui/screens/warning/bench_wording.h"
#include "ui/screens/warning/verb_bar.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"

#include <QButtonGroup>
#include <QLineEdit>
#include <QMenu>
#include <QResizeEvent>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using widgets::Route;

namespace {

constexpr int clockPeriod = 30'000;
constexpr int paneLeast = 420;
constexpr int paneMost = 600;

} // namespace

void TodayScreen::build()
{
    const theme::Theme &look = theme();
    const int margin = look.space(Space::Medium);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(margin, look.space(Space::Cozy), margin, look.space(Space::Small));
    top->setSpacing(look.space(Space::Cozy));
    m_needle = new Needle(look, 28, this);
    m_headline = new widgets::Label(look, FontRole::Title, ColorRole::Text, this);
    m_headline->setObjectName(QStringLiteral("today.headline"));
    m_headline->setWordWrap(true);
    top->addWidget(m_needle, 0, Qt::AlignVCenter);
    top->addWidget(m_headline, 1);
    column->addLayout(top);

    m_toolHost = new QWidget(this);
    auto *tools = new QHBoxLayout(m_toolHost);
    tools->setContentsMargins(margin, 0, margin, look.space(Space::Small));
    tools->setSpacing(look.space(Space::Small));
    auto *chipHost = new QWidget(m_toolHost);
    m_tools = new widgets::FlowLayout(look.space(Space::Small), chipHost);
    m_tools->setContentsMargins(0, 0, 0, 0);
    chipHost->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    m_chips = new QButtonGroup(this);
    m_chips->setExclusive(true);
    for (int place = 0; place <= int(todayGroupCount); ++place) {
        auto *chip = new widgets::Chip(look, chipHost);
        chip->setObjectName(QStringLiteral("today.chip%1").arg(place));
        chip->setCheckable(true);
        m_chips->addButton(chip, place == 0 ? allChip : place - 1);
        m_tools->addWidget(chip);
    }
    m_search = new QLineEdit(m_toolHost);
    m_search->setObjectName(QStringLiteral("today.filter"));
    m_search->setClearButtonEnabled(true);
    m_search->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_rankButton = new QToolButton(m_toolHost);
    m_rankButton->setObjectName(QStringLiteral("today.rank_button"));
    m_rankButton->setAutoRaise(true);
    m_meetingButton = new QToolButton(m_toolHost);
    m_meetingButton->setObjectName(QStringLiteral("today.meeting_button"));
    m_meetingButton->setAutoRaise(true);
    m_reasonButton = new QToolButton(m_toolHost);
    m_reasonButton->setObjectName(QStringLiteral("today.reason_button"));
    m_reasonButton->setAutoRaise(true);
    m_reasonButton->setCheckable(true);
    m_reasonButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    tools->addWidget(chipHost, 1);
    tools->addWidget(m_search);
    tools->addWidget(m_rankButton);
    tools->addWidget(m_meetingButton);
    tools->addWidget(m_reasonButton);
    column->addWidget(m_toolHost);

    m_trouble = new widgets::InlineMessage(look, this);
    m_trouble->setObjectName(QStringLiteral("today.trouble"));
    m_trouble->hide();
    column->addWidget(m_trouble);

    m_body = new QWidget(this);
    column->addWidget(m_body, 1);
    m_body->installEventFilter(this);
    auto *pages = new QWidget(m_body);
    m_pages = new QStackedLayout(pages);
    m_listHost = new QWidget(pages);
    auto *listColumn = new QVBoxLayout(m_listHost);
    listColumn->setContentsMargins(0, 0, 0, 0);
    m_list = new TodayList(look, m_listHost);
    m_delegate = new TodayDelegate(look, *m_model, this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setContextMenuPolicy(Qt::DefaultContextMenu);
    listColumn->addWidget(m_list);
    m_loading = new QWidget(pages);
    m_nothing = new NothingToDo(look, pages);
    m_noData = new widgets::EmptyState(look, widgets::EmptyState::Kind::NoDataYet, pages);
    m_noData->setObjectName(QStringLiteral("today.no_data"));
    m_filtered = new widgets::EmptyState(look, widgets::EmptyState::Kind::FilteredOut, pages);
    m_filtered->setObjectName(QStringLiteral("today.filtered_out"));
    for (QWidget *page : {m_loading, m_listHost, static_cast<QWidget *>(m_nothing), static_cast<QWidget *>(m_noData), static_cast<QWidget *>(m_filtered)})
        m_pages->addWidget(page);
    m_pane = new ReasonPane(look, m_body);
    m_verbs = new VerbBar(look, [this] { return wording(); }, this);
    m_bottom = new QVBoxLayout;
    m_bottom->setContentsMargins(0, 0, 0, 0);
    column->addLayout(m_bottom);
    m_visit = new VisitStrip(look, this);
    m_visit->hide();
    column->addWidget(m_visit);
    m_rank = new RankCard(look, this);
}

void TodayScreen::connectParts()
{
    connect(m_chips, &QButtonGroup::idClicked, this, [this](int id) {
        TodayFilter filter = m_model->filter();
        filter.group = id == allChip ? std::optional<TodayGroup>() : TodayGroup(id);
        applyFilter(filter);
    });
    m_standIn = m_chips->button(allChip);
    m_chips->button(allChip)->setChecked(true);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &words) {
        TodayFilter filter = m_model->filter();
        filter.words = words;
        applyFilter(filter);
    });
    connect(m_search, &QLineEdit::returnPressed, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_filtered, &widgets::EmptyState::activated, this, [this] {
        m_search->clear();
        m_chips->button(allChip)->click();
    });
    connect(m_noData, &widgets::EmptyState::activated, this, [this] { bench().commands.trigger(QStringLiteral("shell.import")); });
    connect(m_nothing, &NothingToDo::watchRequested, this, [this] { m_chips->button(int(TodayGroup::Watch))->click(); });

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &TodayScreen::scheduleReason);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TodayScreen::scheduleReason);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, m_rank, &QWidget::hide);
    connect(m_list, &TodayList::opened, this, &TodayScreen::openRow);
    connect(m_list, &TodayList::headerToggled, this, &TodayScreen::openRow);
    connect(m_list, &QListView::doubleClicked, this, [this](const QModelIndex &index) {
        if (!m_model->entry(index.row()).isHeader)
            openRow(index.row());
    });
    connect(m_list, &TodayList::menuRequested, this, [this](const QPoint &at) { m_menu->popup(at); });

    connect(m_pane, &ReasonPane::warningRequested, this, [this](const Uuid &id) { Q_EMIT navigate(Route::to(QStringLiteral("warning"), id)); });
    connect(m_pane, &ReasonPane::customerRequested, this, [this](const Uuid &id) { Q_EMIT navigate(Route::to(QStringLiteral("customer"), id)); });
    connect(m_pane, &ReasonPane::evidenceRequested, this,
            [this](const EvidenceText &evidence) { Q_EMIT navigate(Route::toWords(evidence.interaction, evidence.from, evidence.to)); });
    connect(m_pane, &ReasonPane::articleRequested, this, [this](const QString &key) {
        Route route = Route::to(QStringLiteral("warning"), m_pane->text().warning);
        route.anchor = key;
        Q_EMIT navigate(route);
    });
    connect(m_pane, &ReasonPane::adviceTaken, this, [this](int advice) {
        VerbChoice choice;
        choice.advice = std::size_t(advice);
        decide(choice);
    });
    connect(m_pane, &ReasonPane::closeRequested, this, [this] { setPaneShown(false); });
    connect(m_reasonButton, &QToolButton::clicked, this, [this](bool on) { setPaneShown(on); });
    connect(m_meetingButton, &QToolButton::clicked, this, [this] { bench().commands.trigger(QStringLiteral("shell.meeting")); });
    connect(m_rankButton, &QToolButton::clicked, this, &TodayScreen::showRank);
    connect(m_visit, &VisitStrip::opened, this, &TodayScreen::openVisit);
    connect(m_verbs, &VerbBar::chosen, this, &TodayScreen::decide);
    connect(m_verbs, &VerbBar::moved, this, &TodayScreen::noticeRoomMoved);
    connect(m_verbs, &VerbBar::asking, this, [this](bool open) {
        if (!open)
            m_list->setFocus();
    });

    m_reasonTimer.setSingleShot(true);
    m_reasonTimer.setInterval(0);
    connect(&m_reasonTimer, &QTimer::timeout, this, &TodayScreen::showReason);
    m_clock.setInterval(clockPeriod);
    connect(&m_clock, &QTimer::timeout, this, &TodayScreen::tick);
    m_clock.start();
}

void TodayScreen::retranslate()
{
    m_search->setPlaceholderText(qtTrId("today.filter_hint"));
    m_search->setAccessibleName(qtTrId("today.filter_name"));
    m_search->setToolTip(qtTrId("today.filter_tip"));
    m_rankButton->setToolTip(qtTrId("today.rank_tip"));
    m_rankButton->setAccessibleName(qtTrId("today.rank_button"));
    m_meetingButton->setVisible(bench().commands.find(QStringLiteral("shell.meeting")) != nullptr);
    m_meetingButton->setToolTip(bench().commands.tooltip(QStringLiteral("shell.meeting")));
    m_meetingButton->setAccessibleName(m_meetingButton->toolTip());
    m_reasonButton->setText(qtTrId("today.reason_button"));
    m_reasonButton->setToolTip(qtTrId("today.reason_tip"));
    m_reasonButton->setAccessibleName(qtTrId("today.reason_button"));
    m_list->setAccessibleName(qtTrId("today.list"));
    m_noData->set(qtTrId("today.no_data"), qtTrId("today.no_data_detail"), qtTrId("today.no_data_action"));
    m_detailsAction->setText(qtTrId("today.copy_details"));
    m_pane->retranslate();
    m_verbs->retranslate();
    m_rank->hide();
    m_model->reword(wording());
    showCounts();
    showBody();
    restyle();
}

void TodayScreen::restyle()
{
    const theme::Theme &look = theme();
    m_meetingButton->setIcon(look.icon(QStringLiteral("mark.screen")));
    m_rankButton->setIcon(look.icon(QStringLiteral("verb.sort")));
    m_reasonButton->setIcon(look.icon(QStringLiteral("mark.bulb")));
    m_search->setMinimumWidth(look.scaled(150));
    m_search->setMaximumWidth(look.scaled(220));
    // Its marks are drawn in the colours of the moment.
    scheduleReason();
    place();
}

void TodayScreen::resizeEvent(QResizeEvent *event)
{
    Screen::resizeEvent(event);
    m_rank->hide();
    place();
}

bool TodayScreen::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_body && event->type() == QEvent::Resize)
        place();
    return Screen::eventFilter(watched, event);
}

void TodayScreen::showEvent(QShowEvent *event)
{
    Screen::showEvent(event);
    place();
}

void TodayScreen::place()
{
    const theme::Theme &look = theme();
    const bool wide = width() >= look.scaled(wideFrom);
    const bool hasRows = m_pages->currentWidget() == m_listHost;
    if (wide != m_wide || m_verbs->parentWidget() == nullptr || m_bottom->count() + m_pane->footer()->count() == 0) {
        m_wide = wide;
        m_paneFloating = false;
        m_bottom->removeWidget(m_verbs);
        m_pane->footer()->removeWidget(m_verbs);
        m_verbs->setOneLine(!wide);
        if (wide)
            m_pane->footer()->addWidget(m_verbs);
        else
            m_bottom->addWidget(m_verbs);
        m_pane->setFloating(!wide);
    }
    const bool shown = hasRows && (m_wide ? m_paneShown : m_paneFloating);
    // Without its pane the wide form, too, has its verbs at the bottom.
    const bool verbsInPane = m_wide && m_paneShown;
    if (m_wide && (m_pane->footer()->indexOf(m_verbs) >= 0) != verbsInPane) {
        m_bottom->removeWidget(m_verbs);
        m_pane->footer()->removeWidget(m_verbs);
        m_verbs->setOneLine(!verbsInPane);
        if (verbsInPane)
            m_pane->footer()->addWidget(m_verbs);
        else
            m_bottom->addWidget(m_verbs);
    }
    m_verbs->setVisible(hasRows);
    m_reasonButton->setChecked(m_wide ? m_paneShown : m_paneFloating);
    m_reasonButton->setVisible(hasRows);
    m_rankButton->setVisible(hasRows);
    m_pane->setVisible(shown);
    const QRect room = m_body->rect();
    const int pane = std::clamp(room.width() * 42 / 100, look.scaled(paneLeast), look.scaled(paneMost));
    QWidget *pages = m_pages->parentWidget();
    pages->setGeometry(m_wide && shown ? room.adjusted(0, 0, -pane, 0) : room);
    m_pane->setGeometry(QRect(room.right() - pane + 1, room.top(), pane, room.height()));
    m_pane->raise();
    Q_EMIT noticeRoomMoved();
}

QRect TodayScreen::noticeRoom() const
{
    // Over the list: neither over the verbs nor over the reason.
    QRect room(m_body->mapTo(this, QPoint()), m_body->size());
    if (m_pane->isVisibleTo(this))
        room.setRight(room.left() + m_pane->x() - 1);
    return room;
}

} // namespace sinan::screens
