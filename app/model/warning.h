#pragma once

#include "app/base/money.h"
#include "app/model/described.h"
#include "app/model/signal_kind.h"

namespace sinan::model {

enum class Severity { Low, Medium, High, Critical };
template <>
struct Choices<Severity> {
    static constexpr Choice choices[] = {{"low", {"低", "Low"}}, {"medium", {"中", "Medium"}}, {"high", {"高", "High"}}, {"critical", {"紧急", "Critical"}}};
};

enum class WarningState { Open, Snoozed, Handled, Ignored, Cleared };
template <>
struct Choices<WarningState> {
    static constexpr Choice choices[] = {{"open", {"待处理", "Open"}},
                                         {"snoozed", {"稍后", "Snoozed"}},
                                         {"handled", {"处理中", "In hand"}},
                                         {"ignored", {"已忽略", "Ignored"}},
                                         {"cleared", {"已解除", "Cleared"}}};
};

/// One episode of one rule at one customer. Its id is made of rule, customer and first evidence, so it never doubles.
struct Warning : Entity {
    Uuid customer;
    std::optional<Uuid> opportunity;
    std::string ruleKey;
    std::int64_t ruleRevision = 0;
    SignalKind kind = SignalKind::PriceObjection;
    Uuid firstEvidence;      ///< signal or fact that began the episode; late evidence never changes it
    WarningState state = WarningState::Open;
    Severity severity = Severity::Medium;
    double score = 0;        ///< 0 … 100, equal to base + contributions of the explanation
    UtcTime openedAt{};
    UtcTime lastEvidenceAt{};
    std::optional<UtcTime> dueAt;
    std::optional<std::int64_t> amountMinor;
    std::string currency;
    std::int64_t evidenceCount = 0;
    std::optional<UtcTime> snoozedUntil;
    double snoozedScore = 0; ///< "until worse": wakes when the score passes it
    std::string causeKey;    ///< warnings of one cause share it and are shown as one row
    Json explanation;        ///< insight/explanation.h; stored as it was known when it fired, never recomputed
    std::string assignee;
    std::optional<UtcTime> decidedAt;  ///< when somebody acted on it, assigned or ignored it
    std::optional<UtcTime> closedAt;

    [[nodiscard]] Money amount() const { return Money{amountMinor.value_or(0), currency.empty() ? "CNY" : currency}; }
};

template <>
struct Described<Warning> {
    static constexpr CollectionInfo info{Collection::Warning, "warning", {"预警", "Warnings"}};
    static constexpr std::array fields{
        bind<&Warning::customer>("customer", {"客户", "Customer"}, Required | Indexed, "customer"),
        bind<&Warning::opportunity>("opportunity", {"商机", "Opportunity"}, Plain, "opportunity"),
        bind<&Warning::ruleKey>("rule_key", {"规则", "Rule"}, Required),
        bind<&Warning::ruleRevision>("rule_revision", {"规则版本", "Rule version"}),
        bind<&Warning::kind>("kind", {"信号", "Signal"}),
        bind<&Warning::firstEvidence>("first_evidence", {"首个证据", "First evidence"}),
        bind<&Warning::state>("state", {"状态", "State"}, Indexed),
        bind<&Warning::severity>("severity", {"级别", "Severity"}),
        bind<&Warning::score>("score", {"分数", "Score"}),
        bind<&Warning::openedAt>("opened_at", {"发生时间", "Since"}),
        bind<&Warning::lastEvidenceAt>("last_evidence_at", {"最近证据", "Latest evidence"}),
        bind<&Warning::dueAt>("due_at", {"期限", "Due"}),
        bind<&Warning::amountMinor>("amount", {"风险金额", "At risk"}, MinorUnits),
        bind<&Warning::currency>("currency", {"币种", "Currency"}),
        bind<&Warning::evidenceCount>("evidence_count", {"证据数", "Evidence"}),
        bind<&Warning::snoozedUntil>("snoozed_until", {"稍后至", "Snoozed until"}),
        bind<&Warning::snoozedScore>("snoozed_score", {"稍后时分数", "Score when snoozed"}),
        bind<&Warning::causeKey>("cause_key", {"同因", "Cause"}),
        bind<&Warning::explanation>("explanation", {"解读", "Explanation"}, Long),
        bind<&Warning::assignee>("assignee", {"交给", "Assigned to"}),
        bind<&Warning::closedAt>("closed_at", {"结束时间", "Closed"}),
        bind<&Warning::decidedAt>("decided_at", {"处置时间", "Decided"}),
    };
};

enum class Verb { Act, Assign, Ignore, Snooze, Note };
template <>
struct Choices<Verb> {
    static constexpr Choice choices[] = {{"act", {"采取建议", "Take the advice"}}, {"assign", {"指派", "Assign"}}, {"ignore", {"忽略", "Ignore"}},
                                         {"snooze", {"稍后", "Later"}},            {"note", {"记一笔", "Add a note"}}};
};

enum class IgnoreReason { None, WrongData, KnownCase, JudgedDifferently, BadTiming, Other };
template <>
struct Choices<IgnoreReason> {
    static constexpr Choice choices[] = {{"none", {"", ""}},
                                         {"wrong_data", {"数据错误", "Data is wrong"}},
                                         {"known_case", {"已知情况", "Already known"}},
                                         {"judged_differently", {"判断不同", "I see it differently"}},
                                         {"bad_timing", {"时机不对", "Bad timing"}},
                                         {"other", {"其他", "Other"}}};
};

/// What a person did about a warning. Names rule, customer and first evidence, so that it binds to the episode wherever it was raised.
struct Decision : Entity {
    Uuid warning;
    Uuid customer;
    std::string ruleKey;
    Uuid firstEvidence;
    Verb verb = Verb::Note;
    IgnoreReason reason = IgnoreReason::None;
    std::string note;
    std::string assignee;
    std::optional<UtcTime> until;
    std::string actor;
    UtcTime at{};
    std::string verdict;  ///< 判断复盘: "", "person_right", "rule_right"; settled later
};

template <>
struct Described<Decision> {
    static constexpr CollectionInfo info{Collection::Decision, "decision", {"处置", "Decisions"}};
    static constexpr std::array fields{
        bind<&Decision::warning>("warning", {"预警", "Warning"}, Required | Indexed, "warning"),
        bind<&Decision::customer>("customer", {"客户", "Customer"}, Indexed, "customer"),
        bind<&Decision::ruleKey>("rule_key", {"规则", "Rule"}),
        bind<&Decision::firstEvidence>("first_evidence", {"首个证据", "First evidence"}),
        bind<&Decision::verb>("verb", {"动作", "Action"}),
        bind<&Decision::reason>("reason", {"原因", "Reason"}),
        bind<&Decision::note>("note", {"说明", "Note"}, Long),
        bind<&Decision::assignee>("assignee", {"交给", "Assigned to"}),
        bind<&Decision::until>("until", {"到", "Until"}),
        bind<&Decision::actor>("actor", {"处理人", "By"}),
        bind<&Decision::at>("at", {"时间", "Time"}),
        bind<&Decision::verdict>("verdict", {"复盘结论", "Verdict"}),
    };
};

} // namespace sinan::model
