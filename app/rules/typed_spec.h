#pragma once

#include "app/base/json.h"
#include "app/model/customer.h"
#include "app/model/interaction.h"
#include "app/model/opportunity.h"
#include "app/model/signal_kind.h"
#include "app/rules/value.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace sinan::rules {

/// How far back an operator looks. Days are calendar days of the workspace's zone, today included: within_days 7 = today and the
/// six days before, so that "none within 7 days" and "7 days since the last" are the same thing. Hours are wall clock.
struct Window
{
    enum class Unit { Ever, CalendarDays, Hours };
    Unit unit = Unit::Ever;
    int length = 0;
};

/// Which signals count.
struct MentionFilter
{
    enum class Count { Mentions, Conversations, Speakers };
    std::vector<model::SignalKind> kinds;
    Window window;
    bool fromCustomer = true; ///< their own words, and words whose speaker nobody named
    bool fromNotes = true;    ///< what our people wrote down about them
    bool fromUs = false;
    bool fromThird = false;
    std::vector<model::BuyingRole> roles; ///< empty: any
    std::vector<model::Channel> channels; ///< empty: any
    std::vector<std::string> about;       ///< folded; any of them in the mention's subject; empty: any
    double minProbability = 0.5;
    Count count = Count::Mentions;
};

/// Something that happened: a signal, or a point of a series with at least `atLeast`.
struct EventFilter
{
    std::optional<MentionFilter> mention;
    std::string series;
    double atLeast = 0;
};

struct FieldSpec
{
    std::string name;
};
struct MentionsSpec
{
    MentionFilter filter;
};
/// (rate in the last window ÷ rate in the days before) − 1: +0.5 = half as much again, −1 = nothing left.
struct BaselineSpec
{
    std::optional<MentionFilter> mention;
    std::string series;
    int windowDays = 7;
    int baselineDays = 28;
    bool perWorkingDay = false; ///< rates a working day: a long holiday is no fall
    double minVolume = 3; ///< a rise needs so many now, a fall so many before; below it the change is 0
};
/// Calendar or full working days since the last event, the last point of a series (> 0), or lastTime(what).
struct SinceSpec
{
    bool workingDays = false;
    std::string what;
    EventFilter event;
};
struct SumSpec
{
    std::string series;
    Window window;
};
struct LatestSpec
{
    std::string series;
    Window window;
};
/// A, then B on the same or one of the next days; B within the look-back.
struct ThenSpec
{
    EventFilter first;
    EventFilter next;
    int withinDays = 7;
    Window lookBack;
};
struct ConsentSpec
{
    std::string purpose;
    bool standing = false;
};
struct StageSpec
{
    std::vector<std::string> stages;
};
/// Calendar days that our word has waited ÷ the customer's own median reply gap (at least one day); 0 where nothing waits.
struct ReplyGapSpec
{
    int lookBackDays = 180;
    int minSamples = 3;
};

/// When the first or the last event of a window was, as ISO text in UTC.
struct TimeOfSpec
{
    bool first = false;
    std::string what;
    EventFilter event;
    Window window;
};

/// One of our operators, read from {"name": {…}}.
struct TypedSpec
{
    std::variant<FieldSpec, MentionsSpec, BaselineSpec, SinceSpec, SumSpec, LatestSpec, ThenSpec, ConsentSpec, StageSpec,
                 ReplyGapSpec, TimeOfSpec>
        what;
    WhenUnknown whenUnknown = WhenUnknown::Silent;
};

[[nodiscard]] bool isTypedOperator(std::string_view name);
/// @param arguments  what stands behind the operator's name
/// @retval ErrorCode::InvalidArgument  where = member at fault, e.g. "within_days"
[[nodiscard]] Result<TypedSpec> parseTypedSpec(std::string_view name, const Json &arguments);

} // namespace sinan::rules
