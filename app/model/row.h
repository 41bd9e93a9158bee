#pragma once

#include "app/model/collection.h"
#include "app/model/value.h"

#include <vector>

namespace sinan::model {

/// A row of any collection: its cells stand in the order of the collection's field table.
struct Row {
    Collection collection = Collection::Workspace;
    Uuid id;
    Uuid bucket;
    std::int64_t version = 0;
    bool tombstone = false;
    std::vector<Value> values;
    Json custom;

    /// The cell of that field; nothing for a field the collection does not have.
    [[nodiscard]] const Value &at(std::string_view field) const;
    /// @return false where the collection has no such field.
    bool set(std::string_view field, Value value);
};

/// {"id": …, "field": value …}: times as ISO text, dates as "2026-03-02", ids as text, Json unpacked. Empty cells are left out.
/// Bucket, version and tombstone are not part of it.
[[nodiscard]] Json toJson(const Row &row);
/// Reads what toJson wrote; unknown members are kept under "custom" only where the collection takes custom fields, else refused.
/// @retval ErrorCode::InvalidArgument  where = "collection.field", facts: "value"
[[nodiscard]] Result<Row> rowFromJson(Collection collection, const Json &json);
/// One cell, from and to JSON, by the field's type.
[[nodiscard]] Json cellToJson(const FieldInfo &field, const Value &value);
[[nodiscard]] Result<Value> cellFromJson(const FieldInfo &field, const Json &json);
/// An empty row of that collection, every cell at its struct's default.
[[nodiscard]] Row emptyRow(Collection collection);

} // namespace sinan::model
