#include "app/signals/judge.h"

#include <algorithm>
#include <cmath>

namespace sinan::signals {

namespace {

/// How much a second and third piece of evidence adds: they often say the same thing again.
constexpr double echo = 0.3;
constexpr double mostEcho = 1.5;
/// Flags and counters of so little weight or less leave no doubt.
constexpr double certainNo = -3;

/// Words that are short and words of big classes are met more often. Only relative size matters.
std::vector<double> commonness(const Pack &pack)
{
    std::vector<double> common(pack.conceptNames.size(), 0.0);
    for (const PackPhrase &phrase : pack.phrases) {
        const int length = charactersBetween(phrase.text, 0, phrase.text.size());
        const double share = std::pow(pack.lang == "zh" ? 0.15 : 0.55, length);
        for (const ConceptId id : phrase.concepts)
            common[id] += share;
    }
    common[std::size_t(BuiltIn::Number)] = common[std::size_t(BuiltIn::Proper)] = 10;
    common[std::size_t(BuiltIn::QuestionMark)] = 5;
    return common;
}

} // namespace

PatternIndex::PatternIndex(const Pack &pack)
{
    const std::vector<double> common = commonness(pack);
    std::vector<std::vector<Waiting>> waiting(pack.conceptNames.size());
    for (std::size_t kind = 0; kind <= sellerKind; ++kind) {
        const KindRules &rules = kind == sellerKind ? pack.seller : pack.kinds[kind];
        for (std::size_t p = 0; p < rules.evidence.size(); ++p) {
            const Item *rarest = nullptr;
            double least = 0;
            for (const Item &item : rules.evidence[p].items) {
                double total = 0;
                for (const ConceptId id : item.anyOf)
                    total += common[id];
                if (!rarest || total < least) {
                    rarest = &item;
                    least = total;
                }
            }
            Waiting place{std::uint16_t(kind), std::uint16_t(p), std::uint32_t(m_others.size()), 0, {~ConceptBits(0), ~ConceptBits(0)}};
            std::size_t others = 0;
            for (const Item &item : rules.evidence[p].items) {
                if (&item == rarest)
                    continue;
                if (others < place.others.size())
                    place.others[others++] = item.bits;
                m_others.push_back(ConceptId(item.anyOf.size()));
                m_others.insert(m_others.end(), item.anyOf.begin(), item.anyOf.end());
            }
            place.behind = std::uint32_t(m_others.size());
            for (const ConceptId id : rarest->anyOf)
                waiting[id].push_back(place);
        }
    }
    for (const std::vector<Waiting> &list : waiting) {
        m_begins.push_back(std::uint32_t(m_waiting.size()));
        m_waiting.insert(m_waiting.end(), list.begin(), list.end());
    }
    m_begins.push_back(std::uint32_t(m_waiting.size()));
}

Judge::Judge(const Pack &pack, const PatternIndex &index, model::Channel channel, std::span<const ReadSentence> sentences,
             std::span<const std::uint8_t> packOf, std::uint8_t own)
    : m_pack(pack), m_index(index), m_channel(channel), m_sentences(sentences), m_packOf(packOf), m_own(own), m_turnFlags(std::any_of(pack.flagRules.begin(), pack.flagRules.end(), [](const FlagRule &rule) { return rule.where == Where::Turn; })),
      m_spots(sentences.size()), m_seen(pack.conceptNames.size(), 0)
{
}

void Judge::gather(const ReadSentence &sentence)
{
    ++m_stamp;
    m_candidates.clear();
    m_tried.clear();
    for (const WordHit &word : sentence.words)
        m_seen[word.concept_] = m_stamp;
    const auto isPresent = [&](ConceptId id) { return m_seen[id] == m_stamp; };
    for (const WordHit &word : sentence.words) {
        for (const PatternIndex::Waiting &waiting : m_index.at(word.concept_)) {
            if (!waiting.isPossible(sentence.bits) || !m_index.holds(waiting, isPresent))
                continue;
            const Pattern &pattern = rulesOf(waiting.kind).evidence[waiting.pattern];
            if (std::find(m_tried.begin(), m_tried.end(), &pattern) != m_tried.end())
                continue;
            m_tried.push_back(&pattern);
            m_matches.clear();
            findMatches(pattern, sentence, m_matches);
            for (const PatternMatch &match : m_matches)
                m_candidates.push_back({waiting.kind, &pattern, match, 0, 0});
        }
    }
}

const std::vector<Judge::FlagSpot> &Judge::spotsOf(std::size_t index)
{
    if (m_spots[index])
        return *m_spots[index];
    std::vector<FlagSpot> &spots = m_spots[index].emplace();
    if (m_packOf[index] != m_own)
        return spots;
    const ReadSentence &sentence = m_sentences[index];
    for (const FlagRule &rule : m_pack.flagRules) {
        if (rule.channel && *rule.channel != m_channel)
            continue;
        if (rule.pattern.items.empty()) {
            spots.push_back({rule.flag, rule.where, 0, sentence.bounds.begin, sentence.bounds.end});
            continue;
        }
        m_matches.clear();
        findMatches(rule.pattern, sentence, m_matches, 8);
        for (const PatternMatch &match : m_matches)
            spots.push_back({rule.flag, rule.where, rule.reach, match.begin, match.end});
    }
    return spots;
}

FlagMask Judge::flagsAround(const SentencePlace &place)
{
    constexpr std::size_t farthest = 8;
    const std::size_t next = place.index + 1;
    const std::size_t from = m_turnFlags ? std::max(place.turnBegin, place.index - std::min(place.index, farthest)) : next;
    const std::size_t to = std::min(place.turnEnd, next + (m_turnFlags ? farthest : 1));
    FlagMask flags = 0;
    for (std::size_t i = from; i < to; ++i) {
        if (i == place.index)
            continue;
        for (const FlagSpot &spot : spotsOf(i)) {
            if (spot.where == Where::Turn || (spot.where == Where::Next && i == next))
                flags |= FlagMask(1) << spot.flag;
        }
    }
    return flags;
}

FlagMask Judge::flagsAt(const SentencePlace &place, const PatternMatch &match)
{
    const ReadSentence &sentence = m_sentences[place.index];
    const std::uint32_t from = sentence.clauseBegin(sentence.clauseOf(match.begin));
    const std::uint32_t to = sentence.clauseEnd(sentence.clauseOf(match.end - 1));
    const std::span<const WordHit> words = match.words();
    FlagMask flags = 0;
    for (const FlagSpot &spot : spotsOf(place.index)) {
        const FlagMask bit = FlagMask(1) << spot.flag;
        if (flags & bit)
            continue;
        bool set = spot.where != Where::Before;
        if (spot.where == Where::Clause)
            set = spot.begin >= from && spot.end <= to;
        if (spot.where == Where::Before) {
            // Directly before one of the words, in the same clause, and no part of the evidence itself.
            const bool own = std::any_of(words.begin(), words.end(), [&](const WordHit &w) { return spot.begin < w.end && w.begin < spot.end; });
            set = !own && std::any_of(words.begin(), words.end(), [&](const WordHit &w) {
                return spot.end <= w.begin && charactersBetween(sentence.text, spot.end, w.begin) <= spot.reach
                    && sentence.clauseOf(spot.begin) == sentence.clauseOf(w.begin);
            });
        }
        if (set)
            flags |= bit;
    }
    return flags;
}

bool Judge::holds(const Counter &counter, const SentencePlace &place, const PatternMatch &match) const
{
    const ReadSentence &sentence = m_sentences[place.index];
    if (counter.where == Where::Clause) {
        return matchesWithin(counter.pattern, sentence, sentence.clauseBegin(sentence.clauseOf(match.begin)),
                             sentence.clauseEnd(sentence.clauseOf(match.end - 1)));
    }
    const auto inSentence = [&](std::size_t i) {
        const ReadSentence &other = m_sentences[i];
        return m_packOf[i] == m_own && matchesWithin(counter.pattern, other, other.bounds.begin, other.bounds.end);
    };
    if (inSentence(place.index))
        return true;
    if (counter.where == Where::Next)
        return place.index + 1 < place.turnEnd && inSentence(place.index + 1);
    if (counter.where != Where::Turn)
        return false;
    for (std::size_t i = std::max(place.turnBegin, place.index - std::min<std::size_t>(place.index, 8)); i < std::min(place.turnEnd, place.index + 9); ++i) {
        if (i != place.index && inSentence(i))
            return true;
    }
    return false;
}

void Judge::weigh(const SentencePlace &place, std::vector<Verdict> &into)
{
    gather(m_sentences[place.index]);
    if (m_candidates.empty())
        return;
    const FlagMask around = flagsAround(place);
    for (Candidate &candidate : m_candidates) {
        candidate.flags = around | flagsAt(place, candidate.match);
        candidate.value = candidate.pattern->weight;
        const std::vector<double> &weights = rulesOf(candidate.kind).flagWeights;
        for (std::size_t f = 0; f < weights.size(); ++f)
            candidate.value += candidate.flags >> f & 1 ? weights[f] : 0;
    }
    for (std::size_t kind = 0; kind <= sellerKind; ++kind) {
        m_ofKind.clear();
        for (const Candidate &candidate : m_candidates) {
            const Pattern &pattern = *candidate.pattern;
            if (candidate.kind == kind && (candidate.flags & pattern.needs) == pattern.needs && (candidate.flags & pattern.bans) == 0)
                m_ofKind.push_back(&candidate);
        }
        if (!m_ofKind.empty())
            into.push_back(sum(kind, place, m_ofKind));
    }
}

// The strongest piece of evidence counts whole, with the flags that stand at it; other pieces at other words add a little.
Verdict Judge::sum(std::size_t kind, const SentencePlace &place, std::vector<const Candidate *> &candidates) const
{
    std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate *a, const Candidate *b) { return a->value > b->value; });
    const KindRules &rules = rulesOf(kind);
    const Candidate &best = *candidates.front();
    Verdict verdict{kind, rules.base, best.match.begin, best.match.end, {}, {}, false};
    const auto carry = [&](std::string what, double weight, std::uint32_t begin, std::uint32_t end) {
        verdict.logOdds += weight;
        verdict.carriers.push_back({std::move(what), {}, weight});
        verdict.carrierRanges.emplace_back(begin, end);
    };
    verdict.carriers.push_back({"base", {}, rules.base});
    verdict.carrierRanges.emplace_back(0, 0);
    carry(best.pattern->text, best.pattern->weight, best.match.begin, best.match.end);
    for (std::size_t f = 0; f < rules.flagWeights.size(); ++f) {
        if (!(best.flags >> f & 1) || rules.flagWeights[f] == 0)
            continue;
        verdict.objected = verdict.objected || rules.flagWeights[f] <= certainNo;
        carry("flag:" + m_pack.flagNames[f], rules.flagWeights[f], 0, 0);
    }
    for (const Counter &counter : rules.counters) {
        if (!holds(counter, place, best.match))
            continue;
        verdict.objected = verdict.objected || counter.pattern.weight <= certainNo;
        carry("counter:" + counter.pattern.text, counter.pattern.weight, 0, 0);
    }
    double echoes = 0;
    std::vector<const Candidate *> counted{&best};
    for (const Candidate *other : candidates) {
        const bool elsewhere = std::none_of(counted.begin(), counted.end(), [&](const Candidate *c) {
            return other->match.begin < c->match.end && c->match.begin < other->match.end;
        });
        const double weight = std::min(echo * other->value, mostEcho - echoes);
        if (!elsewhere || weight <= 0.01 || counted.size() > 4)
            continue;
        counted.push_back(other);
        echoes += weight;
        carry(other->pattern->text, weight, other->match.begin, other->match.end);
    }
    return verdict;
}

} // namespace sinan::signals
