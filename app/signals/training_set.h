#pragma once

#include "app/signals/linear_model.h"
#include "app/signals/logistic_fit.h"
#include "app/signals/trainer.h"

#include <algorithm>

namespace sinan::signals {

/// A sentence with its features counted out.
struct Example
{
    std::uint32_t bag = 0; ///< the talk that it comes from
    int fold = 0;
    std::vector<std::pair<std::uint32_t, float>> grams; ///< into TrainingSet::grams, with how often
    std::array<std::optional<StudiedSentence::Opinion>, model::signalKindCount> lexicon;
    bool asked = false;
    model::Channel channel = model::Channel::Call;
};

/// A talk's loudest sentence for a kind.
struct BagScore
{
    double margin = -1e9;
    bool wanted = false;
    bool quiet = false;   ///< the talk carries no kind at all
    double agreed = -1e9; ///< the margin of the loudest sentence in which the lexicon hears the kind
    void add(double sentence, const std::optional<StudiedSentence::Opinion> &lexicon)
    {
        margin = std::max(margin, sentence);
        if (lexicon && !lexicon->objected && lexicon->logOdds >= 0)
            agreed = std::max(agreed, sentence);
    }
    /// The margin where the lexicon's consent adds `bonus`.
    [[nodiscard]] double with(double bonus) const { return std::max(margin, agreed + bonus); }
};

/// What a regression of one kind found.
struct KindFit
{
    double base = 0;
    double lexicon = 0;
    double verdict = 0;
    double objects = 0;
    double question = 0;
    std::array<double, channelCount> channels{};
    std::vector<double> grams;
    [[nodiscard]] double margin(const Example &example, std::size_t kind) const;
};

struct TrainingSet
{
    /// Sentences of which one, at least, carries the kind.
    struct Group
    {
        std::uint32_t bag = 0;
        std::vector<std::uint32_t> examples;
    };
    std::vector<std::string> grams; ///< sorted
    std::vector<int> gramTalks;     ///< in how many talks each occurs
    std::vector<Example> examples;
    std::array<std::vector<Group>, model::signalKindCount> groups;
    std::array<std::vector<bool>, model::signalKindCount> wanted; ///< by kind and bag
    std::vector<bool> quiet;                                      ///< by bag
    std::size_t bagCount = 0;

    [[nodiscard]] static Result<TrainingSet> read(const Detector &lexicon, std::span<const TrainingTalk> talks,
                                                  const TrainingPlan &plan);
    [[nodiscard]] std::vector<Example> examplesOf(std::span<const StudiedSentence> sentences, const TrainingTalk &talk,
                                                  const TrainingPlan &plan) const;
    [[nodiscard]] std::vector<BagScore> bagScores(std::size_t kind, std::span<const double> margins) const;
    [[nodiscard]] Calibration calibration(std::size_t kind, std::span<const double> margins, const TrainingPlan &plan) const;
    /// For each example 1 (carries it), 0 (does not) or no matter (weight 0): of a group the loudest sentence carries the kind.
    void settle(std::size_t kind, std::span<const double> margins, double quietWeight, std::vector<float> &wantedOut,
                std::vector<float> &weights) const;
};

/// Talk that no weight is learnt from: only thresholds look at it.
struct CheckSet
{
    struct Talk
    {
        std::vector<Example> examples;
        bool wanted = false;
    };
    std::array<std::vector<Talk>, model::signalKindCount> kinds; ///< by TrainingTalk::focus

    [[nodiscard]] static Result<CheckSet> read(const Detector &lexicon, std::span<const TrainingTalk> talks,
                                               const TrainingSet &set, const TrainingPlan &plan);
    [[nodiscard]] std::vector<BagScore> scores(std::size_t kind, const KindFit &fit) const;
};

/// Fits kinds on all folds but one.
class Fitting
{
public:
    /// @param without  the fold left out; −1: none
    Fitting(const TrainingSet &set, const TrainingPlan &plan, int without);
    [[nodiscard]] KindFit fit(std::size_t kind) const;

private:
    const TrainingSet &m_set;
    const TrainingPlan &m_plan;
    int m_without;
    std::vector<std::uint32_t> m_used; ///< column → gram
    SparseColumns m_columns;           ///< grams that occur often enough in these folds
};

} // namespace sinan::signals
