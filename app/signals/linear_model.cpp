#include "app/signals/linear_model.h"

#include "app/signals/gram_units.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sinan::signals {

namespace {

constexpr std::size_t mostGrams = 60000;
constexpr double mostWeight = 20;
constexpr std::size_t maybeBits = 1u << 17;

Error faultAt(const std::string &where, std::string detail)
{
    return {ErrorCode::InvalidArgument, where, std::move(detail), {}};
}

/// Spreads a key over all bits, so that slots and marks can be cut out of it.
std::uint64_t spread(std::uint64_t key)
{
    return (key ^ key >> 32) * 0xc4ceb9fe1a85ec53u;
}

std::uint32_t markOf(std::uint64_t key)
{
    return std::uint32_t(spread(key)) | 1u;
}

std::size_t maybeBit(std::uint64_t key)
{
    return std::size_t(spread(key) >> 47);
}

double logit(double probability)
{
    return std::log(probability / (1 - probability));
}

} // namespace

Result<void> LinearModel::readKind(const Json &json, std::size_t kind, const std::string &at, RowsByKey &rows)
{
    KindWeights &weights = m_kinds[kind];
    weights.base = numberOr(json, "base", weights.base);
    weights.threshold = numberOr(json, "threshold", weights.threshold);
    weights.lexicon = numberOr(json, "lexicon", weights.lexicon);
    weights.verdict = numberOr(json, "verdict");
    weights.agrees = numberOr(json, "agrees");
    weights.objects = numberOr(json, "objects");
    weights.question = numberOr(json, "question");
    if (!(weights.threshold > 0 && weights.threshold < 1))
        return faultAt(at + ".threshold", "a probability between 0 and 1");
    const Json &channels = memberOrNull(json, "channels");
    if (channels.is_object()) {
        for (const auto &[name, weight] : channels.items()) {
            const auto channel = model::parseChoice<model::Channel>(name);
            if (!channel || !weight.is_number())
                return faultAt(at + ".channels." + name, "unknown channel, or no number");
            weights.channels[std::size_t(*channel)] = weight.get<double>();
        }
    }
    const Json &grams = memberOrNull(json, "grams");
    if (!grams.is_object())
        return faultAt(at + ".grams", "missing");
    for (const auto &[gram, weight] : grams.items()) {
        const bool isConcept = gram.starts_with(conceptMark);
        const std::uint64_t key = isConcept ? 0 : gramKey(gram);
        if (gram.empty() || (!isConcept && key == 0))
            return faultAt(at + ".grams." + gram, "no gram of at most " + std::to_string(longestGram) + " units");
        if (!weight.is_number() || !(std::abs(weight.get<double>()) <= mostWeight))
            return faultAt(at + ".grams." + gram, "log-odds between -20 and 20");
        const std::size_t row = isConcept ? m_named.try_emplace(gram.substr(1), m_rows.size()).first->second
                                          : rows.try_emplace(key, m_rows.size()).first->second;
        if (row == m_rows.size()) {
            m_keys.push_back(key);
            m_rows.emplace_back();
        }
        m_rows[row][kind] = std::int16_t(std::lround(weight.get<double>() * 100));
    }
    return {};
}

Result<LinearModel> LinearModel::read(const Json &document)
{
    LinearModel model;
    model.m_lang = textOr(document, "lang");
    if (model.m_lang != "zh" && model.m_lang != "en")
        return faultAt("model.lang", "must be zh or en");
    const std::string at = model.m_lang + ".model";
    if (integerOr(document, "schema") != 1)
        return faultAt(at + ".schema", "this version reads schema 1");
    model.m_version = textOr(document, "version");
    if (model.m_version.empty())
        return faultAt(at + ".version", "missing");
    model.m_longest = int(std::clamp<std::int64_t>(integerOr(document, "longest_gram", 2), 1, longestGram));
    model.m_neighbourTenths = int(std::clamp<std::int64_t>(integerOr(document, "neighbour_tenths"), 0, 10));
    const Json &kinds = memberOrNull(document, "kinds");
    if (!kinds.is_object())
        return faultAt(at + ".kinds", "missing");
    RowsByKey rows;
    for (const auto &[name, json] : kinds.items()) {
        const auto kind = model::parseChoice<model::SignalKind>(name);
        if (!kind)
            return faultAt(at + ".kinds." + name, "unknown kind");
        SINAN_TRY(model.readKind(json, std::size_t(*kind), at + ".kinds." + name, rows));
    }
    if (model.m_keys.size() > mostGrams)
        return Error{ErrorCode::TooLarge, at, "too many grams", {}}.with("limit", std::to_string(mostGrams));
    model.index();
    return model;
}

