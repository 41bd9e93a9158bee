#pragma once

#include "app/signals/judge.h"
#include "app/signals/lexicon.h"
#include "app/signals/linear_model.h"
#include "app/signals/turns.h"

#include <optional>

namespace sinan::signals {

/// All that a detector knows. Equal numbers belong together: packs[i], indexes[i] and models[i] read one language.
struct Knowledge
{
    std::vector<Pack> packs;
    std::vector<PatternIndex> indexes;
    std::vector<std::optional<LinearModel>> models;
    Lexicon lexicon;
};

/// One run over one talk.
class Hearing
{
public:
    Hearing(const Knowledge &knowledge, const Talk &talk);
    [[nodiscard]] std::vector<FoundSignal> run();
    /// What a model is trained from; models are not asked.
    [[nodiscard]] std::vector<StudiedSentence> study();

private:
    [[nodiscard]] std::uint8_t packFor(const Sentence &sentence) const;
    void readSentences();
    [[nodiscard]] model::SpeakerRole roleOf(const Turn &turn) const;
    /// Whether it is settled, whatever will be said, that the turn's words raise nothing.
    [[nodiscard]] bool isOurs(const Turn &turn) const;
    /// Adds the model's grams to the lexicon's verdicts; keeps those that reach their threshold.
    void ask(const LinearModel &model, std::size_t sentence, std::size_t turn, std::vector<Verdict> &verdicts) const;
    /// One kind of one sentence, carrier by carrier.
    [[nodiscard]] Verdict spellOut(const LinearModel &model, std::size_t kind, std::size_t sentence, std::size_t turn,
                                   const Verdict *lexicon) const;
    void sumTurn(std::size_t turn);
    /// Whether the other sentence belongs to the same turn and is read by the same pack.
    [[nodiscard]] bool hasNeighbour(std::size_t sentence, std::size_t other, std::size_t turn) const;
    [[nodiscard]] FoundSignal report(const Verdict &verdict, std::size_t sentence, const Turn &turn) const;

    const Knowledge &m_knowledge;
    const Talk &m_talk;
    PreparedText m_prepared;
    Turns m_turns;
    Sentences m_sentences;
    std::vector<std::size_t> m_turnBegins; ///< first sentence of each turn; one more closes the last
    std::vector<std::uint8_t> m_packOf;
    Lexicon::Words m_words;
    std::vector<ReadSentence> m_read;
    std::vector<LinearModel::Sums> m_sums; ///< by sentence
    double m_namelessSeller = 0;
};

} // namespace sinan::signals
