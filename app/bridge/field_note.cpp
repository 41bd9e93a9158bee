#include "app/bridge/field_note.h"

#include "app/base/text_fold.h"
#include "app/base/utf8.h"
#include "app/bridge/note_people.h"
#include "app/bridge/spoken_day.h"

#include <algorithm>

namespace sinan::bridge {

namespace {

struct ColumnWord
{
    std::string_view word; ///< folded; longer ones before their beginnings
    int column;
};
constexpr std::array<ColumnWord, 14> columnWords{{{"客户痛点", 0},
                                                  {"痛点", 0},
                                                  {"pains", 0},
                                                  {"pain", 0},
                                                  {"我方响应", 1},
                                                  {"响应", 1},
                                                  {"responses", 1},
                                                  {"response", 1},
                                                  {"待协同事项", 2},
                                                  {"待协同", 2},
                                                  {"协同", 2},
                                                  {"help needed", 2},
                                                  {"help", 2},
                                                  {"pending", 2}}};
constexpr std::array<std::string_view, 2> promiseWords{"承诺", "promise"};

constexpr int promiseMark = 3;

/// A mark in a line and the words behind it.
struct NoteMark
{
    std::size_t begin = 0; ///< of the mark, in the line
    std::size_t words = 0; ///< where its words begin
    int kind = 0;          ///< column 0–2, or promiseMark
};

bool isSpaceBefore(std::string_view folded, std::size_t at)
{
    return at == 0 || folded[at - 1] == ' ' || folded[at - 1] == '\t';
}

bool isLatinAt(std::string_view folded, std::size_t at)
{
    return at < folded.size() && ((folded[at] >= 'a' && folded[at] <= 'z') || isDigit(folded[at]));
}

/// Behind a mark's word, the colon and the space that people put there.
std::size_t skipJoint(std::string_view folded, std::size_t at)
{
    while (at < folded.size() && (folded[at] == ' ' || folded[at] == '\t' || folded[at] == ':'))
        ++at;
    return at;
}

std::optional<NoteMark> markAt(std::string_view folded, std::size_t at)
{
    const std::string_view rest = folded.substr(at + 1);
    const auto endsAt = [&](std::string_view word) { return at + 1 + word.size(); };
    if (folded[at] == '#' && !(at > 0 && isLatinAt(folded, at - 1))) {
        for (const ColumnWord &entry : columnWords) {
            const bool latin = isLatinAt(entry.word, 0);
            if (rest.starts_with(entry.word) && !(latin && isLatinAt(folded, endsAt(entry.word))))
                return NoteMark{at, skipJoint(folded, endsAt(entry.word)), entry.column};
        }
    }
    // "太好了！承诺下周给合同" is prose: the mark stands at the beginning or behind a space.
    if (folded[at] == '!' && isSpaceBefore(folded, at)) {
        for (const std::string_view word : promiseWords) {
            if (rest.starts_with(word) && !(isLatinAt(word, 0) && isLatinAt(folded, endsAt(word))))
                return NoteMark{at, skipJoint(folded, endsAt(word)), promiseMark};
        }
    }
    return std::nullopt;
}

std::vector<NoteMark> marksOf(std::string_view line)
{
    const FoldedText folded = foldWithOrigin(line);
    std::vector<NoteMark> marks;
    for (std::size_t at = 0; at < folded.text.size(); ++at) {
        if (auto mark = markAt(folded.text, at)) {
            at = mark->words - 1;
            marks.push_back({folded.origin[mark->begin], folded.origin[mark->words], mark->kind});
        }
    }
    return marks;
}

/// Without the signs that join a day or a name to its words.
std::string_view withoutJoints(std::string_view text)
{
    static constexpr std::array<std::string_view, 14> joints{" ", "\t", "，", ",", "：", ":", "；", ";", "、", "-", "—", "　", "。", "."};
    bool cut = true;
    while (cut) {
        cut = false;
        for (const std::string_view joint : joints) {
            if (text.starts_with(joint)) {
                text.remove_prefix(joint.size());
                cut = true;
            }
            if (text.ends_with(joint)) {
                text.remove_suffix(joint.size());
                cut = true;
            }
        }
    }
    return text;
}

class NoteReading
{
public:
    NoteReading(std::span<const NotePerson> people, LocalDate today) : m_people(people), m_today(today) {}

    FieldNote read(std::string_view text)
    {
        for (std::size_t from = 0; from <= text.size();) {
            const std::size_t to = std::min(text.find('\n', from), text.size());
            std::string_view line = text.substr(from, to - from);
            if (line.ends_with('\r'))
                line.remove_suffix(1);
            readLine(line);
            from = to + 1;
        }
        const std::string words(trimmed(m_words));
        m_note.words = words;
        return std::move(m_note);
    }

private:
    /// A part of the note with the names of the people in it put right.
    struct Told
    {
        std::string text;
        std::vector<NotePerson> named;
    };

    void readLine(std::string_view line)
    {
        const auto marks = marksOf(line);
        const std::string_view head = line.substr(0, marks.empty() ? line.size() : marks.front().begin);
        Told before;
        if (marks.empty() && m_openColumn && !trimmed(line).empty()) {
            m_note.card[std::size_t(*m_openColumn)].push_back(tell(trimmed(line)).text);
            return;
        }
        m_openColumn.reset();
        if (marks.empty() || !trimmed(head).empty()) {
            before = tellHead(marks.empty() ? line : trimmed(head));
            addWords(before.text);
        }
        for (std::size_t i = 0; i < marks.size(); ++i) {
            const std::size_t end = i + 1 < marks.size() ? marks[i + 1].begin : line.size();
            const std::string_view body = trimmed(line.substr(marks[i].words, end - marks[i].words));
            Told told = tell(body);
            if (marks[i].kind == promiseMark) {
                addPromise(told, before, trimmed(line.substr(marks[i].begin, end - marks[i].begin)));
                continue;
            }
            if (told.text.empty())
                m_openColumn = marks[i].kind;
            else
                m_note.card[std::size_t(marks[i].kind)].push_back(told.text);
            before = std::move(told);
        }
    }

