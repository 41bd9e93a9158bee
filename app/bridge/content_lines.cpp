#include "app/bridge/content_lines.h"

#include "app/base/utf8.h"
#include "app/bridge/charset.h"

#include <algorithm>

namespace sinan::bridge {

namespace {

std::string raised(std::string_view text)
{
    std::string upper(trimmed(text));
    std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; });
    return upper;
}

std::string unquoted(std::string_view text)
{
    const auto digit = [](char c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    };
    std::string bytes;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool coded = text[at] == '=' && at + 2 < text.size() && digit(text[at + 1]) >= 0 && digit(text[at + 2]) >= 0;
        bytes += coded ? char(digit(text[at + 1]) * 16 + digit(text[at + 2])) : text[at];
        at += coded ? 2 : 0;
    }
    return bytes;
}

/// Where the head of a line ends: the first colon outside quotes.
std::size_t headEnd(std::string_view line)
{
    bool quoted = false;
    for (std::size_t at = 0; at < line.size() && at < 4096; ++at) {
        if (line[at] == '"')
            quoted = !quoted;
        else if (line[at] == ':' && !quoted)
            return at;
    }
    return std::string_view::npos;
}

ContentLine parsed(std::string_view line, std::int64_t row)
{
    ContentLine result;
    result.row = row;
    const std::size_t colon = headEnd(line);
    if (colon == std::string_view::npos) {
        result.value = std::string(line);
        return result;
    }
    result.value = std::string(line.substr(colon + 1));
    const std::string_view head = line.substr(0, colon);
    bool quoted = false;
    std::size_t from = 0;
    for (std::size_t at = 0; at <= head.size(); ++at) {
        quoted = at < head.size() && head[at] == '"' ? !quoted : quoted;
        if (at < head.size() && (head[at] != ';' || quoted))
            continue;
        const std::string_view part = head.substr(from, at - from);
        from = at + 1;
        if (result.name.empty()) {
            const std::size_t dot = part.rfind('.');
            result.name = raised(dot == std::string_view::npos ? part : part.substr(dot + 1));
            continue;
        }
        const std::size_t equals = part.find('=');
        std::string value(trimmed(equals == std::string_view::npos ? part : part.substr(equals + 1)));
        std::erase(value, '"');
        result.parameters.emplace_back(equals == std::string_view::npos ? "TYPE" : raised(part.substr(0, equals)),
                                       std::move(value));
    }
    return result;
}

} // namespace

std::string ContentLine::parameter(std::string_view parameterName) const
{
    std::string joined;
    for (const auto &[key, text] : parameters) {
        if (key == parameterName)
            joined += (joined.empty() ? "" : ",") + raised(text);
    }
    return joined;
}

std::vector<ContentLine> contentLines(std::string_view text, const InputLimits &limits)
{
    std::vector<ContentLine> lines;
    std::string line;
    std::int64_t row = 0;
    std::int64_t begin = 1;
    bool soft = false; // quoted-printable goes on behind "="
    const auto close = [&] {
        if (trimmed(line).empty())
            return line.clear();
        ContentLine read = parsed(line, begin);
        line.clear();
        const std::string coding = read.parameter("ENCODING");
        if (coding == "QUOTED-PRINTABLE" || read.parameter("TYPE").find("QUOTED-PRINTABLE") != std::string::npos)
            read.value = decodeBytes(unquoted(read.value), read.parameter("CHARSET"));
        lines.push_back(std::move(read));
    };
    for (std::size_t from = 0; from < text.size() && std::int64_t(lines.size()) < limits.rows * 20;) {
        const std::size_t end = std::min(text.find_first_of("\r\n", from), text.size());
        const std::string_view piece = text.substr(from, end - from);
        from = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
        ++row;
        const bool folded = !line.empty() && !piece.empty() && (piece[0] == ' ' || piece[0] == '\t');
        if (soft || folded) {
            // What is beyond a cell's limit (a picture) stays out; the reader of the line tells where it matters.
            if (line.size() < std::size_t(limits.textBytes) * 2)
                line += folded && !soft ? piece.substr(1) : piece;
        } else {
            close();
            begin = row;
            line = std::string(piece.substr(0, std::size_t(limits.textBytes) * 2));
        }
        soft = line.ends_with('=') && line.substr(0, 1024).find("QUOTED-PRINTABLE") < headEnd(line);
        if (soft)
            line.pop_back();
    }
    close();
    return lines;
}

std::string textValue(std::string_view value)
{
    std::string text;
    for (std::size_t at = 0; at < value.size(); ++at) {
        if (value[at] != '\\' || at + 1 >= value.size()) {
            text += value[at];
            continue;
        }
        ++at;
        text += value[at] == 'n' || value[at] == 'N' ? '\n' : value[at];
    }
    return std::string(trimmed(cleanText(std::move(text))));
}

std::vector<std::string> textParts(std::string_view value, char separator)
{
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (std::size_t at = 0; at <= value.size(); ++at) {
        if (at + 1 < value.size() && value[at] == '\\') {
            ++at;
            continue;
        }
        if (at >= value.size() || value[at] == separator) {
            parts.push_back(textValue(value.substr(from, std::min(at, value.size()) - from)));
            from = at + 1;
        }
    }
    return parts;
}

} // namespace sinan::bridge
