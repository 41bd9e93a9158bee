#pragma once

#include "app/signals/detector.h"
#include "app/signals/pattern_match.h"

#include <algorithm>
#include <optional>

namespace sinan::signals {

/// Where in the talk a sentence stands: its neighbours matter to what it means.
struct SentencePlace {
    std::size_t index = 0;      ///< of the sentence
    std::size_t turnBegin = 0;  ///< first sentence of its turn
    std::size_t turnEnd = 0;    ///< one behind the last
};

/// A kind heard in a sentence, before it is known who speaks.
struct Verdict {
    std::size_t kind = 0;       ///< SignalKind, or sellerKind
    double logOdds = 0;
    std::uint32_t begin = 0;    ///< prepared bytes of the words that told most
    std::uint32_t end = 0;
    std::vector<Carrier> carriers;  ///< words are filled from the prepared text's original by the caller's range below
    std::vector<std::pair<std::uint32_t, std::uint32_t>> carrierRanges;
    bool objected = false;      ///< a flag or counter-evidence says strongly that the words mean something else
};

inline constexpr std::size_t sellerKind = model::signalKindCount;

/// Which patterns a word may begin to fulfil: each pattern waits at its rarest item.
class PatternIndex
{
public:
    explicit PatternIndex(const Pack &pack);
    struct Waiting {
        std::uint16_t kind;
        std::uint16_t pattern;  ///< into that kind's evidence
        std::uint32_t first;    ///< into m_others: the other items
        std::uint32_t behind;
        std::array<ConceptBits, 2> others;  ///< of two other items; all bits where there are fewer

        /// Whether a sentence with these bits may hold the other items; false leaves no doubt.
        [[nodiscard]] bool isPossible(ConceptBits bits) const { return (others[0] & bits) && (others[1] & bits); }
    };
    [[nodiscard]] std::span<const Waiting> at(ConceptId id) const
    {
        return std::span(m_waiting).subspan(m_begins[id], m_begins[id + 1] - m_begins[id]);
    }

    /// Whether each of the other items finds one of its concepts present.
    template <class IsPresent> [[nodiscard]] bool holds(const Waiting &waiting, IsPresent isPresent) const
    {
        for (std::uint32_t at = waiting.first; at < waiting.behind; at += 1u + m_others[at]) {
            const std::span<const ConceptId> anyOf = std::span(m_others).subspan(at + 1, m_others[at]);
            if (std::none_of(anyOf.begin(), anyOf.end(), isPresent))
                return false;
        }
        return true;
    }

private:
    std::vector<std::uint32_t> m_begins;
    std::vector<Waiting> m_waiting;
    std::vector<ConceptId> m_others;  ///< items one behind the other: how many concepts, then these
};

/// Weighs the evidence of sentences against flags and counter-evidence. One object judges one talk in one pack; it remembers what it
/// found out about each sentence.
class Judge
{
public:
    /// @param packOf  which pack reads each sentence, by number; sentences of other packs than `own` say nothing to this judge
    Judge(const Pack &pack, const PatternIndex &index, model::Channel channel, std::span<const ReadSentence> sentences,
          std::span<const std::uint8_t> packOf, std::uint8_t own);

    /// Every kind with any evidence in the sentence, whether or not it reaches its threshold.
    void weigh(const SentencePlace &place, std::vector<Verdict> &into);

private:
    struct FlagSpot {
        std::uint8_t flag;
        Where where;
        int reach;
        std::uint32_t begin;
        std::uint32_t end;
    };
    struct Candidate {
        std::size_t kind;
        const Pattern *pattern;
        PatternMatch match;
        FlagMask flags;
        double value;
    };

    void gather(const ReadSentence &sentence);
    [[nodiscard]] const std::vector<FlagSpot> &spotsOf(std::size_t sentence);
    /// Flags that the sentences around it set.
    [[nodiscard]] FlagMask flagsAround(const SentencePlace &place);
    /// Flags that its own words set where the match stands.
    [[nodiscard]] FlagMask flagsAt(const SentencePlace &place, const PatternMatch &match);
    [[nodiscard]] bool holds(const Counter &counter, const SentencePlace &place, const PatternMatch &match) const;
    [[nodiscard]] const KindRules &rulesOf(std::size_t kind) const { return kind == sellerKind ? m_pack.seller : m_pack.kinds[kind]; }
    Verdict sum(std::size_t kind, const SentencePlace &place, std::vector<const Candidate *> &candidates) const;

    const Pack &m_pack;
    const PatternIndex &m_index;
    model::Channel m_channel;
    std::span<const ReadSentence> m_sentences;
    std::span<const std::uint8_t> m_packOf;
    std::uint8_t m_own;
    bool m_turnFlags = false;                             ///< whether words anywhere in the turn may set a flag
    std::vector<std::optional<std::vector<FlagSpot>>> m_spots; ///< by sentence, where it was asked
    std::vector<Candidate> m_candidates;                  ///< of the sentence being weighed; this and the next three only keep their memory
    std::vector<const Candidate *> m_ofKind;
    std::vector<PatternMatch> m_matches;
    std::vector<const Pattern *> m_tried;
    std::vector<std::uint32_t> m_seen;  ///< by concept: the last sentence (plus one) that held it
    std::uint32_t m_stamp = 0;
};

} // namespace sinan::signals
