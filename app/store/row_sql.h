#pragma once

#include "app/mutations/row_store.h"
#include "app/store/connection.h"

#include <string>
#include <vector>

namespace sinan::store {

/// The statements of one collection, made once from its field table.
struct RowSql
{
    std::string columns; ///< what readRow() reads: id, bucket, row_version, tombstone, custom, fields
    std::string find;    ///< ?1 = id
    std::string peek;    ///< ?1 = id → seq, row_version, tombstone, search_doc, customer, searchable fields
    std::string insert;  ///< ?1 … as bindRow() numbers them
    std::string update;  ///< the same; the row is found by seq
    std::string remove;  ///< ?1 = seq, ?2 = row_version
    std::string words;   ///< ?1 = seq → search_doc, id, searchable fields

    std::vector<std::size_t> searchable; ///< indexes of the searchable fields
    std::optional<std::size_t> customer; ///< index of the field `customer`
    std::vector<model::Value> defaults;  ///< what a non-nullable field has where a row gives nothing
};

[[nodiscard]] const RowSql &rowSqlOf(model::Collection collection);

/// First field column of readRow(), and its statements.
inline constexpr int firstFieldColumn = 5;
[[nodiscard]] model::Row readRow(const Statement &statement, model::Collection collection);

/// Parameters of insert and update besides the fields.
enum RowParameter {
    SeqParameter = 1,
    IdParameter,
    WorkspaceParameter,
    BucketParameter,
    VersionParameter,
    SearchParameter,
    CustomParameter,
    FirstField
};

/// Binds the fields of `row`. @retval ErrorCode::InvalidArgument  a cell has the wrong type; where = "collection.field"
[[nodiscard]] Result<void> bindFields(Statement &statement, const model::Row &row);

/// The SQL of a query; conditions are ?1 … ?n, the limit ?n+1.
/// @param columns  what to read, e.g. RowSql::columns or "count(*)"
[[nodiscard]] Result<std::string> querySql(const mutations::Query &query, const std::string &columns);
void bindQuery(Statement &statement, const mutations::Query &query);

[[nodiscard]] Result<std::optional<model::Row>> findRow(Connection &connection, model::Collection collection, const Uuid &id);
[[nodiscard]] Result<std::vector<model::Row>> selectRows(Connection &connection, const mutations::Query &query);

} // namespace sinan::store
