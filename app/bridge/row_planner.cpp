#include "app/bridge/row_planner.h"

#include "app/base/utf8.h"
#include "app/bridge/talk_text.h"
#include "app/bridge/text_input.h"
#include "app/mutations/derived_ids.h"

namespace sinan::bridge {

using model::Collection;
using model::FieldType;
using model::Value;
using Fate = RowPreview::Fate;

namespace {

constexpr std::size_t shownRows = 200;

bool isEmptyValue(const Value &value)
{
    return model::isNull(value) || (std::holds_alternative<std::string>(value) && model::textIn(value).empty())
        || (std::holds_alternative<Uuid>(value) && model::idIn(value).isNull());
}

} // namespace

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
    : m_context(context), m_table(table), m_collection(*table.collection), m_fields(model::tableOf(*table.collection)),
      m_conversion{context.library, context.calendar, context.options->currency}, m_joins(std::move(joins))
{
    for (const auto &preview : table.columns) {
        Column column;
        column.target = preview.target;
        column.field = fieldOf(preview.target, m_collection);
        if (column.field) {
            column.index = std::uint16_t(*m_fields.indexOf(preview.target.name));
            column.key = std::string(m_fields.info.name) + "." + preview.target.name;
        }
        if (preview.target.kind == Target::Kind::NewCustom)
            column.customType = preview.customType;
        for (const auto &custom : context.mapper->customFields) {
            if (preview.target.kind == Target::Kind::Custom && custom.collection == m_fields.info.name && custom.name == preview.target.name)
                column.customType = custom.type;
        }
        m_turns = m_turns || (m_collection == Collection::Interaction && preview.target.kind == Target::Kind::Talk && preview.target.name == "key");
        m_columns.push_back(std::move(column));
    }
    if (m_collection == Collection::Interaction) {
        const bool rated = std::any_of(m_columns.begin(), m_columns.end(), [](const Column &column) { return column.target.name == "rating"; });
        m_channel = context.library->channelIn(table.file + " " + table.sheet).value_or(m_turns ? "chat" : rated ? "feedback" : "note");
    }
}

void RowPlanner::set(PlannedRow &planned, std::string_view field, Value value) const
{
    const auto index = std::uint16_t(*m_fields.indexOf(field));
    for (auto &[at, stored] : planned.cells) {
        if (at == index) {
            stored = std::move(value);
            return;
        }
    }
    planned.cells.emplace_back(index, std::move(value));
}

const Value *RowPlanner::valueOf(const PlannedRow &planned, std::string_view field) const
{
    const auto index = std::uint16_t(*m_fields.indexOf(field));
    for (const auto &[at, value] : planned.cells) {
        if (at == index)
            return &value;
    }
    return nullptr;
}

std::string RowPlanner::textOf(const PlannedRow &planned, std::string_view field) const
{
    const Value *value = valueOf(planned, field);
    return value ? std::string(model::textIn(*value)) : std::string();
}

void RowPlanner::refuse(const TableRow &row, std::size_t column, const std::string &value, Message reason, Message mend)
{
    ++m_table.counts.refused;
    if (column < m_table.columns.size())
        ++m_table.columns[column].refused;
    show(row, Fate::Refused);
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

void RowPlanner::show(const TableRow &row, Fate fate, std::vector<std::pair<std::string, std::pair<std::string, std::string>>> changes)
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
            refuse(row, i, row.cells[i], {"import.refused.too_many_cells", {{"cells", numberArgument(std::int64_t(row.cells.size()))},
                   {"columns", numberArgument(std::int64_t(m_table.columns.size()))}}}, {"import.mend.quote_separators", Json::object()});
            return true;
        }
    }
    if (filled > 1 && sameAsHeader == filled) {
        ++m_headersAgain;
        --m_table.counts.rows;
        return true;
    }
    // The word stands first, or second where the first column is a running number.
    for (std::size_t i = first; i < row.cells.size() && i < first + 2; ++i) {
        if (m_context.library->isTotal(row.cells[i])) {
            ++m_totalsLeft;
            refuse(row, i, row.cells[i], {"import.refused.total_row", Json::object()}, {"import.mend.total_row", Json::object()});
            return true;
        }
    }
    m_shortRows += row.cells.size() < m_table.columns.size() && row.kinds.empty();
    return false;
}

