#include "ui/screens/customers/customer_list_model.h"

#include "ui/screens/customers/customer_words.h"

namespace sinan::screens {

namespace {

/// So many pages are kept at most: some thousand rows.
constexpr std::size_t mostPages = 96;

const CustomerRow unreadRow;

bool isRightAligned(const ColumnId &id)
{
    return id.column == CustomerColumn::Amount;
}

} // namespace

CustomerListModel::CustomerListModel(const Clock &clock, const WorkCalendar &calendar, std::function<Language()> language, QObject *parent)
    : QAbstractTableModel(parent), m_clock(clock), m_calendar(calendar), m_language(std::move(language)),
      m_texts(m_language(), clock.now(), calendar), m_order(std::make_shared<store::CustomerOrder>())
{
    for (int i = 0; i < builtInColumns; ++i)
        m_columns.push_back(ColumnId{CustomerColumn(i), {}});
}

void CustomerListModel::show(std::shared_ptr<const store::CustomerOrder> order, std::optional<CustomerColumn> groupBy, CustomerPages pages,
                             std::vector<model::FieldDefinition> fields, std::vector<model::Region> regions)
{
    beginResetModel();
    if (groupBy != m_groupBy)
        m_folded.clear();
    m_order = std::move(order);
    m_groupBy = groupBy;
    m_pages = std::move(pages);
    m_cells.clear();
    m_texts = CustomerTexts(m_language(), m_clock.now(), m_calendar, std::move(fields), std::move(regions));
    arrangeGroups();
    endResetModel();
}

void CustomerListModel::arrangeGroups()
{
    m_heads.clear();
    m_rows = int(m_order->rows.size());
    if (m_order->groups.empty())
        return;
    int row = 0;
    for (const store::CustomerGroup &group : m_order->groups) {
        m_heads.push_back(row);
        row += 1 + (m_folded[group.value] ? 0 : int(group.count));
    }
    m_rows = row;
}

void CustomerListModel::addPages(CustomerPages pages)
{
    for (auto &[number, rows] : pages) {
        m_pages[number] = std::move(rows);
        const int from = rowAt(number * rowsAPage);
        const std::size_t last = std::min((number + 1) * rowsAPage, m_order->rows.size());
        const int to = last > 0 ? rowAt(last - 1) : -1;
        // A page may reach over folded groups.
        if (m_rows > 0)
            Q_EMIT dataChanged(index(std::clamp(from, 0, m_rows - 1), 0), index(std::clamp(to, 0, m_rows - 1), columnCount() - 1));
    }
    dropFarPages();
}

void CustomerListModel::dropFarPages()
{
    while (m_pages.size() > mostPages) {
        const auto distance = [this](std::size_t page) { return page > m_lastLooked ? page - m_lastLooked : m_lastLooked - page; };
        const auto far = std::max_element(m_pages.begin(), m_pages.end(),
                                          [&](const auto &a, const auto &b) { return distance(a.first) < distance(b.first); });
        for (const CustomerRow &row : far->second)
            m_cells.erase(row.row);
        m_pages.erase(far);
    }
}

void CustomerListModel::setColumns(std::vector<ColumnId> columns)
{
    beginResetModel();
    m_columns = std::move(columns);
    m_cells.clear();
    endResetModel();
}

int CustomerListModel::columnOf(const ColumnId &id) const
{
    const auto found = std::find(m_columns.begin(), m_columns.end(), id);
    return found == m_columns.end() ? -1 : int(found - m_columns.begin());
}

CustomerListModel::Place CustomerListModel::placeOf(int row) const
{
    if (m_heads.empty())
        return {false, 0, std::size_t(row)};
    const auto group = std::size_t(std::upper_bound(m_heads.begin(), m_heads.end(), row) - m_heads.begin()) - 1;
    if (m_heads[group] == row)
        return {true, group, 0};
    return {false, group, m_order->groups[group].from + std::size_t(row - m_heads[group] - 1)};
}

int CustomerListModel::rowAt(std::size_t place) const
{
    if (m_heads.empty())
        return int(place);
    const auto &groups = m_order->groups;
    const auto after = std::upper_bound(groups.begin(), groups.end(), place, [](std::size_t at, const auto &group) { return at < group.from; });
    const auto group = std::size_t(after - groups.begin()) - 1;
    const auto folded = m_folded.find(groups[group].value);
    return folded != m_folded.end() && folded->second ? m_heads[group] : m_heads[group] + 1 + int(place - groups[group].from);
}

bool CustomerListModel::isGroup(int row) const
{
    return row >= 0 && row < m_rows && placeOf(row).head;
}

const store::CustomerGroup *CustomerListModel::groupOf(int row) const
{
    return m_heads.empty() || row < 0 || row >= m_rows ? nullptr : &m_order->groups[placeOf(row).group];
}

bool CustomerListModel::isGroupOpen(int row) const
{
    const store::CustomerGroup *group = groupOf(row);
    const auto folded = group ? m_folded.find(group->value) : m_folded.end();
    return folded == m_folded.end() || !folded->second;
}

void CustomerListModel::setGroupOpen(int row, bool open)
{
    const store::CustomerGroup *group = groupOf(row);
    if (!group || isGroupOpen(row) == open)
        return;
    beginResetModel();
    m_folded[group->value] = !open;
    arrangeGroups();
    endResetModel();
}

QString CustomerListModel::groupTitle(const store::CustomerGroup &group) const
{
    const QString value = m_groupBy ? m_texts.groupValue(*m_groupBy, group.value) : QString();
    if (!value.isEmpty())
        return value;
    return m_groupBy == CustomerColumn::Warnings ? qtTrId("customers.group_quiet") : qtTrId("customers.group_none");
}

const CustomerRow &CustomerListModel::customer(int row) const
{
    if (row < 0 || row >= m_rows)
        return unreadRow;
    const Place place = placeOf(row);
    if (place.head)
        return unreadRow;
    m_lastLooked = place.at / rowsAPage;
    const auto page = m_pages.find(m_lastLooked);
    if (page == m_pages.end()) {
        Q_EMIT pageMissing(m_lastLooked);
        return unreadRow;
    }
    const std::size_t at = place.at % rowsAPage;
    return at < page->second.size() ? page->second[at] : unreadRow;
}

int CustomerListModel::rowOf(const Uuid &id) const
{
    for (const auto &[number, rows] : m_pages) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i].id == id && !id.isNull())
                return rowAt(number * rowsAPage + i);
        }
    }
    return -1;
}

