#pragma once

#include <cstdint>

namespace sinan::test {

/// A disk that is full: while one lives, SQLite's default file system lets files grow by so many bytes and then answers
/// SQLITE_FULL. Files stay real; only plain (not encrypted) databases can be opened meanwhile. One at a time.
class FullDisk
{
public:
    explicit FullDisk(std::int64_t bytesLeft);
    ~FullDisk();
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;
    /// Room again, or less.
    void setBytesLeft(std::int64_t bytes);
    /// How often a write was refused.
    [[nodiscard]] int refused() const;
};

} // namespace sinan::test
