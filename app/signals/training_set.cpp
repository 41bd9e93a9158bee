#include "app/signals/training_set.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace sinan::signals {

namespace {

std::uint64_t hashOf(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char c : text)
        hash = (hash ^ std::uint8_t(c)) * 0x100000001b3u;
    return hash ^ hash >> 31;
}

double clipped(const std::optional<StudiedSentence::Opinion> &said)
{
    return std::clamp(said ? said->logOdds : 0.0, -LinearModel::mostLexicon, LinearModel::mostLexicon);
}

Result<std::vector<StudiedSentence>> studyOf(const Detector &lexicon, const TrainingTalk &talk, const TrainingPlan &plan)
{
    SINAN_ASSIGN(std::vector<StudiedSentence> sentences,
                 lexicon.study({talk.text, talk.lang, talk.channel, nullptr, talk.speaker}));
    std::erase_if(sentences, [&](const StudiedSentence &s) { return s.lang != plan.lang; });
    return sentences;
}

} // namespace

Result<TrainingTalk> readTrainingTalk(const Json &line)
{
    const auto fault = [](std::string detail) { return Error{ErrorCode::InvalidArgument, "training", std::move(detail), {}}; };
    TrainingTalk talk;
    talk.text = textOr(line, "text");
    if (talk.text.empty())
        return fault("no text");
    talk.lang = textOr(line, "lang");
    talk.channel = model::parseChoice<model::Channel>(textOr(line, "channel")).value_or(model::Channel::Call);
    talk.speaker = model::parseChoice<model::SpeakerRole>(textOr(line, "speaker")).value_or(model::SpeakerRole::Unknown);
    if (const std::string focus = textOr(line, "focus"); !focus.empty())
        talk.focus = model::parseChoice<model::SignalKind>(focus);
    const auto place = [&](const std::string &name, const std::string &words) -> Result<void> {
        const auto kind = model::parseChoice<model::SignalKind>(name);
        if (!kind)
            return fault("unknown kind " + name);
        const std::size_t at = words.empty() ? 0 : talk.text.find(words);
        if (at == std::string::npos)
            return fault("not in the text: " + words);
        talk.labels.push_back({*kind, at, at + words.size()});
        return {};
    };
    const Json &kinds = memberOrNull(line, "kinds");
    for (std::size_t i = 0; kinds.is_array() && i < kinds.size(); ++i) {
        const std::string name = kinds[i].is_string() ? kinds[i].get<std::string>() : std::string();
        const Json &span = memberOrNull(memberOrNull(line, "spans"), name);
        if (span.is_array()) {
            for (const Json &one : span)
                SINAN_TRY(place(name, one.is_string() ? one.get<std::string>() : std::string()));
        } else {
            SINAN_TRY(place(name, span.is_string() ? span.get<std::string>() : std::string()));
        }
    }
    const Json &signals = memberOrNull(line, "signals");
    for (std::size_t i = 0; signals.is_array() && i < signals.size(); ++i)
        SINAN_TRY(place(textOr(signals[i], "kind"), textOr(signals[i], "quote")));
    return talk;
}

double KindFit::margin(const Example &example, std::size_t kind) const
{
    double sum = base + channels[std::size_t(example.channel)] + (example.asked ? question : 0);
    if (example.lexicon[kind])
        sum += verdict + lexicon * clipped(example.lexicon[kind]) + (example.lexicon[kind]->objected ? objects : 0);
    for (const auto &[gram, times] : example.grams)
        sum += grams[gram] * double(times);
    return sum;
}

Result<TrainingSet> TrainingSet::read(const Detector &lexicon, std::span<const TrainingTalk> talks, const TrainingPlan &plan)
{
    TrainingSet set;
    std::map<std::string, std::pair<std::uint32_t, int>> known; // gram → number, talks
    std::vector<std::vector<StudiedSentence>> studied;
    std::vector<const TrainingTalk *> used;
    for (const TrainingTalk &talk : talks) {
        if (talk.lang != plan.lang)
            continue;
        SINAN_ASSIGN(std::vector<StudiedSentence> sentences, studyOf(lexicon, talk, plan));
        std::map<std::string_view, int> here;
        for (const StudiedSentence &sentence : sentences) {
            for (const StudiedSentence::Gram &gram : sentence.grams) {
                if (gram.units <= plan.longestGram && here[gram.text]++ == 0)
                    ++known[gram.text].second;
            }
        }
        studied.push_back(std::move(sentences));
        used.push_back(&talk);
    }
    std::erase_if(known, [&](const auto &entry) { return entry.second.second < plan.leastTalks; });
    for (auto &[text, entry] : known) {
        entry.first = std::uint32_t(set.grams.size());
        set.grams.push_back(text);
        set.gramTalks.push_back(entry.second);
    }
    set.bagCount = used.size();
    set.quiet.assign(set.bagCount, true);
    for (auto &kind : set.wanted)
        kind.assign(set.bagCount, false);
    for (std::uint32_t bag = 0; bag < used.size(); ++bag) {
        const TrainingTalk &talk = *used[bag];
        const std::size_t first = set.examples.size();
        for (Example &example : set.examplesOf(studied[bag], talk, plan)) {
            example.bag = bag;
            example.fold = int(hashOf(talk.text) % std::uint64_t(plan.folds));
            set.examples.push_back(std::move(example));
        }
        for (const TrainingTalk::Label &label : talk.labels) {
            const auto kind = std::size_t(label.kind);
            set.wanted[kind][bag] = true;
            set.quiet[bag] = false;
            Group group{bag, {}};
            for (std::size_t i = 0; i < studied[bag].size(); ++i) {
                const StudiedSentence &sentence = studied[bag][i];
                if (label.start == label.end || (sentence.start < label.end && label.start < sentence.end))
                    group.examples.push_back(std::uint32_t(first + i));
            }
            if (!group.examples.empty())
                set.groups[kind].push_back(std::move(group));
        }
    }
    return set;
}

