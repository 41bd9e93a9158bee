#include "app/store/change_feed.h"

namespace sinan::store {

bool Commit::touches(model::Collection collection) const
{
    if (large)
        return true;
    for (const ChangedRow &row : rows) {
        if (row.collection == collection)
            return true;
    }
    return false;
}

} // namespace sinan::store
