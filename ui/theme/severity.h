#pragma once

#include "ui/theme/theme.h"

#include <QRectF>
#include <QString>

class QPainter;

namespace sinan::theme {

/// How grave something is. Always shown as shape + word + colour; the word comes from translations.
enum class Severity { Critical, High, Medium, Low, Good, TooLittleData };

/// Colours of a severity: its text, the tint that such text may stand on.
[[nodiscard]] ColorRole textRole(Severity severity);
[[nodiscard]] ColorRole tintRole(Severity severity);
/// ⬢ ▲ ◆ ● ✓ ◌ for texts that are copied; on screen the shape is painted.
[[nodiscard]] QString severityMark(Severity severity);
/// 紧急 / 高 / 中 / 低 / 好 / 样本不足, in the current language.
[[nodiscard]] QString severityWord(Severity severity);
/// Fills `box` (square) with the shape: octagon, triangle, diamond, disc, tick, dashed hollow circle.
void paintSeverity(QPainter &painter, const QRectF &box, Severity severity, const Theme &theme);
/// Paints shape and word in one line, from the left of `line`, in the caption font.
/// @return the width used
int paintSeverityWithWord(QPainter &painter, const QRect &line, Severity severity, const Theme &theme);
/// The width that paintSeverityWithWord needs.
[[nodiscard]] int severityWidth(Severity severity, const Theme &theme);

} // namespace sinan::theme
