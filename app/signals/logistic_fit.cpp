#include "app/signals/logistic_fit.h"

#include <algorithm>
#include <cmath>

namespace sinan::signals {

namespace {

double logistic(double margin)
{
    return 1 / (1 + std::exp(-margin));
}

} // namespace

FitResult fitLogistic(const FitTask &task)
{
    const SparseColumns &columns = task.columns;
    const std::size_t rows = task.wanted.size();
    FitResult result;
    result.weights.assign(columns.count(), 0.0);
    std::vector<double> margins(rows, 0.0);
    double positive = 0;
    double total = 0;
    for (std::size_t i = 0; i < rows; ++i) {
        positive += task.weights[i] * task.wanted[i];
        total += task.weights[i];
    }
    if (positive <= 0 || positive >= total) {
        result.base = positive <= 0 ? -8 : 8;
        return result;
    }
    result.base = std::log(positive / (total - positive));
    if (!task.known.empty())
        std::copy(task.known.begin(), task.known.end(), margins.begin());
    std::vector<double> guesses(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        margins[i] += result.base;
        guesses[i] = logistic(margins[i]);
    }
    std::vector<double> trust(columns.count(), 1.0);
    double baseTrust = 1;
    for (int sweep = 0; sweep < task.sweeps; ++sweep) {
        double most = 0;
        double slope = 0;
        double bend = 1e-6;
        for (std::size_t i = 0; i < rows; ++i) {
            slope += task.weights[i] * (guesses[i] - task.wanted[i]);
            bend += task.weights[i] * guesses[i] * (1 - guesses[i]);
        }
        const double shift = std::clamp(-slope / bend, -baseTrust, baseTrust);
        baseTrust = std::max(baseTrust / 2, 2 * std::abs(shift));
        result.base += shift;
        for (std::size_t i = 0; i < rows; ++i) {
            margins[i] += shift;
            guesses[i] = logistic(margins[i]);
        }
        for (std::size_t j = 0; j < columns.count(); ++j) {
            const std::uint32_t first = columns.begins[j];
            const std::uint32_t last = columns.begins[j + 1];
            slope = 0;
            bend = task.ridge[j] + 1e-9;
            for (std::uint32_t e = first; e < last; ++e) {
                const std::uint32_t i = columns.rows[e];
                const double weighed = task.weights[i] * columns.values[e];
                slope += weighed * (guesses[i] - task.wanted[i]);
                bend += weighed * columns.values[e] * guesses[i] * (1 - guesses[i]);
            }
            const double weight = result.weights[j];
            // Where the penalised slope vanishes if the curve were its parabola here.
            const double aim = (weight * (bend - task.ridge[j]) - slope) / bend;
            const double move = std::clamp(aim - weight, -trust[j], trust[j]);
            trust[j] = std::max(trust[j] / 2, 2 * std::abs(move));
            if (std::abs(move) < 1e-5)
                continue;
            most = std::max(most, std::abs(move));
            result.weights[j] = weight + move;
            for (std::uint32_t e = first; e < last; ++e) {
                const std::uint32_t i = columns.rows[e];
                margins[i] += move * columns.values[e];
                guesses[i] = logistic(margins[i]);
            }
        }
        if (most < 1e-3)
            break;
    }
    return result;
}

Calibration calibrate(std::span<const double> margins, std::span<const float> wanted, std::span<const float> weights)
{
    double positive = 0;
    double negative = 0;
    for (std::size_t i = 0; i < margins.size(); ++i)
        (wanted[i] > 0.5f ? positive : negative) += weights[i];
    const double high = (positive + 1) / (positive + 2);
    const double low = 1 / (negative + 2);
    Calibration result{1, 0};
    for (int round = 0; round < 50; ++round) {
        double gs = 0;
        double gh = 0;
        double hss = 1e-6;
        double hsh = 0;
        double hhh = 1e-6;
        for (std::size_t i = 0; i < margins.size(); ++i) {
            const double guess = logistic(result.slope * margins[i] + result.shift);
            const double wrong = weights[i] * (guess - (wanted[i] > 0.5f ? high : low));
            const double bend = weights[i] * guess * (1 - guess);
            gs += wrong * margins[i];
            gh += wrong;
            hss += bend * margins[i] * margins[i];
            hsh += bend * margins[i];
            hhh += bend;
        }
        const double det = hss * hhh - hsh * hsh;
        const double slope = std::clamp((hhh * gs - hsh * gh) / det, -0.5, 0.5);
        const double shift = std::clamp((hss * gh - hsh * gs) / det, -0.5, 0.5);
        result.slope = std::max(result.slope - slope, 0.05);
        result.shift -= shift;
        if (std::abs(slope) < 1e-7 && std::abs(shift) < 1e-7)
            break;
    }
    return result;
}

} // namespace sinan::signals
