#include "ui/screens/today/reason_pane.h"

#include "ui/screens/warning/evidence_view.h"
#include "ui/screens/warning/verb_button.h"
#include "ui/screens/warning/warning_parts.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/layouts.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/label.h"

#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

ReasonPane::ReasonPane(const theme::Theme &theme, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_severity(new widgets::Pill(theme, this)), m_customer(new VerbButton(this)),
      m_kind(new widgets::Label(theme, FontRole::Caption, ColorRole::Text2, this)),
      m_close(new QToolButton(this)), m_top(new QWidget(this)),
      m_scroll(new QScrollArea(this)), m_what(new WhatPart(theme)), m_members(new QWidget), m_memberFlow(new widgets::FlowLayout(theme.space(Space::Tiny), m_members)),
      m_words(new WordsPart(theme)), m_advice(new AdvicePart(theme)), m_score(new ScorePart(theme)), m_more(new VerbButton),
      m_nothing(new widgets::Label(theme, FontRole::Body, ColorRole::Text2, this)), m_footer(new QVBoxLayout)
{
    setObjectName(QStringLiteral("today.reason"));
    const int margin = theme.space(Space::Medium);
    auto *heading = new QVBoxLayout(m_top);
    heading->setContentsMargins(margin, theme.space(Space::Cozy), theme.space(Space::Small), 0);
    heading->setSpacing(0);
    auto *top = new QHBoxLayout;
    top->setSpacing(theme.space(Space::Small));
    heading->addLayout(top);
    heading->addWidget(m_kind);
    m_kind->setWordWrap(true);
    m_customer->setObjectName(QStringLiteral("reason.customer"));
    m_customer->setFlat(true);
    theme.dress(m_customer, FontRole::Title);
    m_close->setObjectName(QStringLiteral("reason.close"));
    m_close->setAutoRaise(true);
    m_close->setIcon(theme.icon(QStringLiteral("verb.close")));
    top->addWidget(m_severity);
    top->addWidget(m_customer, 0);
    top->addStretch(1);
    top->addWidget(m_close);

    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(margin, theme.space(Space::Small), margin, margin);
    column->setSpacing(theme.space(Space::Cozy));
    m_memberFlow->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_what);
    column->addWidget(m_members);
    column->addWidget(m_words);
    column->addWidget(m_advice);
    column->addWidget(m_score);
    m_advice->follow(m_words->view());
    m_more->setObjectName(QStringLiteral("reason.more"));
    m_more->setFlat(true);
    theme.dress(m_more, FontRole::Dense, ColorRole::Link);
    column->addWidget(m_more, 0, Qt::AlignLeft);
    column->addStretch(1);
    m_scroll->setObjectName(QStringLiteral("reason.scroll"));
    m_scroll->setWidget(page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(1, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_top);
    all->addWidget(m_scroll, 1);
    all->addWidget(m_nothing, 1);
    m_footer->setContentsMargins(0, 0, 0, 0);
    all->addLayout(m_footer);

    connect(m_customer, &VerbButton::clicked, this, [this] { Q_EMIT customerRequested(m_text.customer); });
    connect(m_more, &VerbButton::clicked, this, [this] { Q_EMIT warningRequested(m_text.warning); });
    connect(m_close, &QToolButton::clicked, this, &ReasonPane::closeRequested);
    connect(m_words->view(), &EvidenceView::opened, this, &ReasonPane::evidenceRequested);
    connect(m_score, &ScorePart::evidenceRequested, this, &ReasonPane::evidenceRequested);
    connect(m_advice, &AdvicePart::taken, this, &ReasonPane::adviceTaken);
    connect(m_advice, &AdvicePart::articleRequested, this, &ReasonPane::articleRequested);
    connect(m_advice, &AdvicePart::wordsRequested, this, &ReasonPane::evidenceRequested);
    connect(&theme, &theme::Theme::changed, this, qOverload<>(&QWidget::update));
    setFloating(false);
    retranslate();
    clear();
}

void ReasonPane::retranslate()
{
    setAccessibleName(qtTrId("today.reason"));
    m_close->setToolTip(qtTrId("today.reason_close"));
    m_close->setAccessibleName(qtTrId("today.reason_close"));
    m_more->set(0, qtTrId("today.whole_explanation"), qtTrId("today.whole_explanation_tip"));
    m_nothing->setText(qtTrId("today.nothing_chosen"));
    for (Part *part : {static_cast<Part *>(m_what), static_cast<Part *>(m_words), static_cast<Part *>(m_advice)})
        part->retranslate();
    m_score->retranslateScore();
    m_scroll->setAccessibleName(qtTrId("today.reason"));
}

void ReasonPane::setFloating(bool floating)
{
    m_floating = floating;
    m_close->setVisible(floating);
    layout()->setContentsMargins(1, floating ? 1 : 0, floating ? 1 : 0, floating ? 1 : 0);
    update();
}

void ReasonPane::clear()
{
    m_text = {};
    m_scroll->hide();
    m_top->hide();
    m_nothing->show();
}

void ReasonPane::show(const WarningText &text, const QList<Member> &members)
{
    const bool other = text.warning != m_text.warning;
    m_text = text;
    m_severity->setSeverity(text.severity);
    m_customer->set(0, text.customerName, qtTrId("today.open_customer"));
    m_kind->setText(text.open ? text.kind : text.kind + QStringLiteral(" · ") + text.state);
    m_what->show(text);
    widgets::clearLayout(m_memberFlow);
    for (const Member &member : members) {
        auto *chip = new widgets::Chip(m_theme, m_members);
        chip->setText(member.name);
        chip->setAccessibleName(qtTrId("today.open_member").arg(member.name));
        connect(chip, &widgets::Chip::clicked, this, [this, id = member.warning] { Q_EMIT warningRequested(id); });
        m_memberFlow->addWidget(chip);
        chip->show();
    }
    m_members->setVisible(!members.isEmpty());
    m_words->show(text, quotesShown);
    m_advice->show(text, true);
    m_score->show(text);
    m_nothing->hide();
    m_top->show();
    m_scroll->show();
    if (other)
        m_scroll->verticalScrollBar()->setValue(0);
}

void ReasonPane::toggleTable()
{
    m_score->toggleTable();
}

QWidget *ReasonPane::firstFocus() const
{
    return m_words->view()->isVisible() ? static_cast<QWidget *>(m_words->view()) : m_more;
}

void ReasonPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ColorRole::Surface));
    painter.setPen(QPen(m_theme.color(m_floating ? ColorRole::BorderStrong : ColorRole::Border), m_theme.width(theme::Width::Border)));
    if (m_floating)
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    else
        painter.drawLine(rect().topLeft(), rect().bottomLeft());
}

} // namespace sinan::screens
