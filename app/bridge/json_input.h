#pragma once

#include "app/bridge/structured_input.h"

namespace sinan::bridge {

/// Whether the first line is an object by itself and more lines follow.
[[nodiscard]] bool isJsonLines(std::string_view text);
/// JSON as talks (objects with "text" or "turns", results of speech recognition) or as a table (other objects; members of a
/// member as "a.b"). Every entry is read by itself: a broken one is named by its line, the others go in.
[[nodiscard]] Result<StructuredInput> readJson(const std::string &file, std::string_view text, bool lines,
                                               const MappingLibrary &library, const InputLimits &limits);

} // namespace sinan::bridge
