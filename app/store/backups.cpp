#include "app/store/backups.h"

#include "app/store/file_lock.h"

#include <QDateTime>

#include <set>

namespace sinan::store {

namespace {

constexpr std::string_view kindNames[] = {"daily", "by-hand", "before-restore"};
constexpr const char *stampFormat = "yyyyMMdd'T'HHmmss'Z'";
constexpr std::string_view namePrefix = "sinan-";

std::string stampOf(UtcTime time)
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(time), Qt::UTC).toString(QString::fromLatin1(stampFormat)).toStdString();
}

/// What the name says; nothing where it is not one of ours.
std::optional<BackupFile> backupNamed(const std::filesystem::path &path)
{
    const std::u8string utf8 = path.filename().u8string();
    std::string_view name(reinterpret_cast<const char *>(utf8.data()), utf8.size());
    if (!name.starts_with(namePrefix) || !name.ends_with(backupExtension))
        return std::nullopt;
    name.remove_prefix(namePrefix.size());
    name.remove_suffix(backupExtension.size());
    const std::size_t dash = name.find('-');
    if (dash == std::string_view::npos)
        return std::nullopt;
    QDateTime at = QDateTime::fromString(QString::fromLatin1(name.data(), qsizetype(dash)), QString::fromLatin1(stampFormat));
    at.setTimeSpec(Qt::UTC);
    for (std::size_t i = 0; i < std::size(kindNames); ++i) {
        // Behind the kind there may be a number: "-daily-2".
        const std::string_view rest = name.substr(dash + 1);
        if (at.isValid() && rest.starts_with(kindNames[i]))
            return BackupFile{path, BackupKind(i), fromMillis(at.toMSecsSinceEpoch()), sizeOnDisk(path)};
    }
    return std::nullopt;
}

std::filesystem::path folderBeside(const std::filesystem::path &workspace)
{
    return workspace.parent_path() / "backups";
}

std::vector<BackupFile> backupsIn(const std::filesystem::path &folder)
{
    std::vector<BackupFile> files;
    std::error_code failed;
    for (std::filesystem::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
        if (auto backup = backupNamed(entry->path()))
            files.push_back(std::move(*backup));
    }
    std::sort(files.begin(), files.end(), [](const BackupFile &one, const BackupFile &two) {
        // In one second: what a restore set aside was made after what it brought back.
        const bool aside = one.kind == BackupKind::BeforeRestore;
        if (one.at == two.at && aside != (two.kind == BackupKind::BeforeRestore))
            return aside;
        return one.at != two.at ? one.at > two.at : one.path > two.path;
    });
    return files;
}

std::filesystem::path readyFile(const std::filesystem::path &workspace)
{
    return withSuffix(workspace, ".restored");
}

Result<void> move(const std::filesystem::path &from, const std::filesystem::path &to)
{
    std::error_code failed;
    std::filesystem::rename(from, to, failed);
    if (failed)
        return Error{failed == std::errc::read_only_file_system || failed == std::errc::permission_denied ? ErrorCode::ReadOnly
                                                                                                         : ErrorCode::Io,
                     "restore", failed.message(), {}};
    return {};
}

/// Brings the write-ahead log into the file, so that the file alone is the workspace. A damaged one, or one whose key is lost,
/// stays as it is: then its log moves with it.
void makeOneFile(const std::filesystem::path &workspace, const std::optional<DatabaseKey> &key)
{
    // SQLite clears away the log of a file that it does not know; so it is asked first without the right to write.
    if (!openToLook(workspace, key).ok())
        return;
    auto connection = Connection::open(workspace, Connection::Mode::ReadWrite, key);
    if (!connection.ok())
        return;
    const auto mode = (*connection)->text("PRAGMA journal_mode = DELETE");
    if (!mode.ok())
        (*connection)->leaveFileAlone();
}

/// The log of a file that has moved away must go with it: beside another file it would ruin that one.
Result<void> moveLog(const std::filesystem::path &workspace, const std::filesystem::path &aside)
{
    std::error_code failed;
    if (std::filesystem::exists(withSuffix(workspace, "-wal"), failed))
        SINAN_TRY(move(withSuffix(workspace, "-wal"), withSuffix(aside, "-wal")));
    std::filesystem::remove(withSuffix(workspace, "-shm"), failed);
    return {};
}

using Preferences = std::vector<std::pair<std::string, std::string>>;

