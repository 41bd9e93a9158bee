#include "app/mutations/arguments.h"
#include "app/mutations/definitions.h"

#include "app/base/calendar.h"

namespace sinan::mutations {

namespace {

constexpr std::size_t daysAtOnce = 800; ///< two years and some

Result<std::set<LocalDate>> listedDays(const Json &calendar, std::string_view list)
{
    std::set<LocalDate> days;
    for (const Json &entry : memberOrNull(calendar, list)) {
        const auto day = entry.is_string() ? parseDate(entry.get_ref<const std::string &>()) : std::nullopt;
        if (!day)
            return Error{ErrorCode::Unreadable, "workspace.calendar." + std::string(list), "not a date", {}}.with("value", dumpJson(entry));
        days.insert(*day);
    }
    return days;
}

void setListed(std::set<LocalDate> &days, LocalDate day, bool listed)
{
    if (listed)
        days.insert(day);
    else
        days.erase(day);
}

Json isoList(const std::set<LocalDate> &days)
{
    Json list = Json::array();
    for (const LocalDate day : days)
        list.push_back(toIso(day));
    return list;
}

/// {"workspace": id, "days": [{"date": day, "working": bool}, …]}: which days are worked, beside what Monday to Friday says.
Result<void> setDays(const Context &, const Json &json, RowStore &rows)
{
    Arguments arguments("workspace.days", json);
    const Uuid id = arguments.id("workspace");
    const Json &days = arguments.array("days", daysAtOnce);
    SINAN_TRY(arguments.check());
    SINAN_ASSIGN(auto workspace, need<model::Workspace>(rows, id));
    if (!workspace.calendar.is_object())
        workspace.calendar = Json::object();
    SINAN_ASSIGN(auto holidays, listedDays(workspace.calendar, "holidays"));
    SINAN_ASSIGN(auto makeUp, listedDays(workspace.calendar, "makeup"));
    for (const Json &entry : days) {
        const auto day = parseDate(textOr(entry, "date"));
        const Json &working = memberOrNull(entry, "working");
        if (!day || !working.is_boolean())
            return Error{ErrorCode::InvalidArgument, "workspace.days", "a date and whether it is worked are needed", {}}.with("entry", dumpJson(entry));
        const std::chrono::weekday weekday(*day);
        const bool weekend = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
        setListed(holidays, *day, !working.get<bool>() && !weekend);
        setListed(makeUp, *day, working.get<bool>() && weekend);
    }
    workspace.calendar["holidays"] = isoList(holidays);
    workspace.calendar["makeup"] = isoList(makeUp);
    return save(rows, workspace);
}

} // namespace

std::vector<Definition> workspaceMutations()
{
    return {{"workspace.days@1", setDays, roles::managers}};
}

} // namespace sinan::mutations
