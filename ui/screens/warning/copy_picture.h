#pragma once

#include "app/insight/copy_text.h"
#include "ui/theme/theme.h"

#include <QImage>

namespace sinan::screens {

/// The same as the copied message, as a picture for a chat: always on light paper, so that it reads alike everywhere.
/// @param ratio  device pixels a logical pixel
[[nodiscard]] QImage copyPicture(const insight::CopySheet &sheet, const theme::Theme &theme, double ratio = 2);

} // namespace sinan::screens
