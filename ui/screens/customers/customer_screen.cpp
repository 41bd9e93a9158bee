// The page's frame: its parts, their places, its keys. What they show is in customer_screen_data.cpp.
#include "ui/screens/customers/customer_screen.h"

#include "ui/screens/customers/card_view.h"
#include "ui/screens/customers/customer_header.h"
#include "ui/screens/customers/field_form.h"
#include "ui/screens/customers/fields_view.h"
#include "ui/screens/customers/requests_view.h"
#include "ui/screens/customers/timeline_view.h"
#include "ui/screens/person/consents_view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"

#include <QBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

namespace {

constexpr int gatherMilliseconds = 40;
/// Below this width (at 100 % text) the facts stand under the rest instead of beside it.
constexpr int narrowest = 860;
constexpr int sideWidth = 320;

} // namespace

CustomerScreen::CustomerScreen(widgets::Workbench &bench, std::shared_ptr<CustomersDesk> desk, QWidget *parent)
    : Screen(bench, parent), m_desk(std::move(desk)), m_card(bench, this),
      m_facts(bench, model::Collection::Customer, "customer.edit@1", "undo.customer_edit", this),
      m_contactEditor(bench, model::Collection::Contact, this)
{
    setObjectName(QStringLiteral("customer"));
    m_soon.setSingleShot(true);
    m_soon.setInterval(gatherMilliseconds);
    connect(&m_soon, &QTimer::timeout, this, &CustomerScreen::load);
    build();
    addCommands();
    connect(&m_facts, &FieldsModel::problem, this, &CustomerScreen::said);
    connect(&m_facts.editor(), &RowEditor::saved, this, [this](const QString &, UtcTime at) {
        m_factsSaved = at;
        noteSaved();
    });
    connect(&m_contactEditor, &RowEditor::refused, this, [this] { Q_EMIT said(qtTrId("customers.edit_failed")); });
    retranslate();
    restyle();
}

CustomerScreen::~CustomerScreen() = default;

CustomerScreen::Part CustomerScreen::addPart(QVBoxLayout *column, const char *name)
{
    Part part;
    part.card = new widgets::Card(theme(), this);
    part.card->setObjectName(QLatin1String("customer.part.") + QLatin1String(name));
    part.header = new widgets::SectionHeader(theme(), part.card);
    part.card->body()->addWidget(part.header);
    part.card->body()->setContentsMargins(theme().space(Space::Cozy), theme().space(Space::Small), theme().space(Space::Cozy), theme().space(Space::Small));
    column->addWidget(part.card);
    return part;
}

void CustomerScreen::buildMain(QVBoxLayout *column)
{
    m_warningPart = addPart(column, "warnings");
    m_warnings = new LineList(theme(), m_warningPart.card);
    m_warnings->setObjectName(QStringLiteral("customer.warnings"));
    m_noWarnings = new widgets::Label(theme(), FontRole::Dense, ColorRole::Text2, m_warningPart.card);
    m_pastSection = new widgets::Section(theme(), m_warningPart.card);
    m_pastSection->header()->setObjectName(QStringLiteral("customer.warnings.past.header"));
    m_past = new LineList(theme(), m_pastSection);
    m_past->setObjectName(QStringLiteral("customer.warnings.past"));
    m_pastSection->body()->addWidget(m_past);
    m_pastSection->body()->setContentsMargins(0, 0, 0, 0);
    for (QWidget *widget : {static_cast<QWidget *>(m_noWarnings), static_cast<QWidget *>(m_warnings), static_cast<QWidget *>(m_pastSection)})
        m_warningPart.card->body()->addWidget(widget);

    m_cardPart = addPart(column, "card");
    m_cardView = new CardView(bench(), m_card, m_cardPart.card);
    m_cardPart.card->body()->addWidget(m_cardView);
    connect(m_cardView, &CardView::said, this, &CustomerScreen::said);

    m_requestPart = addPart(column, "requests");
    m_requests = new RequestsView(bench(), m_requestPart.card);
    m_requestPart.card->body()->addWidget(m_requests);
    connect(m_requests, &RequestsView::said, this, &CustomerScreen::said);

    m_timelinePart = addPart(column, "timeline");
    m_timeline = new TimelineView(theme(), m_timelinePart.card);
    m_timelinePart.card->body()->addWidget(m_timeline);

    for (LineList *list : {m_warnings, m_past, m_timeline->list()}) {
        connect(list, &LineList::opened, this, [this](const Line &line) {
            if (!line.route.place.isEmpty())
                Q_EMIT navigate(line.route);
        });
        connect(list, &LineList::menuAsked, this, &CustomerScreen::lineMenu);
    }
}

