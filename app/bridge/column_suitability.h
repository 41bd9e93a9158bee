#pragma once

#include "app/bridge/column_mapper.h"

namespace sinan::bridge {

/// How well the cells suit the field: a factor for what the header says. Above 1 they confirm it.
[[nodiscard]] double suitability(model::Collection collection, const std::string &field, const ColumnProfile &profile,
                                 const MapperContext &context);
/// Fields that the cells alone speak for, where the header says nothing, with a confidence each.
[[nodiscard]] std::vector<std::pair<std::string, double>> byValues(model::Collection collection, const ColumnProfile &profile,
                                                                   const MapperContext &context);

} // namespace sinan::bridge
