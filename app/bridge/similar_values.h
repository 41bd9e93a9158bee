#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace sinan::bridge {

/// The text itself and every text that lacks one of its characters: two texts one edit apart share one of these.
[[nodiscard]] std::vector<std::string> oneLess(const std::string &text);

/// A value that looks like a slip of the pen for another.
struct Slip
{
    std::string value;
    std::string suggestion;
    std::int64_t count = 0;
};

/// Rare values of a column that differ from a frequent one by one edit or by spaces alone.
[[nodiscard]] std::vector<Slip> slipsWithin(const std::unordered_map<std::string, std::int64_t> &values);
/// Values that a list does not have although it has one like it (spaces and case aside, or up to two edits in long words). Only
/// where most values of the column are in the list: else the column is about something else.
/// @param share  how much of the values must be known
[[nodiscard]] std::vector<Slip> slipsAgainst(const std::unordered_map<std::string, std::int64_t> &values,
                                             const std::vector<std::string> &list, double share = .5);

} // namespace sinan::bridge
