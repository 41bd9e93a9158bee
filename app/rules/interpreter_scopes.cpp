// The operators that look things up in the data, branch, or walk lists.
#include "app/rules/interpreter.h"

#include <charconv>

namespace sinan::rules {

namespace {

const Json *member(const Json &place, std::string_view key)
{
    if (place.is_object()) {
        const auto found = place.find(key);
        return found == place.end() ? nullptr : &*found;
    }
    if (place.is_array()) {
        std::size_t index = 0;
        const auto [end, fault] = std::from_chars(key.data(), key.data() + key.size(), index);
        if (fault == std::errc() && end == key.data() + key.size() && index < place.size())
            return &place[index];
    }
    return nullptr;
}

/// A value that may point into something about to go.
Value detached(Value value)
{
    if (!value.isKnown())
        return value;
    return Value(std::move(value).take());
}

} // namespace

const Json *Interpreter::lookUp(std::string_view dotted) const
{
    const Json *place = m_scopes.back();
    while (!dotted.empty() && place) {
        const std::size_t dot = dotted.find('.');
        place = member(*place, dotted.substr(0, dot));
        dotted = dot == std::string_view::npos ? std::string_view{} : dotted.substr(dot + 1);
    }
    return place;
}

Value Interpreter::var(const std::vector<Value> &values) const
{
    const Json fallback = values.size() > 1 ? values[1].json() : Json(nullptr);
    if (values.empty() || values[0].json().is_null())
        return Value::at(*m_scopes.back());
    if (values[0].json().is_array() || values[0].json().is_object())
        return fallback;
    const Json *found = lookUp(toJoinedText(values[0].json()));
    return found && !found->is_null() ? Value::at(*found) : Value(fallback);
}

Value Interpreter::val(const std::vector<Value> &values, bool askOnly) const
{
    std::size_t frame = m_scopes.size() - 1;
    std::size_t first = 0;
    // [[n], …] climbs n frames first; the sign does not matter.
    if (!values.empty() && values[0].json().is_array() && values[0].json().size() == 1) {
        const auto up = toNumber(values[0].json()[0]);
        if (!up)
            return Value::invalidArguments();
        const double levels = std::min(std::abs(*up), double(frame));
        frame -= std::size_t(levels);
        first = 1;
    }
    const Json *place = m_scopes[frame];
    for (std::size_t i = first; i < values.size() && place; ++i)
        place = member(*place, toJoinedText(values[i].json()));
    if (askOnly)
        return Json(place != nullptr);
    return place ? Value::at(*place) : Value();
}

Value Interpreter::missing(const Node &node, const std::vector<Value> &values) const
{
    const bool some = node.op == Op::MissingSome;
    if (some && (values.size() < 2 || !values[1].json().is_array()))
        return Value::invalidArguments();
    Json keys = Json::array();
    if (some)
        keys = values[1].json();
    else if (!values.empty() && values[0].json().is_array())
        keys = values[0].json();
    else
        for (const Value &value : values)
            keys.push_back(value.json());
    Json absent = Json::array();
    for (const Json &key : keys) {
        const Json *found = lookUp(toJoinedText(key));
        if (!found || found->is_null() || (found->is_string() && found->get_ref<const std::string &>().empty()))
            absent.push_back(key);
    }
    const double needed = some ? toNumber(values[0].json()).value_or(0) : 0;
    if (some && double(keys.size() - absent.size()) >= needed)
        return Json::array();
    return absent;
}

Value Interpreter::choose(const Node &node, std::optional<UtcTime> &changesAt, TraceNode *trace)
{
    if (!node.isList)
        return Value::invalidArguments();
    std::size_t i = 0;
    for (; i + 1 < node.args.size(); i += 2) {
        const Value condition = child(node.args[i], changesAt, trace);
        if (!condition.isKnown())
            return condition;
        if (isTruthy(condition.json()))
            return child(node.args[i + 1], changesAt, trace);
    }
    return i < node.args.size() ? child(node.args[i], changesAt, trace) : Value();
}

Value Interpreter::coalesce(const Node &node, std::optional<UtcTime> &changesAt, TraceNode *trace)
{
    // An unknown value gives way like null: this is how a rule names its own stand-in for missing data.
    std::optional<WhenUnknown> unknown;
    for (const Node &argument : node.args) {
        Value value = child(argument, changesAt, trace);
        if (value.isUnknown())
            unknown = unknown ? std::max(*unknown, value.policy()) : value.policy();
        else if (value.isFault() || !value.json().is_null())
            return value;
    }
    return unknown ? Value::unknown(*unknown) : Value();
}

Value Interpreter::tryEach(const Node &node, std::optional<UtcTime> &changesAt, TraceNode *trace)
{
    Value outcome;
    Json fault;
    const Json meta = Json::object();
    for (std::size_t i = 0; i < node.args.size(); ++i) {
        const bool inFault = i > 0;
        if (inFault) {
            fault = outcome.json();
            m_scopes.push_back(&meta);
            m_scopes.push_back(&fault);
        }
        outcome = child(node.args[i], changesAt, trace);
        if (outcome.isFault())
            outcome = Value::fault(outcome.json());
        else
            outcome = detached(std::move(outcome));
        if (inFault)
            m_scopes.resize(m_scopes.size() - 2);
        if (!outcome.isFault() || ranOutOfSteps())
            break;
    }
    return outcome;
}

Value Interpreter::thrown(const Node &node, std::optional<UtcTime> &changesAt, TraceNode *trace)
{
    Arguments given = arguments(node, changesAt, trace);
    if (given.instead)
        return std::move(*given.instead);
    if (given.values.empty())
        return Value::invalidArguments();
    const Json &error = given.values[0].json();
    return error.is_object() ? Value::fault(error) : Value::faultOf(toJoinedText(error));
}

Value Interpreter::inScope(const Node &body, const Json &meta, const Json &item, std::optional<UtcTime> &changesAt)
{
    m_scopes.push_back(&meta);
    m_scopes.push_back(&item);
    // Not traced: a list may be long, and its elements are shown by the operator as a whole.
    Value value = detached(child(body, changesAt, nullptr));
    m_scopes.resize(m_scopes.size() - 2);
    return value;
}

Value Interpreter::iterate(const Node &node, std::optional<UtcTime> &changesAt, TraceNode *trace)
{
    const bool bodyMissing = node.args.size() < 2 || (node.args[1].op == Op::Literal && node.args[1].literal.is_null());
    if (!node.isList || bodyMissing)
        return Value::invalidArguments();
    Value items = child(node.args[0], changesAt, trace);
    if (!items.isKnown())
        return items;
    const bool needsList = node.op == Op::All || node.op == Op::Some || node.op == Op::None;
    static const Json nothing = Json::array();
    const Json &list = items.json().is_null() && !needsList ? nothing : items.json();
    if (!list.is_array())
        return Value::invalidArguments();
    if (node.op == Op::Reduce)
        return reduce(node, list, changesAt);
    return needsList ? quantify(node, list, changesAt) : mapOrFilter(node, list, changesAt);
}

Value Interpreter::mapOrFilter(const Node &node, const Json &items, std::optional<UtcTime> &changesAt)
{
    Json result = Json::array();
    Json meta = Json{{"index", 0}};
    for (std::size_t i = 0; i < items.size(); ++i) {
        meta["index"] = i;
        Value value = inScope(node.args[1], meta, items[i], changesAt);
        if (!value.isKnown())
            return value;
        if (node.op == Op::Map)
            result.push_back(std::move(value).take());
        else if (isTruthy(value.json()))
            result.push_back(items[i]);
    }
    return result;
}

Value Interpreter::quantify(const Node &node, const Json &items, std::optional<UtcTime> &changesAt)
{
    const bool deciding = node.op != Op::All; // one true item settles some and none, one false item settles all
    std::optional<WhenUnknown> unknown;
    Json meta = Json{{"index", 0}};
    for (std::size_t i = 0; i < items.size(); ++i) {
        meta["index"] = i;
        const Value value = inScope(node.args[1], meta, items[i], changesAt);
        if (value.isFault())
            return value;
        if (value.isUnknown())
            unknown = !unknown   ? value.policy()
                      : deciding ? std::max(*unknown, value.policy())
                                 : std::min(*unknown, value.policy());
        else if (isTruthy(value.json()) == deciding)
            return Json(node.op == Op::Some);
    }
    if (unknown)
        return Value::unknown(*unknown);
    return Json(node.op == Op::None || (node.op == Op::All && !items.empty()));
}

Value Interpreter::reduce(const Node &node, const Json &items, std::optional<UtcTime> &changesAt)
{
    Value first = node.args.size() > 2 ? child(node.args[2], changesAt, nullptr) : Value();
    if (!first.isKnown())
        return first;
    Json frame = Json{{"current", nullptr}, {"accumulator", std::move(first).take()}};
    Json meta = Json{{"index", 0}};
    for (std::size_t i = 0; i < items.size(); ++i) {
        meta["index"] = i;
        frame["current"] = items[i];
        Value value = inScope(node.args[1], meta, frame, changesAt);
        if (!value.isKnown())
            return value;
        frame["accumulator"] = std::move(value).take();
    }
    return std::move(frame["accumulator"]);
}

} // namespace sinan::rules
