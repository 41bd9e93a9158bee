#include "app/mutations/arguments.h"
#include "app/mutations/definitions.h"
#include "app/mutations/erasure.h"

#include "app/model/customer.h"
#include "app/model/interaction.h"

namespace sinan::mutations {

using model::Collection;
using model::Row;

namespace {

constexpr std::size_t rowsAtOnce = 500;
constexpr std::size_t mostInOne = 2000;

/// {"contact": id}: the person asks to be forgotten, or the rep has no reason to keep the data.
Result<Erasure> erasesContact(const Context &context, const Json &json, const RowReader &rows)
{
    Arguments arguments("contact.erase", json);
    const Uuid contact = arguments.id("contact");
    SINAN_TRY(arguments.check());
    Erasure erasure(context.now);
    SINAN_TRY(erasure.addContact(rows, contact));
    return erasure;
}

/// The ids of an array; what is no id is a fault.
std::vector<Uuid> idsIn(Arguments &arguments, const Json &json, std::string_view name)
{
    std::vector<Uuid> ids;
    if (memberOrNull(json, name).is_null())
        return ids;
    for (const Json &entry : arguments.array(name, mostInOne)) {
        const auto id = entry.is_string() ? Uuid::parse(entry.get_ref<const std::string &>()) : std::nullopt;
        if (id)
            ids.push_back(*id);
        else
            arguments.fault(name, "not an id");
    }
    return ids;
}

/// {"contacts": [id …], "interactions": [id …]}: their time is over; people go whole, of conversations the words go. What is gone
/// already is passed over.
Result<Erasure> erasesExpired(const Context &context, const Json &json, const RowReader &rows)
{
    Arguments arguments("retention.remove", json);
    const auto contacts = idsIn(arguments, json, "contacts");
    const auto talks = idsIn(arguments, json, "interactions");
    SINAN_TRY(arguments.check());
    Erasure erasure(context.now);
    for (const Uuid &id : contacts) {
        if (const auto added = erasure.addContact(rows, id); !added.ok() && added.error().code != ErrorCode::NotFound)
            return added.error();
    }
    for (const Uuid &id : talks) {
        if (const auto added = erasure.addConversation(rows, id); !added.ok() && added.error().code != ErrorCode::NotFound)
            return added.error();
    }
    return erasure;
}

template <Erases erases>
Result<void> applyErasure(const Context &context, const Json &json, RowStore &rows)
{
    SINAN_ASSIGN(Erasure erasure, erases(context, json, rows));
    SINAN_TRY(eraseRows(erasure, rows));
    return {};
}

/// {"contacts": [id …], "interactions": [id …], "on": day}: the end of their time was shown; removal counts from that day.
Result<void> noticeExpiry(const Context &, const Json &json, RowStore &rows)
{
    Arguments arguments("retention.notice", json);
    const auto contacts = idsIn(arguments, json, "contacts");
    const auto talks = idsIn(arguments, json, "interactions");
    const LocalDate on = arguments.date("on");
    SINAN_TRY(arguments.check());
    for (const Uuid &id : contacts) {
        SINAN_ASSIGN(auto contact, findAs<model::Contact>(rows, id));
        if (!contact || contact->expiryNoticeOn)
            continue;
        contact->expiryNoticeOn = on;
        SINAN_TRY(save(rows, *contact));
    }
    for (const Uuid &id : talks) {
        SINAN_ASSIGN(auto talk, findAs<model::Interaction>(rows, id));
        if (!talk || talk->expiryNoticeOn)
            continue;
        talk->expiryNoticeOn = on;
        SINAN_TRY(save(rows, *talk));
    }
    return {};
}

/// {"contact": id, "expires": day} or {"interaction": id, "expires": day}: kept longer, for a reason that somebody has.
Result<void> keepLonger(const Context &, const Json &json, RowStore &rows)
{
    Arguments arguments("retention.keep", json);
    const auto contactId = arguments.optionalId("contact");
    const auto talkId = arguments.optionalId("interaction");
    const LocalDate until = arguments.date("expires");
    if (contactId.has_value() == talkId.has_value())
        arguments.fault("contact", "name a contact or an interaction");
    SINAN_TRY(arguments.check());
    if (contactId) {
        SINAN_ASSIGN(auto contact, need<model::Contact>(rows, *contactId));
        contact.expires = until;
        contact.expiryNoticeOn.reset();
        return save(rows, contact);
    }
    SINAN_ASSIGN(auto talk, need<model::Interaction>(rows, *talkId));
    talk.expires = until;
    talk.expiryNoticeOn.reset();
    return save(rows, talk);
}

} // namespace

Result<std::vector<ErasedRow>> eraseRows(Erasure &erasure, RowStore &rows)
{
    std::vector<ErasedRow> erased;
    for (const auto &table : model::allCollections()) {
        Query query;
        query.collection = table.info.id;
        query.orderBy = "id";
        query.limit = std::int64_t(rowsAtOnce);
        for (;;) {
            SINAN_ASSIGN(auto part, rows.select(query));
            for (Row &row : part) {
                const std::int64_t version = row.version;
                if (!erasure.redact(row))
                    continue;
                SINAN_TRY(rows.put(row));
                const bool person = erasure.isErased(row.collection, row.id);
                if (person)
                    SINAN_TRY(rows.remove(row.collection, row.id));
                erased.push_back({row.collection, row.id, version, version + (person ? 2 : 1), person});
            }
            if (part.size() < rowsAtOnce)
                break;
            query.where = {{"id", Comparison::Greater, part.back().id}};
        }
    }
    return erased;
}

std::vector<Definition> privacyMutations()
{
    return {
        {"contact.erase@1", applyErasure<erasesContact>, roles::everyone, false, erasesContact},
        {"retention.remove@1", applyErasure<erasesExpired>, roles::managers, false, erasesExpired},
        {"retention.notice@1", noticeExpiry, roles::everyone},
        {"retention.keep@1", keepLonger, roles::everyone},
    };
}

} // namespace sinan::mutations
