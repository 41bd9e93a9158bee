#include "app/mutations/erasure.h"

#include "app/base/text_fold.h"
#include "app/base/utf8.h"
#include "app/model/interaction.h"
#include "app/model/workspace.h"

namespace sinan::mutations {

using model::Collection;
using model::Contact;
using model::Row;

namespace {

std::string foldedName(std::string_view name)
{
    return fold(trimmed(name));
}

/// The customer that a row belongs to; a customer's own row belongs to itself.
Uuid customerIn(const Row &row)
{
    return row.collection == Collection::Customer ? row.id : model::idIn(row.at("customer"));
}

} // namespace

Result<void> Erasure::addContact(const RowReader &rows, const Uuid &id)
{
    SINAN_ASSIGN(const auto found, rows.find(Collection::Contact, id));
    if (!found || (found->tombstone && !model::isNull(found->at("erased_at"))))
        return Error{ErrorCode::NotFound, "contact", "no such row", {}}.with("id", id.toString());
    const auto contact = model::fromRow<Contact>(*found);
    Person person;
    person.rows.insert(id);
    person.customer = contact.customer;
    person.name = foldedName(contact.name);

    PersonTraces::Others others;
    SINAN_ASSIGN(const auto contacts, selectAs<Contact>(rows, {}));
    for (const Contact &other : contacts) {
        if (other.id == id)
            continue;
        if (other.customer != contact.customer) {
            others.elsewhere.push_back(other.name);
        } else if (foldedName(other.name) == person.name) {
            person.rows.insert(other.id);
        } else {
            others.atCustomer.push_back(other.name);
            others.titles.push_back(other.title);
        }
    }
    SINAN_ASSIGN(const auto users, selectAs<model::User>(rows, {}));
    for (const model::User &user : users)
        others.colleagues.push_back(user.name);
    SINAN_ASSIGN(const auto customers, selectAs<model::Customer>(rows, {}));
    for (const model::Customer &customer : customers) {
        if (fold(customer.name).find(person.name) != std::string::npos || fold(customer.nameEn).find(person.name) != std::string::npos) {
            others.companies.push_back(customer.name);
            others.companies.push_back(customer.nameEn);
        }
    }
    person.traces = PersonTraces(std::move(others));
    person.traces.learn(contact);
    for (const Contact &other : contacts) {
        if (person.rows.contains(other.id))
            person.traces.learn(other);
    }
    m_people.push_back(std::move(person));
    return {};
}

Result<void> Erasure::addConversation(const RowReader &rows, const Uuid &id)
{
    SINAN_ASSIGN(const auto found, findAs<model::Interaction>(rows, id));
    if (!found)
        return Error{ErrorCode::NotFound, "interaction", "no such row", {}}.with("id", id.toString());
    m_talks.insert(id);
    return {};
}

void Erasure::learn(const Row &row)
{
    if (row.collection != Collection::Contact)
        return;
    const auto contact = model::fromRow<Contact>(row);
    for (Person &person : m_people) {
        const bool same = person.rows.contains(row.id) ||
                          (!person.name.empty() && contact.customer == person.customer && foldedName(contact.name) == person.name);
        if (!same)
            continue;
        person.rows.insert(row.id);
        person.traces.learn(contact);
    }
}

bool Erasure::isErased(Collection collection, const Uuid &id) const
{
    return collection == Collection::Contact &&
           std::any_of(m_people.begin(), m_people.end(), [&](const Person &person) { return person.rows.contains(id); });
}

std::vector<Cut> Erasure::cutsIn(std::string_view text, const Uuid &customer) const
{
    std::vector<Cut> cuts;
    for (const Person &person : m_people) {
        auto found = person.traces.find(text, person.customer == customer);
        cuts.insert(cuts.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    }
    return settled(std::move(cuts));
}

bool Erasure::redactText(std::string &text, const Uuid &customer) const
{
    const auto cuts = cutsIn(text, customer);
    if (!cuts.empty())
        text = withCuts(text, cuts);
    return !cuts.empty();
}

bool Erasure::isSpeaker(std::string_view label, const Uuid &customer) const
{
    return std::any_of(m_people.begin(), m_people.end(),
                       [&](const Person &person) { return person.traces.isPerson(label, person.customer == customer); });
}

bool Erasure::redactCells(Row &row)
{
    const auto &table = model::tableOf(row.collection);
    const Uuid customer = customerIn(row);
    bool changed = false;
    for (std::size_t i = 0; i < table.fields.size() && i < row.values.size(); ++i) {
        auto *text = std::get_if<std::string>(&row.values[i]);
        if (!text || text->empty())
            continue;
        switch (table.fields[i].type) {
        case model::FieldType::Text:
        case model::FieldType::LongText:
            changed |= redactText(*text, customer);
            break;
        case model::FieldType::Json:
            if (auto json = parseJson(*text); json.ok() && redactValue(json.value(), customer)) {
                *text = dumpJson(json.value());
                changed = true;
            }
            break;
        default:
            break;
        }
    }
    if (!row.custom.is_null())
        changed |= redactValue(row.custom, customer);
    return changed;
}

bool Erasure::redact(Row &row, bool stored)
{
    if (const Uuid customer = customerIn(row); stored && std::any_of(m_people.begin(), m_people.end(), [&](const Person &person) {
            return person.customer == customer;
        }))
        m_owners.emplace(row.id, customer);
    if (isErased(row.collection, row.id)) {
        Contact empty;
        empty.id = row.id;
        empty.bucket = row.bucket;
        empty.customer = model::idIn(row.at("customer"));
        empty.erasedAt = m_now;
        Row blank = model::toRow(empty);
        blank.version = row.version;
        blank.tombstone = true;
        row = std::move(blank);
        return true;
    }
    if (row.collection == Collection::Interaction) {
        auto talk = model::fromRow<model::Interaction>(row);
        bool changed = redactTalk(talk, stored);
        if (changed) {
            Row next = model::toRow(talk);
            next.version = row.version;
            next.tombstone = row.tombstone;
            row = std::move(next);
        }
        return redactCells(row) || changed;
    }
    if (row.collection == Collection::Signal) {
        auto signal = model::fromRow<model::Signal>(row);
        if (redactSignal(signal)) {
            Row next = model::toRow(signal);
            next.version = row.version;
            next.tombstone = row.tombstone;
            row = std::move(next);
            (void)redactCells(row);
            return true;
        }
    }
    return redactCells(row);
}

bool Erasure::redact(std::string &text) const
{
    return redactText(text, Uuid{});
}

bool Erasure::redact(Json &json, const Uuid &customer)
{
    return redactValue(json, customer);
}

Uuid Erasure::ownerOf(const Uuid &row) const
{
    const auto known = m_owners.find(row);
    return known == m_owners.end() ? Uuid{} : known->second;
}

} // namespace sinan::mutations
