#pragma once

#include "app/model/described.h"

namespace sinan::model {

struct Workspace : Entity {
    std::string name;
    std::string zone = "Asia/Shanghai";  ///< IANA
    std::string currency = "CNY";        ///< the one that totals are reported in
    Json calendar;                       ///< {"holidays": […], "makeup": […]}, editable
    std::int64_t quietFromMinute = 20 * 60;  ///< no interruptions from here …
    std::int64_t quietToMinute = 8 * 60;     ///< … to here, minutes of the local day
    std::optional<std::int64_t> todayBudget;    ///< rows in 马上处理 at most; nothing = the house's 7
    std::optional<std::int64_t> interruptions;  ///< notifications a day at most; nothing = the house's 3
    bool demo = false;
    Json ourNames;  ///< our own company, products and people: never taken for a rival's or a customer's words
    std::optional<std::int64_t> contactDays;    ///< new contacts are kept so long; 0 = no end; nothing = Retention's
    std::optional<std::int64_t> recordingDays;  ///< so are the words of recordings
    std::optional<std::int64_t> graceDays;      ///< from the first notice that a time is over to the removal
};

/// How long personal data is kept, in days.
struct Retention {
    std::int64_t contactDays = 1095;
    std::int64_t recordingDays = 730;
    std::int64_t graceDays = 30;
};
/// What the workspace says, and the above where it says nothing.
[[nodiscard]] inline Retention retentionOf(const Workspace &workspace)
{
    const Retention standard;
    return {workspace.contactDays.value_or(standard.contactDays), workspace.recordingDays.value_or(standard.recordingDays),
            workspace.graceDays.value_or(standard.graceDays)};
}

template <>
struct Described<Workspace> {
    static constexpr CollectionInfo info{Collection::Workspace, "workspace", {"工作区", "Workspace"}};
    static constexpr std::array fields{
        bind<&Workspace::name>("name", {"名称", "Name"}),
        bind<&Workspace::zone>("zone", {"时区", "Time zone"}),
        bind<&Workspace::currency>("currency", {"币种", "Currency"}),
        bind<&Workspace::calendar>("calendar", {"日历", "Calendar"}),
        bind<&Workspace::quietFromMinute>("quiet_from", {"免打扰自", "Quiet from"}),
        bind<&Workspace::quietToMinute>("quiet_to", {"免打扰至", "Quiet to"}),
        bind<&Workspace::todayBudget>("today_budget", {"马上处理上限", "Rows in Act now"}),
        bind<&Workspace::interruptions>("interruptions", {"每天提醒上限", "Interruptions a day"}),
        bind<&Workspace::demo>("demo", {"示例数据", "Demo data"}),
        bind<&Workspace::ourNames>("our_names", {"我方名称", "Our names"}),
        bind<&Workspace::contactDays>("contact_days", {"联系人保留", "Keep contacts"}, Plain, {}, MergePolicy::ServerOrder, Visibility::Everyone, "天"),
        bind<&Workspace::recordingDays>("recording_days", {"录音与转写保留", "Keep recordings"}, Plain, {}, MergePolicy::ServerOrder, Visibility::Everyone, "天"),
        bind<&Workspace::graceDays>("grace_days", {"到期后缓冲", "From notice to removal"}, Plain, {}, MergePolicy::ServerOrder, Visibility::Everyone, "天"),
    };
};

struct Region : Entity {
    std::string key;
    std::string nameZh;
    std::string nameEn;
};

template <>
struct Described<Region> {
    static constexpr CollectionInfo info{Collection::Region, "region", {"区域", "Regions"}};
    static constexpr std::array fields{
        bind<&Region::key>("key", {"代号", "Key"}, Required | Indexed),
        bind<&Region::nameZh>("name_zh", {"名称", "Name (zh)"}),
        bind<&Region::nameEn>("name_en", {"英文名", "Name (en)"}),
    };
};

enum class Role { Manager, Rep, Delivery, Product, Legal, Finance, Admin, System };
template <>
struct Choices<Role> {
    static constexpr Choice choices[] = {{"manager", {"区域经理", "Manager"}}, {"rep", {"销售代表", "Rep"}},   {"delivery", {"交付", "Delivery"}},
                                         {"product", {"产品", "Product"}},     {"legal", {"法务", "Legal"}},   {"finance", {"财务", "Finance"}},
                                         {"admin", {"管理员", "Admin"}},       {"system", {"系统", "System"}}};
};

/// A colleague.
struct User : Entity {
    std::string name;
    Role role = Role::Rep;
    std::string titleZh;
    std::string titleEn;
};

template <>
struct Described<User> {
    static constexpr CollectionInfo info{Collection::User, "user", {"同事", "Colleagues"}};
    static constexpr std::array fields{
        bind<&User::name>("name", {"姓名", "Name"}, Required | Indexed),
        bind<&User::role>("role", {"角色", "Role"}),
        bind<&User::titleZh>("title_zh", {"职务", "Title (zh)"}),
        bind<&User::titleEn>("title_en", {"职务(英)", "Title (en)"}),
    };
};

} // namespace sinan::model
