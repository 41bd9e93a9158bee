#include "app/bridge/html_text.h"

#include "app/base/utf8.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace sinan::bridge {

namespace {

constexpr std::size_t longestTag = 16 * 1024;
constexpr int deepestQuote = 8;

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), lower);
    return result;
}

struct Entity
{
    std::string_view name;
    char32_t point;
};
constexpr std::array<Entity, 44> entities{
    {{"nbsp", 0x20},    {"amp", U'&'},     {"lt", U'<'},       {"gt", U'>'},      {"quot", U'"'},    {"apos", U'\''},
     {"ensp", 0x20},    {"emsp", 0x20},    {"thinsp", 0x20},   {"zwj", 0},        {"zwnj", 0},       {"shy", 0},
     {"ndash", 0x2013}, {"mdash", 0x2014}, {"hellip", 0x2026}, {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"ldquo", 0x201c},
     {"rdquo", 0x201d}, {"laquo", 0xab},   {"raquo", 0xbb},    {"middot", 0xb7},  {"bull", 0x2022},  {"times", 0xd7},
     {"divide", 0xf7},  {"deg", 0xb0},     {"plusmn", 0xb1},   {"yen", 0xa5},     {"euro", 0x20ac},  {"pound", 0xa3},
     {"cent", 0xa2},    {"copy", 0xa9},    {"reg", 0xae},      {"trade", 0x2122}, {"sect", 0xa7},    {"frac12", 0xbd},
     {"eacute", 0xe9},  {"egrave", 0xe8},  {"auml", 0xe4},     {"ouml", 0xf6},    {"uuml", 0xfc},    {"szlig", 0xdf},
     {"ccedil", 0xe7},  {"ntilde", 0xf1}}};

