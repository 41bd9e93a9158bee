#pragma once

#include "app/model/interaction.h"
#include "app/model/warning.h"

#include <optional>
#include <span>
#include <string>

namespace sinan::insight {

/// Something of ours since a warning that answers what the warning says it is not: a discount for somebody who wants to be heard.
struct Misfit
{
    Uuid interaction;
    UtcTime at{};
    std::string by;    ///< our speaker where the talk names one
    std::string words; ///< the offer, folded: "优惠", "discount"
    std::int64_t start = 0; ///< bytes into the text; both 0 where the text spells it otherwise (full width, capitals)
    std::int64_t end = 0;
    friend bool operator==(const Misfit &, const Misfit &) = default;
};

/// Whether a kind of warning is commonly misread as a question of price (the 不等于 of its rule).
[[nodiscard]] bool misreadAsPrice(model::SignalKind kind);

/// The first price offer in our own words since the warning was raised, for kinds that misreadAsPrice(); nothing in what the customer
/// says, in notes about them, or after the warning was closed.
/// @param interactions  of the warning's customer, in any order
[[nodiscard]] std::optional<Misfit> possibleMisfit(const model::Warning &warning, std::span<const model::Interaction> interactions);

} // namespace sinan::insight
