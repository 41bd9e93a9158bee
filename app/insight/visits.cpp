#include "app/insight/visits.h"

namespace sinan::insight {

const model::Visit *nextVisit(std::span<const model::Visit> visits, UtcTime now)
{
    const model::Visit *next = nullptr;
    for (const model::Visit &visit : visits) {
        if (visit.state == model::VisitState::Cancelled || visitEnd(visit) <= now)
            continue;
        if (!next || visit.start < next->start || (visit.start == next->start && visit.id < next->id))
            next = &visit;
    }
    return next;
}

} // namespace sinan::insight
