#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/model/library.h"

#include <filesystem>
#include <set>

namespace sinan::store {

/// The files of knowledge articles: "<workspace folder>/files/<sha256>.<kind>", each content once, never written to again.
/// @note Files are read whole and hashed: not on the UI thread. Any thread, several at a time.
class AttachmentFiles
{
public:
    static constexpr std::int64_t largest = 20 * 1024 * 1024; ///< bytes of one file
    static constexpr int keptUnused = 30;                     ///< days that a file without a user stays, so that undo finds it

    /// @param workspace  of the database file
    explicit AttachmentFiles(const std::filesystem::path &workspace) : m_folder(workspace.parent_path() / "files") {}

    /// Copies the file in. Its kind is told by its contents, not by its name alone.
    /// @retval ErrorCode::TooLarge         facts: "file", "limit"
    /// @retval ErrorCode::InvalidArgument  no PDF, DOCX, PNG or JPEG, or another kind than its name says; facts: "file"
    /// @retval ErrorCode::NotFound, Io, DiskFull
    [[nodiscard]] Result<model::AttachmentRef> take(const std::filesystem::path &file) const;
    /// The bytes' place, after their hash was checked.
    /// @retval ErrorCode::NotFound  it is not on this computer
    /// @retval ErrorCode::Corrupt   the bytes are not those that were taken in
    [[nodiscard]] Result<std::filesystem::path> find(const model::AttachmentRef &file) const;
    /// A read-only copy under its own name, for the system's program: what that program saves does not touch ours.
    /// @param into  made where it does not exist
    [[nodiscard]] Result<std::filesystem::path> copyOut(const model::AttachmentRef &file, const std::filesystem::path &into) const;
    /// Removes files that no article, version or draft uses and has not used for `keptUnused` days.
    /// @param used  hashes
    /// @return how many were removed
    [[nodiscard]] Result<int> sweep(const std::set<std::string> &used, UtcTime now) const;

    [[nodiscard]] const std::filesystem::path &folder() const { return m_folder; }

private:
    [[nodiscard]] std::filesystem::path pathOf(const model::AttachmentRef &file) const;

    std::filesystem::path m_folder;
};

} // namespace sinan::store
