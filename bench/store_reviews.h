#pragma once

#include "app/base/json.h"
#include "app/store/store.h"

#include <vector>

/// 31,256 reviews of ../shared/data/reviews_online_shopping, in the shapes that the store's benchmarks need.
namespace sinan::bench {

struct Review
{
    std::string category;
    std::string text;
    std::int64_t rating = 0;
    Uuid id;
    std::string key;
    std::int64_t at = 0; ///< UTC milliseconds
};

/// Ends the program where the file cannot be read.
[[nodiscard]] std::vector<Review> loadReviews();

/// Arguments of import.chunk@1, `size` rows each.
[[nodiscard]] std::vector<Json> importChunks(const std::vector<Review> &reviews, const Uuid &run, std::size_t size);

/// Imports through the mutations, one transaction a chunk, as the window does it.
void importAll(store::Store &workspace, std::vector<Json> chunks, const Uuid &run);

inline constexpr std::size_t chunkRows = 1000;

} // namespace sinan::bench
