#include "ui/screens/knowledge/interpretation_screen.h"

#include "app/insight/phrasebook.h"
#include "ui/screens/customers/line_list.h"
#include "ui/screens/warning/bench_wording.h"
#include "ui/screens/warning/verb_button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"
#include "ui/widgets/layouts.h"
#include "ui/widgets/model_words.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QScrollArea>
#include <QVBoxLayout>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using widgets::Label;
using widgets::Route;

namespace {

QString outcomeText(const std::string &outcome)
{
    if (outcome == "won")
        return qtTrId("warning.outcome_won");
    if (outcome == "lost")
        return qtTrId("warning.outcome_lost");
    return outcome == "kept" ? qtTrId("warning.outcome_kept") : qtTrId("warning.outcome_cleared");
}

} // namespace

InterpretationScreen::InterpretationScreen(widgets::Workbench &bench, std::shared_ptr<KnowledgeDesk> desk, QWidget *parent)
    : Screen(bench, parent), m_desk(std::move(desk))
{
    setObjectName(QStringLiteral("interpretation"));
    build();
    addCommands();
    connect(m_desk.get(), &KnowledgeDesk::loaded, this, &InterpretationScreen::refresh);
    retranslate();
    restyle();
}

void InterpretationScreen::build()
{
    const theme::Theme &look = theme();
    m_back = new VerbButton(this);
    m_back->setObjectName(QStringLiteral("interpretation.back_button"));
    m_back->setFlat(true);
    m_kinds = new QComboBox(this);
    m_kinds->setObjectName(QStringLiteral("interpretation.kinds"));
    look.dress(m_kinds, FontRole::Title);
    m_copy = new VerbButton(this);
    m_copy->setObjectName(QStringLiteral("interpretation.copy_button"));
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(look.space(Space::Small), look.space(Space::Small), look.space(Space::Medium), look.space(Space::Small));
    bar->setSpacing(look.space(Space::Small));
    bar->addWidget(m_back);
    bar->addWidget(m_kinds);
    bar->addStretch(1);

    auto *page = new QWidget;
    const auto card = [&](QVBoxLayout *column, Label *&title) {
        auto *made = new widgets::Card(look, page);
        title = new Label(look, FontRole::Strong, ColorRole::Text, made);
        made->body()->setSpacing(look.space(Space::Small));
        made->body()->addWidget(title);
        column->addWidget(made);
        return made;
    };
    const auto text = [&](widgets::Card *on, ColorRole color = ColorRole::Text) {
        auto *made = new Label(look, FontRole::Body, color, on);
        made->setWordWrap(true);
        made->setTextInteractionFlags(Qt::TextSelectableByMouse);
        on->body()->addWidget(made);
        return made;
    };
    auto *left = new QVBoxLayout;
    auto *right = new QVBoxLayout;
    for (QVBoxLayout *side : {left, right})
        side->setSpacing(look.space(Space::Medium));
    m_means = text(card(left, m_meansTitle));
    m_not = text(card(left, m_notTitle));
    auto *say = card(left, m_sayTitle);
    m_say = text(say);
    m_say->setObjectName(QStringLiteral("interpretation.say"));
    m_talk = text(say, ColorRole::Text2);
    auto *copyRow = new QHBoxLayout;
    copyRow->addWidget(m_copy);
    copyRow->addStretch(1);
    say->body()->addLayout(copyRow);
    auto *send = card(left, m_sendTitle);
    m_articles = new LineList(look, send);
    m_articles->setObjectName(QStringLiteral("interpretation.articles"));
    m_sendNone = text(send, ColorRole::Text2);
    send->body()->addWidget(m_articles);
    left->addStretch(1);
    auto *cases = card(right, m_casesTitle);
    m_cases = new QVBoxLayout;
    m_cases->setSpacing(look.space(Space::Tiny));
    cases->body()->addLayout(m_cases);
    right->addStretch(1);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, page);
    m_columns->setContentsMargins(look.space(Space::Medium), look.space(Space::Small), look.space(Space::Medium), look.space(Space::Medium));
    m_columns->setSpacing(look.space(Space::Medium));
    m_columns->addLayout(left, 1);
    m_columns->addLayout(right, 1);
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(QStringLiteral("interpretation.scroll"));
    m_scroll->setWidget(page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_scroll, 1);

    const auto run = [this](const char *id) { bench().commands.trigger(QString::fromLatin1(id)); };
    connect(m_back, &VerbButton::clicked, this, &InterpretationScreen::leave);
    connect(m_copy, &VerbButton::clicked, this, [run] { run("interpretation.copy"); });
    connect(m_kinds, &QComboBox::activated, this, [this](int row) {
        // One step of the way back, however many kinds were looked at.
        m_kind = model::SignalKind(row);
        Route here = route();
        here.id = toQString(model::nameOf(m_kind));
        keepRoute(here);
        refresh();
        m_scroll->ensureVisible(0, 0);
    });
    connect(m_articles, &LineList::opened, this, [this](const Line &line) { Q_EMIT navigate(line.route); });
}

