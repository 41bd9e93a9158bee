#include "full_disk_vfs.h"

#include <sqlite3.h>

#include <atomic>
#include <cstring>

namespace sinan::test {

namespace {

std::atomic<std::int64_t> bytesLeft{0};
std::atomic<int> refusals{0};

struct DiskFile
{
    sqlite3_file base;
    sqlite3_int64 size; ///< as far as we have seen
    // The real file lies behind.
    sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

DiskFile *disk(sqlite3_file *file)
{
    return reinterpret_cast<DiskFile *>(file);
}
sqlite3_file *real(sqlite3_file *file)
{
    return disk(file)->real();
}

int closeFile(sqlite3_file *file)
{
    return real(file)->pMethods->xClose(real(file));
}
int readFile(sqlite3_file *file, void *to, int size, sqlite3_int64 at)
{
    return real(file)->pMethods->xRead(real(file), to, size, at);
}
int writeFile(sqlite3_file *file, const void *from, int size, sqlite3_int64 at)
{
    sqlite3_int64 now = 0;
    real(file)->pMethods->xFileSize(real(file), &now);
    const sqlite3_int64 growth = at + size - now;
    if (growth > 0 && bytesLeft.fetch_sub(growth) < growth) {
        bytesLeft.fetch_add(growth);
        ++refusals;
        return SQLITE_FULL;
    }
    return real(file)->pMethods->xWrite(real(file), from, size, at);
}
int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    sqlite3_int64 now = 0;
    real(file)->pMethods->xFileSize(real(file), &now);
    if (size < now)
        bytesLeft.fetch_add(now - size);
    return real(file)->pMethods->xTruncate(real(file), size);
}
int syncFile(sqlite3_file *file, int flags)
{
    return real(file)->pMethods->xSync(real(file), flags);
}
int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    return real(file)->pMethods->xFileSize(real(file), size);
}
int lockFile(sqlite3_file *file, int level)
{
    return real(file)->pMethods->xLock(real(file), level);
}
int unlockFile(sqlite3_file *file, int level)
{
    return real(file)->pMethods->xUnlock(real(file), level);
}
int checkReserved(sqlite3_file *file, int *out)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), out);
}
int fileControl(sqlite3_file *file, int op, void *argument)
{
    // The size hint would let the real file grow behind our back.
    return op == SQLITE_FCNTL_SIZE_HINT ? SQLITE_OK : real(file)->pMethods->xFileControl(real(file), op, argument);
}
int sectorSize(sqlite3_file *file)
{
    return real(file)->pMethods->xSectorSize(real(file));
}
int characteristics(sqlite3_file *file)
{
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
int shmMap(sqlite3_file *file, int page, int size, int extend, volatile void **out)
{
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, out);
}
int shmLock(sqlite3_file *file, int offset, int n, int flags)
{
    return real(file)->pMethods->xShmLock(real(file), offset, n, flags);
}
void shmBarrier(sqlite3_file *file)
{
    real(file)->pMethods->xShmBarrier(real(file));
}
int shmUnmap(sqlite3_file *file, int remove)
{
    return real(file)->pMethods->xShmUnmap(real(file), remove);
}

const sqlite3_io_methods methods = {2,        closeFile,  readFile,      writeFile,   truncateFile, syncFile,        fileSize,
                                    lockFile, unlockFile, checkReserved, fileControl, sectorSize,   characteristics, shmMap,
                                    shmLock,  shmBarrier, shmUnmap,      nullptr,     nullptr};

sqlite3_vfs *underlying = nullptr;
sqlite3_vfs vfs;

int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    std::memset(file, 0, sizeof(DiskFile));
    const int code = underlying->xOpen(underlying, name, real(file), flags, outFlags);
    if (real(file)->pMethods)
        file->pMethods = &methods;
    return code;
}

} // namespace

FullDisk::FullDisk(std::int64_t bytes)
{
    underlying = sqlite3_vfs_find(nullptr);
    vfs = *underlying;
    vfs.zName = "full-disk";
    vfs.szOsFile = int(sizeof(DiskFile)) + underlying->szOsFile;
    vfs.xOpen = openFile;
    vfs.pNext = nullptr;
    bytesLeft = bytes;
    refusals = 0;
    sqlite3_vfs_register(&vfs, 1);
}

FullDisk::~FullDisk()
{
    sqlite3_vfs_unregister(&vfs);
    sqlite3_vfs_register(underlying, 1);
}

void FullDisk::setBytesLeft(std::int64_t bytes)
{
    bytesLeft = bytes;
}

int FullDisk::refused() const
{
    return refusals;
}

} // namespace sinan::test
