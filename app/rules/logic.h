#pragma once

#include "app/base/json.h"
#include "app/rules/node.h"
#include "app/rules/subject.h"
#include "app/rules/trace.h"

#include <memory>

namespace sinan::rules {

struct LogicLimits
{
    int depth = 64;               ///< of nested expressions
    std::int64_t steps = 100'000; ///< evaluated places, list elements included
};

/// Evaluates a plain JsonLogic document; our typed operators are unknown to it.
/// @retval ErrorCode::InvalidArgument  a JsonLogic error; fact "type" is its type ("NaN", "Invalid Arguments", "Unknown Operator"
/// or what was
///                                     thrown), fact "error" the error object as JSON
/// @retval ErrorCode::TooLarge         beyond a limit; fact "limit"
[[nodiscard]] Result<Json> applyLogic(const Json &document, const Json &data, const LogicLimits &limits = {});

/// What a condition with typed operators came to for one customer at one moment.
struct Verdict
{
    Truth truth = Truth::Unknown;
    WhenUnknown policy = WhenUnknown::Silent; ///< what to do where truth is Unknown
    Json value;                               ///< null where unknown
    TraceNode trace;
    std::vector<Evidence> evidence; ///< that it stands on, oldest first
    /// Neither truth nor value changes before this moment by the passage of time alone; empty = never.
    std::optional<UtcTime> changesAt;

    [[nodiscard]] bool fires() const { return truth == Truth::True || (truth == Truth::Unknown && policy == WhenUnknown::Fire); }
    [[nodiscard]] bool asks() const { return truth == Truth::Unknown && policy == WhenUnknown::Ask; }
    /// Why it is unknown: the reasons found in the trace, once each.
    [[nodiscard]] std::vector<std::string> reasons() const;
};

/// A compiled condition; cheap to copy, safe to share between threads.
class Logic
{
public:
    Logic(); ///< null: never true
    /// @retval ErrorCode::InvalidArgument  an unknown operator or malformed description; where = JSON pointer into the document
    /// @retval ErrorCode::TooLarge         nested too deep
    [[nodiscard]] static Result<Logic> compile(const Json &document, const LogicLimits &limits = {});

    /// A fault (a number wanted where a text stands, say) yields Unknown with policy Silent and the reason "fault" in the trace.
    [[nodiscard]] Verdict evaluate(const Subject &subject, UtcTime now) const;
    /// The same without trace and evidence: several times faster.
    [[nodiscard]] Verdict evaluateQuickly(const Subject &subject, UtcTime now) const;
    /// What the document reads: fields by name, kinds, series; so that an event re-evaluates only what it can touch.
    struct Reads
    {
        std::vector<std::string> fields;
        std::vector<model::SignalKind> kinds;
        std::vector<std::string> series;
        std::vector<std::string> times; ///< names of Subject::lastTime
        std::vector<std::string> consents;
    };
    [[nodiscard]] const Reads &reads() const;

private:
    struct State;
    std::shared_ptr<const State> m_state;
    [[nodiscard]] Verdict run(const Subject &subject, UtcTime now, bool trace) const;
};

/// The first moment after `now`, at or before `horizon`, at which the condition's truth differs from now by the passage of time
/// alone. Exact: it follows the condition from change to change. Empty where there is none, or where more than `hops` changes lie
/// before it.
[[nodiscard]] std::optional<UtcTime> truthTurnsAt(const Logic &logic, const Subject &subject, UtcTime now, UtcTime horizon,
                                                  int hops = 1000);

} // namespace sinan::rules
