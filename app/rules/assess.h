#pragma once

#include "app/rules/rule_document.h"

namespace sinan::rules {

/// A message whose arguments are filled in: {"n": {"type": "count", "value": 4, "unit": "mention"}}.
struct FilledMessage
{
    std::string id;
    Json args = Json::object();
};

/// One bar of the score.
struct Contribution
{
    FilledMessage message;
    double points = 0; ///< exact; signed
    std::vector<Evidence> evidence;
};

/// What one rule says about one customer at one moment.
struct Assessment
{
    Verdict when;                  ///< with its trace, unless it is plainly false
    Truth clears = Truth::Unknown; ///< whether an open warning of this rule may clear
    bool scored = false;           ///< the rest is filled only where `when` fires or asks
    double base = 0;
    std::vector<Contribution> contributions; ///< in the order of the rule; those of no points are left out
    double score = 0;                        ///< base + contributions, held to 0 … 100
    FilledMessage sentence;
    std::vector<FilledMessage> clearMessages;
    std::vector<std::string>
        unknownFactors; ///< message ids of the bars that could not be computed: they lower the confidence, not the score
    /// Nothing above, `clears` excepted, changes before this moment by the passage of time alone; empty = never.
    std::optional<UtcTime> changesAt;
    std::optional<UtcTime> clearChangesAt; ///< the same for `clears`; of use while a warning is open

    /// The condition holds (or the rule fires on missing data), the score reaches the rule's threshold, and what would clear the
    /// warning has not come already: a promise that was kept is not raised again for the questions before it.
    [[nodiscard]] bool raises(const RuleDocument &rule) const
    {
        return when.fires() && score >= rule.threshold && clears != Truth::True;
    }
};

/// @note Pure. O(size of the rule × rows of the customer that it reads).
[[nodiscard]] Assessment assess(const RuleDocument &rule, const Subject &subject, UtcTime now);

/// The one condition that kept a rule from firing, if there was only one.
struct ShortOf
{
    std::string path; ///< JSON pointer into `when`
    std::string op;
    Json value;         ///< what it was
    Json threshold;     ///< what it should have been
    std::string reason; ///< why it was unknown, if it was
    std::string leaf;   ///< of a comparison: our operator inside it, e.g. "mentions"
};
[[nodiscard]] std::optional<ShortOf> oneStepShort(const TraceNode &trace);
/// The same in a message: near.mentions, near.days, near.change, near.unknown or near.condition.
[[nodiscard]] FilledMessage nearMiss(const RuleDocument &rule, const ShortOf &missing);

} // namespace sinan::rules
