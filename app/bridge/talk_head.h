#pragma once

#include "app/bridge/chat_lines.h"

#include <map>

namespace sinan::bridge {

/// The lines above a talk that say whose it is, when and how: 客户, 日期, 渠道 …
struct HeaderBlock
{
    std::size_t end = 0; ///< index of the line behind it
    std::map<std::string, std::string> entries;
};

/// 客户: and 我方: also begin turns. They are a head beside a sure one (日期 …), above a gap, or where nobody of that name speaks
/// again.
[[nodiscard]] std::optional<HeaderBlock> readHeader(const std::vector<TextLine> &lines, std::size_t from,
                                                    const MappingLibrary &library);
/// Whether "name: words" lines are turns of a talk, not points of a note (背景: …, 结论: …).
[[nodiscard]] bool hasTurns(const std::vector<TextLine> &lines, const ChatLines &chat, const MappingLibrary &library);

} // namespace sinan::bridge
