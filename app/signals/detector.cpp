#include "app/signals/detector.h"

#include "app/base/text_fold.h"
#include "app/base/utf8.h"
#include "app/signals/judge.h"
#include "app/signals/lexicon.h"
#include "app/signals/turns.h"

#include <algorithm>
#include <cmath>

namespace sinan::signals {

using model::SpeakerRole;

struct Detector::State {
    std::vector<Pack> packs;
    std::vector<PatternIndex> indexes;
    Lexicon lexicon;
    std::string version;
    std::string hash;
};

namespace {

/// FNV-1a: names a pack, guards nothing.
std::string hashOf(std::span<const Json> packs)
{
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const Json &pack : packs) {
        for (const char c : dumpJson(pack))
            hash = (hash ^ std::uint8_t(c)) * 0x100000001b3u;
    }
    std::string text(16, '0');
    for (std::size_t i = 0; i < 16; ++i)
        text[15 - i] = "0123456789abcdef"[hash >> (4 * i) & 15];
    return text;
}

std::vector<std::string> foldAll(const std::vector<std::string> &names)
{
    std::vector<std::string> folded;
    for (const std::string &name : names) {
        if (const std::string one = fold(trimmed(name)); one.size() >= 2)
            folded.push_back(one);
    }
    return folded;
}

/// One run over one talk.
class Hearing
{
public:
    Hearing(const std::vector<Pack> &packs, const std::vector<PatternIndex> &indexes, const Lexicon &lexicon, const Talk &talk)
        : m_packs(packs), m_indexes(indexes), m_lexicon(lexicon), m_talk(talk), m_prepared(prepareText(talk.text))
    {
    }
    std::vector<FoundSignal> run();

private:
    [[nodiscard]] std::uint8_t packFor(const Sentence &sentence) const;
    void readSentences();
    [[nodiscard]] SpeakerRole roleOf(const Turn &turn, const std::vector<Speaker> &speakers) const;
    [[nodiscard]] FoundSignal report(const Verdict &verdict, std::size_t sentence, const Turn &turn, const std::vector<Speaker> &speakers) const;

