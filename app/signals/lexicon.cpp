#include "app/signals/lexicon.h"

#include "app/base/utf8.h"
#include "app/signals/built_in_words.h"

#include <algorithm>
#include <map>

namespace sinan::signals {

namespace {

bool isLatinWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// Drops words that lie inside an ordinary one or across its edge.
/// @param words     of words[from …), by their ends
/// @param ordinary  in order and apart from each other
void dropHidden(std::vector<WordHit> &words, std::size_t from, const std::vector<WordSpan> &ordinary)
{
    std::size_t before = 0; // so many ordinary words begin before the word's end
    const auto isHidden = [&](const WordHit &word) {
        while (before < ordinary.size() && ordinary[before].begin < word.end)
            ++before;
        for (std::size_t i = before; i > 0 && ordinary[i - 1].end > word.begin; --i) {
            if (word.begin > ordinary[i - 1].begin || word.end < ordinary[i - 1].end)
                return true;
        }
        return false;
    };
    std::size_t kept = from;
    for (std::size_t i = from; i < words.size(); ++i) {
        if (!isHidden(words[i]))
            words[kept++] = words[i];
    }
    words.resize(kept);
}

bool standsBefore(const WordHit &a, const WordHit &b)
{
    return a.begin != b.begin ? a.begin < b.begin : a.end != b.end ? a.end > b.end : a.concept_ < b.concept_;
}

/// Words come nearly in order, so few of them move, and not far.
void putInOrder(std::span<WordHit> words)
{
    constexpr std::size_t few = 64;
    if (words.size() > few) {
        std::sort(words.begin(), words.end(), standsBefore);
        return;
    }
    for (std::size_t i = 1; i < words.size(); ++i) {
        const WordHit word = words[i];
        std::size_t to = i;
        for (; to > 0 && standsBefore(word, words[to - 1]); --to)
            words[to] = words[to - 1];
        words[to] = word;
    }
}

} // namespace

Result<Lexicon> Lexicon::build(const std::vector<Pack> &packs)
{
    Lexicon lexicon;
    std::map<std::string_view, std::vector<std::vector<const PackPhrase *>>> uses; // by pack
    for (std::size_t p = 0; p < packs.size(); ++p) {
        const auto &names = packs[p].conceptNames;
        const auto find = [&](std::string_view name) {
            const auto it = std::find(names.begin(), names.end(), name);
            return it == names.end() ? std::nullopt : std::optional(ConceptId(it - names.begin()));
        };
        lexicon.m_packs.push_back({packs[p].units, find("NOT_MODEL"), find("BRAND_CUE")});
        for (const PackPhrase &phrase : packs[p].phrases)
            uses.try_emplace(phrase.text, packs.size()).first->second[p].push_back(&phrase);
    }
    for (const auto &[text, byPack] : uses)
        lexicon.m_phrases.emplace_back(text);
    for (std::size_t p = 0; p < packs.size(); ++p) {
        for (const auto &[text, byPack] : uses)
            lexicon.addMeaning(text, byPack[p]);
    }
    SINAN_ASSIGN(lexicon.m_automaton, PhraseAutomaton::build(lexicon.m_phrases));
    return lexicon;
}

void Lexicon::addMeaning(std::string_view phrase, std::span<const PackPhrase *const> uses)
{
    Meaning meaning;
    meaning.first = std::uint32_t(m_concepts.size());
    meaning.length = std::uint32_t(phrase.size());
    meaning.boundFront = isLatinWord(phrase.front());
    meaning.boundBack = isLatinWord(phrase.back());
    for (const bool stem : {true, false}) {
        for (const PackPhrase *use : uses) {
            if (use->stem != stem)
                continue;
            m_concepts.insert(m_concepts.end(), use->concepts.begin(), use->concepts.end());
            (stem ? meaning.ofStem : meaning.ofWhole) += std::uint16_t(use->concepts.size());
            (stem ? meaning.maskStem : meaning.maskWhole) |= use->mask;
        }
    }
    m_meanings.push_back(meaning);
}

void Lexicon::addWords(std::string_view text, const Sentence &sentence, std::size_t pack, std::span<const PhraseAutomaton::Hit> hits,
                       std::vector<WordHit> &words, std::vector<WordSpan> &ordinary) const
{
    const Meaning *meanings = m_meanings.data() + pack * m_phrases.size();
    for (const auto [end, phrase] : hits) {
        const Meaning &meaning = meanings[phrase];
        const std::uint32_t begin = end - meaning.length;
        if (meaning.isNone() || begin < sentence.begin || (meaning.boundFront && begin > 0 && isLatinWord(text[begin - 1])))
            continue;
        const bool goesOn = meaning.boundBack && end < text.size() && isLatinWord(text[end]);
        if (meaning.maskStem || (meaning.maskWhole && !goesOn))
            ordinary.push_back({begin, end});
        const std::uint32_t behind = meaning.first + meaning.ofStem + (goesOn ? 0 : meaning.ofWhole);
        for (std::uint32_t c = meaning.first; c < behind; ++c)
            words.push_back({begin, end, m_concepts[c]});
    }
}

Lexicon::Words Lexicon::read(const PreparedText &prepared, std::string_view original, const Sentences &sentences,
                             const std::vector<std::uint8_t> &packOf, const TalkNames &names) const
{
    const std::string_view text = prepared.text;
    std::vector<PhraseAutomaton::Hit> hits;
    hits.reserve(text.size() / 2);
    m_automaton.scan(text, hits);

    Words result;
    result.words.reserve(hits.size());
    result.begins.reserve(sentences.sentences.size() + 1);
    std::vector<WordSpan> ordinary;
    std::size_t next = 0;
    for (std::size_t s = 0; s < sentences.sentences.size(); ++s) {
        const Sentence &sentence = sentences.sentences[s];
        const std::size_t from = result.words.size();
        result.begins.push_back(std::uint32_t(from));
        ordinary.clear();
        while (next < hits.size() && hits[next].end <= sentence.begin)
            ++next;
        const std::size_t first = next;
        while (next < hits.size() && hits[next].end <= sentence.end)
            ++next;
        addWords(text, sentence, packOf[s], std::span(hits).subspan(first, next - first), result.words, ordinary);
        if (!ordinary.empty()) {
            chooseWords(text, ordinary);
            dropHidden(result.words, from, ordinary);
        }
        if (const auto cue = m_packs[packOf[s]].brandCue; cue && sentence.han)
            addBrands(text, sentence, *cue, from, ordinary, result.words);
        addBuiltIns(prepared, original, sentence, m_packs[packOf[s]], names, result.words, from);
        putInOrder(std::span(result.words).subspan(from));
    }
    result.begins.push_back(std::uint32_t(result.words.size()));
    return result;
}

void Lexicon::addBuiltIns(const PreparedText &prepared, std::string_view original, const Sentence &sentence, const PackInfo &pack,
                          const TalkNames &names, std::vector<WordHit> &words, std::size_t from) const
{
    const std::string_view text = prepared.text;
    const std::size_t known = words.size();
    const auto add = [&](std::uint32_t begin, std::uint32_t end, BuiltIn what) { words.push_back({begin, end, ConceptId(what)}); };
    if (sentence.asked)
        add(sentence.end - 1, sentence.end, BuiltIn::QuestionMark);
    addNames(text, sentence, names.ours, BuiltIn::OurName, words);
    addNames(text, sentence, names.rivals, BuiltIn::RivalName, words);
    addProperNames(prepared, original, sentence, from, words);
    if (!sentence.digits)
        return;
    for (std::uint32_t at = sentence.begin; at < sentence.end;) {
        if (!isDigit(text[at])) {
            ++at;
            continue;
        }
        const std::uint32_t end = numberEnd(text, at, sentence.end);
        add(at, end, BuiltIn::Number);
        for (std::size_t i = from; i < known; ++i) {
            const std::uint32_t blank = end < text.size() && text[end] == ' ' ? 1 : 0;
            if (words[i].begin != end && words[i].begin != end + blank)
                continue;
            for (const UnitRule &unit : pack.units) {
                if (unit.unit == words[i].concept_)
                    words.push_back({at, words[i].end, unit.becomes});
            }
        }
        if (const auto [begin, stop] = modelAround(text, at, end, sentence); stop > begin) {
            const bool excluded = std::any_of(words.begin() + std::ptrdiff_t(from), words.begin() + std::ptrdiff_t(known), [&, b = begin, e = stop](const WordHit &word) {
                return pack.notModel && word.concept_ == *pack.notModel && word.begin <= b && word.end + 4 >= e && word.end > b;
            });
            const bool ours = std::any_of(words.begin() + std::ptrdiff_t(known), words.end(), [&, b = begin, e = stop](const WordHit &word) {
                return word.concept_ == ConceptId(BuiltIn::OurName) && word.begin < e && b < word.end;
            });
            if (!excluded && !ours)
                add(begin, stop, BuiltIn::Model);
        }
        at = end;
    }
}

} // namespace sinan::signals
