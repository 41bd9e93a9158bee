#include "app/insight/score.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sinan::insight {

namespace {

/// Half up, and a hair below a half counts as a half: 70.4999999999 comes from adding decimals, not from the facts.
int rounded(double number)
{
    return int(std::floor(number + 0.5 + 1e-9));
}

} // namespace

std::vector<int> wholePoints(std::span<const double> exact)
{
    double sum = 0;
    std::vector<int> whole(exact.size());
    std::vector<double> remainder(exact.size());
    for (std::size_t i = 0; i < exact.size(); ++i) {
        sum += exact[i];
        const double nearest = std::round(exact[i]);
        // 34 that was computed as 33.9999999999 is 34, not 33 with a large remainder.
        whole[i] = std::abs(exact[i] - nearest) < 1e-9 ? int(nearest) : int(std::floor(exact[i]));
        remainder[i] = exact[i] - whole[i];
    }
    std::vector<std::size_t> order(exact.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return remainder[a] > remainder[b] + 1e-9; });
    int missing = rounded(sum) - std::accumulate(whole.begin(), whole.end(), 0);
    for (std::size_t i = 0; i < order.size() && missing > 0; ++i, --missing)
        ++whole[order[i]];
    return whole;
}

Score addUp(std::vector<ScoreRow> rows, const Message &limit)
{
    Score score;
    score.rows = std::move(rows);
    const auto sum = [&] {
        double total = 0;
        for (const ScoreRow &row : score.rows)
            total += row.points;
        return total;
    };
    score.exact = sum();
    const double held = std::clamp(score.exact, 0.0, 100.0);
    if (held != score.exact) {
        ScoreRow row;
        row.part = ScoreRow::Part::Limit;
        row.label = limit;
        row.points = held - score.exact;
        score.rows.push_back(std::move(row));
        score.exact = sum();
    }
    std::vector<double> exact;
    exact.reserve(score.rows.size());
    for (const ScoreRow &row : score.rows)
        exact.push_back(row.points);
    const std::vector<int> whole = wholePoints(exact);
    for (std::size_t i = 0; i < whole.size(); ++i)
        score.rows[i].shown = whole[i];
    score.shown = std::accumulate(whole.begin(), whole.end(), 0);
    return score;
}

} // namespace sinan::insight
