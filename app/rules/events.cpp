#include "app/rules/events.h"

#include "app/base/text_fold.h"
#include "app/rules/interpreter.h"

namespace sinan::rules {

namespace {

template <class T> bool isAmong(const std::vector<T> &list, const T &entry)
{
    return list.empty() || std::find(list.begin(), list.end(), entry) != list.end();
}

bool isHeard(const MentionFilter &filter, const Mention &mention)
{
    switch (mention.speaker) {
    case model::SpeakerRole::Customer:
        return filter.fromCustomer;
    case model::SpeakerRole::Unknown:
        return mention.channel == model::Channel::Note ? filter.fromNotes : filter.fromCustomer;
    case model::SpeakerRole::Us:
        return mention.channel == model::Channel::Note ? filter.fromNotes : filter.fromUs;
    case model::SpeakerRole::Third:
        return filter.fromThird;
    }
    return false;
}

bool passes(const MentionFilter &filter, const Mention &mention)
{
    if (mention.probability < filter.minProbability || !isHeard(filter, mention) || !isAmong(filter.roles, mention.buyingRole) ||
        !isAmong(filter.channels, mention.channel))
        return false;
    if (filter.about.empty())
        return true;
    const std::string subject = fold(mention.subject);
    return std::any_of(filter.about.begin(), filter.about.end(),
                       [&](const std::string &about) { return subject.find(about) != std::string::npos; });
}

std::string groupOf(const MentionFilter &filter, const Mention &mention)
{
    switch (filter.count) {
    case MentionFilter::Count::Conversations:
        return mention.conversation;
    case MentionFilter::Count::Speakers:
        return mention.speakerName.empty() ? mention.conversation : mention.speakerName;
    case MentionFilter::Count::Mentions:
        break;
    }
    return mention.id;
}

void sortByTime(std::vector<Event> &events)
{
    std::stable_sort(events.begin(), events.end(), [](const Event &a, const Event &b) { return a.at < b.at; });
}

} // namespace

std::optional<UtcTime> Events::unsureFrom(UtcTime now) const
{
    std::optional<UtcTime> stale;
    if (freshUntil && *freshUntil >= now)
        stale = *freshUntil + Millis(1);
    return earlier(stale, firstArrival);
}

Events eventsOf(const MentionFilter &filter, const Subject &subject, UtcTime now)
{
    Events events;
    events.connected = filter.channels.empty() && subject.feedOfChannel(std::nullopt).connected;
    for (const model::Channel channel : filter.channels)
        events.connected = events.connected || subject.feedOfChannel(channel).connected;
    for (const model::SignalKind kind : filter.kinds) {
        for (const Mention &mention : subject.mentions(kind)) {
            if (!passes(filter, mention))
                continue;
            const UtcTime heard = std::max(mention.at, mention.knownAt);
            if (heard > now)
                events.firstArrival = earlier(events.firstArrival, heard);
            else
                events.known.push_back(
                    {{Evidence::Type::Signal, mention.id, mention.at}, mention.at, 1, groupOf(filter, mention)});
        }
    }
    sortByTime(events.known);
    return events;
}

Events eventsOf(std::string_view series, double atLeast, const Subject &subject, UtcTime now)
{
    Events events;
    const Feed feed = subject.feedOfSeries(series);
    events.connected = feed.connected;
    events.freshUntil = feed.freshUntil;
    for (const FactPoint &point : subject.series(series)) {
        if (point.value < atLeast)
            continue;
        const UtcTime heard = std::max(point.at, point.knownAt);
        if (heard > now)
            events.firstArrival = earlier(events.firstArrival, heard);
        else
            events.known.push_back({{Evidence::Type::Fact, point.id, point.at}, point.at, point.value, point.id});
    }
    sortByTime(events.known);
    return events;
}

Events eventsOf(const EventFilter &filter, const Subject &subject, UtcTime now)
{
    if (filter.mention)
        return eventsOf(*filter.mention, subject, now);
    return eventsOf(filter.series, filter.atLeast, subject, now);
}

UtcTime windowStart(const Window &window, const WorkCalendar &calendar, UtcTime now)
{
    switch (window.unit) {
    case Window::Unit::CalendarDays:
        return calendar.at(calendar.dateOf(now) - std::chrono::days(window.length - 1));
    case Window::Unit::Hours:
        return now - std::chrono::hours(window.length) + Millis(1);
    case Window::Unit::Ever:
        break;
    }
    return UtcTime::min();
}

std::optional<UtcTime> leavesWindow(const Window &window, const WorkCalendar &calendar, UtcTime at)
{
    switch (window.unit) {
    case Window::Unit::CalendarDays:
        return calendar.at(calendar.dateOf(at) + std::chrono::days(window.length));
    case Window::Unit::Hours:
        return at + std::chrono::hours(window.length);
    case Window::Unit::Ever:
        break;
    }
    return std::nullopt;
}

} // namespace sinan::rules
