#include "app/mutations/person_reading.h"

#include "app/base/utf8.h"
#include "app/mutations/erasure.h"

namespace sinan::mutations {

using model::Collection;
using model::Row;

namespace {

constexpr std::size_t rowsInOneRead = 500;
constexpr std::size_t excerptBefore = 20; ///< characters
constexpr std::size_t excerptLength = 80;

/// One line of the text around the byte where the change begins.
std::string excerptAt(std::string_view text, std::size_t at)
{
    const auto isInside = [&](std::size_t i) { return i < text.size() && (std::uint8_t(text[i]) & 0xc0) == 0x80; };
    while (at > 0 && isInside(at))
        --at;
    std::size_t begin = at;
    for (std::size_t i = 0; i < excerptBefore && begin > 0 && text[begin - 1] != '\n'; ++i) {
        --begin;
        while (begin > 0 && isInside(begin))
            --begin;
    }
    std::string piece = (begin > 0 ? "…" : "") + shortened(text.substr(begin), excerptLength);
    std::replace(piece.begin(), piece.end(), '\n', ' ');
    return piece;
}

std::string excerptOf(const Row &before, const Row &after)
{
    const auto &table = model::tableOf(before.collection);
    // The longest text says most.
    const std::string_view *best = nullptr;
    std::string excerpt;
    std::string_view held;
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
        const auto type = table.fields[i].type;
        if ((type != model::FieldType::Text && type != model::FieldType::LongText) || before.values[i] == after.values[i])
            continue;
        const std::string_view text = model::textIn(before.values[i]);
        if (best && text.size() <= held.size())
            continue;
        const std::string_view next = model::textIn(after.values[i]);
        const auto [first, second] = std::mismatch(text.begin(), text.end(), next.begin(), next.end());
        excerpt = excerptAt(text, std::size_t(first - text.begin()));
        held = text;
        best = &held;
    }
    return excerpt;
}

std::optional<UtcTime> timeOf(const Row &row)
{
    for (const char *field : {"occurred_at", "at", "made_at", "created_at", "updated_at", "opened_at", "started_at"}) {
        if (const std::int64_t millis = model::integerIn(row.at(field)); millis != 0)
            return fromMillis(millis);
    }
    return std::nullopt;
}

std::string titleOf(const Row &row)
{
    for (const char *field : {"title", "name", "title_zh", "file"}) {
        if (const auto text = model::textIn(row.at(field)); !text.empty())
            return std::string(text);
    }
    return {};
}

} // namespace

Result<insight::PersonRecord> readPerson(const RowReader &rows, const Uuid &id, UtcTime now)
{
    insight::PersonRecord record;
    SINAN_ASSIGN(auto contact, findAs<model::Contact>(rows, id));
    if (!contact)
        return Error{ErrorCode::NotFound, "contact", "no such row", {}}.with("id", id.toString());
    record.contact = std::move(*contact);
    SINAN_ASSIGN(const auto customer, findAs<model::Customer>(rows, record.contact.customer));
    record.customer = customer ? customer->name : std::string();
    Query consents;
    consents.where.push_back({"customer", Comparison::Equal, record.contact.customer});
    SINAN_ASSIGN(auto answers, selectAs<model::Consent>(rows, consents));
    for (model::Consent &answer : answers) {
        if (!answer.contact || *answer.contact == id)
            record.consents.push_back(std::move(answer));
    }
    std::stable_sort(record.consents.begin(), record.consents.end(), [](const auto &a, const auto &b) { return a.at > b.at; });

    Query sameName;
    sameName.where.push_back({"name", Comparison::Equal, record.contact.name});
    SINAN_ASSIGN(const auto namesakes, selectAs<model::Contact>(rows, sameName));
    for (const model::Contact &other : namesakes) {
        if (other.customer == record.contact.customer)
            continue;
        SINAN_ASSIGN(const auto elsewhere, findAs<model::Customer>(rows, other.customer));
        if (elsewhere)
            record.sameName.push_back(elsewhere->name);
    }

    Erasure erasure(now);
    SINAN_TRY(erasure.addContact(rows, id));
    for (const auto &table : model::allCollections()) {
        Query query;
        query.collection = table.info.id;
        query.orderBy = "id";
        query.limit = std::int64_t(rowsInOneRead);
        for (;;) {
            SINAN_ASSIGN(const auto part, rows.select(query));
            for (const Row &row : part) {
                Row after = row;
                if (row.id == id || !erasure.redact(after))
                    continue;
                if (row.collection == Collection::Contact && erasure.isErased(Collection::Contact, row.id))
                    after = row; // a second row of the same person: named by its title
                record.traces.push_back({row.collection, row.id, timeOf(row), titleOf(row), excerptOf(row, after)});
            }
            if (part.size() < rowsInOneRead)
                break;
            query.where = {{"id", Comparison::Greater, part.back().id}};
        }
    }
    std::stable_sort(record.traces.begin(), record.traces.end(),
                     [](const auto &a, const auto &b) { return a.at.value_or(UtcTime{}) > b.at.value_or(UtcTime{}); });
    return record;
}

} // namespace sinan::mutations
