#include "app/bridge/biff_records.h"

#include <QString>

#include <bit>

namespace sinan::bridge {

namespace {

constexpr std::uint16_t continueRecord = 0x3c;

} // namespace

double BiffRecord::real(std::size_t at) const
{
    const std::uint64_t bits = std::uint64_t(number(at, 4)) | std::uint64_t(number(at + 4, 4)) << 32;
    return std::bit_cast<double>(bits);
}

bool BiffRecords::next(BiffRecord &record)
{
    if (m_at + 4 > m_stream.size()) {
        m_cut = m_cut || m_at != m_stream.size();
        return false;
    }
    record.id = std::uint16_t(littleEndian(m_stream, m_at, 2));
    const std::size_t length = littleEndian(m_stream, m_at + 2, 2);
    record.data = m_stream.substr(m_at + 4, length);
    m_cut = record.data.size() < length;
    m_at += 4 + length;
    return !m_cut;
}

std::vector<std::string_view> BiffRecords::continuations()
{
    std::vector<std::string_view> pieces;
    while (m_at + 4 <= m_stream.size() && littleEndian(m_stream, m_at, 2) == continueRecord) {
        BiffRecord record;
        if (!next(record))
            break;
        pieces.push_back(record.data);
    }
    return pieces;
}

void BiffPieces::settle()
{
    while (m_piece < m_pieces.size() && m_at >= m_pieces[m_piece].size()) {
        m_at -= m_pieces[m_piece].size();
        ++m_piece;
    }
}

std::uint32_t BiffPieces::number(int bytes)
{
    std::uint32_t value = 0;
    for (int i = 0; i < bytes; ++i) {
        settle();
        if (atEnd())
            return value;
        value |= std::uint32_t(std::uint8_t(m_pieces[m_piece][m_at++])) << (8 * i);
    }
    return value;
}

void BiffPieces::skip(std::size_t bytes)
{
    m_at += bytes;
    settle();
}

std::string BiffPieces::text(int lengthBytes)
{
    std::size_t length = number(lengthBytes);
    std::uint32_t flags = number(1);
    const std::size_t runs = flags & 8 ? number(2) : 0;
    const std::size_t extra = flags & 4 ? number(4) : 0;
    std::u16string units;
    while (length > 0) {
        if (m_piece < m_pieces.size() && m_at >= m_pieces[m_piece].size()) {
            // Characters that go on in the next record say their width again.
            settle();
            if (atEnd())
                break;
            flags = number(1);
        }
        if (atEnd())
            break;
        const std::string_view piece = m_pieces[m_piece];
        const std::size_t width = flags & 1 ? 2 : 1;
        const std::size_t here = std::min(length, (piece.size() - std::min(m_at, piece.size())) / width);
        for (std::size_t i = 0; i < here; ++i)
            units += char16_t(littleEndian(piece, m_at + i * width, int(width)));
        m_at += here * width;
        length -= here;
        if (here == 0)
            m_at = piece.size();
    }
    skip(runs * 4 + extra);
    return QString::fromUtf16(units.data(), qsizetype(units.size())).toStdString();
}

double biffRk(std::uint32_t packed)
{
    double value = 0;
    if (packed & 2)
        value = double(std::int32_t(packed) >> 2);
    else
        value = std::bit_cast<double>(std::uint64_t(packed & 0xfffffffc) << 32);
    return packed & 1 ? value / 100 : value;
}

std::string biffError(std::uint32_t code)
{
    switch (code) {
    case 0x00:
        return "#NULL!";
    case 0x07:
        return "#DIV/0!";
    case 0x0f:
        return "#VALUE!";
    case 0x17:
        return "#REF!";
    case 0x1d:
        return "#NAME?";
    case 0x24:
        return "#NUM!";
    default:
        return "#N/A";
    }
}

} // namespace sinan::bridge