std::vector<Example> TrainingSet::examplesOf(std::span<const StudiedSentence> sentences, const TrainingTalk &talk,
                                             const TrainingPlan &plan) const
{
    std::vector<Example> made;
    for (std::size_t at = 0; at < sentences.size(); ++at) {
        std::map<std::uint32_t, float> times;
        const auto addFrom = [&](const StudiedSentence &from, float share) {
            for (const StudiedSentence::Gram &gram : from.grams) {
                const auto it = std::lower_bound(grams.begin(), grams.end(), gram.text);
                if (it != grams.end() && *it == gram.text)
                    times[std::uint32_t(it - grams.begin())] += share;
            }
        };
        addFrom(sentences[at], 1);
        for (const std::size_t other : {at - 1, at + 1}) {
            if (other < sentences.size() && sentences[other].turn == sentences[at].turn)
                addFrom(sentences[other], float(plan.neighbourTenths) / 10);
        }
        made.push_back({0, 0, {times.begin(), times.end()}, sentences[at].lexicon, sentences[at].asked, talk.channel});
    }
    return made;
}

Result<CheckSet> CheckSet::read(const Detector &lexicon, std::span<const TrainingTalk> talks, const TrainingSet &set,
                                const TrainingPlan &plan)
{
    CheckSet check;
    for (const TrainingTalk &talk : talks) {
        if (talk.lang != plan.lang || !talk.focus)
            continue;
        SINAN_ASSIGN(const std::vector<StudiedSentence> sentences, studyOf(lexicon, talk, plan));
        const bool wanted = std::any_of(talk.labels.begin(), talk.labels.end(),
                                        [&](const TrainingTalk::Label &label) { return label.kind == *talk.focus; });
        check.kinds[std::size_t(*talk.focus)].push_back({set.examplesOf(sentences, talk, plan), wanted});
    }
    return check;
}

std::vector<BagScore> CheckSet::scores(std::size_t kind, const KindFit &fit) const
{
    std::vector<BagScore> scores;
    for (const Talk &talk : kinds[kind]) {
        BagScore score;
        score.wanted = talk.wanted;
        for (const Example &example : talk.examples)
            score.add(fit.margin(example, kind), example.lexicon[kind]);
        scores.push_back(score);
    }
    return scores;
}

std::vector<BagScore> TrainingSet::bagScores(std::size_t kind, std::span<const double> margins) const
{
    std::vector<BagScore> scores(bagCount);
    for (std::size_t bag = 0; bag < bagCount; ++bag) {
        scores[bag].wanted = wanted[kind][bag];
        scores[bag].quiet = quiet[bag];
    }
    for (std::size_t i = 0; i < examples.size(); ++i)
        scores[examples[i].bag].add(margins[i], examples[i].lexicon[kind]);
    return scores;
}

void TrainingSet::settle(std::size_t kind, std::span<const double> margins, double quietWeight, std::vector<float> &wantedOut,
                         std::vector<float> &weights) const
{
    wantedOut.assign(examples.size(), 0);
    weights.assign(examples.size(), 1);
    for (std::size_t i = 0; i < examples.size(); ++i)
        weights[i] = quiet[examples[i].bag] ? float(quietWeight) : 1;
    for (const Group &group : groups[kind]) {
        for (const std::uint32_t i : group.examples)
            weights[i] = wantedOut[i] > 0 ? 1 : 0;
    }
    for (const Group &group : groups[kind]) {
        if (margins.empty()) { // nothing known yet: each of them a little
            for (const std::uint32_t i : group.examples) {
                wantedOut[i] = 1;
                weights[i] = std::max(weights[i], 1 / float(group.examples.size()));
            }
            continue;
        }
        const auto loudest = *std::max_element(group.examples.begin(), group.examples.end(),
                                               [&](std::uint32_t a, std::uint32_t b) { return margins[a] < margins[b]; });
        wantedOut[loudest] = 1;
        weights[loudest] = 1;
    }
}

