#pragma once

#include "ui/shell/preferences.h"
#include "ui/widgets/workbench.h"

namespace sinan::shell {

/// What somebody who helps wants to know: versions, sizes and counts, in English. Nothing personal: no names, no texts, no paths.
[[nodiscard]] QString diagnostics(const widgets::Workbench &bench, const Preferences &preferences);

} // namespace sinan::shell
