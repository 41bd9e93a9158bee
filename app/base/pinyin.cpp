#include "app/base/pinyin.h"

#include "app/base/text_fold.h"
#include "app/base/utf8.h"

#include <algorithm>
#include <bit>

namespace sinan {

namespace {

#include "pinyin_table.inc"

constexpr std::uint16_t digitsFrom = 26;
constexpr std::uint16_t charactersFrom = 36;
constexpr std::uint16_t none = 0xffff;

std::uint16_t codeOf(char32_t point)
{
    if (point >= U'a' && point <= U'z')
        return std::uint16_t(point - U'a');
    if (point >= U'0' && point <= U'9')
        return std::uint16_t(point - U'0' + digitsFrom);
    return readingsOf(point).empty() ? none : std::uint16_t(point - firstCharacter + charactersFrom);
}

constexpr char letterOf(std::uint16_t code)
{
    return char(code < digitsFrom ? 'a' + code : '0' + (code - digitsFrom));
}

constexpr std::uint64_t bit(std::size_t at)
{
    return std::uint64_t(1) << at;
}

bool hasLongInitial(std::string_view text)
{
    return text.size() > 1 && text[1] == 'h' && (text[0] == 'z' || text[0] == 'c' || text[0] == 's');
}

/// The readings of a unit that is a character.
std::span<const std::uint16_t> readingsOfCode(std::uint16_t code)
{
    return readingsOf(firstCharacter + (code - charactersFrom));
}

/// How far the typed letters are used up: bit i = i of them, for each way of having done so.
struct Reach
{
    std::uint64_t full = 1;
    std::uint64_t mixed = 0;
    std::uint64_t initials = 1;

