#include "app/base/utf8.h"
#include "app/rules/interpreter.h"

#include <cmath>

namespace sinan::rules {

namespace {

using Values = std::vector<Value>;

/// Every argument as a number; nothing where one is none.
std::optional<std::vector<double>> numbers(const Values &arguments)
{
    std::vector<double> result;
    result.reserve(arguments.size());
    for (const Value &argument : arguments) {
        const auto number = toNumber(argument.json());
        if (!number)
            return std::nullopt;
        result.push_back(*number);
    }
    return result;
}

Value arithmetic(Op op, const Values &arguments)
{
    const std::size_t least = op == Op::Modulo ? 2 : op == Op::Plus || op == Op::Times ? 0 : 1;
    if (arguments.size() < least)
        return Value::invalidArguments();
    const auto read = numbers(arguments);
    if (!read)
        return Value::notANumber();
    const std::vector<double> &n = *read;
    if (n.empty())
        return numberValue(op == Op::Plus ? 0 : 1);
    if (n.size() == 1 && op == Op::Minus)
        return numberValue(-n[0]);
    if (n.size() == 1 && op == Op::Divide)
        return n[0] == 0 ? Value::notANumber() : numberValue(1 / n[0]);
    double result = n[0];
    for (std::size_t i = 1; i < n.size(); ++i) {
        switch (op) {
        case Op::Plus:
            result += n[i];
            break;
        case Op::Minus:
            result -= n[i];
            break;
        case Op::Times:
            result *= n[i];
            break;
        case Op::Divide:
            result = n[i] == 0 ? NAN : result / n[i];
            break;
        case Op::Modulo:
            result = n[i] == 0 ? NAN : std::fmod(result, n[i]);
            break;
        case Op::Min:
            result = std::min(result, n[i]);
            break;
        default:
            result = std::max(result, n[i]);
            break;
        }
    }
    return numberValue(result);
}

Value substring(const Values &arguments)
{
    if (arguments.empty())
        return Value::invalidArguments();
    const std::string text = toJoinedText(arguments[0].json());
    std::vector<std::size_t> starts; // byte offset of every character, and of the end
    for (std::size_t at = 0; at < text.size();) {
        starts.push_back(at);
        (void)nextCodePoint(text, at);
    }
    starts.push_back(text.size());
    const auto length = std::int64_t(starts.size()) - 1;
    const auto position = [&](std::size_t index, std::int64_t fallback) {
        if (index >= arguments.size() || arguments[index].json().is_null())
            return std::optional(fallback);
        const auto number = toNumber(arguments[index].json());
        return number ? std::optional(std::int64_t(std::clamp(*number, -1e15, 1e15))) : std::nullopt;
    };
    const auto from = position(1, 0);
    const auto count = position(2, length);
    if (!from || !count)
        return Value::notANumber();
    const std::int64_t begin = std::clamp<std::int64_t>(*from < 0 ? length + *from : *from, 0, length);
    // A negative count leaves out that many characters at the end.
    const std::int64_t end = std::clamp<std::int64_t>(*count < 0 ? length + *count : begin + *count, begin, length);
    return Json(text.substr(starts[std::size_t(begin)], starts[std::size_t(end)] - starts[std::size_t(begin)]));
}

Value contains(const Values &arguments)
{
    if (arguments.size() < 2)
        return Value::invalidArguments();
    const Json &needle = arguments[0].json();
    const Json &place = arguments[1].json();
    if (place.is_string())
        return Json(place.get_ref<const std::string &>().find(toJoinedText(needle)) != std::string::npos);
    if (!place.is_array())
        return Json(false);
    return Json(std::any_of(place.begin(), place.end(), [&](const Json &entry) { return strictlyEqual(entry, needle); }));
}

Value length(const Values &arguments)
{
    if (arguments.size() != 1)
        return Value::invalidArguments();
    const Json &json = arguments[0].json();
    if (json.is_string())
        return Json(codePointCount(json.get_ref<const std::string &>()));
    if (json.is_array() || json.is_object())
        return Json(json.size());
    return Value::invalidArguments();
}

} // namespace

Value pureOperator(Op op, const Values &arguments)
{
    switch (op) {
    case Op::Cat: {
        std::string text;
        for (const Value &argument : arguments)
            text += toJoinedText(argument.json());
        return Json(std::move(text));
    }
    case Op::Substr:
        return substring(arguments);
    case Op::In:
        return contains(arguments);
    case Op::Length:
        return length(arguments);
    case Op::Merge: {
        Json merged = Json::array();
        for (const Value &argument : arguments) {
            if (argument.json().is_array())
                merged.insert(merged.end(), argument.json().begin(), argument.json().end());
            else
                merged.push_back(argument.json());
        }
        return merged;
    }
    default:
        return arithmetic(op, arguments);
    }
}

} // namespace sinan::rules
