#include "app/signals/lexicon.h"

#include "app/base/utf8.h"
#include "app/signals/built_in_words.h"
#include "app/signals/word_choice.h"

#include <algorithm>
#include <map>

namespace sinan::signals {

namespace {

bool isLatinWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool isHidden(const WordHit &word, const std::vector<WordSpan> &ordinary)
{
    return std::any_of(ordinary.begin(), ordinary.end(), [&](const WordSpan &other) {
        const bool apart = word.end <= other.begin || word.begin >= other.end;
        const bool around = word.begin <= other.begin && word.end >= other.end;
        return !apart && !around;
    });
}

} // namespace

Result<Lexicon> Lexicon::build(const std::vector<Pack> &packs)
{
    Lexicon lexicon;
    struct Use {
        std::uint8_t pack;
        const PackPhrase *phrase;
    };
    std::map<std::string_view, std::vector<Use>> uses;
    for (std::size_t p = 0; p < packs.size(); ++p) {
        const auto &names = packs[p].conceptNames;
        const auto find = [&](std::string_view name) {
            const auto it = std::find(names.begin(), names.end(), name);
            return it == names.end() ? std::nullopt : std::optional(ConceptId(it - names.begin()));
        };
        lexicon.m_packs.push_back({packs[p].units, find("NOT_MODEL"), find("BRAND_CUE")});
        for (const PackPhrase &phrase : packs[p].phrases)
            uses[phrase.text].push_back({std::uint8_t(p), &phrase});
    }
    for (const auto &[text, entries] : uses) {
        lexicon.m_phrases.emplace_back(text);
        lexicon.m_info.push_back({std::uint32_t(lexicon.m_entries.size()), std::uint16_t(entries.size()), isLatinWord(text.front()), isLatinWord(text.back())});
        for (const Use &use : entries) {
            lexicon.m_entries.push_back({use.pack, use.phrase->stem, use.phrase->mask, std::uint32_t(lexicon.m_concepts.size()), std::uint32_t(use.phrase->concepts.size())});
            lexicon.m_concepts.insert(lexicon.m_concepts.end(), use.phrase->concepts.begin(), use.phrase->concepts.end());
        }
    }
    SINAN_ASSIGN(lexicon.m_automaton, PhraseAutomaton::build(lexicon.m_phrases));
    return lexicon;
}

Lexicon::Words Lexicon::read(const PreparedText &prepared, std::string_view original, const Sentences &sentences,
                             const std::vector<std::uint8_t> &packOf, const TalkNames &names) const
{
    const std::string_view text = prepared.text;
    std::vector<PhraseAutomaton::Hit> hits;
    hits.reserve(text.size() / 8);
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
        for (; next < hits.size() && hits[next].end <= sentence.end; ++next) {
            const auto [end, phrase] = hits[next];
            const std::uint32_t begin = end - m_automaton.length(phrase);
            const PhraseInfo &info = m_info[phrase];
            if (begin < sentence.begin || (info.boundFront && begin > 0 && isLatinWord(text[begin - 1])))
                continue;
            const bool goesOn = info.boundBack && end < text.size() && isLatinWord(text[end]);
            for (std::uint32_t e = info.first; e < info.first + info.count; ++e) {
                const Entry &entry = m_entries[e];
                if (entry.pack != packOf[s] || (goesOn && !entry.stem))
                    continue;
                if (entry.mask)
                    ordinary.push_back({begin, end});
                for (std::uint32_t c = entry.first; c < entry.first + entry.count; ++c)
                    result.words.push_back({begin, end, m_concepts[c]});
            }
        }
        if (!ordinary.empty()) {
            chooseWords(text, ordinary);
            result.words.erase(std::remove_if(result.words.begin() + std::ptrdiff_t(from), result.words.end(),
                                              [&](const WordHit &word) { return isHidden(word, ordinary); }),
                               result.words.end());
        }
        if (const auto cue = m_packs[packOf[s]].brandCue; cue && sentence.han)
            addBrands(text, sentence, *cue, from, ordinary, result.words);
        addBuiltIns(prepared, original, sentence, m_packs[packOf[s]], names, result.words, from);
        std::sort(result.words.begin() + std::ptrdiff_t(from), result.words.end(), [](const WordHit &a, const WordHit &b) {
            return a.begin != b.begin ? a.begin < b.begin : a.end != b.end ? a.end > b.end : a.concept_ < b.concept_;
        });
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
        const std::uint32_t end = numberEnd(text, at, sentence.end);
        if (end == at) {
            ++at;
            continue;
        }
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
