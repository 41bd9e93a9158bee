#pragma once

#include "ui/screens/warning/wording.h"
#include "ui/widgets/workbench.h"

namespace sinan::screens {

/// How things are said in this window now. Copies what changes; the phrasebooks are the workbench's, which must outlive it.
[[nodiscard]] Wording wordingOf(const widgets::Workbench &bench);

} // namespace sinan::screens
