#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

/// What every benchmark needs: time, medians of interleaved runs, and one JSON object a line.
namespace sinan::bench {

/// Wall-clock seconds that the work takes.
template <class Work> [[nodiscard]] double seconds(Work work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

[[nodiscard]] inline double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

struct Pair
{
    double ours = 0;
    double peer = 0;
};

/// Runs both sides in turn, so that a busy machine slows both, and gives the median of each.
/// @param ours, peer  measure once and return the figure (seconds, rows a second …)
[[nodiscard]] inline Pair interleaved(int runs, const std::function<double()> &ours, const std::function<double()> &peer)
{
    std::vector<double> oursRuns;
    std::vector<double> peerRuns;
    for (int i = 0; i < runs; ++i) {
        oursRuns.push_back(ours());
        peerRuns.push_back(peer());
    }
    return Pair{median(std::move(oursRuns)), median(std::move(peerRuns))};
}

/// Whether a larger or a smaller ratio is the better one.
enum class Better { Higher, Lower };

struct Line
{
    std::string bench;
    double ours = 0;
    double peer = 0;
    std::string unit;
    double ratio = 0;
    double bar = 0;
    Better better = Better::Higher;
    std::string note; ///< plain ASCII or UTF-8 without quotes and backslashes

    /// Within 10 % of the bar (performance.md).
    [[nodiscard]] bool ok() const { return better == Better::Higher ? ratio >= bar * 0.9 : ratio <= bar * 1.1; }
};

/// {"bench","ours","peer","unit","ratio","bar","ok","note"}, one line.
inline void print(const Line &line)
{
    std::printf(
        "{\"bench\":\"%s\",\"ours\":%.6g,\"peer\":%.6g,\"unit\":\"%s\",\"ratio\":%.4g,\"bar\":%.4g,\"ok\":%s,\"note\":\"%s\"}\n",
        line.bench.c_str(), line.ours, line.peer, line.unit.c_str(), line.ratio, line.bar, line.ok() ? "true" : "false",
        line.note.c_str());
    std::fflush(stdout);
}

/// Says on the error stream what went wrong and ends the program with status 2: a benchmark that compares unequal results
/// measures nothing.
[[noreturn]] inline void stop(const std::string &reason)
{
    std::fprintf(stderr, "bench: %s\n", reason.c_str());
    std::exit(2);
}

} // namespace sinan::bench
