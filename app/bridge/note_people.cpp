#include "app/bridge/note_people.h"

#include "app/base/text_fold.h"
#include "app/base/utf8.h"

namespace sinan::bridge {

namespace {

/// A longer run is a sentence, not a name.
constexpr std::size_t longestMention = 24;
/// How people are called by their surname.
constexpr std::array<std::string_view, 14> forms{"总监", "总", "工", "经理", "主任", "处长", "科长", "院长", "局长", "厂长", "校长", "部长", "老师", "博士"};

bool endsName(char32_t c)
{
    if (c < 0x80)
        return !isWordLetter(c) && c != U'-' && c != U'_' && c != U'\'';
    // Chinese marks, full-width ones and white space.
    return c == 0x3000 || c == 0xA0 || (c >= 0x3001 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20)
        || (c >= 0x2010 && c <= 0x206F);
}

std::size_t nameRun(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size() && at < longestMention) {
        std::size_t next = at;
        if (endsName(nextCodePoint(text, next)))
            break;
        at = next;
    }
    return at;
}

std::size_t latinRun(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size() && ((text[at] >= 'a' && text[at] <= 'z') || isDigit(text[at])))
        ++at;
    return at;
}

} // namespace

NotePeople::NotePeople(std::span<const NotePerson> people)
{
    m_entries.reserve(people.size());
    for (const NotePerson &person : people)
        m_entries.push_back({&person, fold(trimmed(person.name)), PinyinText(person.name)});
}

/// The longest name with which the text begins; a Latin one must end there.
NotePeople::Hit NotePeople::byName(std::string_view folded) const
{
    Hit best;
    for (const Entry &entry : m_entries) {
        const std::string &name = entry.folded;
        if (name.empty() || name.size() < best.size || !folded.starts_with(name))
            continue;
        const auto isLatin = [](char c) { return (c >= 'a' && c <= 'z') || isDigit(c); };
        if (isLatin(name.back()) && name.size() < folded.size() && isLatin(folded[name.size()]))
            continue;
        // Two people of one name: a contact of this customer is meant rather than a colleague; two contacts are not told apart.
        if (name.size() == best.size) {
            if (best.who && best.who->kind == entry.person->kind)
                best.who = nullptr;
            else if (best.who && entry.person->kind == NotePerson::Kind::Contact)
                best.who = entry.person;
            continue;
        }
        best = {name.size(), entry.person, true};
    }
    return best;
}

/// 王总, 王工: the one contact with that surname.
NotePeople::Hit NotePeople::byTitle(std::string_view folded) const
{
    std::size_t surname = 0;
    if (folded.empty() || !isCjk(nextCodePoint(folded, surname)))
        return {};
    for (const std::string_view form : forms) {
        if (!folded.substr(surname).starts_with(form))
            continue;
        Hit hit{surname + form.size(), nullptr, true};
        int called = 0;
        for (const Entry &entry : m_entries) {
            if (entry.person->kind != NotePerson::Kind::Contact || !entry.folded.starts_with(folded.substr(0, surname)))
                continue;
            ++called;
            hit.who = entry.person;
        }
        if (called != 1)
            hit.who = nullptr;
        return hit;
    }
    return {};
}

NotePeople::Hit NotePeople::byPinyin(std::string_view folded) const
{
    const std::size_t size = latinRun(folded);
    const PinyinQuery query(folded.substr(0, size));
    if (size < 2 || query.isEmpty())
        return {};
    Hit hit;
    auto kind = PinyinKind::Initials;
    int called = 0;
    for (const Entry &entry : m_entries) {
        const auto match = entry.pinyin.match(query);
        if (!match || !match->atStart || !match->toEnd)
            continue;
        if (!hit.who || match->kind < kind) {
            hit = {size, entry.person, false};
            kind = match->kind;
            called = 1;
        } else if (match->kind == kind) {
            ++called;
        }
    }
    if (called > 1)
        hit.who = nullptr;
    return hit;
}

NotePeople::Hit NotePeople::find(std::string_view text) const
{
    const FoldedText folded = foldWithOrigin(text.substr(0, std::min(text.size(), 4 * longestMention)));
    Hit hit = byName(folded.text);
    if (hit.size == 0)
        hit = byTitle(folded.text);
    if (hit.size == 0)
        hit = byPinyin(folded.text);
    if (hit.size == 0)
        hit.size = nameRun(folded.text);
    hit.size = folded.origin[hit.size];
    return hit;
}

} // namespace sinan::bridge
