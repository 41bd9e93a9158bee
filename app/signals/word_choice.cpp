#include "app/signals/word_choice.h"

#include <algorithm>

namespace sinan::signals {

namespace {

// Characters that often stand alone; all are three bytes long.
constexpr std::string_view standAlone = "的了是不在有没就也都和跟与很太又还再更最才被把给对从到为让请我你他她它们这那吗呢吧啊嘛个上下里要会能可说看用做去来别未无过着得地等两三一二几";

double aloneCost(std::string_view character)
{
    if (character.size() != 3)
        return 0.5;
    for (std::size_t at = 0; at < standAlone.size(); at += 3) {
        if (standAlone.substr(at, 3) == character)
            return 1;
    }
    return 1.7;
}

std::uint32_t characterEnd(std::string_view text, std::uint32_t at)
{
    ++at;
    while (at < text.size() && (std::uint8_t(text[at]) & 0xc0) == 0x80)
        ++at;
    return at;
}

/// The cheapest reading of one stretch of words that overlap.
void readStretch(std::string_view text, const WordSpan *first, const WordSpan *last, std::vector<WordSpan> &chosen)
{
    const std::uint32_t begin = first->begin;
    std::uint32_t end = 0;
    for (const WordSpan *word = first; word != last; ++word)
        end = std::max(end, word->end);
    constexpr double far = 1e9;
    std::vector<double> cost(end - begin + 1, far);
    std::vector<std::uint32_t> from(end - begin + 1, 0);
    cost[0] = 0;
    const auto reach = [&](std::uint32_t at, std::uint32_t to, double price) {
        if (cost[at - begin] + price < cost[to - begin] - 1e-9) {
            cost[to - begin] = cost[at - begin] + price;
            from[to - begin] = at;
        }
    };
    for (std::uint32_t at = begin; at < end; at = characterEnd(text, at)) {
        if (cost[at - begin] >= far)
            continue;
        for (const WordSpan *word = first; word != last; ++word) {
            if (word->begin == at)
                reach(at, word->end, 1);
        }
        const std::uint32_t next = characterEnd(text, at);
        if (next <= end)
            reach(at, next, aloneCost(text.substr(at, next - at)));
    }
    const std::size_t kept = chosen.size();
    for (std::uint32_t at = end; at > begin; at = from[at - begin]) {
        const std::uint32_t start = from[at - begin];
        if (std::any_of(first, last, [&](const WordSpan &word) { return word.begin == start && word.end == at; }))
            chosen.push_back({start, at});
    }
    std::reverse(chosen.begin() + std::ptrdiff_t(kept), chosen.end());
}

} // namespace

void chooseWords(std::string_view text, std::vector<WordSpan> &words)
{
    std::sort(words.begin(), words.end(), [](const WordSpan &a, const WordSpan &b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
    std::vector<WordSpan> chosen;
    chosen.reserve(words.size());
    for (std::size_t i = 0; i < words.size();) {
        std::size_t next = i + 1;
        std::uint32_t end = words[i].end;
        for (; next < words.size() && words[next].begin < end; ++next)
            end = std::max(end, words[next].end);
        if (next == i + 1)
            chosen.push_back(words[i]);
        else
            readStretch(text, &words[i], words.data() + next, chosen);
        i = next;
    }
    words = std::move(chosen);
}

} // namespace sinan::signals
