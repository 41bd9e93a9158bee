#pragma once

#include "app/signals/detector.h"

namespace sinan::signals {

/// Something that was said, and the kinds that a careful person hears in it.
struct TrainingTalk
{
    struct Label
    {
        model::SignalKind kind = model::SignalKind::PriceObjection;
        std::size_t start = 0; ///< bytes into the text
        std::size_t end = 0;   ///< = start: somewhere in it
    };
    std::string text;
    std::string lang;
    model::Channel channel = model::Channel::Call;
    model::SpeakerRole speaker = model::SpeakerRole::Unknown;
    std::vector<Label> labels;
    std::optional<model::SignalKind> focus = std::nullopt; ///< in test sentences: the kind that the sentence tests
};

/// One line of training data: {"text", "lang", "channel", "speaker", "kinds": […], "spans": {kind: words}} for a remark, or
/// {"text", "lang", "channel", "signals": [{"kind", "quote"}]} for a whole talk.
/// @retval ErrorCode::InvalidArgument  no text, an unknown kind, or words that do not stand in the text
[[nodiscard]] Result<TrainingTalk> readTrainingTalk(const Json &line);

struct TrainingPlan
{
    std::string lang = "zh";
    std::string version = "1";
    int folds = 5;
    int longestGram = 2;
    int neighbourTenths = 4; ///< how much the sentences beside count, in tenths
    int leastTalks = 2;      ///< a gram must occur in so many talks
    double ridge = 3;        ///< penalty on the weight of a gram that tells kinds apart well
    double lasso = 0;
    bool byRatio = true;       ///< grams that tell little apart are penalised more
    double lexiconTrust = 0.6; ///< what the lexicon's log-odds are multiplied with, before training changes it
    double objection = -3;     ///< what the lexicon's certain no weighs; not trained: rules such as "solved since" must hold
    double lexiconRidge = 30;  ///< how hard training finds that
    double smooth = 0.3;       ///< of those ratios
    double quietWeight = 4;    ///< of sentences that carry no kind: ordinary talk is mostly of them
    double quietShare = 2;     ///< so many times do they count when thresholds are chosen
    double leastPrecision = 0.85;
    double precisionPrice = 2;    ///< what each missing hundredth of it costs in hundredths of F1
    double checkPrecision = 0.92; ///< what thresholds must hold on the sentences to check, with checkRecall
    double checkRecall = 0.88;
    double leastWeight = 0.04; ///< smaller weights are left out
};

/// How well a kind is heard in talks that its model did not see.
struct KindMeasure
{
    double right = 0;
    double wrong = 0;
    double missed = 0;
    [[nodiscard]] double precision() const { return right + wrong > 0 ? right / (right + wrong) : 1; }
    [[nodiscard]] double recall() const { return right + missed > 0 ? right / (right + missed) : 1; }
    [[nodiscard]] double f1() const { return right > 0 ? 2 * right / (2 * right + wrong + missed) : 0; }
};

struct Training
{
    Json model;                                            ///< what Detector::build() takes
    std::array<KindMeasure, model::signalKindCount> kinds; ///< cross-validated, a kind counted once a talk
    KindMeasure all;
    std::array<KindMeasure, model::signalKindCount> lexicon; ///< the lexicon alone on the same talks
    KindMeasure lexiconAll;
    KindMeasure whole;     ///< all kinds, in talks of five sentences and more only
    double quietTalks = 0; ///< talks without any label
    double quietHeard = 0; ///< of these, heard as something
    double quietWhole = 0; ///< of the quiet ones, those of five sentences and more
    double quietWholeHeard = 0;
    std::size_t talks = 0;
    std::size_t sentences = 0;
    std::size_t grams = 0;
    std::array<KindMeasure, model::signalKindCount> checked; ///< on the talk to check
};

/// Trains one language's model on top of the detector's lexicon. Talks in other languages are passed over.
/// @param check  labelled talk that only the thresholds look at: where the bars of the plan can be held on it, they are
/// @note Deterministic: equal talks in equal order give an equal model.
/// @retval ErrorCode::InvalidArgument  fewer talks than folds
[[nodiscard]] Result<Training> train(const Detector &lexicon, std::span<const TrainingTalk> talks,
                                     std::span<const TrainingTalk> check, const TrainingPlan &plan);

} // namespace sinan::signals
