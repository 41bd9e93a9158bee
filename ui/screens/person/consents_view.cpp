#include "ui/screens/person/consents_view.h"

#include "app/insight/person_record.h"
#include "app/model/customer.h"
#include "ui/widgets/label.h"
#include "ui/widgets/model_words.h"

#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using widgets::toQt;

namespace {

constexpr std::array<const char *, 5> offeredPurposes{"recording", "technical_documents", "solution_pack", "onsite_trial", "profile"};

} // namespace

ConsentsView::ConsentsView(widgets::Workbench &bench, QWidget *parent)
    : QWidget(parent), m_bench(bench), m_list(new LineList(bench.theme, this)),
      m_none(new widgets::Label(bench.theme, FontRole::Dense, ColorRole::Text2, this)), m_give(new QPushButton(this))
{
    m_list->setObjectName(QStringLiteral("consents"));
    m_give->setObjectName(QStringLiteral("consents.give"));
    m_give->setFlat(true);
    m_give->setIcon(bench.theme.icon(QStringLiteral("verb.add")));
    m_none->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(bench.theme.space(Space::Tiny));
    column->addWidget(m_none);
    column->addWidget(m_list);
    column->addWidget(m_give, 0, Qt::AlignLeft);
    connect(m_give, &QPushButton::clicked, this, &ConsentsView::give);
    connect(m_list, &LineList::opened, this, [this](const Line &line) {
        lineMenu(line, m_list->viewport()->mapToGlobal(m_list->visualRect(m_list->currentIndex()).bottomLeft()));
    });
    connect(m_list, &LineList::menuAsked, this, &ConsentsView::lineMenu);
    retranslate();
}

void ConsentsView::show(const Uuid &customer, const std::optional<Uuid> &contact)
{
    m_customer = customer;
    m_contact = contact;
    reload();
}

void ConsentsView::reload()
{
    if (!m_customer)
        return;
    mutations::Query query;
    query.where.push_back({"customer", mutations::Comparison::Equal, *m_customer});
    query.orderBy = "at";
    query.descending = true;
    const auto answers = mutations::selectAs<model::Consent>(m_bench.reader, query);
    if (!answers.ok())
        return;
    m_answers.clear();
    std::vector<Line> lines;
    for (const model::Consent &answer : answers.value()) {
        if (m_contact ? answer.contact && answer.contact != m_contact : answer.contact.has_value())
            continue;
        const bool answered = std::any_of(m_answers.begin(), m_answers.end(), [&](const model::Consent &newer) {
            return newer.purpose == answer.purpose && newer.contact == answer.contact;
        });
        if (answered)
            continue;
        const Language language = m_bench.language();
        Line line;
        line.key = QString::fromStdString(answer.id.toString());
        line.icon = QStringLiteral("mark.person");
        line.title = toQt(insight::purposeText(answer.purpose, m_bench.phrasebook()));
        line.right = widgets::choiceText(answer.state, language);
        line.rightColor = answer.state == model::ConsentState::Granted ? ColorRole::Better : ColorRole::Worse;
        QStringList detail{toQt(toIso(m_bench.calendar.dateOf(answer.at)))};
        if (m_contact)
            detail << (answer.contact ? qtTrId("person.consent_own") : qtTrId("person.consent_customer"));
        if (answer.standing)
            detail << qtTrId("person.consent_standing");
        if (!answer.source.empty())
            detail << toQt(answer.source);
        line.detail = detail.join(QStringLiteral(" · "));
        line.copy = QStringList{line.title, line.right, line.detail}.join(QStringLiteral(" · "));
        lines.push_back(std::move(line));
        m_answers.push_back(answer);
    }
    m_none->setVisible(lines.empty());
    m_list->setVisible(!lines.empty());
    m_list->show(std::move(lines));
}

void ConsentsView::give()
{
    if (!m_customer)
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("consents.menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const char *purpose : offeredPurposes) {
        QAction *action = menu->addAction(toQt(insight::purposeText(purpose, m_bench.phrasebook())));
        connect(action, &QAction::triggered, this, [this, purpose] { record(purpose, model::ConsentState::Granted); });
    }
    menu->popup(m_give->mapToGlobal(QPoint(0, m_give->height())));
    menu->setActiveAction(menu->actions().constFirst());
}

void ConsentsView::lineMenu(const Line &line, const QPoint &at)
{
    const auto id = Uuid::parse(line.key.toStdString());
    const auto found = std::find_if(m_answers.begin(), m_answers.end(), [&](const model::Consent &one) { return id && one.id == *id; });
    if (found == m_answers.end())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("consents.line_menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool granted = found->state == model::ConsentState::Granted;
    QAction *turn = menu->addAction(granted ? qtTrId("person.consent_withdraw") : qtTrId("person.consent_give_again"));
    connect(turn, &QAction::triggered, this, [this, purpose = found->purpose, granted] {
        record(purpose, granted ? model::ConsentState::Withdrawn : model::ConsentState::Granted);
    });
    menu->popup(at);
    menu->setActiveAction(turn);
}

void ConsentsView::record(const std::string &purpose, model::ConsentState state)
{
    model::Consent consent;
    consent.id = Uuid::v7(m_bench.clock, m_bench.random);
    consent.customer = *m_customer;
    consent.contact = m_contact;
    consent.purpose = purpose;
    consent.state = state;
    consent.at = m_bench.clock.now();
    mutations::Mutation mutation;
    mutation.id = Uuid::v7(m_bench.clock, m_bench.random);
    mutation.name = "consent.record@1";
    mutation.arguments = Json{{"row", model::toJson(model::toRow(consent))}};
    mutation.label = state == model::ConsentState::Granted ? "undo.consent_give" : "undo.consent_withdraw";
    m_bench.store.writer().submit(m_bench.actor, std::move(mutation), this, [this](const Result<store::Receipt> &receipt) {
        if (!receipt.ok())
            Q_EMIT said(qtTrId("person.write_failed"));
        reload();
    });
}

void ConsentsView::retranslate()
{
    m_none->setText(qtTrId("person.consents_none"));
    m_give->setText(qtTrId("person.consent_record"));
    m_give->setAccessibleName(m_give->text());
    m_list->setAccessibleName(qtTrId("person.consents"));
    reload();
}

void ConsentsView::restyle()
{
    m_list->restyle();
}

} // namespace sinan::screens
