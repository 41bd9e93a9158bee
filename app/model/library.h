#pragma once

#include "app/model/described.h"

#include <vector>

namespace sinan::model {

/// A page that helps to act: talk track, template, terms. Markdown, in both languages.
struct KnowledgeArticle : Entity {
    std::string key;
    std::string titleZh;
    std::string titleEn;
    std::string textZh;
    std::string textEn;
    Json kinds;  ///< names of the signal kinds it serves
    std::string owner;
    std::optional<LocalDate> updatedOn;
    std::optional<LocalDate> expires;
    std::string updatedBy;      ///< who saved this revision; empty as it was shipped
    std::int64_t revision = 1;  ///< counts the saved versions
    bool shipped = false;       ///< came with Sinan, also after somebody edited it
    Json attachments;           ///< [{"name", "sha256", "kind", "size"}], see AttachmentRef
};

/// A file of an article: its bytes lie in the workspace's folder under their hash.
struct AttachmentRef {
    std::string name;    ///< as it was called, with its ending
    std::string sha256;  ///< 64 hexadecimal digits
    std::string kind;    ///< its ending: "pdf", "docx", "png", "jpg"
    std::int64_t size = 0;  ///< bytes
    friend bool operator==(const AttachmentRef &, const AttachmentRef &) = default;
};
[[nodiscard]] inline Json toJson(const std::vector<AttachmentRef> &files)
{
    Json list = Json::array();
    for (const AttachmentRef &file : files)
        list.push_back({{"name", file.name}, {"sha256", file.sha256}, {"kind", file.kind}, {"size", file.size}});
    return list;
}
/// What cannot be read as an attachment is left out.
[[nodiscard]] inline std::vector<AttachmentRef> attachmentsIn(const Json &list)
{
    std::vector<AttachmentRef> files;
    if (!list.is_array())
        return files;
    for (const Json &entry : list) {
        AttachmentRef file{textOr(entry, "name"), textOr(entry, "sha256"), textOr(entry, "kind"), integerOr(entry, "size")};
        if (!file.name.empty() && file.sha256.size() == 64)
            files.push_back(std::move(file));
    }
    return files;
}

template <>
struct Described<KnowledgeArticle> {
    static constexpr CollectionInfo info{Collection::KnowledgeArticle, "knowledge_article", {"知识库", "Knowledge"}};
    static constexpr std::array fields{
        bind<&KnowledgeArticle::key>("key", {"编号", "No."}, Required | Indexed),
        bind<&KnowledgeArticle::titleZh>("title_zh", {"标题", "Title (zh)"}, Searchable),
        bind<&KnowledgeArticle::titleEn>("title_en", {"标题(英)", "Title (en)"}, Searchable),
        bind<&KnowledgeArticle::textZh>("text_zh", {"正文", "Text (zh)"}, Searchable | Long),
        bind<&KnowledgeArticle::textEn>("text_en", {"正文(英)", "Text (en)"}, Searchable | Long),
        bind<&KnowledgeArticle::kinds>("kinds", {"信号", "Signals"}),
        bind<&KnowledgeArticle::owner>("owner", {"维护人", "Owner"}),
        bind<&KnowledgeArticle::updatedOn>("updated_on", {"更新日期", "Updated"}),
        bind<&KnowledgeArticle::expires>("expires", {"有效期", "Valid until"}),
        bind<&KnowledgeArticle::updatedBy>("updated_by", {"更新人", "Updated by"}),
        bind<&KnowledgeArticle::revision>("revision", {"版次", "Version"}),
        bind<&KnowledgeArticle::shipped>("shipped", {"随软件提供", "Shipped"}),
        bind<&KnowledgeArticle::attachments>("attachments", {"附件", "Attachments"}),
    };
};

/// An article as it was saved once. The article itself is equal to its newest version.
struct ArticleVersion : Entity {
    Uuid article;
    std::int64_t revision = 1;
    std::string titleZh;
    std::string titleEn;
    std::string textZh;
    std::string textEn;
    Json kinds;
    std::string owner;
    std::optional<LocalDate> expires;
    Json attachments;
    UtcTime savedAt{};  ///< 0 where it came with Sinan
    std::string savedBy;
    std::int64_t from = 0;  ///< the version that was brought back, or 0
};

template <>
struct Described<ArticleVersion> {
    static constexpr CollectionInfo info{Collection::ArticleVersion, "article_version", {"知识库版本", "Article versions"}};
    static constexpr std::array fields{
        bind<&ArticleVersion::article>("article", {"文章", "Article"}, Required | Indexed, "knowledge_article"),
        bind<&ArticleVersion::revision>("revision", {"版次", "Version"}),
        bind<&ArticleVersion::titleZh>("title_zh", {"标题", "Title (zh)"}),
        bind<&ArticleVersion::titleEn>("title_en", {"标题(英)", "Title (en)"}),
        bind<&ArticleVersion::textZh>("text_zh", {"正文", "Text (zh)"}, Long),
        bind<&ArticleVersion::textEn>("text_en", {"正文(英)", "Text (en)"}, Long),
        bind<&ArticleVersion::kinds>("kinds", {"信号", "Signals"}),
        bind<&ArticleVersion::owner>("owner", {"维护人", "Owner"}),
        bind<&ArticleVersion::expires>("expires", {"有效期", "Valid until"}),
        bind<&ArticleVersion::attachments>("attachments", {"附件", "Attachments"}),
        bind<&ArticleVersion::savedAt>("saved_at", {"保存时间", "Saved"}),
        bind<&ArticleVersion::savedBy>("saved_by", {"保存人", "Saved by"}),
        bind<&ArticleVersion::from>("brought_back", {"恢复自", "Brought back from"}),
    };
};

/// What happened in a like case before, failures included.
struct CaseRecord : Entity {
    std::string key;
    std::string label;  ///< anonymised customer, e.g. "某食品机械厂"
    std::string labelEn;
    std::string industry;
    std::string stage;
    Json kinds;
    std::string situationZh;
    std::string situationEn;
    std::string doneZh;
    std::string doneEn;
    std::string outcome;  ///< "won", "lost", "kept", "cleared"
    std::string resultZh;
    std::string resultEn;
    std::int64_t days = 0;
    bool shipped = false;  ///< came with Sinan
};

template <>
struct Described<CaseRecord> {
    static constexpr CollectionInfo info{Collection::CaseRecord, "case_record", {"案例", "Cases"}};
    static constexpr std::array fields{
        bind<&CaseRecord::key>("key", {"编号", "No."}, Required | Indexed),
        bind<&CaseRecord::label>("label", {"客户", "Customer"}),
        bind<&CaseRecord::labelEn>("label_en", {"客户(英)", "Customer (en)"}),
        bind<&CaseRecord::industry>("industry", {"行业", "Industry"}),
        bind<&CaseRecord::stage>("stage", {"阶段", "Stage"}),
        bind<&CaseRecord::kinds>("kinds", {"信号", "Signals"}),
        bind<&CaseRecord::situationZh>("situation_zh", {"情形", "Situation (zh)"}, Long),
        bind<&CaseRecord::situationEn>("situation_en", {"情形(英)", "Situation (en)"}, Long),
        bind<&CaseRecord::doneZh>("done_zh", {"做法", "What was done (zh)"}, Long),
        bind<&CaseRecord::doneEn>("done_en", {"做法(英)", "What was done (en)"}, Long),
        bind<&CaseRecord::outcome>("outcome", {"结局", "Outcome"}),
        bind<&CaseRecord::resultZh>("result_zh", {"结果", "Result (zh)"}, Long),
        bind<&CaseRecord::resultEn>("result_en", {"结果(英)", "Result (en)"}, Long),
        bind<&CaseRecord::days>("days", {"天数", "Days"}),
        bind<&CaseRecord::shipped>("shipped", {"随软件提供", "Shipped"}),
    };
};

} // namespace sinan::model
