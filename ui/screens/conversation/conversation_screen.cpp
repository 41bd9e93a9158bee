#include "ui/screens/conversation/conversation_screen.h"

#include "ui/screens/conversation/customer_finder.h"
#include "ui/screens/conversation/transcript_view.h"
#include "ui/screens/warning/bench_wording.h"
#include "ui/screens/warning/evidence_view.h"
#include "ui/screens/warning/verb_button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"

#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using widgets::Command;
using widgets::Label;
using widgets::Route;

namespace {

constexpr int sideWidth = 320;

/// Signals of the conversation in the form of evidence: their kind, their words, who said them.
QList<EvidenceText> heardTexts(const ConversationData &conversation, const Wording &wording)
{
    QList<EvidenceText> texts;
    for (const model::Signal &signal : conversation.signalRows) {
        EvidenceText text;
        text.words = toQString(signal.quote);
        text.who = wording.choice(signal.kind);
        text.where = toQString(signal.speaker);
        text.icon = kindIcon(signal.kind);
        text.interaction = conversation.talk.id;
        text.from = signal.start;
        text.to = signal.end;
        texts << text;
    }
    return texts;
}

} // namespace

ConversationScreen::ConversationScreen(widgets::Workbench &workbench, QWidget *parent) : Screen(workbench, parent)
{
    setObjectName(QStringLiteral("conversation"));
    build();
    addCommands();
    retranslate();
    restyle();
}

void ConversationScreen::build()
{
    const theme::Theme &look = theme();
    const int margin = look.space(Space::Medium);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_top = new QWidget(this);
    auto *top = new QHBoxLayout(m_top);
    top->setContentsMargins(look.space(Space::Small), look.space(Space::Small), margin, look.space(Space::Small));
    top->setSpacing(look.space(Space::Small));
    m_back = new VerbButton(m_top);
    m_back->setObjectName(QStringLiteral("conversation.back"));
    m_back->setFlat(true);
    m_title = new Label(look, FontRole::Title, ColorRole::Text, m_top);
    m_title->setObjectName(QStringLiteral("conversation.title"));
    m_title->setWordWrap(true);
    m_when = new Label(look, FontRole::Dense, ColorRole::Text2, m_top);
    top->addWidget(m_back);
    top->addWidget(m_title, 1);
    top->addWidget(m_when);
    column->addWidget(m_top);

    m_middle = new QWidget(this);
    auto *middle = new QHBoxLayout(m_middle);
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(0);
    m_transcript = new TranscriptView(look, m_middle);
    middle->addWidget(m_transcript, 1);
    auto *page = new QWidget;
    auto *side = new QVBoxLayout(page);
    side->setContentsMargins(margin, margin, margin, margin);
    side->setSpacing(look.space(Space::Small));
    const auto heading = [&] {
        auto *label = new Label(look, FontRole::Caption, ColorRole::Text2, page);
        side->addWidget(label);
        return label;
    };
    m_customerTitle = heading();
    m_customer = new VerbButton(page);
    m_customer->setObjectName(QStringLiteral("conversation.customer"));
    side->addWidget(m_customer);
    m_finder = new CustomerFinder(bench(), page);
    side->addWidget(m_finder);
    side->addSpacing(look.space(Space::Small));
    m_peopleTitle = heading();
    m_people = new Label(look, FontRole::Dense, ColorRole::Text, page);
    m_people->setWordWrap(true);
    side->addWidget(m_people);
    side->addSpacing(look.space(Space::Small));
    m_heardTitle = heading();
    m_heard = new EvidenceView(look, page);
    m_heard->setObjectName(QStringLiteral("conversation.heard"));
    side->addWidget(m_heard);
    m_heardNone = new Label(look, FontRole::Dense, ColorRole::Text2, page);
    m_heardNone->setWordWrap(true);
    side->addWidget(m_heardNone);
    side->addStretch(1);
    m_source = new Label(look, FontRole::Caption, ColorRole::Text3, page);
    m_source->setWordWrap(true);
    side->addWidget(m_source);
    m_side = new QScrollArea(m_middle);
    m_side->setObjectName(QStringLiteral("conversation.side"));
    m_side->setWidget(page);
    m_side->setWidgetResizable(true);
    m_side->setFrameShape(QFrame::NoFrame);
    m_side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    middle->addWidget(m_side);
    column->addWidget(m_middle, 1);
    m_gone = new widgets::EmptyState(look, widgets::EmptyState::Kind::NothingToDo, this);
    m_gone->hide();
    column->addWidget(m_gone, 1);

    connect(m_back, &VerbButton::clicked, this, [this] { bench().commands.trigger(QStringLiteral("shell.back")); });
    connect(m_gone, &widgets::EmptyState::activated, this, [this] { Q_EMIT navigate(Route{QStringLiteral("today"), {}, {}}); });
    connect(m_customer, &VerbButton::clicked, this, [this] {
        if (m_conversation.talk.customer)
            Q_EMIT navigate(Route::to(QStringLiteral("customer"), *m_conversation.talk.customer));
    });
    connect(m_finder, &CustomerFinder::chosen, this, &ConversationScreen::assign);
    connect(m_heard, &EvidenceView::opened, this, [this](const EvidenceText &text) { turnTo(text.from, text.to); });
}

