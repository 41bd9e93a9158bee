#include "app/signals/phrase_automaton.h"

#include <algorithm>

namespace sinan::signals {

namespace {

constexpr std::size_t maxStates = std::size_t(1) << 20;
constexpr std::size_t lanes = 4;
constexpr std::size_t leastForLanes = 2048;

std::uint8_t canonical(std::uint8_t byte, PhraseAutomaton::Spaces spaces)
{
    const bool alike = byte == '\t' || byte == '\n' || byte == '\r' || byte == '-';
    return spaces == PhraseAutomaton::Spaces::Alike && alike ? std::uint8_t(' ') : byte;
}

} // namespace

/// The tree of all phrases; rows are filled up to a complete automaton in breadth-first order.
struct PhraseAutomaton::Trie {
    std::size_t classCount = 0;
    std::vector<std::uint32_t> next;             ///< state × classCount; 0 = none (nothing leads back to the root)
    std::vector<std::vector<std::uint32_t>> own; ///< phrases that end in the state
    std::vector<std::uint32_t> fallback;         ///< longest proper suffix that is a state too
    std::vector<std::uint32_t> order;            ///< breadth first
    std::vector<std::uint32_t> shorter;          ///< nearest state on the fallback chain that ends a phrase, or 0

    explicit Trie(std::size_t classes) : classCount(classes) { addState(); }
    std::uint32_t addState()
    {
        next.resize(next.size() + classCount, 0);
        own.emplace_back();
        return std::uint32_t(own.size() - 1);
    }
    void insert(std::string_view phrase, std::uint32_t index, const std::array<std::uint8_t, 256> &classes)
    {
        std::uint32_t state = 0;
        for (const char c : phrase) {
            const std::size_t cell = state * classCount + classes[std::uint8_t(c)];
            if (next[cell] == 0) {
                const std::uint32_t added = addState(); // may move the table
                next[cell] = added;
            }
            state = next[cell];
        }
        own[state].push_back(index);
    }
    void complete()
    {
        fallback.assign(own.size(), 0);
        shorter.assign(own.size(), 0);
        order.assign(1, 0);
        order.reserve(own.size());
        for (std::size_t head = 0; head < order.size(); ++head) {
            const std::uint32_t state = order[head];
            for (std::size_t c = 0; c < classCount; ++c) {
                const std::size_t cell = state * classCount + c;
                const std::uint32_t beside = state ? next[fallback[state] * classCount + c] : 0;
                if (next[cell] == 0) {
                    next[cell] = beside;
                    continue;
                }
                const std::uint32_t child = next[cell];
                fallback[child] = beside;
                shorter[child] = own[beside].empty() ? shorter[beside] : beside;
                order.push_back(child);
            }
        }
    }
    [[nodiscard]] bool isFinal(std::uint32_t state) const { return !own[state].empty() || shorter[state] != 0; }
};

Result<PhraseAutomaton> PhraseAutomaton::build(std::span<const std::string> phrases, Spaces spaces)
{
    PhraseAutomaton automaton;
    std::array<bool, 256> used{};
    for (std::size_t i = 0; i < phrases.size(); ++i) {
        if (phrases[i].empty())
            return Error{ErrorCode::InvalidArgument, "signals.automaton", "empty phrase", {}}.with("phrase", std::to_string(i));
        for (const char c : phrases[i])
            used[canonical(std::uint8_t(c), spaces)] = true;
        automaton.m_lengths.push_back(std::uint32_t(phrases[i].size()));
        automaton.m_longest = std::max(automaton.m_longest, automaton.m_lengths.back());
    }
    std::array<std::uint8_t, 256> classOf{};
    std::uint32_t classes = 1; // class 0: in no phrase
    for (std::size_t byte = 0; byte < 256; ++byte) {
        if (used[byte])
            classOf[byte] = std::uint8_t(classes++);
    }
    if (classes > 256)
        return Error{ErrorCode::InvalidArgument, "signals.automaton", "phrases use every byte value", {}};
    for (std::size_t byte = 0; byte < 256; ++byte)
        automaton.m_classes[byte] = classOf[canonical(std::uint8_t(byte), spaces)];
    automaton.m_classCount = classes;

    Trie trie(classes);
    for (std::size_t i = 0; i < phrases.size(); ++i) {
        trie.insert(phrases[i], std::uint32_t(i), automaton.m_classes);
        if (trie.own.size() > maxStates)
            return Error{ErrorCode::TooLarge, "signals.automaton", "too many states", {}};
    }
    trie.complete();
    automaton.number(trie);
    return automaton;
}

// Rows that end no phrase come first, so that one comparison in the inner loop tells whether there is something to report;
// within each group the breadth-first order keeps the rows that are walked most beside each other.
void PhraseAutomaton::number(const Trie &trie)
{
    std::vector<std::uint32_t> finals;
    std::vector<std::uint32_t> rowOf(trie.own.size(), 0);
    std::vector<std::uint32_t> sequence;
    sequence.reserve(trie.order.size());
    for (const std::uint32_t state : trie.order)
        (trie.isFinal(state) ? finals : sequence).push_back(state);
    m_firstFinal = std::uint32_t(sequence.size()) * m_classCount;
    sequence.insert(sequence.end(), finals.begin(), finals.end());
    for (std::size_t i = 0; i < sequence.size(); ++i)
        rowOf[sequence[i]] = std::uint32_t(i) * m_classCount;

    m_table.resize(trie.next.size());
    for (const std::uint32_t state : sequence) {
        for (std::size_t c = 0; c < m_classCount; ++c)
            m_table[rowOf[state] + c] = rowOf[trie.next[state * m_classCount + c]];
    }
    for (const std::uint32_t state : finals) {
        m_outputBegin.push_back(std::uint32_t(m_outputs.size()));
        for (std::uint32_t at = trie.own[state].empty() ? trie.shorter[state] : state; at != 0; at = trie.shorter[at])
            m_outputs.insert(m_outputs.end(), trie.own[at].begin(), trie.own[at].end());
    }
    m_outputBegin.push_back(std::uint32_t(m_outputs.size()));
}

inline void PhraseAutomaton::report(std::uint32_t row, std::uint32_t end, std::vector<Hit> &hits) const
{
    const std::uint32_t state = (row - m_firstFinal) / m_classCount;
    for (std::uint32_t i = m_outputBegin[state]; i < m_outputBegin[state + 1]; ++i)
        hits.push_back({end, m_outputs[i]});
}

void PhraseAutomaton::scanLane(std::string_view text, std::size_t from, std::size_t to, std::size_t reportFrom, std::vector<Hit> &hits) const
{
    std::uint32_t row = 0;
    for (std::size_t i = from; i < to; ++i) {
        row = m_table[row + m_classes[std::uint8_t(text[i])]];
        if (row >= m_firstFinal && i >= reportFrom)
            report(row, std::uint32_t(i + 1), hits);
    }
}

// Each step waits for the memory that the step before asked for. Four stretches of the text walked side by side hide that wait; each
// stretch starts early by the longest phrase, which is all that its state can depend on.
void PhraseAutomaton::scan(std::string_view text, std::vector<Hit> &hits) const
{
    if (m_table.empty())
        return;
    const std::size_t stride = text.size() / lanes;
    if (text.size() < leastForLanes || stride < 4 * std::size_t(m_longest)) {
        scanLane(text, 0, text.size(), 0, hits);
        return;
    }
    std::array<std::uint32_t, lanes> rows{};
    std::array<std::vector<Hit>, lanes - 1> later;
    for (std::vector<Hit> &lane : later)
        lane.reserve(stride / 2);
    for (std::size_t lane = 1; lane < lanes; ++lane) {
        for (std::size_t i = lane * stride - m_longest; i < lane * stride; ++i)
            rows[lane] = m_table[rows[lane] + m_classes[std::uint8_t(text[i])]];
    }
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(text.data());
    const std::uint32_t *table = m_table.data();
    std::uint32_t r0 = rows[0];
    std::uint32_t r1 = rows[1];
    std::uint32_t r2 = rows[2];
    std::uint32_t r3 = rows[3];
    for (std::size_t i = 0; i < stride; ++i) {
        r0 = table[r0 + m_classes[bytes[i]]];
        r1 = table[r1 + m_classes[bytes[stride + i]]];
        r2 = table[r2 + m_classes[bytes[2 * stride + i]]];
        r3 = table[r3 + m_classes[bytes[3 * stride + i]]];
        if (std::max(std::max(r0, r1), std::max(r2, r3)) >= m_firstFinal) {
            if (r0 >= m_firstFinal)
                report(r0, std::uint32_t(i + 1), hits);
            if (r1 >= m_firstFinal)
                report(r1, std::uint32_t(stride + i + 1), later[0]);
            if (r2 >= m_firstFinal)
                report(r2, std::uint32_t(2 * stride + i + 1), later[1]);
            if (r3 >= m_firstFinal)
                report(r3, std::uint32_t(3 * stride + i + 1), later[2]);
        }
    }
    for (const std::vector<Hit> &lane : later)
        hits.insert(hits.end(), lane.begin(), lane.end());
    for (std::size_t i = lanes * stride; i < text.size(); ++i) {
        r3 = table[r3 + m_classes[bytes[i]]];
        if (r3 >= m_firstFinal)
            report(r3, std::uint32_t(i + 1), hits);
    }
}

} // namespace sinan::signals
