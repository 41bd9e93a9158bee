#pragma once

#include "app/mutations/row_store.h"

namespace sinan::mutations {

/// Notes in `after` when a deal entered its stage (stage_since) and when a contact's stance changed and from what (stance_since,
/// stance_before). Other rows and unchanged values: nothing. A row that is new has no turning point: we do not know since when.
void noteTurningPoint(const model::Row &before, model::Row &after, UtcTime now);

} // namespace sinan::mutations
