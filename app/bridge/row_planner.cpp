#include "app/bridge/row_planner.h"

#include "app/base/utf8.h"
#include "app/bridge/text_input.h"
#include "app/mutations/derived_ids.h"

namespace sinan::bridge {

using model::Collection;
using model::FieldType;
using model::Value;
using Fate = RowPreview::Fate;

namespace {

constexpr std::size_t shownRows = 200;
constexpr std::size_t mostNewRegions = 60;
constexpr std::size_t longestRegion = 20; ///< code points

bool isEmptyValue(const Value *value)
{
    return !value || model::isNull(*value) || (std::holds_alternative<std::string>(*value) && model::textIn(*value).empty());
}

std::uint16_t indexOf(Collection collection, std::string_view field)
{
    return std::uint16_t(*model::tableOf(collection).indexOf(field));
}

} // namespace

const Value *PlannedRow::valueOf(std::string_view field) const
{
    const auto index = indexOf(collection, field);
    for (const auto &[at, value] : cells) {
        if (at == index)
            return &value;
    }
    return nullptr;
}

std::string PlannedRow::textOf(std::string_view field) const
{
    const Value *value = valueOf(field);
    return value ? std::string(model::textIn(*value)) : std::string();
}

void PlannedRow::set(std::string_view field, Value value)
{
    const auto index = indexOf(collection, field);
    for (auto &[at, stored] : cells) {
        if (at == index) {
            stored = std::move(value);
            return;
        }
    }
    cells.emplace_back(index, std::move(value));
}

Json toChunkRow(const PlannedRow &row)
{
    Json json{{"id", row.id.toString()}};
    const auto &fields = model::tableOf(row.collection).fields;
    for (const auto &[index, value] : row.cells)
        json[std::string(fields[index].name)] = model::cellToJson(fields[index], value);
    if (row.custom.is_object() && !row.custom.empty())
        json["custom"] = row.custom;
    return json;
}

RowPlanner::RowPlanner(PlanContext &context, TablePreview &table, std::vector<Join> joins)
    : m_context(context), m_table(table), m_collection(*table.collection),
      m_conversion{context.library, context.calendar, context.options->currency}, m_parts{*table.collection},
      m_joins(std::move(joins))
{
    // Customers are settled before the contact or deal beside them.
    for (const Collection side : {Collection::Customer, Collection::Contact, Collection::Opportunity, Collection::Interaction}) {
        for (const auto &preview : table.columns) {
            if (side != m_collection && m_parts.back() != side && fieldOf(preview.target, m_collection) &&
                collectionOf(preview.target, m_collection) == side)
                m_parts.push_back(side);
        }
    }
    for (std::size_t i = 1; i < m_parts.size(); ++i)
        table.sides.emplace_back(m_parts[i], Counts{});
    for (const auto &preview : table.columns) {
        Column column;
        column.target = preview.target;
        column.field = fieldOf(preview.target, m_collection);
        if (column.field) {
            const Collection owner = collectionOf(preview.target, m_collection);
            column.part = std::size_t(std::find(m_parts.begin(), m_parts.end(), owner) - m_parts.begin());
            column.index = indexOf(owner, column.field->name);
            column.key = std::string(model::tableOf(owner).info.name) + "." + std::string(column.field->name);
            if (column.field->references == "customer") {
                m_customerColumn = m_columns.size();
                m_customerByNumber = context.library->isNumberHeader(preview.header);
            } else if (column.field->references == "opportunity")
                m_opportunityColumn = m_columns.size();
        }
        if (preview.target.kind == Target::Kind::NewCustom)
            column.customType = preview.customType;
        for (const auto &custom : context.mapper->customFields) {
            if (preview.target.kind == Target::Kind::Custom && custom.collection == model::tableOf(m_collection).info.name &&
                custom.name == preview.target.name)
                column.customType = custom.type;
        }
        m_turns = m_turns || (m_collection == Collection::Interaction && preview.target.kind == Target::Kind::Talk &&
                              preview.target.name == "key");
        m_columns.push_back(std::move(column));
    }
    m_channel = "note";
    if (m_collection == Collection::Interaction) {
        const bool rated =
            std::any_of(m_columns.begin(), m_columns.end(), [](const Column &column) { return column.target.name == "rating"; });
        m_channel = context.library->channelIn(table.file + " " + table.sheet)
                        .value_or(m_turns ? "chat"
                                  : rated ? "feedback"
                                          : "note");
    }
}

void RowPlanner::refuse(const TableRow &row, std::size_t column, const std::string &value, Message reason, Message mend)
{
    if (column < m_table.columns.size())
        ++m_table.columns[column].refused;
    if (m_table.issues.size() >= std::size_t(m_context.options->limits.listedIssues))
        return;
    Issue issue;
    issue.place = {m_table.file, m_table.sheet, row.row, 0, {}};
    if (column < m_table.columns.size()) {
        issue.place.column = int(column) + 1;
        issue.place.header = m_table.columns[column].header;
    }
    issue.value = shortened(value, 120);
    issue.reason = std::move(reason);
    issue.mend = std::move(mend);
    m_table.issues.push_back(std::move(issue));
}

void RowPlanner::show(const TableRow &row, Fate fate, Changes changes)
{
    if (m_table.rows.size() >= shownRows)
        return;
    RowPreview preview{row.row, fate, {}, std::move(changes)};
    for (const auto &cell : row.cells)
        preview.cells.push_back(shortened(cell, 80));
    m_table.rows.push_back(std::move(preview));
}

/// Totals, headers that come again, rows that do not fit their header.
bool RowPlanner::leftOut(const TableRow &row)
{
    std::size_t filled = 0;
    std::size_t first = row.cells.size();
    std::size_t sameAsHeader = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (row.cells[i].empty())
            continue;
        ++filled;
        first = std::min(first, i);
        sameAsHeader += i < m_table.columns.size() && row.cells[i] == m_table.columns[i].header;
        if (i >= m_table.columns.size()) {
            refuse(row, i, row.cells[i],
                   {"import.refused.too_many_cells",
                    {{"cells", numberArgument(std::int64_t(row.cells.size()))},
                     {"columns", numberArgument(std::int64_t(m_table.columns.size()))}}},
                   {"import.mend.quote_separators", Json::object()});
            return true;
        }
    }
    // The word stands first, or second where the first column is a running number.
    for (std::size_t i = first; i < row.cells.size() && i < first + 2; ++i) {
        if (m_context.library->isTotal(row.cells[i])) {
            ++m_told["import.notice.totals_left_out"];
            refuse(row, i, row.cells[i], {"import.refused.total_row", Json::object()}, {"import.mend.total_row", Json::object()});
            return true;
        }
    }
    if (filled > 1 && sameAsHeader == filled) {
        refuse(row, first, row.cells[first], {"import.refused.header_again", Json::object()},
               {"import.mend.nothing_to_do", Json::object()});
        return true;
    }
    if (row.cells.size() < m_table.columns.size() && row.kinds.empty())
        ++m_told["import.notice.short_rows"];
    return false;
}

