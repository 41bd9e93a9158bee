#include "app/signals/prepared_text.h"

#include "app/base/text_fold.h"

#include <algorithm>
#include <array>

namespace sinan::signals {

namespace {

struct Plain {
    std::string_view fancy;
    char plain;
};
// All begin with the byte E2 80, which plain text rarely holds, so that the search below seldom stops.
constexpr std::array<Plain, 9> plainForms{{{"\u2018", '\''}, {"\u2019", '\''}, {"\u201b", '\''}, {"\u201c", '"'}, {"\u201d", '"'},
                                           {"\u2010", '-'}, {"\u2011", '-'}, {"\u2013", '-'}, {"\u201a", '\''}}};

} // namespace

PreparedText prepareText(std::string_view original)
{
    FoldedText folded = foldWithOrigin(original);
    PreparedText prepared{std::move(folded.text), std::move(folded.origin)};
    std::string &text = prepared.text;
    std::size_t next = text.find("\xe2\x80");
    if (next == std::string::npos)
        return prepared;
    std::size_t to = next;
    for (std::size_t from = next; from < text.size();) {
        const std::string_view rest = std::string_view(text).substr(from);
        const auto form = std::find_if(plainForms.begin(), plainForms.end(), [&](const Plain &one) { return rest.starts_with(one.fancy); });
        const bool stays = form == plainForms.end();
        // The mark, or its first byte where it is no such mark, and all up to the next.
        const std::size_t behind = std::min(text.find("\xe2\x80", from + 1), text.size());
        text[to] = stays ? text[from] : form->plain;
        prepared.origin[to++] = prepared.origin[from];
        from += stays ? 1 : form->fancy.size();
        std::copy(text.begin() + std::ptrdiff_t(from), text.begin() + std::ptrdiff_t(behind), text.begin() + std::ptrdiff_t(to));
        std::copy(prepared.origin.begin() + std::ptrdiff_t(from), prepared.origin.begin() + std::ptrdiff_t(behind), prepared.origin.begin() + std::ptrdiff_t(to));
        to += behind - from;
        from = behind;
    }
    prepared.origin[to] = prepared.origin.back();
    text.resize(to);
    prepared.origin.resize(to + 1);
    return prepared;
}

std::pair<std::size_t, std::size_t> PreparedText::inOriginal(std::size_t begin, std::size_t end) const
{
    if (begin >= end)
        return {origin[begin], origin[begin]};
    // One original character may have become several prepared bytes: the end is where the next *other* original character begins.
    const std::uint32_t last = origin[end - 1];
    while (end + 1 < origin.size() && origin[end] == last)
        ++end;
    return {origin[begin], origin[end]};
}

int charactersBetween(std::string_view text, std::size_t begin, std::size_t end)
{
    int count = 0;
    for (std::size_t i = begin; i < end; ++i)
        count += (std::uint8_t(text[i]) & 0xc0) != 0x80;
    return count;
}

} // namespace sinan::signals
