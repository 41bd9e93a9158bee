#include "ui/screens/warning/warning_parts.h"

#include "ui/screens/warning/evidence_view.h"
#include "ui/screens/warning/verb_button.h"
#include "ui/widgets/contribution_bars.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"
#include "ui/widgets/layouts.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using widgets::Label;

namespace {

Label *wrapped(const theme::Theme &theme, FontRole font, ColorRole color, QWidget *parent)
{
    auto *label = new Label(theme, font, color, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // Its height follows from its width alone; a least height of its own would stretch the page.
    label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    return label;
}

} // namespace

Part::Part(const theme::Theme &theme, const char *titleId, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_titleId(titleId), m_title(new Label(theme, FontRole::Caption, ColorRole::Text2, this)),
      m_detail(new Label(theme, FontRole::Caption, ColorRole::Text3, this)), m_body(new QVBoxLayout), m_top(new QHBoxLayout)
{
    m_top->setSpacing(theme.space(Space::Small));
    m_top->addWidget(m_title);
    m_top->addWidget(m_detail);
    m_top->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.space(Space::Tiny));
    column->addLayout(m_top);
    column->addLayout(m_body);
    m_body->setSpacing(theme.space(Space::Tiny));
    m_detail->hide();
    Part::retranslate();
}

void Part::retranslate()
{
    const QString title = qtTrId(m_titleId);
    m_title->setText(title);
    setAccessibleName(title);
}

void Part::addToTitle(QWidget *widget)
{
    m_top->addWidget(widget);
}

void Part::setDetail(const QString &detail)
{
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
}

WhatPart::WhatPart(const theme::Theme &theme, QWidget *parent)
    : Part(theme, QT_TRID_NOOP("warning.part_what"), parent), m_sentence(wrapped(theme, FontRole::Title, ColorRole::Text, this)), m_facts(new QWidget(this)),
      m_flow(new widgets::FlowLayout(theme.space(Space::Small), m_facts))
{
    m_sentence->setObjectName(QStringLiteral("warning.sentence"));
    m_flow->setContentsMargins(0, 0, 0, 0);
    body()->addWidget(m_sentence);
    body()->addWidget(m_facts);
}

void WhatPart::show(const WarningText &text)
{
    m_sentence->setText(text.sentence);
    widgets::clearLayout(m_flow);
    for (const FactText &fact : text.facts) {
        auto *host = new QWidget(m_facts);
        auto *pair = new QHBoxLayout(host);
        pair->setContentsMargins(0, 0, m_theme.space(Space::Small), 0);
        pair->setSpacing(m_theme.space(Space::Tiny));
        pair->addWidget(new Label(m_theme, FontRole::Dense, ColorRole::Text2, host));
        pair->addWidget(new Label(m_theme, FontRole::Dense, ColorRole::Text, host));
        static_cast<QLabel *>(pair->itemAt(0)->widget())->setText(fact.label);
        static_cast<QLabel *>(pair->itemAt(1)->widget())->setText(fact.value);
        host->setToolTip(fact.tooltip);
        host->setAccessibleName(qtTrId("warning.fact").arg(fact.label, fact.value));
        m_flow->addWidget(host);
        host->show();
    }
    m_facts->setVisible(!text.facts.isEmpty());
    m_facts->updateGeometry();
}

WordsPart::WordsPart(const theme::Theme &theme, QWidget *parent)
    : Part(theme, QT_TRID_NOOP("warning.part_words"), parent), m_view(new EvidenceView(theme, this)),
      m_none(wrapped(theme, FontRole::Dense, ColorRole::Text2, this))
{
    body()->addWidget(m_view);
    body()->addWidget(m_none);
}

void WordsPart::show(const WarningText &text, int most)
{
    m_view->show(text.evidence, most);
    m_view->setAccessibleName(qtTrId("warning.part_words"));
    m_view->setVisible(!text.evidence.isEmpty());
    m_none->setText(qtTrId("warning.no_evidence"));
    m_none->setVisible(text.evidence.isEmpty());
    const int left = most > 0 ? int(text.evidence.size()) - most : 0;
    setDetail(left > 0 ? qtTrId("warning.more_evidence", left) : QString());
}

AdvicePart::AdvicePart(const theme::Theme &theme, QWidget *parent)
    : Part(theme, QT_TRID_NOOP("warning.part_advice"), parent), m_misfit(new widgets::InlineMessage(theme, this)), m_meaning(new QWidget(this)), m_actions(new QWidget(this)),
      m_talk(wrapped(theme, FontRole::Dense, ColorRole::Text2, this))
{
    m_misfit->setObjectName(QStringLiteral("warning.misfit"));
    m_misfit->QWidget::hide();
    body()->addWidget(m_misfit);
    for (QWidget *host : {m_meaning, m_actions}) {
        auto *column = new QVBoxLayout(host);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(theme.space(Space::Tiny));
        body()->addWidget(host);
    }
    body()->addWidget(m_talk);
}

void AdvicePart::addLine(QLayout *layout, const QString &icon, ColorRole color, const QString &text)
{
    auto *host = new QWidget;
    auto *row = new QHBoxLayout(host);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m_theme.space(Space::Small));
    auto *mark = new QLabel(host);
    const int edge = m_theme.iconSize();
    mark->setPixmap(m_theme.icon(icon, color).pixmap(QSize(edge, edge), devicePixelRatioF()));
    mark->setFixedHeight(m_theme.lineHeight(FontRole::Dense));
    row->addWidget(mark, 0, Qt::AlignTop);
    Label *words = wrapped(m_theme, FontRole::Dense, ColorRole::Text, host);
    words->setText(text);
    row->addWidget(words, 1);
    host->setAccessibleName(text);
    layout->addWidget(host);
}