void CustomerScreen::buildSide(QVBoxLayout *column)
{
    m_factPart = addPart(column, "facts");
    m_factsView = new FieldsView(theme(), m_facts, m_factPart.card);
    m_factsView->setObjectName(QStringLiteral("customer.facts"));
    m_addField = new QPushButton(m_factPart.card);
    m_addField->setObjectName(QStringLiteral("customer.add_field"));
    m_addField->setFlat(true);
    m_addField->setIcon(theme().icon(QStringLiteral("verb.add")));
    m_fieldForm = new FieldForm(bench(), m_factPart.card);
    m_fieldForm->hide();
    m_factPart.card->body()->addWidget(m_factsView);
    m_factPart.card->body()->addWidget(m_fieldForm);
    m_factPart.card->body()->addWidget(m_addField, 0, Qt::AlignLeft);
    connect(m_addField, &QPushButton::clicked, this, [this] { m_fieldForm->start(model::Collection::Customer); });
    connect(m_fieldForm, &FieldForm::closed, m_factsView, [this] { m_factsView->setFocus(Qt::OtherFocusReason); });

    m_dealPart = addPart(column, "deals");
    m_noDeals = new widgets::Label(theme(), FontRole::Dense, ColorRole::Text2, m_dealPart.card);
    m_dealPart.card->body()->addWidget(m_noDeals);
    m_dealColumn = new QVBoxLayout;
    m_dealColumn->setSpacing(theme().space(Space::Tiny));
    m_dealPart.card->body()->addLayout(m_dealColumn);

    m_contactPart = addPart(column, "contacts");
    m_contacts = new LineList(theme(), m_contactPart.card);
    m_contacts->setObjectName(QStringLiteral("customer.contacts"));
    m_noContacts = new widgets::Label(theme(), FontRole::Dense, ColorRole::Text2, m_contactPart.card);
    m_contactPart.card->body()->addWidget(m_noContacts);
    m_contactPart.card->body()->addWidget(m_contacts);
    connect(m_contacts, &LineList::opened, this, [this](const Line &line) {
        contactMenu(line, m_contacts->viewport()->mapToGlobal(m_contacts->visualRect(m_contacts->currentIndex()).bottomLeft()));
    });
    connect(m_contacts, &LineList::menuAsked, this, &CustomerScreen::contactMenu);

    m_consentPart = addPart(column, "consents");
    m_consents = new ConsentsView(bench(), m_consentPart.card);
    m_consentPart.card->body()->addWidget(m_consents);
    connect(m_consents, &ConsentsView::said, this, &CustomerScreen::said);

    m_sourcePart = addPart(column, "sources");
    m_sources = new LineList(theme(), m_sourcePart.card);
    m_sources->setObjectName(QStringLiteral("customer.sources"));
    m_sourcePart.card->body()->addWidget(m_sources);
    column->addStretch();
}

