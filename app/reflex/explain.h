#pragma once

#include "app/reflex/judge.h"

namespace sinan::reflex {

/// Everything that the explanation of a warning holds, from what is known at `now`.
[[nodiscard]] insight::Explanation explain(const CustomerRecord &record, const Standards &standards, const CustomerView &view, const RuleInForce &rule,
                                           const rules::Assessment &assessment, UtcTime now);

/// The cases most like this one: shared signal first, then industry and stage; at most three.
[[nodiscard]] std::vector<std::string> similarCases(std::span<const model::CaseRecord> cases, model::SignalKind kind, std::string_view industry,
                                                    std::string_view stage);

} // namespace sinan::reflex
