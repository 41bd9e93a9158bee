#pragma once

#include "app/base/calendar.h"
#include "app/base/clock.h"
#include "app/base/json.h"
#include "app/base/uuid.h"

#include <cstdint>
#include <string>
#include <variant>

namespace sinan::model {

/// One cell of a row, as it is stored: nothing, whole number (also Boolean, Time in UTC milliseconds, Date in days since 1970, Money in
/// minor units), real number, text (also Enumeration by name and Json as text), or id.
using Value = std::variant<std::monostate, std::int64_t, double, std::string, Uuid>;

[[nodiscard]] inline bool isNull(const Value &value) { return std::holds_alternative<std::monostate>(value); }
/// The number in the cell, whole or real; `fallback` for anything else.
[[nodiscard]] double numberIn(const Value &value, double fallback = 0);
[[nodiscard]] std::int64_t integerIn(const Value &value, std::int64_t fallback = 0);
/// The text in the cell, or an empty view.
[[nodiscard]] std::string_view textIn(const Value &value);
/// The id in the cell, or the null id.
[[nodiscard]] Uuid idIn(const Value &value);
/// Strict ordering for sorting; nothing < numbers < text < ids.
[[nodiscard]] bool lessThan(const Value &a, const Value &b);

} // namespace sinan::model
