#pragma once

#include "app/model/value.h"

#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

namespace sinan::model {

enum class FieldType { Text, LongText, Integer, Real, Boolean, Time, Date, Money, Reference, Enumeration, Json };
/// How two people's edits of one field meet (sync.md §5).
enum class MergePolicy { ServerOrder, Manual, Counter, SetUnion, AppendOnly, Approval };
enum class Visibility { Everyone, Team, Owner, Manager };

/// Properties of a field; combine with |.
enum FieldFlag : unsigned {
    Plain = 0,
    Required = 1u << 0,    ///< a row without it is refused
    Importable = 1u << 1,  ///< offered as a target when a table is read in
    Searchable = 1u << 2,  ///< goes into the full-text index
    Indexed = 1u << 3,     ///< has an index of its own
    Personal = 1u << 4,    ///< about a natural person: export, erasure, no logs
    InRules = 1u << 5,     ///< offered in rule conditions
    Long = 1u << 6,        ///< text of several lines
    MinorUnits = 1u << 7,  ///< money; the currency stands in the field `currency` of the same row
    ExternalKey = 1u << 8  ///< identifies the row in the system it came from
};

struct Label {
    std::string_view zh;
    std::string_view en;
};

/// A name of one value of an enumeration: as stored, and as shown.
struct Choice {
    std::string_view name;
    Label label;
};

struct FieldInfo {
    std::string_view name;
    FieldType type = FieldType::Text;
    Label label;
    unsigned flags = Plain;
    MergePolicy merge = MergePolicy::ServerOrder;
    Visibility visibility = Visibility::Everyone;
    std::string_view unit;        ///< shown behind the number, e.g. "人"
    std::string_view references;  ///< for Reference: the collection
    std::span<const Choice> choices;
    bool nullable = false;

