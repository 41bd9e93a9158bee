#include "app/rules/typed_eval.h"

#include "app/rules/events.h"
#include "app/rules/interpreter.h"

#include <cmath>

namespace sinan::rules {

namespace {

class TypedEvaluator
{
public:
    TypedEvaluator(const TypedSpec &spec, const Subject &subject, UtcTime now)
        : m_spec(spec), m_subject(subject), m_calendar(subject.calendar()), m_now(now)
    {
    }

    Leaf operator()(const FieldSpec &spec) const
    {
        Json value = m_subject.field(spec.name);
        return value.is_null() ? unknown("missing") : known(std::move(value));
    }

    Leaf operator()(const MentionsSpec &spec) const
    {
        const Events events = eventsOf(spec.filter, m_subject, m_now);
        if (!events.connected)
            return unknown("not_connected");
        return counted(events, spec.filter.window, true);
    }

    Leaf operator()(const SumSpec &spec) const
    {
        const Events events = eventsOf(spec.series, -INFINITY, m_subject, m_now);
        if (const auto reason = whyUnusable(events))
            return unknown(*reason, events.unsureFrom(m_now));
        return counted(events, spec.window, false);
    }

    Leaf operator()(const LatestSpec &spec) const
    {
        const Events events = eventsOf(spec.series, -INFINITY, m_subject, m_now);
        if (const auto reason = whyUnusable(events))
            return unknown(*reason, events.unsureFrom(m_now));
        if (events.known.empty() || events.known.back().at < windowStart(spec.window, m_calendar, m_now))
            return unknown("no_data", events.unsureFrom(m_now));
        const Event &last = events.known.back();
        Leaf leaf = known(last.value);
        leaf.evidence.push_back(last.evidence);
        leaf.future.unsureFrom = earlier(events.unsureFrom(m_now), leavesWindow(spec.window, m_calendar, last.at));
        return leaf;
    }

    Leaf operator()(const SinceSpec &spec) const
    {
        std::optional<UtcTime> since;
        Evidence evidence;
        Leaf leaf;
        if (!spec.what.empty()) {
            since = m_subject.lastTime(spec.what, m_now);
            if (since)
                evidence = {Evidence::Type::Moment, spec.what + "@" + toIso(*since), *since};
        } else {
            EventFilter filter = spec.event;
            // A recorded zero is no event: "logins: 0" does not say that somebody was there.
            if (!filter.mention && filter.atLeast <= 0)
                filter.atLeast = std::numeric_limits<double>::min();
            const Events events = eventsOf(filter, m_subject, m_now);
            leaf.future.unsureFrom = events.unsureFrom(m_now);
            if (const auto reason = whyUnusable(events))
                return unknown(*reason, leaf.future.unsureFrom);
            if (!events.known.empty()) {
                since = events.known.back().at;
                evidence = events.known.back().evidence;
            }
        }
        if (!since)
            return unknown("no_data", leaf.future.unsureFrom);
        leaf.evidence.push_back(evidence);
        leaf.future.since = *since;
        leaf.future.growth = spec.workingDays ? Future::Growth::WorkingDays : Future::Growth::CalendarDays;
        leaf.future.days = spec.workingDays ? m_calendar.fullWorkingDays(*since, m_now) : m_calendar.calendarDays(*since, m_now);
        leaf.value = Json(leaf.future.days);
        return leaf;
    }

