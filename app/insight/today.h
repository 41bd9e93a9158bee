#pragma once

#include "app/base/calendar.h"
#include "app/insight/explanation.h"
#include "app/model/customer.h"
#include "app/model/warning.h"

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace sinan::insight {

/// 马上处理 (≤ 24 h and inside the budget) · 今天 · 本周 · 先观察.
enum class Bucket { Now, Today, Week, Watch };

/// Why a row stands where it stands: risk × confidence × urgency (ux.md §1.2).
struct Rank {
    double risk = 0;        ///< amount in major units of the reporting currency; at least 10,000 so that a small deal still counts
    double confidence = 0;  ///< 0 … 1: score over 100, lowered where sources are missing
    double urgency = 0;     ///< 1 at the deadline and after, ½ at 24 h, falling as 24 / (24 + hours left)
    [[nodiscard]] double value() const { return risk * confidence * urgency; }
};

/// One row of the list: a warning, or several of one cause.
struct TodayRow {
    std::vector<Uuid> warnings;   ///< the leading one first
    std::vector<Uuid> customers;  ///< each once, in the order of `warnings`
    std::string customerName;     ///< of the leading warning
    model::SignalKind kind = model::SignalKind::PriceObjection;
    model::Severity severity = model::Severity::Low;
    model::WarningState state = model::WarningState::Open;
    Message sentence;
    std::vector<Money> amounts;   ///< one a currency, the reporting currency first
    std::optional<UtcTime> dueAt; ///< the earliest
    std::int64_t evidenceCount = 0;
    BothTexts advice;             ///< title of the first advised action, may be empty
    std::string assignee;
    double score = 0;
    Bucket bucket = Bucket::Watch;
    bool overBudget = false;      ///< due within 24 h, but 马上处理 was full
    Rank rank;
};

/// The first screen, as data.
struct TodayList {
    std::vector<TodayRow> rows;       ///< by bucket, then by rank
    std::vector<TodayRow> inHand;     ///< acted on or assigned, not settled
    std::array<int, 4> counts{};      ///< rows a bucket
    std::vector<Money> nowAmounts;    ///< at risk in 马上处理, each opportunity once, one entry a currency
    /// Warnings that stood within 24 h of their deadline at this time yesterday; nothing where none is as old as that.
    std::optional<int> nowYesterday;
    std::optional<UtcTime> earliestDue;
};

struct TodaySettings {
    int budget = 7;                   ///< rows in 马上处理
    std::string currency = "CNY";
};

/// Builds 今日 from all warnings that are not settled, plus those settled within the last two days (for "than yesterday").
/// @note Pure. O(n log n) in warnings.
[[nodiscard]] TodayList todayList(std::span<const model::Warning> warnings, const std::unordered_map<Uuid, model::Customer> &customers, UtcTime now,
                                  const TodaySettings &settings = {});

/// Seconds-proof share of time: 24 / (24 + hours left), 1 when overdue, .1 without a deadline.
[[nodiscard]] double urgency(const std::optional<UtcTime> &dueAt, UtcTime now);

} // namespace sinan::insight
