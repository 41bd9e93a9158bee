#include "app/store/attachment_files.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace sinan::store {

namespace {

constexpr auto unusedMark = ".unused";

QString qtPath(const std::filesystem::path &path)
{
    return QString::fromStdU16String(path.u16string());
}

Error fileError(ErrorCode code, const std::filesystem::path &file, std::string detail)
{
    return Error{code, "attachment", std::move(detail), {}}.with("file", qtPath(file.filename()).toStdString());
}

/// The kind that the first bytes speak of, or nothing.
std::string kindOf(const QByteArray &bytes)
{
    if (bytes.startsWith("%PDF-"))
        return "pdf";
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return "png";
    if (bytes.startsWith("\xff\xd8\xff"))
        return "jpg";
    // A DOCX is a ZIP with its text in word/document.xml; the names stand in plain bytes.
    if (bytes.startsWith("PK\x03\x04") && bytes.contains("word/document.xml"))
        return "docx";
    return {};
}

std::string hashOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().toStdString();
}

Result<QByteArray> readWhole(const std::filesystem::path &path)
{
    QFile file(qtPath(path));
    if (!file.exists())
        return fileError(ErrorCode::NotFound, path, "no such file");
    if (!file.open(QIODevice::ReadOnly))
        return fileError(ErrorCode::Io, path, file.errorString().toStdString());
    if (file.size() > AttachmentFiles::largest)
        return fileError(ErrorCode::TooLarge, path, "larger than allowed").with("limit", std::to_string(AttachmentFiles::largest));
    // A file that grows while it is read must not get past the limit.
    QByteArray bytes = file.read(AttachmentFiles::largest + 1);
    if (bytes.size() > AttachmentFiles::largest)
        return fileError(ErrorCode::TooLarge, path, "larger than allowed").with("limit", std::to_string(AttachmentFiles::largest));
    return bytes;
}

Result<void> writeWhole(const std::filesystem::path &path, const QByteArray &bytes)
{
    if (!QDir().mkpath(qtPath(path.parent_path())))
        return fileError(ErrorCode::Io, path, "cannot make the folder");
    QSaveFile file(qtPath(path));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fileError(ErrorCode::Io, path, file.errorString().toStdString());
    return {};
}

} // namespace

std::filesystem::path AttachmentFiles::pathOf(const model::AttachmentRef &file) const
{
    return m_folder / (file.sha256 + "." + file.kind);
}

Result<model::AttachmentRef> AttachmentFiles::take(const std::filesystem::path &path) const
{
    SINAN_ASSIGN(const QByteArray bytes, readWhole(path));
    const QString ending = QFileInfo(qtPath(path)).suffix().toLower();
    model::AttachmentRef file;
    file.kind = kindOf(bytes);
    const bool named = ending.toStdString() == file.kind || (file.kind == "jpg" && ending == QLatin1String("jpeg"));
    if (file.kind.empty() || !named)
        return fileError(ErrorCode::InvalidArgument, path, file.kind.empty() ? "not a PDF, DOCX, PNG or JPEG" : "another kind than its name says");
    file.name = qtPath(path.filename()).toStdString();
    file.sha256 = hashOf(bytes);
    file.size = bytes.size();
    if (!QFileInfo::exists(qtPath(pathOf(file))))
        SINAN_TRY(writeWhole(pathOf(file), bytes));
    return file;
}

Result<std::filesystem::path> AttachmentFiles::find(const model::AttachmentRef &file) const
{
    SINAN_ASSIGN(const QByteArray bytes, readWhole(pathOf(file)));
    if (hashOf(bytes) != file.sha256)
        return fileError(ErrorCode::Corrupt, file.name, "not the bytes that were taken in");
    return pathOf(file);
}

Result<std::filesystem::path> AttachmentFiles::copyOut(const model::AttachmentRef &file, const std::filesystem::path &into) const
{
    SINAN_ASSIGN(const QByteArray bytes, readWhole(pathOf(file)));
    if (hashOf(bytes) != file.sha256)
        return fileError(ErrorCode::Corrupt, file.name, "not the bytes that were taken in");
    // Two contents may share a name: each has a folder of its own.
    const std::filesystem::path copy = into / file.sha256.substr(0, 12) / std::filesystem::path(QString::fromStdString(file.name).toStdU16String());
    if (QFileInfo::exists(qtPath(copy))) {
        QFile::setPermissions(qtPath(copy), QFile::ReadOwner | QFile::WriteOwner);
        QFile::remove(qtPath(copy));
    }
    SINAN_TRY(writeWhole(copy, bytes));
    QFile::setPermissions(qtPath(copy), QFile::ReadOwner);
    return copy;
}

Result<int> AttachmentFiles::sweep(const std::set<std::string> &used, UtcTime now) const
{
    const QDir folder(qtPath(m_folder));
    if (!folder.exists())
        return 0;
    int removed = 0;
    const auto names = folder.entryList({QStringLiteral("*.pdf"), QStringLiteral("*.docx"), QStringLiteral("*.png"), QStringLiteral("*.jpg")}, QDir::Files);
    for (const QString &name : names) {
        const QString mark = folder.filePath(name + QLatin1String(unusedMark));
        if (used.contains(name.section(QLatin1Char('.'), 0, 0).toStdString())) {
            QFile::remove(mark);
            continue;
        }
        // The mark says since when nobody uses it.
        QFile since(mark);
        if (!since.exists()) {
            if (!since.open(QIODevice::WriteOnly) || since.write(QByteArray::number(qint64(toMillis(now)))) < 0)
                return fileError(ErrorCode::Io, name.toStdU16String(), since.errorString().toStdString());
            continue;
        }
        bool number = false;
        const qint64 at = since.open(QIODevice::ReadOnly) ? since.readAll().toLongLong(&number) : 0;
        since.close();
        if (!number || now - fromMillis(at) < std::chrono::days(keptUnused))
            continue;
        if (QFile::remove(folder.filePath(name))) {
            QFile::remove(mark);
            ++removed;
        }
    }
    return removed;
}

} // namespace sinan::store