    Leaf operator()(const BaselineSpec &spec) const
    {
        const Events events = eventsOf(EventFilter{spec.mention, spec.series, -INFINITY}, m_subject, m_now);
        if (const auto reason = whyUnusable(events))
            return unknown(*reason, events.unsureFrom(m_now));
        const LocalDate today = m_calendar.dateOf(m_now);
        const UtcTime windowBegin = m_calendar.at(today - std::chrono::days(spec.windowDays - 1));
        const UtcTime baselineBegin = m_calendar.at(today - std::chrono::days(spec.windowDays + spec.baselineDays - 1));
        double recent = 0;
        double before = 0;
        bool hasBefore = false;
        Leaf leaf;
        leaf.future.unsureFrom = events.unsureFrom(m_now);
        for (const Event &event : events.known) {
            if (event.at < baselineBegin)
                continue;
            if (event.at < windowBegin) {
                before += event.value;
                hasBefore = true;
            } else {
                recent += event.value;
                leaf.evidence.push_back(event.evidence);
            }
        }
        // Both sums move with the days, so the next midnight may change them.
        if (!events.known.empty() && events.known.back().at >= baselineBegin)
            leaf.future.unsureFrom = earlier(leaf.future.unsureFrom, m_calendar.at(today + std::chrono::days(1)));
        if (!hasBefore && !spec.mention)
            return unknown("no_baseline", leaf.future.unsureFrom);
        double expected = before / spec.baselineDays * spec.windowDays;
        if (spec.perWorkingDay) {
            const bool dayIsOver = m_calendar.minuteOfDay(m_now) >= endOfWork;
            if (!dayIsOver)
                leaf.future.unsureFrom = earlier(leaf.future.unsureFrom, m_calendar.at(today, endOfWork));
            const int recentDays = workingDays(today - std::chrono::days(spec.windowDays - 1), spec.windowDays - !dayIsOver);
            const int beforeDays = workingDays(today - std::chrono::days(spec.windowDays + spec.baselineDays - 1), spec.baselineDays);
            if (recentDays < fewestDays || beforeDays < fewestDays)
                return unknown("too_few", leaf.future.unsureFrom);
            expected = before / beforeDays * recentDays;
        }
        // Somebody who asked nothing before is held to one: three from nowhere are a rise of 200 %, not of infinity.
        const double change = recent / std::max(expected, recent > expected ? 1.0 : expected > 0 ? expected : 1.0) - 1;
        const bool enough = recent > expected ? recent >= spec.minVolume : before >= spec.minVolume;
        leaf.value = enough ? Json(change) : Json(0);
        if (!enough)
            leaf.reason = "below_minimum";
        return leaf;
    }

    Leaf operator()(const ThenSpec &spec) const
    {
        const Events first = eventsOf(spec.first, m_subject, m_now);
        const Events next = eventsOf(spec.next, m_subject, m_now);
        const auto unsure = earlier(first.unsureFrom(m_now), next.unsureFrom(m_now));
        for (const Events *events : {&first, &next}) {
            if (const auto reason = whyUnusable(*events))
                return unknown(*reason, unsure);
        }
        Leaf leaf = known(false);
        leaf.future.unsureFrom = unsure;
        const UtcTime begin = windowStart(spec.lookBack, m_calendar, m_now);
        // The latest "next" with a "first" before it keeps the result longest.
        for (auto after = next.known.rbegin(); after != next.known.rend() && after->at >= begin; ++after) {
            for (auto before = first.known.rbegin(); before != first.known.rend(); ++before) {
                if (before->at > after->at || before->evidence.id == after->evidence.id)
                    continue;
                if (m_calendar.calendarDays(before->at, after->at) > spec.withinDays)
                    break;
                leaf.value = Json(true);
                leaf.evidence = {before->evidence, after->evidence};
                leaf.future.unsureFrom = earlier(unsure, leavesWindow(spec.lookBack, m_calendar, after->at));
                return leaf;
            }
        }
        return leaf;
    }

    Leaf operator()(const ConsentSpec &spec) const
    {
        const auto answer = m_subject.consent(spec.purpose);
        if (!answer)
            return unknown("not_asked");
        if (answer->at > m_now)
            return unknown("not_asked", answer->at);
        bool holds = answer->granted && (answer->standing || !spec.standing);
        Leaf leaf;
        if (holds && answer->expires) {
            const UtcTime end = m_calendar.at(*answer->expires + std::chrono::days(1));
            holds = m_now < end;
            if (holds)
                leaf.future.unsureFrom = end;
        }
        leaf.value = Json(holds);
        return leaf;
    }

    Leaf operator()(const StageSpec &spec) const
    {
        const Json stage = m_subject.field("opportunity.stage");
        if (!stage.is_string())
            return unknown("missing");
        return known(std::find(spec.stages.begin(), spec.stages.end(), stage.get_ref<const std::string &>()) !=
                     spec.stages.end());
    }

    Leaf operator()(const ReplyGapSpec &spec) const
    {
        const Window lookBack{Window::Unit::CalendarDays, spec.lookBackDays};
        const Events gaps = eventsOf("reply_gap", -INFINITY, m_subject, m_now);
        const UtcTime begin = windowStart(lookBack, m_calendar, m_now);
        std::vector<double> samples;
        std::optional<UtcTime> oldest;
        for (const Event &gap : gaps.known) {
            if (gap.at < begin)
                continue;
            samples.push_back(gap.value);
            oldest = oldest ? oldest : std::optional(gap.at);
        }
        auto unsure = gaps.unsureFrom(m_now);
        if (oldest)
            unsure = earlier(unsure, leavesWindow(lookBack, m_calendar, *oldest));
        if (!gaps.connected)
            return unknown("not_connected", unsure);
        if (samples.size() < std::size_t(spec.minSamples))
            return unknown("too_few", unsure);
        const auto waitingSince = m_subject.lastTime("waiting_since", m_now);
        Leaf leaf = known(0);
        leaf.future.unsureFrom = unsure;
        if (!waitingSince)
            return leaf;
        std::sort(samples.begin(), samples.end());
        const std::size_t middle = samples.size() / 2;
        const double median = samples.size() % 2 ? samples[middle] : (samples[middle - 1] + samples[middle]) / 2;
        leaf.evidence.push_back({Evidence::Type::Moment, "waiting_since@" + toIso(*waitingSince), *waitingSince});
        leaf.future.growth = Future::Growth::CalendarDays;
        leaf.future.since = *waitingSince;
        leaf.future.days = m_calendar.calendarDays(*waitingSince, m_now);
        // Someone who answers within hours is not "silent" after one day.
        leaf.future.scale = 1 / std::max(median, 1.0);
        leaf.value = Json(leaf.future.scale * leaf.future.days);
        return leaf;
    }

