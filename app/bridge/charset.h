#pragma once

#include "app/bridge/text_input.h"

namespace sinan::bridge {

/// Bytes of a charset, by the name that a mail, card or workbook gives it, as UTF-8. GB2312 and GBK are read as GB18030, which
/// has both; Latin-1 as Windows-1252. Without a name, with one that nobody knows, or where a claim of UTF-8 or ASCII is plainly
/// wrong the bytes decide.
/// @param broken  set where bytes were met that the charset does not know
[[nodiscard]] std::string decodeBytes(std::string_view bytes, std::string_view charset, bool *broken = nullptr);

/// Without control characters but tab and line feed; CR and CRLF become LF.
[[nodiscard]] std::string cleanText(std::string text);

} // namespace sinan::bridge
