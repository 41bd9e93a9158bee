#pragma once

#include "app/rules/future.h"
#include "app/rules/subject.h"
#include "app/rules/trace.h"
#include "app/rules/typed_spec.h"

namespace sinan::rules {

/// What one of our operators came to.
struct Leaf
{
    Value value;
    std::vector<Evidence> evidence;
    std::string reason; ///< TraceNode::reason
    Future future;      ///< of the number; of other values only unsureFrom counts
};

/// @note Pure; looks at nothing that happened, or became known, after `now`.
[[nodiscard]] Leaf evaluateTyped(const TypedSpec &spec, const Subject &subject, UtcTime now);

} // namespace sinan::rules
