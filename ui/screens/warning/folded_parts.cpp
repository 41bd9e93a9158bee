#include "ui/screens/warning/folded_parts.h"

#include "ui/screens/warning/verb_button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"
#include "ui/widgets/layouts.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using widgets::Label;

namespace {

constexpr const char *titles[] = {QT_TRID_NOOP("warning.part_clears"),    QT_TRID_NOOP("warning.part_cases"), QT_TRID_NOOP("warning.part_knowledge"),
                                  QT_TRID_NOOP("warning.part_freshness"), QT_TRID_NOOP("warning.part_rule"),  QT_TRID_NOOP("warning.part_misses")};
constexpr const char *names[] = {"clears", "cases", "knowledge", "freshness", "rule", "misses"};

} // namespace

FoldedParts::FoldedParts(const theme::Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.space(Space::Hair));
    for (int which = 0; which < Count; ++which) {
        m_sections[which] = new widgets::Section(theme, this);
        m_sections[which]->setObjectName(QStringLiteral("warning.fold_") + QLatin1String(names[which]));
        m_sections[which]->header()->setObjectName(QStringLiteral("fold.") + QLatin1String(names[which]));
        column->addWidget(m_sections[which]);
    }
}

void FoldedParts::setAllOpen(bool open)
{
    for (widgets::Section *section : m_sections)
        section->setOpen(open);
}

void FoldedParts::addText(Which which, const QString &text, FontRole font, ColorRole color)
{
    auto *label = new Label(m_theme, font, color, m_sections[which]);
    label->setText(text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sections[which]->body()->addWidget(label);
}

void FoldedParts::addPair(Which which, const QString &left, const QString &right, ColorRole color)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(m_theme.space(Space::Medium));
    auto *name = new Label(m_theme, FontRole::Dense, ColorRole::Text2, m_sections[which]);
    name->setText(left);
    name->setMinimumWidth(m_theme.scaled(150));
    auto *value = new Label(m_theme, FontRole::Dense, color, m_sections[which]);
    value->setText(right);
    value->setWordWrap(true);
    row->addWidget(name, 0, Qt::AlignTop);
    row->addWidget(value, 1);
    m_sections[which]->body()->addLayout(row);
}

void FoldedParts::addCase(const CaseText &entry)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(m_theme.space(Space::Small));
    auto *pill = new widgets::Pill(m_theme, m_sections[Cases]);
    pill->set(entry.outcome, entry.good ? ColorRole::Good : ColorRole::Muted, entry.good ? ColorRole::GoodTint : ColorRole::MutedTint,
              entry.good ? QStringLiteral("mark.good") : QStringLiteral("mark.wrong"));
    auto *title = new Label(m_theme, FontRole::Strong, ColorRole::Text, m_sections[Cases]);
    title->setText(entry.title);
    row->addWidget(pill);
    row->addWidget(title, 1);
    m_sections[Cases]->body()->addLayout(row);
    addText(Cases, entry.story, FontRole::Dense, ColorRole::Text2);
}

void FoldedParts::addArticle(const ArticleText &entry)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(m_theme.space(Space::Small));
    auto *open = new VerbButton(m_sections[Knowledge]);
    open->setObjectName(QStringLiteral("knowledge.") + entry.key);
    open->set(0, entry.title);
    open->setIcon(m_theme.icon(QStringLiteral("mark.book")));
    connect(open, &VerbButton::clicked, this, [this, key = entry.key] { Q_EMIT articleRequested(key); });
    auto *detail = new Label(m_theme, FontRole::Caption, entry.expired ? ColorRole::Critical : ColorRole::Text2, m_sections[Knowledge]);
    detail->setText(entry.detail);
    detail->setWordWrap(true);
    row->addWidget(open);
    row->addWidget(detail, 1);
    m_sections[Knowledge]->body()->addLayout(row);
}

void FoldedParts::show(const WarningText &text)
{
    for (int which = 0; which < Count; ++which) {
        widgets::clearLayout(m_sections[which]->body());
        m_sections[which]->setTitle(qtTrId(titles[which]));
    }
    for (const QString &clear : text.clears)
        addText(Clears, clear);
    if (text.clears.isEmpty())
        addText(Clears, qtTrId("warning.clears_none"), FontRole::Dense, ColorRole::Text2);
    m_sections[Clears]->setSummary(text.clears.isEmpty() ? qtTrId("warning.clears_none") : text.clears.first());

    for (const CaseText &entry : text.cases)
        addCase(entry);
    if (text.cases.isEmpty())
        addText(Cases, qtTrId("warning.no_cases"), FontRole::Dense, ColorRole::Text2);
    m_sections[Cases]->setSummary(text.cases.isEmpty() ? qtTrId("warning.no_cases") : text.casesSummary);

    for (const ArticleText &entry : text.articles)
        addArticle(entry);
    if (text.articles.isEmpty())
        addText(Knowledge, qtTrId("warning.no_articles"), FontRole::Dense, ColorRole::Text2);
    m_sections[Knowledge]->setSummary(text.articles.isEmpty() ? qtTrId("warning.no_articles") : text.articles.first().title);

    for (const SourceText &source : text.sources) {
        using State = insight::SourceState::State;
        addPair(Freshness, source.label, source.state, source.kind == State::Connected ? ColorRole::Text : ColorRole::Text2);
    }
    m_sections[Freshness]->setSummary(text.missingSources > 0 ? qtTrId("warning.sources_missing", text.missingSources) : qtTrId("warning.sources_all"));

    addText(Rule, text.rule, FontRole::Dense, ColorRole::Text2);
    for (const StepText &step : text.timeline)
        addPair(Rule, step.when, step.what);
    m_sections[Rule]->setSummary(text.rule);

    for (const QString &miss : text.nearMisses)
        addText(Misses, miss);
    if (text.nearMisses.isEmpty())
        addText(Misses, qtTrId("warning.misses_none"), FontRole::Dense, ColorRole::Text2);
    m_sections[Misses]->setSummary(text.nearMisses.isEmpty() ? qtTrId("warning.misses_none") : qtTrId("warning.misses_count", int(text.nearMisses.size())));
}

} // namespace sinan::screens
