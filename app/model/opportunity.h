#pragma once

#include "app/base/money.h"
#include "app/model/described.h"

namespace sinan::model {

/// 试用 → 比价 → 决策 → 复购, with a beginning and two ends.
enum class Stage { Prospect, Trial, Compare, Decide, Repeat, Won, Lost };
template <>
struct Choices<Stage> {
    static constexpr Choice choices[] = {{"prospect", {"线索", "Prospect"}}, {"trial", {"试用", "Trial"}},   {"compare", {"比价", "Compare"}},
                                         {"decide", {"决策", "Decide"}},     {"repeat", {"复购", "Repeat"}}, {"won", {"赢单", "Won"}},
                                         {"lost", {"丢单", "Lost"}}};
};

/// A deal in the making.
struct Opportunity : Entity {
    Uuid customer;
    std::string name;
    Stage stage = Stage::Prospect;
    std::optional<std::int64_t> amountMinor;
    std::string currency;
    std::string product;
    std::string ownerName;
    std::optional<LocalDate> opened;
    std::optional<LocalDate> expectedClose;
    std::optional<LocalDate> closed;
    std::string remark;
    std::string externalKey;
    std::optional<UtcTime> stageSince;  ///< when it entered its stage; empty where it came in with it

    [[nodiscard]] bool isOpen() const { return stage != Stage::Won && stage != Stage::Lost; }
    [[nodiscard]] Money amount() const { return Money{amountMinor.value_or(0), currency.empty() ? "CNY" : currency}; }
};

template <>
struct Described<Opportunity> {
    static constexpr CollectionInfo info{Collection::Opportunity, "opportunity", {"商机", "Opportunities"}, true, true};
    static constexpr std::array fields{
        bind<&Opportunity::customer>("customer", {"客户", "Customer"}, Required | Importable | Indexed, "customer"),
        bind<&Opportunity::name>("name", {"商机名称", "Opportunity"}, Importable | Searchable),
        bind<&Opportunity::stage>("stage", {"阶段", "Stage"}, Importable | Indexed | InRules, {}, MergePolicy::Manual),
        bind<&Opportunity::amountMinor>("amount", {"金额", "Amount"}, Importable | InRules | MinorUnits, {}, MergePolicy::Manual),
        bind<&Opportunity::currency>("currency", {"币种", "Currency"}, Importable),
        bind<&Opportunity::product>("product", {"产品", "Product"}, Importable | Searchable | InRules),
        bind<&Opportunity::ownerName>("owner", {"负责人", "Owner"}, Importable | InRules, {}, MergePolicy::Manual),
        bind<&Opportunity::opened>("opened", {"立项日期", "Opened"}, Importable | InRules),
        bind<&Opportunity::expectedClose>("expected_close", {"预计成交", "Expected close"}, Importable | InRules, {}, MergePolicy::Manual),
        bind<&Opportunity::closed>("closed", {"成交日期", "Closed"}, Importable),
        bind<&Opportunity::remark>("remark", {"备注", "Remark"}, Importable | Searchable | Long),
        bind<&Opportunity::externalKey>("external_key", {"商机编号", "Opportunity no."}, Importable | Indexed | ExternalKey),
        bind<&Opportunity::stageSince>("stage_since", {"进入阶段", "In stage since"}),
    };
};

} // namespace sinan::model
