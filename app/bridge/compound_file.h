#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sinan::bridge {

/// A compound file (MS-CFB): the container of .xls, .doc and .msg. Reads nothing beyond the bytes that are there, follows no
/// chain longer than the file.
class CompoundFile
{
public:
    /// @param bytes  must outlive it. @return nothing where it is no such file, or its directory cannot be read
    [[nodiscard]] static std::optional<CompoundFile> open(std::string_view bytes);

    [[nodiscard]] bool has(std::string_view stream) const { return find(stream) != nullptr; }
    /// Whether any entry's name begins so.
    [[nodiscard]] bool hasPrefix(std::string_view beginning) const;
    /// What can be read of a stream: shorter than it says where the file is damaged. Nothing where there is none.
    [[nodiscard]] std::optional<std::string> read(std::string_view stream) const;

private:
    struct Entry
    {
        std::string name; ///< ASCII; other characters as '?'
        std::uint8_t kind = 0;
        std::uint32_t first = 0;
        std::uint64_t size = 0;
    };
    [[nodiscard]] const Entry *find(std::string_view stream) const;
    [[nodiscard]] std::string_view sector(std::uint32_t number) const;
    [[nodiscard]] std::string chain(std::uint32_t first, std::uint64_t most) const;
    void readTable();
    void readDirectory(std::uint32_t first);

    std::string_view m_bytes;
    std::size_t m_sectorSize = 512;
    std::vector<std::uint32_t> m_next; ///< of each sector
    std::vector<std::uint32_t> m_nextMini;
    std::string m_mini; ///< the sectors of 64 bytes
    std::vector<Entry> m_entries;
};

/// Little-endian numbers; 0 beyond the end.
[[nodiscard]] inline std::uint32_t littleEndian(std::string_view bytes, std::size_t at, int count)
{
    std::uint32_t number = 0;
    for (int i = 0; i < count && at + std::size_t(i) < bytes.size(); ++i)
        number |= std::uint32_t(std::uint8_t(bytes[at + std::size_t(i)])) << (8 * i);
    return number;
}

} // namespace sinan::bridge