    [[nodiscard]] bool none() const { return (full | mixed | initials) == 0; }
    [[nodiscard]] std::optional<PinyinKind> kindAt(std::uint64_t where) const
    {
        if (full & where)
            return PinyinKind::Full;
        if (mixed & where)
            return PinyinKind::Mixed;
        if (initials & where)
            return PinyinKind::Initials;
        return std::nullopt;
    }
};

} // namespace

std::span<const std::uint16_t> readingsOf(char32_t character)
{
    if (character < firstCharacter || character - firstCharacter >= std::size(setOfCharacter))
        return {};
    const std::uint16_t set = setOfCharacter[character - firstCharacter];
    return {setMembers + setStarts[set], setMembers + setStarts[set + 1]};
}

std::optional<std::uint16_t> readingOrder(char32_t character)
{
    if (character < firstCharacter || character - firstCharacter >= std::size(placeOfCharacter))
        return std::nullopt;
    return placeOfCharacter[character - firstCharacter];
}

std::string_view syllable(std::uint16_t number)
{
    return syllables[number];
}

PinyinQuery::PinyinQuery(std::string_view typed)
{
    static_assert(std::size(syllables) <= mostSyllables);
    const auto usable = [](char c) { return (c >= 'a' && c <= 'z') || isDigit(c); };
    if (typed.size() > mostLetters || !std::all_of(typed.begin(), typed.end(), usable))
        return;
    m_length = typed.size();
    for (std::size_t at = 0; at < typed.size(); ++at) {
        const std::uint16_t code = codeOf(char32_t(typed[at]));
        m_letters |= bit(code);
        m_at[code] |= bit(at);
        if (hasLongInitial(typed.substr(at)))
            m_h |= bit(at);
    }
    for (std::size_t number = 0; number < std::size(syllables); ++number) {
        const std::string_view whole = syllables[number];
        for (std::uint64_t left = m_at[codeOf(char32_t(whole.front()))]; left; left &= left - 1) {
            const auto at = std::size_t(std::countr_zero(left));
            const std::string_view rest = typed.substr(at);
            if (rest.starts_with(whole))
                m_whole[number] |= bit(at);
            else if (whole.starts_with(rest))
                m_begun[number] |= bit(at);
        }
    }
}

PinyinText::PinyinText(std::string_view text)
{
    const FoldedText folded = foldWithOrigin(text);
    bool inWord = false;
    for (std::size_t at = 0; at < folded.text.size();) {
        const std::size_t from = at;
        const char32_t point = nextCodePoint(folded.text, at);
        const std::uint16_t code = codeOf(point);
        const bool latin = code < charactersFrom;
        if (code != none) {
            std::uint64_t firsts = latin ? bit(code) : 0;
            m_letters |= firsts;
            if (!latin) {
                m_hasReadings = true;
                for (const std::uint16_t number : readingsOfCode(code)) {
                    firsts |= bit(codeOf(char32_t(syllables[number].front())));
                    for (const char letter : syllables[number])
                        m_letters |= bit(codeOf(char32_t(letter)));
                }
            }
            const bool begins = !latin || !inWord;
            if (begins)
                m_firsts |= firsts;
            m_units.push_back({code, begins, folded.origin[from], folded.origin[at]});
        }
        inWord = isWordLetter(point);
    }
    m_units.shrink_to_fit();
}

std::optional<PinyinMatch> PinyinText::match(const PinyinQuery &query) const
{
    if (!m_hasReadings || query.isEmpty() || (query.m_letters & ~m_letters) != 0)
        return std::nullopt;
    std::optional<PinyinMatch> best;
    for (std::size_t start = 0; start < m_units.size(); ++start) {
        if (!m_units[start].begins)
            continue;
        Reach reach;
        for (std::size_t at = start; at < m_units.size() && !reach.none(); ++at) {
            const std::uint16_t code = m_units[at].code;
            Reach next{0, 0, 0};
            std::optional<PinyinKind> kind;
            if (code < charactersFrom) {
                const std::uint64_t here = query.m_at[code];
                next = {(reach.full & here) << 1, (reach.mixed & here) << 1, (reach.initials & here) << 1};
            } else {
                const std::uint64_t all = reach.full | reach.mixed | reach.initials;
                for (const std::uint16_t number : readingsOfCode(code)) {
                    const std::string_view reading = syllables[number];
                    const std::uint64_t whole = query.m_whole[number];
                    const std::uint64_t first = query.m_at[codeOf(char32_t(reading.front()))];
                    const std::uint64_t twoFirst = hasLongInitial(reading) ? first & query.m_h : 0;
                    next.full |= (reach.full & whole) << reading.size();
                    next.mixed |= (all & whole) << reading.size();
                    next.mixed |= ((reach.full | reach.mixed) & first) << 1 | ((reach.full | reach.mixed) & twoFirst) << 2;
                    next.initials |= (reach.initials & first) << 1 | (reach.initials & twoFirst) << 2;
                    // The last syllable may still be on its way. Alone, one letter is an initial.
                    const std::uint64_t begun = query.m_begun[number];
                    if (query.m_length > 1 && (reach.full & begun))
                        kind = PinyinKind::Full;
                    else if ((all & begun) && query.m_length > 1 && !kind)
                        kind = (reach.mixed & begun) ? PinyinKind::Mixed : PinyinKind::Initials;
                }
                // A first unit taken by its initial is no mixture yet.
                if (at == start)
                    next.mixed = 0;
            }
            const auto ended = next.kindAt(bit(query.m_length));
            if (ended && (!kind || *ended <= *kind))
                kind = ended;
            if (kind) {
                const PinyinMatch found{*kind, start == 0, ended == kind && at + 1 == m_units.size(), m_units[start].from, m_units[at].to};
                if (!best || found.kind < best->kind)
                    best = found;
                break;
            }
            reach = next;
        }
        if (best && best->kind == PinyinKind::Full)
            break;
    }
    return best;
}

std::string PinyinText::bytes() const
{
    // Two bytes a unit; the highest bit of the first says that a match may begin here (codes need 15 bits).
    static_assert(std::size(setOfCharacter) + charactersFrom < 0x8000);
    std::string packed;
    packed.reserve(m_units.size() * 2);
    for (const Unit &unit : m_units) {
        packed += char((unit.begins ? 0x80 : 0) | (unit.code >> 8));
        packed += char(unit.code & 0xff);
    }
    return packed;
}

void PinyinText::assign(std::string_view bytes)
{
    m_units.clear();
    m_letters = ~std::uint64_t(0);
    m_firsts = m_letters;
    m_hasReadings = true;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        const unsigned high = static_cast<unsigned char>(bytes[at]);
        const auto code = std::uint16_t((high & 0x7f) << 8 | static_cast<unsigned char>(bytes[at + 1]));
        if (code < charactersFrom + std::size(setOfCharacter))
            m_units.push_back({code, (high & 0x80) != 0, 0, 0});
    }
}

std::vector<std::string> PinyinText::initials(std::size_t most) const
{
    std::vector<std::string> all{std::string()};
    for (const Unit &unit : m_units) {
        std::string letters;
        if (unit.code < charactersFrom)
            letters = letterOf(unit.code);
        else {
            for (const std::uint16_t number : readingsOfCode(unit.code)) {
                if (letters.find(syllables[number].front()) == std::string::npos)
                    letters += syllables[number].front();
            }
        }
        const std::size_t before = all.size();
        for (std::size_t reading = 1; reading < letters.size(); ++reading) {
            for (std::size_t i = 0; i < before && all.size() < most; ++i)
                all.push_back(all[i] + letters[reading]);
        }
        for (std::size_t i = 0; i < before; ++i)
            all[i] += letters.front();
    }
    return all;
}

} // namespace sinan