/// This computer's own, from the workspace that is about to be set aside; nothing where it cannot be read.
std::optional<Preferences> preferencesOf(const std::filesystem::path &workspace, const std::optional<DatabaseKey> &key)
{
    const auto read = [&]() -> Result<Preferences> {
        SINAN_ASSIGN(const auto connection, openToLook(workspace, key));
        SINAN_ASSIGN(Statement statement, connection->prepare("SELECT key, value FROM setting"));
        Preferences found;
        for (;;) {
            SINAN_ASSIGN(const bool row, statement.step());
            if (!row)
                return found;
            found.emplace_back(statement.text(0), statement.text(1));
        }
    };
    auto found = read();
    return found.ok() ? std::optional(std::move(found).value()) : std::nullopt;
}

Result<void> setPreferences(Connection &connection, const Preferences &preferences)
{
    SINAN_TRY(connection.execute("DELETE FROM setting"));
    for (const auto &[key, value] : preferences) {
        SINAN_ASSIGN(Statement statement, connection.prepare("INSERT INTO setting (key, value) VALUES (?1, ?2)"));
        statement.bind(1, std::string_view(key));
        statement.bind(2, std::string_view(value));
        SINAN_TRY(statement.run());
    }
    return {};
}

} // namespace

std::vector<std::size_t> superseded(std::span<const UtcTime> times, const WorkCalendar &calendar, const Rotation &rotation)
{
    std::vector<std::size_t> newestFirst(times.size());
    for (std::size_t i = 0; i < times.size(); ++i)
        newestFirst[i] = i;
    std::stable_sort(newestFirst.begin(), newestFirst.end(), [&](std::size_t a, std::size_t b) { return times[a] > times[b]; });
    std::set<LocalDate> days;
    std::set<LocalDate> weeksOfDays;
    std::set<LocalDate> weeks;
    std::vector<std::size_t> gone;
    for (const std::size_t index : newestFirst) {
        const LocalDate day = calendar.dateOf(times[index]);
        const LocalDate monday = day - (std::chrono::weekday(day) - std::chrono::Monday);
        if (int(days.size()) < rotation.days && days.insert(day).second) {
            weeksOfDays.insert(monday);
            continue;
        }
        if (!days.contains(day) && !weeksOfDays.contains(monday) && int(weeks.size()) < rotation.weeks && weeks.insert(monday).second)
            continue;
        gone.push_back(index);
    }
    std::sort(gone.begin(), gone.end());
    return gone;
}

PreparedRestore::PreparedRestore(std::filesystem::path file, BackupContents contents)
    : m_file(std::move(file)), m_contents(std::move(contents))
{
}

PreparedRestore::PreparedRestore(PreparedRestore &&other) noexcept
    : m_file(std::exchange(other.m_file, {})), m_contents(std::move(other.m_contents))
{
}

PreparedRestore::~PreparedRestore()
{
    std::error_code ignored;
    if (!m_file.empty())
        std::filesystem::remove(m_file, ignored);
}

Backups::Backups(std::filesystem::path workspace, const std::optional<DatabaseKey> &key, const Clock &clock)
    : m_workspace(std::filesystem::absolute(workspace)), m_key(key), m_clock(&clock)
{
}

std::filesystem::path Backups::folder() const
{
    return folderBeside(m_workspace);
}

std::vector<BackupFile> Backups::list() const
{
    return backupsIn(folder());
}

Result<BackupFile> Backups::freeName(BackupKind kind) const
{
    std::error_code failed;
    std::filesystem::create_directories(folder(), failed);
    if (failed)
        return Error{failed == std::errc::no_space_on_device ? ErrorCode::DiskFull : ErrorCode::ReadOnly, "backup", failed.message(), {}};
    BackupFile file;
    file.kind = kind;
    file.at = m_clock->now();
    for (int i = 1;; ++i) {
        std::string name(namePrefix);
        name += stampOf(file.at) + "-" + std::string(kindNames[std::size_t(kind)]) + (i > 1 ? "-" + std::to_string(i) : std::string());
        file.path = folder() / (name + std::string(backupExtension));
        if (!std::filesystem::exists(file.path, failed))
            return file;
    }
}

Result<BackupFile> Backups::make(BackupKind kind, const Stop &stop) const
{
    SINAN_ASSIGN(BackupFile file, freeName(kind));
    // One at a time; so whatever is unfinished now was cut off and may go.
    SINAN_ASSIGN(const FileLock lock, FileLock::take(folder() / "backups"));
    std::error_code failed;
    std::vector<std::filesystem::path> cutOff;
    for (std::filesystem::directory_iterator entry(folder(), failed), end; !failed && entry != end; entry.increment(failed)) {
        if (entry->path().filename().u8string().find(u8".sinanbackup.part") != std::u8string::npos)
            cutOff.push_back(entry->path());
    }
    for (const auto &path : cutOff)
        std::filesystem::remove(path, failed);
    SINAN_TRY(makeAt(file.path, stop));
    file.bytes = sizeOnDisk(file.path);
    return file;
}

