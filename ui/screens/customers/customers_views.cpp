// Views that are kept under a name, what is done to all selected customers, and the list as a file.
#include "ui/screens/customers/customers_screen.h"

#include "ui/screens/customers/bulk_form.h"
#include "ui/screens/customers/customer_table.h"
#include "ui/screens/customers/export_strip.h"

#include <QBoxLayout>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QItemSelectionModel>
#include <QMenu>
#include <QPushButton>
#include <QStandardPaths>
#include <QToolButton>

namespace sinan::screens {

using theme::Space;

namespace {

constexpr int viewKeys = 9;
constexpr int longestViewName = 40;
/// More lines than that are a table, not a message: 导出 is for them.
constexpr qsizetype mostCopied = 200;

QString viewCommand(int number)
{
    return QStringLiteral("customers.view_%1").arg(number);
}

/// Where people look for what they have saved.
QString exportFolder()
{
    for (const auto place : {QStandardPaths::DocumentsLocation, QStandardPaths::HomeLocation}) {
        const QString folder = QStandardPaths::writableLocation(place);
        if (!folder.isEmpty() && QDir(folder).exists())
            return folder;
    }
    return QDir::currentPath();
}

} // namespace

void CustomersScreen::buildForms()
{
    m_viewForm = new QWidget(this);
    m_viewForm->setObjectName(QStringLiteral("customers.view_form"));
    m_viewName = new QLineEdit(m_viewForm);
    m_viewName->setObjectName(QStringLiteral("customers.view_name"));
    m_viewName->setFixedWidth(theme().scaled(240));
    m_viewName->installEventFilter(this);
    m_viewSave = new QPushButton(m_viewForm);
    m_viewSave->setObjectName(QStringLiteral("customers.view_keep"));
    m_viewSave->setProperty("primary", true);
    m_viewCancel = new QPushButton(m_viewForm);
    m_viewCancel->setObjectName(QStringLiteral("customers.view_cancel"));
    auto *row = new QHBoxLayout(m_viewForm);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme().space(Space::Small));
    for (QWidget *part : {static_cast<QWidget *>(m_viewName), static_cast<QWidget *>(m_viewSave), static_cast<QWidget *>(m_viewCancel)})
        row->addWidget(part);
    row->addStretch();
    m_viewForm->hide();
    m_bulk = new BulkForm(bench(), m_desk->reader(), this);
    m_export = new ExportStrip(bench(), this);
    connect(m_viewName, &QLineEdit::textChanged, this, &CustomersScreen::showViewForm);
    connect(m_viewName, &QLineEdit::returnPressed, this, &CustomersScreen::keepView);
    connect(m_viewSave, &QPushButton::clicked, this, &CustomersScreen::keepView);
    connect(m_viewCancel, &QPushButton::clicked, m_viewForm, &QWidget::hide);
    connect(m_bulk, &BulkForm::said, this, &CustomersScreen::said);
    connect(m_bulk, &BulkForm::closed, m_table, [this] { m_table->setFocus(); });
    connect(m_export, &ExportStrip::said, this, &CustomersScreen::said);
}

QString CustomersScreen::selectedLines() const
{
    QStringList lines;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.size() <= 1 || rows.size() > mostCopied)
        return m_list.model().line(m_table->selectedRow());
    std::vector<int> numbers;
    for (const QModelIndex &index : rows)
        numbers.push_back(index.row());
    std::sort(numbers.begin(), numbers.end());
    for (const int row : numbers) {
        if (const QString line = m_list.model().line(row); m_list.model().customer(row).row != 0)
            lines << line;
    }
    return lines.join(QLatin1Char('\n'));
}

CustomerLook CustomersScreen::look() const
{
    const CustomerQuery &query = m_list.query();
    return {query.filter, query.sortBy, query.descending, query.groupBy, m_shownColumns};
}

void CustomersScreen::show(const CustomerLook &look)
{
    {
        const QSignalBlocker quiet(m_filter);
        m_filter->setText(look.filter);
    }
    noteSelection();
    m_shownColumns = look.columns;
    m_list.ask(look.filter, look.sortBy, look.descending, look.groupBy);
    applyColumns();
    restoreSelection(true);
    showGroups();
    showViews();
}

