#pragma once

#include "app/model/interaction.h"

#include <string>
#include <string_view>
#include <vector>

namespace sinan::bridge {

struct TalkSpeaker
{
    std::string name;
    model::SpeakerRole role = model::SpeakerRole::Unknown;
};

/// "zh", "en" or empty, by the letters of the text.
[[nodiscard]] std::string languageOf(std::string_view text);
/// Interaction::speakers: [{"name": …, "role": …}], as a cell; nothing without speakers.
[[nodiscard]] model::Value speakersCell(const std::vector<TalkSpeaker> &speakers);
/// One turn as Interaction::text has it: "speaker: words", line ends within as spaces.
[[nodiscard]] std::string turnLine(std::string_view speaker, std::string_view words);

} // namespace sinan::bridge
