#pragma once

#include "app/signals/pack.h"
#include "app/signals/pattern_match.h"
#include "app/signals/phrase_automaton.h"
#include "app/signals/word_choice.h"

#include <optional>
#include <span>
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
    /// What a phrase means in a pack, in one piece of 16 bytes: looked up for every hit.
    struct Meaning {
        std::uint32_t first = 0;     ///< into m_concepts: first those of stems, then those of whole words
        std::uint16_t ofStem = 0;    ///< so many concepts even where a Latin word goes on behind the phrase
        std::uint16_t ofWhole = 0;   ///< so many more where it does not
        std::uint32_t length = 0;    ///< of the phrase, bytes
        bool maskStem = false;       ///< an ordinary word, even where a Latin word goes on
        bool maskWhole = false;
        bool boundFront = false;     ///< begins with a Latin letter or digit: must not continue a word
        bool boundBack = false;

        [[nodiscard]] bool isNone() const { return !ofStem && !ofWhole && !maskStem && !maskWhole; }
    };
    struct PackInfo {
        std::vector<UnitRule> units;
        std::optional<ConceptId> notModel;
        std::optional<ConceptId> brandCue;
    };

    void addMeaning(std::string_view phrase, std::span<const PackPhrase *const> uses);
    /// Appends the words of the sentence that end the hits, and the ordinary ones among them.
    void addWords(std::string_view text, const Sentence &sentence, std::size_t pack, std::span<const PhraseAutomaton::Hit> hits,
                  std::vector<WordHit> &words, std::vector<WordSpan> &ordinary) const;
    void addBuiltIns(const PreparedText &prepared, std::string_view original, const Sentence &sentence, const PackInfo &pack,
                     const TalkNames &names, std::vector<WordHit> &words, std::size_t from) const;

    PhraseAutomaton m_automaton;
    std::vector<std::string> m_phrases;
    std::vector<Meaning> m_meanings;  ///< pack × phrases + phrase
    std::vector<ConceptId> m_concepts;
    std::vector<PackInfo> m_packs;
};

} // namespace sinan::signals
