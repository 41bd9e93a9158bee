#include "app/bridge/compound_file.h"

#include <algorithm>

namespace sinan::bridge {

namespace {

constexpr std::uint32_t lastSector = 0xfffffffa; ///< numbers from here on are marks, not sectors
constexpr std::size_t headerBytes = 512;
constexpr std::size_t entryBytes = 128;
constexpr std::size_t miniSector = 64;
constexpr std::uint64_t miniLimit = 4096;

void appendNumbers(std::string_view bytes, std::vector<std::uint32_t> &numbers)
{
    for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4)
        numbers.push_back(littleEndian(bytes, at, 4));
}

} // namespace

std::string_view CompoundFile::sector(std::uint32_t number) const
{
    const std::uint64_t from = (std::uint64_t(number) + 1) * m_sectorSize;
    return number >= lastSector || from >= m_bytes.size() ? std::string_view() : m_bytes.substr(std::size_t(from), m_sectorSize);
}

std::string CompoundFile::chain(std::uint32_t first, std::uint64_t most) const
{
    std::string bytes;
    std::uint32_t number = first;
    for (std::size_t steps = 0; steps <= m_next.size() && bytes.size() < most; ++steps) {
        const std::string_view piece = sector(number);
        if (piece.empty() || number >= m_next.size())
            break;
        bytes += piece;
        number = m_next[number];
    }
    if (bytes.size() > most)
        bytes.resize(std::size_t(most));
    return bytes;
}

void CompoundFile::readTable()
{
    const std::size_t sectors = m_bytes.size() / m_sectorSize + 1;
    std::vector<std::uint32_t> tables;
    appendNumbers(m_bytes.substr(76, 109 * 4), tables);
    // More than 109 sectors of the table: their numbers go on in a chain of their own.
    std::uint32_t next = littleEndian(m_bytes, 68, 4);
    for (std::size_t steps = 0; steps < sectors && next < lastSector && tables.size() < sectors + 109; ++steps) {
        const std::string_view piece = sector(next);
        if (piece.size() < m_sectorSize)
            break;
        appendNumbers(piece.substr(0, m_sectorSize - 4), tables);
        next = littleEndian(piece, m_sectorSize - 4, 4);
    }
    for (const std::uint32_t table : tables) {
        if (table >= lastSector || m_next.size() > sectors)
            continue;
        const std::string_view piece = sector(table);
        appendNumbers(piece, m_next);
    }
}

void CompoundFile::readDirectory(std::uint32_t first)
{
    const std::string directory = chain(first, 64 * 1024 * entryBytes);
    for (std::size_t at = 0; at + entryBytes <= directory.size(); at += entryBytes) {
        const std::string_view bytes = std::string_view(directory).substr(at, entryBytes);
        Entry entry;
        entry.kind = std::uint8_t(bytes[66]);
        const std::size_t length = std::min<std::size_t>(littleEndian(bytes, 64, 2), 64);
        for (std::size_t i = 0; i + 2 < length; i += 2) {
            const std::uint32_t unit = littleEndian(bytes, i, 2);
            entry.name += unit < 0x80 ? char(unit) : '?';
        }
        entry.first = littleEndian(bytes, 116, 4);
        entry.size = littleEndian(bytes, 120, 4);
        m_entries.push_back(std::move(entry));
    }
}

std::optional<CompoundFile> CompoundFile::open(std::string_view bytes)
{
    if (bytes.size() < headerBytes || !bytes.starts_with("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
        return std::nullopt;
    CompoundFile file;
    file.m_bytes = bytes;
    file.m_sectorSize = littleEndian(bytes, 30, 2) == 12 ? 4096 : 512;
    file.readTable();
    file.readDirectory(littleEndian(bytes, 48, 4));
    if (file.m_entries.empty() || file.m_entries.front().kind != 5)
        return std::nullopt;
    file.m_mini = file.chain(file.m_entries.front().first, file.m_entries.front().size);
    appendNumbers(file.chain(littleEndian(bytes, 60, 4), bytes.size()), file.m_nextMini);
    return file;
}

const CompoundFile::Entry *CompoundFile::find(std::string_view stream) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const Entry &entry) { return entry.kind == 2 && entry.name == stream; });
    return found == m_entries.end() ? nullptr : &*found;
}

bool CompoundFile::hasPrefix(std::string_view beginning) const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [&](const Entry &entry) { return entry.name.starts_with(beginning); });
}

std::optional<std::string> CompoundFile::read(std::string_view stream) const
{
    const Entry *entry = find(stream);
    if (!entry)
        return std::nullopt;
    if (entry->size >= miniLimit)
        return chain(entry->first, entry->size);
    std::string bytes;
    std::uint32_t number = entry->first;
    while (bytes.size() < entry->size && number < m_nextMini.size() && std::size_t(number) * miniSector < m_mini.size()) {
        bytes += std::string_view(m_mini).substr(std::size_t(number) * miniSector, miniSector);
        number = m_nextMini[number];
    }
    bytes.resize(std::min<std::size_t>(bytes.size(), std::size_t(entry->size)));
    return bytes;
}

} // namespace sinan::bridge
