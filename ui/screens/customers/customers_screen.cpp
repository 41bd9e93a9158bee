#include "ui/screens/customers/customers_screen.h"

#include "ui/screens/customers/bulk_form.h"
#include "ui/screens/customers/customer_table.h"
#include "ui/screens/customers/customer_words.h"
#include "ui/screens/customers/export_strip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;

CustomersScreen::CustomersScreen(widgets::Workbench &bench, std::shared_ptr<CustomersDesk> desk, QWidget *parent)
    : Screen(bench, parent), m_desk(std::move(desk)),
      m_list(m_desk->reader(), bench.clock, bench.calendar, [&bench] { return bench.language(); }, this), m_views(bench, this)
{
    setObjectName(QStringLiteral("customers"));
    build();
    addCommands();
    connect(&m_list, &CustomerList::aboutToChange, this, &CustomersScreen::noteSelection);
    connect(&m_list, &CustomerList::changed, this, &CustomersScreen::showState);
    connect(&m_views, &CustomerViews::changed, this, &CustomersScreen::addViewCommands);
    connect(&m_views, &CustomerViews::problem, this, &CustomersScreen::said);
    connect(&m_views, &CustomerViews::saved, this, [this](const QString &name) { Q_EMIT said(qtTrId("customers.view_saved").arg(name)); });
    retranslate();
    restyle();
}

void CustomersScreen::build()
{
    m_title = new widgets::Label(theme(), FontRole::Heading, ColorRole::Text, this);
    m_counts = new widgets::ElidedLabel(theme(), FontRole::Body, ColorRole::Text2, this);
    m_counts->setObjectName(QStringLiteral("customers.counts"));
    m_filter = new QLineEdit(this);
    m_filter->setObjectName(QStringLiteral("customers.filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(theme().icon(QStringLiteral("verb.search"), ColorRole::Text3), QLineEdit::LeadingPosition);
    m_filter->installEventFilter(this);
    m_more = new QToolButton(this);
    m_more->setObjectName(QStringLiteral("customers.columns"));
    m_more->setIcon(theme().icon(QStringLiteral("mark.more")));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_columnMenu = new QMenu(m_more);
    m_columnMenu->setObjectName(QStringLiteral("customers.columns_menu"));
    m_more->setMenu(m_columnMenu);
    m_view = new QToolButton(this);
    m_view->setObjectName(QStringLiteral("customers.views"));
    m_view->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_view->setIcon(theme().icon(QStringLiteral("chevron.down"), ColorRole::Text2));
    m_view->setLayoutDirection(Qt::RightToLeft);  // the sign that it opens stands behind the word
    m_view->setPopupMode(QToolButton::InstantPopup);
    m_viewMenu = new QMenu(m_view);
    m_viewMenu->setObjectName(QStringLiteral("customers.views_menu"));
    m_view->setMenu(m_viewMenu);
    m_exportButton = new QPushButton(this);
    m_exportButton->setObjectName(QStringLiteral("customers.export"));
    m_exportButton->setIcon(theme().icon(QStringLiteral("verb.export")));
    m_import = new QPushButton(this);
    m_import->setObjectName(QStringLiteral("customers.import"));
    m_import->setIcon(theme().icon(QStringLiteral("verb.import")));

    m_table = new CustomerTable(theme(), m_list.model(), this);
    m_noData = new widgets::EmptyState(theme(), widgets::EmptyState::Kind::NoDataYet, this);
    m_filteredOut = new widgets::EmptyState(theme(), widgets::EmptyState::Kind::FilteredOut, this);
    m_loading = new widgets::Label(theme(), FontRole::Body, ColorRole::Text2, this);
    m_loading->setAlignment(Qt::AlignCenter);
    auto *failure = new QWidget(this);
    m_failed = new widgets::InlineMessage(theme(), failure);
    auto *failureColumn = new QVBoxLayout(failure);
    failureColumn->addWidget(m_failed);
    failureColumn->addStretch();
    m_stack = new QStackedWidget(this);
    for (QWidget *page : {static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_noData), static_cast<QWidget *>(m_filteredOut),
                          static_cast<QWidget *>(m_loading), failure})
        m_stack->addWidget(page);
    m_stack->setCurrentWidget(m_loading);

    auto *bar = new QHBoxLayout;
    bar->addWidget(m_title);
    bar->addWidget(m_counts);
    bar->addStretch();
    bar->addWidget(m_view);
    bar->addWidget(m_filter);
    bar->addWidget(m_more);
    bar->addWidget(m_exportButton);
    bar->addWidget(m_import);
    bar->setSpacing(theme().space(Space::Small));
    auto *column = new QVBoxLayout(this);
    column->addLayout(bar);
    buildForms();
    for (QWidget *form : {m_viewForm, static_cast<QWidget *>(m_bulk), static_cast<QWidget *>(m_export)})
        column->addWidget(form);
    column->addWidget(m_stack, 1);
    column->setContentsMargins(theme().space(Space::Medium), theme().space(Space::Cozy), theme().space(Space::Medium), 0);
    column->setSpacing(theme().space(Space::Cozy));

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_list.setFilter(text);
        showViews();
    });
    connect(m_viewMenu, &QMenu::aboutToShow, this, &CustomersScreen::fillViewMenu);
    connect(m_exportButton, &QPushButton::clicked, this, [this] { bench().commands.trigger(QStringLiteral("customers.export")); });
    connect(m_table, &CustomerTable::selectionMoved, this, [this] {
        if (m_bulk->isVisible() && !m_bulk->isWorking())
            m_bulk->setCustomers(m_table->selected());
    });
    connect(m_table, &CustomerTable::opened, this, &CustomersScreen::openRow);
    connect(m_table, &CustomerTable::menuAsked, this, &CustomersScreen::showMenu);
    connect(m_table, &CustomerTable::groupToggled, this, &CustomersScreen::toggleGroup);
    connect(m_table, &CustomerTable::looked, this, [this](int first, int last) { m_list.look(first, last, m_list.model().numberOf(m_table->selectedRow())); });
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, &CustomersScreen::sortByHeader);
    connect(m_columnMenu, &QMenu::aboutToShow, this, &CustomersScreen::fillColumnMenu);
    connect(m_filteredOut, &widgets::EmptyState::activated, m_filter, [this] {
        m_filter->clear();
        m_table->setFocus();
    });
    const auto goImport = [this] { Q_EMIT navigate(widgets::Route{QStringLiteral("import"), {}, {}}); };
    connect(m_import, &QPushButton::clicked, this, goImport);
    connect(m_noData, &widgets::EmptyState::activated, this, goImport);
}