void CustomersScreen::addViewCommands()
{
    // Commands of views come and go with them; their numbers are their keys.
    for (int number = 1; number <= int(CustomerViews::mostViews); ++number) {
        const QString id = viewCommand(number);
        if (number > int(m_views.all().size())) {
            delete bench().commands.action(id);
            continue;
        }
        const model::SavedView &view = m_views.all()[std::size_t(number - 1)];
        widgets::Command command;
        command.id = id;
        command.title = "customers.command_view";
        command.place = "customers.title";
        command.name = QString::fromStdString(view.name);
        command.keywords = QStringLiteral("shitu view");
        if (number <= viewKeys)
            command.shortcuts = {QKeySequence(QStringLiteral("Alt+%1").arg(number))};
        command.icon = QStringLiteral("verb.filter");
        command.run = [this, look = CustomerViews::lookOf(view)] { show(look); };
        bench().commands.add(std::move(command), this);
    }
    showViews();
}

void CustomersScreen::showViews()
{
    const model::SavedView *now = m_views.matching(look());
    m_view->setText(now ? QString::fromStdString(now->name) : qtTrId("customers.views"));
    m_view->setAccessibleName(now ? qtTrId("customers.view_now").arg(QString::fromStdString(now->name)) : qtTrId("customers.views"));
}

void CustomersScreen::fillViewMenu()
{
    m_viewMenu->clear();
    const model::SavedView *now = m_views.matching(look());
    QAction *all = m_viewMenu->addAction(bench().commands.action(QStringLiteral("customers.view_all"))->text());
    all->setObjectName(QStringLiteral("customers.views.all"));
    connect(all, &QAction::triggered, bench().commands.action(QStringLiteral("customers.view_all")), &QAction::trigger);
    for (std::size_t i = 0; i < m_views.all().size(); ++i) {
        const model::SavedView &view = m_views.all()[i];
        QAction *action = m_viewMenu->addAction(QString::fromStdString(view.name).replace(QLatin1Char('&'), QStringLiteral("&&")));
        action->setObjectName(QStringLiteral("customers.views.%1").arg(i + 1));
        action->setCheckable(true);
        action->setChecked(now == &view);
        if (i < viewKeys)
            action->setShortcut(QKeySequence(QStringLiteral("Alt+%1").arg(i + 1)));
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, [this, look = CustomerViews::lookOf(view)] { show(look); });
    }
    m_viewMenu->addSeparator();
    m_viewMenu->addAction(bench().commands.action(QStringLiteral("customers.view_save")));
    if (m_views.all().empty())
        return;
    QMenu *remove = m_viewMenu->addMenu(qtTrId("customers.view_remove"));
    remove->setObjectName(QStringLiteral("customers.views.remove"));
    for (const model::SavedView &view : m_views.all()) {
        QAction *action = remove->addAction(QString::fromStdString(view.name).replace(QLatin1Char('&'), QStringLiteral("&&")));
        connect(action, &QAction::triggered, &m_views, [this, id = view.id] { m_views.remove(id); });
    }
}

void CustomersScreen::nameView()
{
    const model::SavedView *now = m_views.matching(look());
    m_viewName->setText(now ? QString::fromStdString(now->name) : m_lastView);
    m_viewName->setMaxLength(longestViewName);
    m_viewForm->show();
    m_viewName->setFocus(Qt::ShortcutFocusReason);
    m_viewName->selectAll();
    // What is typed over an existing name replaces that view: the button says so.
    showViewForm();
}

void CustomersScreen::showViewForm()
{
    const QString name = m_viewName->text().trimmed();
    m_viewSave->setEnabled(!name.isEmpty());
    m_viewSave->setText(m_views.named(name) ? qtTrId("customers.view_replace") : qtTrId("customers.view_keep"));
    m_viewSave->setAccessibleName(m_viewSave->text());
}

