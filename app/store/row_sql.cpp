#include "app/store/row_sql.h"

#include "app/model/ddl.h"

namespace sinan::store {

using model::Collection;
using model::CollectionTable;
using model::FieldInfo;
using model::FieldType;
using model::quotedName;
using model::Row;
using model::Value;

namespace {

RowSql makeSql(const CollectionTable &table)
{
    RowSql sql;
    const std::string name = quotedName(table.info.name);
    const std::string custom = table.info.custom ? "custom" : "NULL";
    std::string searched;
    std::string inserted;
    std::string parameters;
    std::string assignments;
    sql.columns = "id, bucket, row_version, tombstone, " + custom;
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
        const FieldInfo &field = table.fields[i];
        const std::string column = quotedName(field.name);
        const std::string parameter = "?" + std::to_string(std::size_t(FirstField) + i);
        sql.columns += ", " + column;
        inserted += ", " + column;
        parameters += ", " + parameter;
        assignments += ", " + column + " = " + parameter;
        if (field.has(model::Searchable)) {
            sql.searchable.push_back(i);
            searched += ", " + column;
        }
        if (field.name == "customer" && field.type == FieldType::Reference)
            sql.customer = i;
    }
    if (table.info.custom) {
        inserted += ", custom";
        parameters += ", ?" + std::to_string(CustomParameter);
        assignments += ", custom = ?" + std::to_string(CustomParameter);
    }
    sql.find = "SELECT " + sql.columns + " FROM " + name + " WHERE id = ?1";
    sql.peek = "SELECT seq, row_version, tombstone, search_doc, " + std::string(sql.customer ? "customer" : "NULL") + searched +
               " FROM " + name + " WHERE id = ?1";
    sql.insert = "INSERT INTO " + name + " (seq, id, workspace, bucket, row_version, search_doc" + inserted +
                 ") VALUES (?1, ?2, ?3, ?4, ?5, ?6" + parameters + ")";
    sql.update =
        "UPDATE " + name + " SET bucket = ?4, row_version = ?5, tombstone = 0, search_doc = ?6" + assignments + " WHERE seq = ?1";
    sql.remove = "UPDATE " + name + " SET tombstone = 1, row_version = ?2, search_doc = NULL WHERE seq = ?1";
    sql.words = "SELECT search_doc, id" + searched + " FROM " + name + " WHERE seq = ?1";
    sql.defaults = model::emptyRow(table.info.id).values;
    return sql;
}

/// Whether the cell fits the field, so that the database never holds what the structs cannot read.
bool fits(FieldType type, const Value &value)
{
    switch (type) {
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Enumeration:
    case FieldType::Json:
        return std::holds_alternative<std::string>(value);
    case FieldType::Reference:
        return std::holds_alternative<Uuid>(value);
    case FieldType::Real:
        return std::holds_alternative<double>(value) || std::holds_alternative<std::int64_t>(value);
    default:
        return std::holds_alternative<std::int64_t>(value);
    }
}

std::string_view operatorOf(mutations::Comparison comparison)
{
    switch (comparison) {
    case mutations::Comparison::Equal:
        return " = ";
    case mutations::Comparison::Less:
        return " < ";
    case mutations::Comparison::LessOrEqual:
        return " <= ";
    case mutations::Comparison::Greater:
        return " > ";
    case mutations::Comparison::GreaterOrEqual:
        return " >= ";
    case mutations::Comparison::IsNull:
        return " IS NULL";
    case mutations::Comparison::IsNotNull:
        return " IS NOT NULL";
    }
    return " = ";
}

bool takesValue(const mutations::Condition &condition)
{
    return condition.comparison != mutations::Comparison::IsNull && condition.comparison != mutations::Comparison::IsNotNull;
}

/// "= nothing" means "is null": in SQL no comparison with NULL holds.
mutations::Comparison meant(const mutations::Condition &condition)
{
    return condition.comparison == mutations::Comparison::Equal && model::isNull(condition.value) ? mutations::Comparison::IsNull
                                                                                                  : condition.comparison;
}

Result<std::string> columnOf(const CollectionTable &table, std::string_view field)
{
    if (field != "id" && !table.indexOf(field))
        return Error{ErrorCode::InvalidArgument, std::string(table.info.name) + "." + std::string(field), "no such field", {}};
    return quotedName(field);
}

} // namespace

const RowSql &rowSqlOf(Collection collection)
{
    static const std::vector<RowSql> all = [] {
        std::vector<RowSql> made;
        for (const CollectionTable &table : model::allCollections())
            made.push_back(makeSql(table));
        return made;
    }();
    return all[std::size_t(collection)];
}

