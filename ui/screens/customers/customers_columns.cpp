// Which columns the list shows and by which it is sorted: header, menu, and what is remembered of it.
#include "ui/screens/customers/customers_screen.h"

#include "ui/screens/customers/customer_table.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>

namespace sinan::screens {

namespace {

constexpr std::string_view columnsSetting = "customers.columns";
/// So many custom fields stand in the list before anybody chose; more would push the others out.
constexpr std::size_t customShownAtFirst = 3;

/// What people want on top when they sort by it for the first time: most, newest, gravest, A before B; texts from A to Z.
bool startsDescending(CustomerColumn column)
{
    switch (column) {
    case CustomerColumn::Stars:
    case CustomerColumn::Amount:
    case CustomerColumn::Warnings:
    case CustomerColumn::LastContact:
    case CustomerColumn::Card:
    case CustomerColumn::Stage:
        return true;
    default:
        return false;
    }
}

std::vector<ColumnId> offered(const std::vector<model::FieldDefinition> &fields)
{
    std::vector<ColumnId> all;
    for (int i = 0; i < builtInColumns; ++i)
        all.push_back(ColumnId{CustomerColumn(i), {}});
    for (const model::FieldDefinition &field : fields)
        all.push_back(ColumnId{CustomerColumn::Custom, field.name});
    return all;
}

/// Beside groupColumns, with "not at all" in front.
constexpr std::array<const char *, 1 + groupColumns.size()> groupCommands{"customers.group_not",   "customers.group_owner", "customers.group_region",
                                                                         "customers.group_stage", "customers.group_stars", "customers.group_industry",
                                                                         "customers.group_warnings"};
constexpr std::array<const char *, groupCommands.size()> groupTitles{
    "customers.command_group_not",   "customers.command_group_owner",    "customers.command_group_region",  "customers.command_group_stage",
    "customers.command_group_stars", "customers.command_group_industry", "customers.command_group_warnings"};

} // namespace

void CustomersScreen::addGroupCommands()
{
    for (std::size_t i = 0; i < groupCommands.size(); ++i) {
        widgets::Command command;
        command.id = QString::fromLatin1(groupCommands[i]);
        command.title = groupTitles[i];
        command.place = "customers.title";
        command.keywords = QStringLiteral("fenzu group by");
        command.run = [this, i] {
            m_list.groupBy(i == 0 ? std::nullopt : std::optional(groupColumns[i - 1]));
            showGroups();
            showViews();
        };
        bench().commands.add(std::move(command), this)->setCheckable(true);
    }
    showGroups();
}

void CustomersScreen::showGroups()
{
    for (std::size_t i = 0; i < groupCommands.size(); ++i) {
        const auto by = i == 0 ? std::nullopt : std::optional(groupColumns[i - 1]);
        bench().commands.action(QString::fromLatin1(groupCommands[i]))->setChecked(m_list.query().groupBy == by);
    }
}

void CustomersScreen::toggleGroup(int row)
{
    noteSelection();
    CustomerListModel &model = m_list.model();
    const store::CustomerGroup *group = model.groupOf(row);
    if (!group)
        return;
    const std::string value = group->value;
    model.setGroupOpen(row, !model.isGroupOpen(row));
    m_table->spanGroups();
    int head = 0;
    while (head < model.rowCount() && !(model.isGroup(head) && model.groupOf(head)->value == value))
        head += 1 + (model.isGroupOpen(head) ? int(model.groupOf(head)->count) : 0);
    m_table->selectRow(head);
}

void CustomersScreen::addConditionAction(QMenu *menu, int row, int column)
{
    if (column < 0 || column >= m_list.model().columnCount())
        return;
    const CustomerColumn by = m_list.model().columns()[std::size_t(column)].column;
    if (std::find(groupColumns.begin(), groupColumns.end(), by) == groupColumns.end())
        return;
    const CustomerRow &customer = m_list.model().customer(row);
    const bool zh = bench().language() == Language::Chinese;
    QString value = m_list.model().texts().cell(customer, ColumnId{by, {}});
    if (by == CustomerColumn::Warnings)
        value = customer.openWarnings() > 0 ? (zh ? QStringLiteral("有") : QStringLiteral("any")) : QString();
    const QString filter = withCondition(m_filter->text(), by, value, bench().language());
    const QString shown = filter.mid(filter.lastIndexOf(QLatin1Char(' ')) + 1);
    QAction *action = menu->addAction(qtTrId("customers.only_these").arg(value.isEmpty() || by == CustomerColumn::Warnings ? shown : value));
    action->setObjectName(QStringLiteral("customers.only"));
    action->setIcon(theme().icon(QStringLiteral("verb.filter")));
    connect(action, &QAction::triggered, this, [this, filter] { m_filter->setText(filter); });
}

void CustomersScreen::readColumns()
{
    if (auto stored = bench().reader.setting(columnsSetting); stored.ok() && *stored)
        m_shownColumns = QString::fromStdString(**stored).split(QLatin1Char(','), Qt::SkipEmptyParts);
}

void CustomersScreen::applyColumns()
{
    std::vector<ColumnId> shown;
    std::size_t custom = 0;
    for (const ColumnId &id : offered(m_list.customFields())) {
        const bool isCustom = id.column == CustomerColumn::Custom;
        const bool wanted = m_shownColumns.isEmpty() ? !isCustom || custom < customShownAtFirst : m_shownColumns.contains(id.toText());
        if (id.column == CustomerColumn::Name || wanted)
            shown.push_back(id);
        custom += isCustom ? 1 : 0;
    }
    if (shown != m_list.model().columns())
        m_list.model().setColumns(std::move(shown));
    m_table->measure();
}

void CustomersScreen::setColumnShown(const ColumnId &id, bool shown)
{
    noteSelection();
    if (m_shownColumns.isEmpty()) {
        for (const ColumnId &column : m_list.model().columns())
            m_shownColumns << column.toText();
    }
    if (shown)
        m_shownColumns << id.toText();
    else
        m_shownColumns.removeAll(id.toText());
    m_shownColumns.removeDuplicates();
    bench().store.writer().submitJob(
        [text = m_shownColumns.join(QLatin1Char(',')).toStdString()](store::Transaction &transaction) {
            return transaction.setSetting(columnsSetting, text);
        },
        this, [](const Result<void> &) {});
    showState();
}

void CustomersScreen::fillColumnMenu()
{
    m_columnMenu->clear();
    m_columnMenu->addSection(qtTrId("customers.menu_sort"));
    auto *orders = new QActionGroup(m_columnMenu);
    for (const ColumnId &id : m_list.model().columns()) {
        QAction *action = m_columnMenu->addAction(m_list.model().columnTitle(id));
        action->setObjectName(QStringLiteral("customers.sort.") + id.toText());
        action->setCheckable(true);
        action->setChecked(id == m_list.query().sortBy);
        orders->addAction(action);
        connect(action, &QAction::triggered, this, [this, id] { m_list.sortBy(id, startsDescending(id.column)); });
    }
    m_columnMenu->addAction(bench().commands.action(QStringLiteral("customers.reverse")));
    m_columnMenu->addSection(qtTrId("customers.menu_group"));
    for (const char *id : groupCommands)
        m_columnMenu->addAction(bench().commands.action(QString::fromLatin1(id)));
    m_columnMenu->addSection(qtTrId("customers.menu_columns"));
    for (const ColumnId &id : offered(m_list.customFields())) {
        if (id.column == CustomerColumn::Name)
            continue;
        QAction *action = m_columnMenu->addAction(m_list.model().columnTitle(id));
        action->setObjectName(QStringLiteral("customers.show.") + id.toText());
        action->setCheckable(true);
        action->setChecked(m_list.model().columnOf(id) >= 0);
        connect(action, &QAction::toggled, this, [this, id](bool shown) { setColumnShown(id, shown); });
    }
}

void CustomersScreen::sortByHeader(int section)
{
    if (section < 0 || section >= m_list.model().columnCount())
        return;
    const ColumnId id = m_list.model().columns()[std::size_t(section)];
    const bool again = id == m_list.query().sortBy;
    m_list.sortBy(id, again ? !m_list.query().descending : startsDescending(id.column));
    showSortArrow();
}

void CustomersScreen::showSortArrow()
{
    const int column = m_list.model().columnOf(m_list.query().sortBy);
    m_table->horizontalHeader()->setSortIndicator(column, m_list.query().descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

} // namespace sinan::screens
