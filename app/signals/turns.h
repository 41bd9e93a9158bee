#pragma once

#include "app/signals/detector.h"
#include "app/signals/prepared_text.h"

#include <string>
#include <vector>

namespace sinan::signals {

/// What one person says without a break. Quoted mail, headers and signatures belong to no turn.
struct Turn {
    std::size_t begin = 0;     ///< bytes of the prepared text; the label is not part of the turn
    std::size_t end = 0;
    int speaker = -1;          ///< index into Turns::speakers; −1: nobody is named
};

struct Speaker {
    std::string name;          ///< as written in the original
    model::SpeakerRole role = model::SpeakerRole::Unknown;
};

struct Turns {
    std::vector<Turn> turns;        ///< in the order of the text
    std::vector<Speaker> speakers;  ///< in the order of their first turn
};

/// Splits a transcript, mail, note or chat into turns and says who is customer, us or a third party as far as labels, titles and the
/// given names tell; what they say is judged later (resolveRoles).
[[nodiscard]] Turns splitTurns(const PreparedText &prepared, const Talk &talk);

/// Settles who is still unknown: `sellerEvidence[speaker]` are log-odds that this speaker sells. With two speakers the other one of a known
/// seller is the customer and the other way round; who remains unknown is the customer.
void resolveRoles(std::vector<Speaker> &speakers, const std::vector<double> &sellerEvidence);

} // namespace sinan::signals
