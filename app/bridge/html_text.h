#pragma once

#include <string>
#include <string_view>

namespace sinan::bridge {

/// The words of an HTML mail as a plain mail has them: paragraphs and rows as lines, cells apart by tabs, what is quoted behind
/// "> ", a marked signature behind "-- ". Scripts, styles, comments and what is not shown stay out.
/// @note O(n), whatever the text; tags that nobody closes do no harm.
[[nodiscard]] std::string htmlToText(std::string_view html);

} // namespace sinan::bridge
