#pragma once

#include "app/bridge/structured_input.h"

namespace sinan::bridge {

/// Whether a text begins as WebVTT or SRT does.
[[nodiscard]] bool looksLikeSubtitles(std::string_view start);
/// SRT and WebVTT as one talk: cues in the order of their times, the speaker from <v Name> or "Name: words". A cue without a name
/// goes on with the speaker above.
[[nodiscard]] Result<StructuredInput> readSubtitles(const std::string &file, std::string_view text, const MappingLibrary &library,
                                                    const InputLimits &limits);

} // namespace sinan::bridge
