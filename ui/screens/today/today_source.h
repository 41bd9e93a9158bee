#pragma once

#include "app/insight/today.h"
#include "app/insight/visits.h"
#include "app/model/workspace.h"
#include "app/mutations/row_store.h"
#include "app/store/change_feed.h"
#include "ui/screens/warning/verbs.h"

#include <memory>
#include <unordered_map>

namespace sinan::screens {

/// The visit that is on or comes next, with whom.
struct NextVisit {
    model::Visit visit;
    insight::BothTexts customer;
    std::string contact; ///< name, or empty
};

/// Everything that 今日 shows at one moment. A value: made away from the UI thread, never changed after.
struct TodayPicture {
    insight::TodayList list;
    std::unordered_map<Uuid, VerbTarget> targets; ///< of every warning in the list
    std::unordered_map<Uuid, insight::BothTexts> names; ///< of every customer in the list
    std::vector<model::User> colleagues;          ///< by name
    std::optional<NextVisit> nextVisit;           ///< within visitHorizon
    std::string currency = "CNY";
    int budget = insight::TodaySettings{}.budget; ///< rows in 马上处理
    std::int64_t customers = 0; ///< in the workspace
    UtcTime at{};
};

/// The rows behind 今日, kept from one picture to the next so that a commit costs only the rows that it changed.
/// @note Not thread-safe: used by one thread at a time.
class TodaySource
{
public:
    /// Forgets everything and reads it anew.
    [[nodiscard]] Result<void> readAll(const mutations::RowReader &rows, UtcTime now);
    /// Reads the rows that the commit names, all of them where it was cut or nothing was read yet.
    [[nodiscard]] Result<void> readChanged(const mutations::RowReader &rows, const store::Commit &commit, UtcTime now);
    /// The visits that are near, which become others with time alone.
    [[nodiscard]] Result<void> readVisits(const mutations::RowReader &rows, UtcTime now);
    /// Whether 今日 can look different after that commit.
    [[nodiscard]] static bool isTouchedBy(const store::Commit &commit);

    [[nodiscard]] TodayPicture picture(UtcTime now) const;
    /// How far ahead a visit is looked for.
    static constexpr auto visitHorizon = std::chrono::hours(24 * 14);
    void setCustomerCount(std::int64_t count) { m_customerCount = count; }

private:
    void keep(model::Warning warning, UtcTime now);
    [[nodiscard]] Result<void> readCustomer(const mutations::RowReader &rows, const Uuid &id, bool again);
    [[nodiscard]] Result<void> readColleagues(const mutations::RowReader &rows);

    bool m_filled = false;
    std::unordered_map<Uuid, model::Warning> m_warnings;
    std::unordered_map<Uuid, model::Customer> m_customers;
    std::vector<model::User> m_colleagues;
    std::vector<model::Visit> m_visits;                  ///< from yesterday to the horizon
    std::unordered_map<Uuid, std::string> m_visitContacts; ///< names
    std::string m_currency = "CNY";
    int m_budget = insight::TodaySettings{}.budget;
    std::int64_t m_customerCount = 0;
};

} // namespace sinan::screens