bool RowPlanner::convert(const TableRow &row, PlannedRow &planned)
{
    std::optional<std::size_t> customer;
    std::optional<std::size_t> opportunity;
    for (std::size_t i = 0; i < m_columns.size() && i < row.cells.size(); ++i) {
        const Column &column = m_columns[i];
        const std::string &cell = row.cells[i];
        const CellKind kind = row.kinds.empty() ? CellKind::Text : row.kinds[i];
        if (column.field && column.field->type == FieldType::Reference) {
            if (column.field->references == "customer")
                customer = i;
            else if (column.field->references == "opportunity")
                opportunity = i;
            else if (!cell.empty()) {
                const auto region = m_context.mapper->regions.find(squeezed(cell));
                if (region != m_context.mapper->regions.end())
                    planned.cells.emplace_back(column.index, region->second);
                else
                    ++m_unknownRegions;
            }
        } else if (column.field) {
            ConvertedCell converted;
            if (auto fault = convertCell(*column.field, column.key, cell, kind, m_table.columns[i], m_conversion, converted)) {
                auto &unknown = m_table.columns[i].unknownValues;
                if (column.field->type == FieldType::Enumeration && unknown.size() < 20 && std::find(unknown.begin(), unknown.end(), cell) == unknown.end())
                    unknown.push_back(cell);
                refuse(row, i, cell, std::move(fault->reason), std::move(fault->mend));
                return false;
            }
            if (model::isNull(converted.value))
                continue;
            if (column.field->type == FieldType::Money) {
                m_currencyAssumed += converted.currencyAssumed;
                if (!valueOf(planned, "currency"))
                    set(planned, "currency", converted.currency);
            }
            if (column.field->name == "currency")
                set(planned, "currency", std::move(converted.value));
            else
                planned.cells.emplace_back(column.index, std::move(converted.value));
        } else if (!column.customType.empty()) {
            Json converted;
            if (auto fault = convertCustomCell(column.customType, cell, kind, m_table.columns[i], m_conversion, converted)) {
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
            planned.custom.update(found->second);
    }
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const auto *field = m_columns[i].field;
        if (!field || !field->has(model::Required) || field->type == FieldType::Reference)
            continue;
        const Value *value = valueOf(planned, field->name);
        if (!value || isEmptyValue(*value)) {
            refuse(row, i, i < row.cells.size() ? row.cells[i] : std::string(), {"import.refused.required_empty", Json::object()},
                   {"import.mend.fill_cell", Json::object()});
            return false;
        }
    }
    if (customer && !resolveCustomer(row, *customer, planned))
        return false;
    if (opportunity && !row.cells[*opportunity].empty()) {
        const Value *owner = valueOf(planned, "customer");
        const auto found = m_context.index->opportunity(row.cells[*opportunity], owner ? model::idIn(*owner) : Uuid{});
        if (!found.id.isNull())
            set(planned, "opportunity", found.id);
        else
            ++m_unknownOpportunities;
    }
    return true;
}

bool RowPlanner::resolveCustomer(const TableRow &row, std::size_t column, PlannedRow &planned)
{
    const std::string cell = column < row.cells.size() ? row.cells[column] : std::string();
    if (cell.empty() || saysNothing(cell)) {
        if (!m_columns[column].field->has(model::Required))
            return true;
        refuse(row, column, cell, {"import.refused.no_customer", Json::object()}, {"import.mend.name_customer", Json::object()});
        return false;
    }
    const auto found = m_context.index->customer(cell);
    switch (found.how) {
    case EntityIndex::How::CoreName:
        ++m_coreNames;
        [[fallthrough]];
    case EntityIndex::How::Key:
    case EntityIndex::How::Name: set(planned, "customer", found.id); return true;
    case EntityIndex::How::Ambiguous:
        refuse(row, column, cell, {"import.refused.two_customers", Json::object()}, {"import.mend.use_customer_number", Json::object()});
        return false;
    case EntityIndex::How::None: break;
    }
    if (squeezed(cell).find_first_not_of("0123456789") == std::string::npos) {
        refuse(row, column, cell, {"import.refused.unknown_customer_number", Json::object()}, {"import.mend.import_customers_first", Json::object()});
        return false;
    }
    if (cell.size() > 300) {
        refuse(row, column, cell, {"import.refused.customer_name_too_long", Json::object()}, {"import.mend.choose_target", Json::object()});
        return false;
    }
    set(planned, "customer", createCustomer(cell, row.row));
    return true;
}

Uuid RowPlanner::createCustomer(const std::string &name, std::int64_t row)
{
    PlannedRow customer;
    customer.collection = Collection::Customer;
    customer.id = mutations::importedId("customer", m_context.options->source, "name/" + squeezed(name));
    customer.row = row;
    customer.cells.emplace_back(std::uint16_t(*model::tableOf(Collection::Customer).indexOf("name")), name);
    if (const auto similar = m_context.index->similarCustomer(name))
        m_context.similarCustomers.try_emplace(name, *similar, 0);
    m_context.index->addCustomer(customer.id, name, {});
    m_context.planned.emplace(customer.id, customer);
    m_context.createdCustomers.push_back(name);
    const Uuid id = customer.id;
    m_context.created.push_back(std::move(customer));
    return id;
}

} // namespace sinan::bridge
