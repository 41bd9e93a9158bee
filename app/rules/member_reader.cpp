#include "app/rules/member_reader.h"

namespace sinan::rules {

MemberReader::MemberReader(const Json &object, std::string place) : m_object(object), m_place(std::move(place))
{
    if (!object.is_object())
        fail({}, "an object is wanted here");
}

bool MemberReader::has(const std::string &name) const
{
    return m_object.is_object() && m_object.contains(name);
}

const Json &MemberReader::any(const std::string &name)
{
    m_asked.insert(name);
    return memberOrNull(m_object, name);
}

std::string MemberReader::text(const std::string &name, std::string fallback)
{
    const Json &member = any(name);
    if (member.is_null())
        return fallback;
    if (!member.is_string()) {
        fail(name, "a text is wanted");
        return fallback;
    }
    return member.get_ref<const std::string &>();
}

std::string MemberReader::requiredText(const std::string &name)
{
    std::string value = text(name);
    if (value.empty())
        fail(name, "a text is required");
    return value;
}

int MemberReader::integer(const std::string &name, int fallback, int least, int most)
{
    const Json &member = any(name);
    if (member.is_null())
        return fallback;
    if (!member.is_number_integer() || member.get<std::int64_t>() < least || member.get<std::int64_t>() > most) {
        fail(name, "a whole number from " + std::to_string(least) + " to " + std::to_string(most) + " is wanted");
        return fallback;
    }
    return member.get<int>();
}

double MemberReader::number(const std::string &name, double fallback)
{
    const Json &member = any(name);
    if (member.is_null())
        return fallback;
    if (!member.is_number()) {
        fail(name, "a number is wanted");
        return fallback;
    }
    return member.get<double>();
}

bool MemberReader::boolean(const std::string &name, bool fallback)
{
    const Json &member = any(name);
    if (member.is_null())
        return fallback;
    if (!member.is_boolean()) {
        fail(name, "true or false is wanted");
        return fallback;
    }
    return member.get<bool>();
}

std::vector<std::string> MemberReader::texts(const std::string &name)
{
    const Json &member = any(name);
    std::vector<std::string> values;
    if (member.is_string())
        values.push_back(member.get<std::string>());
    else if (member.is_array()) {
        for (const Json &entry : member) {
            if (entry.is_string())
                values.push_back(entry.get<std::string>());
            else
                fail(name, "only texts are wanted here");
        }
    } else if (!member.is_null()) {
        fail(name, "a text or a list of texts is wanted");
    }
    return values;
}

int MemberReader::choice(const std::string &name, std::initializer_list<const char *> choices, int fallback)
{
    if (!has(name)) {
        (void)any(name);
        return fallback;
    }
    const std::string value = text(name);
    std::string list;
    int index = 0;
    for (const char *candidate : choices) {
        if (value == candidate)
            return index;
        list += (index++ ? ", " : "") + std::string(candidate);
    }
    fail(name, "one of " + list + " is wanted");
    return fallback;
}

void MemberReader::fail(const std::string &name, std::string detail)
{
    if (m_error)
        return;
    m_error = Error{ErrorCode::InvalidArgument, placeOf(name), std::move(detail), {}};
    if (has(name))
        m_error->with("value", dumpJson(memberOrNull(m_object, name)));
}

void MemberReader::failAt(std::string where, ErrorCode code, std::string detail)
{
    if (!m_error)
        m_error = Error{code, std::move(where), std::move(detail), {}};
}

void MemberReader::adopt(MemberReader &nested)
{
    const auto outcome = nested.finish();
    if (!outcome.ok() && !m_error)
        m_error = outcome.error();
}

std::string MemberReader::placeOf(const std::string &name) const
{
    return m_place.empty() ? name : name.empty() ? m_place : m_place + "." + name;
}

Result<void> MemberReader::finish()
{
    if (m_error)
        return *m_error;
    if (!m_object.is_object())
        return {};
    for (const auto &[name, value] : m_object.items()) {
        if (!m_asked.contains(name))
            return Error{ErrorCode::InvalidArgument, placeOf(name), "there is no such member", {}};
    }
    return {};
}

} // namespace sinan::rules
