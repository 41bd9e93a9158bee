#pragma once

#include "app/model/collection.h"

#include <string>
#include <vector>

namespace sinan::model {

/// A column as SQLite's DDL writes it.
struct Column
{
    std::string name;
    std::string type;         ///< INTEGER, REAL, TEXT or BLOB
    std::string defaultValue; ///< SQL literal; empty: NULL

    /// "\"name\" TEXT DEFAULT ''", for CREATE TABLE and ALTER TABLE … ADD COLUMN alike.
    [[nodiscard]] std::string declaration() const;
};

/// Names that no field may have, because every table has them: seq (arrival order), id, workspace, bucket, row_version,
/// tombstone, search_doc (number in the full-text index) and custom (values of the administrator's own fields, as JSON).
[[nodiscard]] bool isReservedColumn(std::string_view name);

/// Columns for the fields of the collection, in the order of its table.
[[nodiscard]] std::vector<Column> fieldColumns(const CollectionTable &table);
/// Every column behind seq, the common ones first.
[[nodiscard]] std::vector<Column> allColumns(const CollectionTable &table);
/// CREATE TABLE … STRICT for the whole collection. Fields carry no NOT NULL: a column that is added later must fit old rows.
[[nodiscard]] std::string createTableSql(const CollectionTable &table);
/// One CREATE INDEX IF NOT EXISTS a field with the flag Indexed.
[[nodiscard]] std::vector<std::string> createIndexSql(const CollectionTable &table);
/// "\"name\"", with quotes inside doubled.
[[nodiscard]] std::string quotedName(std::string_view identifier);

} // namespace sinan::model
