#include "app/signals/pattern_reader.h"

#include "app/base/text_fold.h"
#include "app/base/utf8.h"

#include <algorithm>

namespace sinan::signals {

namespace {


Error fault(std::string detail)
{
    return {ErrorCode::InvalidArgument, {}, std::move(detail), {}};
}

bool isConceptName(std::string_view text)
{
    return text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
}

} // namespace

Result<std::vector<std::string>> expandBraces(std::string_view entry, std::size_t limit)
{
    std::vector<std::string> made{""};
    for (std::size_t at = 0; at < entry.size();) {
        const std::size_t open = entry.find_first_of("{}", at);
        const std::string_view plain = entry.substr(at, open == std::string_view::npos ? open : open - at);
        for (std::string &text : made)
            text += plain;
        if (open == std::string_view::npos)
            break;
        const std::size_t close = entry.find_first_of("{}", open + 1);
        if (entry[open] == '}' || close == std::string_view::npos || entry[close] == '{')
            return fault("braces do not close, or nest: " + std::string(entry));
        std::vector<std::string_view> options;
        std::string_view inside = entry.substr(open + 1, close - open - 1);
        for (std::size_t comma = inside.find(','); comma != std::string_view::npos; comma = inside.find(',')) {
            options.push_back(inside.substr(0, comma));
            inside.remove_prefix(comma + 1);
        }
        options.push_back(inside);
        if (made.size() * options.size() > limit)
            return fault("braces make too many phrases: " + std::string(entry));
        std::vector<std::string> longer;
        longer.reserve(made.size() * options.size());
        for (const std::string &text : made) {
            for (const std::string_view option : options)
                longer.push_back(text + std::string(option));
        }
        made = std::move(longer);
        at = close + 1;
    }
    return made;
}

PackNames::PackNames(Pack &pack, const PackLimits &limits) : m_pack(pack), m_limits(limits)
{
    for (const char *name : {"NUMBER", "MODEL", "OUR_NAME", "RIVAL_NAME", "PROPER", "QMARK", "BRAND"}) {
        m_concepts.emplace(name, ConceptId(m_pack.conceptNames.size()));
        m_pack.conceptNames.emplace_back(name);
    }
}

Result<ConceptId> PackNames::declare(const std::string &name)
{
    if (!isConceptName(name))
        return fault("a concept's name is two or more capitals, digits and '_': " + name);
    if (m_concepts.contains(name))
        return fault("declared twice, or built in: " + name);
    if (m_pack.conceptNames.size() >= m_limits.concepts)
        return Error{ErrorCode::TooLarge, {}, "too many concepts", {}};
    const auto id = ConceptId(m_pack.conceptNames.size());
    m_concepts.emplace(name, id);
    m_pack.conceptNames.push_back(name);
    return id;
}

std::optional<ConceptId> PackNames::find(const std::string &name) const
{
    const auto it = m_concepts.find(name);
    return it == m_concepts.end() ? std::nullopt : std::optional(it->second);
}

PackPhrase &PackNames::phrase(std::string text, bool stem)
{
    const auto [it, isNew] = m_phrases.try_emplace(text + (stem ? "*" : ""), m_pack.phrases.size());
    if (isNew)
        m_pack.phrases.push_back({std::move(text), {}, stem, false});
    return m_pack.phrases[it->second];
}

Result<void> PackNames::addPhrase(ConceptId id, std::string_view text)
{
    const bool stem = text.size() > 1 && text.ends_with('*');
    if (stem)
        text.remove_suffix(1);
    if (!isValidUtf8(text))
        return fault("not UTF-8");
    std::string folded = fold(text);
    if (trimmed(folded).empty() || trimmed(folded).size() != folded.size())
        return fault("empty, or white space at an end: '" + std::string(text) + "'");
    if (folded.size() > 120)
        return fault("longer than 120 bytes: " + folded);
    if (m_pack.phrases.size() >= m_limits.phrases)
        return Error{ErrorCode::TooLarge, {}, "too many phrases", {}};
    std::vector<ConceptId> &concepts = phrase(std::move(folded), stem).concepts;
    if (std::find(concepts.begin(), concepts.end(), id) == concepts.end())
        concepts.push_back(id);
    return {};
}

void PackNames::addMask(std::string_view text)
{
    phrase(fold(text), false).mask = true;
}

Result<ConceptId> PackNames::literal(std::string_view text)
{
    std::string spelt(text);
    std::replace(spelt.begin(), spelt.end(), '_', ' ');
    const std::string name = "'" + spelt;
    if (const auto known = find(name))
        return *known;
    if (m_pack.conceptNames.size() >= m_limits.concepts)
        return Error{ErrorCode::TooLarge, {}, "too many concepts", {}};
    const auto id = ConceptId(m_pack.conceptNames.size());
    m_concepts.emplace(name, id);
    m_pack.conceptNames.push_back(spelt);
    SINAN_ASSIGN(const std::vector<std::string> phrases, expandBraces(spelt, m_limits.expansions));
    for (const std::string &phrase : phrases)
        SINAN_TRY(addPhrase(id, phrase));
    return id;
}

std::optional<std::uint8_t> PackNames::flag(std::string_view name) const
{
    const auto it = std::find(m_pack.flagNames.begin(), m_pack.flagNames.end(), name);
    return it == m_pack.flagNames.end() ? std::nullopt : std::optional(std::uint8_t(it - m_pack.flagNames.begin()));
}

namespace {

Result<Item> readItem(std::string_view text, PackNames &names)
{
    Item item;
    int depth = 0;
    std::size_t from = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const char c = at < text.size() ? text[at] : '|';
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (c != '|' || (depth > 0 && at < text.size()))
            continue;
        const std::string part(text.substr(from, at - from));
        from = at + 1;
        if (part.empty())
            return fault("an empty alternative in '" + std::string(text) + "'");
        if (const auto known = names.find(part)) {
            item.anyOf.push_back(*known);
        } else if (isConceptName(part)) {
            return fault("unknown concept " + part);
        } else {
            SINAN_ASSIGN(const ConceptId id, names.literal(part));
            item.anyOf.push_back(id);
        }
        item.bits |= bitOf(item.anyOf.back());
    }
    return item;
}

/// ">" or ">6".
std::optional<int> readOrder(std::string_view token)
{
    if (token == ">")
        return -1;
    if (token.size() < 2 || token.size() > 4 || token[0] != '>')
        return std::nullopt;
    int gap = 0;
    for (const char c : token.substr(1)) {
        if (c < '0' || c > '9')
            return std::nullopt;
        gap = gap * 10 + (c - '0');
    }
    return gap;
}

} // namespace

