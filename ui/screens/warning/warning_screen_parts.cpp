#include "ui/screens/warning/warning_screen.h"

#include "ui/screens/warning/article_reader.h"
#include "ui/screens/warning/bench_wording.h"
#include "ui/screens/warning/evidence_view.h"
#include "ui/screens/warning/folded_parts.h"
#include "ui/screens/warning/verb_bar.h"
#include "ui/screens/warning/verb_commands.h"
#include "ui/screens/warning/verb_button.h"
#include "ui/screens/warning/warning_parts.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/contribution_bars.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"

#include <QMenu>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using widgets::Command;
using widgets::Route;

namespace {

constexpr const char *placeName = QT_TRID_NOOP("warning.title");
constexpr int clockPeriod = 30'000;

} // namespace

void WarningScreen::build()
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
    m_back->setObjectName(QStringLiteral("warning.back"));
    m_back->setFlat(true);
    m_severity = new widgets::Pill(look, m_top);
    m_customer = new VerbButton(m_top);
    m_customer->setObjectName(QStringLiteral("warning.customer"));
    m_customer->setFlat(true);
    look.dress(m_customer, FontRole::Title);
    m_kind = new widgets::ElidedLabel(look, FontRole::Body, ColorRole::Text2, m_top);
    m_state = new widgets::Label(look, FontRole::Caption, ColorRole::Text2, m_top);
    m_state->setObjectName(QStringLiteral("warning.state"));
    m_interpretButton = new QToolButton(m_top);
    m_interpretButton->setObjectName(QStringLiteral("warning.interpret_button"));
    m_interpretButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copyButton = new QToolButton(m_top);
    m_copyButton->setObjectName(QStringLiteral("warning.copy"));
    m_copyButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copyButton->setPopupMode(QToolButton::InstantPopup);
    top->addWidget(m_back);
    top->addWidget(m_severity);
    top->addWidget(m_customer);
    top->addWidget(m_kind);
    top->addStretch(1);
    top->addWidget(m_state);
    top->addWidget(m_interpretButton);
    top->addWidget(m_copyButton);
    column->addWidget(m_top);

    m_middle = new QWidget(this);
    auto *middle = new QHBoxLayout(m_middle);
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(0);
    auto *page = new QWidget;
    m_pageColumn = new QVBoxLayout(page);
    m_pageColumn->setContentsMargins(margin, look.space(Space::Small), margin, margin);
    m_pageColumn->setSpacing(look.space(Space::Medium));
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight);
    m_columns->setSpacing(look.space(Space::Large));
    m_left = new QVBoxLayout;
    auto *right = new QVBoxLayout;
    for (QVBoxLayout *side : {m_left, right})
        side->setSpacing(look.space(Space::Medium));
    m_what = new WhatPart(look, page);
    m_words = new WordsPart(look, page);
    m_advice = new AdvicePart(look, page);
    m_score = new ScorePart(look, page);
    m_advice->follow(m_words->view());
    m_left->addWidget(m_what);
    m_left->addWidget(m_words);
    m_left->addStretch(1);
    right->addWidget(m_advice);
    right->addWidget(m_score);
    right->addStretch(1);
    m_columns->addLayout(m_left, 1);
    m_columns->addLayout(right, 1);
    m_folded = new FoldedParts(look, page);
    m_pageColumn->addLayout(m_columns);
    m_pageColumn->addStretch(1);
    m_scroll = new QScrollArea(m_middle);
    m_scroll->setObjectName(QStringLiteral("warning.scroll"));
    m_scroll->setWidget(page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_article = new ArticleReader(look, m_middle);
    m_article->hide();
    middle->addWidget(m_scroll, 3);
    middle->addWidget(m_article, 2);
    column->addWidget(m_middle, 1);

    m_gone = new widgets::EmptyState(look, widgets::EmptyState::Kind::NothingToDo, this);
    m_gone->setObjectName(QStringLiteral("warning.gone"));
    m_gone->hide();
    column->addWidget(m_gone, 1);
    m_verbs = new VerbBar(look, [this] { return wordingOf(bench()); }, this);
    m_verbs->setOneLine(true);
    column->addWidget(m_verbs);

    m_copyMenu = new QMenu(this);
    m_copyMenu->setObjectName(QStringLiteral("warning.copy_menu"));
    m_copyButton->setMenu(m_copyMenu);
}

