#pragma once

#include "app/base/clock.h"
#include "app/model/collection.h"
#include "app/store/connection.h"

#include <array>
#include <atomic>

namespace sinan::store {

/// Asked between any two pieces of long work; where it says true the work ends with ErrorCode::Cancelled and leaves nothing.
using Stop = std::function<bool()>;

/// What a file with a workspace in it holds.
struct BackupContents
{
    std::optional<UtcTime> madeAt; ///< when the backup was made; nothing for a workspace that is none
    std::int64_t bytes = 0;
    std::int64_t version = 0; ///< of its tables
    bool encrypted = false;
    std::string workspace; ///< as its people call it
    bool demo = false;
    std::array<std::int64_t, model::collectionCount> rows{}; ///< that are not deleted, by collection
    std::optional<UtcTime> newestTalk;

    [[nodiscard]] std::int64_t count(model::Collection collection) const { return rows[std::size_t(collection)]; }
};

/// Reads what is in it: a few counts, not the whole file. Errors: openToLook().
[[nodiscard]] Result<BackupContents> lookInto(const std::filesystem::path &file, const std::optional<DatabaseKey> &key);

/// Copies everything that `source` sees at this moment into the new file `target`, page by page (SQLite's backup), while others go
/// on writing, and holds the copy against it: the whole file is read for damage and every table counted. The copy is one file
/// without a write-ahead log. An unfinished copy never bears the name `target`.
/// @retval ErrorCode::DiskFull  facts: "needed", "free" in bytes, where known beforehand
/// @retval ErrorCode::Corrupt   the source is damaged, or what was written does not read back
/// @retval ErrorCode::Conflict  `target` exists
/// @param dress  changes the copy before it gets its name: notes what it is
[[nodiscard]] Result<void> copyWorkspace(Connection &source, std::int64_t bytes, const std::optional<DatabaseKey> &key,
                                         const std::filesystem::path &target, const Stop &stop,
                                         const std::function<Result<void>(Connection &)> &dress);

/// In `meta` of a backup: when it was made, in milliseconds.
inline constexpr const char *backupMadeKey = "backup_made";

/// The file and its write-ahead log, in bytes.
[[nodiscard]] std::int64_t sizeOnDisk(const std::filesystem::path &database);
/// `path` with something behind its name.
[[nodiscard]] std::filesystem::path withSuffix(std::filesystem::path path, std::string_view suffix);

} // namespace sinan::store
