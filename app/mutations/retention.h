#pragma once

#include "app/model/customer.h"
#include "app/model/interaction.h"
#include "app/mutations/row_store.h"

namespace sinan::mutations {

/// A contact or a conversation whose time is over.
struct Expired {
    model::Collection collection = model::Collection::Contact;
    Uuid row;
    Uuid customer;
    std::string name;                   ///< of the contact; the conversation's subject, may be empty
    LocalDate expired{};                ///< its last day
    std::optional<LocalDate> noticedOn; ///< when it was first listed; nothing: not yet
    std::optional<LocalDate> removedOn; ///< when it goes, counted from there
    [[nodiscard]] bool isDue(LocalDate today) const { return removedOn && *removedOn <= today; }
};

/// What has expired by `today`, earliest first; rows without an end are not among it, nor conversations whose words are gone.
/// @param graceDays  from the first notice to the removal
[[nodiscard]] Result<std::vector<Expired>> expiredRows(const RowReader &rows, LocalDate today, std::int64_t graceDays);

/// The ids as retention.notice@1 and retention.remove@1 take them: {"contacts": […], "interactions": […]}.
[[nodiscard]] Json idsOf(const std::vector<Expired> &rows);

} // namespace sinan::mutations
