#include "app/reflex/judge.h"

#include <map>

namespace sinan::reflex {

namespace {

Result<std::vector<RuleInForce>> readRules(const mutations::RowReader &rows, std::vector<Error> *faults)
{
    SINAN_ASSIGN(const auto stored, mutations::selectAs<model::Rule>(rows, {}));
    std::map<std::string, const model::Rule *> newest;
    for (const model::Rule &rule : stored) {
        const model::Rule *&known = newest[rule.key];
        if (rule.state == model::RuleState::Published && (!known || rule.revision > known->revision))
            known = &rule;
    }
    std::vector<RuleInForce> inForce;
    for (const auto &[key, rule] : newest) {
        if (!rule)
            continue;
        auto document = rules::parseRule(rule->document);
        if (!document.ok()) {
            if (faults)
                faults->push_back(Error(document.error()).with("rule", key));
            continue;
        }
        inForce.push_back({rule->id, std::move(document).value(), rule->revision, rule->confirmed, rule->markedWrong});
    }
    return inForce;
}

} // namespace

Result<Standards> readStandards(const mutations::RowReader &rows, std::vector<Error> *faults)
{
    Standards standards;
    SINAN_ASSIGN(standards.rules, readRules(rows, faults));
    SINAN_ASSIGN(standards.library.articles, mutations::selectAs<model::KnowledgeArticle>(rows, {}));
    SINAN_ASSIGN(standards.library.cases, mutations::selectAs<model::CaseRecord>(rows, {}));
    SINAN_ASSIGN(standards.library.users, mutations::selectAs<model::User>(rows, {}));
    SINAN_ASSIGN(standards.sources, readSources(rows));
    SINAN_ASSIGN(const auto workspaces, mutations::selectAs<model::Workspace>(rows, {}));
    if (!workspaces.empty())
        standards.workspace = workspaces.front();
    auto calendar = WorkCalendar::fromJson(standards.workspace.zone, standards.workspace.calendar);
    if (calendar.ok())
        standards.calendar = std::move(calendar).value();
    else if (faults)
        faults->push_back(calendar.error());
    return standards;
}

} // namespace sinan::reflex
