#pragma once

#include "app/bridge/structured_input.h"

namespace sinan::bridge {

/// The cards of a vCard text (2.1, 3.0, 4.0), one row each: name, company, title, telephone, mail and what else a card says. The
/// company becomes the customer. Of several numbers the preferred or mobile one stands first; the others have a column of their
/// own. Pictures and sounds stay out.
/// @retval ErrorCode::Unreadable  no card could be read
[[nodiscard]] Result<StructuredInput> readCards(const std::string &file, std::string_view text, const InputLimits &limits);

} // namespace sinan::bridge
