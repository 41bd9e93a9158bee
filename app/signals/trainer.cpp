#include "app/signals/trainer.h"

#include "app/signals/linear_model.h"
#include "app/signals/training_set.h"

#include <algorithm>
#include <cmath>
#include <thread>

namespace sinan::signals {

namespace {

/// Runs work(0 … count − 1) on two threads; the pieces do not depend on each other, so the result does not depend on the threads.
template <class Work> void beside(std::size_t count, Work work)
{
    std::thread other([&] {
        for (std::size_t i = 1; i < count; i += 2)
            work(i);
    });
    for (std::size_t i = 0; i < count; i += 2)
        work(i);
    other.join();
}

/// Labelled talk holds far more signals than ordinary talk: without the lexicon's consent nothing is heard below four chances in
/// ten.
constexpr double leastMargin = -0.4;

/// Where a kind begins to be heard.
struct Mark
{
    double margin = 4;
    double bonus = 0; ///< added where the lexicon hears the kind too
};

KindMeasure counted(const std::vector<BagScore> &scores, const Mark &mark, double quietShare = 1)
{
    KindMeasure measure;
    for (const BagScore &score : scores) {
        const bool heard = score.with(mark.bonus) >= mark.margin;
        measure.right += heard && score.wanted;
        measure.wrong += heard && !score.wanted ? (score.quiet ? quietShare : 1) : 0;
        measure.missed += !heard && score.wanted;
    }
    return measure;
}

/// The highest F1 in cross-validation; a precision below the plan's costs, and so do missed bars on the talk to check.
Mark chooseMark(const std::vector<BagScore> &scores, const std::vector<BagScore> &check, const TrainingPlan &plan)
{
    double best = -1e9;
    Mark first;
    Mark chosen;
    for (const double bonus : {0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0}) {
        for (double margin = leastMargin; margin < 4; margin += 0.05) {
            const Mark mark{margin, bonus};
            const KindMeasure known = counted(scores, mark, plan.quietShare);
            const KindMeasure checked = counted(check, mark);
            double value =
                known.f1() - plan.precisionPrice * std::max(0.0, plan.leastPrecision - known.precision()) - 0.001 * bonus;
            if (!check.empty())
                value -= 20 * std::max(0.0, plan.checkPrecision - checked.precision()) +
                         20 * std::max(0.0, plan.checkRecall - checked.recall());
            if (value > best + 1e-9) {
                best = value;
                first = mark;
                chosen = mark;
            } else if (value > best - 1e-9 && bonus == first.bonus) {
                chosen.margin = (first.margin + margin) / 2; // in the middle of marks that are equally good
            }
        }
    }
    return chosen;
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

/// The fit in calibrated log-odds, with weights as the model file writes them.
KindFit calibrated(KindFit fit, const Calibration &calibration, const TrainingPlan &plan)
{
    const auto scaled = [&](double &weight, double steps) {
        weight = rounded(std::clamp(calibration.slope * weight, -19.0, 19.0), steps);
    };
    fit.base += calibration.shift / calibration.slope;
    for (double *weight : {&fit.base, &fit.lexicon, &fit.verdict, &fit.objects, &fit.question})
        scaled(*weight, 1000);
    for (double &weight : fit.channels)
        scaled(weight, 1000);
    for (double &weight : fit.grams) {
        scaled(weight, 100);
        weight = std::abs(weight) < plan.leastWeight ? 0 : weight;
    }
    return fit;
}

/// A kind as the model file holds it.
Json kindJson(const TrainingSet &set, const KindFit &fit, const Mark &mark)
{
    Json grams = Json::object();
    for (std::size_t g = 0; g < set.grams.size(); ++g) {
        if (fit.grams[g] != 0)
            grams[set.grams[g]] = fit.grams[g];
    }
    Json channels = Json::object();
    for (std::size_t c = 0; c < channelCount; ++c) {
        if (fit.channels[c] != 0)
            channels[model::Choices<model::Channel>::choices[c].name] = fit.channels[c];
    }
    return {{"base", fit.base},         {"threshold", rounded(1 / (1 + std::exp(-mark.margin)), 10000)},
            {"lexicon", fit.lexicon},   {"verdict", fit.verdict},
            {"agrees", mark.bonus},     {"objects", fit.objects},
            {"question", fit.question}, {"channels", std::move(channels)},
            {"grams", std::move(grams)}};
}

} // namespace

Result<Training> train(const Detector &lexicon, std::span<const TrainingTalk> talks, std::span<const TrainingTalk> check,
                       const TrainingPlan &plan)
{
    SINAN_ASSIGN(const TrainingSet set, TrainingSet::read(lexicon, talks, plan));
    if (set.bagCount < std::size_t(plan.folds) || plan.folds < 2)
        return Error{ErrorCode::InvalidArgument, "training", "fewer talks than folds", {}}.with("talks",
                                                                                                std::to_string(set.bagCount));
    Training result;
    result.talks = set.bagCount;
    result.sentences = set.examples.size();
    result.grams = set.grams.size();

    // Margins of each sentence from the model of the folds that it is not in.
    std::vector<std::vector<double>> margins(model::signalKindCount, std::vector<double>(set.examples.size(), 0.0));
    for (int fold = 0; fold < plan.folds; ++fold) {
        const Fitting fitting(set, plan, fold);
        beside(model::signalKindCount, [&](std::size_t kind) {
            KindFit fit = fitting.fit(kind);
            std::replace_if(
                fit.grams.begin(), fit.grams.end(), [&](double weight) { return std::abs(weight) < plan.leastWeight; }, 0.0);
            for (std::size_t i = 0; i < set.examples.size(); ++i) {
                if (set.examples[i].fold == fold)
                    margins[kind][i] = fit.margin(set.examples[i], kind);
            }
        });
    }
    std::vector<Json> kinds(model::signalKindCount);
    std::vector<Mark> chosen(model::signalKindCount);
    const Fitting whole(set, plan, -1);
    SINAN_ASSIGN(const CheckSet checkSet, CheckSet::read(lexicon, check, set, plan));
    beside(model::signalKindCount, [&](std::size_t kind) {
        const Calibration calibration = set.calibration(kind, margins[kind], plan);
        for (double &margin : margins[kind])
            margin = calibration.slope * margin + calibration.shift;
        const KindFit fit = calibrated(whole.fit(kind), calibration, plan);
        const std::vector<BagScore> scores = set.bagScores(kind, margins[kind]);
        const std::vector<BagScore> checkScores = checkSet.scores(kind, fit);
        chosen[kind] = chooseMark(scores, checkScores, plan);
        result.kinds[kind] = counted(scores, chosen[kind]);
        result.checked[kind] = counted(checkScores, chosen[kind]);
        kinds[kind] = kindJson(set, fit, chosen[kind]);
        std::vector<double> known(set.examples.size());
        for (std::size_t i = 0; i < known.size(); ++i)
            known[i] = set.examples[i].lexicon[kind] ? set.examples[i].lexicon[kind]->logOdds : -20;
        result.lexicon[kind] = counted(set.bagScores(kind, known), {0, 0});
    });
    Json named = Json::object();
    for (std::size_t kind = 0; kind < model::signalKindCount; ++kind) {
        add(result.all, result.kinds[kind]);
        add(result.lexiconAll, result.lexicon[kind]);
        named[std::string(model::nameOf(model::SignalKind(kind)))] = std::move(kinds[kind]);
    }
    std::vector<std::array<bool, model::signalKindCount>> heard(set.bagCount);
    std::vector<int> length(set.bagCount, 0);
    for (std::size_t i = 0; i < set.examples.size(); ++i) {
        const Example &example = set.examples[i];
        ++length[example.bag];
        for (std::size_t kind = 0; kind < model::signalKindCount; ++kind) {
            const auto &said = example.lexicon[kind];
            const double bonus = said && !said->objected && said->logOdds >= 0 ? chosen[kind].bonus : 0;
            heard[example.bag][kind] = heard[example.bag][kind] || margins[kind][i] + bonus >= chosen[kind].margin;
        }
    }
    for (std::size_t bag = 0; bag < set.bagCount; ++bag) {
        const bool any = std::find(heard[bag].begin(), heard[bag].end(), true) != heard[bag].end();
        const bool isWhole = length[bag] >= 5;
        result.quietTalks += set.quiet[bag];
        result.quietHeard += set.quiet[bag] && any;
        result.quietWhole += set.quiet[bag] && isWhole;
        result.quietWholeHeard += set.quiet[bag] && isWhole && any;
        for (std::size_t kind = 0; isWhole && kind < model::signalKindCount; ++kind) {
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
                    {"measured",
                     {{"folds", plan.folds},
                      {"precision", rounded(result.all.precision(), 1000)},
                      {"recall", rounded(result.all.recall(), 1000)},
                      {"f1", rounded(result.all.f1(), 1000)}}},
                    {"kinds", std::move(named)}};
    return result;
}

} // namespace sinan::signals
