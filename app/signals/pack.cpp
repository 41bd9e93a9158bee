#include "app/signals/pack.h"

#include "app/signals/pattern_reader.h"

#include <algorithm>
#include <set>

namespace sinan::signals {

namespace {

constexpr std::size_t maxFlags = 32;

Error faultAt(const std::string &where, std::string detail)
{
    return {ErrorCode::InvalidArgument, where, std::move(detail), {}};
}

template <class E, std::size_t N>
std::optional<E> oneOf(const std::string &text, const std::array<std::pair<std::string_view, E>, N> &names)
{
    for (const auto &[name, value] : names) {
        if (name == text)
            return value;
    }
    return std::nullopt;
}

constexpr std::array<std::pair<std::string_view, Reach>, 3> reaches{
    {{"clause", Reach::Clause}, {"near", Reach::Near}, {"sentence", Reach::Sentence}}};
constexpr std::array<std::pair<std::string_view, Where>, 5> wheres{
    {{"before", Where::Before}, {"clause", Where::Clause}, {"sentence", Where::Sentence}, {"next", Where::Next}, {"turn", Where::Turn}}};

/// Reads one document; m_at is the path that an error names.
class Reader
{
public:
    Reader(const Json &document, Pack &pack, const PackLimits &limits)
        : m_document(document), m_pack(pack), m_limits(limits), m_names(pack, limits)
    {
    }
    Result<void> read();

private:
    Result<void> readConcepts();
    Result<void> addWords(ConceptId id, const std::string &name, const std::string &at, std::set<std::string> &open);
    Result<void> readUnits();
    Result<void> readFlags();
    Result<void> readFlagRules();
    Result<void> readKinds();
    Result<void> readRules(const Json &json, const std::string &at, KindRules &rules);
    /// The patterns of {"match": […], "weight", "reach", "span"}.
    Result<std::vector<Pattern>> readGroup(const Json &group, const std::string &at, bool weighted);