void InterpretationScreen::addCommands()
{
    const auto add = [this](const char *id, const char *title, const char *keywords, const char *icon, QList<QKeySequence> keys, std::function<void()> run,
                            bool inPalette = true) {
        widgets::Command command;
        command.id = QString::fromLatin1(id);
        command.title = title;
        command.place = QT_TRID_NOOP("knowledge.interpretation");
        command.keywords = QString::fromLatin1(keywords);
        command.icon = QString::fromLatin1(icon);
        command.shortcuts = std::move(keys);
        command.inPalette = inPalette;
        command.run = std::move(run);
        bench().commands.add(std::move(command), this);
    };
    const auto key = [](const char *text) { return QKeySequence(QString::fromLatin1(text)); };
    add("interpretation.copy", QT_TRID_NOOP("knowledge.copy_say"), "fuzhi huashu copy say talk", "verb.copy", {key("Ctrl+Shift+C")}, [this] { copySay(); });
    add("interpretation.next", QT_TRID_NOOP("knowledge.next_kind"), "xiayige next kind", "chevron.down", {key("Ctrl+Down")}, [this] { step(1); });
    add("interpretation.previous", QT_TRID_NOOP("knowledge.previous_kind"), "shangyige previous kind", "chevron.up", {key("Ctrl+Up")}, [this] { step(-1); });
    add("interpretation.leave", QT_TRID_NOOP("knowledge.command_escape"), "", "", {key("Esc"), key("Alt+Up")}, [this] { leave(); }, false);
}

QString InterpretationScreen::title() const
{
    return qtTrId("knowledge.interpretation_of").arg(wordingOf(bench()).choice(m_kind));
}

void InterpretationScreen::open(const Route &route)
{
    keepRoute(route);
    m_kind = model::parseChoice<model::SignalKind>(route.id.toStdString()).value_or(model::SignalKind{});
    m_desk->load();
    refresh();
    m_scroll->ensureVisible(0, 0);
    Q_EMIT titleChanged();
}

QList<QWidget *> InterpretationScreen::panes() const
{
    return {m_articles, m_scroll, m_kinds};
}

QWidget *InterpretationScreen::firstFocus() const
{
    return m_articles;
}

QString InterpretationScreen::meansText() const
{
    return m_means->text();
}

QString InterpretationScreen::notText() const
{
    return m_not->text();
}

QString InterpretationScreen::sayText() const
{
    return m_say->text();
}

void InterpretationScreen::refresh()
{
    const Wording wording = wordingOf(bench());
    const std::string kind(model::nameOf(m_kind));
    const auto phrase = [&](const char *of) { return wording.say({of + kind, Json::object()}); };
    {
        const QSignalBlocker quiet(m_kinds);
        m_kinds->clear();
        for (std::size_t i = 0; i < model::signalKindCount; ++i)
            m_kinds->addItem(theme().icon(widgets::signalIcon(model::SignalKind(i))), wording.choice(model::SignalKind(i)));
        m_kinds->setCurrentIndex(int(m_kind));
    }
    m_means->setText(phrase("meaning."));
    m_not->setText(phrase("not."));
    m_say->setText(phrase("say."));
    m_talk->setText(phrase("talk."));
    std::vector<Line> lines;
    for (const model::KnowledgeArticle *article : m_desk->library().articlesFor(m_kind)) {
        Line line;
        line.key = toQString(article->key);
        line.icon = QStringLiteral("mark.book");
        line.title = wording.pick(article->titleZh, article->titleEn);
        line.detail = articleDetail(*article, wording);
        line.right = validityText(article->expires, m_desk->today());
        line.rightColor = validityOf(article->expires, m_desk->today()) == Validity::Expired ? ColorRole::Critical : ColorRole::High;
        line.route = Route{QStringLiteral("knowledge"), line.key, {}};
        lines.push_back(std::move(line));
    }
    m_sendNone->setVisible(lines.empty());
    m_articles->setVisible(!lines.empty());
    m_articles->show(std::move(lines));
    widgets::clearLayout(m_cases);
    const auto cases = m_desk->library().casesFor(m_kind);
    m_caseCount = int(cases.size());
    int good = 0;
    for (const model::CaseRecord *record : cases) {
        good += endedWell(*record) ? 1 : 0;
        addCase(*record, wording);
    }
    m_casesTitle->setText(cases.empty() ? qtTrId("knowledge.cases") : qtTrId("knowledge.cases_count").arg(cases.size()).arg(good).arg(int(cases.size()) - good));
    if (cases.empty()) {
        auto *none = new Label(theme(), FontRole::Dense, ColorRole::Text2, m_scroll->widget());
        none->setText(qtTrId("knowledge.no_cases"));
        m_cases->addWidget(none);
    }
}

