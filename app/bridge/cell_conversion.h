#pragma once

#include "app/bridge/cell_values.h"
#include "app/bridge/import_preview.h"
#include "app/bridge/mapping_library.h"
#include "app/bridge/table_reader.h"
#include "app/model/row.h"

namespace sinan::bridge {

/// What conversions take for granted.
struct ConversionContext
{
    const MappingLibrary *library = nullptr;
    const WorkCalendar *calendar = nullptr;
    std::string currency; ///< of money without a sign
};

/// Why a cell cannot be taken, and what to do.
struct CellFault
{
    Message reason;
    Message mend;
};

struct ConvertedCell
{
    model::Value value;           ///< nothing: the cell says nothing
    std::string currency;         ///< of money
    bool currencyAssumed = false; ///< nothing said it
};

/// Reads one cell for a field (not for references: those are looked up).
/// @param fieldKey  "collection.field", for value lists
/// @return the fault, or nothing; then `converted` holds the value.
[[nodiscard]] std::optional<CellFault> convertCell(const model::FieldInfo &field, const std::string &fieldKey,
                                                   const std::string &cell, CellKind kind, const ColumnPreview &column,
                                                   const ConversionContext &context, ConvertedCell &converted);
/// Reads one cell for a custom field of that type; null where the cell says nothing.
[[nodiscard]] std::optional<CellFault> convertCustomCell(const std::string &type, const std::string &cell, CellKind kind,
                                                         const ColumnPreview &column, const ConversionContext &context,
                                                         Json &converted);
/// "-", "n/a", "null", "#N/A": somebody wrote that there is nothing.
[[nodiscard]] bool saysNothing(std::string_view cell);

} // namespace sinan::bridge
