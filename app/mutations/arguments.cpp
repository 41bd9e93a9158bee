#include "app/mutations/arguments.h"

#include "app/base/utf8.h"

namespace sinan::mutations {

Uuid Arguments::id(std::string_view name)
{
    const auto parsed = Uuid::parse(textOr(m_json, name));
    if (!parsed || parsed->isNull())
        fault(name, "an id is needed");
    return parsed.value_or(Uuid{});
}

std::optional<Uuid> Arguments::optionalId(std::string_view name)
{
    if (memberOrNull(m_json, name).is_null())
        return std::nullopt;
    return id(name);
}

std::string Arguments::text(std::string_view name, std::size_t limit)
{
    std::string value = optionalText(name, limit);
    if (trimmed(value).empty())
        fault(name, "text is needed");
    return value;
}

std::string Arguments::optionalText(std::string_view name, std::size_t limit)
{
    const Json &member = memberOrNull(m_json, name);
    if (!member.is_null() && !member.is_string())
        fault(name, "not text");
    std::string value = textOr(m_json, name);
    if (value.size() > limit)
        fault(name, "longer than " + std::to_string(limit) + " bytes");
    return value;
}

std::optional<UtcTime> Arguments::optionalTime(std::string_view name)
{
    const Json &member = memberOrNull(m_json, name);
    if (member.is_null())
        return std::nullopt;
    const auto time = member.is_string() ? parseIso(member.get_ref<const std::string &>()) : std::nullopt;
    if (!time)
        fault(name, "not a time");
    return time;
}

LocalDate Arguments::date(std::string_view name)
{
    const auto value = parseDate(textOr(m_json, name));
    if (!value)
        fault(name, "a date is needed");
    return value.value_or(LocalDate{});
}

const Json &Arguments::object(std::string_view name)
{
    const Json &member = memberOrNull(m_json, name);
    if (!member.is_object())
        fault(name, "an object is needed");
    return member;
}

const Json &Arguments::array(std::string_view name, std::size_t limit)
{
    const Json &member = memberOrNull(m_json, name);
    if (!member.is_array())
        fault(name, "a list is needed");
    else if (member.size() > limit)
        fault(name, "more than " + std::to_string(limit) + " entries");
    return member;
}

void Arguments::fault(std::string_view name, std::string detail)
{
    if (!m_fault)
        m_fault = Error{ErrorCode::InvalidArgument, std::string(m_mutation) + "." + std::string(name), std::move(detail), {}};
}

Result<void> Arguments::check() const
{
    if (m_fault)
        return *m_fault;
    return {};
}

} // namespace sinan::mutations
