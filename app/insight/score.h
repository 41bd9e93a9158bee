#pragma once

#include "app/insight/explanation.h"

#include <span>

namespace sinan::insight {

/// A score of 0 … 100 whose rows add up to it, to the last digit and in whole points alike.
struct Score
{
    std::vector<ScoreRow> rows;
    double exact = 0; ///< the sum of the rows' points, added in their order
    int shown = 0;    ///< exact, rounded half up: the sum of the rows' shown points
};

/// Adds the rows up, puts a row `limit` behind them where the sum leaves 0 … 100, and gives every row its whole points.
/// @param rows  base first; their points are set, their shown points are not
/// @note Pure, O(n log n).
[[nodiscard]] Score addUp(std::vector<ScoreRow> rows, const Message &limit);

/// Whole numbers that add up to the rounded sum and lie less than one from the exact ones: each is rounded down, then those with
/// the largest remainder get the missing points; of equal remainders the earlier one.
[[nodiscard]] std::vector<int> wholePoints(std::span<const double> exact);

} // namespace sinan::insight
