#pragma once

#include "app/insight/phrasebook.h"

#include <filesystem>

namespace sinan::main {

/// The texts of explanations in both languages.
struct Phrasebooks {
    insight::Phrasebook zh;
    insight::Phrasebook en;
    [[nodiscard]] const insight::Phrasebook &in(Language language) const { return language == Language::Chinese ? zh : en; }
};
/// Reads resources/phrasebook/zh.json and en.json.
[[nodiscard]] Result<Phrasebooks> readPhrasebooks(const std::filesystem::path &resources);

} // namespace sinan::main
