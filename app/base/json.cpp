#include "app/base/json.h"

#include "app/base/utf8.h"

namespace sinan {

namespace {

/// Depth is checked on the raw text: the parser itself would build the whole tree first.
bool deeperThan(std::string_view text, int limit)
{
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '[' || c == '{') {
            if (++depth > limit)
                return true;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return false;
}

} // namespace

Result<Json> parseJson(std::string_view text, const JsonLimits &limits)
{
    if (text.size() > limits.bytes)
        return Error{ErrorCode::TooLarge, "json", "more bytes than allowed", {}}.with("limit", std::to_string(limits.bytes));
    if (deeperThan(text, limits.depth))
        return Error{ErrorCode::TooLarge, "json", "nested too deep", {}}.with("limit", std::to_string(limits.depth));
    try {
        return Json::parse(text.begin(), text.end());
    } catch (const Json::parse_error &fault) {
        return Error{ErrorCode::Unreadable, "json", fault.what(), {}}.with("byte", std::to_string(fault.byte));
    } catch (const Json::exception &fault) {
        return Error{ErrorCode::Unreadable, "json", fault.what(), {}};
    }
}

std::string dumpJson(const Json &json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

const Json &memberOrNull(const Json &object, std::string_view key)
{
    static const Json none;
    if (!object.is_object())
        return none;
    const auto found = object.find(key);
    return found == object.end() ? none : *found;
}

std::string textOr(const Json &object, std::string_view key, std::string fallback)
{
    const Json &member = memberOrNull(object, key);
    return member.is_string() ? member.get_ref<const std::string &>() : std::move(fallback);
}

std::int64_t integerOr(const Json &object, std::string_view key, std::int64_t fallback)
{
    const Json &member = memberOrNull(object, key);
    return member.is_number_integer() ? member.get<std::int64_t>() : fallback;
}

double numberOr(const Json &object, std::string_view key, double fallback)
{
    const Json &member = memberOrNull(object, key);
    return member.is_number() ? member.get<double>() : fallback;
}

bool boolOr(const Json &object, std::string_view key, bool fallback)
{
    const Json &member = memberOrNull(object, key);
    return member.is_boolean() ? member.get<bool>() : fallback;
}

} // namespace sinan
