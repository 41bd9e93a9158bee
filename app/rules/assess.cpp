#include "app/rules/assess.h"

#include "app/rules/interpreter.h"

#include <cmath>

namespace sinan::rules {

namespace {

class Assessor
{
public:
    Assessor(const RuleDocument &rule, const Subject &subject, UtcTime now) : m_rule(rule), m_subject(subject), m_now(now) {}

    Assessment run()
    {
        Assessment result;
        result.when = m_rule.when.evaluateQuickly(m_subject, m_now);
        const bool speaks = result.when.truth != Truth::False;
        if (speaks)
            result.when = m_rule.when.evaluate(m_subject, m_now);
        result.changesAt = result.when.changesAt;
        const Verdict clear = m_rule.clearWhen ? m_rule.clearWhen->evaluateQuickly(m_subject, m_now) : opposite(result.when);
        result.clears = clear.truth;
        result.clearChangesAt = clear.changesAt;
        if (!result.when.fires() && !result.when.asks())
            return result;
        result.scored = true;
        score(result);
        result.sentence = firstThatApplies(m_rule.sentences, result.changesAt).value_or(FilledMessage{});
        for (const MessageTemplate &message : m_rule.clears) {
            if (auto filled = fill(message, result.changesAt))
                result.clearMessages.push_back(std::move(*filled));
        }
        return result;
    }

private:
    static Verdict opposite(const Verdict &verdict)
    {
        Verdict other;
        other.truth = verdict.truth == Truth::True ? Truth::False : verdict.truth == Truth::False ? Truth::True : Truth::Unknown;
        other.changesAt = verdict.changesAt;
        return other;
    }

    void score(Assessment &result)
    {
        result.base = m_rule.base;
        double sum = m_rule.base;
        for (const Factor &factor : m_rule.factors) {
            Verdict strength = factor.strength.evaluate(m_subject, m_now);
            result.changesAt = earlier(result.changesAt, strength.changesAt);
            const auto number = strength.truth == Truth::Unknown ? std::nullopt : toNumber(strength.value);
            if (!number) {
                result.unknownFactors.push_back(factor.messages.front().id);
                continue;
            }
            const double points = factor.points * std::clamp(*number, 0.0, 1.0);
            if (points == 0)
                continue;
            // A bar without a name would not add up before the reader's eyes.
            auto message =
                firstThatApplies(factor.messages, result.changesAt).value_or(FilledMessage{"factor.unnamed", Json::object()});
            result.contributions.push_back({std::move(message), points, std::move(strength.evidence)});
            sum += points;
        }
        result.score = std::clamp(sum, 0.0, 100.0);
    }

    std::optional<FilledMessage> firstThatApplies(const std::vector<MessageTemplate> &messages,
                                                  std::optional<UtcTime> &changesAt) const
    {
        for (const MessageTemplate &message : messages) {
            if (auto filled = fill(message, changesAt))
                return filled;
        }
        return std::nullopt;
    }

    /// Nothing where its condition does not hold or an argument is unknown.
    std::optional<FilledMessage> fill(const MessageTemplate &message, std::optional<UtcTime> &changesAt) const
    {
        if (message.when) {
            const Verdict verdict = message.when->evaluateQuickly(m_subject, m_now);
            changesAt = earlier(changesAt, verdict.changesAt);
            if (verdict.truth != Truth::True)
                return std::nullopt;
        }
        FilledMessage filled{message.id, Json::object()};
        for (const ArgumentTemplate &argument : message.args) {
            const Verdict verdict = argument.value.evaluateQuickly(m_subject, m_now);
            changesAt = earlier(changesAt, verdict.changesAt);
            if (verdict.truth == Truth::Unknown)
                return std::nullopt;
            Json made = argument.fixed;
            made["value"] = typedValue(textOr(made, "type"), verdict.value);
            filled.args[argument.name] = std::move(made);
        }
        return filled;
    }

