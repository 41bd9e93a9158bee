#include "app/signals/trainer.h"

#include "app/signals/linear_model.h"
#include "app/signals/training_set.h"

#include <algorithm>
#include <cmath>
#include <thread>

namespace sinan::signals {

namespace {

constexpr std::size_t kindCount = model::signalKindCount;

/// Runs work(0 … count − 1) on two threads; the pieces do not depend on each other, so the result does not depend on the threads.
template <class Work>
void beside(std::size_t count, Work work)
{
    std::thread other([&] {
        for (std::size_t i = 1; i < count; i += 2)
            work(i);
    });
    for (std::size_t i = 0; i < count; i += 2)
        work(i);
    other.join();
}


/// The best mark to hear a kind at: the highest F1 among those whose precision holds, else the highest F1 with a precision as good as can be.
double chooseMargin(std::vector<BagScore> scores, const TrainingPlan &plan)
{
    std::sort(scores.begin(), scores.end(), [](const BagScore &a, const BagScore &b) { return a.margin > b.margin; });
    double all = 0;
    for (const BagScore &score : scores)
        all += score.wanted ? 1 : 0;
    double right = 0;
    double wrong = 0;
    double best = -1;
    double chosen = 4;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        right += scores[i].wanted ? 1 : 0;
        wrong += scores[i].wanted ? 0 : scores[i].quiet ? plan.quietShare : 1;
        if (i + 1 < scores.size() && scores[i + 1].margin > scores[i].margin - 1e-9)
            continue;
        const double precision = right / (right + wrong);
        const double f1 = 2 * right / (right + wrong + all);
        const double value = f1 - 4 * std::max(0.0, plan.leastPrecision - precision);
        if (value > best) {
            best = value;
            chosen = i + 1 < scores.size() ? (scores[i].margin + scores[i + 1].margin) / 2 : scores[i].margin - 0.1;
        }
    }
    return chosen;
}

void count(const std::vector<BagScore> &scores, double margin, KindMeasure &measure)
{
    for (const BagScore &score : scores) {
        const bool heard = score.margin >= margin;
        measure.right += heard && score.wanted;
        measure.wrong += heard && !score.wanted;
        measure.missed += !heard && score.wanted;
    }
}

void add(KindMeasure &sum, const KindMeasure &one)
{
    sum.right += one.right;
    sum.wrong += one.wrong;
    sum.missed += one.missed;
}

double rounded(double value, double steps)
{
    return std::round(value * steps) / steps;
}

/// A kind as the model file holds it.
Json kindJson(const TrainingSet &set, const KindFit &fit, const Calibration &calibration, double margin, const TrainingPlan &plan)
{
    Json grams = Json::object();
    for (std::size_t g = 0; g < set.grams.size(); ++g) {
        const double weight = rounded(std::clamp(calibration.slope * fit.grams[g], -19.0, 19.0), 100);
        if (std::abs(weight) >= plan.leastWeight)
            grams[set.grams[g]] = weight;
    }
    Json channels = Json::object();
    for (std::size_t c = 0; c < channelCount; ++c) {
        if (const double weight = rounded(calibration.slope * fit.channels[c], 1000); weight != 0)
            channels[model::Choices<model::Channel>::choices[c].name] = weight;
    }
    const double threshold = 1 / (1 + std::exp(-(calibration.slope * margin + calibration.shift)));
    return {{"base", rounded(calibration.slope * fit.base + calibration.shift, 1000)},
            {"threshold", rounded(std::clamp(threshold, 0.001, 0.999), 1000)},
            {"lexicon", rounded(calibration.slope * fit.lexicon, 1000)},
            {"verdict", rounded(calibration.slope * fit.verdict, 1000)},
            {"question", rounded(calibration.slope * fit.question, 1000)},
            {"channels", std::move(channels)},
            {"grams", std::move(grams)}};
}

} // namespace