Calibration TrainingSet::calibration(std::size_t kind, std::span<const double> margins, const TrainingPlan &plan) const
{
    std::vector<float> target;
    std::vector<float> weights;
    settle(kind, margins, plan.quietShare, target, weights);
    return calibrate(margins, target, weights);
}

Fitting::Fitting(const TrainingSet &set, const TrainingPlan &plan, int without) : m_set(set), m_plan(plan), m_without(without)
{
    std::vector<std::vector<std::pair<std::uint32_t, float>>> columns(set.grams.size());
    std::vector<std::uint32_t> lastBag(set.grams.size(), ~0u);
    std::vector<int> talks(set.grams.size(), 0);
    for (std::uint32_t i = 0; i < set.examples.size(); ++i) {
        if (set.examples[i].fold == without)
            continue;
        for (const auto &[gram, times] : set.examples[i].grams) {
            columns[gram].emplace_back(i, times);
            if (lastBag[gram] != set.examples[i].bag)
                ++talks[gram];
            lastBag[gram] = set.examples[i].bag;
        }
    }
    for (std::uint32_t gram = 0; gram < columns.size(); ++gram) {
        if (talks[gram] < plan.leastTalks)
            continue;
        for (const auto &[row, times] : columns[gram]) {
            m_columns.rows.push_back(row);
            m_columns.values.push_back(times);
        }
        m_columns.close();
        m_used.push_back(gram);
    }
}

KindFit Fitting::fit(std::size_t kind) const
{
    const std::size_t rows = m_set.examples.size();
    SparseColumns columns = m_columns;
    const auto addColumn = [&](auto valueOf) {
        for (std::uint32_t i = 0; i < rows; ++i) {
            if (const double value = valueOf(m_set.examples[i]); value != 0) {
                columns.rows.push_back(i);
                columns.values.push_back(float(value));
            }
        }
        columns.close();
    };
    addColumn([&](const Example &e) { return clipped(e.lexicon[kind]); });
    addColumn([&](const Example &e) { return e.lexicon[kind] ? 1.0 : 0.0; });
    addColumn([&](const Example &e) { return e.asked ? 1.0 : 0.0; });
    for (std::size_t c = 0; c < channelCount; ++c)
        addColumn([&](const Example &e) { return std::size_t(e.channel) == c ? 1.0 : 0.0; });

    std::vector<float> wanted;
    std::vector<float> weights;
    m_set.settle(kind, {}, m_plan.quietWeight, wanted, weights);
    for (std::size_t i = 0; i < rows; ++i)
        weights[i] = m_set.examples[i].fold == m_without ? 0 : weights[i];

    std::vector<double> ridge(columns.count(), m_plan.ridge);
    double positive = 0;
    double negative = 0;
    for (std::size_t i = 0; i < rows; ++i)
        (wanted[i] > 0 ? positive : negative) += weights[i];
    // Grams that are about as common with the kind as without it pay more for their weight.
    for (std::size_t j = 0; j < m_used.size(); ++j) {
        double with = m_plan.smooth;
        double against = m_plan.smooth * negative / std::max(positive, 1.0);
        for (std::uint32_t e = columns.begins[j]; e < columns.begins[j + 1]; ++e)
            (wanted[columns.rows[e]] > 0 ? with : against) += weights[columns.rows[e]];
        const double ratio = std::log(with / std::max(positive, 1.0)) - std::log(against / std::max(negative, 1.0));
        ridge[j] = m_plan.ridge / std::max(ratio * ratio, 0.02);
    }
    for (std::size_t j = m_used.size(); j < columns.count(); ++j)
        ridge[j] = j < m_used.size() + 2 ? 0.1 : 2;

    // The lexicon is believed by default: how much more or less, the talk decides.
    ridge[m_used.size()] = m_plan.lexiconRidge;
    std::vector<double> known(rows);
    const auto objected = [&](std::size_t i) {
        return m_set.examples[i].lexicon[kind] && m_set.examples[i].lexicon[kind]->objected;
    };
    for (std::size_t i = 0; i < rows; ++i)
        known[i] = m_plan.lexiconTrust * clipped(m_set.examples[i].lexicon[kind]) + (objected(i) ? m_plan.objection : 0);
    const FitResult found = fitLogistic({columns, wanted, weights, ridge, known});
    KindFit fit;
    fit.base = found.base;
    fit.grams.assign(m_set.grams.size(), 0.0);
    for (std::size_t j = 0; j < m_used.size(); ++j)
        fit.grams[m_used[j]] = found.weights[j];
    const double *extra = found.weights.data() + m_used.size();
    fit.lexicon = m_plan.lexiconTrust + extra[0];
    fit.verdict = extra[1];
    fit.objects = m_plan.objection;
    fit.question = extra[2];
    std::copy(extra + 3, extra + 3 + channelCount, fit.channels.begin());
    return fit;
}

} // namespace sinan::signals
