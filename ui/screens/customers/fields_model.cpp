#include "ui/screens/customers/fields_model.h"

#include "app/base/money.h"
#include "ui/screens/customers/customer_words.h"

#include <cmath>

namespace sinan::screens {

using model::FieldType;

FieldsModel::FieldsModel(widgets::Workbench &bench, model::Collection collection, std::string mutation, std::string label, QObject *parent)
    : QAbstractTableModel(parent), m_bench(bench), m_mutation(std::move(mutation)), m_label(std::move(label)), m_editor(bench, collection)
{
    connect(&m_editor, &RowEditor::refused, this, [this](const QString &, const Error &error) {
        Q_EMIT problem(error.code == ErrorCode::Conflict ? qtTrId("customers.edit_conflict") : qtTrId("customers.edit_failed"));
    });
}

void FieldsModel::show(const model::Row &row, std::vector<FieldSpec> fields, const std::vector<model::Region> &regions, const std::string &subject)
{
    const bool sameFields = m_row.id == row.id && fields.size() == m_fields.size()
        && std::equal(fields.begin(), fields.end(), m_fields.begin(), [](const FieldSpec &a, const FieldSpec &b) { return a.name == b.name; });
    m_subject = subject;
    if (m_row.id != row.id) {
        m_drafts.clear();
        m_editor.setRow(row.id, row.version);
    } else {
        m_editor.seen(row.id, row.version);
    }
    if (sameFields) {
        // A reset would close an editor that is open at this moment.
        if (m_editor.busy())
            return;
        m_row = row;
        m_regions = regions;
        m_fields = std::move(fields);
        refresh();
        return;
    }
    beginResetModel();
    m_row = row;
    m_fields = std::move(fields);
    m_regions = regions;
    endResetModel();
}

void FieldsModel::refresh()
{
    if (!m_fields.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 1));
}

int FieldsModel::rowOf(const std::string &name) const
{
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        if (m_fields[i].name == name)
            return int(i);
    }
    return -1;
}

FieldContext FieldsModel::context() const
{
    return FieldContext{m_bench.language(), m_bench.calendar.dateOf(m_bench.clock.now()), &m_regions};
}

QList<std::pair<QString, QString>> FieldsModel::choices(int row) const
{
    const FieldSpec &spec = field(row);
    const Language language = m_bench.language();
    QList<std::pair<QString, QString>> result;
    if (spec.type == FieldType::Enumeration) {
        for (const model::Choice &choice : spec.choices)
            result.append({widgets::toQt(choice.name), widgets::labelText(choice.label, language)});
    } else if (spec.type == FieldType::Boolean) {
        result = {{QString(), qtTrId("customers.no_value")}, {QStringLiteral("true"), qtTrId("customers.yes")}, {QStringLiteral("false"), qtTrId("customers.no")}};
    } else if (spec.type == FieldType::Reference) {
        result.append({QString(), qtTrId("customers.no_value")});
        for (const model::Region &region : m_regions)
            result.append({QString::fromStdString(region.id.toString()), widgets::toQt(language == Language::Chinese || region.nameEn.empty() ? region.nameZh : region.nameEn)});
    }
    return result;
}

QString FieldsModel::reasonText(Refusal refusal) const
{
    switch (refusal) {
    case Refusal::Empty:
        return qtTrId("customers.refused_empty");
    case Refusal::NotANumber:
        return qtTrId("customers.refused_number");
    case Refusal::NotADate:
        return qtTrId("customers.refused_date");
    case Refusal::NotAChoice:
        return qtTrId("customers.refused_choice");
    case Refusal::TooLong:
        break;
    }
    return qtTrId("customers.refused_long");
}

void FieldsModel::changed(int row)
{
    Q_EMIT dataChanged(index(row, 0), index(row, 1));
}

