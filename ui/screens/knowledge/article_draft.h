#pragma once

#include "app/model/library.h"
#include "ui/widgets/workbench.h"

#include <QObject>
#include <QTimer>

#include <map>

namespace sinan::screens {

/// What somebody has typed for an article and not saved yet.
struct ArticleDraft {
    Uuid article;              ///< also of one that does not exist yet
    std::int64_t version = 0;  ///< row version that it was begun on; 0 = a new article
    std::string titleZh;
    std::string titleEn;
    std::string textZh;
    std::string textEn;
    Json kinds = Json::array();
    std::string owner;
    std::string expires;       ///< as it was typed
    Json attachments = Json::array();
    std::int64_t from = 0;     ///< version that is being brought back, or 0
    UtcTime keptAt{};
    [[nodiscard]] bool saysSomething() const { return !titleZh.empty() || !titleEn.empty() || !textZh.empty() || !textEn.empty(); }
    friend bool operator==(const ArticleDraft &, const ArticleDraft &) = default;
};
[[nodiscard]] ArticleDraft draftOf(const model::KnowledgeArticle &article);
/// What "article.save@1" wants. @param expires  as it was read from the draft's text
[[nodiscard]] Json argumentsOf(const ArticleDraft &draft, const std::optional<LocalDate> &expires, LocalDate today);

/// Drafts of articles, kept in the workspace's settings of this computer while one types: they outlive the program however it ends.
/// @note UI thread only.
class ArticleDrafts final : public QObject
{
    Q_OBJECT
public:
    static constexpr int pauseMilliseconds = 600;
    static constexpr std::size_t most = 20;
    static constexpr const char *settingKey = "knowledge.drafts";

    explicit ArticleDrafts(widgets::Workbench &bench, QObject *parent = nullptr);
    ~ArticleDrafts() override;

    /// The draft of that article, or nothing.
    [[nodiscard]] const ArticleDraft *find(const Uuid &article) const;
    [[nodiscard]] const std::map<Uuid, ArticleDraft> &all() const { return m_drafts; }
    /// Keeps it, soon.
    /// @return false where there are too many drafts; the words stay in the editor only
    bool keep(ArticleDraft draft);
    void discard(const Uuid &article);
    /// Writes what is waiting, now.
    void flush();
    [[nodiscard]] bool isWaiting() const { return m_pause.isActive() || m_writing; }

Q_SIGNALS:
    /// What is on disk is what was last kept.
    void kept();
    void failed();
    void changed();

private:
    void write();

    widgets::Workbench &m_bench;
    QTimer m_pause;
    std::map<Uuid, ArticleDraft> m_drafts;
    bool m_writing = false;
};

/// Reads the setting; what cannot be read is left out.
[[nodiscard]] std::map<Uuid, ArticleDraft> readDrafts(const store::Reader &reader);

} // namespace sinan::screens
