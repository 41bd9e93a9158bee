#include "app/rules/typed_spec.h"

#include "app/base/text_fold.h"
#include "app/rules/member_reader.h"

#include <array>

namespace sinan::rules {

namespace {

constexpr int longestWindow = 3660;

Window readWindow(MemberReader &reader)
{
    Window window;
    if (reader.has("within_days") && reader.has("within_hours"))
        reader.fail("within_hours", "either days or hours, not both");
    const int days = reader.integer("within_days", 0, 1, longestWindow);
    const int hours = reader.integer("within_hours", 0, 1, longestWindow * 24);
    if (days > 0)
        window = {Window::Unit::CalendarDays, days};
    else if (hours > 0)
        window = {Window::Unit::Hours, hours};
    return window;
}

template <class E> std::vector<E> readChoices(MemberReader &reader, const std::string &name)
{
    std::vector<E> values;
    for (const std::string &text : reader.texts(name)) {
        if (const auto value = model::parseChoice<E>(text))
            values.push_back(*value);
        else
            reader.fail(name, "\"" + text + "\" is not known");
    }
    return values;
}

/// @param windowed  false inside `then` and `baseline`, which bring their own windows
MentionFilter readMention(MemberReader &reader, bool windowed)
{
    MentionFilter filter;
    filter.kinds = readChoices<model::SignalKind>(reader, "kind");
    if (filter.kinds.empty())
        reader.fail("kind", "the kind of signal is required");
    if (windowed)
        filter.window = readWindow(reader);
    if (reader.has("by")) {
        filter.fromCustomer = filter.fromNotes = false;
        for (const std::string &who : reader.texts("by")) {
            if (who == "customer")
                filter.fromCustomer = true;
            else if (who == "notes")
                filter.fromNotes = true;
            else if (who == "us")
                filter.fromUs = true;
            else if (who == "third")
                filter.fromThird = true;
            else
                reader.fail("by", "one of customer, notes, us, third is wanted");
        }
    }
    filter.roles = readChoices<model::BuyingRole>(reader, "role");
    filter.channels = readChoices<model::Channel>(reader, "channel");
    for (const std::string &text : reader.texts("about"))
        filter.about.push_back(fold(text));
    filter.minProbability = reader.number("min_probability", 0.5);
    if (filter.minProbability < 0 || filter.minProbability > 1)
        reader.fail("min_probability", "a number from 0 to 1 is wanted");
    filter.count = MentionFilter::Count(reader.choice("count", {"mentions", "conversations", "speakers"}, 0));
    return filter;
}

EventFilter readEvent(MemberReader &reader)
{
    EventFilter event;
    if (reader.has("series")) {
        event.series = reader.requiredText("series");
        event.atLeast = reader.number("at_least", 0);
    } else {
        event.mention = readMention(reader, false);
    }
    return event;
}

EventFilter readNestedEvent(MemberReader &reader, const std::string &name)
{
    const Json &member = reader.any(name);
    const Json object = member.is_string() ? Json{{"kind", member}} : member;
    MemberReader nested(object, name);
    EventFilter event = readEvent(nested);
    reader.adopt(nested);
    return event;
}

using Parse = void (*)(MemberReader &, TypedSpec &);

struct TypedOperator
{
    std::string_view name;
    Parse parse;
    const char *shorthand; ///< the member that a bare text or list stands for; null = an object is required
};

void parseSince(MemberReader &reader, TypedSpec &spec, bool workingDays)
{
    SinceSpec since;
    since.workingDays = workingDays;
    since.what = reader.text("what");
    if (since.what.empty())
        since.event = readEvent(reader);
    spec.what = since;
}

void parseTimeOf(MemberReader &reader, TypedSpec &spec, bool first)
{
    TimeOfSpec time;
    time.first = first;
    time.what = first ? std::string() : reader.text("what");
    time.window = readWindow(reader);
    if (time.what.empty())
        time.event = readEvent(reader);
    spec.what = time;
}

constexpr std::array operators{
    TypedOperator{"field", [](MemberReader &reader, TypedSpec &spec) { spec.what = FieldSpec{reader.requiredText("name")}; },
                  "name"},
    TypedOperator{"mentions", [](MemberReader &reader, TypedSpec &spec) { spec.what = MentionsSpec{readMention(reader, true)}; },
                  nullptr},
    TypedOperator{"baseline",
                  [](MemberReader &reader, TypedSpec &spec) {
                      BaselineSpec baseline;
                      baseline.windowDays = reader.integer("window_days", 7, 1, longestWindow);
                      baseline.baselineDays = reader.integer("baseline_days", 28, 1, longestWindow);
                      baseline.minVolume = reader.number("min_volume", 3);
                      baseline.perWorkingDay = reader.choice("per", {"day", "working_day"}, 0) == 1;
                      EventFilter event = readEvent(reader);
                      baseline.mention = event.mention;
                      baseline.series = event.series;
                      spec.what = baseline;
                  },
                  nullptr},
    TypedOperator{"days_since", [](MemberReader &reader, TypedSpec &spec) { parseSince(reader, spec, false); }, nullptr},
    TypedOperator{"working_days_since", [](MemberReader &reader, TypedSpec &spec) { parseSince(reader, spec, true); }, nullptr},
    TypedOperator{"sum",
                  [](MemberReader &reader, TypedSpec &spec) {
                      spec.what = SumSpec{reader.requiredText("series"), readWindow(reader)};
                  },
                  nullptr},
    TypedOperator{"latest",
                  [](MemberReader &reader, TypedSpec &spec) {
                      spec.what = LatestSpec{reader.requiredText("series"), readWindow(reader)};
                  },
                  "series"},
    TypedOperator{"then",
                  [](MemberReader &reader, TypedSpec &spec) {
                      ThenSpec then;
                      then.first = readNestedEvent(reader, "first");
                      then.next = readNestedEvent(reader, "next");
                      then.withinDays = reader.integer("within_days", 7, 0, longestWindow);
                      then.lookBack = {Window::Unit::CalendarDays, reader.integer("look_back_days", 30, 1, longestWindow)};
                      spec.what = then;
                  },
                  nullptr},
    TypedOperator{"consent",
                  [](MemberReader &reader, TypedSpec &spec) {
                      spec.what = ConsentSpec{reader.requiredText("purpose"), reader.boolean("standing", false)};
                  },
                  "purpose"},
    TypedOperator{"stage_is",
                  [](MemberReader &reader, TypedSpec &spec) {
                      StageSpec stage{reader.texts("stages")};
                      for (const std::string &name : stage.stages) {
                          if (!model::parseChoice<model::Stage>(name))
                              reader.fail("stages", "\"" + name + "\" is not a stage");
                      }
                      if (stage.stages.empty())
                          reader.fail("stages", "at least one stage is required");
                      spec.what = stage;
                  },
                  "stages"},
    TypedOperator{"reply_gap_ratio",
                  [](MemberReader &reader, TypedSpec &spec) {
                      spec.what = ReplyGapSpec{reader.integer("look_back_days", 180, 7, longestWindow),
                                               reader.integer("min_samples", 3, 1, 1000)};
                  },
                  nullptr},
    TypedOperator{"first_time", [](MemberReader &reader, TypedSpec &spec) { parseTimeOf(reader, spec, true); }, nullptr},
    TypedOperator{"last_time", [](MemberReader &reader, TypedSpec &spec) { parseTimeOf(reader, spec, false); }, nullptr},
};

const TypedOperator *find(std::string_view name)
{
    for (const TypedOperator &candidate : operators) {
        if (candidate.name == name)
            return &candidate;
    }
    return nullptr;
}

} // namespace

bool isTypedOperator(std::string_view name)
{
    return find(name) != nullptr;
}

Result<TypedSpec> parseTypedSpec(std::string_view name, const Json &arguments)
{
    const TypedOperator *found = find(name);
    if (!found)
        return Error{ErrorCode::InvalidArgument, std::string(name), "there is no such operator", {}};
    Json object = arguments;
    if (arguments.is_array() && arguments.size() == 1 && arguments[0].is_object())
        object = arguments[0];
    else if (found->shorthand && !arguments.is_object())
        object = Json{{found->shorthand, arguments.is_array() && arguments.size() == 1 ? arguments[0] : arguments}};
    MemberReader reader(object, {});
    TypedSpec spec;
    spec.whenUnknown = WhenUnknown(reader.choice("unknown", {"silent", "ask", "fire"}, 0));
    found->parse(reader, spec);
    SINAN_TRY(reader.finish());
    return spec;
}

} // namespace sinan::rules
