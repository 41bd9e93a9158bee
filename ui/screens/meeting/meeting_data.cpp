#include "ui/screens/meeting/meeting_data.h"

namespace sinan::screens {

using mutations::Comparison;
using mutations::findAs;
using mutations::Query;
using mutations::selectAs;

namespace {

Result<std::vector<model::Warning>> meetingWarnings(const mutations::RowReader &rows, UtcTime since)
{
    std::vector<model::Warning> all;
    for (const model::WarningState state : {model::WarningState::Open, model::WarningState::Snoozed, model::WarningState::Handled}) {
        Query query;
        query.where.push_back({"state", Comparison::Equal, std::string(model::nameOf(state))});
        SINAN_ASSIGN(auto some, selectAs<model::Warning>(rows, std::move(query)));
        std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    Query settled;
    settled.where.push_back({"closed_at", Comparison::GreaterOrEqual, toMillis(since)});
    SINAN_ASSIGN(auto some, selectAs<model::Warning>(rows, std::move(settled)));
    std::move(some.begin(), some.end(), std::back_inserter(all));
    return all;
}

} // namespace

Result<MeetingPicture> readMeeting(const store::Reader &reader, UtcTime now, const WorkCalendar &calendar)
{
    MeetingPicture picture;
    TodaySource source;
    SINAN_TRY(source.readAll(reader, now));
    picture.today = source.picture(now);

    const UtcTime since = insight::yesterdayBegins(now, calendar);
    SINAN_ASSIGN(const auto warnings, meetingWarnings(reader, since));
    std::unordered_map<Uuid, model::Customer> customers;
    std::vector<model::Task> tasks;
    for (const model::Warning &warning : warnings) {
        if (!customers.contains(warning.customer)) {
            SINAN_ASSIGN(auto customer, findAs<model::Customer>(reader, warning.customer));
            if (customer)
                customers.emplace(warning.customer, std::move(*customer));
        }
        if (warning.state != model::WarningState::Handled || !warning.decidedAt || *warning.decidedAt < since)
            continue;
        Query query;
        query.where.push_back({"warning", Comparison::Equal, warning.id});
        SINAN_ASSIGN(auto some, selectAs<model::Task>(reader, std::move(query)));
        std::move(some.begin(), some.end(), std::back_inserter(tasks));
    }
    Query decided;
    decided.where.push_back({"at", Comparison::GreaterOrEqual, toMillis(since)});
    SINAN_ASSIGN(const auto decisions, selectAs<model::Decision>(reader, std::move(decided)));
    SINAN_ASSIGN(const auto regions, selectAs<model::Region>(reader, {}));
    picture.regions = insight::morningTalk(warnings, decisions, tasks, customers, regions, now, calendar);
    return picture;
}

} // namespace sinan::screens
