#pragma once

#include "app/base/json.h"

#include <QString>

#include <filesystem>

namespace sinan::shell {

/// What the settings page shows of the program itself; app/main knows it.
struct ProgramFacts
{
    Json calendar;                     ///< resources/calendar/cn.json; null where there is none
    std::filesystem::path crashFolder; ///< where crash logs go; empty where none are kept
};

} // namespace sinan::shell
