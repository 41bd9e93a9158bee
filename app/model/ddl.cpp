#include "app/model/ddl.h"

namespace sinan::model {

namespace {

constexpr std::string_view reservedColumns[] = {"seq",         "id",        "workspace",  "bucket",
                                                "row_version", "tombstone", "search_doc", "custom"};

std::string typeOf(FieldType type)
{
    switch (type) {
    case FieldType::Integer:
    case FieldType::Boolean:
    case FieldType::Time:
    case FieldType::Date:
    case FieldType::Money:
        return "INTEGER";
    case FieldType::Real:
        return "REAL";
    case FieldType::Reference:
        return "BLOB";
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Enumeration:
    case FieldType::Json:
        return "TEXT";
    }
    return "ANY";
}

/// What an old row has in a field that it never knew; the same as emptyRow().
std::string defaultOf(const FieldInfo &field)
{
    if (field.nullable)
        return {};
    switch (field.type) {
    case FieldType::Text:
    case FieldType::LongText:
        return "''";
    case FieldType::Enumeration:
        return "'" + std::string(field.choices.front().name) + "'";
    case FieldType::Reference:
        return "x'00000000000000000000000000000000'";
    case FieldType::Real:
        return "0.0";
    case FieldType::Json:
        return {};
    default:
        return "0";
    }
}

} // namespace

std::string quotedName(std::string_view identifier)
{
    std::string text = "\"";
    for (const char c : identifier) {
        text += c;
        if (c == '"')
            text += c;
    }
    return text + "\"";
}

std::string Column::declaration() const
{
    std::string text = quotedName(name) + " " + type;
    if (!defaultValue.empty())
        text += " DEFAULT " + defaultValue;
    return text;
}

bool isReservedColumn(std::string_view name)
{
    return std::find(std::begin(reservedColumns), std::end(reservedColumns), name) != std::end(reservedColumns);
}

std::vector<Column> fieldColumns(const CollectionTable &table)
{
    std::vector<Column> columns;
    columns.reserve(table.fields.size());
    for (const FieldInfo &field : table.fields) {
        assert(!isReservedColumn(field.name));
        columns.push_back(Column{std::string(field.name), typeOf(field.type), defaultOf(field)});
    }
    return columns;
}

std::vector<Column> allColumns(const CollectionTable &table)
{
    std::vector<Column> columns{{"id", "BLOB", {}},
                                {"workspace", "BLOB", {}},
                                {"bucket", "BLOB", {}},
                                {"row_version", "INTEGER", "1"},
                                {"tombstone", "INTEGER", "0"},
                                {"search_doc", "INTEGER", {}}};
    for (Column &column : fieldColumns(table))
        columns.push_back(std::move(column));
    if (table.info.custom)
        columns.push_back(Column{"custom", "TEXT", {}});
    return columns;
}

std::string createTableSql(const CollectionTable &table)
{
    std::string sql = "CREATE TABLE IF NOT EXISTS " + quotedName(table.info.name) + " (\n  seq INTEGER PRIMARY KEY";
    for (const Column &column : allColumns(table)) {
        sql += ",\n  " + column.declaration();
        if (column.name == "id")
            sql += " NOT NULL UNIQUE";
    }
    return sql + "\n) STRICT";
}

std::vector<std::string> createIndexSql(const CollectionTable &table)
{
    std::vector<std::string> statements;
    for (const FieldInfo &field : table.fields) {
        if (!field.has(Indexed))
            continue;
        const std::string name = std::string(table.info.name) + "_by_" + std::string(field.name);
        statements.push_back("CREATE INDEX IF NOT EXISTS " + quotedName(name) + " ON " + quotedName(table.info.name) + " (" +
                             quotedName(field.name) + ")");
    }
    return statements;
}

} // namespace sinan::model
