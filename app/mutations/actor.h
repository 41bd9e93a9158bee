#pragma once

#include "app/model/workspace.h"

#include <string>

namespace sinan::mutations {

/// Who makes a change. On one's own computer a local actor exists before any sign-in.
struct Actor {
    Uuid user;
    std::string name;
    model::Role role = model::Role::Manager;

    [[nodiscard]] static Actor system() { return Actor{Uuid{}, "system", model::Role::System}; }
};

} // namespace sinan::mutations