void CustomersScreen::committed(const store::Commit &commit)
{
    m_list.committed(commit);
    if (m_loaded && commit.touches(model::Collection::SavedView))
        m_views.load();
}

void CustomersScreen::addCommands()
{
    const auto add = [this](const char *id, const char *title, const QString &keywords, const QList<QKeySequence> &keys, const QString &icon,
                            QWidget *scope, std::function<void()> run, std::function<QString()> whyNot = {}) {
        widgets::Command command;
        command.id = QString::fromLatin1(id);
        command.title = title;
        command.place = "customers.title";
        command.keywords = keywords;
        command.shortcuts = keys;
        command.icon = icon;
        command.run = std::move(run);
        command.whyNot = std::move(whyNot);
        bench().commands.add(std::move(command), scope);
    };
    const auto nothingSelected = [this] { return m_table->selectedRow() < 0 ? qtTrId("customers.why_nothing_selected") : QString(); };
    add("customers.filter", "customers.command_filter", QStringLiteral("shaixuan sousuo filter find"),
        {QKeySequence(QStringLiteral("/")), QKeySequence(QKeySequence::Find)}, QStringLiteral("verb.filter"), this, [this] {
            m_filter->setFocus(Qt::ShortcutFocusReason);
            m_filter->selectAll();
        });
    add("customers.copy", "customers.command_copy", QStringLiteral("fuzhi copy"), {QKeySequence(QKeySequence::Copy)}, QStringLiteral("verb.copy"), m_table,
        [this] {
            QGuiApplication::clipboard()->setText(selectedLines());
            Q_EMIT said(qtTrId("customers.said_copied"));
        },
        nothingSelected);
    add("customers.open", "customers.command_open", QStringLiteral("dakai open"), {}, QStringLiteral("verb.open"), m_table,
        [this] { openRow(m_table->selectedRow()); }, nothingSelected);
    add("customers.reverse", "customers.command_reverse", QStringLiteral("paixu daoxu sort reverse"), {}, QStringLiteral("verb.sort"), this,
        [this] { m_list.sortBy(m_list.query().sortBy, !m_list.query().descending); });
    addGroupCommands();
    addListCommands();
}

