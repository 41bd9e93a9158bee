#pragma once

#include "app/model/described.h"

namespace sinan::model {

/// A dated number about a customer: logins of a day, searches for rivals, order cycle time …
struct Fact : Entity {
    Uuid customer;
    std::string series;  ///< e.g. "login", "competitor_search", "order_late", "delivery_sd_ratio", "progress_update"
    double value = 0;
    std::string unit;
    UtcTime at{};
    UtcTime knownAt{};
    std::string source;  ///< DataSource::key
    std::string externalKey;
};

template <>
struct Described<Fact> {
    static constexpr CollectionInfo info{Collection::Fact, "fact", {"客户数据", "Customer data"}, true, false};
    static constexpr std::array fields{
        bind<&Fact::customer>("customer", {"客户", "Customer"}, Required | Importable | Indexed, "customer"),
        bind<&Fact::series>("series", {"指标", "Measure"}, Required | Importable),
        bind<&Fact::value>("value", {"数值", "Value"}, Required | Importable),
        bind<&Fact::unit>("unit", {"单位", "Unit"}, Importable),
        bind<&Fact::at>("at", {"时间", "Time"}, Required | Importable),
        bind<&Fact::knownAt>("known_at", {"获知时间", "Known since"}),
        bind<&Fact::source>("source", {"来源", "Source"}, Importable),
        bind<&Fact::externalKey>("external_key", {"编号", "No."}, Importable | ExternalKey),
    };
};

/// A feed that may or may not be connected. What is not connected reads 未接入; rules on it stay silent.
struct DataSource : Entity {
    std::string key;    ///< "call", "mail", "login", "competitor_search", "order" …
    std::string labelZh;
    std::string labelEn;
    bool connected = false;
    std::optional<UtcTime> lastReceivedAt;
    std::int64_t staleAfterHours = 72;
};

template <>
struct Described<DataSource> {
    static constexpr CollectionInfo info{Collection::DataSource, "data_source", {"数据来源", "Data sources"}};
    static constexpr std::array fields{
        bind<&DataSource::key>("key", {"代号", "Key"}, Required | Indexed),
        bind<&DataSource::labelZh>("label_zh", {"中文名", "Chinese name"}),
        bind<&DataSource::labelEn>("label_en", {"英文名", "English name"}),
        bind<&DataSource::connected>("connected", {"已接入", "Connected"}),
        bind<&DataSource::lastReceivedAt>("last_received_at", {"最近到达", "Last received"}),
        bind<&DataSource::staleAfterHours>("stale_after_hours", {"多久算旧", "Stale after"}, Plain, {}, MergePolicy::ServerOrder,
                                           Visibility::Everyone, "h"),
    };
};

} // namespace sinan::model