    /// The stored form of a computed value: counts and days are whole, times are milliseconds, dates are local.
    Json typedValue(const std::string &type, const Json &value) const
    {
        if ((type == "count" || type == "days") && value.is_number())
            return std::llround(value.get<double>());
        if ((type == "date" || type == "dateTime") && value.is_string()) {
            const auto time = parseIso(value.get_ref<const std::string &>());
            if (time && type == "dateTime")
                return toMillis(*time);
            if (time && value.get_ref<const std::string &>().size() > 10)
                return toIso(m_subject.calendar().dateOf(*time));
        }
        return value;
    }

    const RuleDocument &m_rule;
    const Subject &m_subject;
    UtcTime m_now;
};

/// How many conditions must turn for a node to hold, and the one of them where it is one.
struct Missing
{
    int count = 0;
    const TraceNode *node = nullptr;
};

Missing missingFor(const TraceNode &node)
{
    if (node.truth == Truth::True)
        return {};
    if (node.op == "and" && !node.children.empty()) {
        Missing sum;
        for (const TraceNode &child : node.children) {
            const Missing below = missingFor(child);
            sum.count += below.count;
            if (below.node)
                sum.node = below.node;
        }
        return sum;
    }
    if (node.op == "or" && !node.children.empty()) {
        Missing least{1'000'000, nullptr};
        for (const TraceNode &child : node.children) {
            const Missing below = missingFor(child);
            if (below.count < least.count)
                least = below;
        }
        return least;
    }
    return {1, &node};
}

} // namespace

Assessment assess(const RuleDocument &rule, const Subject &subject, UtcTime now)
{
    return Assessor(rule, subject, now).run();
}

std::optional<ShortOf> oneStepShort(const TraceNode &trace)
{
    const Missing missing = missingFor(trace);
    if (missing.count != 1 || !missing.node)
        return std::nullopt;
    ShortOf found;
    found.path = missing.node->path;
    found.op = missing.node->op;
    found.value = missing.node->value;
    found.threshold = missing.node->threshold.value_or(Json());
    found.reason = missing.node->reason;
    // A comparison is what it is because of what it compares.
    for (const TraceNode &child : missing.node->children) {
        if (found.reason.empty())
            found.reason = child.reason;
        if (found.leaf.empty())
            found.leaf = child.op;
    }
    return found;
}

FilledMessage nearMiss(const RuleDocument &rule, const ShortOf &missing)
{
    const auto typed = [](const char *type, Json value) { return Json{{"type", type}, {"value", std::move(value)}}; };
    FilledMessage message{"near.condition", Json{{"kind", typed("kind", std::string(nameOf(rule.kind)))}}};
    const bool rising = missing.op == ">" || missing.op == ">=";
    if (missing.reason == "not_connected" || missing.reason == "stale") {
        message.id = "near.unknown";
    } else if (rising && missing.value.is_number() && missing.threshold.is_number()) {
        const double value = missing.value.get<double>();
        const double limit = missing.threshold.get<double>();
        const std::int64_t enough = missing.op == ">" ? std::int64_t(std::floor(limit)) + 1 : std::int64_t(std::ceil(limit));
        if (missing.leaf == "mentions") {
            message.id = "near.mentions";
            message.args["n"] = Json{{"type", "count"}, {"unit", "mention"}, {"value", std::llround(value)}};
            message.args["more"] = Json{{"type", "count"}, {"unit", "mention"}, {"value", enough - std::llround(value)}};
        } else if (missing.leaf == "days_since" || missing.leaf == "working_days_since") {
            message.id = "near.days";
            message.args["days"] = typed("days", std::llround(value));
            message.args["limit"] = typed("days", enough);
        } else if (missing.leaf == "baseline") {
            message.id = "near.change";
            message.args["change"] = typed("percent", value);
            message.args["limit"] = typed("percent", limit);
        }
    }
    return message;
}

} // namespace sinan::rules
