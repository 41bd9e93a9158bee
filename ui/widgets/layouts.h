#pragma once

class QLayout;

namespace sinan::widgets {

/// Takes everything out of a layout and of those within it. The widgets go from sight at once and are deleted in the event loop, so that one of
/// them may have asked for it.
void clearLayout(QLayout *layout);

} // namespace sinan::widgets
