#pragma once

#include "app/model/described.h"

namespace sinan::model {

enum class VisitState { Planned, Cancelled };
template <>
struct Choices<VisitState> {
    static constexpr Choice choices[] = {{"planned", {"已安排", "Planned"}}, {"cancelled", {"已取消", "Cancelled"}}};
};

/// A visit to a customer that stands in somebody's calendar. A cancelled one stays as a row, so that the calendar that brings it again does not
/// bring it back.
struct Visit : Entity {
    Uuid customer;
    std::optional<Uuid> contact;
    UtcTime start{};
    std::optional<UtcTime> end;
    std::string place;
    std::string purpose;
    std::optional<std::int64_t> travelMinutes;  ///< from where one is before it
    VisitState state = VisitState::Planned;
    std::string source;                         ///< calendar and file, or empty where it was entered here
    std::string externalKey;                    ///< the calendar's own id
};

template <>
struct Described<Visit> {
    static constexpr CollectionInfo info{Collection::Visit, "visit", {"拜访", "Visits"}, true, false};
    static constexpr std::array fields{
        bind<&Visit::customer>("customer", {"客户", "Customer"}, Required | Importable | Indexed, "customer"),
        bind<&Visit::contact>("contact", {"联系人", "Contact"}, Plain, "contact"),
        bind<&Visit::start>("start", {"开始", "Start"}, Required | Importable | Indexed, {}, MergePolicy::Manual),
        bind<&Visit::end>("end", {"结束", "End"}, Importable, {}, MergePolicy::Manual),
        bind<&Visit::place>("place", {"地点", "Place"}, Importable),
        bind<&Visit::purpose>("purpose", {"目的", "Purpose"}, Importable | Searchable),
        bind<&Visit::travelMinutes>("travel_minutes", {"路上时间", "Travel time"}, Importable, {}, MergePolicy::ServerOrder,
                                    Visibility::Everyone, "分钟"),
        bind<&Visit::state>("state", {"状态", "State"}, Importable, {}, MergePolicy::Manual),
        bind<&Visit::source>("source", {"来源", "Source"}),
        bind<&Visit::externalKey>("external_key", {"日程编号", "Calendar id"}, Importable | Indexed | ExternalKey),
    };
};

} // namespace sinan::model