void LinearModel::index()
{
    std::size_t size = 16;
    m_shift = 60;
    while (size < 2 * m_keys.size()) {
        size *= 2;
        --m_shift;
    }
    m_slots.assign(size, {});
    m_maybe.assign(maybeBits / 64, 0);
    for (std::size_t row = 0; row < m_keys.size(); ++row) {
        const std::uint64_t key = m_keys[row];
        if (key == 0) // a concept
            continue;
        m_maybe[maybeBit(key) / 64] |= std::uint64_t(1) << (maybeBit(key) % 64);
        std::size_t slot = std::size_t(spread(key) >> m_shift);
        while (m_slots[slot].mark != 0)
            slot = (slot + 1) & (size - 1);
        m_slots[slot] = {markOf(key), std::uint32_t(row)};
    }
    for (std::size_t channel = 0; channel < channelCount; ++channel) {
        for (const bool asked : {false, true}) {
            Sums &needed = m_needed[channel][asked];
            needed.fill(std::numeric_limits<std::int32_t>::max());
            for (std::size_t k = 0; k < m_kinds.size(); ++k) {
                const KindWeights &kind = m_kinds[k];
                const double rest = kind.base + kind.channels[channel] + (asked ? kind.question : 0);
                needed[k] = std::int32_t(std::floor((logit(kind.threshold) - rest) * 1000) - 1);
            }
        }
    }
}

// Asked for every gram of every text, and nearly always for nothing: the bits say so without a look at the slots.
inline std::uint32_t LinearModel::find(std::uint64_t key) const
{
    const std::uint64_t mixed = spread(key);
    const std::size_t bit = std::size_t(mixed >> 47);
    return m_maybe[bit / 64] >> (bit % 64) & 1 ? findSlot(mixed) : none;
}

std::uint32_t LinearModel::findSlot(std::uint64_t mixed) const
{
    const std::uint32_t mark = std::uint32_t(mixed) | 1u;
    for (std::size_t slot = std::size_t(mixed >> m_shift); m_slots[slot].mark != 0; slot = (slot + 1) & (m_slots.size() - 1)) {
        if (m_slots[slot].mark == mark)
            return m_slots[slot].row;
    }
    return none;
}

void LinearModel::bind(const Pack &pack)
{
    m_conceptRows.assign(pack.conceptNames.size(), none);
    for (std::size_t id = 0; id < pack.conceptNames.size(); ++id) {
        if (const auto it = m_named.find(pack.conceptNames[id]); it != m_named.end())
            m_conceptRows[id] = std::uint32_t(it->second);
    }
}

LinearModel::Sums LinearModel::sum(const ReadSentence &sentence) const
{
    // First which rows, then their sum: two short loops that the processor runs ahead in. So few rows at once fit 16 bits.
    constexpr std::size_t atOnce = 16;
    static_assert(atOnce * std::size_t(mostWeight * 100) <= std::size_t(std::numeric_limits<std::int16_t>::max()));
    std::array<std::uint32_t, atOnce> rows; // left unset on purpose
    std::size_t count = 0;
    Sums sums{};
    const auto addUp = [&] {
        Row part{};
        for (std::size_t i = 0; i < count; ++i) {
            const Row &weights = m_rows[rows[i]];
            for (std::size_t k = 0; k < rowLength; ++k)
                part[k] = std::int16_t(part[k] + weights[k]);
        }
        for (std::size_t k = 0; k < rowLength; ++k)
            sums[k] += part[k];
        count = 0;
    };
    const auto note = [&](std::uint32_t row) {
        rows[count] = row;
        count += row != none;
    };
    for (const WordHit &word : sentence.words) {
        note(m_conceptRows[word.concept_]);
        if (count + longestGram > rows.size())
            addUp();
    }
    GramWalk walk(sentence.text, sentence.bounds.begin, sentence.bounds.end, m_longest);
    while (walk.next()) {
        for (int units = 1; units <= walk.count(); ++units)
            note(find(walk.key(units)));
        if (count + longestGram > rows.size())
            addUp();
    }
    addUp();
    return sums;
}

std::vector<GramHit> LinearModel::gramsOf(std::size_t kind, const ReadSentence &sentence) const
{
    std::vector<GramHit> hits;
    const auto add = [&](std::uint32_t row, std::uint32_t begin, std::uint32_t end) {
        if (row != none && m_rows[row][kind] != 0)
            hits.push_back({begin, end, m_rows[row][kind] / 100.0});
    };
    for (const WordHit &word : sentence.words)
        add(m_conceptRows[word.concept_], word.begin, word.end);
    GramWalk walk(sentence.text, sentence.bounds.begin, sentence.bounds.end, m_longest);
    while (walk.next()) {
        for (int units = 1; units <= walk.count(); ++units)
            add(find(walk.key(units)), walk.begin(units), walk.end());
    }
    return hits;
}

double KindWeights::scale(double logOdds) const
{
    const double said = std::clamp(logOdds, -LinearModel::mostLexicon, LinearModel::mostLexicon);
    return logOdds != 0 ? lexicon * said / logOdds : lexicon;
}

} // namespace sinan::signals
