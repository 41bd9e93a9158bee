#include "app/main/demo/demo_steps.h"

#include "app/model/rule.h"
#include "app/model/warning.h"

#include <cmath>

namespace sinan::demo {

using model::Warning;
using model::WarningState;
using mutations::Comparison;

namespace {

/// Builds the changes of one step; keeps the first error.
class StepReader
{
public:
    StepReader(const Event &event, const mutations::RowReader &rows, const std::string &zone, const Clock &clock, RandomSource &random)
        : m_step(event.content), m_rows(rows), m_zone(zone), m_clock(clock), m_random(random), m_customer(idOf("customer", textOr(m_step, "customer")))
    {
    }

    Result<std::vector<Change>> read()
    {
        const std::string step = textOr(m_step, "step");
        if (step == "take_action")
            SINAN_TRY(takeAction());
        else if (step == "assign")
            addTask();
        else if (step == "promise")
            add("task.promise@1", {{"task", taskId()}, {"promise", promiseId()}, {"text", text()}, {"date", textOr(m_step, "promise_date")}, {"by", actor()}});
        else if (step == "task_done")
            SINAN_TRY(finishTask());
        else if (step == "card")
            add("card.edit@1", {{"customer", m_customer.toString()}, {"pains", textOr(m_step, "pains")}, {"responses", textOr(m_step, "responses")},
                                {"pending", textOr(m_step, "pending")}});
        else if (step == "opportunity_stage")
            setStage();
        else if (step == "fact")
            SINAN_TRY(addFact());
        else if (step == "ignore")
            SINAN_TRY(ignore());
        else if (step == "grant" || step == "note")
            SINAN_TRY(addNote());
        return std::move(m_changes);
    }

private:
    void add(std::string mutation, Json arguments) { m_changes.push_back({actor(), std::move(mutation), std::move(arguments)}); }
    [[nodiscard]] std::string actor() const { return textOr(m_step, "actor", "系统"); }
    [[nodiscard]] std::string text() const { return textOr(m_step, "text_zh"); }
    [[nodiscard]] std::string newId() { return Uuid::v7(m_clock, m_random).toString(); }
    [[nodiscard]] std::string taskId() const { return idOf("task", textOr(m_step, "task")).toString(); }
    [[nodiscard]] std::string promiseId() const { return idOf("promise", textOr(m_step, "task")).toString(); }

    /// The newest warning of the kind that the step names, else of the customer.
    Result<std::optional<Warning>> warning(bool openOnly)
    {
        mutations::Query query;
        query.where.push_back({"customer", Comparison::Equal, m_customer});
        query.orderBy = "opened_at";
        SINAN_ASSIGN(const auto all, mutations::selectAs<Warning>(m_rows, query));
        const auto kind = model::parseChoice<model::SignalKind>(textOr(m_step, "warning", textOr(m_step, "rule_kind")));
        for (std::size_t i = all.size(); i-- > 0;) {
            const bool open = all[i].state == WarningState::Open || all[i].state == WarningState::Handled || all[i].state == WarningState::Snoozed;
            if ((!kind || all[i].kind == *kind) && (open || !openOnly))
                return std::optional(all[i]);
        }
        return std::optional<Warning>{};
    }

    Result<void> takeAction()
    {
        SINAN_ASSIGN(const auto found, warning(true));
        if (!found || textOr(m_step, "warning").empty())
            return addNote();
        add("warning.act@1", {{"warning", found->id.toString()}, {"decision", newId()}, {"note", text()}, {"tasks", Json::array()}});
        return {};
    }

    void addTask()
    {
        const auto due = parseIso(textOr(m_step, "due"), m_zone);
        Json arguments{{"id", taskId()}, {"customer", m_customer.toString()}, {"title", text()}, {"assignee", textOr(m_step, "assignee")}};
        if (due)
            arguments["due_at"] = toIso(*due);
        add("task.add@1", std::move(arguments));
    }

    Result<void> finishTask()
    {
        add("task.close@1", {{"task", taskId()}, {"state", "done"}});
        SINAN_ASSIGN(const auto promise, mutations::findAs<model::Promise>(m_rows, *Uuid::parse(promiseId())));
        if (promise)
            add("promise.settle@1", {{"promise", promiseId()}, {"state", boolOr(m_step, "promise_kept", true) ? "kept" : "broken"}});
        return {};
    }

