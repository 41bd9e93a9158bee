#include "ui/screens/customers/customer_list_model.h"

#include "ui/screens/customers/customer_words.h"

namespace sinan::screens {

namespace {

constexpr std::array<const char *, builtInColumns> columnTitles{
    "customers.column_name",  "customers.column_stars",  "customers.column_industry", "customers.column_region",       "customers.column_owner",
    "customers.column_stage", "customers.column_amount", "customers.column_warnings", "customers.column_last_contact", "customers.column_card"};

bool isRightAligned(const ColumnId &id)
{
    return id.column == CustomerColumn::Amount;
}

} // namespace

CustomerListModel::CustomerListModel(const Clock &clock, const WorkCalendar &calendar, std::function<Language()> language, QObject *parent)
    : QAbstractTableModel(parent), m_clock(clock), m_calendar(calendar), m_language(std::move(language)),
      m_snapshot(std::make_shared<CustomerSnapshot>())
{
    for (int i = 0; i < builtInColumns; ++i)
        m_columns.push_back(ColumnId{CustomerColumn(i), {}});
    m_industries = industryWords();
}

void CustomerListModel::show(std::shared_ptr<const CustomerSnapshot> snapshot, std::vector<int> order)
{
    beginResetModel();
    m_snapshot = std::move(snapshot);
    m_order = std::move(order);
    endResetModel();
}

void CustomerListModel::setColumns(std::vector<ColumnId> columns)
{
    beginResetModel();
    m_columns = std::move(columns);
    endResetModel();
}

int CustomerListModel::columnOf(const ColumnId &id) const
{
    const auto found = std::find(m_columns.begin(), m_columns.end(), id);
    return found == m_columns.end() ? -1 : int(found - m_columns.begin());
}

int CustomerListModel::rowOf(const Uuid &id) const
{
    for (std::size_t i = 0; i < m_order.size(); ++i) {
        if (m_snapshot->rows[std::size_t(m_order[i])].id == id)
            return int(i);
    }
    return -1;
}

std::vector<Uuid> CustomerListModel::ids() const
{
    std::vector<Uuid> result;
    result.reserve(m_order.size());
    for (const int index : m_order)
        result.push_back(m_snapshot->rows[std::size_t(index)].id);
    return result;
}

void CustomerListModel::refresh()
{
    m_industries = industryWords();
    if (!m_order.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int CustomerListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

int CustomerListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

Qt::ItemFlags CustomerListModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

QString CustomerListModel::columnTitle(const ColumnId &id) const
{
    if (id.column != CustomerColumn::Custom)
        return qtTrId(columnTitles[std::size_t(id.column)]);
    for (const model::FieldDefinition &field : m_snapshot->fields) {
        if (field.name == id.custom)
            return widgets::labelText(model::Label{field.labelZh, field.labelEn.empty() ? field.labelZh : field.labelEn}, m_language());
    }
    return widgets::toQt(id.custom);
}

QString CustomerListModel::warningWords(const CustomerRow &row) const
{
    QStringList parts;
    for (std::size_t i = 4; i-- > 0;) {
        if (row.warnings[i] > 0)
            parts << qtTrId("customers.severity_count").arg(theme::severityWord(widgets::severityOf(model::Severity(i)))).arg(row.warnings[i]);
    }
    return parts.join(qtTrId("customers.list_comma"));
}

QString CustomerListModel::customText(const CustomerRow &row, const std::string &name) const
{
    const Json &value = memberOrNull(row.custom, name);
    if (value.is_null())
        return {};
    if (value.is_boolean())
        return value.get<bool>() ? qtTrId("customers.yes") : qtTrId("customers.no");
    if (value.is_number_integer())
        return widgets::toQt(format::integer(value.get<std::int64_t>()));
    if (value.is_number())
        return widgets::toQt(format::decimal(value.get<double>()));
    if (!value.is_string())
        return widgets::toQt(dumpJson(value));
    const std::string text = value.get<std::string>();
    for (const model::FieldDefinition &field : m_snapshot->fields) {
        if (field.name == name && field.type == "date") {
            if (const auto date = parseDate(text))
                return dateText(date, m_calendar.dateOf(m_clock.now()), m_language());
        }
    }
    return widgets::toQt(text);
}

QString CustomerListModel::textOf(const CustomerRow &row, const ColumnId &id) const
{
    const Language language = m_language();
    const bool zh = language == Language::Chinese;
    const UtcTime now = m_clock.now();
    switch (id.column) {
    case CustomerColumn::Name:
        return zh || row.nameEn.isEmpty() ? row.name : row.nameEn;
    case CustomerColumn::Stars:
        return row.stars == model::Stars::Unknown ? QString() : widgets::toQt(nameOf(row.stars));
    case CustomerColumn::Industry:
        return m_industries.value(row.industry, row.industry);
    case CustomerColumn::Region:
        return zh ? row.regionZh : row.regionEn;
    case CustomerColumn::Owner:
        return row.owner;
    case CustomerColumn::Stage:
        return row.stage ? widgets::labelText(labelOf(*row.stage), language) : QString();
    case CustomerColumn::Amount:
        return row.amount ? widgets::toQt(format::money(*row.amount, language)) : QString();
    case CustomerColumn::Warnings:
        return warningWords(row);
    case CustomerColumn::LastContact:
        return row.lastContact ? widgets::toQt(format::ago(*row.lastContact, now, m_calendar, language)) : QString();
    case CustomerColumn::Card:
        return row.cardUpdated ? widgets::toQt(format::ago(*row.cardUpdated, now, m_calendar, language)) : qtTrId("customers.card_empty");
    case CustomerColumn::Custom:
        return customText(row, id.custom);
    }
    return {};
}

QString CustomerListModel::toolTipOf(const CustomerRow &row, const ColumnId &id) const
{
    const Language language = m_language();
    const UtcTime now = m_clock.now();
    switch (id.column) {
    case CustomerColumn::Name:
        return row.nameEn.isEmpty() ? row.name : qtTrId("customers.two_names").arg(row.name, row.nameEn);
    case CustomerColumn::Amount:
        return row.amount ? widgets::toQt(format::moneyInFull(*row.amount)) : QString();
    case CustomerColumn::LastContact:
        return row.lastContact ? widgets::toQt(format::dateTime(*row.lastContact, now, m_calendar, language)) : qtTrId("customers.never_contacted");
    case CustomerColumn::Card:
        return row.cardUpdated ? widgets::toQt(format::dateTime(*row.cardUpdated, now, m_calendar, language)) : QString();
    case CustomerColumn::Warnings:
        return row.earliestDue ? widgets::toQt(format::dateTime(*row.earliestDue, now, m_calendar, language)) : QString();
    default:
        return textOf(row, id);
    }
}

QVariant CustomerListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const CustomerRow &row = customer(index.row());
    const ColumnId &id = m_columns[std::size_t(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return textOf(row, id);
    case Qt::ToolTipRole:
        return toolTipOf(row, id);
    case Qt::AccessibleTextRole:
        return qtTrId("customers.cell_accessible").arg(columnTitle(id), textOf(row, id).isEmpty() ? qtTrId("customers.no_value") : textOf(row, id));
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isRightAligned(id) ? Qt::AlignRight : Qt::AlignLeft));
    case IdRole:
        return QString::fromStdString(row.id.toString());
    case ColumnRole:
        return int(id.column);
    case SeverityCountsRole:
        return QVariantList{row.warnings[0], row.warnings[1], row.warnings[2], row.warnings[3]};
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

QString CustomerListModel::line(int row) const
{
    const CustomerRow &entry = customer(row);
    QStringList parts{textOf(entry, ColumnId{CustomerColumn::Name, {}})};
    const auto add = [&parts](const QString &part) {
        if (!part.isEmpty())
            parts << part;
    };
    add(textOf(entry, ColumnId{CustomerColumn::Stars, {}}));
    const QString stage = textOf(entry, ColumnId{CustomerColumn::Stage, {}});
    const QString amount = textOf(entry, ColumnId{CustomerColumn::Amount, {}});
    add((stage + QLatin1Char(' ') + amount).trimmed());
    if (entry.openWarnings() > 0)
        add(qtTrId("customers.line_warnings").arg(warningWords(entry)));
    if (!entry.owner.isEmpty())
        add(qtTrId("customers.line_owner").arg(entry.owner));
    return parts.join(QStringLiteral(" · "));
}

} // namespace sinan::screens