bool isIn(std::string_view name, std::initializer_list<std::string_view> names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

class HtmlReader
{
public:
    explicit HtmlReader(std::string_view html) : m_html(html) {}
    std::string read();

private:
    void readTag();
    void open(const std::string &name, const std::string &attributes, bool selfClosed);
    void close(const std::string &name);
    void readEntity();
    void skipRaw(const std::string &name);
    void put(char32_t point);
    void breakLine();
    void endLine();

    std::string_view m_html;
    std::size_t m_at = 0;
    std::size_t m_plainUntil = 0;
    std::string m_text;
    std::string m_line;
    bool m_space = false;
    int m_quotes = 0;
    int m_lineQuotes = 0; ///< as the line began
    int m_pre = 0;
    std::string m_hidden;  ///< the element that is not shown …
    int m_hiddenDepth = 0; ///< … and how many of its name are open in it
};

void HtmlReader::put(char32_t point)
{
    if (m_hiddenDepth > 0 || point == 0)
        return;
    const bool space = point == U' ' || point == U'\t' || point == U'\r' || point == U'\n' || point == 0xa0;
    if (m_pre > 0 && point == U'\n')
        return endLine();
    if (space && m_pre == 0) {
        m_space = !m_line.empty();
        return;
    }
    if (m_line.empty())
        m_lineQuotes = m_quotes;
    if (std::exchange(m_space, false) && m_line.back() != '\t')
        m_line += ' ';
    appendUtf8(m_line, point == U'\r' ? U' ' : point);
}

void HtmlReader::endLine()
{
    const std::string_view words = trimmed(m_line);
    const int quotes = m_line.empty() ? m_quotes : m_lineQuotes;
    if (!words.empty() || (!m_text.empty() && !m_text.ends_with("\n\n"))) {
        if (!words.empty())
            for (int i = 0; i < quotes; ++i)
                m_text += "> ";
        m_text += m_pre > 0 ? std::string_view(m_line) : words;
        m_text += '\n';
    }
    m_line.clear();
    m_space = false;
}

/// Ends a line that has begun; an empty one is not made.
void HtmlReader::breakLine()
{
    m_space = false;
    if (!trimmed(m_line).empty())
        endLine();
    m_line.clear();
}

void HtmlReader::readEntity()
{
    const std::size_t length = m_html.substr(m_at, 13).find(';');
    if (length != std::string_view::npos && length > 1) {
        const std::string_view name = m_html.substr(m_at + 1, length - 1);
        std::optional<char32_t> point;
        if (name[0] == '#' && name.size() > 1) {
            const bool hex = lower(name[1]) == 'x';
            const std::string digits(name.substr(hex ? 2 : 1));
            char *rest = nullptr;
            const unsigned long number = std::strtoul(digits.c_str(), &rest, hex ? 16 : 10);
            if (!digits.empty() && *rest == 0)
                point = number == 0xa0                                                                ? U' '
                        : number < 0x20 || number > 0x10ffff || (number >= 0xd800 && number < 0xe000) ? 0
                                                                                                      : char32_t(number);
        } else {
            for (const Entity &entity : entities) {
                if (entity.name == name)
                    point = entity.point;
            }
        }
        if (point) {
            m_at += length + 1;
            return put(*point);
        }
    }
    ++m_at;
    put(U'&');
}

/// Behind the end of an element whose content is no text.
void HtmlReader::skipRaw(const std::string &name)
{
    for (std::size_t at = m_html.find("</", m_at); at != std::string_view::npos; at = m_html.find("</", at + 2)) {
        if (lowered(m_html.substr(at + 2, name.size())) == name) {
            m_at = std::min(m_html.find('>', at), m_html.size() - 1) + 1;
            return;
        }
    }
    m_at = m_html.size();
}

void HtmlReader::open(const std::string &name, const std::string &attributes, bool selfClosed)
{
    if (isIn(name, {"script", "style", "head", "title", "noscript", "template", "svg"}))
        return selfClosed ? void() : skipRaw(name);
    if (m_hiddenDepth > 0) {
        m_hiddenDepth += name == m_hidden && !selfClosed;
        return;
    }
    static constexpr std::string_view noEnd[] = {"br", "img", "hr", "input", "meta", "link", "col", "wbr"};
    const bool ends = std::find(std::begin(noEnd), std::end(noEnd), name) == std::end(noEnd);
    if (ends && !selfClosed && attributes.find("display:none") != std::string::npos) {
        m_hidden = name;
        m_hiddenDepth = 1;
        return;
    }
    if (name == "br")
        return endLine();
    if (name == "hr") {
        breakLine();
        m_text += "---\n";
        return;
    }
    if (name == "td" || name == "th") {
        if (!m_line.empty())
            m_line += '\t';
        m_space = false;
        return;
    }
    if (isIn(name, {"p",  "div",        "tr",  "table",   "li",      "ul",     "ol",     "h1", "h2", "h3", "h4",     "h5",
                    "h6", "blockquote", "pre", "section", "article", "header", "footer", "dl", "dt", "dd", "address"}))
        breakLine();
    if (name == "blockquote" && !selfClosed)
        m_quotes = std::min(m_quotes + 1, deepestQuote);
    else if (name == "pre" && !selfClosed)
        ++m_pre;
    else if (name == "li")
        m_line = "- ";
    if (attributes.find("gmail_signature") != std::string::npos || attributes.find("moz-signature") != std::string::npos ||
        attributes.find("ntes-pcmac-signature") != std::string::npos ||
        attributes.find("id=\"signature\"") != std::string::npos) {
        breakLine();
        m_text += "-- \n";
    }
}

void HtmlReader::close(const std::string &name)
{
    if (m_hiddenDepth > 0) {
        m_hiddenDepth -= name == m_hidden;
        return;
    }
    if (name == "p" || (name.size() == 2 && name[0] == 'h' && isDigit(name[1]))) {
        breakLine();
        endLine();
    } else if (isIn(name, {"div", "tr", "table", "li", "ul", "ol", "blockquote", "pre", "section", "article", "header", "footer",
                           "dt", "dd", "address", "body"})) {
        breakLine();
    }
    if (name == "blockquote")
        m_quotes = std::max(0, m_quotes - 1);
    else if (name == "pre")
        m_pre = std::max(0, m_pre - 1);
}

void HtmlReader::readTag()
{
    const std::string_view rest = m_html.substr(m_at);
    if (rest.starts_with("<!--")) {
        const std::size_t end = rest.find("-->", 4);
        m_at += end == std::string_view::npos ? rest.size() : end + 3;
        return;
    }
    const char next = rest.size() > 1 ? lower(rest[1]) : ' ';
    const bool named = (next >= 'a' && next <= 'z') || next == '/' || next == '!' || next == '?';
    // A ">" within quotes belongs to an attribute.
    std::size_t end = 1;
    char quote = 0;
    while (named && end < rest.size() && end < longestTag && (quote != 0 || rest[end] != '>')) {
        if (quote != 0)
            quote = rest[end] == quote ? char(0) : quote;
        else if ((rest[end] == '"' || rest[end] == '\'') && rest[end - 1] == '=')
            quote = rest[end];
        ++end;
    }
    if (!named || end >= rest.size() || rest[end] != '>') {
        m_plainUntil = m_at + end; // looked through once; not again from every "<" in it
        ++m_at;
        return put(U'<');
    }
    m_at += end + 1;
    if (next == '!' || next == '?')
        return;
    const std::string_view inner = rest.substr(1, end - 1);
    const bool closes = inner[0] == '/';
    const std::size_t from = closes ? 1 : 0;
    const std::size_t nameEnd = std::min(inner.find_first_of(" \t\r\n/", from), inner.size());
    const std::string name = lowered(inner.substr(from, nameEnd - from));
    if (closes)
        return close(name);
    std::string attributes = lowered(inner.substr(nameEnd));
    std::erase_if(attributes, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
    open(name, attributes, inner.back() == '/');
}

std::string HtmlReader::read()
{
    while (m_at < m_html.size()) {
        if (m_html[m_at] == '<' && m_at >= m_plainUntil)
            readTag();
        else if (m_html[m_at] == '&')
            readEntity();
        else
            put(nextCodePoint(m_html, m_at));
    }
    breakLine();
    while (!m_text.empty() && (m_text.back() == '\n' || m_text.back() == ' '))
        m_text.pop_back();
    return std::move(m_text);
}

} // namespace

std::string htmlToText(std::string_view html)
{
    return HtmlReader(html).read();
}

} // namespace sinan::bridge
