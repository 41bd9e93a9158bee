#include "app/mutations/freshness.h"

#include "app/model/fact.h"

namespace sinan::mutations {

Uuid dataSourceId(std::string_view key)
{
    return Uuid::v5(sinanSpace, "data_source/" + std::string(key));
}

Result<void> noteArrival(RowStore &rows, const model::Row &row, UtcTime now)
{
    std::string key;
    if (row.collection == model::Collection::Interaction)
        key = model::textIn(row.at("channel"));
    else if (row.collection == model::Collection::Fact)
        key = model::textIn(row.at("series"));
    else
        return {};
    SINAN_ASSIGN(auto found, findAs<model::DataSource>(rows, dataSourceId(key)));
    model::DataSource source = found.value_or(model::DataSource{});
    if (!found) {
        source.id = dataSourceId(key);
        source.key = key;
    }
    // One write a minute is enough for a freshness that is shown in minutes.
    if (source.connected && source.lastReceivedAt && now - *source.lastReceivedAt < std::chrono::minutes(1))
        return {};
    source.connected = true;
    source.lastReceivedAt = source.lastReceivedAt ? std::max(*source.lastReceivedAt, now) : now;
    return rows.put(model::toRow(source));
}

} // namespace sinan::mutations
