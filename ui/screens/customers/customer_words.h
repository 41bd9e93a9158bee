#pragma once

#include "ui/widgets/model_words.h"

#include <QHash>
#include <QString>

#include <optional>

namespace sinan::screens {

/// Industry keys with their words in the current language.
[[nodiscard]] QHash<QString, QString> industryWords();
/// A signal's number series as people call it: "login" → 登录次数; the key itself where we have no word.
[[nodiscard]] QString seriesWord(std::string_view series);
[[nodiscard]] QString dateText(const std::optional<LocalDate> &date, LocalDate today, Language language);

} // namespace sinan::screens
