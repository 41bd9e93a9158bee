#include "app/bridge/similar_values.h"

#include "app/base/utf8.h"
#include "app/bridge/mapping_library.h"

#include <algorithm>

namespace sinan::bridge {

namespace {

bool hasDigit(const std::string &text)
{
    return text.find_first_of("0123456789") != std::string::npos;
}

std::vector<std::string> wordsOf(const std::string &text)
{
    std::vector<std::string> words(1);
    for (const char c : text) {
        if (c == ' ' || c == '-' || c == '_')
            words.emplace_back();
        else
            words.back() += c;
    }
    return words;
}

/// 二期 and 三期, X200 and X300, Product C and Product D are one edit apart and two things; so are most pairs of Chinese words.
bool mayBeSlip(const std::string &a, const std::string &b)
{
    if (hasDigit(a) || hasDigit(b) || a.empty() || b.empty())
        return false;
    for (const std::string *text : {&a, &b}) {
        for (const char c : *text) {
            if (std::uint8_t(c) >= 0x80)
                return false;
        }
    }
    const auto left = wordsOf(a);
    const auto right = wordsOf(b);
    if (left.size() != right.size())
        return std::min(a.size(), b.size()) >= 6;
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (left[i] != right[i] && std::min(left[i].size(), right[i].size()) < 5)
            return false;
    }
    return true;
}

bool differsInSpacesOnly(std::string a, std::string b)
{
    if (a == b)
        return false;
    std::erase(a, ' ');
    std::erase(b, ' ');
    return a == b;
}

void order(std::vector<Slip> &slips)
{
    std::sort(slips.begin(), slips.end(),
              [](const Slip &a, const Slip &b) { return a.count != b.count ? a.count > b.count : a.value < b.value; });
    if (slips.size() > 50)
        slips.resize(50);
}

} // namespace

std::vector<std::string> oneLess(const std::string &text)
{
    std::vector<std::string> result{text};
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        (void)nextCodePoint(text, at);
        result.push_back(text.substr(0, from) + text.substr(at));
        if (result.size() > 40)
            break;
    }
    return result;
}

std::vector<Slip> slipsWithin(const std::unordered_map<std::string, std::int64_t> &values)
{
    std::vector<Slip> slips;
    if (values.size() > 2000)
        return slips;
    struct Spelling
    {
        const std::string *text;
        std::string key;
        std::int64_t count;
    };
    std::vector<Spelling> list;
    std::unordered_map<std::string, std::vector<std::size_t>> shorter;
    for (const auto &[text, count] : values) {
        if (text.size() > 80)
            continue;
        list.push_back({&text, squeezed(text), count});
        for (const auto &form : oneLess(list.back().key))
            shorter[form].push_back(list.size() - 1);
    }
    for (const auto &value : list) {
        const Spelling *best = nullptr;
        for (const auto &form : oneLess(value.key)) {
            const auto found = shorter.find(form);
            if (found == shorter.end())
                continue;
            for (const std::size_t other : found->second) {
                const Spelling &candidate = list[other];
                if (candidate.text == value.text || candidate.count < 3 * value.count || (best && best->count >= candidate.count))
                    continue;
                const bool same = candidate.key == value.key;
                if (same ? differsInSpacesOnly(*value.text, *candidate.text)
                         : (mayBeSlip(*value.text, *candidate.text) && editDistance(value.key, candidate.key, 1) == 1))
                    best = &candidate;
            }
        }
        if (best)
            slips.push_back({*value.text, *best->text, value.count});
    }
    order(slips);
    return slips;
}

std::vector<Slip> slipsAgainst(const std::unordered_map<std::string, std::int64_t> &values, const std::vector<std::string> &list,
                               double share)
{
    std::vector<Slip> slips;
    if (values.empty() || values.size() > 2000 || list.size() > 5000)
        return slips;
    std::unordered_map<std::string, const std::string *> exact;
    std::unordered_map<std::string, const std::string *> byKey;
    for (const auto &text : list) {
        exact.emplace(text, &text);
        byKey.emplace(squeezed(text), &text);
    }
    std::size_t known = 0;
    std::vector<std::pair<const std::string *, std::int64_t>> unknown;
    for (const auto &[text, count] : values) {
        // Another case or width is no slip.
        if (exact.contains(text))
            ++known;
        else
            unknown.emplace_back(&text, count);
    }
    for (const auto &[text, count] : unknown) {
        const std::string key = squeezed(*text);
        if (const auto found = byKey.find(key); found != byKey.end()) {
            ++known;
            if (differsInSpacesOnly(*text, *found->second))
                slips.push_back({*text, *found->second, count});
            continue;
        }
        const std::string *best = nullptr;
        int fewest = key.size() >= 9 ? 3 : 2;
        for (const auto &[other, name] : byKey) {
            if (!mayBeSlip(*text, *name))
                continue;
            const int edits = editDistance(key, other, fewest - 1);
            if (edits < fewest) {
                fewest = edits;
                best = name;
            }
        }
        if (best)
            slips.push_back({*text, *best, count});
    }
    if (double(known) < share * double(values.size()))
        return {};
    order(slips);
    return slips;
}

} // namespace sinan::bridge
