#pragma once

#include "app/bridge/field_note.h"
#include "app/mutations/mutation.h"

#include <functional>

namespace sinan::bridge {

/// What a note is about and who writes it, when.
struct NoteAbout
{
    std::optional<Uuid> customer; ///< nothing: the whole note is kept as one conversation that belongs to nobody yet
    std::string customerName;     ///< as the undo step names it
    std::string author;
    UtcTime now{};
};

/// The mutations of a note: the conversation that the detector hears, lines of the progress card, promises. They share `group`: one undo.
/// @param text  as it was typed; kept whole where there is no customer, because the card and promises are a customer's
/// @param newId makes the ids of rows and mutations
/// @return none where the note says nothing
[[nodiscard]] std::vector<mutations::Mutation> noteMutations(const FieldNote &note, std::string_view text, const NoteAbout &about,
                                                             const std::string &group, const std::function<Uuid()> &newId);

} // namespace sinan::bridge