void WarningScreen::connectParts()
{
    connect(m_back, &VerbButton::clicked, this, [this] { Q_EMIT navigate(Route::to(QStringLiteral("today"), m_id)); });
    connect(m_interpretButton, &QToolButton::clicked, this, &WarningScreen::interpret);
    connect(m_gone, &widgets::EmptyState::activated, this, [this] { Q_EMIT navigate(Route{QStringLiteral("today"), {}, {}}); });
    connect(m_customer, &VerbButton::clicked, this, [this] { Q_EMIT navigate(Route::to(QStringLiteral("customer"), m_text.customer)); });
    const auto openWords = [this](const EvidenceText &evidence) { Q_EMIT navigate(Route::toWords(evidence.interaction, evidence.from, evidence.to)); };
    connect(m_words->view(), &EvidenceView::opened, this, openWords);
    connect(m_score, &ScorePart::evidenceRequested, this, openWords);
    connect(m_advice, &AdvicePart::articleRequested, this, &WarningScreen::openArticle);
    connect(m_advice, &AdvicePart::wordsRequested, this, openWords);
    connect(m_folded, &FoldedParts::articleRequested, this, &WarningScreen::openArticle);
    connect(m_advice, &AdvicePart::taken, this, [this](int advice) {
        VerbChoice choice;
        choice.advice = std::size_t(advice);
        decide(choice);
    });
    connect(m_article, &ArticleReader::closeRequested, this, &WarningScreen::closeTopmost);
    connect(m_verbs, &VerbBar::chosen, this, &WarningScreen::decide);
    connect(m_verbs, &VerbBar::moved, this, &WarningScreen::noticeRoomMoved);
    connect(m_verbs, &VerbBar::asking, this, [this](bool asking) {
        if (!asking)
            firstFocus()->setFocus();
    });
    m_clock.setInterval(clockPeriod);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        if (isVisible() && !m_verbs->isAsking())
            reload();
    });
    m_clock.start();
}

void WarningScreen::addCommands()
{
    const auto add = [this](const QString &id, const char *title, const char *keywords, const char *icon, QList<QKeySequence> keys, bool inPalette,
                            std::function<void()> run) {
        Command command;
        command.id = id;
        command.title = title;
        command.place = placeName;
        command.keywords = QString::fromLatin1(keywords);
        command.icon = QString::fromLatin1(icon);
        command.shortcuts = std::move(keys);
        command.inPalette = inPalette;
        command.run = std::move(run);
        return bench().commands.add(std::move(command), this);
    };
    addVerbCommands(bench().commands, QStringLiteral("warning"), placeName, this, m_verbs, {});
    add(QStringLiteral("warning.back"), QT_TRID_NOOP("warning.command_back"), "fanhui back", "nav.back",
        {QKeySequence(Qt::ALT | Qt::Key_Up)}, true, [this] { Q_EMIT navigate(Route::to(QStringLiteral("today"), m_id)); });
    add(QStringLiteral("warning.escape"), QT_TRID_NOOP("warning.command_back"), "", "", {QKeySequence(Qt::Key_Escape)}, false, [this] { closeTopmost(); });
    add(QStringLiteral("warning.table"), QT_TRID_NOOP("warning.command_table"), "biaoge table chart", "mark.table",
        {QKeySequence(Qt::CTRL | Qt::Key_T), QKeySequence(Qt::Key_T)}, true, [this] { m_score->toggleTable(); });
    add(QStringLiteral("warning.unfold"), QT_TRID_NOOP("warning.command_unfold"), "zhankai unfold expand", "chevron.down",
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)}, true, [this] { m_folded->setAllOpen(true); });
    add(QStringLiteral("warning.interpret"), QT_TRID_NOOP("warning.command_interpret"), "jiedu hanyi interpretation meaning say", "mark.bulb",
        {QKeySequence(Qt::CTRL | Qt::Key_I), QKeySequence(Qt::Key_I)}, true, [this] { interpret(); });
    Command grounds;
    grounds.id = QStringLiteral("warning.grounds");
    grounds.title = QT_TRID_NOOP("warning.command_grounds");
    grounds.place = placeName;
    grounds.keywords = QStringLiteral("wupan yiju misread grounds");
    grounds.icon = QStringLiteral("mark.warning");
    grounds.shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_G), QKeySequence(Qt::Key_G)};
    grounds.run = [this] {
        Q_EMIT navigate(Route::toWords(m_text.misfitWords.interaction, m_text.misfitWords.from, m_text.misfitWords.to));
    };
    grounds.whyNot = [this] { return m_text.misfit.isEmpty() ? qtTrId("warning.no_misfit") : QString(); };
    bench().commands.add(std::move(grounds), this);
    m_copyMenu->addAction(add(QStringLiteral("warning.copy_message"), QT_TRID_NOOP("today.copy_message"), "fuzhi qiyeweixin wecom wechat copy text team",
                              "verb.send", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)}, true, [this] { copy(false); }));
    m_copyMenu->addAction(add(QStringLiteral("warning.copy_picture"), QT_TRID_NOOP("today.copy_picture"), "fuzhi tupian copy picture image", "verb.picture",
                              {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C)}, true, [this] { copy(true); }));
    m_detailsAction = m_copyMenu->addAction(QString());
    m_detailsAction->setObjectName(QStringLiteral("warning.copy_details"));
    m_detailsAction->setCheckable(true);
    connect(m_detailsAction, &QAction::toggled, this, [this](bool on) { m_copyDetails = on; });
}

