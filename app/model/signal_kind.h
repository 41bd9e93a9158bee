#pragma once

#include "app/model/field.h"

namespace sinan::model {

/// The 17 kinds of hidden risk signal (product.md §5). The order is the order on screen.
enum class SignalKind {
    PriceObjection,
    CompetitorMention,
    DeliveryLeadTime,
    AftersalesSla,
    CertificationDoubt,
    NegativeSentiment,
    UsageDrop,
    CompetitorSearch,
    ProgressStall,
    DecisionChainChange,
    ChampionSilence,
    BudgetDelay,
    ContractDispute,
    IntegrationQuestion,
    FulfilmentComplaint,
    PublicRecordShift,
    ValueGap
};
inline constexpr std::size_t signalKindCount = 17;

template <>
struct Choices<SignalKind> {
    static constexpr Choice choices[] = {
        {"price_objection_surge", {"价格异议频次突增", "Price objections rising"}},
        {"competitor_model_mention_rise", {"竞品型号提及率上升", "Rival models mentioned more"}},
        {"delivery_leadtime_concern", {"交付周期顾虑", "Worry about delivery time"}},
        {"aftersales_sla_inquiry", {"售后 SLA 问询", "After-sales SLA question"}},
        {"localization_cert_doubt", {"国产替代安全认证疑虑", "Doubt about security certification"}},
        {"sentiment_negative_swing", {"客户情绪负向波动", "Mood turning negative"}},
        {"usage_drop", {"系统活跃骤降", "Usage dropped"}},
        {"competitor_search_surge", {"竞品搜索量上升", "Looking at alternatives"}},
        {"key_progress_stall", {"关键进展停滞", "Key progress stalled"}},
        {"decision_chain_change", {"决策链变动", "Decision makers changed"}},
        {"champion_silence", {"关键人沉默", "Key contact gone quiet"}},
        {"budget_project_delay", {"预算或立项延后", "Budget or project delayed"}},
        {"contract_term_dispute", {"合同条款争议", "Contract terms disputed"}},
        {"integration_compat_question", {"集成兼容性追问", "Integration question"}},
        {"complaint_fulfillment_anomaly", {"投诉与履约异常", "Complaint or failed delivery"}},
        {"public_record_shift", {"公开信息异动", "Public record changed"}},
        {"value_realization_gap", {"价值兑现落差", "Promised value not reached"}},
    };
};
static_assert(std::size(Choices<SignalKind>::choices) == signalKindCount);

} // namespace sinan::model
