#pragma once

#include "app/bridge/compound_file.h"

namespace sinan::bridge {

/// One record of a BIFF stream.
struct BiffRecord
{
    std::uint16_t id = 0;
    std::string_view data;
    [[nodiscard]] std::uint32_t number(std::size_t at, int bytes) const { return littleEndian(data, at, bytes); }
    [[nodiscard]] double real(std::size_t at) const;
};

/// The records of a stream from a place on; ends at the stream's end or where a record claims more than is there.
class BiffRecords
{
public:
    BiffRecords(std::string_view stream, std::size_t at) : m_stream(stream), m_at(at) {}
    [[nodiscard]] bool next(BiffRecord &record);
    /// Whether the last record was cut off: more was promised than is there.
    [[nodiscard]] bool wasCut() const { return m_cut; }
    /// The data of the CONTINUE records that follow.
    [[nodiscard]] std::vector<std::string_view> continuations();

private:
    std::string_view m_stream;
    std::size_t m_at;
    bool m_cut = false;
};

/// Numbers and texts that go on over the edges of CONTINUE records.
class BiffPieces
{
public:
    explicit BiffPieces(std::vector<std::string_view> pieces) : m_pieces(std::move(pieces)) {}
    [[nodiscard]] bool atEnd() const { return m_piece >= m_pieces.size(); }
    [[nodiscard]] std::uint32_t number(int bytes);
    void skip(std::size_t bytes);
    /// A Unicode text: its characters' width may change where a piece begins.
    [[nodiscard]] std::string text(int lengthBytes);

private:
    void settle();

    std::vector<std::string_view> m_pieces;
    std::size_t m_piece = 0;
    std::size_t m_at = 0;
};

/// A number packed into 30 bits.
[[nodiscard]] double biffRk(std::uint32_t packed);
/// "#N/A" and the like.
[[nodiscard]] std::string biffError(std::uint32_t code);

} // namespace sinan::bridge
