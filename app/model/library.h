#pragma once

#include "app/model/described.h"

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
};

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
    };
};

/// What happened in a like case before, failures included.
struct CaseRecord : Entity {
    std::string key;
    std::string label;  ///< anonymised customer, e.g. "某食品机械厂"
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
};

template <>
struct Described<CaseRecord> {
    static constexpr CollectionInfo info{Collection::CaseRecord, "case_record", {"案例", "Cases"}};
    static constexpr std::array fields{
        bind<&CaseRecord::key>("key", {"编号", "No."}, Required | Indexed),
        bind<&CaseRecord::label>("label", {"客户", "Customer"}),
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
    };
};

} // namespace sinan::model
