#include "app/insight/customer_page.h"

#include "app/insight/visits.h"

#include "app/base/utf8.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace sinan::insight {

using model::Opportunity;
using model::Promise;
using model::PromiseState;
using model::Task;
using model::TaskState;
using model::Warning;
using model::WarningState;

namespace {

constexpr std::size_t excerptLength = 160;  // characters: two lines of the page at its widest

bool leadsBefore(const Opportunity &a, const Opportunity &b)
{
    const auto key = [](const Opportunity &opportunity) {
        return std::tuple(opportunity.isOpen(), opportunity.amountMinor.value_or(0), opportunity.expectedClose.value_or(LocalDate{}));
    };
    return key(a) > key(b);
}

PageWarning lineOf(const Warning &warning)
{
    PageWarning line;
    line.id = warning.id;
    line.kind = warning.kind;
    line.severity = warning.severity;
    line.state = warning.state;
    if (auto explanation = explanationFromJson(warning.explanation); explanation.ok())
        line.sentence = explanation->sentence;
    line.dueAt = warning.dueAt;
    line.closedAt = warning.closedAt;
    line.openedAt = warning.openedAt;
    if (warning.amountMinor)
        line.amount = warning.amount();
    line.assignee = warning.assignee;
    return line;
}

void fillWarnings(CustomerPage &page, const CustomerRecord &record)
{
    std::map<Uuid, model::IgnoreReason> reasons;
    for (const model::Decision &decision : record.decisions) {
        if (decision.verb == model::Verb::Ignore)
            reasons[decision.warning] = decision.reason;
    }
    for (const Warning &warning : record.warnings) {
        PageWarning line = lineOf(warning);
        const bool over = warning.state == WarningState::Cleared || warning.state == WarningState::Ignored;
        if (const auto reason = reasons.find(warning.id); over && reason != reasons.end())
            line.ignoredFor = reason->second;
        (over ? page.past : page.open).push_back(std::move(line));
    }
    const auto far = UtcTime::max();
    std::stable_sort(page.open.begin(), page.open.end(), [far](const PageWarning &a, const PageWarning &b) {
        return std::tuple(-int(a.severity), a.dueAt.value_or(far)) < std::tuple(-int(b.severity), b.dueAt.value_or(far));
    });
    std::stable_sort(page.past.begin(), page.past.end(), [](const PageWarning &a, const PageWarning &b) {
        return a.closedAt.value_or(a.openedAt) > b.closedAt.value_or(b.openedAt);
    });
}

PageRequest requestOf(const Promise &promise, const WorkCalendar &calendar)
{
    PageRequest request;
    request.promise = promise.id;
    request.titleZh = request.titleEn = promise.text;
    request.assignee = promise.promisedBy;
    request.state = promise.state == PromiseState::Open ? TaskState::Promised : TaskState::Done;
    request.promiseState = promise.state;
    request.promisedFor = promise.dueOn;
    request.dueAt = calendar.at(promise.dueOn + std::chrono::days(1));
    request.createdAt = promise.madeAt;
    request.endedAt = promise.settledAt;
    return request;
}

PageRequest requestOf(const Task &task, const Promise *promise, const WorkCalendar &calendar)
{
    PageRequest request;
    request.task = task.id;
    request.titleZh = task.titleZh;
    request.titleEn = task.titleEn.empty() ? task.titleZh : task.titleEn;
    request.assignee = task.assignee;
    request.requestedBy = task.requestedBy;
    request.state = task.state;
    request.promisedFor = task.promisedFor;
    request.dueAt = task.promisedFor ? std::optional(calendar.at(*task.promisedFor + std::chrono::days(1))) : task.dueAt;
    request.createdAt = task.createdAt;
    request.endedAt = task.doneAt;
    if (promise) {
        request.promise = promise->id;
        request.promiseState = promise->state;
        if (request.assignee.empty())
            request.assignee = promise->promisedBy;
    }
    return request;
}

void fillRequests(CustomerPage &page, const CustomerRecord &record, UtcTime now, const WorkCalendar &calendar)
{
    std::map<Uuid, const Promise *> answers;  // the latest promise of each request
    std::set<Uuid> tasks;
    for (const Task &task : record.tasks)
        tasks.insert(task.id);
    for (const Promise &promise : record.promises) {
        if (!promise.task || !tasks.contains(*promise.task)) {
            page.requests.push_back(requestOf(promise, calendar));
            continue;
        }
        const Promise *&answer = answers[*promise.task];
        if (!answer || answer->madeAt <= promise.madeAt)
            answer = &promise;
    }
    for (const Task &task : record.tasks) {
        const auto answer = answers.find(task.id);
        page.requests.push_back(requestOf(task, answer == answers.end() ? nullptr : answer->second, calendar));
    }
    for (PageRequest &request : page.requests)
        request.overdue = request.isOpen() && request.dueAt && *request.dueAt < now;
    const auto far = UtcTime::max();
    std::stable_sort(page.requests.begin(), page.requests.end(), [far](const PageRequest &a, const PageRequest &b) {
        if (a.isOpen() != b.isOpen())
            return a.isOpen();
        if (a.isOpen())
            return a.dueAt.value_or(far) < b.dueAt.value_or(far);
        return a.endedAt.value_or(a.createdAt) > b.endedAt.value_or(b.createdAt);
    });
}

void fillTimeline(CustomerPage &page, const CustomerRecord &record, UtcTime now, const WorkCalendar &calendar)
{
    std::map<Uuid, model::SignalKind> kinds;
    for (const Warning &warning : record.warnings)
        kinds[warning.id] = warning.kind;
    for (const model::Interaction &talk : record.interactions) {
        if (talk.occurredAt > now)
            continue;
        TimelineEntry entry;
        entry.kind = TimelineEntry::Kind::Talk;
        entry.row = talk.id;
        entry.at = talk.occurredAt;
        entry.channel = talk.channel;
        entry.title = talk.title;
        entry.who = talk.author;
        entry.excerpt = shortened(talk.text, excerptLength);
        std::replace(entry.excerpt.begin(), entry.excerpt.end(), '\n', ' ');
        page.timeline.push_back(std::move(entry));
    }
    for (const model::Decision &decision : record.decisions) {
        TimelineEntry entry;
        entry.kind = TimelineEntry::Kind::Decision;
        entry.row = decision.warning;
        entry.at = decision.at;
        entry.title = decision.note;
        entry.who = decision.actor;
        entry.verb = decision.verb;
        entry.reason = decision.reason;
        entry.assignee = decision.assignee;
        entry.until = decision.until;
        if (const auto kind = kinds.find(decision.warning); kind != kinds.end())
            entry.about = kind->second;
        page.timeline.push_back(std::move(entry));
    }
    for (const Task &task : record.tasks) {
        TimelineEntry entry;
        entry.kind = TimelineEntry::Kind::Request;
        entry.row = task.id;
        entry.at = task.createdAt;
        entry.title = task.titleZh;
        entry.excerpt = task.titleEn;
        entry.who = task.requestedBy;
        entry.assignee = task.assignee;
        page.timeline.push_back(std::move(entry));
    }
    for (TimelineEntry &entry : factChanges(record.facts, now, calendar))
        page.timeline.push_back(std::move(entry));
    std::stable_sort(page.timeline.begin(), page.timeline.end(),
                     [](const TimelineEntry &a, const TimelineEntry &b) { return a.at > b.at; });
}

void fillSources(CustomerPage &page, const CustomerRecord &record, UtcTime now)
{
    std::map<std::string, UtcTime, std::less<>> last;
    const auto heard = [&last](std::string_view key, UtcTime at) {
        const auto [found, isNew] = last.emplace(std::string(key), at);
        if (!isNew)
            found->second = std::max(found->second, at);
    };
    for (const model::Interaction &talk : record.interactions) {
        if (talk.occurredAt <= now)
            heard(nameOf(talk.channel), talk.occurredAt);
    }
    for (const model::Fact &fact : record.facts) {
        if (fact.at <= now)
            heard(fact.source.empty() ? fact.series : fact.source, fact.at);
    }
    for (const model::DataSource &source : record.sources) {
        PageSource line;
        line.key = source.key;
        line.label = BothTexts{source.labelZh, source.labelEn};
        line.lastReceivedAt = source.lastReceivedAt;
        if (!source.connected)
            line.state = SourceState::State::NotConnected;
        else if (!source.lastReceivedAt || now - *source.lastReceivedAt > std::chrono::hours(source.staleAfterHours))
            line.state = SourceState::State::Stale;
        if (const auto found = last.find(source.key); found != last.end())
            line.lastHere = found->second;
        page.sources.push_back(std::move(line));
    }
}

void fillDeadline(CustomerPage &page)
{
    const auto offer = [&page](PageDeadline::Kind kind, const Uuid &row, const std::optional<UtcTime> &at) {
        if (at && (!page.nextDeadline || *at < page.nextDeadline->at))
            page.nextDeadline = PageDeadline{kind, row, *at};
    };
    for (const PageWarning &warning : page.open) {
        if (warning.state == WarningState::Open)
            offer(PageDeadline::Kind::Warning, warning.id, warning.dueAt);
    }
    for (const PageRequest &request : page.requests) {
        if (request.isOpen())
            offer(request.promisedFor ? PageDeadline::Kind::Promise : PageDeadline::Kind::Request,
                  request.task ? *request.task : *request.promise, request.dueAt);
    }
}

void fillPeople(CustomerPage &page, const CustomerRecord &record)
{
    std::set<std::string> seen;
    const auto offer = [&](const std::string &name) {
        if (!name.empty() && seen.insert(name).second)
            page.people.push_back(name);
    };
    for (const Task &task : record.tasks)
        offer(task.assignee);
    for (const Promise &promise : record.promises)
        offer(promise.promisedBy);
    offer(record.customer.ownerName);
    for (const model::User &user : record.users)
        offer(user.name);
}

} // namespace

