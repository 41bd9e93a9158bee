#include "app/base/text_fold.h"

#include "app/base/utf8.h"

#include <algorithm>
#include <array>
#include <memory>

namespace sinan {

namespace {

struct FoldEntry
{
    std::uint32_t codePoint;
    std::uint32_t offset;
    std::uint8_t length;
};

#include "fold_table.inc"

/// Two-level table: 512 pages of 256 code points up to U+1FFFF; a page exists where folding changes something.
class FoldIndex
{
public:
    FoldIndex()
    {
        for (std::uint32_t i = 0; i < std::size(foldEntries); ++i) {
            auto &page = m_pages[foldEntries[i].codePoint >> 8];
            if (!page)
                page = std::make_unique<Page>();
            (*page)[foldEntries[i].codePoint & 0xff] = std::uint16_t(i + 1);
        }
    }
    /// Whether a code point up to U+FFFF folds to itself.
    [[nodiscard]] bool stays(char32_t point) const
    {
        const std::unique_ptr<Page> &page = m_pages[point >> 8];
        return !page || (*page)[point & 0xff] == 0;
    }
    [[nodiscard]] const FoldEntry *find(char32_t point) const
    {
        if (point > 0x1ffff || !m_pages[point >> 8])
            return nullptr;
        const std::uint16_t index = (*m_pages[point >> 8])[point & 0xff];
        return index ? &foldEntries[index - 1] : nullptr;
    }

private:
    using Page = std::array<std::uint16_t, 256>;
    std::array<std::unique_ptr<Page>, 512> m_pages;
};

const FoldIndex &foldIndex()
{
    static const FoldIndex index;
    return index;
}

/// Whether a character from U+4000 to U+9FFF stands at `at` that folds to itself: most of Chinese text.
bool isPlainHan(const FoldIndex &index, std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return std::uint8_t(text[at + i]); };
    if (byte(0) < 0xe4 || byte(0) > 0xe9 || text.size() - at < 3 || (byte(1) & 0xc0) != 0x80 || (byte(2) & 0xc0) != 0x80)
        return false;
    return index.stays(char32_t(byte(0) & 0x0f) << 12 | char32_t(byte(1) & 0x3f) << 6 | char32_t(byte(2) & 0x3f));
}

constexpr std::array<char, 128> makeLower()
{
    std::array<char, 128> lower{};
    for (std::size_t i = 0; i < lower.size(); ++i)
        lower[i] = char(i >= 'A' && i <= 'Z' ? i + 32 : i);
    return lower;
}
constexpr std::array<char, 128> lowerCase = makeLower();
constexpr std::size_t mostPerCharacter = 256; ///< bytes; an entry's length is one byte

/// What one character beyond ASCII at `at` folds to; moves `at` behind it.
std::string_view foldedForm(const FoldIndex &index, std::string_view original, std::size_t &at)
{
    const std::size_t from = at;
    const char32_t point = nextCodePoint(original, at);
    if (const FoldEntry *entry = index.find(point))
        return {reinterpret_cast<const char *>(foldBytes) + entry->offset, entry->length};
    return point == 0xfffd ? std::string_view("\ufffd") : original.substr(from, at - from);
}

} // namespace

// Written by hand into room made beforehand: every text that comes in passes through here.
FoldedText foldWithOrigin(std::string_view original)
{
    const FoldIndex &index = foldIndex();
    FoldedText folded;
    std::string &text = folded.text;
    std::vector<std::uint32_t> &origin = folded.origin;
    text.resize(original.size() + mostPerCharacter);
    origin.resize(text.size());
    std::size_t to = 0;
    for (std::size_t at = 0; at < original.size();) {
        if (text.size() - to < mostPerCharacter + (original.size() - at)) {
            text.resize(text.size() + text.size() / 2 + mostPerCharacter);
            origin.resize(text.size());
        }
        if (const auto byte = std::uint8_t(original[at]); byte < 0x80) {
            text[to] = lowerCase[byte];
            origin[to++] = std::uint32_t(at++);
            continue;
        }
        const auto from = std::uint32_t(at);
        if (isPlainHan(index, original, at)) {
            std::copy_n(original.data() + at, 3, text.data() + to);
            std::fill_n(origin.data() + to, 3, from);
            to += 3;
            at += 3;
            continue;
        }
        const std::string_view piece = foldedForm(index, original, at);
        for (const char c : piece) {
            text[to] = c;
            origin[to++] = from;
        }
    }
    text.resize(to);
    origin.resize(to);
    origin.push_back(std::uint32_t(original.size()));
    return folded;
}

std::string fold(std::string_view original)
{
    const FoldIndex &index = foldIndex();
    std::string folded;
    folded.reserve(original.size());
    for (std::size_t at = 0; at < original.size();) {
        if (const auto byte = std::uint8_t(original[at]); byte < 0x80) {
            folded += lowerCase[byte];
            ++at;
        } else {
            folded += foldedForm(index, original, at);
        }
    }
    return folded;
}

} // namespace sinan
