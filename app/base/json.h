#pragma once

#include "app/base/result.h"

#include <nlohmann/json.hpp>

#include <string_view>

namespace sinan {

/// Keys are kept sorted, so the same value always has the same text (canonical form).
using Json = nlohmann::json;

struct JsonLimits {
    std::size_t bytes = 64 * 1024 * 1024;
    int depth = 64;
};

/// Parses without throwing; invalid UTF-8, depth beyond the limit and trailing text are errors.
/// @retval ErrorCode::Unreadable  facts: "byte" (offset of the fault)
/// @retval ErrorCode::TooLarge
[[nodiscard]] Result<Json> parseJson(std::string_view text, const JsonLimits &limits = {});
/// One line, keys sorted, invalid UTF-8 replaced; never throws.
[[nodiscard]] std::string dumpJson(const Json &json);

/// A member of an object or the fallback, also where `object` is no object or the member has another type.
[[nodiscard]] std::string textOr(const Json &object, std::string_view key, std::string fallback = {});
[[nodiscard]] std::int64_t integerOr(const Json &object, std::string_view key, std::int64_t fallback = 0);
[[nodiscard]] double numberOr(const Json &object, std::string_view key, double fallback = 0);
[[nodiscard]] bool boolOr(const Json &object, std::string_view key, bool fallback = false);
/// A member of an object, or a shared null.
[[nodiscard]] const Json &memberOrNull(const Json &object, std::string_view key);

} // namespace sinan
