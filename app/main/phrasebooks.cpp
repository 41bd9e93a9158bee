#include "app/main/phrasebooks.h"

#include "app/main/resources.h"

namespace sinan::main {

Result<Phrasebooks> readPhrasebooks(const std::filesystem::path &resources)
{
    SINAN_ASSIGN(const Json zh, readJsonFile(resources / "phrasebook" / "zh.json"));
    SINAN_ASSIGN(const Json en, readJsonFile(resources / "phrasebook" / "en.json"));
    SINAN_ASSIGN(auto chinese, insight::Phrasebook::fromJson(zh));
    SINAN_ASSIGN(auto english, insight::Phrasebook::fromJson(en));
    return Phrasebooks{std::move(chinese), std::move(english)};
}

} // namespace sinan::main