bool PageRequest::isOpen() const
{
    return state == TaskState::Open || state == TaskState::Promised;
}

const Opportunity *leadingOpportunity(const std::vector<Opportunity> &opportunities)
{
    const auto lead = std::min_element(opportunities.begin(), opportunities.end(), leadsBefore);
    return lead == opportunities.end() ? nullptr : &*lead;
}

std::vector<TimelineEntry> factChanges(const std::vector<model::Fact> &facts, UtcTime now, const WorkCalendar &calendar)
{
    std::map<std::string, std::vector<const model::Fact *>> series;
    for (const model::Fact &fact : facts) {
        if (fact.at <= now)
            series[fact.series].push_back(&fact);
    }
    std::vector<TimelineEntry> entries;
    for (auto &[name, values] : series) {
        std::stable_sort(values.begin(), values.end(), [](const auto *a, const auto *b) { return a->at < b->at; });
        TimelineEntry entry;
        entry.kind = TimelineEntry::Kind::FactChange;
        entry.series = name;
        entry.unit = values.front()->unit;
        const int span = calendar.calendarDays(values.front()->at, values.back()->at) + 1;
        entry.weekly = values.size() > 2 && double(values.size()) * 7 / std::max(span, 7) > 2;
        if (!entry.weekly) {
            for (const model::Fact *fact : values) {
                if (entry.before && *entry.before == fact->value)
                    continue;
                entry.row = fact->id;
                entry.at = fact->at;
                entry.after = fact->value;
                entries.push_back(entry);
                entry.before = fact->value;
            }
            continue;
        }
        struct Week {
            double sum = 0;
            int values = 0;
            const model::Fact *last = nullptr;
        };
        std::map<std::int64_t, Week> weeks;  // weeks since the first Monday of 1970
        for (const model::Fact *fact : values) {
            const auto day = calendar.dateOf(fact->at).time_since_epoch().count();
            Week &week = weeks[(day + 3) / 7];
            week.sum += fact->value;
            ++week.values;
            week.last = fact;
        }
        for (const auto &[number, week] : weeks) {
            const auto earlier = weeks.find(number - 1);
            // The running week and a cut first week say nothing yet: only weeks with as many values are compared.
            if (earlier == weeks.end() || week.values < earlier->second.values)
                continue;
            const double before = earlier->second.sum;
            if (std::abs(week.sum - before) < .5 * std::max(std::abs(before), 1.0))
                continue;
            entry.row = week.last->id;
            entry.at = week.last->at;
            entry.before = before;
            entry.after = week.sum;
            entries.push_back(entry);
        }
    }
    return entries;
}

