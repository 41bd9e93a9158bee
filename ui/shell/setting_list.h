#pragma once

#include <QString>
#include <QStringList>

#include <span>

namespace sinan::theme {
class Languages;
}

namespace sinan::shell {

/// A setting as the page and the search box know it. A new one is a line here and a row in the section that it names.
struct SettingInfo
{
    const char *key;      ///< of its row and its route, settings/<key>
    const char *section;  ///< message id of the section's heading
    const char *title;    ///< message id
    const char *keywords; ///< further words to find it by, both languages
};

/// All of them, in the order of the page.
[[nodiscard]] std::span<const SettingInfo> allSettings();
[[nodiscard]] const SettingInfo *findSetting(const QString &key);
/// Title and section in both languages, and the keywords.
[[nodiscard]] QStringList searchTexts(const SettingInfo &setting, const theme::Languages &languages);

} // namespace sinan::shell
