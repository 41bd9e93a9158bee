#pragma once

#include "app/model/described.h"

namespace sinan::model {

enum class RuleState { Draft, Published, Retired };
template <>
struct Choices<RuleState> {
    static constexpr Choice choices[] = {{"draft", {"草稿", "Draft"}}, {"published", {"已发布", "Published"}}, {"retired", {"已停用", "Retired"}}};
};

/// A rule document at one version (docs/rule-language.md). A published version never changes; an edit makes the next one.
struct Rule : Entity {
    std::string key;  ///< stable across versions, e.g. "R-003"
    std::int64_t revision = 1;
    RuleState state = RuleState::Draft;
    Json document;
    std::string hash; ///< of the canonical document
    std::string author;
    std::optional<UtcTime> publishedAt;
    std::int64_t markedWrong = 0;  ///< how often reality settled against it
    std::int64_t confirmed = 0;
};

template <>
struct Described<Rule> {
    static constexpr CollectionInfo info{Collection::Rule, "rule", {"规则", "Rules"}};
    static constexpr std::array fields{
        bind<&Rule::key>("key", {"编号", "No."}, Required | Indexed),
        bind<&Rule::revision>("revision", {"版本", "Version"}),
        bind<&Rule::state>("state", {"状态", "State"}),
        bind<&Rule::document>("document", {"内容", "Document"}),
        bind<&Rule::hash>("hash", {"校验值", "Hash"}),
        bind<&Rule::author>("author", {"制定人", "Author"}),
        bind<&Rule::publishedAt>("published_at", {"发布时间", "Published"}),
        bind<&Rule::markedWrong>("marked_wrong", {"判错次数", "Marked wrong"}, Plain, {}, MergePolicy::Counter),
        bind<&Rule::confirmed>("confirmed", {"证实次数", "Confirmed"}, Plain, {}, MergePolicy::Counter),
    };
};

/// What to do about a kind of signal: talk track, template, owner's role, deadline.
struct Strategy : Entity {
    std::string key;
    Json document;  ///< {"kinds": […], "title": {"zh","en"}, "steps": …, "talk": …, "article": key, "owner_role": …, "hours": n, "not": …}
};

template <>
struct Described<Strategy> {
    static constexpr CollectionInfo info{Collection::Strategy, "strategy", {"应对策略", "Strategies"}};
    static constexpr std::array fields{
        bind<&Strategy::key>("key", {"编号", "No."}, Required | Indexed),
        bind<&Strategy::document>("document", {"内容", "Document"}),
    };
};

} // namespace sinan::model
