#pragma once

#include "app/insight/person_record.h"
#include "app/mutations/row_store.h"

namespace sinan::mutations {

/// All that the rows hold of one person: exactly what an erasure would change. Reads the whole workspace.
/// @retval ErrorCode::NotFound  no such contact
[[nodiscard]] Result<insight::PersonRecord> readPerson(const RowReader &rows, const Uuid &contact, UtcTime now);

} // namespace sinan::mutations
