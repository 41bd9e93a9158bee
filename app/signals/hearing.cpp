#include "app/signals/hearing.h"

#include "app/base/text_fold.h"
#include "app/base/utf8.h"
#include "app/signals/gram_units.h"

#include <algorithm>
#include <cmath>

namespace sinan::signals {

using model::SpeakerRole;

namespace {

std::vector<std::string> foldAll(const std::vector<std::string> &names)
{
    std::vector<std::string> folded;
    for (const std::string &name : names) {
        if (const std::string one = fold(trimmed(name)); one.size() >= 2)
            folded.push_back(one);
    }
    return folded;
}

/// Grams inside longer ones go into those, so that a reader sees "too expensive" once.
std::vector<GramHit> merged(std::vector<GramHit> hits)
{
    std::stable_sort(hits.begin(), hits.end(),
                     [](const GramHit &a, const GramHit &b) { return a.end - a.begin > b.end - b.begin; });
    std::vector<GramHit> whole;
    for (const GramHit &hit : hits) {
        const auto around =
            std::find_if(whole.begin(), whole.end(), [&](const GramHit &w) { return w.begin <= hit.begin && hit.end <= w.end; });
        if (around == whole.end())
            whole.push_back(hit);
        else
            around->weight += hit.weight;
    }
    std::stable_sort(whole.begin(), whole.end(),
                     [](const GramHit &a, const GramHit &b) { return std::abs(a.weight) > std::abs(b.weight); });
    return whole;
}

/// The words that told most: the strongest gram of the clause whose grams together speak loudest.
std::pair<std::uint32_t, std::uint32_t> loudest(const std::vector<GramHit> &grams, const ReadSentence &sentence)
{
    std::vector<double> clauses(sentence.clauseBegins.size(), 0.0);
    for (const GramHit &gram : grams)
        clauses[sentence.clauseOf(gram.begin)] += std::max(gram.weight, 0.0);
    const auto best = std::uint32_t(std::max_element(clauses.begin(), clauses.end()) - clauses.begin());
    for (const GramHit &gram : grams) { // the strongest come first
        if (gram.weight > 0 && sentence.clauseOf(gram.begin) == best)
            return {gram.begin, gram.end};
    }
    return {sentence.bounds.begin, sentence.bounds.end};
}

constexpr std::size_t mostGramCarriers = 8;

} // namespace

Hearing::Hearing(const Knowledge &knowledge, const Talk &talk)
    : m_knowledge(knowledge), m_talk(talk), m_prepared(prepareText(talk.text))
{
    m_turns = splitTurns(m_prepared, m_talk);
    readSentences();
}

std::uint8_t Hearing::packFor(const Sentence &sentence) const
{
    const std::string_view lang = sentence.han ? "zh" : m_talk.lang == "zh" && sentence.end - sentence.begin < 12 ? "zh" : "en";
    for (std::size_t p = 0; p < m_knowledge.packs.size(); ++p) {
        if (m_knowledge.packs[p].lang == lang)
            return std::uint8_t(p);
    }
    return 0;
}

void Hearing::readSentences()
{
    for (const Turn &turn : m_turns.turns) {
        m_turnBegins.push_back(m_sentences.sentences.size());
        splitSentences(m_prepared, m_talk.text, turn.begin, turn.end, m_sentences);
    }
    m_turnBegins.push_back(m_sentences.sentences.size());
    for (const Sentence &sentence : m_sentences.sentences)
        m_packOf.push_back(packFor(sentence));
    m_words = m_knowledge.lexicon.read(m_prepared, m_talk.text, m_sentences, m_packOf,
                                       {foldAll(m_talk.ourNames), foldAll(m_talk.rivalNames)});
    const std::span<const std::uint32_t> clauses(m_sentences.clauseBegins);
    const std::span<const WordHit> words(m_words.words);
    m_read.reserve(m_sentences.sentences.size());
    for (std::size_t i = 0; i < m_sentences.sentences.size(); ++i) {
        const Sentence &bounds = m_sentences.sentences[i];
        ReadSentence &read = m_read.emplace_back(m_prepared.text, bounds, clauses.subspan(bounds.firstClause, bounds.clauseCount),
                                                 words.subspan(m_words.begins[i], m_words.begins[i + 1] - m_words.begins[i]));
        for (const WordHit &word : read.words)
            read.bits |= bitOf(word.concept_);
    }
}

SpeakerRole Hearing::roleOf(const Turn &turn) const
{
    if (turn.speaker >= 0)
        return m_turns.speakers[std::size_t(turn.speaker)].role;
    if (m_talk.channel == model::Channel::Note)
        return m_talk.speaker == SpeakerRole::Third ? SpeakerRole::Third : SpeakerRole::Customer; // the rep reports the customer
    if (m_talk.speaker != SpeakerRole::Unknown)
        return m_talk.speaker;
    return m_namelessSeller > 0 ? SpeakerRole::Us : SpeakerRole::Customer;
}

FoundSignal Hearing::report(const Verdict &verdict, std::size_t index, const Turn &turn) const
{
    const ReadSentence &sentence = m_read[index];
    const auto isTrim = [](char c) {
        return c == ' ' || c == ',' || c == '\n' || c == '\t' || c == '\r' || c == ':' || c == '"';
    };
    std::uint32_t from = sentence.clauseBegin(sentence.clauseOf(verdict.begin));
    std::uint32_t to = sentence.clauseEnd(sentence.clauseOf(verdict.end - 1));
    while (from < verdict.begin && isTrim(m_prepared.text[from]))
        ++from;
    while (to > verdict.end && isTrim(m_prepared.text[to - 1]))
        --to;
    FoundSignal found;
    found.kind = model::SignalKind(verdict.kind);
    found.probability = 1 / (1 + std::exp(-verdict.logOdds));
    std::tie(found.start, found.end) = m_prepared.inOriginal(from, to);
    found.quote = std::string(m_talk.text.substr(found.start, found.end - found.start));
    found.role = roleOf(turn);
    if (turn.speaker >= 0)
        found.speaker = m_turns.speakers[std::size_t(turn.speaker)].name;
    found.carriers = verdict.carriers;
    const auto original = [&](std::uint32_t begin, std::uint32_t end) {
        const auto [first, last] = m_prepared.inOriginal(begin, end);
        return std::string(m_talk.text.substr(first, last - first));
    };
    for (std::size_t i = 0; i < found.carriers.size(); ++i) {
        if (const auto [begin, end] = verdict.carrierRanges[i]; end > begin)
            found.carriers[i].words = original(begin, end);
    }
    const std::vector<ConceptId> &subject = m_knowledge.packs[m_packOf[index]].kinds[verdict.kind].subject;
    for (const ConceptId wanted : subject) {
        const auto it =
            std::find_if(sentence.words.begin(), sentence.words.end(), [&](const WordHit &w) { return w.concept_ == wanted; });
        if (it != sentence.words.end()) {
            found.subject = original(it->begin, it->end);
            break;
        }
    }
    return found;
}

bool Hearing::isOurs(const Turn &turn) const
{
    const SpeakerRole role = turn.speaker >= 0 ? m_turns.speakers[std::size_t(turn.speaker)].role : m_talk.speaker;
    return (role == SpeakerRole::Us || role == SpeakerRole::Third) &&
           (turn.speaker >= 0 || m_talk.channel != model::Channel::Note);
}

void Hearing::sumTurn(std::size_t turn)
{
    for (std::size_t i = m_turnBegins[turn]; i < m_turnBegins[turn + 1]; ++i) {
        if (const std::optional<LinearModel> &model = m_knowledge.models[m_packOf[i]])
            m_sums[i] = model->sum(m_read[i]);
    }
}

bool Hearing::hasNeighbour(std::size_t index, std::size_t other, std::size_t turn) const
{
    return other >= m_turnBegins[turn] && other < m_turnBegins[turn + 1] && m_packOf[other] == m_packOf[index];
}

// What a kind adds up is spelt out only where it reaches its threshold, which few sentences do.
void Hearing::ask(const LinearModel &model, std::size_t index, std::size_t turn, std::vector<Verdict> &verdicts) const
{
    LinearModel::Sums sums = m_sums[index];
    for (std::int32_t &sum : sums)
        sum *= 10;
    for (const std::size_t other : {index - 1, index + 1}) {
        if (!hasNeighbour(index, other, turn))
            continue;
        const int tenths = model.neighbourTenths();
        for (std::size_t k = 0; k < sums.size(); ++k)
            sums[k] += tenths * m_sums[other][k];
    }
    const LinearModel::Sums &needed = model.needed(m_talk.channel, m_sentences.sentences[index].asked);
    std::array<const Verdict *, model::signalKindCount> ofLexicon{};
    for (const Verdict &verdict : verdicts) {
        if (verdict.kind != sellerKind)
            ofLexicon[verdict.kind] = &verdict;
    }
    std::vector<Verdict> heard;
    for (std::size_t kind = 0; kind < model::signalKindCount; ++kind) {
        const Verdict *lexicon = ofLexicon[kind];
        if (sums[kind] + (lexicon ? 1000 * model.kind(kind).share({lexicon->logOdds, lexicon->objected}) : 0) < needed[kind])
            continue;
        Verdict verdict = spellOut(model, kind, index, turn, lexicon);
        if (1 / (1 + std::exp(-verdict.logOdds)) >= model.kind(kind).threshold)
            heard.push_back(std::move(verdict));
    }
    std::erase_if(verdicts, [](const Verdict &verdict) { return verdict.kind != sellerKind; });
    std::move(heard.begin(), heard.end(), std::back_inserter(verdicts));
}

Verdict Hearing::spellOut(const LinearModel &model, std::size_t kind, std::size_t index, std::size_t turn,
                          const Verdict *lexicon) const
{
    const ReadSentence &sentence = m_read[index];
    const KindWeights &weights = model.kind(kind);
    Verdict verdict{kind, 0, 0, 0, {}, {}, false};
    const auto carry = [&](std::string what, double weight, std::uint32_t begin = 0, std::uint32_t end = 0) {
        if (weight == 0)
            return;
        verdict.logOdds += weight;
        verdict.carriers.push_back({std::move(what), {}, weight});
        verdict.carrierRanges.emplace_back(begin, end);
    };
    carry("base", weights.base);
    carry("channel:" + std::string(nameOf(m_talk.channel)), weights.channels[std::size_t(m_talk.channel)]);
    carry("asked", sentence.bounds.asked ? weights.question : 0);
    if (lexicon) {
        carry("lexicon", weights.presence({lexicon->logOdds, lexicon->objected}));
        const double scale = weights.scale(lexicon->logOdds);
        for (std::size_t i = 0; i < lexicon->carriers.size(); ++i) {
            const auto [begin, end] = lexicon->carrierRanges[i];
            carry(i == 0 ? "lexicon base" : lexicon->carriers[i].what, scale * lexicon->carriers[i].weight, begin, end);
        }
    }
    const std::vector<GramHit> grams = merged(model.gramsOf(kind, sentence));
    double others = 0;
    for (std::size_t i = 0; i < grams.size(); ++i) {
        if (i < mostGramCarriers)
            carry("gram:" + gramText(m_prepared.text, grams[i].begin, grams[i].end), grams[i].weight, grams[i].begin,
                  grams[i].end);
        else
            others += grams[i].weight;
    }
    carry("other words", others);
    double beside = 0;
    for (const std::size_t other : {index - 1, index + 1})
        beside += hasNeighbour(index, other, turn) ? m_sums[other][kind] * model.neighbourTenths() / 1000.0 : 0;
    carry("sentences beside", beside);
    const bool words = lexicon && weights.share({lexicon->logOdds, lexicon->objected}) > 0;
    std::tie(verdict.begin, verdict.end) = words ? std::pair(lexicon->begin, lexicon->end) : loudest(grams, sentence);
    return verdict;
}

std::vector<FoundSignal> Hearing::run()
{
    std::vector<Judge> judges;
    judges.reserve(m_knowledge.packs.size());
    for (std::size_t p = 0; p < m_knowledge.packs.size(); ++p)
        judges.emplace_back(m_knowledge.packs[p], m_knowledge.indexes[p], m_talk.channel, m_read, m_packOf, std::uint8_t(p));

    m_sums.resize(m_read.size());
    struct Heard
    {
        Verdict verdict;
        std::size_t sentence;
        std::size_t turn;
    };
    std::vector<Heard> heard;
    std::vector<double> seller(m_turns.speakers.size(), 0.0);
    std::vector<Verdict> verdicts;
    for (std::size_t t = 0; t < m_turns.turns.size(); ++t) {
        const int speaker = m_turns.turns[t].speaker;
        if (isOurs(m_turns.turns[t]))
            continue;
        sumTurn(t);
        for (std::size_t i = m_turnBegins[t]; i < m_turnBegins[t + 1]; ++i) {
            const std::optional<LinearModel> &model = m_knowledge.models[m_packOf[i]];
            verdicts.clear();
            judges[m_packOf[i]].weigh({i, m_turnBegins[t], m_turnBegins[t + 1]}, verdicts);
            if (model)
                ask(*model, i, t, verdicts);
            for (Verdict &verdict : verdicts) {
                if (verdict.kind == sellerKind)
                    (speaker >= 0 ? seller[std::size_t(speaker)] : m_namelessSeller) += verdict.logOdds;
                else if (const double p = 1 / (1 + std::exp(-verdict.logOdds));
                         model || p >= m_knowledge.packs[m_packOf[i]].kinds[verdict.kind].threshold)
                    heard.push_back({std::move(verdict), i, t});
            }
        }
    }
    resolveRoles(m_turns.speakers, seller);
    std::vector<FoundSignal> found;
    for (const Heard &one : heard) {
        const Turn &turn = m_turns.turns[one.turn];
        if (roleOf(turn) == SpeakerRole::Customer)
            found.push_back(report(one.verdict, one.sentence, turn));
    }
    return found;
}

std::vector<StudiedSentence> Hearing::study()
{
    std::vector<Judge> judges;
    judges.reserve(m_knowledge.packs.size());
    for (std::size_t p = 0; p < m_knowledge.packs.size(); ++p)
        judges.emplace_back(m_knowledge.packs[p], m_knowledge.indexes[p], m_talk.channel, m_read, m_packOf, std::uint8_t(p));
    std::vector<StudiedSentence> studied;
    std::vector<std::size_t> turnOf;
    std::vector<double> seller(m_turns.speakers.size(), 0.0);
    std::vector<Verdict> verdicts;
    for (std::size_t t = 0; t < m_turns.turns.size(); ++t) {
        const int speaker = m_turns.turns[t].speaker;
        for (std::size_t i = m_turnBegins[t]; i < m_turnBegins[t + 1]; ++i) {
            const Sentence &bounds = m_sentences.sentences[i];
            StudiedSentence sentence;
            sentence.turn = t;
            std::tie(sentence.start, sentence.end) = m_prepared.inOriginal(bounds.begin, bounds.end);
            sentence.lang = m_knowledge.packs[m_packOf[i]].lang;
            sentence.asked = bounds.asked;
            verdicts.clear();
            judges[m_packOf[i]].weigh({i, m_turnBegins[t], m_turnBegins[t + 1]}, verdicts);
            for (const Verdict &verdict : verdicts) {
                if (verdict.kind == sellerKind)
                    (speaker >= 0 ? seller[std::size_t(speaker)] : m_namelessSeller) += verdict.logOdds;
                else
                    sentence.lexicon[verdict.kind] = {verdict.logOdds, verdict.objected};
            }
            GramWalk walk(m_prepared.text, bounds.begin, bounds.end);
            while (walk.next()) {
                for (int units = 1; units <= walk.count(); ++units)
                    sentence.grams.push_back({gramText(m_prepared.text, walk.begin(units), walk.end()), units});
            }
            for (const WordHit &word : m_read[i].words) {
                const std::string &name = m_knowledge.packs[m_packOf[i]].conceptNames[word.concept_];
                if (name[0] >= 'A' && name[0] <= 'Z') // a literal in a pattern is a gram already
                    sentence.grams.push_back({LinearModel::conceptMark + name, 0});
            }
            studied.push_back(std::move(sentence));
            turnOf.push_back(t);
        }
    }
    resolveRoles(m_turns.speakers, seller);
    std::vector<StudiedSentence> ofCustomer;
    for (std::size_t i = 0; i < studied.size(); ++i) {
        if (roleOf(m_turns.turns[turnOf[i]]) == SpeakerRole::Customer)
            ofCustomer.push_back(std::move(studied[i]));
    }
    return ofCustomer;
}

} // namespace sinan::signals