    void setStage()
    {
        Json fields{{"stage", textOr(m_step, "stage")}};
        if (textOr(m_step, "stage") == "won" || textOr(m_step, "stage") == "lost")
            fields["closed"] = textOr(m_step, "at").substr(0, 10);
        add("opportunity.edit@1", {{"id", idOf("opportunity", textOr(m_step, "opportunity")).toString()}, {"fields", std::move(fields)}});
    }

    Result<void> addFact()
    {
        const std::string field = textOr(m_step, "field");
        if (field == "stance") {
            add("contact.edit@1", {{"id", idOf("contact", textOr(m_step, "contact")).toString()}, {"fields", {{"stance", textOr(m_step, "value")}}}});
        } else if (field == "tag") {
            add("customer.tag@1", {{"customer", m_customer.toString()}, {"tag", textOr(m_step, "value")}});
        } else if (field == "product_demand") {
            for (const char *customer : {"guiji", "xunjie", "tuowei"})
                add("demand.count@1", {{"key", textOr(m_step, "item")}, {"title_zh", "HF-60 通用对接驱动"}, {"title_en", "HF-60 driver"},
                                       {"threshold", integerOr(m_step, "threshold", 3)}, {"customer", idOf("customer", customer).toString()}});
        } else if (field == "consent") {
            model::Consent consent;
            consent.id = idOf("consent", textOr(m_step, "customer") + textOr(m_step, "scope"));
            consent.customer = m_customer;
            consent.purpose = textOr(m_step, "scope");
            consent.at = m_clock.now();
            consent.source = text();
            add("consent.record@1", {{"row", model::toJson(model::toRow(consent))}});
        } else {
            model::Fact fact;
            fact.id = idOf("fact", textOr(m_step, "customer") + "/" + field + "/" + textOr(m_step, "at"));
            fact.customer = m_customer;
            fact.series = field == "milestone" ? "progress_update" : field;
            const Json &value = memberOrNull(m_step, "value");
            fact.value = value.is_number() ? value.get<double>() : 1;
            fact.at = fact.knownAt = m_clock.now();
            fact.source = text();
            add("fact.add@1", {{"row", model::toJson(model::toRow(fact))}});
            if (field == "milestone" && boolOr(m_step, "done"))
                add("customer.edit@1", {{"id", m_customer.toString()}, {"fields", {{"tags", Json::array({"已准入"})}}}});
        }
        return addNote();
    }

    Result<void> ignore()
    {
        SINAN_ASSIGN(const auto found, warning(true));
        if (!found)
            return addNote();
        std::string note = text();
        for (const Json &reason : memberOrNull(m_step, "rep_reasons_zh"))
            note += "\n" + (reason.is_string() ? reason.get<std::string>() : std::string());
        add("warning.ignore@1", {{"warning", found->id.toString()}, {"decision", newId()}, {"reason", "judged_differently"}, {"note", note}});
        return {};
    }

    /// On the record of the warning where there is one, else as a note on the customer.
    Result<void> addNote()
    {
        SINAN_ASSIGN(const auto found, warning(false));
        if (found)
            add("warning.note@1", {{"warning", found->id.toString()}, {"decision", newId()}, {"note", text()}});
        if (textOr(m_step, "verdict") == "rule_wrong" && found) {
            mutations::Query query;
            query.where.push_back({"key", Comparison::Equal, found->ruleKey});
            SINAN_ASSIGN(const auto rules, mutations::selectAs<model::Rule>(m_rows, query));
            if (!rules.empty())
                add("rule.mark@1", {{"rule", rules.back().id.toString()}, {"outcome", "wrong"}});
            mutations::Query decisions;
            decisions.where.push_back({"warning", Comparison::Equal, found->id});
            SINAN_ASSIGN(const auto made, mutations::selectAs<model::Decision>(m_rows, decisions));
            for (const auto &decision : made) {
                if (decision.reason == model::IgnoreReason::JudgedDifferently)
                    add("decision.settle@1", {{"decision", decision.id.toString()}, {"verdict", "person_right"}});
            }
        }
        return {};
    }

    const Json &m_step;
    const mutations::RowReader &m_rows;
    const std::string &m_zone;
    const Clock &m_clock;
    RandomSource &m_random;
    Uuid m_customer;
    std::vector<Change> m_changes;
};

} // namespace

Result<std::vector<Change>> changesOf(const Event &event, const mutations::RowReader &rows, const std::string &zone, const Clock &clock,
                                      RandomSource &random)
{
    return StepReader(event, rows, zone, clock, random).read();
}

} // namespace sinan::demo
