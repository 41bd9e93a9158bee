#include "app/mutations/turning_points.h"

namespace sinan::mutations {

void noteTurningPoint(const model::Row &before, model::Row &after, UtcTime now)
{
    if (after.collection == model::Collection::Opportunity && before.at("stage") != after.at("stage"))
        after.set("stage_since", toMillis(now));
    if (after.collection == model::Collection::Contact && before.at("stance") != after.at("stance")) {
        after.set("stance_since", toMillis(now));
        after.set("stance_before", before.at("stance"));
    }
}

} // namespace sinan::mutations
