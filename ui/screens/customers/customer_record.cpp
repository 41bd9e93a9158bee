#include "ui/screens/customers/customer_record.h"

#include "app/mutations/derived_ids.h"

namespace sinan::screens {

using mutations::Comparison;
using mutations::Condition;
using mutations::Query;

Result<insight::CustomerRecord> readCustomer(const mutations::RowReader &reader, const Uuid &id, std::int64_t talks)
{
    insight::CustomerRecord record;
    SINAN_ASSIGN(auto customer, mutations::findAs<model::Customer>(reader, id));
    if (!customer)
        return Error{ErrorCode::NotFound, "customer", "no such customer", {}}.with("id", id.toString());
    record.customer = std::move(*customer);
    Query here;
    here.where = {Condition{"customer", Comparison::Equal, id}};
    SINAN_ASSIGN(record.contacts, mutations::selectAs<model::Contact>(reader, here));
    SINAN_ASSIGN(record.opportunities, mutations::selectAs<model::Opportunity>(reader, here));
    SINAN_ASSIGN(record.warnings, mutations::selectAs<model::Warning>(reader, here));
    SINAN_ASSIGN(record.decisions, mutations::selectAs<model::Decision>(reader, here));
    SINAN_ASSIGN(record.tasks, mutations::selectAs<model::Task>(reader, here));
    SINAN_ASSIGN(record.promises, mutations::selectAs<model::Promise>(reader, here));
    SINAN_ASSIGN(record.visits, mutations::selectAs<model::Visit>(reader, here));
    SINAN_ASSIGN(record.facts, mutations::selectAs<model::Fact>(reader, here));
    SINAN_ASSIGN(record.card, mutations::findAs<model::ProgressCard>(reader, mutations::progressCardId(id)));
    Query newest = here;
    newest.orderBy = "occurred_at";
    newest.descending = true;
    newest.limit = talks;
    SINAN_ASSIGN(record.interactions, mutations::selectAs<model::Interaction>(reader, newest));
    SINAN_ASSIGN(record.sources, mutations::selectAs<model::DataSource>(reader, {}));
    SINAN_ASSIGN(record.definitions, mutations::selectAs<model::FieldDefinition>(reader, {}));
    SINAN_ASSIGN(record.regions, mutations::selectAs<model::Region>(reader, {}));
    SINAN_ASSIGN(record.users, mutations::selectAs<model::User>(reader, {}));
    return record;
}

} // namespace sinan::screens
