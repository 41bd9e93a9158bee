#pragma once

#include "app/base/result.h"

#include <filesystem>

struct sqlite3;

namespace sinan::store {

/// Says "this database is open in me": an exclusive SQLite lock on an empty file beside it, "<file>.lock". The operating system
/// lets go of it when the process ends, however it ends; the empty file stays.
class FileLock
{
public:
    /// @retval ErrorCode::Locked    somebody else has it, in this process or another
    /// @retval ErrorCode::ReadOnly  the folder cannot be written
    [[nodiscard]] static Result<FileLock> take(const std::filesystem::path &database);
    ~FileLock();
    FileLock(FileLock &&other) noexcept : m_handle(std::exchange(other.m_handle, nullptr)) {}
    FileLock &operator=(FileLock &&) = delete;

private:
    explicit FileLock(sqlite3 *handle) : m_handle(handle) {}
    sqlite3 *m_handle = nullptr;
};

} // namespace sinan::store