    Leaf operator()(const TimeOfSpec &spec) const
    {
        if (!spec.what.empty()) {
            const auto time = m_subject.lastTime(spec.what, m_now);
            if (!time)
                return unknown("no_data");
            Leaf leaf = known(toIso(*time));
            leaf.evidence.push_back({Evidence::Type::Moment, spec.what + "@" + toIso(*time), *time});
            return leaf;
        }
        const Events events = eventsOf(spec.event, m_subject, m_now);
        auto unsure = events.unsureFrom(m_now);
        if (const auto reason = whyUnusable(events))
            return unknown(*reason, unsure);
        const UtcTime begin = windowStart(spec.window, m_calendar, m_now);
        const Event *found = nullptr;
        for (const Event &event : events.known) {
            if (event.at >= begin && !(spec.first && found))
                found = &event;
        }
        if (!found)
            return unknown("no_data", unsure);
        Leaf leaf = known(toIso(found->at));
        leaf.evidence.push_back(found->evidence);
        leaf.future.unsureFrom = earlier(unsure, leavesWindow(spec.window, m_calendar, found->at));
        return leaf;
    }

private:
    /// From here on a day's work is done: its numbers can be compared with those of whole days.
    static constexpr int endOfWork = 18 * 60;
    /// Fewer working days than these make no rate.
    static constexpr int fewestDays = 3;

    int workingDays(LocalDate first, int days) const
    {
        int count = 0;
        for (int i = 0; i < days; ++i)
            count += m_calendar.isWorkingDay(first + std::chrono::days(i));
        return count;
    }

    static Leaf known(Json value) { return Leaf{Value(std::move(value)), {}, {}, {}}; }

    Leaf unknown(std::string reason, std::optional<UtcTime> unsureFrom = {}) const
    {
        Leaf leaf{Value::unknown(m_spec.whenUnknown), {}, std::move(reason), {}};
        leaf.future.unsureFrom = unsureFrom;
        return leaf;
    }

    std::optional<std::string> whyUnusable(const Events &events) const
    {
        if (!events.connected)
            return "not_connected";
        if (events.isStale(m_now))
            return "stale";
        return std::nullopt;
    }

    /// Sum of the values inside the window (each group of mentions counts once), with the steps by which it shrinks.
    Leaf counted(const Events &events, const Window &window, bool grouped) const
    {
        const UtcTime begin = windowStart(window, m_calendar, m_now);
        Leaf leaf;
        std::vector<const Event *> last; // of every group, in the order of time
        for (const Event &event : events.known) {
            if (event.at < begin)
                continue;
            leaf.evidence.push_back(event.evidence);
            if (grouped)
                std::erase_if(last, [&](const Event *other) { return other->group == event.group; });
            last.push_back(&event);
        }
        double total = 0;
        for (const Event *event : last)
            total += event->value;
        leaf.value = numberValue(total);
        double remaining = total;
        for (const Event *event : last) {
            remaining -= event->value;
            const auto leaves = leavesWindow(window, m_calendar, event->at);
            if (!leaves)
                continue;
            if (!leaf.future.steps.empty() && leaf.future.steps.back().first == *leaves)
                leaf.future.steps.back().second = remaining;
            else
                leaf.future.steps.emplace_back(*leaves, remaining);
        }
        leaf.future.unsureFrom = events.unsureFrom(m_now);
        return leaf;
    }

    const TypedSpec &m_spec;
    const Subject &m_subject;
    const WorkCalendar &m_calendar;
    UtcTime m_now;
};

} // namespace

Leaf evaluateTyped(const TypedSpec &spec, const Subject &subject, UtcTime now)
{
    return std::visit(TypedEvaluator(spec, subject, now), spec.what);
}

} // namespace sinan::rules
