#include "app/main/window/demo_place.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

namespace sinan::main {

namespace {

/// Says which ready-made demo a folder was filled from.
QByteArray stampOf(const std::filesystem::path &file)
{
    const QFileInfo info(file);
    return QByteArray::number(info.size()) + ' ' + QByteArray::number(info.lastModified().toMSecsSinceEpoch());
}

} // namespace

std::filesystem::path readyMadeDemo(const std::filesystem::path &programFolder)
{
    std::error_code ignored;
    for (const char *place : {"../share/sinan/demo/workspace.db", "../Resources/demo/workspace.db", "demo/workspace.db",
                              "../../../../share/sinan/demo/workspace.db"}) {
        if (std::filesystem::exists(programFolder / place, ignored))
            return programFolder / place;
    }
    return {};
}

Result<void> placeDemo(const std::filesystem::path &readyMade, const std::filesystem::path &folder)
{
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    const auto target = folder / "workspace.db";
    QFile stamp(folder / "made-from");
    const QByteArray wanted = stampOf(readyMade);
    if (std::filesystem::exists(target, failed) && stamp.open(QIODevice::ReadOnly) && stamp.readAll() == wanted)
        return {};
    stamp.close();
    for (const char *part : {"workspace.db", "workspace.db-wal", "workspace.db-shm"})
        std::filesystem::remove(folder / part, failed);
    std::filesystem::copy_file(readyMade, target, failed);
    if (failed)
        return Error{ErrorCode::Io, "demo", failed.message(), {}}.with("folder", folder.string());
    std::filesystem::permissions(target, std::filesystem::perms::owner_write, std::filesystem::perm_options::add, failed);
    if (!stamp.open(QIODevice::WriteOnly | QIODevice::Truncate) || stamp.write(wanted) != wanted.size())
        return Error{ErrorCode::Io, "demo", stamp.errorString().toStdString(), {}}.with("folder", folder.string());
    return {};
}

} // namespace sinan::main
