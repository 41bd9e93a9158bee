#pragma once

#include "app/bridge/cell_values.h"

namespace sinan::bridge {

/// A line that begins a turn: who, when, and the words behind the colon.
struct TurnHead
{
    std::string_view speaker;
    std::optional<ReadDate> time; ///< with a date
    bool clock = false;           ///< a time of any kind stands there
    bool colon = false;
    std::string_view words;
};

/// Reads "speaker: words", "[00:12] speaker: words", "speaker 14:20: words" and a speaker's line of their own ("speaker
/// 14:20:05").
/// @return nothing where the line is none of these. Views into `line`.
[[nodiscard]] std::optional<TurnHead> parseHead(std::string_view line);
/// A line of dashes or the like between two talks.
[[nodiscard]] bool isRule(std::string_view line);

} // namespace sinan::bridge
