#include "app/base/format.h"
#include "app/main/cli/cli.h"
#include "app/store/backups.h"

#include <QTimeZone>

namespace sinan::cli {

namespace {

std::string pathText(const std::filesystem::path &path)
{
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

std::filesystem::path pathOf(const QString &text)
{
    return std::filesystem::path(text.toStdU16String());
}

Json jsonOf(const store::BackupContents &contents)
{
    Json rows = Json::object();
    for (const auto &table : model::allCollections()) {
        if (const std::int64_t count = contents.count(table.info.id))
            rows[std::string(table.info.name)] = count;
    }
    Json json{{"workspace", contents.workspace}, {"demo", contents.demo},  {"bytes", contents.bytes},
              {"version", contents.version},     {"encrypted", contents.encrypted}, {"rows", std::move(rows)}};
    json["made"] = contents.madeAt ? Json(toIso(*contents.madeAt)) : Json();
    json["newest_talk"] = contents.newestTalk ? Json(toIso(*contents.newestTalk)) : Json();
    return json;
}

void printContents(const Surroundings &surroundings, const std::filesystem::path &file, const store::BackupContents &contents)
{
    if (surroundings.json) {
        Json json = jsonOf(contents);
        json["file"] = pathText(file);
        print(dumpJson(json));
        return;
    }
    using model::Collection;
    print(pathText(file));
    print("  made " + (contents.madeAt ? toIso(*contents.madeAt) : std::string("unknown: a workspace, not a backup")) + ", " +
          format::integer(contents.bytes) + " bytes, table version " + std::to_string(contents.version) +
          (contents.encrypted ? ", encrypted" : "") + (contents.demo ? ", demo" : ""));
    print("  " + format::integer(contents.count(Collection::Customer)) + " customers, " +
          format::integer(contents.count(Collection::Interaction)) + " conversations, " +
          format::integer(contents.count(Collection::Warning)) + " warnings" +
          (contents.newestTalk ? ", newest conversation " + toIso(*contents.newestTalk) : std::string()));
}

Result<std::filesystem::path> workspaceFile(const Surroundings &surroundings, bool mustExist)
{
    if (surroundings.workspace.empty())
        return Error{ErrorCode::InvalidArgument, "--workspace", "name the workspace folder", {}};
    std::error_code failed;
    if (mustExist && !std::filesystem::exists(surroundings.workspace / "workspace.db", failed))
        return Error{ErrorCode::NotFound, surroundings.workspace.string(), "no workspace here", {}};
    return surroundings.workspace / "workspace.db";
}

/// One line more than the error itself: what to do about it.
int failWithAdvice(const Surroundings &surroundings, const Error &error)
{
    const int status = fail(surroundings, error);
    if (surroundings.json)
        return status;
    switch (error.code) {
    case ErrorCode::Corrupt:
        complain("sinanctl: this file is damaged or no backup; the workspace is as it was. Try an older backup (backup --list).");
        break;
    case ErrorCode::Unsupported:
        complain("sinanctl: this is a database of another program; the workspace is as it was.");
        break;
    case ErrorCode::NewerVersion:
        complain("sinanctl: this backup was made by a newer Sinan; install that version first. The workspace is as it was.");
        break;
    case ErrorCode::WrongKey:
        complain("sinanctl: this backup is encrypted with another key than this workspace; the workspace is as it was.");
        break;
    case ErrorCode::Locked:
        complain("sinanctl: Sinan has this workspace open, or another backup is being made; close it and try again.");
        break;
    case ErrorCode::DiskFull:
        complain("sinanctl: the disk is full; nothing was changed. Make room and try again.");
        break;
    default:
        break;
    }
    return status;
}

} // namespace

int backup(const Surroundings &surroundings, const QStringList &arguments)
{
    const auto workspace = workspaceFile(surroundings, true);
    if (!workspace.ok())
        return fail(surroundings, workspace.error());
    const SetClock clock(surroundings.now);
    const store::Backups backups(*workspace, std::nullopt, clock);
    if (arguments.contains(QLatin1String("--list"))) {
        for (const store::BackupFile &file : backups.list()) {
            const auto contents = backups.lookInto(file.path);
            if (contents.ok())
                printContents(surroundings, file.path, *contents);
            else
                complain(pathText(file.path) + ": " + contents.error().toString());
        }
        return Done;
    }
    std::filesystem::path made;
    const bool daily = arguments.contains(QLatin1String("--daily"));
    if (daily || arguments.isEmpty()) {
        const auto file = backups.make(daily ? store::BackupKind::Daily : store::BackupKind::ByHand);
        if (!file.ok())
            return failWithAdvice(surroundings, file.error());
        made = file->path;
        if (daily) {
            const WorkCalendar calendar(QTimeZone::systemTimeZoneId().toStdString());
            if (const auto tidied = backups.tidy(calendar); !tidied.ok())
                return fail(surroundings, tidied.error());
        }
    } else if (arguments.size() == 1 && !arguments.first().startsWith(QLatin1String("--"))) {
        made = pathOf(arguments.first());
        if (const auto done = backups.makeAt(made); !done.ok())
            return failWithAdvice(surroundings, done.error());
    } else {
        return usage("backup takes one FILE, --list or --daily");
    }
    const auto contents = backups.lookInto(made);
    if (!contents.ok())
        return failWithAdvice(surroundings, contents.error());
    printContents(surroundings, made, *contents);
    return Done;
}

int restore(const Surroundings &surroundings, const QStringList &arguments)
{
    QStringList files = arguments;
    const bool dry = files.removeAll(QStringLiteral("--dry-run")) > 0;
    if (files.size() != 1)
        return usage("restore needs one FILE");
    const auto workspace = workspaceFile(surroundings, false);
    if (!workspace.ok())
        return fail(surroundings, workspace.error());
    const SetClock clock(surroundings.now);
    const store::Backups backups(*workspace, std::nullopt, clock);
    const std::filesystem::path file = pathOf(files.first());
    const auto contents = backups.lookInto(file);
    if (!contents.ok())
        return failWithAdvice(surroundings, contents.error());
    if (dry) {
        printContents(surroundings, file, *contents);
        return Done;
    }
    std::error_code failed;
    std::filesystem::create_directories(surroundings.workspace, failed);
    auto prepared = backups.prepare(file);
    if (!prepared.ok())
        return failWithAdvice(surroundings, prepared.error());
    const auto aside = backups.finish(std::move(prepared).value());
    if (!aside.ok())
        return failWithAdvice(surroundings, aside.error());
    printContents(surroundings, file, *contents);
    if (*aside && !surroundings.json)
        print("  the former workspace is kept: " + pathText((*aside)->path));
    return Done;
}

} // namespace sinan::cli