    void addWords(std::string_view text)
    {
        if (!m_words.empty() || !text.empty())
            (m_words += text) += '\n';
    }

    /// Puts the @ right: pinyin becomes the name.
    Told tell(std::string_view text)
    {
        Told told;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t begin = at;
            const char32_t c = nextCodePoint(text, at);
            const bool inWord = begin > 0 && (isLatinAt(text, begin - 1) || (text[begin - 1] >= 'A' && text[begin - 1] <= 'Z') || text[begin - 1] == '.');
            const NotePeople::Hit hit = (c == U'@' || c == 0xFF20) && !inWord ? m_people.find(text.substr(at)) : NotePeople::Hit{};
            if (hit.size == 0) {
                told.text += text.substr(begin, at - begin);
                continue;
            }
            const std::string_view typed = text.substr(at, hit.size);
            at += hit.size;
            told.text += '@';
            told.text += hit.who && !hit.asWritten ? std::string_view(hit.who->name) : typed;
            if (hit.who)
                told.named.push_back(*hit.who);
            noteMention({std::string(typed), hit.who ? std::optional(*hit.who) : std::nullopt});
        }
        return told;
    }

    /// The words before the first mark. "@王建国：…" at their beginning are that contact's own.
    Told tellHead(std::string_view text)
    {
        const std::string_view begun = trimmed(text);
        std::size_t at = 0;
        const char32_t c = begun.empty() ? U' ' : nextCodePoint(begun, at);
        if (c == U'@' || c == 0xFF20) {
            const NotePeople::Hit hit = m_people.find(begun.substr(at));
            const std::string_view rest = begun.substr(at + hit.size);
            const std::size_t colon = rest.starts_with(':') ? 1 : rest.starts_with("：") ? 3 : 0;
            if (hit.who && hit.who->kind == NotePerson::Kind::Contact && colon) {
                noteMention({std::string(begun.substr(at, hit.size)), *hit.who});
                if (std::find(m_note.quoted.begin(), m_note.quoted.end(), *hit.who) == m_note.quoted.end())
                    m_note.quoted.push_back(*hit.who);
                Told told = tell(trimmed(rest.substr(colon)));
                told.text = hit.who->name + std::string(rest.substr(0, colon)) + (colon == 1 ? " " : "") + told.text;
                told.named.insert(told.named.begin(), *hit.who);
                return told;
            }
        }
        return tell(text);
    }

    void noteMention(NoteMention mention)
    {
        const auto same = [&](const NoteMention &other) {
            return mention.who && other.who ? mention.who->id == other.who->id : mention.who == other.who && mention.typed == other.typed;
        };
        if (std::none_of(m_note.mentions.begin(), m_note.mentions.end(), same))
            m_note.mentions.push_back(std::move(mention));
    }

    static const NotePerson *firstColleague(const Told &told)
    {
        const auto found = std::find_if(told.named.begin(), told.named.end(), [](const NotePerson &p) { return p.kind == NotePerson::Kind::Colleague; });
        return found == told.named.end() ? nullptr : &*found;
    }

    /// Without the name of the one who promises, where it leads the words.
    static std::string_view withoutName(std::string_view text, const NotePerson *person)
    {
        text = withoutJoints(text);
        if (person && text.starts_with("@" + person->name))
            text = withoutJoints(text.substr(person->name.size() + 1));
        return text;
    }

    void addPromise(const Told &told, const Told &before, std::string_view whole)
    {
        NotePromise promise;
        const NotePerson *by = firstColleague(told);
        const std::string_view text = withoutName(told.text, by);
        const auto found = findSpokenDay(text, m_today);
        std::string words;
        if (found) {
            // A day at the beginning or end goes; one within the words is part of the sentence.
            const std::string_view head = withoutJoints(text.substr(0, found->from));
            const std::string_view tail = withoutJoints(text.substr(found->from + found->day.size));
            words = head.empty() ? std::string(withoutName(tail, by)) : tail.empty() ? std::string(head) : std::string(text);
        } else {
            words = text;
        }
        if (words.empty()) {
            if (!by)
                by = firstColleague(before);
            words = withoutName(before.text, by);
        }
        if (!found || words.empty()) {
            m_note.doubts.push_back(found ? NoteDoubt::PromiseWithoutWords : NoteDoubt::PromiseWithoutDay);
            addWords(whole);
            return;
        }
        promise.text = std::move(words);
        promise.due = found->day.date;
        promise.by = by ? by->name : std::string();
        m_note.promises.push_back(std::move(promise));
    }

    NotePeople m_people;
    LocalDate m_today;
    FieldNote m_note;
    std::string m_words;
    std::optional<int> m_openColumn; ///< of a mark without words: the lines below are its
};

} // namespace

bool FieldNote::isEmpty() const
{
    return words.empty() && promises.empty() && std::all_of(card.begin(), card.end(), [](const auto &lines) { return lines.empty(); });
}

FieldNote readFieldNote(std::string_view text, std::span<const NotePerson> people, LocalDate today)
{
    return NoteReading(people, today).read(text);
}

} // namespace sinan::bridge