    const std::vector<Pack> &m_packs;
    const std::vector<PatternIndex> &m_indexes;
    const Lexicon &m_lexicon;
    const Talk &m_talk;
    PreparedText m_prepared;
    Turns m_turns;
    Sentences m_sentences;
    std::vector<std::size_t> m_turnBegins;  ///< first sentence of each turn; one more closes the last
    std::vector<std::uint8_t> m_packOf;
    Lexicon::Words m_words;
    std::vector<ReadSentence> m_read;
    double m_namelessSeller = 0;
};

std::uint8_t Hearing::packFor(const Sentence &sentence) const
{
    const std::string_view lang = sentence.han ? "zh" : m_talk.lang == "zh" && sentence.end - sentence.begin < 12 ? "zh" : "en";
    for (std::size_t p = 0; p < m_packs.size(); ++p) {
        if (m_packs[p].lang == lang)
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
    m_words = m_lexicon.read(m_prepared, m_talk.text, m_sentences, m_packOf, {foldAll(m_talk.ourNames), foldAll(m_talk.rivalNames)});
    const std::span<const std::uint32_t> clauses(m_sentences.clauseBegins);
    const std::span<const WordHit> words(m_words.words);
    for (std::size_t i = 0; i < m_sentences.sentences.size(); ++i) {
        const Sentence &bounds = m_sentences.sentences[i];
        m_read.push_back({m_prepared.text, bounds, clauses.subspan(bounds.firstClause, bounds.clauseCount),
                          words.subspan(m_words.begins[i], m_words.begins[i + 1] - m_words.begins[i])});
    }
}

SpeakerRole Hearing::roleOf(const Turn &turn, const std::vector<Speaker> &speakers) const
{
    if (turn.speaker >= 0)
        return speakers[std::size_t(turn.speaker)].role;
    if (m_talk.channel == model::Channel::Note)
        return m_talk.speaker == SpeakerRole::Third ? SpeakerRole::Third : SpeakerRole::Customer; // the rep reports the customer
    if (m_talk.speaker != SpeakerRole::Unknown)
        return m_talk.speaker;
    return m_namelessSeller > 0 ? SpeakerRole::Us : SpeakerRole::Customer;
}

FoundSignal Hearing::report(const Verdict &verdict, std::size_t index, const Turn &turn, const std::vector<Speaker> &speakers) const
{
    const ReadSentence &sentence = m_read[index];
    const auto isTrim = [](char c) { return c == ' ' || c == ',' || c == '\n' || c == '\t' || c == '\r' || c == ':' || c == '"'; };
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
    found.role = roleOf(turn, speakers);
    if (turn.speaker >= 0)
        found.speaker = speakers[std::size_t(turn.speaker)].name;
    found.carriers = verdict.carriers;
    const auto original = [&](std::uint32_t begin, std::uint32_t end) {
        const auto [first, last] = m_prepared.inOriginal(begin, end);
        return std::string(m_talk.text.substr(first, last - first));
    };
    for (std::size_t i = 0; i < found.carriers.size(); ++i) {
        if (const auto [begin, end] = verdict.carrierRanges[i]; end > begin)
            found.carriers[i].words = original(begin, end);
    }
    const std::vector<ConceptId> &subject = m_packs[m_packOf[index]].kinds[verdict.kind].subject;
    for (const ConceptId wanted : subject) {
        const auto it = std::find_if(sentence.words.begin(), sentence.words.end(), [&](const WordHit &w) { return w.concept_ == wanted; });
        if (it != sentence.words.end()) {
            found.subject = original(it->begin, it->end);
            break;
        }
    }
    return found;
}

std::vector<FoundSignal> Hearing::run()
{
    m_turns = splitTurns(m_prepared, m_talk);
    readSentences();
    std::vector<Judge> judges;
    for (std::size_t p = 0; p < m_packs.size(); ++p)
        judges.emplace_back(m_packs[p], m_indexes[p], m_talk.channel, m_read, m_packOf, std::uint8_t(p));

    struct Heard {
        Verdict verdict;
        std::size_t sentence;
        std::size_t turn;
    };
    std::vector<Heard> heard;
    std::vector<double> seller(m_turns.speakers.size(), 0.0);
    std::vector<Verdict> verdicts;
    for (std::size_t t = 0; t < m_turns.turns.size(); ++t) {
        const int speaker = m_turns.turns[t].speaker;
        for (std::size_t i = m_turnBegins[t]; i < m_turnBegins[t + 1]; ++i) {
            verdicts.clear();
            judges[m_packOf[i]].weigh({i, m_turnBegins[t], m_turnBegins[t + 1]}, verdicts);
            for (Verdict &verdict : verdicts) {
                if (verdict.kind == sellerKind)
                    (speaker >= 0 ? seller[std::size_t(speaker)] : m_namelessSeller) += verdict.logOdds;
                else if (const double p = 1 / (1 + std::exp(-verdict.logOdds)); p >= m_packs[m_packOf[i]].kinds[verdict.kind].threshold)
                    heard.push_back({std::move(verdict), i, t});
            }
        }
    }
    resolveRoles(m_turns.speakers, seller);
    std::vector<FoundSignal> found;
    for (const Heard &one : heard) {
        const Turn &turn = m_turns.turns[one.turn];
        if (roleOf(turn, m_turns.speakers) == SpeakerRole::Customer)
            found.push_back(report(one.verdict, one.sentence, turn, m_turns.speakers));
    }
    return found;
}

} // namespace

Detector::Detector(std::shared_ptr<const State> state) : m_state(std::move(state)) {}

Result<Detector> Detector::build(std::span<const Json> packs)
{
    auto state = std::make_shared<State>();
    for (const Json &document : packs) {
        SINAN_ASSIGN(Pack pack, readPack(document));
        if (std::any_of(state->packs.begin(), state->packs.end(), [&](const Pack &other) { return other.lang == pack.lang; }))
            return Error{ErrorCode::InvalidArgument, pack.lang + ".lang", "two packs for one language", {}};
        state->version += (state->version.empty() ? "" : " + ") + pack.lang + " " + pack.version;
        state->packs.push_back(std::move(pack));
    }
    if (state->packs.empty())
        return Error{ErrorCode::InvalidArgument, "packs", "none given", {}};
    for (const Pack &pack : state->packs)
        state->indexes.emplace_back(pack);
    SINAN_ASSIGN(state->lexicon, Lexicon::build(state->packs));
    state->hash = hashOf(packs);
    return Detector(std::move(state));
}

Result<std::vector<FoundSignal>> Detector::detect(const Talk &talk) const
{
    if (talk.text.size() > maxTalkBytes)
        return Error{ErrorCode::TooLarge, "signals.detect", "a talk holds at most 1 MB", {}}.with("bytes", std::to_string(talk.text.size()));
    return Hearing(m_state->packs, m_state->indexes, m_state->lexicon, talk).run();
}

const std::string &Detector::version() const
{
    return m_state->version;
}

const std::string &Detector::hash() const
{
    return m_state->hash;
}

std::size_t Detector::phraseCount() const
{
    return m_state->lexicon.phrases().size();
}

std::vector<std::string> Detector::phrases() const
{
    return m_state->lexicon.phrases();
}

} // namespace sinan::signals
