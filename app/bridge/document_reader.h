#pragma once

#include "app/bridge/structured_input.h"

namespace sinan::bridge {

/// Whether a zip file is a Word document, by its parts.
[[nodiscard]] bool isDocument(const Input &input, const InputLimits &limits);

/// A Word document (.docx): its paragraphs as a talk, minutes or a note, as the same text would be read; a table whose header the
/// mapping knows as a table; other tables as lines. Deleted words, comments, heads and feet of pages stay out. The row of a place
/// is the number of the paragraph.
/// @retval ErrorCode::Unreadable, ErrorCode::TooLarge  damaged, or beyond a limit
[[nodiscard]] Result<StructuredInput> readDocument(const Input &input, const MappingLibrary &library, const InputLimits &limits);

} // namespace sinan::bridge