std::optional<Uuid> RowPlanner::regionNamed(const std::string &cell)
{
    const std::string key = squeezed(cell);
    const auto known = m_context.regions.find(key);
    if (known != m_context.regions.end())
        return known->second;
    // A column of sentences or of numbers without end is no list of regions.
    if (m_context.newRegions.size() >= mostNewRegions || codePointCount(cell) > longestRegion)
        return {};
    PlannedRow region;
    region.collection = Collection::Region;
    region.id = mutations::importedId("region", "table", key);
    for (const char *field : {"key", "name_zh", "name_en"})
        region.set(field, cell);
    m_context.regions.emplace(key, region.id);
    m_context.newRegions.push_back(std::move(region));
    return m_context.newRegions.back().id;
}

bool RowPlanner::convert(const TableRow &row, Parts &parts)
{
    parts.clear();
    for (const Collection collection : m_parts) {
        parts.emplace_back();
        parts.back().collection = collection;
        parts.back().row = row.row;
    }
    for (std::size_t i = 0; i < m_columns.size() && i < row.cells.size(); ++i) {
        const Column &column = m_columns[i];
        const std::string &cell = row.cells[i];
        const CellKind kind = row.kinds.empty() ? CellKind::Text : row.kinds[i];
        PlannedRow &planned = parts[column.part];
        if (column.field && column.field->type == FieldType::Reference) {
            if (i == m_customerColumn || i == m_opportunityColumn || cell.empty())
                continue;
            if (const auto region = regionNamed(cell))
                planned.cells.emplace_back(column.index, *region);
            else
                ++m_told["import.notice.unknown_regions"];
        } else if (column.field) {
            ConvertedCell converted;
            if (auto fault = convertCell(*column.field, column.key, cell, kind, m_table.columns[i], m_conversion, converted)) {
                auto &unknown = m_table.columns[i].unknownValues;
                if (column.field->type == FieldType::Enumeration && unknown.size() < 20 &&
                    std::find(unknown.begin(), unknown.end(), cell) == unknown.end())
                    unknown.push_back(cell);
                refuse(row, i, cell, std::move(fault->reason), std::move(fault->mend));
                return false;
            }
            if (model::isNull(converted.value))
                continue;
            if (column.field->type == FieldType::Money) {
                if (!planned.valueOf("currency")) {
                    planned.set("currency", converted.currency);
                    m_told["import.notice.currency_assumed"] += converted.currencyAssumed;
                }
            }
            planned.set(column.field->name, std::move(converted.value));
        } else if (!column.customType.empty()) {
            Json converted;
            if (auto fault = convertCustomCell(column.customType, cell, kind, m_table.columns[i], m_conversion, converted)) {
                // The type of a new field is our guess: the cell stays out, the row goes in.
                if (column.target.kind == Target::Kind::NewCustom) {
                    refuse(row, i, cell, std::move(fault->reason), {"import.mend.cell_left_out", Json::object()});
                    continue;
                }
                refuse(row, i, cell, std::move(fault->reason), std::move(fault->mend));
                return false;
            }
            if (!converted.is_null())
                planned.custom[column.target.name] = std::move(converted);
        }
    }
    for (const Join &join : m_joins) {
        if (join.column >= row.cells.size())
            continue;
        const auto found = join.values.find(squeezed(row.cells[join.column]));
        if (found != join.values.end())
            parts[0].custom.update(found->second);
    }
    return checkRequired(row, parts);
}

