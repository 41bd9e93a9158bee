#pragma once

#include "app/signals/detector.h"
#include "app/signals/pattern_match.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sinan::signals {

inline constexpr std::size_t channelCount = std::size(model::Choices<model::Channel>::choices);

/// What a trained kind adds up besides its grams. All are log-odds.
struct KindWeights
{
    double base = -4;
    double threshold = 0.5; ///< a probability
    double lexicon = 1;     ///< times the lexicon's own log-odds, where it has a verdict
    double verdict = 0;     ///< where the lexicon has a verdict at all
    double agrees = 0;      ///< where the lexicon alone would hear the kind
    double objects = 0;     ///< where the lexicon is sure that its words mean something else
    double question = 0;    ///< where the sentence closes with a question mark
    std::array<double, channelCount> channels{};

    /// What the lexicon's carriers are multiplied with, so that beyond ±mostLexicon they say no more.
    [[nodiscard]] double scale(double logOdds) const;
    /// The part of its verdict that no word of the lexicon carries.
    [[nodiscard]] double presence(const StudiedSentence::Opinion &said) const
    {
        return verdict + (said.objected ? objects : said.logOdds >= 0 ? agrees : 0);
    }
    /// All that a verdict of the lexicon adds.
    [[nodiscard]] double share(const StudiedSentence::Opinion &said) const
    {
        return presence(said) + scale(said.logOdds) * said.logOdds;
    }
};

/// A gram that a kind weighs, where it stands.
struct GramHit
{
    std::uint32_t begin = 0; ///< prepared bytes
    std::uint32_t end = 0;
    double weight = 0;
};

/// One logistic regression a kind over the grams of a sentence, what the lexicon thinks of it, and how it was said. One language.
/// @note Immutable and thread-safe once read.
class LinearModel
{
public:
    /// Hundredths of log-odds by kind; the row is longer than the kinds so that it adds up in whole registers.
    static constexpr std::size_t rowLength = 24;
    using Sums = std::array<std::int32_t, rowLength>;
    /// Beyond these the lexicon's log-odds say no more.
    static constexpr double mostLexicon = 5;
    /// Begins the name of a concept where a gram could stand.
    static constexpr char conceptMark = '@';

    /// @retval ErrorCode::InvalidArgument  `where` names the place ("zh.model.kinds.usage_drop.grams.登录")
    [[nodiscard]] static Result<LinearModel> read(const Json &document);

    [[nodiscard]] const std::string &lang() const { return m_lang; }
    [[nodiscard]] const std::string &version() const { return m_version; }
    [[nodiscard]] const KindWeights &kind(std::size_t kind) const { return m_kinds[kind]; }
    [[nodiscard]] std::size_t gramCount() const { return m_rows.size(); }

    /// Learns which of the pack's concepts the model weighs; call it once, before sum().
    void bind(const Pack &pack);

    /// What grams and concepts add to every kind, exactly the sum of gramsOf() in hundredths.
    [[nodiscard]] Sums sum(const ReadSentence &sentence) const;
    /// All grams and words of concepts that the kind weighs.
    [[nodiscard]] std::vector<GramHit> gramsOf(std::size_t kind, const ReadSentence &sentence) const;
    /// How much the sentences before and behind it, of the same turn, add to a sentence: tenths of their own sums.
    [[nodiscard]] int neighbourTenths() const { return m_neighbourTenths; }
    /// In thousandths: the least sum that lets a kind reach its threshold where the lexicon has no verdict, rounded down.
    [[nodiscard]] const Sums &needed(model::Channel channel, bool asked) const { return m_needed[std::size_t(channel)][asked]; }

private:
    struct Slot
    {
        std::uint32_t mark = 0; ///< rest of the key; 0 = empty
        std::uint32_t row = 0;
    };
    using Row = std::array<std::int16_t, rowLength>;
    static constexpr std::uint32_t none = ~std::uint32_t(0);
    [[nodiscard]] std::uint32_t find(std::uint64_t key) const;
    [[nodiscard]] std::uint32_t findSlot(std::uint64_t mixed) const;
    using RowsByKey = std::unordered_map<std::uint64_t, std::size_t>;
    Result<void> readKind(const Json &json, std::size_t kind, const std::string &at, RowsByKey &rows);
    void index();

    std::string m_lang;
    std::string m_version;
    int m_longest = 2;
    int m_neighbourTenths = 0;
    std::array<KindWeights, model::signalKindCount> m_kinds;
    std::vector<Row> m_rows;
    std::vector<std::uint64_t> m_keys;
    std::unordered_map<std::string, std::size_t> m_named; ///< concepts by name → row
    std::vector<std::uint32_t> m_conceptRows;             ///< by concept of the bound pack; none where it is not weighed
    std::vector<Slot> m_slots;
    std::vector<std::uint64_t> m_maybe; ///< one bit for a hash of each key: most grams of a text are in no model
    int m_shift = 64;
    std::array<std::array<Sums, 2>, channelCount> m_needed{};
};

} // namespace sinan::signals
