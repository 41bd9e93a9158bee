#pragma once

#include "app/mutations/mutation.h"

#include <string>

namespace sinan::mutations {

/// Reads a mutation's arguments by name and remembers the first fault, so that a body reads them all and checks once.
class Arguments
{
public:
    Arguments(std::string_view mutation, const Json &json) : m_mutation(mutation), m_json(json) {}

    [[nodiscard]] Uuid id(std::string_view name);
    [[nodiscard]] std::optional<Uuid> optionalId(std::string_view name);
    /// @param limit  bytes; longer text is a fault
    [[nodiscard]] std::string text(std::string_view name, std::size_t limit = 2000);
    [[nodiscard]] std::string optionalText(std::string_view name, std::size_t limit = 2000);
    [[nodiscard]] std::optional<UtcTime> optionalTime(std::string_view name);
    [[nodiscard]] LocalDate date(std::string_view name);
    [[nodiscard]] bool flag(std::string_view name) const { return boolOr(m_json, name); }
    template <class E>
    [[nodiscard]] E choice(std::string_view name)
    {
        const auto parsed = model::parseChoice<E>(textOr(m_json, name));
        if (!parsed)
            fault(name, "not one of the choices");
        return parsed.value_or(E{});
    }
    [[nodiscard]] const Json &object(std::string_view name);
    [[nodiscard]] const Json &array(std::string_view name, std::size_t limit = 10'000);
    void fault(std::string_view name, std::string detail);
    /// The first fault, or success.
    [[nodiscard]] Result<void> check() const;

private:
    std::string_view m_mutation;
    const Json &m_json;
    std::optional<Error> m_fault;
};

/// The typed row, or ErrorCode::NotFound.
template <class T>
[[nodiscard]] Result<T> need(const RowReader &rows, const Uuid &id)
{
    SINAN_ASSIGN(auto found, findAs<T>(rows, id));
    if (!found)
        return Error{ErrorCode::NotFound, std::string(model::Described<T>::info.name), "no such row", {}}.with("id", id.toString());
    return std::move(*found);
}

template <class T>
[[nodiscard]] Result<void> save(RowStore &rows, const T &entity)
{
    return rows.put(model::toRow(entity));
}

/// Role masks.
namespace roles {
[[nodiscard]] constexpr unsigned only(model::Role role) { return 1u << unsigned(role); }
inline constexpr unsigned everyone = (1u << (unsigned(model::Role::System) + 1)) - 1;
inline constexpr unsigned admins = only(model::Role::Admin) | only(model::Role::System);
inline constexpr unsigned managers = admins | only(model::Role::Manager);
inline constexpr unsigned system = only(model::Role::System);
} // namespace roles

} // namespace sinan::mutations
