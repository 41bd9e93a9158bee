#pragma once

#include "app/base/clock.h"
#include "app/base/random_source.h"

namespace sinan::mutations {
class Registry;
}

namespace sinan::store {

/// What a workspace needs from outside; all of it outlives the store.
struct Environment
{
    const Clock *clock = nullptr;
    RandomSource *random = nullptr;
    const mutations::Registry *mutations = nullptr;
};

} // namespace sinan::store