void CustomerScreen::build()
{
    m_header = new CustomerHeader(bench(), this);
    m_message = new widgets::InlineMessage(theme(), this);
    m_message->hide();
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(QStringLiteral("customer.scroll"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_content = new QWidget(m_scroll);
    m_main = new QWidget(m_content);
    m_side = new QWidget(m_content);
    auto *main = new QVBoxLayout(m_main);
    auto *side = new QVBoxLayout(m_side);
    for (QVBoxLayout *column : {main, side}) {
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(theme().space(Space::Cozy));
    }
    buildMain(main);
    main->addStretch();
    buildSide(side);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, m_content);
    m_columns->setContentsMargins(theme().space(Space::Medium), theme().space(Space::Cozy), theme().space(Space::Medium), theme().space(Space::Medium));
    m_columns->setSpacing(theme().space(Space::Cozy));
    m_columns->addWidget(m_main, 1);
    m_columns->addWidget(m_side);
    m_scroll->setWidget(m_content);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_message);
    column->addWidget(m_scroll, 1);

    connect(m_header, &CustomerHeader::previousAsked, this, [this] { step(-1); });
    connect(m_header, &CustomerHeader::nextAsked, this, [this] { step(1); });
    connect(m_header->path(), &StagePath::stageAsked, this, &CustomerScreen::askStage);
    // Who has a visit before them begins with what is open.
    connect(m_header, &CustomerHeader::visitAsked, this, [this] { goToSection(1); });
    connect(m_header, &CustomerHeader::deadlineAsked, this, [this] {
        if (!m_page || !m_page->nextDeadline)
            return;
        if (m_page->nextDeadline->kind == insight::PageDeadline::Kind::Warning)
            Q_EMIT navigate(widgets::Route::to(QStringLiteral("warning"), m_page->nextDeadline->row));
        else
            goToSection(3);
    });
    // What has the focus is in sight: Tab and F6 walk down the whole page.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (now && isVisible() && m_content->isAncestorOf(now) && now->height() < m_scroll->viewport()->height())
            m_scroll->ensureWidgetVisible(now, 0, theme().space(Space::Large));
    });
}

void CustomerScreen::addCommands()
{
    const auto add = [this](const QString &id, const char *title, const QString &keywords, const QList<QKeySequence> &keys, const QString &icon,
                            QWidget *scope, std::function<void()> run, std::function<QString()> whyNot = {}) {
        widgets::Command command;
        command.id = id;
        command.title = title;
        command.place = "customers.page";
        command.keywords = keywords;
        command.shortcuts = keys;
        command.icon = icon;
        command.run = std::move(run);
        command.whyNot = std::move(whyNot);
        return bench().commands.add(std::move(command), scope);
    };
    const auto noNeighbour = [this](int by) {
        return [this, by] { return m_customer && m_desk->neighbour(*m_customer, by) ? QString() : qtTrId("customers.why_no_neighbour"); };
    };
    add(QStringLiteral("customer.next"), "customers.command_next", QStringLiteral("xiayige next"), {QKeySequence(QStringLiteral("Ctrl+Down"))},
        QStringLiteral("chevron.down"), this, [this] { step(1); }, noNeighbour(1));
    add(QStringLiteral("customer.previous"), "customers.command_previous", QStringLiteral("shangyige previous"),
        {QKeySequence(QStringLiteral("Ctrl+Up"))}, QStringLiteral("chevron.up"), this, [this] { step(-1); }, noNeighbour(-1));
    // The key and the button are one: both act on the line that the cursor is in.
    add(QStringLiteral("customer.request"), "customers.card_request", QStringLiteral("xietong qingqiu request help"),
        {QKeySequence(QStringLiteral("Ctrl+Return")), QKeySequence(QStringLiteral("Ctrl+Enter"))}, QStringLiteral("verb.request"),
        m_cardView->edit(CardColumn::Pending), [this] { m_cardView->requestCurrentLine(); });
    constexpr std::array<const char *, 7> sections{"customers.section_warnings", "customers.section_card",  "customers.section_requests",
                                                   "customers.section_timeline", "customers.section_facts", "customers.section_deals",
                                                   "customers.section_contacts"};
    for (int i = 0; i < int(sections.size()); ++i) {
        add(QStringLiteral("customer.section_%1").arg(i + 1), sections[std::size_t(i)], {}, {QKeySequence(QStringLiteral("Alt+%1").arg(i + 1))}, {}, this,
            [this, i] { goToSection(i + 1); });
    }
    add(QStringLiteral("customer.person"), "customers.contact_person", QStringLiteral("geren xinxi yinsi daochu shanchu privacy export erase person"),
        {QKeySequence(QStringLiteral("Alt+Return")), QKeySequence(QStringLiteral("Alt+Enter"))}, {}, this, [this] { openContact(); },
        [this] { return m_contacts->current() ? QString() : qtTrId("customers.contacts_none"); });
    add(QStringLiteral("customer.consent"), "person.consent_record", QStringLiteral("shouquan tongyi consent"), {QKeySequence(QStringLiteral("Alt+8"))}, {},
        this, [this] {
            goToSection(8);
            m_consents->give();
        });
    QAction *field = add(QStringLiteral("customer.add_field"), "customers.field_new", QStringLiteral("zidingyi ziduan custom field"), {},
                         QStringLiteral("verb.add"), this, [this] {
                             goToSection(5);
                             m_fieldForm->start(model::Collection::Customer);
                         });
    QAction *dealField = add(QStringLiteral("customer.add_deal_field"), "customers.field_new_deal", QStringLiteral("zidingyi ziduan shangji custom field"),
                             {}, QStringLiteral("verb.add"), this, [this] {
                                 goToSection(5);
                                 m_fieldForm->start(model::Collection::Opportunity);
                             });
    QMenu *menu = m_header->menu();
    menu->setObjectName(QStringLiteral("customer.menu"));
    menu->addAction(field);
    menu->addAction(dealField);
    menu->addSeparator();
    menu->addAction(bench().commands.action(QStringLiteral("customer.previous")));
    menu->addAction(bench().commands.action(QStringLiteral("customer.next")));
}

