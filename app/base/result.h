#pragma once

#include "app/base/error.h"

#include <cassert>
#include <optional>
#include <utility>
#include <variant>

namespace sinan {

/// Either a value or the Error that explains why there is none. What cannot fail returns plainly; what must not happen is asserted.
template <class T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] T &value() &
    {
        assert(ok());
        return *std::get_if<0>(&m_state);
    }
    [[nodiscard]] const T &value() const &
    {
        assert(ok());
        return *std::get_if<0>(&m_state);
    }
    [[nodiscard]] T &&value() &&
    {
        assert(ok());
        return std::move(*std::get_if<0>(&m_state));
    }
    [[nodiscard]] const Error &error() const
    {
        assert(!ok());
        return *std::get_if<1>(&m_state);
    }
    [[nodiscard]] T valueOr(T fallback) const { return ok() ? value() : std::move(fallback); }

    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    [[nodiscard]] bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const Error &error() const
    {
        assert(!ok());
        return *m_error;
    }

private:
    std::optional<Error> m_error;
};

} // namespace sinan

/// Leaves the calling function with the error of `expression` (a Result), if it has one.
#define SINAN_TRY(expression)                                                                                                    \
    do {                                                                                                                         \
        if (auto sinanOutcome = (expression); !sinanOutcome.ok())                                                                \
            return sinanOutcome.error();                                                                                         \
    } while (false)

#define SINAN_CONCAT_INNER(a, b) a##b
#define SINAN_CONCAT(a, b) SINAN_CONCAT_INNER(a, b)
/// `SINAN_ASSIGN(auto row, store.find(id));` declares row, or leaves the calling function with the error.
#define SINAN_ASSIGN(declaration, expression) SINAN_ASSIGN_NAMED(SINAN_CONCAT(sinanResult, __LINE__), declaration, expression)
#define SINAN_ASSIGN_NAMED(name, declaration, expression)                                                                        \
    auto name = (expression);                                                                                                    \
    if (!name.ok())                                                                                                              \
        return name.error();                                                                                                     \
    declaration = std::move(name).value()
