#include "app/model/value.h"

namespace sinan::model {

double numberIn(const Value &value, double fallback)
{
    if (const auto *whole = std::get_if<std::int64_t>(&value))
        return double(*whole);
    if (const auto *real = std::get_if<double>(&value))
        return *real;
    return fallback;
}

std::int64_t integerIn(const Value &value, std::int64_t fallback)
{
    const auto *whole = std::get_if<std::int64_t>(&value);
    return whole ? *whole : fallback;
}

std::string_view textIn(const Value &value)
{
    const auto *text = std::get_if<std::string>(&value);
    return text ? std::string_view(*text) : std::string_view();
}

Uuid idIn(const Value &value)
{
    const auto *id = std::get_if<Uuid>(&value);
    return id ? *id : Uuid{};
}

bool lessThan(const Value &a, const Value &b)
{
    const auto rank = [](const Value &value) { return value.index() == 2 ? std::size_t(1) : value.index(); };
    if (rank(a) != rank(b))
        return rank(a) < rank(b);
    if (rank(a) == 1)
        return numberIn(a) < numberIn(b);
    return a < b;
}

} // namespace sinan::model
