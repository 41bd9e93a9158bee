#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace sinan::signals {

/// A sparse table of examples by features, column after column.
struct SparseColumns
{
    std::vector<std::uint32_t> begins{0}; ///< of each column, and one behind the last
    std::vector<std::uint32_t> rows;
    std::vector<float> values;
    [[nodiscard]] std::size_t count() const { return begins.size() - 1; }
    void close() { begins.push_back(std::uint32_t(rows.size())); }
};

struct FitTask
{
    const SparseColumns &columns;
    std::span<const float> wanted;      ///< by row: 1 or 0
    std::span<const float> weights;     ///< by row; 0 leaves the row out
    std::span<const double> ridge;      ///< by column: penalty on half the square
    std::span<const double> known = {}; ///< by row: what is added to its margin beforehand; empty: nothing
    int sweeps = 40;
};

struct FitResult
{
    double base = 0;
    std::vector<double> weights; ///< by column
};

/// Penalised logistic regression by cyclic coordinate descent; the base carries no penalty.
/// @note Deterministic: no random order, no threads.
[[nodiscard]] FitResult fitLogistic(const FitTask &task);

/// Slope and shift that turn margins into probabilities (Platt), targets smoothed by one example each.
struct Calibration
{
    double slope = 1;
    double shift = 0;
};
[[nodiscard]] Calibration calibrate(std::span<const double> margins, std::span<const float> wanted,
                                    std::span<const float> weights);

} // namespace sinan::signals
