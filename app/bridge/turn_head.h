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
    std::string openDay = {};   ///< a day that today decides: "3-2", "昨天", "星期二"; empty where there is none
    std::string clockText = {}; ///< "10:12", "下午2:30:05"
};

/// Reads "speaker: words", "[00:12] speaker: words", "speaker 14:20: words" and a speaker's line of their own ("speaker
/// 14:20:05", "speaker 昨天 下午2:20").
/// @return nothing where the line is none of these. Views into `line`.
[[nodiscard]] std::optional<TurnHead> parseHead(std::string_view line);
/// A line of dashes or the like between two talks.
[[nodiscard]] bool isRule(std::string_view line);
/// What messengers write for what is no text: [图片], [语音] 12", 通话时长.
[[nodiscard]] bool isPlaceholder(std::string_view text);

/// A line of a chat that names the day of what follows: "————— 2026-03-02 —————", "昨天 10:12".
struct DayLine
{
    std::optional<ReadDate> time;
    std::string openDay;
    std::string clockText;
};
[[nodiscard]] std::optional<DayLine> parseDayLine(std::string_view line);

} // namespace sinan::bridge
