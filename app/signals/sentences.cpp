#include "app/signals/sentences.h"

#include <array>

namespace sinan::signals {

namespace {

enum Mark : std::uint8_t { None, Stop, Dot, Clause, Blank, Break, Digit, LeadE2, LeadE3, Han };

constexpr std::array<std::uint8_t, 256> makeMarks()
{
    std::array<std::uint8_t, 256> marks{};
    for (const char c : {'!', '?', ';'})
        marks[std::uint8_t(c)] = Stop;
    for (const char c : {',', ':', '(', ')', '"', '[', ']', '~'})
        marks[std::uint8_t(c)] = Clause;
    for (std::size_t c = '0'; c <= '9'; ++c)
        marks[c] = Digit;
    for (std::size_t c = 0xe4; c <= 0xe9; ++c)
        marks[c] = Han;
    marks['.'] = Dot;
    marks[' '] = marks['\t'] = marks['\r'] = Blank;
    marks['\n'] = Break;
    marks[0xe2] = LeadE2;
    marks[0xe3] = LeadE3;
    return marks;
}
constexpr std::array<std::uint8_t, 256> marks = makeMarks();

bool isHanLead(char c)
{
    return std::uint8_t(c) >= 0xe4 && std::uint8_t(c) <= 0xe9;
}

class Splitter
{
public:
    Splitter(const PreparedText &prepared, std::string_view original, std::size_t begin, std::size_t end, Sentences &into)
        : m_text(prepared.text), m_prepared(prepared), m_original(original), m_begin(begin), m_end(end), m_into(into)
    {
    }
    void split();

private:
    void open(std::size_t at)
    {
        m_sentence = {std::uint32_t(at), 0, std::uint32_t(m_into.clauseBegins.size()), 1, false, false, false};
        m_into.clauseBegins.push_back(std::uint32_t(at));
    }
    void clause(std::size_t at)
    {
        if (m_into.clauseBegins.back() == at)
            return;
        m_into.clauseBegins.push_back(std::uint32_t(at));
        ++m_sentence.clauseCount;
    }
    void close(std::size_t at, std::size_t next)
    {
        m_sentence.end = std::uint32_t(at);
        std::size_t first = m_sentence.begin;
        while (first < at && marks[std::uint8_t(m_text[first])] == Blank)
            ++first;
        if (first < at && m_text[first] != '\n') {
            m_into.sentences.push_back(m_sentence);
        } else {
            m_into.clauseBegins.resize(m_sentence.firstClause);
        }
        open(next);
    }
    [[nodiscard]] bool dotEnds(std::size_t at) const;
    [[nodiscard]] bool lineWraps(std::size_t at) const;
    /// Further marks, closing quotes and brackets behind a stop belong to the sentence that it closes.
    [[nodiscard]] std::size_t behindMarks(std::size_t at) const
    {
        while (at < m_end && (m_text[at] == '!' || m_text[at] == '?' || m_text[at] == '.' || m_text[at] == '"' || m_text[at] == ')'))
            ++at;
        return at;
    }

    std::string_view m_text;
    const PreparedText &m_prepared;
    std::string_view m_original;
    std::size_t m_begin;
    std::size_t m_end;
    std::size_t m_lineBegin = 0;
    Sentences &m_into;
    Sentence m_sentence;
};

// "3.5", "v2.0", "e.g. this", "Mr. Wang" and "site.com" go on.
bool Splitter::dotEnds(std::size_t at) const
{
    if (at + 1 >= m_end)
        return true;
    const char next = m_text[at + 1];
    if (next == '.')
        return false;
    if (next != ' ' && next != '\n' && next != '\r' && next != '"' && next != ')' && !isHanLead(next))
        return false;
    std::size_t from = at;
    while (from > m_begin && m_text[from - 1] > ' ' && m_text[from - 1] != '(' && std::uint8_t(m_text[from - 1]) < 0x80)
        --from;
    const std::string_view word = m_text.substr(from, at - from);
    for (const std::string_view shortForm : {"mr", "mrs", "ms", "dr", "vs", "e.g", "i.e", "no", "approx", "st", "inc", "etc", "ext"}) {
        if (word == shortForm)
            return shortForm == "no" || shortForm == "etc" || shortForm == "inc" ? !(next == ' ' && at + 2 < m_end && (isDigit(m_text[at + 2]) || (m_text[at + 2] >= 'a' && m_original[m_prepared.origin[at + 2]] >= 'a'))) : false;
    }
    return true;
}

bool Splitter::lineWraps(std::size_t at) const
{
    if (at + 1 >= m_end)
        return false;
    const char next = m_text[at + 1];
    const std::size_t length = at - m_lineBegin;
    if (next >= 'a' && next <= 'z')
        return length >= 45 && m_original[m_prepared.origin[at + 1]] == next;
    return isHanLead(next) && length >= 96 && at > 0 && std::uint8_t(m_text[at - 1]) >= 0x80;
}

void Splitter::split()
{
    open(m_begin);
    m_lineBegin = m_begin;
    for (std::size_t at = m_begin; at < m_end;) {
        const std::uint8_t byte = std::uint8_t(m_text[at]);
        switch (marks[byte]) {
        case None:
            ++at;
            break;
        case Han:
            m_sentence.han = true;
            at += 3;
            break;
        case Digit:
            m_sentence.digits = true;
            ++at;
            break;
        case Stop: {
            const std::size_t next = behindMarks(at + 1);
            m_sentence.asked = m_text.substr(at, next - at).find('?') != std::string_view::npos;
            close(next, next);
            at = next;
            break;
        }
        case Dot:
            if (dotEnds(at)) {
                const std::size_t next = behindMarks(at + 1);
                m_sentence.asked = m_text.substr(at, next - at).find('?') != std::string_view::npos;
                close(next, next);
                at = next;
            } else {
                ++at;
            }
            break;
        case Clause:
            if (!(byte == ',' && at > m_begin && isDigit(m_text[at - 1]) && at + 1 < m_end && isDigit(m_text[at + 1]))
                && !(byte == ':' && at > m_begin && isDigit(m_text[at - 1])))
                clause(at + 1);
            ++at;
            break;
        case Blank:
            if (at > m_begin && at + 1 < m_end && std::uint8_t(m_text[at - 1]) >= 0x80 && isHanLead(m_text[at + 1]))
                clause(at + 1);
            ++at;
            break;
        case Break:
            if (lineWraps(at))
                ++at;
            else
                close(at, at + 1), ++at;
            m_lineBegin = at;
            break;
        case LeadE2:
            if (m_text.substr(at, 3) == "\u2014" || m_text.substr(at, 3) == "\u2026")
                clause(std::min(at + 3, m_end));
            at += 3;
            break;
        case LeadE3:
            if (m_text.substr(at, 3) == "。") {
                const std::size_t next = behindMarks(at + 3);
                close(next, next);
                at = next;
                break;
            }
            if (m_text.substr(at, 3) == "「" || m_text.substr(at, 3) == "」" || m_text.substr(at, 3) == "】" || m_text.substr(at, 3) == "【")
                clause(std::min(at + 3, m_end));
            at += 3;
            break;
        }
    }
    close(m_end, m_end);
    m_into.clauseBegins.pop_back(); // the one that close() opened
}

} // namespace

void splitSentences(const PreparedText &prepared, std::string_view original, std::size_t begin, std::size_t end, Sentences &into)
{
    Splitter(prepared, original, begin, end, into).split();
}

} // namespace sinan::signals
