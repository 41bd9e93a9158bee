#pragma once

#include "app/store/attachment_files.h"
#include "ui/screens/knowledge/article_draft.h"
#include "ui/screens/knowledge/library.h"
#include "ui/screens/warning/wording.h"
#include "ui/widgets/background_reader.h"

#include <QImage>

namespace sinan::screens {

/// What the pages of the knowledge base share: articles and cases as they stand, drafts, attachments, the thread that reads.
/// @note UI thread only; one per window.
class KnowledgeDesk final : public QObject
{
    Q_OBJECT
public:
    explicit KnowledgeDesk(widgets::Workbench &bench, QObject *parent = nullptr);

    /// Reads at the first call and after changes.
    void load();
    void committed(const store::Commit &commit);
    [[nodiscard]] const Library &library() const { return m_library; }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] bool isReading() const { return m_reader.isBusy(); }
    [[nodiscard]] ArticleDrafts &drafts() { return m_drafts; }
    [[nodiscard]] const store::AttachmentFiles &files() const { return m_files; }
    [[nodiscard]] widgets::BackgroundReader &reader() { return m_reader; }
    [[nodiscard]] LocalDate today() const;
    /// A whole sentence why this person may not write articles; empty where they may.
    [[nodiscard]] QString whyNotWrite() const;
    /// The picture of an article that its text shows by name: ![](plan.png).
    [[nodiscard]] QImage picture(const std::vector<model::AttachmentRef> &files, const QString &name) const;
    /// Opens it with the system's program. @param failed  gets a whole sentence where that did not work
    void openAttachment(const model::AttachmentRef &file, QObject *context, std::function<void(const QString &)> failed);

Q_SIGNALS:
    void loaded();
    void failed();

private:
    void sweepFiles();

    widgets::Workbench &m_bench;
    widgets::BackgroundReader m_reader;
    ArticleDrafts m_drafts;
    store::AttachmentFiles m_files;
    Library m_library;
    bool m_loaded = false;
    bool m_stale = true;
};

/// "2.4 MB".
[[nodiscard]] QString sizeText(std::int64_t bytes);
/// Why a file was not taken, as a whole sentence.
[[nodiscard]] QString attachmentRefused(const Error &error);
/// "维护人 李静 · 更新于 … · 有效至 … · 第 3 版".
[[nodiscard]] QString articleDetail(const model::KnowledgeArticle &article, const Wording &wording);
/// "已过期", "还有 9 天到期", or empty.
[[nodiscard]] QString validityText(const std::optional<LocalDate> &expires, LocalDate today);

} // namespace sinan::screens
