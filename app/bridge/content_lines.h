#pragma once

#include "app/bridge/place.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sinan::bridge {

/// One line of a card or calendar, put together again where it was folded: "item1.TEL;TYPE=CELL:138 0013 8000".
struct ContentLine
{
    std::string name;                                            ///< upper case, without its group
    std::vector<std::pair<std::string, std::string>> parameters; ///< names in upper case; "CELL" alone is a TYPE
    std::string value;                                           ///< raw: textValue() takes the backslashes off
    std::int64_t row = 1;
    [[nodiscard]] std::string parameter(std::string_view parameterName) const; ///< joined by commas, in upper case
};

/// The lines of a vCard or iCalendar text (RFC 5545, RFC 6350), also of vCard 2.1 (quoted-printable, its own charsets). A line
/// without a colon has no name.
[[nodiscard]] std::vector<ContentLine> contentLines(std::string_view text, const InputLimits &limits);
/// "a\, b\nc" → "a, b⏎c".
[[nodiscard]] std::string textValue(std::string_view value);
/// Cut at signs that no backslash protects; the parts as textValue() gives them.
[[nodiscard]] std::vector<std::string> textParts(std::string_view value, char separator);

} // namespace sinan::bridge