Result<Training> train(const Detector &lexicon, std::span<const TrainingTalk> talks, const TrainingPlan &plan)
{
    SINAN_ASSIGN(const TrainingSet set, TrainingSet::read(lexicon, talks, plan));
    if (set.bagCount < std::size_t(plan.folds) || plan.folds < 2)
        return Error{ErrorCode::InvalidArgument, "training", "fewer talks than folds", {}}.with("talks", std::to_string(set.bagCount));
    Training result;
    result.talks = set.bagCount;
    result.sentences = set.examples.size();
    result.grams = set.grams.size();

    // Margins of each sentence from the model of the folds that it is not in.
    std::vector<std::vector<double>> margins(kindCount, std::vector<double>(set.examples.size(), 0.0));
    for (int fold = 0; fold < plan.folds; ++fold) {
        const Fitting fitting(set, plan, fold);
        beside(kindCount, [&](std::size_t kind) {
            const KindFit fit = fitting.fit(kind);
            for (std::size_t i = 0; i < set.examples.size(); ++i) {
                if (set.examples[i].fold == fold)
                    margins[kind][i] = fit.margin(set.examples[i], kind);
            }
        });
    }
    std::vector<Json> kinds(kindCount);
    std::vector<double> chosen(kindCount);
    const Fitting whole(set, plan, -1);
    beside(kindCount, [&](std::size_t kind) {
        const std::vector<BagScore> scores = set.bagScores(kind, margins[kind]);
        chosen[kind] = chooseMargin(scores, plan);
        count(scores, chosen[kind], result.kinds[kind]);
        kinds[kind] = kindJson(set, whole.fit(kind), set.calibration(kind, margins[kind], plan), chosen[kind], plan);
        std::vector<double> known(set.examples.size());
        for (std::size_t i = 0; i < known.size(); ++i)
            known[i] = set.examples[i].lexicon[kind].value_or(-20);
        count(set.bagScores(kind, known), 0, result.lexicon[kind]);
    });
    Json named = Json::object();
    for (std::size_t kind = 0; kind < kindCount; ++kind) {
        add(result.all, result.kinds[kind]);
        add(result.lexiconAll, result.lexicon[kind]);
        named[std::string(model::nameOf(model::SignalKind(kind)))] = std::move(kinds[kind]);
    }
    std::vector<std::array<bool, kindCount>> heard(set.bagCount);
    std::vector<int> length(set.bagCount, 0);
    for (std::size_t i = 0; i < set.examples.size(); ++i) {
        ++length[set.examples[i].bag];
        for (std::size_t kind = 0; kind < kindCount; ++kind)
            heard[set.examples[i].bag][kind] = heard[set.examples[i].bag][kind] || margins[kind][i] >= chosen[kind];
    }
    for (std::size_t bag = 0; bag < set.bagCount; ++bag) {
        const bool any = std::find(heard[bag].begin(), heard[bag].end(), true) != heard[bag].end();
        const bool isWhole = length[bag] >= 5;
        result.quietTalks += set.quiet[bag];
        result.quietHeard += set.quiet[bag] && any;
        result.quietWhole += set.quiet[bag] && isWhole;
        result.quietWholeHeard += set.quiet[bag] && isWhole && any;
        for (std::size_t kind = 0; isWhole && kind < kindCount; ++kind) {
            result.whole.right += heard[bag][kind] && set.wanted[kind][bag];
            result.whole.wrong += heard[bag][kind] && !set.wanted[kind][bag];
            result.whole.missed += !heard[bag][kind] && set.wanted[kind][bag];
        }
    }
    result.model = {{"schema", 1},
                    {"lang", plan.lang},
                    {"version", plan.version},
                    {"longest_gram", plan.longestGram},
                    {"neighbour_tenths", plan.neighbourTenths},
                    {"trained_on", {{"talks", result.talks}, {"sentences", result.sentences}, {"lexicon", lexicon.hash()}}},
                    {"measured", {{"folds", plan.folds}, {"precision", rounded(result.all.precision(), 1000)}, {"recall", rounded(result.all.recall(), 1000)}, {"f1", rounded(result.all.f1(), 1000)}}},
                    {"kinds", std::move(named)}};
    return result;
}

} // namespace sinan::signals