void AdvicePart::show(const WarningText &text, bool canAct)
{
    widgets::clearLayout(m_meaning->layout());
    widgets::clearLayout(m_actions->layout());
    m_misfit->setVisible(!text.misfit.isEmpty());
    if (!text.misfit.isEmpty()) {
        m_misfit->show(widgets::InlineMessage::Kind::Warning, qtTrId("warning.misfit_title"), text.misfit);
        m_misfit->setVisible(true);
        connect(m_misfit->addAction(QStringLiteral("warning.misfit.open"), qtTrId("warning.misfit_open")), &QPushButton::clicked, this,
                [this, words = text.misfitWords] { Q_EMIT wordsRequested(words); });
    }
    if (!text.misreading.isEmpty())
        addLine(m_meaning->layout(), QStringLiteral("mark.wrong"), ColorRole::Critical, qtTrId("warning.not_this").arg(text.misreading));
    if (!text.meaning.isEmpty())
        addLine(m_meaning->layout(), QStringLiteral("mark.good"), ColorRole::Good, qtTrId("warning.but_this").arg(text.meaning));
    for (int i = 0; i < text.advice.size(); ++i) {
        const AdviceText &advice = text.advice[i];
        auto *host = new QWidget(m_actions);
        auto *row = new QHBoxLayout(host);
        row->setContentsMargins(0, m_theme.space(Space::Tiny), 0, 0);
        row->setSpacing(m_theme.space(Space::Small));
        auto *texts = new QVBoxLayout;
        texts->setSpacing(0);
        Label *title = wrapped(m_theme, FontRole::Strong, ColorRole::Text, host);
        title->setText(advice.title);
        Label *detail = wrapped(m_theme, FontRole::Caption, ColorRole::Text2, host);
        detail->setText(advice.detail);
        texts->addWidget(title);
        if (!advice.detail.isEmpty())
            texts->addWidget(detail);
        else
            detail->hide();
        row->addLayout(texts, 1);
        // The first action is verb 1; the others have a button of their own.
        if (canAct && i > 0) {
            auto *take = new VerbButton(host);
            take->setObjectName(QStringLiteral("advice.take%1").arg(i));
            take->set(0, qtTrId("warning.take_this"));
            take->setAccessibleName(qtTrId("warning.take_this_of").arg(advice.title));
            connect(take, &VerbButton::clicked, this, [this, i] { Q_EMIT taken(i); });
            row->addWidget(take, 0, Qt::AlignTop);
        }
        if (!advice.article.isEmpty()) {
            auto *open = new VerbButton(host);
            open->setObjectName(QStringLiteral("advice.article%1").arg(i));
            open->setFlat(true);
            m_theme.dress(open, FontRole::Dense, ColorRole::Link);
            open->set(0, qtTrId("warning.open_article"));
            open->setAccessibleName(qtTrId("warning.open_article_of").arg(advice.title));
            connect(open, &VerbButton::clicked, this, [this, key = advice.article] { Q_EMIT articleRequested(key); });
            row->addWidget(open, 0, Qt::AlignTop);
        }
        m_actions->layout()->addWidget(host);
    }
    QWidget *before = m_before;
    for (int i = 0; before && i < m_actions->layout()->count(); ++i) {
        for (auto *button : m_actions->layout()->itemAt(i)->widget()->findChildren<VerbButton *>()) {
            setTabOrder(before, button);
            before = button;
        }
    }
    m_actions->setVisible(!text.advice.isEmpty());
    m_talk->setText(text.talk);
    m_talk->setVisible(!text.talk.isEmpty());
}