CustomerPage customerPage(const CustomerRecord &record, UtcTime now, const WorkCalendar &calendar)
{
    CustomerPage page;
    page.customer = record.customer;
    page.card = record.card;
    page.definitions = record.definitions;
    page.regions = record.regions;
    for (const model::Region &region : record.regions) {
        if (region.id == record.customer.region) {
            page.regionZh = region.nameZh;
            page.regionEn = region.nameEn;
        }
    }
    page.opportunities = record.opportunities;
    std::stable_sort(page.opportunities.begin(), page.opportunities.end(), leadsBefore);
    page.contacts = record.contacts;
    std::stable_sort(page.contacts.begin(), page.contacts.end(), [](const model::Contact &a, const model::Contact &b) {
        // "unknown" is the first of the roles, but the last to be asked
        const auto order = [](model::BuyingRole role) { return role == model::BuyingRole::Unknown ? 99 : int(role); };
        return order(a.role) < order(b.role);
    });
    fillWarnings(page, record);
    fillRequests(page, record, now, calendar);
    fillTimeline(page, record, now, calendar);
    fillSources(page, record, now);
    fillDeadline(page);
    if (const model::Visit *next = nextVisit(record.visits, now))
        page.nextVisit = *next;
    fillPeople(page, record);
    return page;
}

} // namespace sinan::insight
