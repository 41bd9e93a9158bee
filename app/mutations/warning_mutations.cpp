#include "app/mutations/arguments.h"
#include "app/mutations/definitions.h"

#include "app/model/warning.h"
#include "app/model/work.h"

namespace sinan::mutations {

using model::Decision;
using model::IgnoreReason;
using model::Task;
using model::Verb;
using model::Warning;
using model::WarningState;

namespace {

/// The part that every decision has: {"warning": id, "decision": id of the new decision row, "note": text}.
Result<Decision> beginDecision(const Context &context, Arguments &arguments, const Warning &warning, Verb verb)
{
    Decision decision;
    decision.id = arguments.id("decision");
    decision.note = arguments.optionalText("note", 20'000);
    SINAN_TRY(arguments.check());
    decision.warning = warning.id;
    decision.customer = warning.customer;
    decision.ruleKey = warning.ruleKey;
    decision.firstEvidence = warning.firstEvidence;
    decision.verb = verb;
    decision.actor = context.actor.name;
    decision.at = context.now;
    return decision;
}

Result<Warning> needWarning(Arguments &arguments, const RowReader &rows)
{
    const Uuid id = arguments.id("warning");
    SINAN_TRY(arguments.check());
    return need<Warning>(rows, id);
}

/// {…, "tasks": [{"id", "title_zh", "title_en", "assignee", "due_at", "action_key"}]}: the advice is taken; its tasks begin.
Result<void> act(const Context &context, const Json &json, RowStore &rows)
{
    Arguments arguments("warning.act", json);
    SINAN_ASSIGN(auto warning, needWarning(arguments, rows));
    SINAN_ASSIGN(auto decision, beginDecision(context, arguments, warning, Verb::Act));
    const Json &tasks = arguments.array("tasks", 20);
    SINAN_TRY(arguments.check());
    for (const Json &entry : tasks) {
        Arguments taskArguments("warning.act.tasks", entry);
        Task task;
        task.id = taskArguments.id("id");
        task.titleZh = taskArguments.text("title_zh");
        task.titleEn = taskArguments.optionalText("title_en");
        task.assignee = taskArguments.optionalText("assignee", 200);
        task.dueAt = taskArguments.optionalTime("due_at");
        task.actionKey = taskArguments.optionalText("action_key", 100);
        SINAN_TRY(taskArguments.check());
        task.customer = warning.customer;
        task.warning = warning.id;
        task.requestedBy = context.actor.name;
        task.createdAt = context.now;
        if (warning.assignee.empty())
            warning.assignee = task.assignee;
        SINAN_TRY(save(rows, task));
    }
    decision.assignee = warning.assignee;
    warning.state = WarningState::Handled;
    warning.decidedAt = context.now;
    SINAN_TRY(save(rows, decision));
    return save(rows, warning);
}

/// {…, "assignee": name}: somebody else takes it; it leaves 马上处理 of the one who assigned it.
Result<void> assign(const Context &context, const Json &json, RowStore &rows)
{
    Arguments arguments("warning.assign", json);
    SINAN_ASSIGN(auto warning, needWarning(arguments, rows));
    SINAN_ASSIGN(auto decision, beginDecision(context, arguments, warning, Verb::Assign));
    decision.assignee = arguments.text("assignee", 200);
    SINAN_TRY(arguments.check());
    warning.assignee = decision.assignee;
    warning.state = WarningState::Handled;
    warning.decidedAt = context.now;
    SINAN_TRY(save(rows, decision));
    return save(rows, warning);
}

/// {…, "reason": name of IgnoreReason}: this episode is closed; the rule goes on hearing.
Result<void> ignore(const Context &context, const Json &json, RowStore &rows)
{
    Arguments arguments("warning.ignore", json);
    SINAN_ASSIGN(auto warning, needWarning(arguments, rows));
    SINAN_ASSIGN(auto decision, beginDecision(context, arguments, warning, Verb::Ignore));
    decision.reason = arguments.choice<IgnoreReason>("reason");
    if (decision.reason == IgnoreReason::None)
        arguments.fault("reason", "a reason is needed");
    SINAN_TRY(arguments.check());
    warning.state = WarningState::Ignored;
    warning.decidedAt = context.now;
    warning.closedAt = context.now;
    SINAN_TRY(save(rows, decision));
    return save(rows, warning);
}

/// {…, "until": time | null}: quiet until then; without a time until it gets worse (its score passes today's).
Result<void> snooze(const Context &context, const Json &json, RowStore &rows)
{
    Arguments arguments("warning.snooze", json);
    SINAN_ASSIGN(auto warning, needWarning(arguments, rows));
    SINAN_ASSIGN(auto decision, beginDecision(context, arguments, warning, Verb::Snooze));
    decision.until = arguments.optionalTime("until");
    if (decision.until && *decision.until <= context.now)
        arguments.fault("until", "must lie ahead");
    SINAN_TRY(arguments.check());
    warning.state = WarningState::Snoozed;
    warning.snoozedUntil = decision.until;
    warning.snoozedScore = warning.score;
    SINAN_TRY(save(rows, decision));
    return save(rows, warning);
}

/// {…, "note": text}: a line on the record; the warning stays where it is.
Result<void> note(const Context &context, const Json &json, RowStore &rows)
{
    Arguments arguments("warning.note", json);
    SINAN_ASSIGN(auto warning, needWarning(arguments, rows));
    SINAN_ASSIGN(auto decision, beginDecision(context, arguments, warning, Verb::Note));
    (void)arguments.text("note", 20'000);
    SINAN_TRY(arguments.check());
    return save(rows, decision);
}

/// {"decision": id, "verdict": "person_right" | "rule_right"}: 判断复盘 is settled by what happened.
Result<void> settle(const Context &, const Json &json, RowStore &rows)
{
    Arguments arguments("decision.settle", json);
    const Uuid id = arguments.id("decision");
    const std::string verdict = arguments.text("verdict", 40);
    if (verdict != "person_right" && verdict != "rule_right")
        arguments.fault("verdict", "not one of the choices");
    SINAN_TRY(arguments.check());
    SINAN_ASSIGN(auto decision, need<Decision>(rows, id));
    decision.verdict = verdict;
    return save(rows, decision);
}

} // namespace

std::vector<Definition> warningMutations()
{
    return {
        {"warning.act@1", act, roles::everyone},       {"warning.assign@1", assign, roles::everyone},
        {"warning.ignore@1", ignore, roles::everyone}, {"warning.snooze@1", snooze, roles::everyone},
        {"warning.note@1", note, roles::everyone},     {"decision.settle@1", settle, roles::managers},
    };
}

} // namespace sinan::mutations
