#include "ui/screens/customers/page_lines.h"

#include "ui/screens/customers/customer_words.h"

namespace sinan::screens {

using insight::PageRequest;
using insight::PageWarning;
using insight::TimelineEntry;
using model::TaskState;
using model::WarningState;
using theme::ColorRole;
using widgets::toQt;

namespace {

QString remaining(UtcTime at, const PageWords &words)
{
    return toQt(format::remaining(at - words.now, words.language));
}

QString ago(UtcTime at, const PageWords &words)
{
    return toQt(format::ago(at, words.now, *words.calendar, words.language));
}

QString sentenceOf(const PageWarning &warning, const PageWords &words)
{
    if (!warning.sentence.id.empty() && words.phrasebook) {
        const insight::Reading reading{words.now, *words.calendar};
        if (auto text = words.phrasebook->render(warning.sentence, reading); text.ok())
            return toQt(*text);
    }
    return widgets::choiceText(warning.kind, words.language);
}

QString stateWord(const PageWarning &warning, const PageWords &words)
{
    if (warning.state == WarningState::Ignored && warning.ignoredFor && *warning.ignoredFor != model::IgnoreReason::None)
        return qtTrId("customers.ignored_for").arg(widgets::choiceText(*warning.ignoredFor, words.language));
    return widgets::choiceText(warning.state, words.language);
}

/// What happened in a talk without a subject is told by its first words.
QString talkTitle(const TimelineEntry &entry, const PageWords &words)
{
    return entry.title.empty() ? widgets::choiceText(entry.channel, words.language) : toQt(entry.title);
}

Line talkLine(const TimelineEntry &entry, const PageWords &words)
{
    Line line;
    line.icon = widgets::channelIcon(entry.channel);
    line.title = talkTitle(entry, words);
    line.detail = toQt(entry.excerpt);
    line.route = widgets::Route::to(QStringLiteral("conversation"), entry.row);
    return line;
}

Line decisionLine(const TimelineEntry &entry, const PageWords &words)
{
    Line line;
    line.icon = widgets::verbIcon(entry.verb);
    const QString about = entry.about ? widgets::choiceText(*entry.about, words.language) : QString();
    const QString verb = widgets::choiceText(entry.verb, words.language);
    line.title = about.isEmpty() ? verb : qtTrId("customers.timeline_decision").arg(verb, about);
    QStringList detail{toQt(entry.who)};
    if (entry.reason != model::IgnoreReason::None)
        detail << widgets::choiceText(entry.reason, words.language);
    if (!entry.assignee.empty())
        detail << qtTrId("customers.timeline_assigned").arg(toQt(entry.assignee));
    if (entry.until)
        detail << qtTrId("customers.timeline_until").arg(toQt(format::dateTime(*entry.until, words.now, *words.calendar, words.language)));
    if (!entry.title.empty())
        detail << toQt(entry.title);
    line.detail = detail.join(QStringLiteral(" · "));
    line.route = widgets::Route::to(QStringLiteral("warning"), entry.row);
    return line;
}

Line requestEntryLine(const TimelineEntry &entry, const PageWords &words)
{
    Line line;
    line.icon = QStringLiteral("verb.request");
    const QString title = toQt(words.language == Language::Chinese || entry.excerpt.empty() ? entry.title : entry.excerpt);
    line.title = entry.assignee.empty() ? qtTrId("customers.timeline_request").arg(title)
                                        : qtTrId("customers.timeline_request_to").arg(toQt(entry.assignee), title);
    line.detail = entry.who.empty() ? QString() : qtTrId("customers.timeline_by").arg(toQt(entry.who));
    return line;
}

Line factLine(const TimelineEntry &entry, const PageWords &words)
{
    Line line;
    line.icon = QStringLiteral("mark.data");
    const QString series = seriesWord(entry.series);
    // Units come from the source; 次, 单 and 倍 say nothing to an English reader that the series' name does not.
    const bool foreign = words.language == Language::English && std::any_of(entry.unit.begin(), entry.unit.end(), [](char c) { return c < 0; });
    const QString after = toQt(format::decimal(entry.after)) + (entry.unit.empty() || foreign ? QString() : QLatin1Char(' ') + toQt(entry.unit));
    if (entry.weekly)
        line.title = qtTrId("customers.fact_week").arg(series, toQt(format::decimal(entry.before.value_or(0))), after);
    else if (entry.before)
        line.title = qtTrId("customers.fact_change").arg(series, toQt(format::decimal(*entry.before)), after);
    else
        line.title = qtTrId("customers.fact_first").arg(series, after);
    return line;
}

} // namespace

std::vector<Line> warningLines(const std::vector<PageWarning> &warnings, const PageWords &words)
{
    std::vector<Line> lines;
    for (const PageWarning &warning : warnings) {
        Line line;
        line.key = QString::fromStdString(warning.id.toString());
        line.severity = widgets::severityOf(warning.severity);
        const QString kind = widgets::choiceText(warning.kind, words.language);
        line.title = kind;
        line.detail = sentenceOf(warning, words);
        const bool over = warning.state == WarningState::Cleared || warning.state == WarningState::Ignored;
        QStringList right;
        if (warning.amount)
            line.beside = toQt(format::money(*warning.amount, words.language));
        if (over) {
            right << stateWord(warning, words);
            if (warning.closedAt)
                right << ago(*warning.closedAt, words);
        } else {
            if (warning.state != WarningState::Open)
                right << stateWord(warning, words);
            if (warning.dueAt) {
                right << remaining(*warning.dueAt, words);
                line.rightColor = widgets::deadlineRole(*warning.dueAt, words.now);
            }
        }
        line.right = right.join(QStringLiteral(" · "));
        line.quiet = over;
        line.accessible = qtTrId("customers.warning_accessible").arg(theme::severityWord(*line.severity), kind, line.detail, (line.beside + QLatin1Char(' ') + line.right).trimmed());
        line.copy = QStringList{theme::severityMark(*line.severity) + QLatin1Char(' ') + kind, line.detail, line.beside, line.right}.join(QStringLiteral(" · "));
        line.route = widgets::Route::to(QStringLiteral("warning"), warning.id);
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<Line> requestLines(const std::vector<PageRequest> &requests, const PageWords &words)
{
    std::vector<Line> lines;
    for (const PageRequest &request : requests) {
        Line line;
        line.key = QString::fromStdString(request.task ? request.task->toString() : request.promise->toString());
        line.icon = request.promisedFor ? QStringLiteral("verb.promise") : QStringLiteral("verb.request");
        const QString title = toQt(words.language == Language::Chinese ? request.titleZh : request.titleEn);
        line.title = request.assignee.empty() ? title : qtTrId("customers.request_line").arg(toQt(request.assignee), title);
        QStringList detail;
        if (request.promiseState && *request.promiseState != model::PromiseState::Open)
            detail << widgets::choiceText(*request.promiseState, words.language);
        else
            detail << widgets::choiceText(request.state, words.language);
        if (request.promisedFor)
            detail << qtTrId("customers.promised_for").arg(dateText(request.promisedFor, words.calendar->dateOf(words.now), words.language));
        if (!request.requestedBy.empty())
            detail << qtTrId("customers.asked_by").arg(toQt(request.requestedBy));
        line.detail = detail.join(QStringLiteral(" · "));
        if (request.isOpen() && request.dueAt) {
            line.right = remaining(*request.dueAt, words);
            line.rightColor = widgets::deadlineRole(*request.dueAt, words.now);
        } else if (request.endedAt) {
            line.right = ago(*request.endedAt, words);
        }
        line.quiet = !request.isOpen();
        line.copy = QStringList{line.title, line.detail, line.right}.join(QStringLiteral(" · "));
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<Line> contactLines(const std::vector<model::Contact> &contacts, const PageWords &words)
{
    std::vector<Line> lines;
    for (const model::Contact &contact : contacts) {
        Line line;
        line.key = QString::fromStdString(contact.id.toString());
        line.icon = QStringLiteral("mark.person");
        line.title = toQt(contact.name);
        QStringList detail;
        if (!contact.title.empty())
            detail << toQt(contact.title);
        const QString role = widgets::choiceText(contact.role, words.language);
        if (contact.role != model::BuyingRole::Unknown && role != toQt(contact.title))
            detail << role;
        line.detail = detail.join(QStringLiteral(" · "));
        line.right = contact.stance == model::Stance::Unknown ? QString() : widgets::choiceText(contact.stance, words.language);
        line.rightColor = contact.stance == model::Stance::Support                                               ? ColorRole::Better
                          : contact.stance == model::Stance::Doubtful || contact.stance == model::Stance::Against ? ColorRole::Worse
                                                                                                                  : ColorRole::Text2;
        line.copy = QStringList{line.title, line.detail, line.right}.join(QStringLiteral(" · "));
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<Line> sourceLines(const std::vector<insight::PageSource> &sources, const PageWords &words)
{
    std::vector<Line> lines;
    for (const insight::PageSource &source : sources) {
        Line line;
        line.key = toQt(source.key);
        line.title = toQt(words.language == Language::Chinese || source.label.en.empty() ? source.label.zh : source.label.en);
        if (line.title.isEmpty())
            line.title = seriesWord(source.key);
        switch (source.state) {
        case insight::SourceState::State::NotConnected:
            line.right = qtTrId("common.not_connected");
            line.rightColor = ColorRole::Text3;
            line.quiet = true;
            break;
        case insight::SourceState::State::Stale:
        case insight::SourceState::State::Connected:
            // Of this customer first: a feed may be fresh and still say nothing about them.
            line.right = source.lastHere ? ago(*source.lastHere, words) : qtTrId("customers.source_silent");
            line.quiet = source.state == insight::SourceState::State::Stale;
            break;
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

bool passes(const TimelineEntry &entry, TimelineFilter filter)
{
    const bool talk = entry.kind == TimelineEntry::Kind::Talk;
    switch (filter) {
    case TimelineFilter::All:
        return true;
    case TimelineFilter::Talks:
        return talk;
    case TimelineFilter::Calls:
        return talk && entry.channel == model::Channel::Call;
    case TimelineFilter::Mails:
        return talk && entry.channel == model::Channel::Mail;
    case TimelineFilter::Meetings:
        return talk && entry.channel == model::Channel::Meeting;
    case TimelineFilter::Decisions:
        return entry.kind == TimelineEntry::Kind::Decision || entry.kind == TimelineEntry::Kind::Request;
    case TimelineFilter::Facts:
        return entry.kind == TimelineEntry::Kind::FactChange;
    }
    return true;
}

std::vector<Line> timelineLines(const std::vector<TimelineEntry> &timeline, TimelineFilter filter, std::size_t limit, const PageWords &words)
{
    std::vector<Line> lines;
    for (const TimelineEntry &entry : timeline) {
        if (!passes(entry, filter))
            continue;
        if (lines.size() >= limit)
            break;
        Line line;
        switch (entry.kind) {
        case TimelineEntry::Kind::Talk:
            line = talkLine(entry, words);
            break;
        case TimelineEntry::Kind::Decision:
            line = decisionLine(entry, words);
            break;
        case TimelineEntry::Kind::Request:
            line = requestEntryLine(entry, words);
            break;
        case TimelineEntry::Kind::FactChange:
            line = factLine(entry, words);
            break;
        }
        line.key = QStringLiteral("%1/%2").arg(int(entry.kind)).arg(QString::fromStdString(entry.row.toString()));
        line.right = toQt(format::dateTime(entry.at, words.now, *words.calendar, words.language));
        line.copy = QStringList{line.right, line.title, line.detail}.join(QStringLiteral(" · "));
        lines.push_back(std::move(line));
    }
    return lines;
}

QString deadlineText(const insight::CustomerPage &page, const PageWords &words)
{
    if (!page.nextDeadline)
        return {};
    const char *id = page.nextDeadline->kind == insight::PageDeadline::Kind::Warning ? "customers.deadline_warning"
        : page.nextDeadline->kind == insight::PageDeadline::Kind::Request            ? "customers.deadline_request"
                                                                                     : "customers.deadline_promise";
    return qtTrId(id).arg(remaining(page.nextDeadline->at, words));
}

VisitWords visitWords(const insight::CustomerPage &page, const PageWords &words)
{
    const model::Visit &visit = *page.nextVisit;
    const LocalDate day = words.calendar->dateOf(visit.start);
    const QString at = day == words.calendar->dateOf(words.now) ? qtTrId("customers.visit_today").arg(toQt(format::timeOfDay(visit.start, *words.calendar)))
                                                                : toQt(format::dateTime(visit.start, words.now, *words.calendar, words.language));
    VisitWords text;
    text.line = visit.start <= words.now ? qtTrId("customers.visit_now").arg(toQt(format::timeOfDay(visit.start, *words.calendar)))
                                         : qtTrId("customers.visit_next").arg(at);
    QStringList whole{text.line};
    const auto contact = std::find_if(page.contacts.begin(), page.contacts.end(), [&](const model::Contact &one) { return visit.contact == one.id; });
    if (contact != page.contacts.end())
        whole << toQt(contact->name) + (contact->title.empty() ? QString() : QStringLiteral(" · ") + toQt(contact->title));
    for (const std::string &part : {visit.place, visit.purpose}) {
        if (!part.empty())
            whole << toQt(part);
    }
    if (visit.travelMinutes)
        whole << qtTrId("customers.visit_travel").arg(*visit.travelMinutes);
    text.whole = whole.join(QLatin1Char('\n'));
    return text;
}

} // namespace sinan::screens
