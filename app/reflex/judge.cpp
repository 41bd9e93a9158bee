#include "app/reflex/judge.h"

#include "app/mutations/derived_ids.h"
#include "app/reflex/explain.h"
#include "app/rules/guards.h"

#include <algorithm>

namespace sinan::reflex {

using model::Warning;
using model::WarningState;
using rules::Assessment;
using rules::Evidence;

namespace {

bool isOpen(const Warning &warning)
{
    return warning.state == WarningState::Open || warning.state == WarningState::Snoozed || warning.state == WarningState::Handled;
}

/// A rule's episodes at one customer: the one that is open, and the last that was closed.
struct Episodes {
    const Warning *open = nullptr;
    const Warning *closed = nullptr;
};

Episodes episodesOf(const CustomerRecord &record, std::string_view rule)
{
    Episodes episodes;
    for (const Warning &warning : record.warnings) {
        if (warning.ruleKey != rule)
            continue;
        if (isOpen(warning))
            episodes.open = &warning;
        else if (!episodes.closed || warning.closedAt > episodes.closed->closedAt)
            episodes.closed = &warning;
    }
    return episodes;
}

/// Evidence of rows has their id; of a moment ("progress_update@…") one derived from customer and text.
Uuid anchorOf(const Evidence &evidence, const Uuid &customer)
{
    return Uuid::parse(evidence.id).value_or(Uuid::v5(customer, "moment/" + evidence.id));
}

/// The evidence that belongs to an episode that begins now: newer than the last episode, and not before a gap.
std::vector<Evidence> freshEvidence(const std::vector<Evidence> &all, const Warning *closed, int gapDays)
{
    std::vector<Evidence> fresh;
    for (const Evidence &evidence : all) {
        if (!closed || evidence.at > closed->lastEvidenceAt)
            fresh.push_back(evidence);
    }
    std::stable_sort(fresh.begin(), fresh.end(), [](const Evidence &a, const Evidence &b) { return a.at < b.at; });
    for (std::size_t i = fresh.size(); i-- > 1;) {
        if (fresh[i].at - fresh[i - 1].at > std::chrono::hours(24) * gapDays) {
            fresh.erase(fresh.begin(), fresh.begin() + std::ptrdiff_t(i));
            break;
        }
    }
    return fresh;
}

const model::Signal *signalOf(const CustomerRecord &record, std::string_view id)
{
    for (const model::Signal &signal : record.signals) {
        if (signal.id.toString() == id)
            return &signal;
    }
    return nullptr;
}

/// The deal that the newest evidence was spoken about, else the leading one.
const model::Opportunity *dealOf(const CustomerRecord &record, const std::vector<Evidence> &evidence)
{
    for (std::size_t i = evidence.size(); i-- > 0;) {
        const model::Signal *signal = signalOf(record, evidence[i].id);
        if (!signal)
            continue;
        for (const auto &interaction : record.interactions) {
            if (interaction.id != signal->interaction || !interaction.opportunity)
                continue;
            for (const auto &opportunity : record.opportunities) {
                if (opportunity.id == *interaction.opportunity && opportunity.isOpen())
                    return &opportunity;
            }
        }
    }
    return leadingOpportunity(record);
}

/// Warnings of one cause are shown as one row: those that began with the same talk, and falling usage of one week.
std::string causeOf(const CustomerRecord &record, const rules::RuleDocument &rule, const Evidence &first, const Standards &standards, UtcTime now)
{
    if (const model::Signal *signal = signalOf(record, first.id))
        return "talk/" + signal->interaction.toString();
    if (rule.kind == model::SignalKind::UsageDrop) {
        const LocalDate day = standards.calendar.dateOf(now);
        const LocalDate monday = day - (std::chrono::weekday(day) - std::chrono::Monday);
        return "usage/" + rule.key + "/" + toIso(monday);
    }
    return {};
}

void setEvidence(Warning &warning, const std::vector<Evidence> &evidence)
{
    warning.evidenceCount = std::int64_t(evidence.size());
    for (const Evidence &entry : evidence)
        warning.lastEvidenceAt = std::max(warning.lastEvidenceAt, entry.at);
}

std::optional<Warning> beginEpisode(const CustomerRecord &record, const Standards &standards, const CustomerView &view, const RuleInForce &rule,
                                    const Assessment &assessment, const Episodes &episodes, UtcTime now, std::optional<UtcTime> &nextLook)
{
    const rules::RuleDocument &document = rule.document;
    const auto evidence = freshEvidence(assessment.when.evidence, episodes.closed, document.episodeGapDays);
    if (evidence.empty())
        return std::nullopt;
    rules::GuardState state;
    state.lastClosedAt = episodes.closed ? episodes.closed->closedAt : std::nullopt;
    state.consent = view.consent(document.guards.consent.empty() ? "warnings" : document.guards.consent);
    state.quietFromMinute = int(standards.workspace.quietFromMinute);
    state.quietToMinute = int(standards.workspace.quietToMinute);
    state.interruptionsAllowed = int(standards.workspace.interruptions.value_or(rules::interruptionsPerDay));
    const auto decision = rules::guard(document.guards, state, standards.calendar, now);
    if (!decision.mayRaise) {
        nextLook = decision.until;
        return std::nullopt;
    }
    Warning warning;
    warning.customer = record.customer.id;
    warning.bucket = record.customer.bucket;
    warning.ruleKey = document.key;
    warning.ruleRevision = rule.revision;
    warning.kind = document.kind;
    warning.severity = document.severity;
    warning.firstEvidence = anchorOf(evidence.front(), record.customer.id);
    warning.id = mutations::warningId(document.key, record.customer.id, warning.firstEvidence);
    for (const Warning &known : record.warnings) {
        if (known.id == warning.id)
            return std::nullopt;
    }
    warning.openedAt = now;
    warning.dueAt = now + std::chrono::hours(document.respondWithinHours);
    warning.score = assessment.score;
    setEvidence(warning, assessment.when.evidence);
    if (const model::Opportunity *deal = dealOf(record, evidence)) {
        warning.opportunity = deal->id;
        warning.amountMinor = deal->amountMinor;
        warning.currency = deal->amount().currency;
    }
    warning.causeKey = causeOf(record, document, evidence.front(), standards, now);
    warning.explanation = insight::toJson(explain(record, standards, view, rule, assessment, now));
    return warning;
}

/// The open episode goes on: it clears, gets new evidence, or wakes. Nothing where nothing changed.
std::optional<Warning> continueEpisode(const CustomerRecord &record, const Standards &standards, const CustomerView &view, const RuleInForce &rule,
                                       const Assessment &assessment, const Warning &open, UtcTime now)
{
    Warning warning = open;
    if (assessment.clears == rules::Truth::True) {
        warning.state = WarningState::Cleared;
        warning.closedAt = now;
        warning.snoozedUntil.reset();
        return warning;
    }
    bool changed = false;
    UtcTime newest = open.lastEvidenceAt;
    for (const Evidence &entry : assessment.when.evidence)
        newest = std::max(newest, entry.at);
    if (assessment.raises(rule.document) && newest > open.lastEvidenceAt) {
        warning.score = assessment.score;
        setEvidence(warning, assessment.when.evidence);
        warning.explanation = insight::toJson(explain(record, standards, view, rule, assessment, now));
        changed = true;
        if (warning.state == WarningState::Snoozed && warning.score > warning.snoozedScore) {
            warning.state = WarningState::Open;
            warning.snoozedUntil.reset();
        }
    }
    if (warning.state == WarningState::Snoozed && warning.snoozedUntil && *warning.snoozedUntil <= now) {
        warning.state = WarningState::Open;
        warning.snoozedUntil.reset();
        changed = true;
    }
    return changed ? std::optional(warning) : std::nullopt;
}

void lookAgain(std::optional<UtcTime> &nextLook, const std::optional<UtcTime> &at, UtcTime now)
{
    if (at && *at > now && (!nextLook || *at < *nextLook))
        nextLook = at;
}

} // namespace

Judgement judge(const CustomerRecord &record, const Standards &standards, UtcTime now)
{
    Judgement judgement;
    const CustomerView view(record, standards.sources, standards.calendar);
    for (const RuleInForce &rule : standards.rules) {
        const Assessment assessment = rules::assess(rule.document, view, now);
        const Episodes episodes = episodesOf(record, rule.document.key);
        lookAgain(judgement.nextLook, assessment.changesAt, now);
        std::optional<Warning> changed;
        if (episodes.open) {
            changed = continueEpisode(record, standards, view, rule, assessment, *episodes.open, now);
            lookAgain(judgement.nextLook, assessment.clearChangesAt, now);
            lookAgain(judgement.nextLook, episodes.open->snoozedUntil, now);
        } else if (assessment.raises(rule.document)) {
            std::optional<UtcTime> guardEnds;
            changed = beginEpisode(record, standards, view, rule, assessment, episodes, now, guardEnds);
            lookAgain(judgement.nextLook, guardEnds, now);
        }
        if (changed)
            judgement.changed.push_back(std::move(*changed));
    }
    return judgement;
}

} // namespace sinan::reflex
