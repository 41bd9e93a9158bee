#pragma once

#include "app/store/backups.h"
#include "app/store/environment.h"
#include "app/store/change_feed.h"
#include "app/store/key_source.h"
#include "app/store/reader.h"
#include "app/store/writer.h"

#include <filesystem>
#include <memory>

namespace sinan::store {

/// A workspace on disk: one SQLite database in WAL mode, one writer thread, readers as many as are asked for.
class Store
{
public:
    virtual ~Store() = default;

    /// Opens the workspace, creates it where the file does not exist, migrates an older one (after a copy beside it).
    /// The file is never overwritten on failure.
    /// @param path  of the database file; its folder must exist
    /// @retval ErrorCode::NewerVersion  facts: "version", "supported"
    /// @retval ErrorCode::Corrupt       the file is kept as it is
    /// @retval ErrorCode::Locked        another Sinan has it open
    /// @retval ErrorCode::WrongKey, ReadOnly, DiskFull, Io
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const std::filesystem::path &path, KeySource &keys,
                                                             const Environment &environment);

    /// A reader of the caller's own. Cheap enough to keep one a thread; not to make one a query.
    [[nodiscard]] virtual Result<std::unique_ptr<Reader>> reader() const = 0;
    [[nodiscard]] virtual Writer &writer() = 0;
    [[nodiscard]] virtual ChangeFeed &feed() = 0;
    [[nodiscard]] virtual const std::filesystem::path &path() const = 0;
    [[nodiscard]] virtual bool encrypted() const = 0;
    /// Its backups; may be used from any thread while the store is open.
    [[nodiscard]] virtual const Backups &backups() const = 0;
};

} // namespace sinan::store
