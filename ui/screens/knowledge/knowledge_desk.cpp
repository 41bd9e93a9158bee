#include "ui/screens/knowledge/knowledge_desk.h"

#include "ui/widgets/model_words.h"

#include <QDesktopServices>
#include <QDir>
#include <QUrl>

namespace sinan::screens {

KnowledgeDesk::KnowledgeDesk(widgets::Workbench &bench, QObject *parent)
    : QObject(parent), m_bench(bench), m_reader(bench.store), m_drafts(bench), m_files(bench.store.path())
{
}

LocalDate KnowledgeDesk::today() const
{
    return m_bench.calendar.dateOf(m_bench.clock.now());
}

QString KnowledgeDesk::whyNotWrite() const
{
    return mutations::Registry::standard().may(m_bench.actor.role, "article.save@1") ? QString() : qtTrId("knowledge.may_not_write");
}

void KnowledgeDesk::load()
{
    if (!m_stale)
        return;
    m_stale = false;
    m_reader.ask<Library>(
        QStringLiteral("library"), this, [](const store::Reader &reader) { return readLibrary(reader); },
        [this](Result<Library> read) {
            if (!read.ok()) {
                m_stale = true;
                Q_EMIT failed();
                return;
            }
            const bool first = !m_loaded;
            m_library = std::move(read).value();
            m_loaded = true;
            Q_EMIT loaded();
            if (first)
                sweepFiles();
        });
}

void KnowledgeDesk::committed(const store::Commit &commit)
{
    if (!commit.touches(model::Collection::KnowledgeArticle) && !commit.touches(model::Collection::CaseRecord))
        return;
    m_stale = true;
    if (m_loaded)
        load();
}

void KnowledgeDesk::sweepFiles()
{
    std::set<std::string> used;
    const auto note = [&used](const Json &list) {
        for (const model::AttachmentRef &file : model::attachmentsIn(list))
            used.insert(file.sha256);
    };
    for (const auto &[id, draft] : m_drafts.all())
        note(draft.attachments);
    m_reader.ask<int>(
        QStringLiteral("sweep"), this,
        [files = m_files, used, now = m_bench.clock.now()](const store::Reader &reader) mutable -> Result<int> {
            const auto noteRow = [&used](const Json &list) {
                for (const model::AttachmentRef &file : model::attachmentsIn(list))
                    used.insert(file.sha256);
            };
            SINAN_ASSIGN(const auto articles, mutations::selectAs<model::KnowledgeArticle>(reader, {}));
            for (const auto &article : articles)
                noteRow(article.attachments);
            SINAN_ASSIGN(const auto versions, mutations::selectAs<model::ArticleVersion>(reader, {}));
            for (const auto &version : versions)
                noteRow(version.attachments);
            return files.sweep(used, now);
        },
        // Nothing hangs on it: what was not removed today is removed another day.
        [](const Result<int> &) {});
}

QImage KnowledgeDesk::picture(const std::vector<model::AttachmentRef> &files, const QString &name) const
{
    for (const model::AttachmentRef &file : files) {
        if (widgets::toQt(file.name) == name && (file.kind == "png" || file.kind == "jpg"))
            return QImage(QString::fromStdU16String((m_files.folder() / (file.sha256 + "." + file.kind)).u16string()));
    }
    return {};
}

void KnowledgeDesk::openAttachment(const model::AttachmentRef &file, QObject *context, std::function<void(const QString &)> failed)
{
    const std::filesystem::path into = std::filesystem::path(QDir::tempPath().toStdU16String()) / "sinan-attachments";
    m_reader.ask<std::filesystem::path>(
        context, [files = m_files, file, into](const store::Reader &) { return files.copyOut(file, into); },
        [file, failed = std::move(failed)](const Result<std::filesystem::path> &copy) {
            const QString name = widgets::toQt(file.name);
            if (!copy.ok())
                failed(copy.error().code == ErrorCode::NotFound  ? qtTrId("knowledge.file_gone").arg(name)
                       : copy.error().code == ErrorCode::Corrupt ? qtTrId("knowledge.file_damaged").arg(name)
                                                                 : qtTrId("knowledge.file_failed").arg(name));
            else if (!QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdU16String(copy->u16string()))))
                failed(qtTrId("knowledge.file_no_program").arg(name));
        });
}

QString sizeText(std::int64_t bytes)
{
    constexpr double kilo = 1024;
    if (double(bytes) < kilo * kilo)
        return QStringLiteral("%1 KB").arg(std::max<std::int64_t>(1, bytes / std::int64_t(kilo)));
    return QStringLiteral("%1 MB").arg(widgets::toQt(format::decimal(double(bytes) / kilo / kilo)));
}

QString attachmentRefused(const Error &error)
{
    const QString name = widgets::toQt(error.fact("file"));
    if (error.code == ErrorCode::TooLarge)
        return qtTrId("knowledge.file_too_large").arg(name, sizeText(store::AttachmentFiles::largest));
    if (error.code == ErrorCode::InvalidArgument)
        return qtTrId("knowledge.file_kind").arg(name);
    return qtTrId("knowledge.file_unread").arg(name);
}

QString validityText(const std::optional<LocalDate> &expires, LocalDate today)
{
    switch (validityOf(expires, today)) {
    case Validity::Expired:
        return qtTrId("knowledge.expired");
    case Validity::Soon:
        return *expires == today ? qtTrId("knowledge.expires_today") : qtTrId("knowledge.expires_in", int((*expires - today).count()));
    case Validity::NoDate:
    case Validity::Valid:
        break;
    }
    return {};
}

QString articleDetail(const model::KnowledgeArticle &article, const Wording &wording)
{
    QStringList parts;
    parts << (article.owner.empty() ? qtTrId("knowledge.no_owner") : qtTrId("knowledge.owned_by").arg(toQString(article.owner)));
    if (article.updatedOn)
        parts << qtTrId("knowledge.updated_on").arg(wording.date(*article.updatedOn));
    if (article.expires)
        parts << (validityOf(article.expires, wording.calendar.dateOf(wording.now)) == Validity::Expired ? qtTrId("knowledge.expired_on").arg(wording.date(*article.expires))
                                                                                  : qtTrId("knowledge.valid_until").arg(wording.date(*article.expires)));
    else
        parts << qtTrId("knowledge.no_date");
    parts << qtTrId("knowledge.version_number").arg(article.revision);
    if (article.shipped)
        parts << (article.updatedBy.empty() ? qtTrId("knowledge.shipped") : qtTrId("knowledge.shipped_edited").arg(toQString(article.updatedBy)));
    return parts.join(QStringLiteral(" · "));
}

} // namespace sinan::screens