void ConversationScreen::addCommands()
{
    const auto add = [this](const char *id, const char *title, const char *keywords, const char *icon, QList<QKeySequence> keys, bool inPalette,
                            std::function<void()> run) {
        Command command;
        command.id = QString::fromLatin1(id);
        command.title = title;
        command.place = QT_TRID_NOOP("conversation.name");
        command.keywords = QString::fromLatin1(keywords);
        command.icon = QString::fromLatin1(icon);
        command.shortcuts = std::move(keys);
        command.inPalette = inPalette;
        command.run = std::move(run);
        bench().commands.add(std::move(command), this);
    };
    add("conversation.next", QT_TRID_NOOP("conversation.next"), "xiayige next signal", "chevron.down", {QKeySequence(Qt::Key_F8)}, true, [this] { step(1); });
    add("conversation.previous", QT_TRID_NOOP("conversation.previous"), "shangyige previous signal", "chevron.up",
        {QKeySequence(Qt::SHIFT | Qt::Key_F8)}, true, [this] { step(-1); });
    add("conversation.back", QT_TRID_NOOP("conversation.back_tip"), "", "", {QKeySequence(Qt::Key_Escape), QKeySequence(Qt::ALT | Qt::Key_Up)}, false,
        [this] { bench().commands.trigger(QStringLiteral("shell.back")); });
}

QString ConversationScreen::title() const
{
    return m_conversation.talk.title.empty() ? qtTrId("conversation.name") : toQString(m_conversation.talk.title);
}

void ConversationScreen::open(const Route &route)
{
    keepRoute(route);
    m_id = route.uuid().value_or(Uuid{});
    const auto span = route.span();
    m_from = span ? span->from : 0;
    m_to = span ? span->to : 0;
    m_finder->clear();
    reload();
    turnTo(m_from, m_to);
    Q_EMIT titleChanged();
}

QList<QWidget *> ConversationScreen::panes() const
{
    QList<QWidget *> panes{m_transcript};
    if (!m_conversation.signalRows.empty())
        panes << m_heard;
    panes << (m_conversation.customer ? static_cast<QWidget *>(m_customer) : m_finder->field());
    return panes;
}

void ConversationScreen::committed(const store::Commit &commit)
{
    if (m_id.isNull())
        return;
    const auto ours = [this](const store::ChangedRow &row) {
        return row.id == m_id || row.collection == model::Collection::Signal
            || (m_conversation.talk.customer && row.collection == model::Collection::Customer && row.id == *m_conversation.talk.customer);
    };
    if (commit.large || std::any_of(commit.rows.begin(), commit.rows.end(), ours))
        reload();
}

void ConversationScreen::reload()
{
    auto found = readConversation(bench().reader, m_id);
    const bool there = found.ok() && found.value().has_value();
    m_gone->setVisible(!there);
    m_middle->setVisible(there);
    m_top->setVisible(there);
    m_conversation = there ? std::move(*found.value()) : ConversationData{};
    if (there)
        refresh();
}

