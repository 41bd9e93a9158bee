#pragma once

#include "app/base/result.h"

namespace sinan::store {

class Connection;

/// The name under which the full-text table asks for our tokens.
inline constexpr const char *tokenizerName = "sinan";

/// Makes our tokenizer known to FTS5 on this connection; it folds and cuts as tokens.h says.
[[nodiscard]] Result<void> registerTokenizer(Connection &connection);

} // namespace sinan::store