void CustomersScreen::retranslate()
{
    m_title->setText(qtTrId("customers.title"));
    m_filter->setPlaceholderText(qtTrId("customers.filter_hint"));
    m_filter->setAccessibleName(qtTrId("customers.filter_name"));
    m_filter->setToolTip(qtTrId("customers.filter_tip"));
    m_more->setAccessibleName(qtTrId("customers.columns_name"));
    m_more->setToolTip(qtTrId("customers.columns_name"));
    m_exportButton->setText(qtTrId("customers.export"));
    m_exportButton->setAccessibleName(qtTrId("customers.export"));
    m_exportButton->setToolTip(bench().commands.tooltip(QStringLiteral("customers.export")));
    m_view->setToolTip(qtTrId("customers.views_tip"));
    m_viewName->setPlaceholderText(qtTrId("customers.view_name"));
    m_viewName->setAccessibleName(qtTrId("customers.view_name"));
    m_viewCancel->setText(qtTrId("customers.cancel"));
    m_viewCancel->setAccessibleName(qtTrId("customers.cancel"));
    showViewForm();
    showViews();
    m_bulk->retranslate();
    m_export->retranslate();
    m_import->setText(qtTrId("customers.import"));
    m_import->setAccessibleName(qtTrId("customers.import"));
    m_table->setAccessibleName(qtTrId("customers.table_name"));
    m_noData->set(qtTrId("customers.no_data"), qtTrId("customers.no_data_detail"), qtTrId("customers.import_mine"));
    m_loading->setText(qtTrId("customers.loading"));
    m_list.languageChanged();
    m_table->measure();
    showState();
}

void CustomersScreen::restyle()
{
    fitFilter();
    m_table->measure();
    m_table->viewport()->update();
}

void CustomersScreen::fitFilter()
{
    m_filter->setFixedWidth(std::clamp(width() / 4, theme().scaled(220), theme().scaled(340)));
}

void CustomersScreen::resizeEvent(QResizeEvent *event)
{
    Screen::resizeEvent(event);
    fitFilter();
}

QString CustomersScreen::title() const
{
    return qtTrId("customers.title");
}

void CustomersScreen::open(const widgets::Route &route)
{
    keepRoute(route);
    if (const auto id = route.uuid()) {
        if (const auto number = bench().reader.customerRow(*id); number.ok() && *number)
            m_current = **number;
    }
    if (!m_loaded) {
        m_loaded = true;
        readColumns();
        m_views.load();
        m_list.load();
    } else {
        m_list.model().refresh();   // "2 hours ago" has aged meanwhile
    }
}

widgets::Route CustomersScreen::route() const
{
    return widgets::Route{QStringLiteral("customers"), {}, {}};
}

std::optional<Uuid> CustomersScreen::customerInView() const
{
    const int row = m_table->selectedRow();
    return row < 0 || row >= m_list.model().rowCount() ? std::nullopt : std::optional(m_list.model().customer(row).id);
}

QList<QWidget *> CustomersScreen::panes() const
{
    QWidget *shown = m_stack->currentWidget();
    return {shown == m_table ? static_cast<QWidget *>(m_table) : shown, m_filter};
}

QWidget *CustomersScreen::firstFocus() const
{
    return m_list.state() == CustomerList::State::Shown || m_list.state() == CustomerList::State::Loading ? static_cast<QWidget *>(m_table) : m_filter;
}