void WarningScreen::retranslate()
{
    m_back->set(0, qtTrId("warning.back"), qtTrId("warning.back_tip"));
    m_interpretButton->setText(qtTrId("warning.interpret"));
    m_interpretButton->setToolTip(qtTrId("warning.interpret_tip"));
    m_interpretButton->setAccessibleName(qtTrId("warning.command_interpret"));
    m_copyButton->setText(qtTrId("warning.copy"));
    m_copyButton->setToolTip(qtTrId("warning.copy_tip"));
    m_copyButton->setAccessibleName(qtTrId("warning.copy"));
    m_detailsAction->setText(qtTrId("today.copy_details"));
    m_gone->set(qtTrId("warning.gone"), qtTrId("warning.gone_detail"), qtTrId("warning.gone_action"));
    m_scroll->setAccessibleName(qtTrId("warning.title"));
    for (Part *part : {static_cast<Part *>(m_what), static_cast<Part *>(m_words), static_cast<Part *>(m_advice)})
        part->retranslate();
    m_score->retranslateScore();
    m_article->retranslate();
    m_verbs->retranslate();
    if (!m_id.isNull())
        reload();
}

void WarningScreen::restyle()
{
    m_back->setIcon(theme().icon(QStringLiteral("nav.back")));
    m_interpretButton->setIcon(theme().icon(QStringLiteral("mark.bulb")));
    m_copyButton->setIcon(theme().icon(QStringLiteral("verb.copy")));
    if (!m_id.isNull() && !m_text.warning.isNull())
        refresh();
    place();
}

void WarningScreen::resizeEvent(QResizeEvent *event)
{
    Screen::resizeEvent(event);
    place();
}

QRect WarningScreen::noticeRoom() const
{
    // The verbs and their questions stay free.
    return m_verbs->isVisibleTo(this) ? rect().adjusted(0, 0, 0, m_verbs->y() - height()) : rect();
}

void WarningScreen::place()
{
    const int room = m_article->isVisibleTo(this) ? width() * 3 / 5 : width();
    const bool two = room >= theme().scaled(twoColumnsFrom);
    m_columns->setDirection(two ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    // In two columns the folded parts fill the shorter one; in one they come last.
    QVBoxLayout *host = two ? m_left : m_pageColumn;
    if (host->indexOf(m_folded) >= 0)
        return;
    (two ? m_pageColumn : m_left)->removeWidget(m_folded);
    host->insertWidget(host->count() - 1, m_folded);
}

} // namespace sinan::screens
