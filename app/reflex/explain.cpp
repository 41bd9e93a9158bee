#include "app/reflex/explain.h"

#include "app/insight/score.h"
#include "app/rules/guards.h"

#include <algorithm>
#include <set>

namespace sinan::reflex {

using insight::Message;
using rules::Evidence;

namespace {

Message messageOf(const rules::FilledMessage &filled)
{
    return Message{filled.id, filled.args};
}

insight::BothTexts textsOf(const rules::BothTexts &texts)
{
    return {texts.zh, texts.en};
}

insight::EvidenceRef referenceOf(const Evidence &evidence)
{
    return {std::string(rules::toText(evidence.type)), evidence.id};
}

/// "Supply chain" and "supply_chain" are the same job.
std::string jobKey(std::string_view title)
{
    std::string key;
    for (const char c : title)
        key += c == ' ' || c == '-' ? '_' : c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    return key;
}

/// Who does it: the customer's own rep, or the colleague with that job, or with that role.
std::string ownerFor(std::string_view role, const CustomerRecord &record, const Standards &standards)
{
    if (role.empty() || role == "rep" || role == "owner")
        return record.customer.ownerName;
    for (const model::User &user : standards.library.users) {
        if (jobKey(user.titleEn).starts_with(role))
            return user.name;
    }
    for (const model::User &user : standards.library.users) {
        if (nameOf(user.role) == role)
            return user.name;
    }
    return {};
}

std::vector<insight::Advice> adviceOf(const rules::RuleDocument &rule, const CustomerRecord &record, const Standards &standards, const CustomerView &view,
                                      UtcTime now)
{
    std::vector<insight::Advice> list;
    for (const rules::Action &action : rule.actions) {
        insight::Advice advice;
        advice.key = action.key;
        advice.type = action.type;
        advice.title = textsOf(action.title);
        advice.ownerRole = action.ownerRole;
        advice.owner = ownerFor(action.ownerRole, record, standards);
        advice.dueAt = now + std::chrono::hours(action.hours);
        advice.article = action.article;
        advice.consent = action.consent;
        if (!action.consent.empty())
            advice.standingConsent = rules::sendPermission(view.consent(action.consent), standards.calendar, now) == rules::SendPermission::SendItself;
        list.push_back(std::move(advice));
    }
    return list;
}

/// Articles that the rule names first, then those that serve its kind and are still valid.
std::vector<std::string> knowledgeFor(const rules::RuleDocument &rule, const Library &library, LocalDate today)
{
    std::vector<std::string> keys = rule.knowledge;
    for (const model::KnowledgeArticle &article : library.articles) {
        if (article.expires && *article.expires < today)
            continue;
        for (const Json &kind : article.kinds) {
            if (kind == nameOf(rule.kind) && std::find(keys.begin(), keys.end(), article.key) == keys.end())
                keys.push_back(article.key);
        }
    }
    return keys;
}

insight::SourceState stateOf(const std::string &key, const Sources &sources, UtcTime now)
{
    insight::SourceState state;
    state.key = key;
    state.label = {key, key};
    const auto found = sources.find(key);
    if (found == sources.end()) {
        state.state = insight::SourceState::State::NotConnected;
        return state;
    }
    const model::DataSource &source = found->second;
    if (!source.labelZh.empty())
        state.label = {source.labelZh, source.labelEn};
    state.lastReceivedAt = source.lastReceivedAt;
    if (!source.connected)
        state.state = insight::SourceState::State::NotConnected;
    else if (source.lastReceivedAt && now - *source.lastReceivedAt > std::chrono::hours(source.staleAfterHours))
        state.state = insight::SourceState::State::Stale;
    return state;
}

/// The channels that the evidence came through, and the series that the rule reads.
std::vector<insight::SourceState> sourcesOf(const rules::RuleDocument &rule, const CustomerRecord &record, const rules::Assessment &assessment,
                                            const Standards &standards, UtcTime now)
{
    std::set<std::string> keys;
    for (const Evidence &evidence : assessment.when.evidence) {
        for (const model::Signal &signal : record.signals) {
            if (signal.id.toString() != evidence.id)
                continue;
            for (const auto &interaction : record.interactions) {
                if (interaction.id == signal.interaction)
                    keys.emplace(nameOf(interaction.channel));
            }
        }
    }
    const auto addSeries = [&](const rules::Logic &logic) {
        for (const std::string &series : logic.reads().series) {
            if (series != "reply_gap" && series != "progress_update")
                keys.insert(series);
        }
    };
    addSeries(rule.when);
    for (const rules::Factor &factor : rule.factors)
        addSeries(factor.strength);
    std::vector<insight::SourceState> states;
    for (const std::string &key : keys)
        states.push_back(stateOf(key, standards.sources, now));
    return states;
}

insight::Confidence confidenceOf(const RuleInForce &rule, const rules::Assessment &assessment, const std::vector<insight::SourceState> &sources)
{
    insight::Confidence confidence;
    confidence.confirmed = rule.confirmed;
    confidence.settled = rule.confirmed + rule.markedWrong;
    int points = 0;
    points += assessment.when.evidence.size() >= 2;
    points += assessment.when.evidence.size() >= 4;
    points += sources.size() >= 2;
    points -= !assessment.unknownFactors.empty();
    for (const auto &source : sources)
        points -= source.state == insight::SourceState::State::Stale;
    confidence.level = points >= 2 ? insight::Confidence::Level::High : points >= 1 ? insight::Confidence::Level::Medium : insight::Confidence::Level::Low;
    return confidence;
}

/// Whether something of the condition is there already: a first mention, half of the days. What lacks everything is no near miss.
bool isNear(const rules::FilledMessage &message, const rules::ShortOf &missing)
{
    const double value = missing.value.is_number() ? missing.value.get<double>() : 0;
    const double limit = missing.threshold.is_number() ? missing.threshold.get<double>() : 0;
    if (message.id == "near.mentions" || message.id == "near.change")
        return value > 0;
    if (message.id == "near.days")
        return value * 2 >= limit;
    return message.id == "near.unknown";
}

constexpr std::size_t mostNearMisses = 3;

/// Other rules that one condition kept from speaking about this customer, in the order of their numbers.
std::vector<insight::NearMiss> nearMissesOf(const CustomerRecord &record, const Standards &standards, const CustomerView &view, const RuleInForce &fired,
                                            UtcTime now)
{
    std::vector<insight::NearMiss> misses;
    for (const RuleInForce &rule : standards.rules) {
        const rules::RuleDocument &document = rule.document;
        const bool speaks = std::any_of(record.warnings.begin(), record.warnings.end(), [&](const model::Warning &warning) {
            return warning.kind == document.kind && (warning.state == model::WarningState::Open || warning.state == model::WarningState::Snoozed);
        });
        if (speaks || document.kind == fired.document.kind || misses.size() == mostNearMisses)
            continue;
        const rules::Verdict verdict = document.when.evaluate(view, now);
        if (verdict.fires())
            continue;
        if (const auto missing = rules::oneStepShort(verdict.trace)) {
            const rules::FilledMessage message = rules::nearMiss(document, *missing);
            if (isNear(message, *missing))
                misses.push_back({document.key, messageOf(message)});
        }
    }
    return misses;
}

} // namespace

std::vector<std::string> similarCases(std::span<const model::CaseRecord> cases, model::SignalKind kind, std::string_view industry, std::string_view stage)
{
    std::vector<std::pair<int, const model::CaseRecord *>> ranked;
    for (const model::CaseRecord &record : cases) {
        int likeness = 0;
        for (const Json &served : record.kinds)
            likeness += served == nameOf(kind) ? 4 : 0;
        if (likeness == 0)
            continue;
        likeness += !industry.empty() && record.industry == industry ? 2 : 0;
        likeness += !stage.empty() && record.stage == stage ? 1 : 0;
        ranked.emplace_back(likeness, &record);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < ranked.size() && i < 3; ++i)
        keys.push_back(ranked[i].second->key);
    return keys;
}

insight::Explanation explain(const CustomerRecord &record, const Standards &standards, const CustomerView &view, const RuleInForce &rule,
                             const rules::Assessment &assessment, UtcTime now)
{
    const rules::RuleDocument &document = rule.document;
    insight::Explanation explanation;
    explanation.kind = nameOf(document.kind);
    explanation.at = now;
    explanation.sentence = messageOf(assessment.sentence);
    explanation.sentence.args["customer"] = insight::arg::text(record.customer.name);
    explanation.meaning = Message{document.meaning, {}};
    explanation.notThis = Message{document.notThis, {}};
    explanation.talk = Message{document.talk, {}};

    std::vector<insight::ScoreRow> rows;
    rows.push_back({insight::ScoreRow::Part::Base, Message{"score.base", {}}, assessment.base, 0, {}});
    for (const rules::Contribution &contribution : assessment.contributions) {
        insight::ScoreRow row;
        row.label = messageOf(contribution.message);
        row.points = contribution.points;
        for (const Evidence &evidence : contribution.evidence)
            row.evidence.push_back(referenceOf(evidence));
        rows.push_back(std::move(row));
    }
    insight::Score score = insight::addUp(std::move(rows), Message{"score.limit", {}});
    explanation.rows = std::move(score.rows);
    explanation.score = score.exact;
    explanation.threshold = document.threshold;
    for (const Evidence &evidence : assessment.when.evidence)
        explanation.evidence.push_back(referenceOf(evidence));
    for (const rules::FilledMessage &message : assessment.clearMessages)
        explanation.clears.push_back(messageOf(message));
    explanation.strategy = document.strategy;
    explanation.advice = adviceOf(document, record, standards, view, now);
    explanation.knowledge = knowledgeFor(document, standards.library, standards.calendar.dateOf(now));
    const auto *deal = leadingOpportunity(record);
    explanation.similarCases = similarCases(standards.library.cases, document.kind, record.customer.industry, deal ? nameOf(deal->stage) : "");
    explanation.sources = sourcesOf(document, record, assessment, standards, now);
    explanation.nearMisses = nearMissesOf(record, standards, view, rule, now);
    explanation.confidence = confidenceOf(rule, assessment, explanation.sources);
    explanation.ruleKey = document.key;
    explanation.ruleRevision = rule.revision;
    explanation.ruleHash = document.hash;
    return explanation;
}

} // namespace sinan::reflex
