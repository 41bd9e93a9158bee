#pragma once

#include <QByteArray>
#include <QString>

#include <string>
#include <utility>
#include <vector>

namespace sinan::bridge {

inline constexpr const char *sheetNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// Numbers of the cell formats in styles.xml; those of currencies come behind.
enum SheetStyle { PlainStyle, HeadStyle, DayStyle, MomentStyle, WholeStyle, FirstCurrencyStyle };

/// The text without what XML cannot hold, and no longer than a cell takes.
[[nodiscard]] QString sheetText(const std::string &utf8);
/// Every part of a workbook of one sheet but the sheet itself (xl/worksheets/sheet1.xml), by its name.
/// @param currencies  what the cell formats from FirstCurrencyStyle on are for
[[nodiscard]] std::vector<std::pair<std::string, QByteArray>> packageParts(const std::string &sheet, const std::vector<std::string> &currencies);

} // namespace sinan::bridge