Row readRow(const Statement &statement, Collection collection)
{
    const std::span<const FieldInfo> fields = model::tableOf(collection).fields;
    Row row;
    row.collection = collection;
    row.id = statement.id(0);
    row.bucket = statement.id(1);
    row.version = statement.integer(2);
    row.tombstone = statement.integer(3) != 0;
    if (!statement.isNull(4)) {
        if (auto custom = parseJson(statement.text(4)); custom.ok())
            row.custom = std::move(custom).value();
    }
    row.values.resize(fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const int column = firstFieldColumn + int(i);
        if (statement.isNull(column))
            continue;
        switch (fields[i].type) {
        case FieldType::Text:
        case FieldType::LongText:
        case FieldType::Enumeration:
        case FieldType::Json:
            row.values[i].emplace<std::string>(statement.text(column));
            break;
        case FieldType::Reference:
            row.values[i] = statement.id(column);
            break;
        case FieldType::Real:
            row.values[i] = statement.real(column);
            break;
        default:
            row.values[i] = statement.integer(column);
            break;
        }
    }
    return row;
}

Result<void> bindFields(Statement &statement, const Row &row)
{
    const CollectionTable &table = model::tableOf(row.collection);
    const std::vector<Value> &defaults = rowSqlOf(row.collection).defaults;
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
        const FieldInfo &field = table.fields[i];
        const Value &cell = i < row.values.size() && !model::isNull(row.values[i]) ? row.values[i] : defaults[i];
        if (!model::isNull(cell) && !fits(field.type, cell))
            return Error{ErrorCode::InvalidArgument,
                         std::string(table.info.name) + "." + std::string(field.name),
                         "a value of the wrong type",
                         {}};
        const int parameter = int(FirstField) + int(i);
        if (field.type == FieldType::Real && !model::isNull(cell))
            statement.bind(parameter, model::numberIn(cell));
        else
            statement.bind(parameter, cell);
    }
    return {};
}

Result<std::string> querySql(const mutations::Query &query, const std::string &columns)
{
    const CollectionTable &table = model::tableOf(query.collection);
    std::string sql = "SELECT " + columns + " FROM " + quotedName(table.info.name) + " WHERE tombstone = 0";
    int parameter = 0;
    for (const mutations::Condition &condition : query.where) {
        SINAN_ASSIGN(const std::string column, columnOf(table, condition.field));
        const mutations::Comparison comparison = meant(condition);
        sql += " AND " + column + std::string(operatorOf(comparison));
        ++parameter;
        if (takesValue(condition) && comparison == condition.comparison)
            sql += "?" + std::to_string(parameter);
    }
    if (query.orderBy.empty()) {
        sql += query.descending ? " ORDER BY seq DESC" : " ORDER BY seq";
    } else {
        SINAN_ASSIGN(const std::string column, columnOf(table, query.orderBy));
        sql += " ORDER BY " + column + (query.descending ? " DESC, seq DESC" : ", seq");
    }
    if (query.limit >= 0)
        sql += " LIMIT ?" + std::to_string(parameter + 1);
    return sql;
}

void bindQuery(Statement &statement, const mutations::Query &query)
{
    int parameter = 0;
    for (const mutations::Condition &condition : query.where) {
        ++parameter;
        if (takesValue(condition) && meant(condition) == condition.comparison)
            statement.bind(parameter, condition.value);
    }
    if (query.limit >= 0)
        statement.bind(parameter + 1, query.limit);
}

Result<std::optional<Row>> findRow(Connection &connection, Collection collection, const Uuid &id)
{
    SINAN_ASSIGN(Statement statement, connection.prepare(rowSqlOf(collection).find));
    statement.bind(1, id);
    SINAN_ASSIGN(const bool found, statement.step());
    if (!found)
        return std::optional<Row>{};
    return std::optional<Row>(readRow(statement, collection));
}

Result<std::vector<Row>> selectRows(Connection &connection, const mutations::Query &query)
{
    SINAN_ASSIGN(const std::string sql, querySql(query, rowSqlOf(query.collection).columns));
    SINAN_ASSIGN(Statement statement, connection.prepare(sql));
    bindQuery(statement, query);
    std::vector<Row> rows;
    for (;;) {
        SINAN_ASSIGN(const bool more, statement.step());
        if (!more)
            return rows;
        rows.push_back(readRow(statement, query.collection));
    }
}

} // namespace sinan::store
