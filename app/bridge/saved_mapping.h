#pragma once

#include "app/bridge/column_mapper.h"
#include "app/model/import.h"

namespace sinan::bridge {

/// Equal for tables with the same header names, whatever their order, case and width.
[[nodiscard]] std::string headerSignature(const std::vector<std::string> &headers);
[[nodiscard]] Uuid mappingId(const std::string &signature, model::Collection collection);

/// The columns of a FieldMapping: [{"header", "kind", "field", "label"?, "value_map"?, "format"?}].
[[nodiscard]] Json mappingColumns(const std::vector<ColumnPreview> &columns);

/// A mapping that fits a table: exactly, or most of it.
struct FittingMapping
{
    model::FieldMapping mapping;
    std::optional<Drift> drift; ///< nothing: all headers are the same
};

/// The saved mapping with the table's signature, else the one that shares most headers (at least 60 %), else nothing.
[[nodiscard]] std::optional<FittingMapping> findMapping(const std::vector<std::string> &headers,
                                                        const std::vector<model::FieldMapping> &saved);
/// Puts the saved targets, value maps and formats on the columns whose headers it knows.
/// @return how many columns it knew
int applyMapping(const model::FieldMapping &mapping, std::vector<ColumnPreview> &columns, const MapperContext &context,
                 model::Collection collection);

} // namespace sinan::bridge
