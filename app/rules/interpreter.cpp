#include "app/rules/interpreter.h"

#include "app/rules/typed_eval.h"

namespace sinan::rules {

namespace {

bool sameTruth(const Value &value, bool truth)
{
    return value.isKnown() && isTruthy(value.json()) == truth;
}

Truth truthOf(const Value &value)
{
    if (!value.isKnown())
        return Truth::Unknown;
    return isTruthy(value.json()) ? Truth::True : Truth::False;
}

/// An operator's evidence is that of the operands which made it so.
void gatherEvidence(TraceNode &mine, Op op)
{
    for (const TraceNode &below : mine.children) {
        const bool decides = (op != Op::Or && op != Op::And) || below.truth == mine.truth || mine.truth == Truth::Unknown;
        if (!decides)
            continue;
        for (const Evidence &evidence : below.evidence) {
            if (std::find(mine.evidence.begin(), mine.evidence.end(), evidence) == mine.evidence.end())
                mine.evidence.push_back(evidence);
        }
    }
}

bool orderHolds(Op op, Order order)
{
    switch (op) {
    case Op::Less:
        return order == Order::Less;
    case Op::LessEqual:
        return order != Order::Greater;
    case Op::Greater:
        return order == Order::Greater;
    case Op::GreaterEqual:
        return order != Order::Less;
    case Op::Equal:
        return order == Order::Equal;
    default:
        return order != Order::Equal;
    }
}

} // namespace

Interpreter::Interpreter(const Json &data, const Settings &settings)
    : m_scopes{&data}, m_settings(settings), m_stepsLeft(settings.steps)
{
}

Interpreter::Outcome Interpreter::run(const Node &root, TraceNode *trace)
{
    TraceNode above;
    Outcome outcome = eval(root, trace ? &above : nullptr);
    if (trace && !above.children.empty())
        *trace = std::move(above.children.front());
    else if (trace)
        *trace = TraceNode{root.path, "literal", outcome.value.json(), {}, truthOf(outcome.value), {}, {}, {}};
    return outcome;
}

Interpreter::Outcome Interpreter::eval(const Node &node, TraceNode *trace)
{
    if (--m_stepsLeft < 0)
        return {Value::faultOf("Too Many Steps"), {}, {}};
    if (node.op == Op::Literal)
        return {Value::at(node.literal), {}, {}};
    if (!trace || node.op == Op::ArrayOf)
        return dispatch(node, trace);
    trace->children.emplace_back();
    TraceNode &mine = trace->children.back();
    mine.path = node.path;
    mine.op = node.name;
    Outcome outcome = dispatch(node, &mine);
    mine.truth = truthOf(outcome.value);
    if (!mine.threshold)
        mine.value = outcome.value.json();
    if (outcome.value.isFault() && mine.reason.empty())
        mine.reason = "fault";
    if (node.op != Op::Typed)
        gatherEvidence(mine, node.op);
    return outcome;
}

Interpreter::Outcome Interpreter::dispatch(const Node &node, TraceNode *trace)
{
    switch (node.op) {
    case Op::And:
    case Op::Or:
        return andOr(node, trace);
    case Op::Equal:
    case Op::StrictEqual:
    case Op::NotEqual:
    case Op::StrictNotEqual:
    case Op::Less:
    case Op::LessEqual:
    case Op::Greater:
    case Op::GreaterEqual:
        return comparison(node, trace);
    case Op::Typed:
        return typed(node, trace);
    case Op::Unknown:
        return {Value::faultOf("Unknown Operator"), {}, {}};
    case Op::Malformed:
        return {Value::invalidArguments(), {}, {}};
    default:
        break;
    }
    Outcome outcome;
    outcome.value = plain(node, outcome.changesAt, trace);
    return outcome;
}

Value Interpreter::child(const Node &node, std::optional<UtcTime> &changesAt, TraceNode *trace)
{
    Outcome outcome = eval(node, trace);
    changesAt = earlier(changesAt, outcome.changesAt);
    return std::move(outcome.value);
}

Interpreter::Arguments Interpreter::arguments(const Node &node, std::optional<UtcTime> &changesAt, TraceNode *trace)
{
    Arguments result;
    std::optional<WhenUnknown> unknown;
    for (const Node &argument : node.args) {
        Value value = child(argument, changesAt, trace);
        if (value.isFault()) {
            result.instead = std::move(value);
            return result;
        }
        if (value.isUnknown())
            unknown = unknown ? std::min(*unknown, value.policy()) : value.policy();
        result.values.push_back(std::move(value));
    }
    if (unknown)
        result.instead = Value::unknown(*unknown);
    const bool unary = node.op == Op::Not || node.op == Op::Truthy || node.op == Op::Length;
    if (!node.isList && !unary && !result.instead && result.values[0].json().is_array()) {
        const Json list = std::move(result.values[0]).take();
        result.values.assign(list.begin(), list.end());
    }
    return result;
}

Value Interpreter::plain(const Node &node, std::optional<UtcTime> &changesAt, TraceNode *trace)
{
    switch (node.op) {
    case Op::If:
        return choose(node, changesAt, trace);
    case Op::Coalesce:
        return coalesce(node, changesAt, trace);
    case Op::Try:
        return tryEach(node, changesAt, trace);
    case Op::Throw:
        return thrown(node, changesAt, trace);
    case Op::Map:
    case Op::Filter:
    case Op::Reduce:
    case Op::All:
    case Op::None:
    case Op::Some:
        return iterate(node, changesAt, trace);
    default:
        break;
    }
    Arguments given = arguments(node, changesAt, trace);
    if (given.instead)
        return std::move(*given.instead);
    switch (node.op) {
    case Op::ArrayOf: {
        Json array = Json::array();
        for (Value &value : given.values)
            array.push_back(std::move(value).take());
        return array;
    }
    case Op::Var:
        return var(given.values);
    case Op::Val:
        return val(given.values, false);
    case Op::Exists:
        return val(given.values, true);
    case Op::Missing:
    case Op::MissingSome:
        return missing(node, given.values);
    case Op::Not:
        return Json(given.values.empty() || !isTruthy(given.values[0].json()));
    case Op::Truthy:
        return Json(!given.values.empty() && isTruthy(given.values[0].json()));
    default:
        return pureOperator(node.op, given.values);
    }
}

Interpreter::Outcome Interpreter::andOr(const Node &node, TraceNode *trace)
{
    if (!node.isList)
        return {Value::invalidArguments(), {}, {}};
    const bool deciding = node.op == Op::Or; // the truth that settles it at once
    std::optional<Outcome> settled;
    std::optional<WhenUnknown> unknown;
    std::optional<UtcTime> any;      // when anything may change
    std::optional<UtcTime> settling; // when the last operand that settles it may change
    bool forEver = false;
    Value last = Json(false);
    for (const Node &argument : node.args) {
        // Once it is settled the rest is looked at only to be shown, and only where it is ours: it cannot change the result.
        if (settled && !(trace && argument.typedInside))
            continue;
        Outcome outcome = eval(argument, trace);
        if (outcome.value.isFault() && !settled)
            return outcome;
        if (sameTruth(outcome.value, deciding)) {
            forEver = forEver || !outcome.changesAt;
            settling = settling && outcome.changesAt ? std::max(*settling, *outcome.changesAt) : outcome.changesAt;
            if (!settled)
                settled = Outcome{std::move(outcome.value), {}, {}};
        } else if (!settled) {
            if (outcome.value.isUnknown()) {
                const WhenUnknown policy = outcome.value.policy();
                unknown = !unknown ? policy : deciding ? std::max(*unknown, policy) : std::min(*unknown, policy);
            }
            last = std::move(outcome.value);
        }
        any = earlier(any, outcome.changesAt);
    }
    if (!settled)
        return {unknown ? Value::unknown(*unknown) : std::move(last), any, {}};
    // While one operand settles it the others may do what they like — if all that is handed on is true or false.
    settled->changesAt = !node.yieldsBoolean ? any : forEver ? std::nullopt : settling;
    return std::move(*settled);
}

Interpreter::Outcome Interpreter::comparison(const Node &node, TraceNode *trace)
{
    if (!node.isList || node.args.size() < 2)
        return {Value::invalidArguments(), {}, {}};
    const bool strict = node.op == Op::StrictEqual || node.op == Op::StrictNotEqual;
    std::optional<WhenUnknown> unknown;
    std::optional<UtcTime> changesAt;
    Outcome left = eval(node.args[0], trace);
    for (std::size_t i = 1; i < node.args.size(); ++i) {
        if (left.value.isFault())
            return left;
        Outcome right = eval(node.args[i], trace);
        if (right.value.isFault())
            return right;
        if (trace && i == 1) {
            trace->value = left.value.json();
            trace->threshold = right.value.json();
        }
        bool holds = true;
        std::optional<UtcTime> pairChangesAt = earlier(left.changesAt, right.changesAt);
        if (!left.value.isKnown() || !right.value.isKnown()) {
            for (const Value *value : {&left.value, &right.value}) {
                if (value->isUnknown())
                    unknown = unknown ? std::min(*unknown, value->policy()) : value->policy();
            }
        } else if (strict) {
            holds = strictlyEqual(left.value.json(), right.value.json()) == (node.op == Op::StrictEqual);
        } else {
            const Order order = compare(left.value.json(), right.value.json());
            if (order == Order::NotComparable)
                return {Value::notANumber(), pairChangesAt, {}};
            holds = orderHolds(node.op, order);
            pairChangesAt = whenPairTurns(node, left, right, pairChangesAt);
        }
        changesAt = earlier(changesAt, pairChangesAt);
        if (!holds)
            return {Json(false), i == 1 ? pairChangesAt : changesAt, {}};
        left = std::move(right);
    }
    return {unknown ? Value::unknown(*unknown) : Value(Json(true)), changesAt, {}};
}

std::optional<UtcTime> Interpreter::whenPairTurns(const Node &node, const Outcome &left, const Outcome &right,
                                                  std::optional<UtcTime> atLatest) const
{
    const bool leftMoves = left.future != nullptr;
    const Outcome &mover = leftMoves ? left : right;
    const Outcome &fixed = leftMoves ? right : left;
    if (!mover.future || fixed.future || fixed.changesAt || !mover.value.json().is_number())
        return atLatest;
    const auto threshold = toNumber(fixed.value.json());
    if (!threshold)
        return atLatest;
    const auto condition = [&](double number) {
        const Json moved = number;
        return orderHolds(node.op, leftMoves ? compare(moved, fixed.value.json()) : compare(fixed.value.json(), moved));
    };
    return mover.future->nextChange(m_settings.subject->calendar(), mover.value.json().get<double>(), *threshold, condition);
}

Interpreter::Outcome Interpreter::typed(const Node &node, TraceNode *trace)
{
    if (!m_settings.subject)
        return {Value::faultOf("Unknown Operator"), {}, {}};
    Leaf leaf = evaluateTyped(*node.typed, *m_settings.subject, m_settings.now);
    if (trace) {
        trace->evidence = std::move(leaf.evidence);
        trace->reason = std::move(leaf.reason);
    }
    Outcome outcome;
    outcome.changesAt = leaf.future.nextChange(m_settings.subject->calendar());
    if (outcome.changesAt && leaf.value.isKnown() && leaf.value.json().is_number())
        outcome.future = std::make_shared<const Future>(std::move(leaf.future));
    outcome.value = std::move(leaf.value);
    return outcome;
}

} // namespace sinan::rules