void InterpretationScreen::addCase(const model::CaseRecord &record, const Wording &wording)
{
    QWidget *page = m_scroll->widget();
    auto *row = new QHBoxLayout;
    row->setSpacing(theme().space(Space::Small));
    auto *pill = new widgets::Pill(theme(), page);
    const bool good = endedWell(record);
    pill->set(outcomeText(record.outcome), good ? ColorRole::Good : ColorRole::Critical, good ? ColorRole::GoodTint : ColorRole::CriticalTint,
              good ? QStringLiteral("mark.good") : QStringLiteral("mark.wrong"));
    auto *title = new Label(theme(), FontRole::Strong, ColorRole::Text, page);
    QStringList parts{wording.pick(record.label, record.labelEn)};
    if (record.days > 0)
        parts << qtTrId("warning.case_days", int(record.days));
    title->setText(parts.join(QStringLiteral(" · ")));
    title->setWordWrap(true);
    row->addWidget(pill, 0, Qt::AlignTop);
    row->addWidget(title, 1);
    m_cases->addLayout(row);
    const auto line = [&](const QString &of, const QString &text) {
        if (text.isEmpty())
            return;
        auto *label = new Label(theme(), FontRole::Dense, ColorRole::Text2, page);
        label->setText(of.arg(text));
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_cases->addWidget(label);
    };
    line(qtTrId("knowledge.case_situation"), wording.pick(record.situationZh, record.situationEn));
    line(qtTrId("knowledge.case_done"), wording.pick(record.doneZh, record.doneEn));
    line(qtTrId("knowledge.case_result"), wording.pick(record.resultZh, record.resultEn));
    m_cases->addSpacing(theme().space(Space::Cozy));
}

void InterpretationScreen::copySay()
{
    QGuiApplication::clipboard()->setText(m_say->text());
    Q_EMIT said(qtTrId("knowledge.say_copied"));
}

void InterpretationScreen::step(int by)
{
    const int count = int(model::signalKindCount);
    m_kinds->setCurrentIndex((int(m_kind) + by + count) % count);
    Q_EMIT m_kinds->activated(m_kinds->currentIndex());
    Q_EMIT titleChanged();
}

void InterpretationScreen::leave()
{
    if (const auto warning = Uuid::parse(route().anchor.toStdString()))
        Q_EMIT navigate(Route::to(QStringLiteral("warning"), *warning));
    else
        bench().commands.trigger(QStringLiteral("shell.back"));
}

void InterpretationScreen::retranslate()
{
    m_back->set(0, qtTrId("knowledge.back"), qtTrId("knowledge.back_tip"));
    m_copy->set(0, qtTrId("knowledge.copy_say"), qtTrId("knowledge.copy_say_tip"));
    m_meansTitle->setText(qtTrId("knowledge.means"));
    m_notTitle->setText(qtTrId("knowledge.means_not"));
    m_sayTitle->setText(qtTrId("knowledge.say"));
    m_sendTitle->setText(qtTrId("knowledge.send"));
    m_sendNone->setText(qtTrId("warning.no_articles"));
    m_kinds->setAccessibleName(qtTrId("knowledge.kinds_field"));
    m_articles->setAccessibleName(qtTrId("knowledge.send"));
    m_scroll->setAccessibleName(qtTrId("knowledge.interpretation"));
    refresh();
}

void InterpretationScreen::restyle()
{
    m_back->setIcon(theme().icon(QStringLiteral("nav.back")));
    m_copy->setIcon(theme().icon(QStringLiteral("verb.copy")));
    m_articles->restyle();
    refresh();
}

void InterpretationScreen::resizeEvent(QResizeEvent *event)
{
    Screen::resizeEvent(event);
    m_columns->setDirection(width() >= theme().scaled(twoColumnsFrom) ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

} // namespace sinan::screens
