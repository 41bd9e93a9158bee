#include "app/base/text_diff.h"

#include "app/base/utf8.h"

#include <algorithm>
#include <cstdint>
#include <span>

namespace sinan {

namespace {

using Units = std::vector<std::string_view>;

constexpr int mostDifferences = 3000;

Units unitsOf(std::string_view text)
{
    Units units;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        const char32_t first = nextCodePoint(text, at);
        if (isWordLetter(first) && !isCjk(first)) {
            while (at < text.size()) {
                std::size_t next = at;
                const char32_t letter = nextCodePoint(text, next);
                if (!isWordLetter(letter) || isCjk(letter))
                    break;
                at = next;
            }
        }
        units.push_back(text.substr(from, at - from));
    }
    return units;
}

void addRun(std::vector<DiffPart> &parts, DiffPart::Kind kind, std::string_view text)
{
    if (text.empty())
        return;
    if (parts.empty() || parts.back().kind != kind)
        parts.push_back({kind, {}});
    parts.back().text += text;
}

/// The shortest script by Myers' greedy algorithm, as one step a unit: 's' same, 'r' removed, 'a' added. Nothing where it is too long.
std::string shortestScript(std::span<const std::string_view> a, std::span<const std::string_view> b)
{
    const int n = int(a.size());
    const int m = int(b.size());
    const int most = std::min(n + m, mostDifferences);
    std::vector<std::vector<std::int32_t>> trace;
    std::vector<std::int32_t> furthest(std::size_t(2 * most + 3), 0);
    const auto at = [most](int k) { return std::size_t(k + most + 1); };
    for (int d = 0; d <= most; ++d) {
        // Only the diagonals that step d may read are kept.
        trace.emplace_back(furthest.begin() + std::ptrdiff_t(at(-d) - 1), furthest.begin() + std::ptrdiff_t(at(d) + 2));
        for (int k = -d; k <= d; k += 2) {
            int x = k == -d || (k != d && furthest[at(k - 1)] < furthest[at(k + 1)]) ? furthest[at(k + 1)] : furthest[at(k - 1)] + 1;
            int y = x - k;
            while (x < n && y < m && a[std::size_t(x)] == b[std::size_t(y)]) {
                ++x;
                ++y;
            }
            furthest[at(k)] = x;
            if (x < n || y < m)
                continue;
            std::string script;
            for (int step = d; step > 0; --step) {
                const auto &before = trace[std::size_t(step)];
                const auto old = [&](int diagonal) { return before[std::size_t(diagonal + step + 1)]; };
                const int here = x - y;
                const bool added = here == -step || (here != step && old(here - 1) < old(here + 1));
                const int from = added ? here + 1 : here - 1;
                const int startX = old(from);
                const int startY = startX - from;
                while (x > startX && y > startY && (x > startX + (added ? 0 : 1) || y > startY + (added ? 1 : 0))) {
                    script += 's';
                    --x;
                    --y;
                }
                script += added ? 'a' : 'r';
                x = startX;
                y = startY;
            }
            script.append(std::size_t(x), 's');
            std::reverse(script.begin(), script.end());
            return script;
        }
    }
    return {};
}

} // namespace

std::vector<DiffPart> diffWords(std::string_view before, std::string_view after)
{
    const Units a = unitsOf(before);
    const Units b = unitsOf(after);
    std::size_t head = 0;
    while (head < a.size() && head < b.size() && a[head] == b[head])
        ++head;
    std::size_t tail = 0;
    while (tail < a.size() - head && tail < b.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    using Kind = DiffPart::Kind;
    std::vector<DiffPart> parts;
    for (std::size_t i = 0; i < head; ++i)
        addRun(parts, Kind::Same, a[i]);
    const std::span midA(a.begin() + std::ptrdiff_t(head), a.size() - head - tail);
    const std::span midB(b.begin() + std::ptrdiff_t(head), b.size() - head - tail);
    std::string script = shortestScript(midA, midB);
    if (script.empty())
        script = std::string(midA.size(), 'r') + std::string(midB.size(), 'a');
    std::size_t x = 0;
    std::size_t y = 0;
    std::string removed;
    std::string added;
    const auto settle = [&] {
        addRun(parts, Kind::Removed, removed);
        addRun(parts, Kind::Added, added);
        removed.clear();
        added.clear();
    };
    for (const char step : script) {
        if (step == 's') {
            settle();
            addRun(parts, Kind::Same, midA[x++]);
            ++y;
        } else if (step == 'r') {
            removed += midA[x++];
        } else {
            added += midB[y++];
        }
    }
    settle();
    for (std::size_t i = a.size() - tail; i < a.size(); ++i)
        addRun(parts, Kind::Same, a[i]);
    return parts;
}

} // namespace sinan
