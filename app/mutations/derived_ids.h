#pragma once

#include "app/base/uuid.h"

#include <string>

namespace sinan::mutations {

/// Derived rows have ids made of their inputs, so that every computer makes the same row and none twice.
[[nodiscard]] inline Uuid progressCardId(const Uuid &customer)
{
    return Uuid::v5(sinanSpace, "progress_card/" + customer.toString());
}
[[nodiscard]] inline Uuid productDemandId(std::string_view key)
{
    return Uuid::v5(sinanSpace, "product_demand/" + std::string(key));
}
[[nodiscard]] inline Uuid signalId(const Uuid &interaction, std::string_view kind, std::int64_t start)
{
    return Uuid::v5(interaction, "signal/" + std::string(kind) + "/" + std::to_string(start));
}
/// An episode is anchored in its first evidence; late evidence never makes another id.
[[nodiscard]] inline Uuid warningId(std::string_view ruleKey, const Uuid &customer, const Uuid &firstEvidence)
{
    return Uuid::v5(customer, "warning/" + std::string(ruleKey) + "/" + firstEvidence.toString());
}
[[nodiscard]] inline Uuid articleVersionId(const Uuid &article, std::int64_t revision)
{
    return Uuid::v5(article, "version/" + std::to_string(revision));
}
/// Rows that came from a named system keep one id for ever: (source system, external key).
[[nodiscard]] inline Uuid importedId(std::string_view collection, std::string_view source, std::string_view externalKey)
{
    return Uuid::v5(sinanSpace, "import/" + std::string(collection) + "/" + std::string(source) + "/" + std::string(externalKey));
}

} // namespace sinan::mutations
