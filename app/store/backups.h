#pragma once

#include "app/base/calendar.h"
#include "app/store/database_file.h"
#include "app/store/workspace_copy.h"

namespace sinan::store {

/// Why a backup was made. Only daily ones are ever removed by themselves.
enum class BackupKind { Daily, ByHand, BeforeRestore };

/// A backup in the workspace's own folder of them.
struct BackupFile
{
    std::filesystem::path path;
    BackupKind kind = BackupKind::Daily;
    UtcTime at{};
    std::int64_t bytes = 0;
};

/// How many daily backups stay: the newest of each of the last days that have one, then of each week that these days do
/// not reach.
struct Rotation
{
    int days = 7;
    int weeks = 4;
};

/// Which of the backups made at `times` may go.
/// @return indexes into `times`, ascending
[[nodiscard]] std::vector<std::size_t> superseded(std::span<const UtcTime> times, const WorkCalendar &calendar,
                                                  const Rotation &rotation = {});

/// A whole, verified copy of a backup beside the workspace, ready to take its place. Removed again where nobody uses it.
class PreparedRestore
{
public:
    PreparedRestore(std::filesystem::path file, BackupContents contents);
    ~PreparedRestore();
    PreparedRestore(PreparedRestore &&other) noexcept;
    PreparedRestore &operator=(PreparedRestore &&) = delete;
    [[nodiscard]] const std::filesystem::path &file() const { return m_file; }
    [[nodiscard]] const BackupContents &contents() const { return m_contents; }

private:
    std::filesystem::path m_file;
    BackupContents m_contents;
};

/// The backups of one workspace, in the folder "backups" beside it. Needs no open store, and gets on with one.
/// @note Every method may be called from any thread; two at once are told so (ErrorCode::Locked).
class Backups
{
public:
    /// @param workspace  its database file
    /// @param clock      outlives this
    Backups(std::filesystem::path workspace, const std::optional<DatabaseKey> &key, const Clock &clock);

    [[nodiscard]] const std::filesystem::path &workspace() const { return m_workspace; }
    [[nodiscard]] std::filesystem::path folder() const;
    /// Newest first. Files with other names are not looked at.
    [[nodiscard]] std::vector<BackupFile> list() const;
    /// Makes one in the folder, online (copyWorkspace()); encrypted where the workspace is.
    [[nodiscard]] Result<BackupFile> make(BackupKind kind, const Stop &stop = {}) const;
    /// The same into a file of one's choice, which must not exist. Errors: copyWorkspace().
    [[nodiscard]] Result<void> makeAt(const std::filesystem::path &target, const Stop &stop = {}) const;
    /// Removes daily backups that newer ones have superseded.
    /// @return how many
    [[nodiscard]] Result<int> tidy(const WorkCalendar &calendar, const Rotation &rotation = {}) const;
    /// What a file holds, for the preview. Errors: openToLook().
    [[nodiscard]] Result<BackupContents> lookInto(const std::filesystem::path &file) const;

    /// First half of a restore, while the workspace is still open: reads the whole backup for damage, copies and verifies it. The
    /// preferences of this computer stay as they are.
    /// @retval ErrorCode::NotFound, Corrupt, Unsupported, NewerVersion, WrongKey, DiskFull
    [[nodiscard]] Result<PreparedRestore> prepare(const std::filesystem::path &backup, const Stop &stop = {}) const;
    /// Second half, with the workspace closed: sets the present one aside and puts the other in its place. Killed at any point it
    /// leaves the one or the other whole (Store::open() goes on where it stopped).
    /// @return where the former workspace is now, among the backups; nothing where there was none
    /// @retval ErrorCode::Locked  the workspace is open; nothing was changed
    [[nodiscard]] Result<std::optional<BackupFile>> finish(PreparedRestore prepared) const;

private:
    [[nodiscard]] Result<BackupFile> freeName(BackupKind kind) const;

    std::filesystem::path m_workspace;
    HeldKey m_key;
    const Clock *m_clock;
};

/// Goes on with a restore that was cut off between its last two steps; call with the workspace's lock, before opening it.
[[nodiscard]] Result<void> settleRestore(const std::filesystem::path &workspace);

/// What backup files are called: "sinan-20260302T001000Z-daily.sinanbackup".
inline constexpr std::string_view backupExtension = ".sinanbackup";

} // namespace sinan::store
