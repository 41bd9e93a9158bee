#include "app/rules/logic.h"

#include "app/rules/interpreter.h"

namespace sinan::rules {

namespace {

template <class T> void addOnce(std::vector<T> &list, const T &entry)
{
    if (std::find(list.begin(), list.end(), entry) == list.end())
        list.push_back(entry);
}

void addFilter(Logic::Reads &reads, const MentionFilter &filter)
{
    for (const model::SignalKind kind : filter.kinds)
        addOnce(reads.kinds, kind);
}

void addEvent(Logic::Reads &reads, const EventFilter &event)
{
    if (event.mention)
        addFilter(reads, *event.mention);
    else
        addOnce(reads.series, event.series);
}

struct ReadsOf
{
    Logic::Reads &reads;
    void operator()(const FieldSpec &spec) { addOnce(reads.fields, spec.name); }
    void operator()(const MentionsSpec &spec) { addFilter(reads, spec.filter); }
    void operator()(const BaselineSpec &spec) { addEvent(reads, EventFilter{spec.mention, spec.series, 0}); }
    void operator()(const SinceSpec &spec) { addTime(spec.what, spec.event); }
    void operator()(const TimeOfSpec &spec) { addTime(spec.what, spec.event); }
    void addTime(const std::string &what, const EventFilter &event)
    {
        if (what.empty())
            addEvent(reads, event);
        else
            addOnce(reads.times, what);
    }
    void operator()(const SumSpec &spec) { addOnce(reads.series, spec.series); }
    void operator()(const LatestSpec &spec) { addOnce(reads.series, spec.series); }
    void operator()(const ThenSpec &spec)
    {
        addEvent(reads, spec.first);
        addEvent(reads, spec.next);
    }
    void operator()(const ConsentSpec &spec) { addOnce(reads.consents, spec.purpose); }
    void operator()(const StageSpec &) { addOnce(reads.fields, std::string("opportunity.stage")); }
    void operator()(const ReplyGapSpec &)
    {
        addOnce(reads.series, std::string("reply_gap"));
        addOnce(reads.times, std::string("waiting_since"));
    }
};

void collect(Logic::Reads &reads, const Node &node)
{
    if (node.typed)
        std::visit(ReadsOf{reads}, node.typed->what);
    for (const Node &argument : node.args)
        collect(reads, argument);
}

void collectReasons(std::vector<std::string> &reasons, const TraceNode &node)
{
    if (node.truth == Truth::Unknown && !node.reason.empty())
        addOnce(reasons, node.reason);
    for (const TraceNode &below : node.children)
        collectReasons(reasons, below);
}

} // namespace

Result<Json> applyLogic(const Json &document, const Json &data, const LogicLimits &limits)
{
    SINAN_ASSIGN(const Compiled compiled, compile(document, Dialect::JsonLogic, limits.depth));
    Interpreter interpreter(data, {.subject = nullptr, .now = {}, .steps = limits.steps, .trace = false});
    auto outcome = interpreter.run(compiled.root);
    if (interpreter.ranOutOfSteps())
        return Error{ErrorCode::TooLarge, "logic", "too many steps", {}}.with("limit", std::to_string(limits.steps));
    if (outcome.value.isFault()) {
        const Json &error = outcome.value.json();
        return Error{ErrorCode::InvalidArgument, "logic", "the expression has no value", {}}
            .with("type", textOr(error, "type"))
            .with("error", dumpJson(error));
    }
    return std::move(outcome.value).take();
}

std::vector<std::string> Verdict::reasons() const
{
    std::vector<std::string> found;
    collectReasons(found, trace);
    return found;
}

struct Logic::State
{
    Node root;
    Reads reads;
    LogicLimits limits;
};

Logic::Logic() : m_state(std::make_shared<const State>()) {}

Result<Logic> Logic::compile(const Json &document, const LogicLimits &limits)
{
    SINAN_ASSIGN(Compiled compiled, rules::compile(document, Dialect::WithTypedOperators, limits.depth));
    if (!compiled.problems.empty())
        return Error{ErrorCode::InvalidArgument, compiled.problems.front().path, compiled.problems.front().detail, {}};
    State state{std::move(compiled.root), {}, limits};
    collect(state.reads, state.root);
    Logic logic;
    logic.m_state = std::make_shared<const State>(std::move(state));
    return logic;
}

const Logic::Reads &Logic::reads() const
{
    return m_state->reads;
}

Verdict Logic::evaluate(const Subject &subject, UtcTime now) const
{
    return run(subject, now, true);
}

Verdict Logic::evaluateQuickly(const Subject &subject, UtcTime now) const
{
    return run(subject, now, false);
}

Verdict Logic::run(const Subject &subject, UtcTime now, bool trace) const
{
    static const Json noData;
    Interpreter interpreter(noData, {.subject = &subject, .now = now, .steps = m_state->limits.steps, .trace = trace});
    Verdict verdict;
    auto outcome = interpreter.run(m_state->root, trace ? &verdict.trace : nullptr);
    verdict.changesAt = outcome.changesAt;
    if (outcome.value.isKnown()) {
        verdict.truth = isTruthy(outcome.value.json()) ? Truth::True : Truth::False;
        verdict.value = std::move(outcome.value).take();
    } else if (outcome.value.isUnknown()) {
        verdict.policy = outcome.value.policy();
    }
    verdict.evidence = verdict.trace.evidence;
    std::stable_sort(verdict.evidence.begin(), verdict.evidence.end(),
                     [](const Evidence &a, const Evidence &b) { return a.at < b.at; });
    return verdict;
}

std::optional<UtcTime> truthTurnsAt(const Logic &logic, const Subject &subject, UtcTime now, UtcTime horizon, int hops)
{
    Verdict verdict = logic.evaluateQuickly(subject, now);
    const Truth before = verdict.truth;
    for (int i = 0; i < hops && verdict.changesAt && *verdict.changesAt <= horizon; ++i) {
        const UtcTime moment = *verdict.changesAt;
        verdict = logic.evaluateQuickly(subject, moment);
        if (verdict.truth != before)
            return moment;
    }
    return std::nullopt;
}

} // namespace sinan::rules