Result<void> Backups::makeAt(const std::filesystem::path &target, const Stop &stop) const
{
    std::error_code failed;
    if (!std::filesystem::exists(m_workspace, failed))
        return Error{ErrorCode::NotFound, "backup", "no workspace here", {}};
    SINAN_ASSIGN(const auto source, openForReading(m_workspace, m_key.get()));
    return copyWorkspace(*source, sizeOnDisk(m_workspace), m_key.get(), target, stop, [this](Connection &copy) -> Result<void> {
        SINAN_ASSIGN(Statement note, copy.prepare("INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2"));
        note.bind(1, std::string_view(backupMadeKey));
        note.bind(2, toMillis(m_clock->now()));
        return note.run();
    });
}

Result<int> Backups::tidy(const WorkCalendar &calendar, const Rotation &rotation) const
{
    std::vector<BackupFile> daily;
    std::vector<UtcTime> times;
    for (BackupFile &file : list()) {
        if (file.kind != BackupKind::Daily)
            continue;
        times.push_back(file.at);
        daily.push_back(std::move(file));
    }
    int removed = 0;
    for (const std::size_t index : superseded(times, calendar, rotation)) {
        std::error_code failed;
        std::filesystem::remove(daily[index].path, failed);
        if (failed)
            return Error{ErrorCode::Io, "backup", failed.message(), {}};
        ++removed;
    }
    return removed;
}

Result<BackupContents> Backups::lookInto(const std::filesystem::path &file) const
{
    return store::lookInto(file, m_key.get());
}

Result<PreparedRestore> Backups::prepare(const std::filesystem::path &backup, const Stop &stop) const
{
    std::error_code failed;
    if (std::filesystem::equivalent(backup, m_workspace, failed))
        return Error{ErrorCode::InvalidArgument, "restore", "this is the workspace itself", {}};
    SINAN_ASSIGN(BackupContents contents, lookInto(backup));
    SINAN_ASSIGN(const auto source, openToLook(backup, m_key.get()));
    SINAN_ASSIGN(const std::string verdict, source->text("PRAGMA integrity_check(1)"));
    if (verdict != "ok")
        return Error{ErrorCode::Corrupt, "restore", verdict, {}};
    std::filesystem::remove(readyFile(m_workspace), failed);
    const auto preferences = preferencesOf(m_workspace, m_key.get());
    const auto dress = [&](Connection &copy) -> Result<void> {
        SINAN_TRY(copy.execute(std::string("DELETE FROM meta WHERE key = '") + backupMadeKey + "'"));
        return preferences ? setPreferences(copy, *preferences) : Result<void>();
    };
    SINAN_TRY(copyWorkspace(*source, contents.bytes, m_key.get(), readyFile(m_workspace), stop, dress));
    return PreparedRestore(readyFile(m_workspace), std::move(contents));
}

Result<std::optional<BackupFile>> Backups::finish(PreparedRestore prepared) const
{
    SINAN_ASSIGN(const FileLock lock, FileLock::take(m_workspace));
    std::error_code failed;
    if (!std::filesystem::exists(prepared.file(), failed))
        return Error{ErrorCode::NotFound, "restore", "the prepared copy is gone", {}};
    std::optional<BackupFile> aside;
    if (std::filesystem::exists(m_workspace, failed)) {
        SINAN_ASSIGN(aside, freeName(BackupKind::BeforeRestore));
        makeOneFile(m_workspace, m_key.get());
        SINAN_TRY(move(m_workspace, aside->path));
    }
    // From here on the prepared copy is the workspace: settleRestore() ends what is cut off, and what fails is taken back.
    const auto replaced = [&]() -> Result<void> {
        if (aside)
            SINAN_TRY(moveLog(m_workspace, aside->path));
        return move(prepared.file(), m_workspace);
    }();
    if (!replaced.ok()) {
        if (aside) {
            (void)moveLog(aside->path, m_workspace);
            (void)move(aside->path, m_workspace);
        }
        return replaced.error();
    }
    if (aside)
        aside->bytes = sizeOnDisk(aside->path);
    return aside;
}

Result<void> settleRestore(const std::filesystem::path &workspace)
{
    std::error_code failed;
    const std::filesystem::path ready = readyFile(workspace);
    if (!std::filesystem::exists(ready, failed))
        return {};
    // While the workspace is there, nothing was decided: it stays.
    if (std::filesystem::exists(workspace, failed)) {
        std::filesystem::remove(ready, failed);
        return {};
    }
    for (const BackupFile &file : backupsIn(folderBeside(std::filesystem::absolute(workspace)))) {
        if (file.kind == BackupKind::BeforeRestore) {
            SINAN_TRY(moveLog(workspace, file.path));
            break;
        }
    }
    return move(ready, workspace);
}

} // namespace sinan::store
