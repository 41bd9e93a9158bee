#include "app/bridge/name_finder.h"

#include "app/base/text_fold.h"
#include "app/base/utf8.h"

#include <algorithm>

namespace sinan::bridge {

namespace {

std::string firstTwo(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    (void)nextCodePoint(text, end);
    if (end < text.size())
        (void)nextCodePoint(text, end);
    return std::string(text.substr(at, end - at));
}

bool isLatinLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// Short names are words of the language: 大众 is fine, a lone letter or a two-letter word is not.
bool isTelling(std::string_view name)
{
    std::size_t cjk = 0;
    std::size_t letters = 0;
    for (std::size_t at = 0; at < name.size();) {
        const char32_t point = nextCodePoint(name, at);
        cjk += isCjk(point);
        letters += point < 0x80 && isLatinLetter(char(point));
    }
    return cjk >= 2 || letters >= 4;
}

} // namespace

NameFinder::NameFinder(const std::vector<EntityIndex::Customer> &customers, const MappingLibrary &library)
    : m_customers(customers)
{
    for (std::size_t i = 0; i < m_customers.size(); ++i) {
        const std::string full = fold(trimmed(m_customers[i].name));
        const std::string core = library.coreName(m_customers[i].name);
        if (isTelling(full))
            m_names[firstTwo(full, 0)].push_back({full, i, true});
        // The core loses its spaces; only where it is a beginning of the name it can be looked for as it stands.
        if (core != full && isTelling(core) && full.substr(0, core.size()) == core)
            m_names[firstTwo(core, 0)].push_back({core, i, false});
    }
    for (auto &[start, names] : m_names)
        std::stable_sort(names.begin(), names.end(), [](const Name &a, const Name &b) { return a.text.size() > b.text.size(); });
}

std::vector<NameFinder::Hit> NameFinder::find(std::string_view original) const
{
    const std::string text = fold(original);
    std::vector<Hit> hits;
    for (std::size_t at = 0; at < text.size();) {
        const auto names = m_names.find(firstTwo(text, at));
        const Name *found = nullptr;
        if (names != m_names.end()) {
            for (const Name &name : names->second) {
                if (text.compare(at, name.text.size(), name.text) != 0)
                    continue;
                const std::size_t end = at + name.text.size();
                const bool startsInWord = at > 0 && isLatinLetter(name.text.front()) && isLatinLetter(text[at - 1]);
                const bool endsInWord = end < text.size() && isLatinLetter(name.text.back()) && isLatinLetter(text[end]);
                if (!startsInWord && !endsInWord) {
                    found = &name;
                    break;
                }
            }
        }
        if (!found) {
            (void)nextCodePoint(text, at);
            continue;
        }
        at += found->text.size();
        const auto &customer = m_customers[found->customer];
        const auto known = std::find_if(hits.begin(), hits.end(), [&](const Hit &hit) { return hit.customer == customer.id; });
        if (known == hits.end())
            hits.push_back({customer.id, customer.name, 1, found->full});
        else
            ++known->times;
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) { return a.times > b.times; });
    return hits;
}

} // namespace sinan::bridge
