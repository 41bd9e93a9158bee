#include "app/base/text_fold.h"

#include "app/base/utf8.h"

#include <array>
#include <memory>

namespace sinan {

namespace {

struct FoldEntry {
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

template <class Emit>
void foldEach(std::string_view original, Emit emit)
{
    const FoldIndex &index = foldIndex();
    for (std::size_t at = 0; at < original.size();) {
        const std::size_t from = at;
        const auto byte = std::uint8_t(original[at]);
        if (byte < 0x80) {
            const char lower = byte >= 'A' && byte <= 'Z' ? char(byte + 32) : char(byte);
            emit(std::string_view(&lower, 1), from);
            ++at;
            continue;
        }
        const char32_t point = nextCodePoint(original, at);
        if (const FoldEntry *entry = index.find(point)) {
            emit(std::string_view(reinterpret_cast<const char *>(foldBytes) + entry->offset, entry->length), from);
        } else if (point == 0xfffd) {
            emit("\ufffd", from);
        } else {
            emit(original.substr(from, at - from), from);
        }
    }
}

} // namespace

FoldedText foldWithOrigin(std::string_view original)
{
    FoldedText folded;
    folded.text.reserve(original.size());
    folded.origin.reserve(original.size() + 1);
    foldEach(original, [&](std::string_view piece, std::size_t from) {
        folded.text += piece;
        folded.origin.insert(folded.origin.end(), piece.size(), std::uint32_t(from));
    });
    folded.origin.push_back(std::uint32_t(original.size()));
    return folded;
}

std::string fold(std::string_view original)
{
    std::string folded;
    folded.reserve(original.size());
    foldEach(original, [&](std::string_view piece, std::size_t) { folded += piece; });
    return folded;
}

} // namespace sinan