void CustomerScreen::goToSection(int number)
{
    const std::array<std::pair<widgets::Card *, QWidget *>, 8> places{{{m_warningPart.card, m_warnings},
                                                                       {m_cardPart.card, m_cardView->edit(CardColumn::Pains)},
                                                                       {m_requestPart.card, m_requests->list()},
                                                                       {m_timelinePart.card, m_timeline->list()},
                                                                       {m_factPart.card, m_factsView},
                                                                       {m_dealPart.card, m_deals.empty() ? nullptr : static_cast<QWidget *>(m_deals.front().view)},
                                                                       {m_contactPart.card, m_contacts},
                                                                       {m_consentPart.card, m_consents->list()}}};
    if (number < 1 || number > int(places.size()))
        return;
    const auto &[card, focus] = places[std::size_t(number - 1)];
    const int top = card->mapTo(m_content, QPoint(0, 0)).y() - theme().space(Space::Cozy);
    if (focus && focus->isVisibleTo(this))
        focus->setFocus(Qt::ShortcutFocusReason);
    m_scroll->verticalScrollBar()->setValue(top);
}

QList<QWidget *> CustomerScreen::panes() const
{
    QList<QWidget *> shown;
    for (QWidget *widget : {static_cast<QWidget *>(m_warnings), static_cast<QWidget *>(m_cardView->edit(CardColumn::Pains)),
                            static_cast<QWidget *>(m_requests->list()), static_cast<QWidget *>(m_timeline->list()),
                            static_cast<QWidget *>(m_factsView), static_cast<QWidget *>(m_contacts), static_cast<QWidget *>(m_consents->list()), static_cast<QWidget *>(m_header->path())}) {
        if (!widget->isHidden())
            shown << widget;
    }
    return shown;
}

QWidget *CustomerScreen::firstFocus() const
{
    return m_warnings->isHidden() ? static_cast<QWidget *>(m_timeline->list()) : m_warnings;
}

void CustomerScreen::arrangeColumns()
{
    const bool narrow = width() < theme().scaled(narrowest);
    m_columns->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    if (narrow) {
        m_side->setMinimumWidth(0);
        m_side->setMaximumWidth(QWIDGETSIZE_MAX);
    } else {
        m_side->setFixedWidth(theme().scaled(sideWidth));
    }
}

void CustomerScreen::resizeEvent(QResizeEvent *event)
{
    Screen::resizeEvent(event);
    arrangeColumns();
}

void CustomerScreen::hideEvent(QHideEvent *event)
{
    // Whoever leaves the page has finished the line.
    m_card.flush();
    Screen::hideEvent(event);
}

void CustomerScreen::restyle()
{
    for (LineList *list : {m_warnings, m_past, m_contacts, m_sources})
        list->restyle();
    m_consents->restyle();
    m_timeline->restyle();
    m_requests->restyle();
    m_cardView->restyle();
    m_factsView->layOut();
    for (const Deal &deal : m_deals)
        deal.view->layOut();
    arrangeColumns();
    if (m_page)
        showTexts();
}

} // namespace sinan::screens