int CustomerListModel::rowOf(std::int64_t number) const
{
    const auto found = std::find(m_order->rows.begin(), m_order->rows.end(), number);
    return found == m_order->rows.end() ? -1 : rowAt(std::size_t(found - m_order->rows.begin()));
}

std::int64_t CustomerListModel::numberOf(int row) const
{
    if (row < 0 || row >= m_rows)
        return 0;
    const Place place = placeOf(row);
    return place.head ? 0 : m_order->rows[place.at];
}

std::vector<std::size_t> CustomerListModel::pagesOf(int from, int to) const
{
    std::vector<std::size_t> pages;
    for (int row = std::max(from, 0); row <= std::min(to, m_rows - 1); ++row) {
        const Place place = placeOf(row);
        if (!place.head && (pages.empty() || pages.back() != place.at / rowsAPage))
            pages.push_back(place.at / rowsAPage);
    }
    return pages;
}

void CustomerListModel::refresh()
{
    m_texts = CustomerTexts(m_language(), m_clock.now(), m_calendar, m_texts.fields(), m_texts.regions());
    m_cells.clear();
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int CustomerListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int CustomerListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

Qt::ItemFlags CustomerListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    // The head of a group can be stood on, but nothing is done to it with the selected rows.
    return isGroup(index.row()) ? Qt::ItemIsEnabled | Qt::ItemNeverHasChildren : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

QVariant CustomerListModel::groupData(const store::CustomerGroup &group, int role) const
{
    const QString detail = group.warned > 0 ? qtTrId("customers.group_detail_warned", int(group.count)).arg(group.warned)
                                            : qtTrId("customers.group_detail", int(group.count));
    switch (role) {
    case Qt::DisplayRole:
    case GroupRole:
        return groupTitle(group);
    case GroupDetailRole:
        return detail;
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return qtTrId("customers.group_spoken").arg(groupTitle(group), detail);
    default:
        return {};
    }
}

QVariant CustomerListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows)
        return {};
    const Place place = placeOf(index.row());
    if (place.head && role == Qt::DisplayRole && index.column() > 0)
        return {};
    if (place.head)
        return role == GroupOpenRole ? QVariant(isGroupOpen(index.row())) : groupData(m_order->groups[place.group], role);
    const ColumnId &id = m_columns[std::size_t(index.column())];
    if (role == ColumnRole)
        return int(id.column);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isRightAligned(id) ? Qt::AlignRight : Qt::AlignLeft));
    if (role == GroupRole)
        return {};
    const CustomerRow &row = customer(index.row());
    if (row.row == 0)
        return {};
    const auto text = [&] {
        QStringList &cells = m_cells[row.row];
        if (cells.isEmpty()) {
            for (const ColumnId &column : m_columns)
                cells << m_texts.cell(row, column);
        }
        return cells[index.column()];
    };
    switch (role) {
    case Qt::DisplayRole:
        return text();
    case Qt::ToolTipRole:
        return m_texts.toolTip(row, id);
    case Qt::AccessibleTextRole:
        return qtTrId("customers.cell_accessible").arg(columnTitle(id), text().isEmpty() ? qtTrId("customers.no_value") : text());
    case IdRole:
        return QString::fromStdString(row.id.toString());
    case SeverityCountsRole:
        return row.openWarnings() > 0 ? QVariant(QVariantList{row.warnings[0], row.warnings[1], row.warnings[2], row.warnings[3]}) : QVariant();
    case ClockRole:
        return row.earliestDue ? widgets::toQt(format::remaining(*row.earliestDue - m_clock.now(), m_language())) : QString();
    case ClockColorRole:
        return int(row.earliestDue ? widgets::deadlineRole(*row.earliestDue, m_clock.now()) : theme::ColorRole::Text2);
    default:
        return {};
    }
}

QVariant CustomerListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const ColumnId &id = m_columns[std::size_t(section)];
    if (role == Qt::DisplayRole)
        return columnTitle(id);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isRightAligned(id) ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

} // namespace sinan::screens
