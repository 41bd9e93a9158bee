#pragma once

#include "app/base/json.h"
#include "app/base/uuid.h"

namespace sinan::model {

/// What every row has besides its own fields.
struct Entity {
    Uuid id;
    Uuid bucket;                  ///< who may see it (sync.md): region, team, owner …; null = the whole workspace
    std::int64_t rowVersion = 0;  ///< counts the changes of this row; base version of the next edit
    Json custom;                  ///< values of the administrator's own fields, by name; null where the collection has none
};

} // namespace sinan::model
