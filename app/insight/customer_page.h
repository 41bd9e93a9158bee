#pragma once

#include "app/base/calendar.h"
#include "app/insight/explanation.h"
#include "app/model/customer.h"
#include "app/model/fact.h"
#include "app/model/import.h"
#include "app/model/interaction.h"
#include "app/model/opportunity.h"
#include "app/model/visit.h"
#include "app/model/warning.h"
#include "app/model/work.h"
#include "app/model/workspace.h"

#include <optional>
#include <string>
#include <vector>

namespace sinan::insight {

/// Everything that is stored about one customer, as it was read in one go.
struct CustomerRecord {
    model::Customer customer;
    std::vector<model::Contact> contacts;
    std::vector<model::Opportunity> opportunities;
    std::vector<model::Warning> warnings;
    std::vector<model::Decision> decisions;
    std::vector<model::Task> tasks;
    std::vector<model::Promise> promises;
    std::vector<model::Visit> visits;
    std::optional<model::ProgressCard> card;
    std::vector<model::Interaction> interactions;
    std::vector<model::Fact> facts;
    std::vector<model::DataSource> sources;
    std::vector<model::FieldDefinition> definitions;  ///< custom fields of customers and of opportunities
    std::vector<model::Region> regions;
    std::vector<model::User> users;
};

/// A warning as one line of the page.
struct PageWarning {
    Uuid id;
    model::SignalKind kind = model::SignalKind::PriceObjection;
    model::Severity severity = model::Severity::Low;
    model::WarningState state = model::WarningState::Open;
    Message sentence;               ///< empty id where the explanation could not be read
    std::optional<UtcTime> dueAt;
    std::optional<UtcTime> closedAt;
    UtcTime openedAt{};
    std::optional<Money> amount;
    std::string assignee;
    std::optional<model::IgnoreReason> ignoredFor;
};

/// A request with the promise it was answered by, or a promise that stands alone.
struct PageRequest {
    std::optional<Uuid> task;
    std::optional<Uuid> promise;
    std::string titleZh;
    std::string titleEn;
    std::string assignee;                   ///< who was asked, or who promised
    std::string requestedBy;
    model::TaskState state = model::TaskState::Open;
    std::optional<model::PromiseState> promiseState;
    std::optional<LocalDate> promisedFor;
    std::optional<UtcTime> dueAt;           ///< of the request; the end of the promised day once there is a promise
    UtcTime createdAt{};
    std::optional<UtcTime> endedAt;
    bool overdue = false;

    [[nodiscard]] bool isOpen() const;
};

/// One thing that happened, for the stream of the page. `row` says what Enter opens.
struct TimelineEntry {
    enum class Kind { Talk, Decision, FactChange, Request };
    Kind kind = Kind::Talk;
    Uuid row;
    UtcTime at{};
    model::Channel channel = model::Channel::Note;  ///< of a talk
    std::string title;                              ///< subject of a talk, note of a decision, title of a request
    std::string excerpt;                            ///< beginning of a talk, one line
    std::string who;                                ///< author, decider, asker
    model::Verb verb = model::Verb::Note;           ///< of a decision
    model::IgnoreReason reason = model::IgnoreReason::None;
    std::string assignee;
    std::optional<UtcTime> until;
    std::optional<model::SignalKind> about;         ///< the decided warning's signal
    std::string series;                             ///< of a fact change
    std::string unit;
    std::optional<double> before;
    double after = 0;
    bool weekly = false;                            ///< sums of a calendar week, for series with many values a week
};

/// What will next run out.
struct PageDeadline {
    enum class Kind { Warning, Request, Promise };
    Kind kind = Kind::Warning;
    Uuid row;
    UtcTime at{};
};

/// How fresh one source is for this workspace, and when it last spoke of this customer.
struct PageSource {
    std::string key;
    BothTexts label;
    SourceState::State state = SourceState::State::Connected;
    std::optional<UtcTime> lastReceivedAt;  ///< of the source
    std::optional<UtcTime> lastHere;        ///< newest row about this customer
};

/// The first page of a customer, as data.
struct CustomerPage {
    model::Customer customer;
    std::string regionZh;
    std::string regionEn;
    std::vector<model::Opportunity> opportunities;  ///< the leading one first: open before closed, larger before smaller
    std::vector<model::Contact> contacts;           ///< who decides first
    std::vector<PageWarning> open;                  ///< open, in hand, snoozed; by severity, then by deadline
    std::vector<PageWarning> past;                  ///< newest first
    std::vector<PageRequest> requests;              ///< open ones by deadline, then settled ones, newest first
    std::optional<model::ProgressCard> card;
    std::vector<TimelineEntry> timeline;            ///< newest first
    std::vector<PageSource> sources;
    std::optional<PageDeadline> nextDeadline;
    std::optional<model::Visit> nextVisit;          ///< on or to come
    std::vector<model::FieldDefinition> definitions;
    std::vector<model::Region> regions;
    std::vector<std::string> people;                ///< who may be asked: who was asked here before, then colleagues; each once
};

/// @note Pure. O(n log n) in rows. Rows dated after `now` are left out of the timeline.
[[nodiscard]] CustomerPage customerPage(const CustomerRecord &record, UtcTime now, const WorkCalendar &calendar);

/// The opportunity that stands for the customer: open before closed, then the larger amount, then the later close; nothing without one.
[[nodiscard]] const model::Opportunity *leadingOpportunity(const std::vector<model::Opportunity> &opportunities);

/// Changes of the dated numbers that are worth a line: each change of a sparse series; for series with more than two values a week, weeks
/// whose sum moved by half or more against the week before.
[[nodiscard]] std::vector<TimelineEntry> factChanges(const std::vector<model::Fact> &facts, UtcTime now, const WorkCalendar &calendar);

} // namespace sinan::insight
