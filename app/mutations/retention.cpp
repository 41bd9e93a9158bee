#include "app/mutations/retention.h"

namespace sinan::mutations {

namespace {

/// One mutation takes so many; the rest follows the next day.
constexpr std::int64_t mostAtOnce = 1000;

Query expiredBefore(LocalDate today)
{
    Query query;
    query.where = {{"expires", Comparison::IsNotNull, {}}, {"expires", Comparison::Less, std::int64_t(today.time_since_epoch().count())}};
    query.orderBy = "expires";
    query.limit = mostAtOnce;
    return query;
}

template <class T>
Expired expiredOf(const T &row, std::int64_t graceDays)
{
    Expired expired;
    expired.collection = model::Described<T>::info.id;
    expired.row = row.id;
    expired.expired = *row.expires;
    expired.noticedOn = row.expiryNoticeOn;
    if (row.expiryNoticeOn)
        expired.removedOn = *row.expiryNoticeOn + std::chrono::days(graceDays);
    return expired;
}

} // namespace

Result<std::vector<Expired>> expiredRows(const RowReader &rows, LocalDate today, std::int64_t graceDays)
{
    std::vector<Expired> list;
    SINAN_ASSIGN(const auto contacts, selectAs<model::Contact>(rows, expiredBefore(today)));
    for (const model::Contact &contact : contacts) {
        list.push_back(expiredOf(contact, graceDays));
        list.back().customer = contact.customer;
        list.back().name = contact.name;
    }
    SINAN_ASSIGN(const auto talks, selectAs<model::Interaction>(rows, expiredBefore(today)));
    for (const model::Interaction &talk : talks) {
        list.push_back(expiredOf(talk, graceDays));
        list.back().customer = talk.customer.value_or(Uuid{});
        list.back().name = talk.title;
    }
    std::stable_sort(list.begin(), list.end(), [](const Expired &a, const Expired &b) { return a.expired < b.expired; });
    return list;
}

Json idsOf(const std::vector<Expired> &rows)
{
    Json contacts = Json::array();
    Json talks = Json::array();
    for (const Expired &row : rows)
        (row.collection == model::Collection::Contact ? contacts : talks).push_back(row.row.toString());
    return {{"contacts", std::move(contacts)}, {"interactions", std::move(talks)}};
}

} // namespace sinan::mutations
