#pragma once

#include "app/base/clock.h"
#include "app/base/random_source.h"

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace sinan {

/// A 128-bit identifier. Authored rows carry version 7, imported and derived rows version 5 (decisions.md, "Ids").
class Uuid
{
public:
    using Bytes = std::array<std::uint8_t, 16>;

    constexpr Uuid() = default;
    explicit constexpr Uuid(const Bytes &bytes) : m_bytes(bytes) {}

    /// Time-ordered: 48 bits of milliseconds, the rest random (RFC 9562, version 7).
    [[nodiscard]] static Uuid v7(const Clock &clock, RandomSource &random);
    /// The same inputs always give the same id (RFC 9562, version 5: SHA-1 of space and name).
    [[nodiscard]] static Uuid v5(const Uuid &space, std::string_view name);
    /// Reads "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", upper or lower case.
    [[nodiscard]] static std::optional<Uuid> parse(std::string_view text);

    [[nodiscard]] bool isNull() const { return *this == Uuid{}; }
    [[nodiscard]] const Bytes &bytes() const { return m_bytes; }
    [[nodiscard]] std::string toString() const;

    friend constexpr auto operator<=>(const Uuid &, const Uuid &) = default;

private:
    Bytes m_bytes{};
};

/// The name space of every version-5 id that Sinan makes itself.
inline constexpr Uuid sinanSpace{Uuid::Bytes{0x5c, 0x1a, 0x4e, 0x6d, 0x09, 0x3b, 0x5f, 0x21, 0x9a, 0x70, 0x53, 0x69, 0x6e, 0x61, 0x6e, 0x31}};

} // namespace sinan

template <>
struct std::hash<sinan::Uuid>
{
    std::size_t operator()(const sinan::Uuid &id) const noexcept;
};
