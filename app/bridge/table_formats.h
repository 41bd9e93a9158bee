#pragma once

#include "app/bridge/table_writer.h"

class QFileDevice;

namespace sinan::bridge {

[[nodiscard]] Result<std::unique_ptr<TableWriter>> openCsv(const std::string &path, TableLook look);
[[nodiscard]] Result<std::unique_ptr<TableWriter>> openXlsx(const std::string &path, TableLook look, std::function<bool()> cancelled);
/// Why a file could not be written.
[[nodiscard]] Error writingError(const QFileDevice &file);

} // namespace sinan::bridge
