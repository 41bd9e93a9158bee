#include "app/store/file_lock.h"

#include "app/store/connection.h"

#include <QFileInfo>

#include <sqlite3.h>

namespace sinan::store {

Result<FileLock> FileLock::take(const std::filesystem::path &database)
{
    std::filesystem::path path = database;
    path += ".lock";
    const std::u8string utf8 = path.u8string();
    const std::string name(utf8.begin(), utf8.end());
    sqlite3 *handle = nullptr;
    int code = sqlite3_open_v2(name.c_str(), &handle,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    FileLock lock(handle);
    if (code == SQLITE_OK)
        code = sqlite3_exec(handle, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr);
    if (code == SQLITE_OK)
        return lock;
    Error error = sqliteError(code, "lock", handle ? sqlite3_errmsg(handle) : "out of memory");
    const std::filesystem::path folder = path.parent_path();
    const bool writable =
        QFileInfo(folder.empty() ? QStringLiteral(".") : QString::fromStdU16String(folder.u16string())).isWritable();
    if (error.code == ErrorCode::Io && !writable)
        error.code = ErrorCode::ReadOnly;
    return error;
}

FileLock::~FileLock()
{
    sqlite3_close(m_handle);
}

} // namespace sinan::store
