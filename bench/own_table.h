#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace sinan::bench {

/// A table as a person keeps it, as CSV with a Chinese header: customers with industry, city, stars and owner, their
/// opportunities with amount and stage, and dated notes of what was said. One customer in eight comes back to the same worry
/// again and again in the last days, the others have none. Everything is invented; the same arguments give the same bytes.
struct OwnTable
{
    std::uint64_t seed = 1;
    std::size_t customers = 2000;
    std::size_t bytes = 5'000'000; ///< notes are added, customers in turn, until the file is so large
    std::int64_t now = 0;          ///< UTC milliseconds; the notes lie in the 60 days before it
};

/// @return UTF-8
[[nodiscard]] std::string ownTable(const OwnTable &wanted);

} // namespace sinan::bench
