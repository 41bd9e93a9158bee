#pragma once

#include "app/signals/detector.h"

#include <string>
#include <vector>

namespace sinan::bench {

/// Chinese and English lines of the real data in turn, repeated up to `bytes`. Ends the program where the data is absent.
[[nodiscard]] std::string signalsCorpus(std::size_t bytes);
/// The detector with the shipped packs.
[[nodiscard]] signals::Detector shippedDetector();
/// The lines again, joined to talks of about `bytes`.
[[nodiscard]] std::vector<std::string_view> talksOf(const std::string &corpus, std::size_t bytes);

} // namespace sinan::bench
