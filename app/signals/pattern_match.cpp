#include "app/signals/pattern_match.h"

#include <algorithm>

namespace sinan::signals {

namespace {

bool isOf(const Item &item, ConceptId id)
{
    return (item.bits & bitOf(id)) && std::find(item.anyOf.begin(), item.anyOf.end(), id) != item.anyOf.end();
}

/// Whether the sentence may hold a word for every item; false leaves no doubt.
bool mayHold(const Pattern &pattern, const ReadSentence &sentence)
{
    return std::all_of(pattern.items.begin(), pattern.items.end(), [&](const Item &item) { return item.bits & sentence.bits; });
}

/// Depth-first search over the items; sentences hold a dozen words, so it stays small. `m_steps` bounds it whatever the pack says.
class Search
{
public:
    Search(const Pattern &pattern, const ReadSentence &sentence, std::uint32_t begin, std::uint32_t end, std::size_t most,
           std::vector<PatternMatch> *into)
        : m_pattern(pattern), m_sentence(sentence), m_begin(begin), m_end(end), m_most(most), m_into(into)
    {
    }
    bool run()
    {
        if (mayHold(m_pattern, m_sentence))
            place(0);
        return m_found > 0;
    }

private:
    void place(std::size_t index);
    [[nodiscard]] bool fits(const Item &item, const WordHit &word) const;
    [[nodiscard]] bool spanFits(std::uint32_t begin, std::uint32_t end) const;
    [[nodiscard]] bool isForbidden(std::uint32_t begin, std::uint32_t end) const;
    void accept();

    const Pattern &m_pattern;
    const ReadSentence &m_sentence;
    std::uint32_t m_begin;
    std::uint32_t m_end;
    std::size_t m_most;
    std::vector<PatternMatch> *m_into;
    std::array<const WordHit *, mostItems> m_chosen;  ///< by item; set up to the one being placed
    std::size_t m_found = 0;
    int m_steps = 400;
};

bool Search::fits(const Item &item, const WordHit &word) const
{
    if (word.begin < m_begin || word.end > m_end || !isOf(item, word.concept_))
        return false;
    const std::size_t index = std::size_t(&item - m_pattern.items.data());
    for (std::size_t i = 0; i < index; ++i) {
        if (word.begin < m_chosen[i]->end && m_chosen[i]->begin < word.end)
            return false;
    }
    if (item.ordered) {
        const WordHit &before = *m_chosen[index - 1];
        if (word.begin < before.end)
            return false;
        if (item.gap >= 0 && charactersBetween(m_sentence.text, before.end, word.begin) > item.gap)
            return false;
    }
    return true;
}

bool Search::spanFits(std::uint32_t begin, std::uint32_t end) const
{
    if (end - begin > std::uint32_t(m_pattern.span) && charactersBetween(m_sentence.text, begin, end) > m_pattern.span)
        return false;
    if (m_pattern.reach == Reach::Sentence)
        return true;
    const std::uint32_t crossed = m_sentence.clauseOf(end - 1) - m_sentence.clauseOf(begin);
    return crossed <= (m_pattern.reach == Reach::Clause ? 0u : 1u);
}

bool Search::isForbidden(std::uint32_t begin, std::uint32_t end) const
{
    if (std::none_of(m_pattern.forbidden.begin(), m_pattern.forbidden.end(), [&](const Item &item) { return item.bits & m_sentence.bits; }))
        return false;
    std::uint32_t from = m_sentence.bounds.begin;
    std::uint32_t to = m_sentence.bounds.end;
    if (m_pattern.reach != Reach::Sentence) {
        from = m_sentence.clauseBegin(m_sentence.clauseOf(begin));
        to = m_sentence.clauseEnd(m_sentence.clauseOf(end - 1));
    }
    for (const WordHit &word : m_sentence.words) {
        if (word.begin < from || word.end > to)
            continue;
        const bool named = std::any_of(m_pattern.forbidden.begin(), m_pattern.forbidden.end(), [&](const Item &item) { return isOf(item, word.concept_); });
        if (!named)
            continue;
        bool partOfMatch = false;
        for (std::size_t i = 0; i < m_pattern.items.size(); ++i)
            partOfMatch = partOfMatch || (word.begin >= m_chosen[i]->begin && word.end <= m_chosen[i]->end);
        if (!partOfMatch)
            return true;
    }
    return false;
}

void Search::accept()
{
    std::uint32_t begin = m_chosen[0]->begin;
    std::uint32_t end = m_chosen[0]->end;
    for (std::size_t i = 1; i < m_pattern.items.size(); ++i) {
        begin = std::min(begin, m_chosen[i]->begin);
        end = std::max(end, m_chosen[i]->end);
    }
    if (!spanFits(begin, end) || isForbidden(begin, end))
        return;
    ++m_found;
    if (!m_into)
        return;
    PatternMatch &match = m_into->emplace_back();
    match.begin = begin;
    match.end = end;
    for (; match.count < m_pattern.items.size(); ++match.count)
        match.chosen[match.count] = *m_chosen[match.count];
}

void Search::place(std::size_t index)
{
    if (index == m_pattern.items.size()) {
        accept();
        return;
    }
    const Item &item = m_pattern.items[index];
    for (const WordHit &word : m_sentence.words) {
        if (m_found >= m_most || --m_steps < 0)
            return;
        if (!fits(item, word))
            continue;
        m_chosen[index] = &word;
        place(index + 1);
    }
}

} // namespace

std::uint32_t ReadSentence::clauseOf(std::uint32_t at) const
{
    std::uint32_t clause = 0;
    while (clause + 1 < clauseBegins.size() && clauseBegins[clause + 1] <= at)
        ++clause;
    return clause;
}

void findMatches(const Pattern &pattern, const ReadSentence &sentence, std::vector<PatternMatch> &into, std::size_t most)
{
    Search(pattern, sentence, sentence.bounds.begin, sentence.bounds.end, most, &into).run();
}

bool matchesWithin(const Pattern &pattern, const ReadSentence &sentence, std::uint32_t begin, std::uint32_t end)
{
    return Search(pattern, sentence, begin, end, 1, nullptr).run();
}

} // namespace sinan::signals
