#pragma once

#include "app/bridge/structured_input.h"

namespace sinan::bridge {

/// The visible sheets of an Excel 95 to 2003 workbook (.xls, BIFF5 and BIFF8) as tables: texts, numbers, dates and percents by
/// their format, cached values of formulas, Booleans, errors, merged cells. Hidden sheets are marked. What stands behind a
/// damaged place is told and stays out.
/// @retval ErrorCode::Unreadable  no such workbook (told apart: a password, Word, Outlook), or its list of sheets is damaged
/// @retval ErrorCode::TooLarge    its texts add up to more than limits.inflatedBytes
[[nodiscard]] Result<StructuredInput> readOldWorkbook(const std::string &file, std::string_view bytes, const InputLimits &limits);

} // namespace sinan::bridge
