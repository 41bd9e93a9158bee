#pragma once

#include <cstdint>
#include <string>

namespace sinan {

/// An amount in minor units (fen, cents) with its ISO 4217 currency. Amounts of different currencies are never summed.
struct Money {
    std::int64_t minor = 0;
    std::string currency = "CNY";

    friend bool operator==(const Money &, const Money &) = default;
};

/// Digits after the point that the currency uses: 0 for JPY and KRW, 3 for KWD …, else 2.
[[nodiscard]] int minorDigits(std::string_view currency);
/// Whole units: 310000000 fen → 3100000.0.
[[nodiscard]] double majorUnits(const Money &money);

} // namespace sinan
