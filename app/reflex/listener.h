#pragma once

#include "app/model/customer.h"
#include "app/model/interaction.h"
#include "app/signals/detector.h"

namespace sinan::reflex {

/// Names that tell our words from the customer's and from a rival's.
struct Names {
    std::vector<std::string> ours;
    std::vector<std::string> rivals;
};

/// Hears one interaction: the signals in it, as rows with derived ids, so that hearing it twice makes the same rows.
/// @param contacts  of the interaction's customer; a label that names one of them is the customer speaking
/// @retval ErrorCode::TooLarge  the text is beyond the detector's limit
[[nodiscard]] Result<std::vector<model::Signal>> listen(const signals::Detector &detector, const model::Interaction &interaction,
                                                        std::span<const model::Contact> contacts, const Names &names);

} // namespace sinan::reflex
