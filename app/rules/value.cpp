#include "app/rules/value.h"

#include "app/base/utf8.h"

#include <QByteArray>

#include <cmath>

namespace sinan::rules {

Value Value::at(const Json &json)
{
    Value value;
    value.m_at = &json;
    return value;
}

Value Value::unknown(WhenUnknown policy)
{
    Value value;
    value.m_state = State::Unknown;
    value.m_policy = policy;
    return value;
}

Value Value::fault(Json error)
{
    Value value(std::move(error));
    value.m_state = State::Fault;
    return value;
}

Value Value::faultOf(std::string_view type)
{
    Json error = Json::object();
    error["type"] = std::string(type);
    return fault(std::move(error));
}

Json Value::take() &&
{
    return m_at ? *m_at : std::move(m_own);
}

bool isTruthy(const Json &json)
{
    switch (json.type()) {
    case Json::value_t::null:
    case Json::value_t::discarded:
        return false;
    case Json::value_t::boolean:
        return json.get<bool>();
    case Json::value_t::string:
        return !json.get_ref<const std::string &>().empty();
    case Json::value_t::array:
        return !json.empty();
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
    case Json::value_t::number_float:
        return json.get<double>() != 0;
    default:
        return true;
    }
}

std::optional<double> toNumber(const Json &json)
{
    if (json.is_number())
        return json.get<double>();
    if (json.is_boolean())
        return json.get<bool>() ? 1 : 0;
    if (json.is_null())
        return 0;
    if (!json.is_string())
        return std::nullopt;
    std::string_view text = trimmed(json.get_ref<const std::string &>());
    if (text.empty())
        return 0;
    // toDouble also reads "inf" and "nan", which are no numbers of JSON.
    if (text.find_first_of("iInN") != std::string_view::npos)
        return std::nullopt;
    bool ok = false;
    const double number = QByteArray::fromRawData(text.data(), qsizetype(text.size())).toDouble(&ok);
    if (!ok)
        return std::nullopt;
    return number;
}

std::string toJoinedText(const Json &json)
{
    if (json.is_string())
        return json.get_ref<const std::string &>();
    if (json.is_null())
        return {};
    if (json.is_number_float()) {
        const double number = json.get<double>();
        if (std::floor(number) == number && std::abs(number) < 1e15)
            return std::to_string(std::int64_t(number));
    }
    if (json.is_array()) {
        std::string text;
        for (std::size_t i = 0; i < json.size(); ++i)
            text += (i ? "," : "") + toJoinedText(json[i]);
        return text;
    }
    return dumpJson(json);
}

Value numberValue(double number)
{
    if (!std::isfinite(number))
        return Value::notANumber();
    if (std::floor(number) == number && std::abs(number) < 9e15)
        return Json(std::int64_t(number));
    return Json(number);
}

Order compare(const Json &a, const Json &b)
{
    if (a.is_string() && b.is_string()) {
        const int order = a.get_ref<const std::string &>().compare(b.get_ref<const std::string &>());
        return order < 0 ? Order::Less : order > 0 ? Order::Greater : Order::Equal;
    }
    const auto x = toNumber(a);
    const auto y = toNumber(b);
    if (!x || !y)
        return Order::NotComparable;
    return *x < *y ? Order::Less : *x > *y ? Order::Greater : Order::Equal;
}

bool strictlyEqual(const Json &a, const Json &b)
{
    if (a.is_number() && b.is_number())
        return a.get<double>() == b.get<double>();
    return a.type() == b.type() && a == b;
}

} // namespace sinan::rules
