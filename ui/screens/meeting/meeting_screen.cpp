#include "ui/screens/meeting/meeting_screen.h"

#include "ui/screens/meeting/slide_view.h"
#include "ui/screens/warning/bench_wording.h"
#include "ui/screens/warning/verb_button.h"
#include "ui/screens/warning/verb_commands.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using widgets::Command;
using widgets::Route;

MeetingScreen::MeetingScreen(widgets::Workbench &workbench, QWidget *parent) : Screen(workbench, parent), m_background(workbench.store)
{
    setObjectName(QStringLiteral("meeting"));
    build();
    addCommands();
    retranslate();
    restyle();
}

MeetingScreen::~MeetingScreen() = default;

void MeetingScreen::build()
{
    const theme::Theme &look = theme();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_view = new SlideView(look, this);
    column->addWidget(m_view, 1);
    m_verbs = new VerbBar(look, [this] { return wordingOf(bench()); }, this);
    m_verbs->setOneLine(true);
    column->addWidget(m_verbs);
    m_foot = new QWidget(this);
    auto *row = new QHBoxLayout(m_foot);
    row->setContentsMargins(look.space(Space::Medium), look.space(Space::Tiny), look.space(Space::Medium), look.space(Space::Tiny));
    row->setSpacing(look.space(Space::Small));
    m_before = new QToolButton(m_foot);
    m_after = new QToolButton(m_foot);
    m_end = new QToolButton(m_foot);
    m_before->setObjectName(QStringLiteral("meeting.before"));
    m_after->setObjectName(QStringLiteral("meeting.after"));
    m_end->setObjectName(QStringLiteral("meeting.end"));
    m_number = new widgets::Label(look, FontRole::Strong, ColorRole::Text, m_foot);
    m_number->setObjectName(QStringLiteral("meeting.number"));
    m_keys = new widgets::Label(look, FontRole::Dense, ColorRole::Text2, m_foot);
    for (QToolButton *button : {m_before, m_after, m_end}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    row->addWidget(m_before);
    row->addWidget(m_number);
    row->addWidget(m_after);
    row->addStretch(1);
    row->addWidget(m_keys);
    row->addWidget(m_end);
    column->addWidget(m_foot);
    connect(m_before, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_after, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_end, &QToolButton::clicked, this, &MeetingScreen::leave);
    connect(m_verbs, &VerbBar::chosen, this, &MeetingScreen::decide);
    connect(m_verbs, &VerbBar::moved, this, &MeetingScreen::noticeRoomMoved);
    connect(m_verbs, &VerbBar::asking, this, [this](bool open) {
        if (!open)
            m_view->setFocus();
    });
}

void MeetingScreen::addCommands()
{
    const auto nothing = [this] { return m_targets.empty() ? qtTrId("meeting.nothing_open") : QString(); };
    addVerbCommands(bench().commands, QStringLiteral("meeting"), QT_TRID_NOOP("meeting.name"), this, m_verbs, nothing);
    const auto add = [this](const char *id, const char *title, QList<QKeySequence> keys, QWidget *scope, std::function<void()> run) {
        Command command;
        command.id = QString::fromLatin1(id);
        command.title = title;
        command.place = QT_TRID_NOOP("meeting.name");
        command.shortcuts = std::move(keys);
        command.inPalette = false;
        command.run = std::move(run);
        bench().commands.add(std::move(command), scope);
    };
    add("meeting.next", QT_TRID_NOOP("meeting.next"), {QKeySequence(Qt::Key_Right), QKeySequence(Qt::Key_PageDown), QKeySequence(Qt::Key_Space)}, m_view,
        [this] { step(1); });
    add("meeting.previous", QT_TRID_NOOP("meeting.previous"), {QKeySequence(Qt::Key_Left), QKeySequence(Qt::Key_PageUp)}, m_view, [this] { step(-1); });
    add("meeting.first", QT_TRID_NOOP("meeting.first"), {QKeySequence(Qt::Key_Home)}, m_view, [this] { step(-slideCount()); });
    add("meeting.last", QT_TRID_NOOP("meeting.last"), {QKeySequence(Qt::Key_End)}, m_view, [this] { step(slideCount()); });
    add("meeting.leave", QT_TRID_NOOP("meeting.end"), {QKeySequence(Qt::Key_Escape)}, this, [this] {
        if (!m_verbs->cancel())
            leave();
    });
}

QString MeetingScreen::title() const
{
    return qtTrId("meeting.name");
}

void MeetingScreen::open(const Route &route)
{
    keepRoute(route);
    m_wanted = route.uuid().value_or(Uuid{});
    m_fresh = true;
    read();
}

Route MeetingScreen::route() const
{
    if (m_current < int(m_slides.size()))
        return Route::to(QStringLiteral("meeting"), m_slides[std::size_t(m_current)].front());
    return Route{QStringLiteral("meeting"), {}, {}};
}

QList<QWidget *> MeetingScreen::panes() const
{
    return {m_view, m_verbs->button(model::Verb::Act)};
}

QWidget *MeetingScreen::firstFocus() const
{
    return m_view;
}

QRect MeetingScreen::noticeRoom() const
{
    return m_view->geometry();
}

std::optional<Uuid> MeetingScreen::customerInView() const
{
    if (!m_picture || m_current >= int(m_slides.size()))
        return std::nullopt;
    const auto warning = mutations::findAs<model::Warning>(bench().reader, m_slides[std::size_t(m_current)].front());
    return warning.ok() && *warning ? std::optional((*warning)->customer) : std::nullopt;
}

void MeetingScreen::committed(const store::Commit &commit)
{
    using model::Collection;
    if (isVisible() && (TodaySource::isTouchedBy(commit) || commit.touches(Collection::Task) || commit.touches(Collection::Region)))
        read();
}

void MeetingScreen::read()
{
    m_background.ask<MeetingPicture>(
        QStringLiteral("meeting"), this,
        [now = bench().clock.now(), calendar = bench().calendar](const store::Reader &reader) { return readMeeting(reader, now, calendar); },
        [this](Result<MeetingPicture> picture) {
            if (picture.ok())
                take(std::move(picture).value());
            else
                Q_EMIT said(qtTrId("meeting.trouble"));
        });
}

void MeetingScreen::take(MeetingPicture picture)
{
    m_picture = std::move(picture);
    // The slides stay what they were when the talk began: what is decided meanwhile keeps its place.
    if (m_fresh) {
        m_fresh = false;
        m_slides.clear();
        m_current = 0;
        for (const insight::TodayRow &row : m_picture->today.list.rows) {
            if (row.bucket != insight::Bucket::Now)
                continue;
            if (row.warnings.front() == m_wanted)
                m_current = int(m_slides.size());
            m_slides.push_back(row.warnings);
        }
    }
    showSlide();
}

void MeetingScreen::step(int by)
{
    m_verbs->cancel();
    m_current = std::clamp(m_current + by, 0, slideCount() - 1);
    showSlide();
}

void MeetingScreen::showWarning(const Wording &wording)
{
    const std::vector<Uuid> &ids = m_slides[std::size_t(m_current)];
    VerbOffer offer;
    for (const Uuid &id : ids) {
        if (const auto target = m_picture->today.targets.find(id); target != m_picture->today.targets.end())
            m_targets.push_back(target->second);
    }
    const auto warning = readWarning(bench().reader, ids.front());
    if (!warning.ok() || !*warning) {
        m_view->show(SlideText{{}, qtTrId("meeting.gone"), {}, {}, {}});
        m_targets.clear();
        m_verbs->offer(offer);
        return;
    }
    const WarningText text = warningText(**warning, wording);
    SlideText slide = warningSlide(text, wording);
    if (ids.size() > 1)
        slide.title = qtTrId("meeting.and_more").arg(slide.title).arg(ids.size());
    m_view->show(slide);
    // Who has decided already is not asked again.
    if (!text.open)
        m_targets.clear();
    offer.warnings = int(m_targets.size());
    const auto addPerson = [&offer](const std::string &name) {
        if (!name.empty() && !offer.colleagues.contains(toQString(name)))
            offer.colleagues << toQString(name);
    };
    if (!m_targets.empty()) {
        for (const insight::Advice &advice : m_targets.front().advice) {
            if (offer.advice.size() < 3)
                offer.advice << wording.pick(advice.title);
            addPerson(advice.owner);
        }
    }
    if ((*warning)->customer)
        addPerson((*warning)->customer->ownerName);
    for (const model::User &user : m_picture->today.colleagues) {
        if (user.role != model::Role::System)
            addPerson(user.name);
    }
    m_verbs->offer(offer);
}

// Where even the least letters are too large for three changes of every region, fewer are spelt out: the others stay counted.
void MeetingScreen::showRegions(const Wording &wording)
{
    layout()->activate();
    for (int changes = mostChanges; changes > 0; --changes) {
        SlideText slide = regionSlide(m_picture->regions, wording, changes);
        if (m_slides.empty())
            slide.state = qtTrId("meeting.nothing_now");
        m_view->show(slide);
        if (m_view->wantedHeight() <= m_view->height())
            return;
    }
}

void MeetingScreen::resizeEvent(QResizeEvent *event)
{
    Screen::resizeEvent(event);
    if (m_picture && m_current >= int(m_slides.size()))
        showRegions(wordingOf(bench()));
}

void MeetingScreen::showSlide()
{
    if (!m_picture)
        return;
    const Wording wording = wordingOf(bench());
    const bool isWarning = m_current < int(m_slides.size());
    m_targets.clear();
    m_verbs->setVisible(isWarning);
    if (isWarning) {
        showWarning(wording);
    } else {
        showRegions(wording);
        m_verbs->offer({});
    }
    m_number->setText(qtTrId("meeting.number").arg(m_current + 1).arg(slideCount()));
    m_before->setEnabled(m_current > 0);
    m_after->setEnabled(m_current + 1 < slideCount());
    Q_EMIT noticeRoomMoved();
}

void MeetingScreen::decide(const VerbChoice &choice)
{
    if (m_targets.empty())
        return;
    std::vector<VerbTarget> targets = m_targets;
    const Wording wording = wordingOf(bench());
    const auto newId = [this] { return Uuid::v7(bench().clock, bench().random); };
    keepPossible(targets, bench().clock.now());
    // The step is named in the language in which it is taken.
    for (VerbTarget &target : targets)
        target.customerName = wording.pick(target.customerName, target.customerNameEn).toStdString();
    auto mutations = verbMutations(targets, choice, newId().toString(), newId);
    if (choice.verb != model::Verb::Note) {
        // A second key before the answer must not decide again.
        m_targets.clear();
        m_verbs->offer({});
    }
    m_view->setFocus();
    bench().store.writer().submitJob(
        [actor = bench().actor, mutations = std::move(mutations)](store::Transaction &transaction) -> Result<void> {
            for (const mutations::Mutation &mutation : mutations)
                SINAN_TRY(transaction.run(actor, mutation));
            return {};
        },
        this,
        [this](const Result<void> &done) {
            if (!done.ok()) {
                Q_EMIT said(done.error().code == ErrorCode::Conflict ? qtTrId("warning.verb_conflict") : qtTrId("warning.verb_failed"));
                read();
            }
        });
}

void MeetingScreen::leave()
{
    bench().commands.trigger(QStringLiteral("shell.back"));
    // Who came here by a link has nowhere to go back to.
    if (isVisible())
        Q_EMIT navigate(Route{QStringLiteral("today"), {}, {}});
}

void MeetingScreen::retranslate()
{
    m_before->setToolTip(qtTrId("meeting.previous_tip"));
    m_before->setAccessibleName(qtTrId("meeting.previous_tip"));
    m_after->setToolTip(qtTrId("meeting.next_tip"));
    m_after->setAccessibleName(qtTrId("meeting.next_tip"));
    m_end->setText(qtTrId("meeting.end"));
    m_end->setToolTip(qtTrId("meeting.end_tip"));
    m_end->setAccessibleName(qtTrId("meeting.end_tip"));
    m_keys->setText(qtTrId("meeting.keys"));
    m_verbs->retranslate();
    showSlide();
}

void MeetingScreen::restyle()
{
    m_before->setIcon(theme().icon(QStringLiteral("chevron.left")));
    m_after->setIcon(theme().icon(QStringLiteral("chevron.right")));
}

} // namespace sinan::screens