void CustomersScreen::keepView()
{
    const QString name = m_viewName->text().trimmed();
    if (name.isEmpty())
        return;
    m_lastView = name;
    m_viewForm->hide();
    m_views.save(name, look());
    m_table->setFocus();
}

void CustomersScreen::askExport()
{
    auto *dialog = new QFileDialog(window(), qtTrId("customers.export_title"), exportFolder());
    dialog->setObjectName(QStringLiteral("customers.export_dialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString workbook = qtTrId("customers.export_xlsx");
    const QString text = qtTrId("customers.export_csv");
    dialog->setNameFilters({workbook, text});
    dialog->setDefaultSuffix(QStringLiteral("xlsx"));
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog, text](const QString &filter) { dialog->setDefaultSuffix(filter == text ? QStringLiteral("csv") : QStringLiteral("xlsx")); });
    const QString day = QString::fromStdString(toIso(bench().calendar.dateOf(bench().clock.now())));
    dialog->selectFile(qtTrId("customers.export_file").arg(day));
    connect(dialog, &QFileDialog::fileSelected, this, &CustomersScreen::exportTo);
    dialog->open();
}

void CustomersScreen::exportTo(const QString &path)
{
    const CustomerListModel &model = m_list.model();
    const bool csv = path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive) || path.endsWith(QLatin1String(".txt"), Qt::CaseInsensitive);
    m_export->start({path, csv ? bridge::TableFormat::Csv : bridge::TableFormat::Xlsx, model.order(), model.columns(),
                     CustomerTexts(bench().language(), bench().clock.now(), bench().calendar, model.texts().fields(), model.texts().regions())});
}

void CustomersScreen::addListCommands()
{
    const auto add = [this](const char *id, const char *title, const QString &keywords, const QList<QKeySequence> &keys, const QString &icon,
                            std::function<void()> run, std::function<QString()> whyNot = {}) {
        widgets::Command command;
        command.id = QString::fromLatin1(id);
        command.title = title;
        command.place = "customers.title";
        command.keywords = keywords;
        command.shortcuts = keys;
        command.icon = icon;
        command.run = std::move(run);
        command.whyNot = std::move(whyNot);
        bench().commands.add(std::move(command), this);
    };
    const auto nothingShown = [this] { return m_list.shown() == 0 ? qtTrId("customers.why_nothing_shown") : QString(); };
    add("customers.export", "customers.command_export", QStringLiteral("daochu excel csv xlsx save download"),
        {QKeySequence(QStringLiteral("Ctrl+Shift+E"))}, QStringLiteral("verb.export"), [this] { askExport(); }, [this, nothingShown] {
            return m_export->work().isRunning() ? qtTrId("customers.why_exporting") : nothingShown();
        });
    add("customers.bulk_edit", "customers.command_bulk", QStringLiteral("piliang xiugai plgg bulk edit change"), {QKeySequence(Qt::Key_F2)},
        QStringLiteral("verb.note"), [this] { m_bulk->start(m_table->selected(), m_list.model().texts()); },
        [this] { return m_table->selected().empty() ? qtTrId("customers.why_nothing_selected") : QString(); });
    add("customers.select_all", "customers.command_select_all", QStringLiteral("quanxuan select all"), {QKeySequence(QKeySequence::SelectAll)}, {},
        [this] { m_table->selectAll(); }, nothingShown);
    add("customers.view_save", "customers.command_view_save", QStringLiteral("baocun shitu save view"), {QKeySequence(QKeySequence::Save)},
        QStringLiteral("verb.save"), [this] { nameView(); });
    add("customers.view_all", "customers.command_view_all", QStringLiteral("quanbu kehu shitu all view reset"), {QKeySequence(QStringLiteral("Alt+0"))}, {},
        [this] { show(CustomerLook{}); });
    add("customers.group", "customers.command_group", QStringLiteral("fenzu group by"), {QKeySequence(QStringLiteral("Ctrl+G"))}, QStringLiteral("mark.rows"), [this] {
        fillColumnMenu();
        m_columnMenu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
        m_columnMenu->setActiveAction(bench().commands.action(QStringLiteral("customers.group_owner")));
    });
}

} // namespace sinan::screens