    const Json &m_document;
    Pack &m_pack;
    PackLimits m_limits;
    PackNames m_names;
    std::vector<double> m_flagDefaults;
    std::size_t m_patterns = 0;
    int m_span = 24;
};

Result<void> Reader::read()
{
    if (!m_document.is_object())
        return faultAt("pack", "not a JSON object");
    m_pack.lang = textOr(m_document, "lang");
    if (m_pack.lang != "zh" && m_pack.lang != "en")
        return faultAt("pack.lang", "must be zh or en");
    if (integerOr(m_document, "schema") != 1)
        return faultAt(m_pack.lang + ".schema", "this version reads schema 1");
    m_pack.version = textOr(m_document, "version");
    if (m_pack.version.empty())
        return faultAt(m_pack.lang + ".version", "missing");
    m_span = int(std::clamp<std::int64_t>(integerOr(m_document, "span", m_pack.lang == "zh" ? 24 : 70), 4, 400));
    SINAN_TRY(readConcepts());
    SINAN_TRY(readUnits());
    SINAN_TRY(readFlags());
    SINAN_TRY(readFlagRules());
    return readKinds();
}

Result<void> Reader::readConcepts()
{
    const Json &concepts = memberOrNull(m_document, "concepts");
    const std::string at = m_pack.lang + ".concepts";
    if (!concepts.is_object())
        return faultAt(at, "missing");
    std::vector<std::pair<ConceptId, std::string>> declared;
    for (const auto &[name, words] : concepts.items()) {
        auto id = m_names.declare(name);
        if (!id)
            return faultAt(at + "." + name, id.error().detail);
        declared.emplace_back(*id, name);
    }
    for (const auto &[id, name] : declared) {
        std::set<std::string> open;
        SINAN_TRY(addWords(id, name, at + "." + name, open));
    }
    const Json &words = memberOrNull(m_document, "words");
    for (std::size_t i = 0; words.is_array() && i < words.size(); ++i) {
        const std::string place = m_pack.lang + ".words[" + std::to_string(i) + "]";
        if (!words[i].is_string() || words[i].get_ref<const std::string &>().empty())
            return faultAt(place, "not a word");
        auto phrases = expandBraces(words[i].get_ref<const std::string &>(), m_limits.expansions);
        if (!phrases)
            return faultAt(place, phrases.error().detail);
        for (const std::string &phrase : *phrases)
            m_names.addMask(phrase);
    }
    return {};
}

Result<void> Reader::addWords(ConceptId id, const std::string &name, const std::string &at, std::set<std::string> &open)
{
    const Json &words = memberOrNull(memberOrNull(m_document, "concepts"), name);
    if (!words.is_array() || words.empty())
        return faultAt(at, "not a list of words, or empty: " + name);
    if (!open.insert(name).second)
        return {};
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string place = at + "[" + std::to_string(i) + "]";
        if (!words[i].is_string())
            return faultAt(place, "not a word");
        const std::string &word = words[i].get_ref<const std::string &>();
        if (word.starts_with('@')) {
            SINAN_TRY(addWords(id, word.substr(1), place, open));
            continue;
        }
        auto phrases = expandBraces(word, m_limits.expansions);
        if (!phrases)
            return faultAt(place, phrases.error().detail);
        for (const std::string &phrase : *phrases) {
            if (auto added = m_names.addPhrase(id, phrase); !added)
                return Error{added.error().code, place, added.error().detail, {}};
        }
    }
    return {};
}

Result<void> Reader::readUnits()
{
    const Json &units = memberOrNull(m_document, "units");
    if (!units.is_object())
        return {};
    for (const auto &[becomes, unit] : units.items()) {
        const std::string at = m_pack.lang + ".units." + becomes;
        const auto target = m_names.find(becomes);
        const auto source = unit.is_string() ? m_names.find(unit.get_ref<const std::string &>()) : std::nullopt;
        if (!target || !source)
            return faultAt(at, "both sides must be declared concepts");
        m_pack.units.push_back({*source, *target});
    }
    return {};
}

Result<void> Reader::readFlags()
{
    const Json &flags = memberOrNull(m_document, "flags");
    const std::string at = m_pack.lang + ".flags";
    if (!flags.is_array() || flags.size() > maxFlags)
        return faultAt(at, "a list of at most 32 flags");
    for (std::size_t i = 0; i < flags.size(); ++i) {
        const std::string name = textOr(flags[i], "name");
        if (name.empty() || m_names.flag(name))
            return faultAt(at + "[" + std::to_string(i) + "].name", "missing, or given twice");
        m_pack.flagNames.push_back(name);
        m_flagDefaults.push_back(numberOr(flags[i], "weight"));
    }
    return {};
}

Result<void> Reader::readFlagRules()
{
    const Json &flags = memberOrNull(m_document, "flags");
    for (std::size_t i = 0; i < flags.size(); ++i) {
        const Json &rules = memberOrNull(flags[i], "rules");
        for (std::size_t j = 0; rules.is_array() && j < rules.size(); ++j) {
            const std::string at = m_pack.lang + ".flags[" + std::to_string(i) + "].rules[" + std::to_string(j) + "]";
            FlagRule rule;
            rule.flag = std::uint8_t(i);
            const auto where = oneOf(textOr(rules[j], "where", "clause"), wheres);
            if (!where)
                return faultAt(at + ".where", "one of before, clause, sentence, next, turn");
            rule.where = *where;
            rule.reach = int(integerOr(rules[j], "reach", 4));
            if (const std::string channel = textOr(rules[j], "channel"); !channel.empty()) {
                rule.channel = model::parseChoice<model::Channel>(channel);
                if (!rule.channel)
                    return faultAt(at + ".channel", "unknown channel " + channel);
            }
            if (rule.channel && !rules[j].contains("match")) {
                rule.where = Where::Sentence;
                m_pack.flagRules.push_back(rule);
                continue;
            }
            SINAN_ASSIGN(const std::vector<Pattern> patterns, readGroup(rules[j], at, false));
            for (const Pattern &pattern : patterns) {
                if (rule.where == Where::Before && pattern.items.size() != 1)
                    return faultAt(at, "a flag that stands before takes patterns of one item: " + pattern.text);
                rule.pattern = pattern;
                m_pack.flagRules.push_back(rule);
            }
        }
    }
    return {};
}

Result<std::vector<Pattern>> Reader::readGroup(const Json &group, const std::string &at, bool weighted)
{
    const Json &match = memberOrNull(group, "match");
    if (!match.is_array() || match.empty())
        return faultAt(at + ".match", "a list of patterns");
    const auto reach = oneOf(textOr(group, "reach", "near"), reaches);
    if (!reach)
        return faultAt(at + ".reach", "one of clause, near, sentence");
    const double weight = numberOr(group, "weight");
    if (weighted && (weight == 0 || weight < -50 || weight > 50))
        return faultAt(at + ".weight", "log-odds between -50 and 50, not 0");
    std::vector<Pattern> patterns;
    for (std::size_t i = 0; i < match.size(); ++i) {
        const std::string place = at + ".match[" + std::to_string(i) + "]";
        if (!match[i].is_string())
            return faultAt(place, "not a pattern");
        auto pattern = readPattern(match[i].get_ref<const std::string &>(), m_names);
        if (!pattern)
            return Error{pattern.error().code, place, pattern.error().detail, {}};
        pattern->reach = *reach;
        pattern->span = int(std::clamp<std::int64_t>(integerOr(group, "span", m_span), 1, 400));
        pattern->weight = weight;
        patterns.push_back(std::move(*pattern));
        if (++m_patterns > m_limits.patterns)
            return Error{ErrorCode::TooLarge, place, "too many patterns", {}};
    }
    return patterns;
}

Result<void> Reader::readRules(const Json &json, const std::string &at, KindRules &rules)
{
    rules.base = numberOr(json, "base", -4);
    rules.threshold = numberOr(json, "threshold", 0.5);
    if (rules.threshold <= 0 || rules.threshold >= 1)
        return faultAt(at + ".threshold", "a probability between 0 and 1");
    rules.flagWeights = m_flagDefaults;
    const Json &flags = memberOrNull(json, "flags");
    if (flags.is_object()) {
        for (const auto &[name, weight] : flags.items()) {
            const auto flag = m_names.flag(name);
            if (!flag || !weight.is_number())
                return faultAt(at + ".flags." + name, "unknown flag, or no number");
            rules.flagWeights[*flag] = weight.get<double>();
        }
    }
    const Json &evidence = memberOrNull(json, "evidence");
    for (std::size_t i = 0; evidence.is_array() && i < evidence.size(); ++i) {
        SINAN_ASSIGN(std::vector<Pattern> group, readGroup(evidence[i], at + ".evidence[" + std::to_string(i) + "]", true));
        std::move(group.begin(), group.end(), std::back_inserter(rules.evidence));
    }
    const Json &counters = memberOrNull(json, "counter");
    for (std::size_t i = 0; counters.is_array() && i < counters.size(); ++i) {
        const std::string place = at + ".counter[" + std::to_string(i) + "]";
        const auto where = oneOf(textOr(counters[i], "where", "sentence"), wheres);
        if (!where || *where == Where::Before)
            return faultAt(place + ".where", "one of clause, sentence, next, turn");
        SINAN_ASSIGN(std::vector<Pattern> group, readGroup(counters[i], place, true));
        for (Pattern &pattern : group)
            rules.counters.push_back({std::move(pattern), *where});
    }
    const Json &subject = memberOrNull(json, "subject");
    for (std::size_t i = 0; subject.is_array() && i < subject.size(); ++i) {
        const auto id = subject[i].is_string() ? m_names.find(subject[i].get_ref<const std::string &>()) : std::nullopt;
        if (!id)
            return faultAt(at + ".subject[" + std::to_string(i) + "]", "unknown concept");
        rules.subject.push_back(*id);
    }
    return {};
}

Result<void> Reader::readKinds()
{
    const Json &kinds = memberOrNull(m_document, "kinds");
    if (!kinds.is_object())
        return faultAt(m_pack.lang + ".kinds", "missing");
    for (const auto &[name, json] : kinds.items()) {
        const std::string at = m_pack.lang + ".kinds." + name;
        const auto kind = model::parseChoice<model::SignalKind>(name);
        if (!kind)
            return faultAt(at, "unknown kind");
        SINAN_TRY(readRules(json, at, m_pack.kinds[std::size_t(*kind)]));
    }
    const Json &seller = memberOrNull(m_document, "seller");
    return seller.is_object() ? readRules(seller, m_pack.lang + ".seller", m_pack.seller) : Result<void>{};
}

} // namespace

Result<Pack> readPack(const Json &document, const PackLimits &limits)
{
    Pack pack;
    Reader reader(document, pack, limits);
    SINAN_TRY(reader.read());
    return pack;
}

} // namespace sinan::signals
