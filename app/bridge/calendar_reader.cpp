#include "app/bridge/calendar_reader.h"

#include "app/base/utf8.h"
#include "app/bridge/content_lines.h"
#include "app/bridge/html_text.h"

#include <QDateTime>
#include <QTimeZone>

#include <set>

namespace sinan::bridge {

namespace {

/// "20260302T101200Z", "20260302T101200" in its zone, "20260302": a moment.
std::optional<UtcTime> momentOf(const ContentLine &line, const std::string &zone, bool &wholeDay)
{
    const QString text = QString::fromStdString(textValue(line.value.substr(0, 40)));
    wholeDay = text.size() == 8;
    const QDate date = QDate::fromString(text.left(8), QStringLiteral("yyyyMMdd"));
    const QTime time = wholeDay ? QTime(0, 0) : QTime::fromString(text.mid(9, 6), QStringLiteral("HHmmss"));
    if (!date.isValid() || !time.isValid() || date.year() < 1900 || date.year() > 2200)
        return std::nullopt;
    QTimeZone local(QByteArray::fromStdString(zone));
    if (text.endsWith(u'Z')) {
        local = QTimeZone::utc();
    } else {
        // Outlook writes its own names of zones.
        std::string name;
        for (const auto &[key, value] : line.parameters)
            name = key == "TZID" ? value : name;
        const QByteArray id = QByteArray::fromStdString(name);
        if (const QTimeZone named(id); !id.isEmpty() && named.isValid())
            local = named;
        else if (const QByteArray iana = QTimeZone::windowsIdToDefaultIanaId(id); !iana.isEmpty())
            local = QTimeZone(iana);
    }
    const QDateTime moment(date, time, local);
    return moment.isValid() ? std::optional(fromMillis(moment.toMSecsSinceEpoch())) : std::nullopt;
}

void takePerson(CalendarEvent &event, const ContentLine &line)
{
    std::string name;
    for (const auto &[key, value] : line.parameters)
        name = key == "CN" ? value : name;
    std::string mail = textValue(line.value.substr(0, 400));
    if (mail.size() > 7 && (mail.starts_with("mailto:") || mail.starts_with("MAILTO:")))
        mail.erase(0, 7);
    if (mail.find('@') == std::string::npos)
        mail.clear();
    if (name.empty())
        name = mail;
    if (line.parameter("CUTYPE") == "ROOM" || line.parameter("CUTYPE") == "RESOURCE" || name.empty() ||
        event.people.size() >= 500)
        return;
    if (line.name == "ORGANIZER")
        event.organizer = name;
    if (std::find(event.people.begin(), event.people.end(), name) == event.people.end())
        event.people.push_back(name);
    if (!mail.empty())
        event.mails.push_back(mail);
}

void takeLine(CalendarEvent &event, const ContentLine &line, const std::string &zone, IssueList &issues)
{
    if (line.name == "SUMMARY") {
        event.title = shortened(textValue(line.value), 200);
    } else if (line.name == "LOCATION") {
        event.place = shortened(textValue(line.value), 200);
    } else if (line.name == "DESCRIPTION") {
        event.notes = textValue(line.value);
        if (event.notes.find("</") != std::string::npos)
            event.notes = htmlToText(event.notes);
    } else if (line.name == "DTSTART" || line.name == "DTEND") {
        bool wholeDay = false;
        const auto moment = momentOf(line, zone, wholeDay);
        if (!moment)
            issues.add(line.row, line.name, line.value, {"import.fault.no_date", Json::object()}, "import.mend.export_again");
        else if (line.name == "DTSTART")
            event.wholeDay = wholeDay;
        (line.name == "DTSTART" ? event.begins : event.ends) = moment;
    } else if (line.name == "ATTENDEE" || line.name == "ORGANIZER") {
        takePerson(event, line);
    } else if (line.name == "STATUS") {
        event.cancelled = textValue(line.value) == "CANCELLED";
    } else if (line.name == "RRULE") {
        event.repeats = true;
    } else if (line.name == "UID" || line.name == "RECURRENCE-ID") {
        event.uid += line.value.substr(0, 400);
    }
}

} // namespace

std::vector<CalendarEvent> readEvents(const std::string &text, const std::string &zone, IssueList &issues,
                                      const InputLimits &limits)
{
    std::vector<CalendarEvent> events;
    std::optional<CalendarEvent> event;
    std::string inside; // a part of the event that has lines of its own: an alarm
    for (const ContentLine &line : contentLines(text, limits)) {
        const std::string what = line.name == "BEGIN" || line.name == "END" ? textValue(line.value.substr(0, 40)) : std::string();
        if (line.name == "BEGIN" && what == "VEVENT") {
            if (event)
                issues.add(event->row, {}, event->title, {"import.issue.event_open", Json::object()}, "import.mend.export_again");
            if (std::int64_t(events.size()) >= limits.rows) {
                issues.add(line.row, {}, {}, {"import.error.too_many_rows", {{"limit", numberArgument(limits.rows)}}},
                           "import.mend.split_file");
                return events;
            }
            event.emplace();
            event->row = line.row;
            inside.clear();
        } else if (line.name == "END" && what == "VEVENT" && event) {
            events.push_back(std::move(*event));
            event.reset();
        } else if (!event) {
            continue;
        } else if (line.name == "BEGIN" && inside.empty()) {
            inside = what;
        } else if (line.name == "END" && what == inside) {
            inside.clear();
        } else if (inside.empty() && line.name.empty()) {
            issues.add(line.row, {}, line.value, {"import.issue.no_content_line", Json::object()}, "import.mend.export_again");
        } else if (inside.empty()) {
            takeLine(*event, line, zone, issues);
        }
    }
    if (event)
        issues.add(event->row, {}, event->title, {"import.issue.event_open", Json::object()}, "import.mend.export_again");
    return events;
}

std::optional<ParsedTalk> talkOf(const CalendarEvent &event)
{
    if (trimmed(event.notes).empty())
        return std::nullopt;
    ParsedTalk talk;
    talk.row = event.row;
    talk.header["channel"] = "meeting";
    if (!event.title.empty())
        talk.header["title"] = event.title;
    if (event.begins)
        talk.header["date"] = toIso(*event.begins);
    if (!event.organizer.empty())
        talk.header["author"] = event.organizer;
    std::string people;
    for (const auto &person : event.people)
        people += (people.empty() ? "" : ", ") + person;
    if (!people.empty())
        talk.header["people"] = people;
    std::string mails;
    for (const auto &mail : event.mails)
        mails += (mails.empty() ? "" : "; ") + mail;
    if (!mails.empty())
        talk.header["to"] = mails;
    talk.body = event.notes;
    return talk;
}

Result<StructuredInput> readCalendar(const std::string &file, const std::string &text, const std::string &zone,
                                     const InputLimits &limits)
{
    StructuredInput input;
    IssueList issues(file, limits);
    const auto events = readEvents(text, zone, issues, limits);
    std::int64_t bare = 0;
    std::int64_t firstBare = 0;
    std::int64_t series = 0;
    std::int64_t firstSeries = 0;
    for (const CalendarEvent &event : events) {
        if (event.cancelled)
            continue;
        if (std::int64_t(event.notes.size()) > limits.textBytes) {
            issues.add(event.row, "DESCRIPTION", event.notes,
                       {"import.issue.turn_too_long", {{"limit", numberArgument(limits.textBytes >> 20)}}},
                       "import.mend.split_talk");
            continue;
        }
        if (auto talk = talkOf(event)) {
            input.talks.push_back(std::move(*talk));
            series += event.repeats;
            firstSeries = event.repeats && firstSeries == 0 ? event.row : firstSeries;
        } else {
            ++bare;
            firstBare = firstBare == 0 ? event.row : firstBare;
        }
    }
    if (bare > 0)
        issues.add(firstBare, {}, {}, {"import.issue.events_without_notes", {{"count", numberArgument(bare)}}},
                   "import.mend.write_notes");
    if (series > 0)
        issues.add(firstSeries, "RRULE", {}, {"import.issue.events_repeat", {{"count", numberArgument(series)}}},
                   "import.mend.nothing_to_do");
    input.issues = issues.take();
    if (input.talks.empty() && input.issues.empty())
        return inputError(ErrorCode::Unreadable, file, "import.error.no_events", "import.mend.export_again");
    return input;
}

} // namespace sinan::bridge
