#pragma once

#include "app/signals/pack.h"
#include "app/signals/pattern_match.h"
#include "app/signals/phrase_automaton.h"

#include <vector>

namespace sinan::signals {

/// Names that a talk brings along, folded; they are sought beside the packs' words.
struct TalkNames {
    std::vector<std::string> ours;
    std::vector<std::string> rivals;
};

/// The words of all packs in one automaton, and which concepts each of them belongs to in each pack.
/// @note Immutable and thread-safe once built.
class Lexicon
{
public:
    [[nodiscard]] static Result<Lexicon> build(const std::vector<Pack> &packs);

    /// All words of the sentences, one pass over the text. Words of sentence i are [begins[i], begins[i + 1]) of `words`.
    struct Words {
        std::vector<WordHit> words;
        std::vector<std::uint32_t> begins;
    };
    /// @param packOf  the pack that reads each sentence
    [[nodiscard]] Words read(const PreparedText &prepared, std::string_view original, const Sentences &sentences,
                             const std::vector<std::uint8_t> &packOf, const TalkNames &names) const;

    [[nodiscard]] const PhraseAutomaton &automaton() const { return m_automaton; }
    [[nodiscard]] const std::vector<std::string> &phrases() const { return m_phrases; }

private:
    struct Entry {
        std::uint8_t pack = 0;
        bool stem = false;
        bool mask = false;
        std::uint32_t first = 0;  ///< into m_concepts
        std::uint32_t count = 0;
    };
    struct PhraseInfo {
        std::uint32_t first = 0;  ///< into m_entries
        std::uint16_t count = 0;
        bool boundFront = false;  ///< begins with a Latin letter or digit: must not continue a word
        bool boundBack = false;
    };
    struct PackInfo {
        std::vector<UnitRule> units;
        std::optional<ConceptId> notModel;
        std::optional<ConceptId> brandCue;
    };

    void addBuiltIns(const PreparedText &prepared, std::string_view original, const Sentence &sentence, const PackInfo &pack,
                     const TalkNames &names, std::vector<WordHit> &words, std::size_t from) const;

    PhraseAutomaton m_automaton;
    std::vector<std::string> m_phrases;
    std::vector<PhraseInfo> m_info;
    std::vector<Entry> m_entries;
    std::vector<ConceptId> m_concepts;
    std::vector<PackInfo> m_packs;
};

} // namespace sinan::signals
