#pragma once

#include "app/model/described.h"

namespace sinan::model {

enum class TaskState { Open, Promised, Done, Cancelled };
template <>
struct Choices<TaskState> {
    static constexpr Choice choices[] = {{"open", {"待响应", "Open"}}, {"promised", {"已承诺", "Promised"}}, {"done", {"已完成", "Done"}}, {"cancelled", {"已取消", "Cancelled"}}};
};

/// Something that somebody is asked to do: from a warning's advice, or from a 待协同 line of a progress card.
struct Task : Entity {
    Uuid customer;
    std::optional<Uuid> warning;
    std::string titleZh;
    std::string titleEn;  ///< equal to titleZh where a person wrote it
    std::string assignee;
    std::string requestedBy;
    TaskState state = TaskState::Open;
    UtcTime createdAt{};
    std::optional<UtcTime> dueAt;
    std::optional<LocalDate> promisedFor;
    std::optional<UtcTime> doneAt;
    std::string actionKey;  ///< of the rule's action, e.g. "supply_chain_request"
};

template <>
struct Described<Task> {
    static constexpr CollectionInfo info{Collection::Task, "task", {"协同事项", "Requests"}};
    static constexpr std::array fields{
        bind<&Task::customer>("customer", {"客户", "Customer"}, Required | Indexed, "customer"),
        bind<&Task::warning>("warning", {"预警", "Warning"}, Indexed, "warning"),
        bind<&Task::titleZh>("title_zh", {"事项", "Title (zh)"}, Searchable),
        bind<&Task::titleEn>("title_en", {"事项(英)", "Title (en)"}),
        bind<&Task::assignee>("assignee", {"责任人", "Assignee"}),
        bind<&Task::requestedBy>("requested_by", {"发起人", "Requested by"}),
        bind<&Task::state>("state", {"状态", "State"}, Plain, {}, MergePolicy::Manual),
        bind<&Task::createdAt>("created_at", {"发起时间", "Created"}),
        bind<&Task::dueAt>("due_at", {"期限", "Due"}),
        bind<&Task::promisedFor>("promised_for", {"承诺日期", "Promised for"}, Plain, {}, MergePolicy::Manual),
        bind<&Task::doneAt>("done_at", {"完成时间", "Done"}),
        bind<&Task::actionKey>("action_key", {"动作", "Action"}),
    };
};

enum class PromiseState { Open, Kept, Broken };
template <>
struct Choices<PromiseState> {
    static constexpr Choice choices[] = {{"open", {"在途", "Open"}}, {"kept", {"已兑现", "Kept"}}, {"broken", {"落空", "Broken"}}};
};

/// What we promised a customer, by when.
struct Promise : Entity {
    Uuid customer;
    std::optional<Uuid> task;
    std::string text;
    std::string promisedBy;
    UtcTime madeAt{};
    LocalDate dueOn{};
    PromiseState state = PromiseState::Open;
    std::optional<UtcTime> settledAt;
};

template <>
struct Described<Promise> {
    static constexpr CollectionInfo info{Collection::Promise, "promise", {"承诺", "Promises"}};
    static constexpr std::array fields{
        bind<&Promise::customer>("customer", {"客户", "Customer"}, Required | Indexed, "customer"),
        bind<&Promise::task>("task", {"协同事项", "Request"}, Plain, "task"),
        bind<&Promise::text>("text", {"承诺", "Promise"}, Searchable | Long),
        bind<&Promise::promisedBy>("promised_by", {"承诺人", "Promised by"}),
        bind<&Promise::madeAt>("made_at", {"承诺时间", "Made"}),
        bind<&Promise::dueOn>("due_on", {"兑现日", "Due"}),
        bind<&Promise::state>("state", {"状态", "State"}, Plain, {}, MergePolicy::Manual),
        bind<&Promise::settledAt>("settled_at", {"落定时间", "Settled"}),
    };
};

/// 客户关键进展卡: three columns of free lines, nothing required. One a customer; its id is derived from the customer's.
struct ProgressCard : Entity {
    Uuid customer;
    std::string pains;
    std::string responses;
    std::string pending;
    std::optional<UtcTime> updatedAt;
    std::string updatedBy;
};

template <>
struct Described<ProgressCard> {
    static constexpr CollectionInfo info{Collection::ProgressCard, "progress_card", {"客户关键进展卡", "Progress cards"}};
    static constexpr std::array fields{
        bind<&ProgressCard::customer>("customer", {"客户", "Customer"}, Required | Indexed, "customer"),
        bind<&ProgressCard::pains>("pains", {"客户痛点", "Customer's pains"}, Searchable | Long, {}, MergePolicy::Manual),
        bind<&ProgressCard::responses>("responses", {"我方响应", "Our response"}, Searchable | Long, {}, MergePolicy::Manual),
        bind<&ProgressCard::pending>("pending", {"待协同", "Help needed"}, Searchable | Long, {}, MergePolicy::Manual),
        bind<&ProgressCard::updatedAt>("updated_at", {"更新时间", "Updated"}),
        bind<&ProgressCard::updatedBy>("updated_by", {"更新人", "Updated by"}),
    };
};

enum class ConsentState { Granted, Refused, Withdrawn };
template <>
struct Choices<ConsentState> {
    static constexpr Choice choices[] = {{"granted", {"同意", "Granted"}}, {"refused", {"拒绝", "Refused"}}, {"withdrawn", {"已撤回", "Withdrawn"}}};
};

/// A customer's or one person's yes or no to one purpose; the newest answer holds. Standing consent lets a rule send by itself; a refusal stops every rule.
struct Consent : Entity {
    Uuid customer;
    std::string purpose;  ///< "send_content", "delivery", "recording" …
    ConsentState state = ConsentState::Granted;
    bool standing = false;
    UtcTime at{};
    std::optional<LocalDate> expires;
    std::string source;
    std::optional<Uuid> contact;  ///< who speaks for himself only; nothing = the customer
};

template <>
struct Described<Consent> {
    static constexpr CollectionInfo info{Collection::Consent, "consent", {"授权", "Consents"}};
    static constexpr std::array fields{
        bind<&Consent::customer>("customer", {"客户", "Customer"}, Required | Indexed, "customer"),
        bind<&Consent::purpose>("purpose", {"用途", "Purpose"}, Required),
        bind<&Consent::state>("state", {"意见", "Answer"}),
        bind<&Consent::standing>("standing", {"长期有效", "Standing"}),
        bind<&Consent::at>("at", {"时间", "Time"}),
        bind<&Consent::expires>("expires", {"到期", "Expires"}),
        bind<&Consent::source>("source", {"来源", "Source"}),
        bind<&Consent::contact>("contact", {"联系人", "Contact"}, Indexed, "contact"),
    };
};

/// How many customers ask for the same thing of our product.
struct ProductDemand : Entity {
    std::string key;
    std::string titleZh;
    std::string titleEn;
    std::int64_t threshold = 0;
    Json customers;  ///< ids, as text: a customer counts once
    std::optional<UtcTime> reachedAt;
};

template <>
struct Described<ProductDemand> {
    static constexpr CollectionInfo info{Collection::ProductDemand, "product_demand", {"产品需求热度", "Product demand"}};
    static constexpr std::array fields{
        bind<&ProductDemand::key>("key", {"代号", "Key"}, Required | Indexed),
        bind<&ProductDemand::titleZh>("title_zh", {"需求", "Title (zh)"}),
        bind<&ProductDemand::titleEn>("title_en", {"需求(英)", "Title (en)"}),
        bind<&ProductDemand::threshold>("threshold", {"阈值", "Threshold"}),
        bind<&ProductDemand::customers>("customers", {"客户", "Customers"}, Plain, {}, MergePolicy::SetUnion),
        bind<&ProductDemand::reachedAt>("reached_at", {"达到时间", "Reached"}),
    };
};

} // namespace sinan::model
