#pragma once

#include "app/insight/explanation.h"
#include "app/model/library.h"
#include "app/model/rule.h"
#include "app/model/workspace.h"
#include "app/reflex/customer_view.h"
#include "app/rules/assess.h"

namespace sinan::reflex {

/// A published rule with its record.
struct RuleInForce {
    Uuid id;
    rules::RuleDocument document;
    std::int64_t revision = 1;
    std::int64_t confirmed = 0;
    std::int64_t markedWrong = 0;
};

/// What explanations point to besides the customer's own rows.
struct Library {
    std::vector<model::KnowledgeArticle> articles;
    std::vector<model::CaseRecord> cases;
    std::vector<model::User> users;
};

/// Everything that a judgement depends on and that changes seldom.
struct Standards {
    std::vector<RuleInForce> rules;
    Library library;
    Sources sources;
    model::Workspace workspace;
    WorkCalendar calendar{"Asia/Shanghai"};
};

/// Reads the standards from rows: the newest published revision of each rule, knowledge, cases, colleagues, sources, calendar.
/// A rule that does not parse is left out and named in `faults`.
[[nodiscard]] Result<Standards> readStandards(const mutations::RowReader &rows, std::vector<Error> *faults = nullptr);

/// What came of looking at one customer.
struct Judgement {
    std::vector<model::Warning> changed;  ///< new, updated, reopened or cleared warnings; empty on a second look
    std::optional<UtcTime> nextLook;      ///< when time alone may change something
};

/// Asks every rule about one customer and keeps its episodes: at most one open warning a rule, anchored in its first evidence.
/// @note Pure: the same record, standards and moment give the same judgement.
[[nodiscard]] Judgement judge(const CustomerRecord &record, const Standards &standards, UtcTime now);

} // namespace sinan::reflex
