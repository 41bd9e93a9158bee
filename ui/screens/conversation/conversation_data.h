#pragma once

#include "app/model/customer.h"
#include "app/model/interaction.h"
#include "app/mutations/row_store.h"

#include <string>
#include <vector>

namespace sinan::screens {

/// What one person says without a break, as bytes of the conversation's text. The label "王建国:" is not part of it.
struct SpokenTurn {
    std::string speaker; ///< empty: nobody is named
    std::string title;   ///< job, where the conversation or a contact names one
    model::SpeakerRole role = model::SpeakerRole::Unknown;
    std::size_t begin = 0;
    std::size_t end = 0; ///< without the line break
    friend bool operator==(const SpokenTurn &, const SpokenTurn &) = default;
};

/// The turns of a transcript, mail or note for reading: every line of the text is in exactly one turn. A line that begins with a name and a
/// colon opens a turn where the name is known or the text is a transcript; other lines belong to the turn before.
/// @note Pure.
[[nodiscard]] std::vector<SpokenTurn> spokenTurns(const model::Interaction &talk);

struct ConversationData {
    model::Interaction talk;
    std::optional<model::Customer> customer;
    std::vector<model::Signal> signalRows; ///< heard in it, in the order of the text
    std::vector<SpokenTurn> turns;
};

/// @return nothing where there is no such conversation
[[nodiscard]] Result<std::optional<ConversationData>> readConversation(const mutations::RowReader &rows, const Uuid &interaction);

} // namespace sinan::screens