Result<Pattern> readPattern(std::string_view text, PackNames &names)
{
    Pattern pattern;
    pattern.text = text;
    constexpr int unordered = -2;
    int order = unordered;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == ' ') {
            ++at;
            continue;
        }
        std::string_view token = text.substr(at, text.find(' ', at) - at);
        at += token.size();
        if (const auto gap = readOrder(token)) {
            if (pattern.items.empty() || order != unordered)
                return fault("'>' needs an item on each side");
            order = *gap;
            continue;
        }
        const bool forbidden = token.size() > 1 && token[0] == '!';
        if (forbidden)
            token.remove_prefix(1);
        if (token.size() > 1 && token[0] == '@') {
            const auto flag = names.flag(token.substr(1));
            if (!flag)
                return fault("unknown flag " + std::string(token));
            (forbidden ? pattern.bans : pattern.needs) |= FlagMask(1) << *flag;
            continue;
        }
        SINAN_ASSIGN(Item item, readItem(token, names));
        if (forbidden) {
            pattern.forbidden.push_back(std::move(item));
            continue;
        }
        if (order != unordered) {
            item.ordered = true;
            item.gap = order;
            order = unordered;
        }
        pattern.items.push_back(std::move(item));
    }
    if (pattern.items.empty() || pattern.items.size() > mostItems)
        return fault("a pattern has 1 to 8 items that must stand there");
    if (order != unordered)
        return fault("'>' needs an item on each side");
    return pattern;
}

} // namespace sinan::signals
