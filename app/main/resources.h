#pragma once

#include "app/base/json.h"
#include "app/reflex/reflex.h"

#include <filesystem>

namespace sinan::main {

/// Where Sinan's own files lie: $SINAN_RESOURCES, or beside the program, installed as in the build tree.
/// @retval ErrorCode::NotFound  none of them exists
[[nodiscard]] Result<std::filesystem::path> resourceFolder(const std::filesystem::path &programFolder);
/// Of the program: "0.1.0".
[[nodiscard]] std::string version();

/// @retval ErrorCode::Unreadable, NotFound  facts: "file"
[[nodiscard]] Result<Json> readJsonFile(const std::filesystem::path &path);
[[nodiscard]] Result<std::string> readTextFile(const std::filesystem::path &path, std::size_t limit = 64 * 1024 * 1024);

/// Reads a file that holds one JSON object a line; empty lines are left out. It stops at the first error, which names the file and has the fact
/// "row".
/// @retval ErrorCode::Unreadable  a line that is no JSON object
[[nodiscard]] Result<void> eachJsonLine(const std::filesystem::path &path, const std::function<Result<void>(Json line, int row)> &each);

enum class Models { Used, LeftOut };
/// The detector of the packs in resources/packs and of the models trained on top of them, where there are any.
[[nodiscard]] Result<signals::Detector> buildDetector(const std::filesystem::path &resources, Models models = Models::Used);

/// The same, built when it is first asked for and once only; may be asked from any thread.
[[nodiscard]] reflex::DetectorSource detectorSource(std::filesystem::path resources);

} // namespace sinan::main
