#pragma once

#include "app/store/store.h"

#include <filesystem>

namespace sinan::bench {

/// How large a made-up workspace is. Seeded: the same numbers give the same rows.
struct BigWorkspace
{
    std::int64_t customers = 100'000;
    std::int64_t talks = 1'000'000;
    std::uint64_t seed = 7;
    UtcTime now{}; ///< the newest talks are of the hours before
};

/// Fills an empty store: customers with rating, region, owner, tags and a field of one's own, a deal for two of three, a card for one of
/// ten, an open warning for one of thirty, and talks, few for most customers and many for some.
/// The rows go through the store's own writer (Transaction::put: tables, indexes, full text, lines of the list), not through mutations:
/// they leave no outbox and no history, and nothing is left for reflex to hear.
void fill(store::Store &store, const BigWorkspace &size);

} // namespace sinan::bench
