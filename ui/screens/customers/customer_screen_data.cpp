// What the page of a customer shows, and what it does to the data.
#include "ui/screens/customers/card_view.h"
#include "ui/screens/customers/customer_header.h"
#include "ui/screens/customers/customer_record.h"
#include "ui/screens/customers/customer_screen.h"
#include "ui/screens/customers/field_form.h"
#include "ui/screens/customers/fields_view.h"
#include "ui/screens/customers/requests_view.h"
#include "ui/screens/customers/timeline_view.h"
#include "ui/screens/person/consents_view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"
#include "ui/widgets/model_words.h"

#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

namespace sinan::screens {

using model::Collection;
using widgets::toQt;

namespace {

/// Money's currency and the customer are not edited beside the amount; the name of the customer is the page's title.
const std::vector<std::string_view> dealWithout{"customer", "currency"};
const std::vector<std::string_view> factsWithout{"currency"};

} // namespace

QString CustomerScreen::title() const
{
    if (!m_page)
        return qtTrId("customers.page");
    const bool zh = bench().language() == Language::Chinese || m_page->customer.nameEn.empty();
    return toQt(zh ? m_page->customer.name : m_page->customer.nameEn);
}

PageWords CustomerScreen::words() const
{
    return PageWords{bench().language(), bench().clock.now(), &bench().calendar, &bench().phrasebook()};
}

void CustomerScreen::open(const widgets::Route &route)
{
    keepRoute(route);
    const auto id = route.uuid();
    if (!id) {
        showFailure(Error{ErrorCode::NotFound, "customer", "no id", {}});
        return;
    }
    if (m_customer != *id) {
        m_card.flush();
        m_customer = *id;
        m_factsSaved.reset();
        m_fieldForm->hide();
        m_scroll->verticalScrollBar()->setValue(0);
    }
    showPlace();
    load();
}

void CustomerScreen::load()
{
    if (!m_customer)
        return;
    const std::uint64_t number = ++m_asked;
    m_desk->reader().ask<insight::CustomerPage>(
        this,
        [id = *m_customer, now = bench().clock.now(), calendar = bench().calendar](const store::Reader &reader) -> Result<insight::CustomerPage> {
            SINAN_ASSIGN(const auto record, readCustomer(reader, id));
            return insight::customerPage(record, now, calendar);
        },
        [this, number](Result<insight::CustomerPage> page) {
            if (number != m_asked)
                return;
            if (page.ok())
                show(std::move(page).value());
            else
                showFailure(page.error());
        });
}

void CustomerScreen::committed(const store::Commit &commit)
{
    if (!m_customer || !isVisible()) {
        // A hidden page reads anew when it is opened.
        return;
    }
    bool ours = commit.large || commit.touches(Collection::FieldDefinition) || commit.touches(Collection::DataSource) || commit.touches(Collection::Region);
    for (const store::ChangedRow &row : commit.rows)
        ours = ours || row.customer == *m_customer || row.id == *m_customer;
    if (ours)
        m_soon.start();
}

void CustomerScreen::show(insight::CustomerPage page)
{
    m_page = std::move(page);
    m_message->hide();
    m_scroll->show();
    m_header->setVisible(true);
    m_card.show(m_page->customer.id, m_page->customer.name, m_page->card);
    QStringList people;
    for (const std::string &name : m_page->people)
        people << toQt(name);
    m_cardView->setPeople(people);
    m_facts.show(model::toRow(m_page->customer), fieldSpecs(Collection::Customer, m_page->definitions, factsWithout), m_page->regions, m_page->customer.name);
    showTexts();
    Q_EMIT titleChanged();
    Q_EMIT shown();
}

void CustomerScreen::showFailure(const Error &error)
{
    m_page.reset();
    m_scroll->hide();
    m_header->hide();
    const bool gone = error.code == ErrorCode::NotFound;
    m_message->show(gone ? widgets::InlineMessage::Kind::Info : widgets::InlineMessage::Kind::Error,
                    gone ? qtTrId("customers.page_gone") : qtTrId("customers.read_failed"), gone ? QString() : qtTrId("customers.read_failed_detail"));
    QPushButton *action = m_message->addAction(QStringLiteral("customer.message.action"), gone ? qtTrId("customers.page_to_list") : qtTrId("customers.retry"));
    connect(action, &QPushButton::clicked, this, [this, gone] {
        if (gone)
            Q_EMIT navigate(widgets::Route{QStringLiteral("customers"), {}, {}});
        else
            load();
    });
    static_cast<QWidget *>(m_message)->show();
}

void CustomerScreen::showTexts()
{
    const PageWords words = this->words();
    const insight::CustomerPage &page = *m_page;
    m_header->show(page, words);
    m_warnings->show(warningLines(page.open, words));
    m_warnings->setVisible(!page.open.empty());
    m_noWarnings->setVisible(page.open.empty());
    m_past->show(warningLines(page.past, words));
    m_pastSection->setVisible(!page.past.empty());
    m_pastSection->setTitle(qtTrId("customers.past_warnings").arg(page.past.size()));
    m_requests->show(page, words);
    m_timeline->show(page.timeline, words);
    m_contacts->show(contactLines(page.contacts, words));
    m_contacts->setVisible(!page.contacts.empty());
    m_noContacts->setVisible(page.contacts.empty());
    m_consents->show(page.customer.id, std::nullopt);
    m_sources->show(sourceLines(page.sources, words));
    m_sourcePart.card->setVisible(!page.sources.empty());
    showDeals(words);
    const auto open = std::count_if(page.requests.begin(), page.requests.end(), [](const auto &request) { return request.isOpen(); });
    m_warningPart.header->set(qtTrId("customers.section_warnings"), page.open.empty() ? QString() : QString::number(page.open.size()));
    m_requestPart.header->set(qtTrId("customers.section_requests"), open ? qtTrId("customers.requests_open").arg(open) : QString());
    m_timelinePart.header->set(qtTrId("customers.section_timeline"), QString::number(page.timeline.size()));
    m_contactPart.header->set(qtTrId("customers.section_contacts"), page.contacts.empty() ? QString() : QString::number(page.contacts.size()));
    noteSaved();
}

void CustomerScreen::noteSaved()
{
    m_factPart.header->set(qtTrId("customers.section_facts"),
                           m_factsSaved ? qtTrId("customers.card_saved").arg(toQt(format::timeOfDay(*m_factsSaved, bench().calendar))) : QString());
}

void CustomerScreen::showDeals(const PageWords &words)
{
    const auto &deals = m_page->opportunities;
    const bool same = deals.size() == m_deals.size()
        && std::equal(deals.begin(), deals.end(), m_deals.begin(), [](const model::Opportunity &a, const Deal &b) { return a.id == b.id; });
    if (!same) {
        for (Deal &deal : m_deals)
            deal.section->deleteLater();
        // The views go with their sections, later; their models must live until then.
        for (Deal &deal : m_deals)
            deal.model.release()->setParent(deal.section);
        m_deals.clear();
        for (const model::Opportunity &opportunity : deals) {
            Deal deal;
            deal.id = opportunity.id;
            deal.section = new widgets::Section(theme(), m_dealPart.card);
            deal.section->body()->setContentsMargins(0, 0, 0, 0);
            deal.model = std::make_unique<FieldsModel>(bench(), Collection::Opportunity, "opportunity.edit@1", "undo.opportunity_edit");
            deal.view = new FieldsView(theme(), *deal.model, deal.section);
            deal.view->setObjectName(QStringLiteral("customer.deal.") + toQt(opportunity.id.toString()));
            deal.section->body()->addWidget(deal.view);
            deal.section->setOpen(m_deals.empty());
            connect(deal.model.get(), &FieldsModel::problem, this, &CustomerScreen::said);
            m_dealColumn->addWidget(deal.section);
            m_deals.push_back(std::move(deal));
        }
    }
    for (std::size_t i = 0; i < deals.size(); ++i) {
        Deal &deal = m_deals[i];
        const model::Opportunity &opportunity = deals[i];
        const QString name = opportunity.name.empty() ? qtTrId("customers.deal_unnamed") : toQt(opportunity.name);
        deal.section->setTitle(name);
        QStringList summary{widgets::choiceText(opportunity.stage, words.language)};
        if (opportunity.amountMinor)
            summary << toQt(format::money(opportunity.amount(), words.language));
        deal.section->setSummary(summary.join(QStringLiteral(" · ")));
        deal.view->setAccessibleName(name);
        deal.model->show(model::toRow(opportunity), fieldSpecs(Collection::Opportunity, m_page->definitions, dealWithout), m_page->regions,
                         m_page->customer.name);
    }
    m_noDeals->setVisible(deals.empty());
    m_dealPart.header->set(qtTrId("customers.section_deals"), deals.size() > 1 ? QString::number(deals.size()) : QString());
}

void CustomerScreen::showPlace()
{
    const auto here = m_customer ? m_desk->place(*m_customer) : std::nullopt;
    if (!here) {
        m_header->showPlace({}, false, false);
        return;
    }
    m_header->showPlace(qtTrId("customers.place_in_list").arg(here->at + 1).arg(here->of), here->at > 0, here->at + 1 < here->of);
}

void CustomerScreen::step(int by)
{
    if (!m_customer)
        return;
    if (const auto next = m_desk->neighbour(*m_customer, by))
        Q_EMIT navigate(widgets::Route::to(QStringLiteral("customer"), *next));
}

void CustomerScreen::askStage(model::Stage stage, const QPoint &at)
{
    if (!m_page || m_page->opportunities.empty())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("customer.stage_menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    std::vector<model::Stage> offered{stage};
    if (stage == model::Stage::Repeat)
        offered.insert(offered.end(), {model::Stage::Won, model::Stage::Lost});
    for (const model::Stage to : offered) {
        QAction *action = menu->addAction(qtTrId("customers.stage_set").arg(widgets::choiceText(to, bench().language())));
        action->setEnabled(to != m_page->opportunities.front().stage);
        connect(action, &QAction::triggered, this, [this, to] { setStage(to); });
    }
    menu->popup(at);
    menu->setActiveAction(menu->actions().constFirst());
}

void CustomerScreen::setStage(model::Stage stage)
{
    if (m_deals.empty())
        return;
    FieldsModel &model = *m_deals.front().model;
    model.take(model.rowOf("stage"), toQt(nameOf(stage)));
}

void CustomerScreen::contactMenu(const Line &line, const QPoint &at)
{
    const auto id = Uuid::parse(line.key.toStdString());
    if (!id || !m_page)
        return;
    const auto contact = std::find_if(m_page->contacts.begin(), m_page->contacts.end(), [&id](const model::Contact &one) { return one.id == *id; });
    if (contact == m_page->contacts.end())
        return;
    const Language language = bench().language();
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("customer.contact_menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QMenu *stances = menu->addMenu(qtTrId("customers.contact_stance"));
    for (const model::Choice &choice : model::Choices<model::Stance>::choices) {
        QAction *action = stances->addAction(widgets::labelText(choice.label, language));
        action->setCheckable(true);
        action->setChecked(nameOf(contact->stance) == choice.name);
        connect(action, &QAction::triggered, this, [this, id = *id, name = choice.name] { editContact(id, "stance", name); });
    }
    QMenu *roles = menu->addMenu(qtTrId("customers.contact_role"));
    for (const model::Choice &choice : model::Choices<model::BuyingRole>::choices) {
        QAction *action = roles->addAction(widgets::labelText(choice.label, language));
        action->setCheckable(true);
        action->setChecked(nameOf(contact->role) == choice.name);
        connect(action, &QAction::triggered, this, [this, id = *id, name = choice.name] { editContact(id, "role", name); });
    }
    menu->addSeparator();
    QAction *person = menu->addAction(qtTrId("customers.contact_person"));
    person->setObjectName(QStringLiteral("customer.contact_menu.person"));
    connect(person, &QAction::triggered, this, [this, id = *id] { Q_EMIT navigate(widgets::Route::to(QStringLiteral("contact"), id)); });
    connect(menu->addAction(qtTrId("customers.command_copy")), &QAction::triggered, this, [this, line] { copyLine(line); });
    menu->popup(at);
    menu->setActiveAction(menu->actions().constFirst());
}

void CustomerScreen::openContact()
{
    const Line *line = m_contacts->current();
    if (const auto id = line ? Uuid::parse(line->key.toStdString()) : std::nullopt)
        Q_EMIT navigate(widgets::Route::to(QStringLiteral("contact"), *id));
}

void CustomerScreen::editContact(const Uuid &contact, const char *field, std::string_view value)
{
    const auto found = std::find_if(m_page->contacts.begin(), m_page->contacts.end(), [&contact](const model::Contact &one) { return one.id == contact; });
    if (found == m_page->contacts.end())
        return;
    RowEditor::Edit edit;
    edit.mutation = "contact.edit@1";
    edit.label = "undo.contact_edit";
    edit.labelArguments = Json{{"customer", m_page->customer.name}};
    edit.arguments = Json{{"id", contact.toString()}};
    edit.arguments["fields"][field] = std::string(value);
    edit.seen[field] = model::toRow(*found).at(field);
    m_contactEditor.setRow(contact, found->rowVersion);
    m_contactEditor.submit(std::move(edit));
}

void CustomerScreen::lineMenu(const Line &line, const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("customer.line_menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!line.route.place.isEmpty())
        connect(menu->addAction(qtTrId("customers.command_open")), &QAction::triggered, this, [this, line] { Q_EMIT navigate(line.route); });
    connect(menu->addAction(qtTrId("customers.command_copy")), &QAction::triggered, this, [this, line] { copyLine(line); });
    menu->popup(at);
}

void CustomerScreen::copyLine(const Line &line)
{
    QGuiApplication::clipboard()->setText(line.copy);
    Q_EMIT said(qtTrId("customers.said_copied"));
}

void CustomerScreen::retranslate()
{
    m_header->retranslate();
    m_cardView->retranslate();
    m_requests->retranslate();
    m_timeline->retranslate();
    m_fieldForm->retranslate();
    m_consents->retranslate();
    m_consentPart.header->set(qtTrId("person.consents"));
    m_noWarnings->setText(qtTrId("customers.warnings_none"));
    m_noContacts->setText(qtTrId("customers.contacts_none"));
    m_noDeals->setText(qtTrId("customers.deals_none"));
    m_warnings->setAccessibleName(qtTrId("customers.section_warnings"));
    m_past->setAccessibleName(qtTrId("customers.past_warnings_name"));
    m_contacts->setAccessibleName(qtTrId("customers.section_contacts"));
    m_sources->setAccessibleName(qtTrId("customers.section_sources"));
    m_factsView->setAccessibleName(qtTrId("customers.section_facts"));
    m_addField->setText(qtTrId("customers.field_new"));
    m_addField->setAccessibleName(qtTrId("customers.field_new"));
    m_cardPart.header->set(qtTrId("customers.section_card"));
    m_factPart.header->set(qtTrId("customers.section_facts"));
    m_sourcePart.header->set(qtTrId("customers.section_sources"));
    m_facts.refresh();
    m_factsView->layOut();
    for (const Deal &deal : m_deals) {
        deal.model->refresh();
        deal.view->layOut();
    }
    if (m_page)
        showTexts();
}

} // namespace sinan::screens
