#include "app/mutations/arguments.h"
#include "app/mutations/definitions.h"

#include "app/model/customer.h"
#include "app/model/visit.h"

namespace sinan::mutations {

using model::Visit;
using model::VisitState;

namespace {

constexpr std::int64_t longestTravel = 24 * 60;

UtcTime visitTime(Arguments &arguments, std::string_view name)
{
    const auto time = arguments.optionalTime(name);
    if (!time)
        arguments.fault(name, "a time is needed");
    return time.value_or(UtcTime{});
}

/// {"id", "customer", "start": time, "end"?: time, "contact"?: id, "place"?, "purpose"?, "travel_minutes"?, "source"?, "external_key"?}
Result<void> addVisit(const Context &, const Json &json, RowStore &rows)
{
    Arguments arguments("visit.add", json);
    Visit visit;
    visit.id = arguments.id("id");
    visit.customer = arguments.id("customer");
    visit.contact = arguments.optionalId("contact");
    visit.start = visitTime(arguments, "start");
    visit.end = arguments.optionalTime("end");
    visit.place = arguments.optionalText("place", 500);
    visit.purpose = arguments.optionalText("purpose", 2000);
    visit.source = arguments.optionalText("source", 500);
    visit.externalKey = arguments.optionalText("external_key", 500);
    if (!memberOrNull(json, "travel_minutes").is_null()) {
        visit.travelMinutes = integerOr(json, "travel_minutes", -1);
        if (*visit.travelMinutes < 0 || *visit.travelMinutes > longestTravel)
            arguments.fault("travel_minutes", "0 to 1440 minutes");
    }
    if (visit.end && *visit.end <= visit.start)
        arguments.fault("end", "must lie after the start");
    SINAN_TRY(arguments.check());
    SINAN_TRY(need<model::Customer>(rows, visit.customer));
    if (visit.contact) {
        SINAN_ASSIGN(const auto contact, need<model::Contact>(rows, *visit.contact));
        if (contact.customer != visit.customer)
            return Error{ErrorCode::InvalidArgument, "visit.add.contact", "belongs to another customer", {}};
    }
    SINAN_ASSIGN(const auto existing, findAs<Visit>(rows, visit.id));
    if (existing)
        return Error{ErrorCode::Conflict, "visit.add", "this id exists", {}}.with("id", visit.id.toString());
    return save(rows, visit);
}

/// {"visit": id, "start": time, "end"?: time, "place"?}: another time, and the same length where no end is named. A cancelled one is on again.
Result<void> moveVisit(const Context &, const Json &json, RowStore &rows)
{
    Arguments arguments("visit.move", json);
    const Uuid id = arguments.id("visit");
    const UtcTime start = visitTime(arguments, "start");
    const auto end = arguments.optionalTime("end");
    if (end && *end <= start)
        arguments.fault("end", "must lie after the start");
    SINAN_TRY(arguments.check());
    SINAN_ASSIGN(auto visit, need<Visit>(rows, id));
    if (end)
        visit.end = end;
    else if (visit.end)
        visit.end = start + (*visit.end - visit.start);
    visit.start = start;
    visit.state = VisitState::Planned;
    if (!memberOrNull(json, "place").is_null())
        visit.place = arguments.optionalText("place", 500);
    SINAN_TRY(arguments.check());
    return save(rows, visit);
}

/// {"visit": id}
Result<void> cancelVisit(const Context &, const Json &json, RowStore &rows)
{
    Arguments arguments("visit.cancel", json);
    const Uuid id = arguments.id("visit");
    SINAN_TRY(arguments.check());
    SINAN_ASSIGN(auto visit, need<Visit>(rows, id));
    visit.state = VisitState::Cancelled;
    return save(rows, visit);
}

} // namespace

std::vector<Definition> visitMutations()
{
    return {
        {"visit.add@1", addVisit, roles::everyone},
        {"visit.move@1", moveVisit, roles::everyone},
        {"visit.cancel@1", cancelVisit, roles::everyone},
    };
}

} // namespace sinan::mutations