void CustomersScreen::showState()
{
    switch (m_list.state()) {
    case CustomerList::State::Loading:
        m_stack->setCurrentWidget(m_loading);
        break;
    case CustomerList::State::NoData:
        m_stack->setCurrentWidget(m_noData);
        break;
    case CustomerList::State::FilterHidesAll:
        m_filteredOut->set(qtTrId("customers.filter_hides", m_list.hidden()), {}, qtTrId("customers.filter_clear"));
        m_stack->setCurrentWidget(m_filteredOut);
        break;
    case CustomerList::State::Failed:
        m_failed->show(widgets::InlineMessage::Kind::Error, qtTrId("customers.read_failed"), qtTrId("customers.read_failed_detail"));
        connect(m_failed->addAction(QStringLiteral("customers.retry"), qtTrId("customers.retry")), &QPushButton::clicked, &m_list, &CustomerList::load);
        m_stack->setCurrentIndex(m_stack->count() - 1);
        break;
    case CustomerList::State::Shown:
        m_stack->setCurrentWidget(m_table);
        break;
    }
    const bool any = m_list.state() == CustomerList::State::Shown || m_list.state() == CustomerList::State::FilterHidesAll;
    m_filter->setVisible(any);
    m_more->setVisible(any);
    m_view->setVisible(any);
    m_exportButton->setVisible(any);
    m_import->setVisible(any);
    if (!any)
        m_counts->setText({});
    else if (m_list.hidden() > 0)
        m_counts->setText(qtTrId("customers.counts_filtered").arg(m_list.shown()).arg(m_list.total()).arg(m_list.warned()));
    else
        m_counts->setText(qtTrId("customers.counts", m_list.total()).arg(m_list.warned()));
    applyColumns();
    showSortArrow();
    m_table->spanGroups();
    restoreSelection(m_shownQuery == m_list.query());
    m_shownQuery = m_list.query();
    m_desk->setTrail(m_list.model().order());
}

void CustomersScreen::noteSelection()
{
    const int row = m_table->selectedRow();
    m_chosen = m_table->selected();
    if (const std::int64_t number = m_list.model().numberOf(row))
        m_current = number;
    // Whom one stands on stays where it is on screen; where it is out of sight, what is in sight stays.
    const QRect place = row >= 0 ? m_table->visualRect(m_list.model().index(row, 0)) : QRect();
    const bool inSight = place.isValid() && place.top() >= 0 && place.bottom() <= m_table->viewport()->height();
    m_anchor = inSight ? std::optional(place.top()) : std::nullopt;
    m_scrolled = m_table->verticalScrollBar()->value();
    m_list.look(m_table->rowAt(0), m_table->rowAt(m_table->viewport()->height() - 1), m_current);
}

void CustomersScreen::restoreSelection(bool sameQuestion)
{
    int row = m_list.model().rowOf(m_current);
    const bool there = row >= 0;
    if (!there)
        row = 0;
    // Where rows stand together, the first row is the head of a group; one stands on the first customer below it.
    if (m_list.model().isGroup(row) && m_list.model().isGroupOpen(row))
        ++row;
    m_table->setAutoScroll(false);
    m_table->select(m_chosen, row);
    m_table->setAutoScroll(true);
    QScrollBar *bar = m_table->verticalScrollBar();
    if (there && m_anchor)
        bar->setValue(m_table->verticalHeader()->sectionPosition(row) - *m_anchor);
    else if (sameQuestion)
        bar->setValue(m_scrolled);
    else
        m_table->scrollTo(m_list.model().index(row, 0));
    m_list.look(m_table->rowAt(0), m_table->rowAt(m_table->viewport()->height() - 1), m_list.model().numberOf(row));
}

void CustomersScreen::openRow(int row)
{
    if (row < 0 || row >= m_list.model().rowCount())
        return;
    const CustomerRow &customer = m_list.model().customer(row);
    // It has not been read yet: one more press opens it.
    if (customer.id.isNull())
        return;
    m_desk->setTrail(m_list.model().order());
    m_current = customer.row;
    Q_EMIT navigate(widgets::Route::to(QStringLiteral("customer"), customer.id));
}

void CustomersScreen::showMenu(int row, int column, const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("customers.menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const char *id : {"customers.open", "customers.copy", "customers.bulk_edit"})
        menu->addAction(bench().commands.action(QString::fromLatin1(id)));
    addConditionAction(menu, row, column);
    menu->popup(at);
}

bool CustomersScreen::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_viewName && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        m_viewForm->hide();
        m_table->setFocus();
        return true;
    }
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            m_filter->clear();
            m_table->setFocus();
            return true;
        }
        if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            m_table->setFocus();
            return true;
        }
    }
    return Screen::eventFilter(watched, event);
}

} // namespace sinan::screens