bool FieldsModel::take(int row, const QString &typed)
{
    const FieldSpec &spec = field(row);
    Parsed parsed = parseTyped(spec, typed, context());
    if (parsed.refusal) {
        m_drafts[spec.name] = Draft{typed, *parsed.refusal};
        changed(row);
        return false;
    }
    m_drafts.erase(spec.name);
    if (spec.type == FieldType::Money && parsed.value.is_number()) {
        const std::string currency(model::textIn(m_row.at("currency")));
        const double scale = std::pow(10, minorDigits(currency.empty() ? "CNY" : currency));
        parsed.value = Json(std::int64_t(std::llround(parsed.value.get<double>() * scale)));
    }
    if (parsed.value == valueOf(spec, m_row) || (parsed.value.is_null() && editText(spec, m_row).isEmpty())) {
        changed(row);
        return true;
    }
    RowEditor::Edit edit;
    edit.mutation = m_mutation;
    edit.label = m_label;
    edit.labelArguments = Json{{"customer", m_subject}};
    edit.arguments = Json{{"id", m_row.id.toString()}};
    if (spec.custom) {
        edit.seenCustom[spec.name] = valueOf(spec, m_row);
        edit.arguments["custom"][spec.name] = parsed.value;
        if (!m_row.custom.is_object())
            m_row.custom = Json::object();
        m_row.custom[spec.name] = parsed.value;
    } else {
        edit.seen[spec.name] = m_row.at(spec.name);
        const auto &table = model::tableOf(m_row.collection);
        const auto &info = table.fields[*table.indexOf(spec.name)];
        // A text that is emptied stays a text: only cells that know nothing take nothing.
        if (parsed.value.is_null() && !info.nullable)
            parsed.value = model::cellToJson(info, model::emptyRow(m_row.collection).at(spec.name));
        edit.arguments["fields"][spec.name] = parsed.value;
        if (auto cell = model::cellFromJson(info, parsed.value); cell.ok())
            m_row.set(spec.name, *cell);
    }
    changed(row);
    m_editor.submit(std::move(edit));
    return true;
}

void FieldsModel::giveUp(int row)
{
    if (m_drafts.erase(field(row).name) > 0)
        changed(row);
}

int FieldsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_fields.size());
}

int FieldsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2;
}

QVariant FieldsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const FieldSpec &spec = field(index.row());
    const QString name = spec.title(m_bench.language());
    const auto draft = m_drafts.find(spec.name);
    const bool hasDraft = draft != m_drafts.end();
    if (role == LongRole)
        return spec.type == FieldType::LongText;
    if (index.column() == 0)
        return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? QVariant(name) : QVariant();
    const QString shown = hasDraft ? draft->second.text : shownText(spec, m_row, context());
    switch (role) {
    case Qt::DisplayRole:
        return shown;
    case Qt::EditRole:
        return hasDraft ? draft->second.text : editText(spec, m_row);
    case Qt::ToolTipRole:
        if (hasDraft)
            return reasonText(draft->second.refusal);
        if (spec.type == FieldType::Money && valueOf(spec, m_row).is_number())
            return widgets::toQt(format::moneyInFull(Money{valueOf(spec, m_row).get<std::int64_t>(), [this] {
                                                          const std::string currency(model::textIn(m_row.at("currency")));
                                                          return currency.empty() ? std::string("CNY") : currency;
                                                      }()}));
        return shown.isEmpty() ? qtTrId("customers.field_tip") : shown;
    case Qt::AccessibleTextRole:
        return qtTrId("customers.cell_accessible").arg(name, shown.isEmpty() ? qtTrId("customers.no_value") : shown);
    case DraftRole:
        return hasDraft;
    case ReasonRole:
        return hasDraft ? reasonText(draft->second.refusal) : QString();
    case EmptyRole:
        return shown.isEmpty();
    default:
        return {};
    }
}

bool FieldsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    return role == Qt::EditRole && index.column() == 1 && take(index.row(), value.toString());
}

Qt::ItemFlags FieldsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags base = Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return index.column() == 1 ? base | Qt::ItemIsSelectable | Qt::ItemIsEditable : base;
}

} // namespace sinan::screens