void ConversationScreen::refresh()
{
    const Wording wording = wordingOf(bench());
    const model::Interaction &talk = m_conversation.talk;
    m_title->setText(talk.title.empty() ? wording.choice(talk.channel) : toQString(talk.title));
    m_when->setText(qtTrId("conversation.when").arg(wording.choice(talk.channel), wording.dateTime(talk.occurredAt)));
    const bool known = m_conversation.customer.has_value();
    m_customer->setVisible(known);
    m_finder->setVisible(!known);
    m_customerTitle->setText(known ? qtTrId("conversation.customer") : qtTrId("conversation.whose"));
    if (known)
        m_customer->set(0, wording.pick(m_conversation.customer->name, m_conversation.customer->nameEn), qtTrId("warning.open_customer"));
    QStringList people;
    for (const SpokenTurn &turn : m_conversation.turns) {
        if (turn.speaker.empty())
            continue;
        QStringList parts{toQString(turn.speaker), toQString(turn.title)};
        if (turn.role != model::SpeakerRole::Unknown)
            parts << wording.choice(turn.role);
        parts.removeAll(QString());
        if (const QString line = parts.join(QStringLiteral(" · ")); !people.contains(line))
            people << line;
    }
    m_people->setText(people.isEmpty() ? qtTrId("conversation.nobody_named") : people.join(QChar('\n')));
    const QList<EvidenceText> heard = heardTexts(m_conversation, wording);
    m_heard->show(heard);
    m_heard->setVisible(!heard.isEmpty());
    m_heardNone->setVisible(heard.isEmpty());
    m_heardTitle->setText(qtTrId("conversation.heard", int(heard.size())));
    m_source->setText(talk.source.empty() ? QString() : qtTrId("conversation.source").arg(toQString(talk.source)));
    m_source->setVisible(!talk.source.empty());
    m_transcript->setAccessibleName(m_title->text());
    m_transcript->show(m_conversation, wording);
    m_transcript->turnTo(m_from, m_to);
}

void ConversationScreen::turnTo(std::int64_t from, std::int64_t to)
{
    m_from = from;
    m_to = to;
    if (from < to)
        keepRoute(Route::toWords(m_id, from, to));
    m_transcript->turnTo(from, to);
}

void ConversationScreen::step(int by)
{
    const auto &found = m_conversation.signalRows;
    if (found.empty())
        return;
    int at = by > 0 ? -1 : int(found.size());
    for (int i = 0; i < int(found.size()); ++i) {
        if (found[std::size_t(i)].start == m_from && found[std::size_t(i)].end == m_to)
            at = i;
    }
    at = (at + by + int(found.size())) % int(found.size());
    turnTo(found[std::size_t(at)].start, found[std::size_t(at)].end);
    m_heard->setCurrentIndex(m_heard->model()->index(at, 0));
}

void ConversationScreen::assign(const Uuid &customer, const QString &name)
{
    mutations::Mutation mutation;
    mutation.id = Uuid::v7(bench().clock, bench().random);
    mutation.name = "interaction.assign@1";
    mutation.label = "undo.interaction_assign";
    mutation.arguments = {{"interaction", m_id.toString()}, {"customer", customer.toString()}};
    mutation.base["interaction/" + m_id.toString()] = m_conversation.talk.rowVersion;
    mutation.labelArguments = {{"customer", name.toStdString()}};
    bench().store.writer().submit(bench().actor, std::move(mutation), this, [this](const Result<store::Receipt> &receipt) {
        if (!receipt.ok())
            Q_EMIT said(qtTrId("conversation.assign_failed"));
        reload();
    });
}

void ConversationScreen::retranslate()
{
    m_back->set(0, qtTrId("warning.back"), qtTrId("conversation.back_tip"));
    m_peopleTitle->setText(qtTrId("conversation.people"));
    m_heardNone->setText(qtTrId("conversation.heard_none"));
    m_heard->setAccessibleName(qtTrId("conversation.heard_name"));
    m_side->setAccessibleName(qtTrId("conversation.about"));
    m_gone->set(qtTrId("conversation.gone"), qtTrId("conversation.gone_detail"), qtTrId("warning.gone_action"));
    m_finder->retranslate();
    if (!m_id.isNull())
        reload();
}

void ConversationScreen::restyle()
{
    m_back->setIcon(theme().icon(QStringLiteral("nav.back")));
    m_side->setFixedWidth(theme().scaled(sideWidth));
}

} // namespace sinan::screens