    [[nodiscard]] constexpr bool has(FieldFlag flag) const { return (flags & flag) != 0; }
};

/// Specialise for every enumeration that is stored: `static constexpr Choice choices[]` in the order of the enumerators.
template <class E>
struct Choices;

template <class E>
[[nodiscard]] constexpr std::string_view nameOf(E value)
{
    return Choices<E>::choices[std::size_t(value)].name;
}
template <class E>
[[nodiscard]] constexpr Label labelOf(E value)
{
    return Choices<E>::choices[std::size_t(value)].label;
}
template <class E>
[[nodiscard]] constexpr std::optional<E> parseChoice(std::string_view name)
{
    for (std::size_t i = 0; i < std::size(Choices<E>::choices); ++i) {
        if (Choices<E>::choices[i].name == name)
            return E(i);
    }
    return std::nullopt;
}

/// A field of the struct T: what it is, and how to read and write it.
template <class T>
struct BoundField {
    FieldInfo info;
    Value (*read)(const T &) = nullptr;
    /// @return false where the value's type does not fit; T is unchanged then.
    bool (*write)(T &, const Value &) = nullptr;
};

namespace detail {

template <class M>
struct Member;
template <class C, class F>
struct Member<F C::*> {
    using Class = C;
    using Type = F;
};

template <class F>
struct IsOptional : std::false_type {};
template <class F>
struct IsOptional<std::optional<F>> : std::true_type {
    using Inner = F;
};

template <class F>
[[nodiscard]] constexpr FieldType typeOf(unsigned flags)
{
    if constexpr (IsOptional<F>::value)
        return typeOf<typename IsOptional<F>::Inner>(flags);
    else if constexpr (std::is_same_v<F, std::string>)
        return (flags & Long) ? FieldType::LongText : FieldType::Text;
    else if constexpr (std::is_same_v<F, bool>)
        return FieldType::Boolean;
    else if constexpr (std::is_enum_v<F>)
        return FieldType::Enumeration;
    else if constexpr (std::is_integral_v<F>)
        return (flags & MinorUnits) ? FieldType::Money : FieldType::Integer;
    else if constexpr (std::is_floating_point_v<F>)
        return FieldType::Real;
    else if constexpr (std::is_same_v<F, UtcTime>)
        return FieldType::Time;
    else if constexpr (std::is_same_v<F, LocalDate>)
        return FieldType::Date;
    else if constexpr (std::is_same_v<F, Uuid>)
        return FieldType::Reference;
    else {
        static_assert(std::is_same_v<F, Json>, "a described field is text, number, Boolean, enumeration, time, date, id or Json");
        return FieldType::Json;
    }
}

template <class F>
[[nodiscard]] Value toValue(const F &field)
{
    if constexpr (IsOptional<F>::value)
        return field ? toValue(*field) : Value{};
    else if constexpr (std::is_same_v<F, std::string>)
        return field;
    else if constexpr (std::is_enum_v<F>)
        return std::string(nameOf(field));
    else if constexpr (std::is_integral_v<F>)
        return std::int64_t(field);
    else if constexpr (std::is_floating_point_v<F>)
        return double(field);
    else if constexpr (std::is_same_v<F, UtcTime>)
        return toMillis(field);
    else if constexpr (std::is_same_v<F, LocalDate>)
        return std::int64_t(field.time_since_epoch().count());
    else if constexpr (std::is_same_v<F, Uuid>)
        return field;
    else
        return field.is_null() ? Value{} : Value{dumpJson(field)};
}

template <class F>
[[nodiscard]] bool fromValue(F &field, const Value &value)
{
    if constexpr (IsOptional<F>::value) {
        if (isNull(value)) {
            field.reset();
            return true;
        }
        typename IsOptional<F>::Inner inner{};
        if (!fromValue(inner, value))
            return false;
        field = std::move(inner);
        return true;
    } else {
        if (isNull(value)) {
            field = F{};
            return true;
        }
        if constexpr (std::is_same_v<F, std::string>) {
            const auto *text = std::get_if<std::string>(&value);
            if (text)
                field = *text;
            return text != nullptr;
        } else if constexpr (std::is_enum_v<F>) {
            const auto *text = std::get_if<std::string>(&value);
            const auto parsed = text ? parseChoice<F>(*text) : std::nullopt;
            if (parsed)
                field = *parsed;
            return parsed.has_value();
        } else if constexpr (std::is_integral_v<F>) {
            const auto *number = std::get_if<std::int64_t>(&value);
            if (number)
                field = F(*number);
            return number != nullptr;
        } else if constexpr (std::is_floating_point_v<F>) {
            if (!std::holds_alternative<double>(value) && !std::holds_alternative<std::int64_t>(value))
                return false;
            field = numberIn(value);
            return true;
        } else if constexpr (std::is_same_v<F, UtcTime>) {
            const auto *number = std::get_if<std::int64_t>(&value);
            if (number)
                field = fromMillis(*number);
            return number != nullptr;
        } else if constexpr (std::is_same_v<F, LocalDate>) {
            const auto *number = std::get_if<std::int64_t>(&value);
            if (number)
                field = LocalDate(std::chrono::days(*number));
            return number != nullptr;
        } else if constexpr (std::is_same_v<F, Uuid>) {
            const auto *id = std::get_if<Uuid>(&value);
            if (id)
                field = *id;
            return id != nullptr;
        } else {
            const auto *text = std::get_if<std::string>(&value);
            auto parsed = text ? parseJson(*text) : Result<Json>(Error{});
            if (!parsed.ok())
                return false;
            field = std::move(parsed).value();
            return true;
        }
    }
}

template <class F>
[[nodiscard]] constexpr std::span<const Choice> choicesOf()
{
    if constexpr (IsOptional<F>::value)
        return choicesOf<typename IsOptional<F>::Inner>();
    else if constexpr (std::is_enum_v<F>)
        return Choices<F>::choices;
    else
        return {};
}

} // namespace detail

/// Describes one member: `bind<&Customer::name>("name", {"名称", "Name"}, Required | Importable)`.
template <auto M>
[[nodiscard]] constexpr auto bind(std::string_view name, Label label, unsigned flags = Plain, std::string_view references = {},
                                  MergePolicy merge = MergePolicy::ServerOrder, Visibility visibility = Visibility::Everyone,
                                  std::string_view unit = {})
{
    using C = typename detail::Member<decltype(M)>::Class;
    using F = typename detail::Member<decltype(M)>::Type;
    BoundField<C> field;
    field.info = FieldInfo{name, detail::typeOf<F>(flags), label, flags, merge, visibility, unit, references, detail::choicesOf<F>(),
                           detail::IsOptional<F>::value || std::is_same_v<F, Json>};
    field.read = [](const C &row) { return detail::toValue(row.*M); };
    field.write = [](C &row, const Value &value) { return detail::fromValue(row.*M, value); };
    return field;
}

} // namespace sinan::model