ScorePart::ScorePart(const theme::Theme &theme, QWidget *parent)
    : Part(theme, QT_TRID_NOOP("warning.part_score"), parent), m_bars(new widgets::ContributionBars(theme, this)), m_switch(new QToolButton(this)),
      m_none(wrapped(theme, FontRole::Dense, ColorRole::Text2, this))
{
    m_switch->setObjectName(QStringLiteral("score.switch"));
    m_switch->setAutoRaise(true);
    addToTitle(m_switch);
    setTabOrder(m_switch, m_bars);
    body()->addWidget(m_bars);
    body()->addWidget(m_none);
    // The screens have this command; two owners of one key would silence each other.
    delete m_bars->findChild<QAction *>(QStringLiteral("contributions.toggle"));
    connect(m_bars, &widgets::ContributionBars::activated, this, [this](int row) {
        if (row >= 0 && row < m_evidence.size() && m_evidence[row].canOpen())
            Q_EMIT evidenceRequested(m_evidence[row]);
    });
    connect(m_switch, &QToolButton::clicked, this, &ScorePart::toggleTable);
    connect(&theme, &theme::Theme::changed, this, &ScorePart::retranslateScore);
    retranslateScore();
}

void ScorePart::toggleTable()
{
    m_bars->setTableShown(!m_bars->isTableShown());
    retranslateScore();
}

void ScorePart::retranslateScore()
{
    Part::retranslate();
    const QString name = m_bars->isTableShown() ? qtTrId("warning.show_chart") : qtTrId("warning.show_table");
    m_switch->setIcon(m_theme.icon(m_bars->isTableShown() ? QStringLiteral("mark.chart") : QStringLiteral("mark.table")));
    m_switch->setToolTip(name);
    m_switch->setAccessibleName(name);
}

void ScorePart::show(const WarningText &text)
{
    QList<widgets::Contribution> rows;
    m_evidence.clear();
    for (const ScoreText &row : text.rows) {
        widgets::Contribution bar;
        bar.part = row.part == insight::ScoreRow::Part::Base     ? widgets::Contribution::Part::Base
                   : row.part == insight::ScoreRow::Part::Factor ? widgets::Contribution::Part::Factor
                                                                 : widgets::Contribution::Part::Limit;
        bar.label = row.label;
        bar.points = row.points;
        bar.notConnected = row.notConnected;
        rows << bar;
        m_evidence << (row.evidence >= 0 ? text.evidence.at(row.evidence) : EvidenceText{});
    }
    m_bars->set(rows, text.threshold);
    m_bars->setVisible(!rows.isEmpty());
    m_switch->setVisible(!rows.isEmpty());
    m_none->setText(qtTrId("warning.no_score"));
    m_none->setVisible(rows.isEmpty());
    retranslateScore();
}

} // namespace sinan::screens
