#pragma once

#include "app/base/result.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sinan::signals {

/// Every occurrence of many phrases in one pass over the bytes: an Aho–Corasick automaton whose transitions are all spelt out,
/// one column for each class of bytes that the phrases tell apart.
/// @note Immutable and thread-safe once built. O(text + hits), whatever the number of phrases.
class PhraseAutomaton
{
public:
    struct Hit {
        std::uint32_t end;     ///< bytes; the start is end − length(phrase)
        std::uint32_t phrase;  ///< index into the phrases given to build()

        friend bool operator==(const Hit &, const Hit &) = default;
    };

    /// Which bytes count as the same.
    enum class Spaces {
        Exact,   ///< every byte stands for itself
        Alike    ///< space, tab, line break and hyphen stand for each other: "lead time" finds "lead-time" and a wrapped line
    };

    PhraseAutomaton() = default;
    /// @param phrases  not empty ones; up to 2^20 states in all. Equal phrases are reported under each index.
    /// @retval ErrorCode::InvalidArgument  an empty phrase (fact "phrase": its index)
    /// @retval ErrorCode::TooLarge         too many states
    [[nodiscard]] static Result<PhraseAutomaton> build(std::span<const std::string> phrases, Spaces spaces = Spaces::Alike);

    /// Appends every occurrence, overlapping ones too, ordered by end, then longer before shorter.
    void scan(std::string_view text, std::vector<Hit> &hits) const;

    [[nodiscard]] std::uint32_t length(std::uint32_t phrase) const { return m_lengths[phrase]; }
    [[nodiscard]] std::size_t phraseCount() const { return m_lengths.size(); }
    [[nodiscard]] std::size_t stateCount() const { return m_classCount ? m_table.size() / m_classCount : 0; }
    /// Memory of the transition table, in bytes.
    [[nodiscard]] std::size_t tableBytes() const { return m_table.size() * sizeof(std::uint32_t); }

private:
    struct Trie;
    void number(const Trie &trie);
    void report(std::uint32_t row, std::uint32_t end, std::vector<Hit> &hits) const;
    void scanLane(std::string_view text, std::size_t from, std::size_t to, std::size_t reportFrom, std::vector<Hit> &hits) const;

    std::array<std::uint8_t, 256> m_classes{};
    std::uint32_t m_classCount = 0;
    std::uint32_t m_firstFinal = 0;  ///< rows from here on end at least one phrase; rows are state × classCount
    std::vector<std::uint32_t> m_table;
    std::vector<std::uint32_t> m_outputBegin;  ///< by final state; one more entry closes the last
    std::vector<std::uint32_t> m_outputs;
    std::vector<std::uint32_t> m_lengths;
    std::uint32_t m_longest = 0;
};

} // namespace sinan::signals
