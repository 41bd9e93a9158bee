#pragma once

#include "ui/shell/main_window.h"

#include <filesystem>

namespace sinan::main {

/// Gives the window the places that exist: 今日, 客户, and the pages that are reached from them.
void addPlaces(shell::MainWindow &window, widgets::Workbench &bench, const std::filesystem::path &resources);

/// Goes to the import page with these files or this text; with neither, it shows how to bring something.
void openImport(shell::MainWindow &window, const QStringList &paths, const QString &text);

/// Whether a screen still waits for rows, or an import is being read or written, on whatever page one is.
[[nodiscard]] bool anyScreenReads(const shell::MainWindow &window);

} // namespace sinan::main
