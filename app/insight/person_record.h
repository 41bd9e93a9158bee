#pragma once

#include "app/insight/phrasebook.h"
#include "app/model/customer.h"
#include "app/model/work.h"

#include <optional>
#include <string>
#include <vector>

namespace sinan::insight {

/// A place where a person is named or speaks.
struct PersonTrace {
    model::Collection collection = model::Collection::Interaction;
    Uuid row;
    std::optional<UtcTime> at;
    std::string title;    ///< subject, task or name of the row; may be empty
    std::string excerpt;  ///< the words around the first mention, one line
};

/// All that is held of one person: what access shows, what export writes and what erasure takes away.
struct PersonRecord {
    model::Contact contact;
    std::string customer;
    std::vector<model::Consent> consents;  ///< the person's own and the customer's, newest first
    std::vector<PersonTrace> traces;       ///< newest first; rows without a time last
    std::vector<std::string> sameName;     ///< customers elsewhere with a contact of this name: texts of theirs stay
};

/// The record as a person reads it, in the phrasebook's language: fields with their labels, then consents, then every place.
/// @retval ErrorCode::NotFound  the phrasebook lacks a text; where = its id
[[nodiscard]] Result<std::string> personText(const PersonRecord &record, const Phrasebook &phrasebook, const Reading &reading);
/// The same for machines: {"schema": "sinan.person/1", "contact", "customer", "consents", "traces"}.
[[nodiscard]] Json personJson(const PersonRecord &record, UtcTime now);

/// A consent's purpose as people read it: "录音" for recording; an unknown key as it stands.
[[nodiscard]] std::string purposeText(std::string_view purpose, const Phrasebook &phrasebook);

} // namespace sinan::insight
