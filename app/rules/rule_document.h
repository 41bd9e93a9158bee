#pragma once

#include "app/model/warning.h"
#include "app/rules/logic.h"

#include <string>
#include <vector>

namespace sinan::rules {

/// A text that an administrator wrote, in both languages.
struct BothTexts
{
    std::string zh;
    std::string en;
    friend bool operator==(const BothTexts &, const BothTexts &) = default;
};

/// A typed argument of a message whose value is computed: {"type": "count", "value": <logic>, "unit": "mention"}.
struct ArgumentTemplate
{
    std::string name;
    Json fixed; ///< the argument without its value: type, unit …
    Logic value;
};

/// A message with computed arguments, used where its condition holds and every argument is known.
struct MessageTemplate
{
    std::string id;
    std::vector<ArgumentTemplate> args;
    std::optional<Logic> when;
};

/// One bar of the score: points × strength, strength 0 … 1.
struct Factor
{
    std::vector<MessageTemplate> messages; ///< the first that applies
    double points = 0;
    Logic strength;
};

struct Action
{
    std::string key;
    std::string type; ///< request, send_content, tag, notify_product, call, note
    BothTexts title;
    std::string ownerRole;
    int hours = 24;      ///< deadline, wall clock, from the moment it is taken up
    std::string article; ///< knowledge key or empty
    std::string consent; ///< purpose without which nothing is sent; empty for what stays in the house
    Json parameters;     ///< of the executor: tag's texts, product demand's key …; object or null
};

/// What keeps a rule from being a nuisance.
struct Guards
{
    int cooldownDays = 0;   ///< calendar days after an episode closed before the next may open
    bool quietHours = true; ///< raised at night it waits for the morning before it interrupts
    std::string consent;    ///< purpose whose refusal silences the rule; "" = "warnings", refused by nobody unless they say so
    bool budget = true;     ///< counts against the day's interruptions
};

/// A rule document of schema_version 1 (docs/rule-language.md), read and compiled.
struct RuleDocument
{
    static constexpr int schemaVersion = 1;
    std::string key;
    BothTexts title;
    model::SignalKind kind = model::SignalKind::PriceObjection;
    model::Severity severity = model::Severity::Medium;
    Logic when;
    std::optional<Logic> clearWhen; ///< absent: it clears when `when` turns false
    int episodeGapDays = 7;
    int respondWithinHours = 48;
    double base = 0;
    int threshold = 60; ///< a lower score is a near miss, not a warning
    std::vector<Factor> factors;
    std::vector<MessageTemplate> sentences; ///< the first that applies
    std::string meaning;                    ///< message ids
    std::string notThis;
    std::string talk;
    std::vector<MessageTemplate> clears;
    std::string strategy;
    std::vector<std::string> knowledge;
    std::vector<Action> actions;
    Guards guards;
    Json source;      ///< the document itself
    std::string hash; ///< SHA-256 of its canonical text, lower-case hexadecimal
};

/// Canonical text: one line, keys sorted. Two documents with the same meaning have the same text.
[[nodiscard]] std::string canonicalText(const Json &document);
[[nodiscard]] std::string hashOf(const Json &document);

/// @retval ErrorCode::InvalidArgument  where = the place, e.g. "when/and/1/mentions/within_days" or "score.factors[2].points";
/// fact "value"
/// @retval ErrorCode::NewerVersion     a schema_version that this program does not know
/// @retval ErrorCode::TooLarge         a condition nested too deep
[[nodiscard]] Result<RuleDocument> parseRule(const Json &document);

} // namespace sinan::rules
