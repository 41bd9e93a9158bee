#pragma once

#include "app/insight/customer_page.h"
#include "app/mutations/row_store.h"

namespace sinan::screens {

/// The newest conversations that the page reads; older ones are asked for.
inline constexpr std::int64_t talksAtFirst = 200;

/// Everything about one customer. Reads each collection by its index on `customer`; a few milliseconds, more with many conversations:
/// on the background thread.
/// @param talks  at most so many conversations, newest first
/// @retval ErrorCode::NotFound  no such customer, or it was removed
[[nodiscard]] Result<insight::CustomerRecord> readCustomer(const mutations::RowReader &reader, const Uuid &id, std::int64_t talks = talksAtFirst);

} // namespace sinan::screens
