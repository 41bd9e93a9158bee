#pragma once

#include "app/model/interaction.h"

#include <optional>
#include <string_view>

namespace sinan::signals {

/// How sure a label is a speaker's, seen alone: "客户" and "Rep 2" are, "王总" is a person of unknown side, "Dana" may be one.
enum class LabelKind { NoSpeaker, MaybeSpeaker, Person, Role };

struct LabelReading {
    LabelKind kind = LabelKind::NoSpeaker;
    model::SpeakerRole role = model::SpeakerRole::Unknown;
};

/// @param folded    the label, folded and trimmed, without the colon: "客户(张总)", "rep", "王工"
/// @param original  the same as written: capitals tell Latin names
[[nodiscard]] LabelReading readLabel(std::string_view folded, std::string_view original);

/// Where a line's label ends and its words begin.
struct LabelSpan {
    std::size_t nameBegin = 0;
    std::size_t nameEnd = 0;
    std::size_t wordsBegin = 0;
    bool hasTime = false;   ///< a time stamp stands beside the name
    bool alone = false;     ///< no colon: the line holds a name and a time only, the words follow on the next lines
};

/// "张工: …", "[00:12] 张工:…", "Dana (CFO), 10:22 - …" → the places of name and words in the prepared line.
[[nodiscard]] std::optional<LabelSpan> findLabel(std::string_view line);

} // namespace sinan::signals