/// A deal without anything of a deal, a contact without a name: the row has none, only its other parts.
bool RowPlanner::isAbsent(const PlannedRow &part) const
{
    const auto lacks = [&](std::initializer_list<std::string_view> fields) {
        return std::all_of(fields.begin(), fields.end(),
                           [&](std::string_view field) { return isEmptyValue(part.valueOf(field)); });
    };
    switch (part.collection) {
    case Collection::Contact:
        return lacks({"name"});
    case Collection::Opportunity:
        return lacks({"name", "stage", "amount", "product", "external_key"});
    case Collection::Interaction:
        return lacks({"text"});
    default:
        return part.isEmpty();
    }
}

bool RowPlanner::checkRequired(const TableRow &row, Parts &parts)
{
    if (parts.size() > 1 && m_collection != Collection::Customer && isAbsent(parts[0]))
        return true;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const auto *field = m_columns[i].field;
        if (!field || m_columns[i].part != 0 || !field->has(model::Required) || field->type == FieldType::Reference)
            continue;
        if (isEmptyValue(parts[0].valueOf(field->name))) {
            refuse(row, i, i < row.cells.size() ? row.cells[i] : std::string(), {"import.refused.required_empty", Json::object()},
                   {"import.mend.fill_cell", Json::object()});
            return false;
        }
    }
    return true;
}

std::optional<Uuid> RowPlanner::resolveCustomer(const TableRow &row, std::size_t column)
{
    const std::string cell = column < row.cells.size() ? row.cells[column] : std::string();
    if (cell.empty() || saysNothing(cell)) {
        if (!m_columns[column].field->has(model::Required))
            return Uuid{};
        refuse(row, column, cell, {"import.refused.no_customer", Json::object()}, {"import.mend.name_customer", Json::object()});
        return std::nullopt;
    }
    const auto found = m_context.index->customer(cell);
    switch (found.how) {
    case EntityIndex::How::CoreName:
        ++m_told["import.notice.core_names"];
        return found.id;
    case EntityIndex::How::Key:
    case EntityIndex::How::Name:
        return found.id;
    case EntityIndex::How::Ambiguous:
        refuse(row, column, cell, {"import.refused.two_customers", Json::object()},
               {"import.mend.use_customer_number", Json::object()});
        return std::nullopt;
    case EntityIndex::How::None:
        break;
    }
    if (m_customerByNumber || squeezed(cell).find_first_not_of("0123456789") == std::string::npos) {
        refuse(row, column, cell, {"import.refused.unknown_customer_number", Json::object()},
               {"import.mend.import_customers_first", Json::object()});
        return std::nullopt;
    }
    if (cell.size() > 300) {
        refuse(row, column, cell, {"import.refused.customer_name_too_long", Json::object()},
               {"import.mend.choose_target", Json::object()});
        return std::nullopt;
    }
    return createCustomer(cell, row.row);
}

void RowPlanner::linkOpportunity(const TableRow &row, PlannedRow &planned)
{
    if (!m_opportunityColumn || *m_opportunityColumn >= row.cells.size() || row.cells[*m_opportunityColumn].empty())
        return;
    const Value *customer = planned.valueOf("customer");
    const auto found = m_context.index->opportunity(row.cells[*m_opportunityColumn], customer ? model::idIn(*customer) : Uuid{});
    if (found.id.isNull())
        ++m_told["import.notice.unknown_opportunities"];
    else
        planned.set("opportunity", found.id);
}

Uuid RowPlanner::createCustomer(const std::string &name, std::int64_t row)
{
    PlannedRow customer;
    customer.collection = Collection::Customer;
    customer.id = mutations::importedId("customer", m_context.options->source, "name/" + squeezed(name));
    customer.row = row;
    customer.set("name", name);
    if (const auto similar = m_context.index->similarCustomer(name))
        m_context.similarCustomers.try_emplace(name, *similar);
    const Uuid id = customer.id;
    m_context.index->addCustomer(id, name, {});
    m_context.createdCustomers.push_back(name);
    m_context.createdAt[id] = m_context.created.size();
    m_context.created.push_back(std::move(customer));
    return id;
}

} // namespace sinan::bridge
