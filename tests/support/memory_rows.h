#pragma once

#include "app/mutations/mutation.h"

#include <map>

namespace sinan::test {

/// Rows in memory, for tests of mutations and reflex without a database.
class MemoryRows final : public mutations::RowStore
{
public:
    [[nodiscard]] Result<std::optional<model::Row>> find(model::Collection collection, const Uuid &id) const override
    {
        const auto found = m_rows.find({collection, id});
        return found == m_rows.end() ? std::optional<model::Row>{} : std::optional(found->second);
    }

    [[nodiscard]] Result<std::vector<model::Row>> select(const mutations::Query &query) const override
    {
        std::vector<model::Row> result;
        for (const auto &[key, row] : m_rows) {
            if (key.first == query.collection && !row.tombstone && fits(row, query.where))
                result.push_back(row);
        }
        if (!query.orderBy.empty()) {
            std::stable_sort(result.begin(), result.end(), [&](const model::Row &a, const model::Row &b) {
                return query.descending ? model::lessThan(b.at(query.orderBy), a.at(query.orderBy)) : model::lessThan(a.at(query.orderBy), b.at(query.orderBy));
            });
        }
        if (query.limit >= 0 && result.size() > std::size_t(query.limit))
            result.resize(std::size_t(query.limit));
        return result;
    }

    [[nodiscard]] Result<void> put(const model::Row &row) override
    {
        model::Row &stored = m_rows[{row.collection, row.id}];
        const std::int64_t version = stored.version;
        stored = row;
        stored.version = version + 1;
        stored.tombstone = false;
        return {};
    }

    [[nodiscard]] Result<void> remove(model::Collection collection, const Uuid &id) override
    {
        const auto found = m_rows.find({collection, id});
        if (found == m_rows.end())
            return Error{ErrorCode::NotFound, "rows", "nothing to remove", {}};
        found->second.tombstone = true;
        ++found->second.version;
        return {};
    }

    template <class T>
    [[nodiscard]] std::optional<T> get(const Uuid &id) const
    {
        auto found = mutations::findAs<T>(*this, id);
        return found.ok() ? *found : std::nullopt;
    }
    template <class T>
    [[nodiscard]] std::vector<T> all() const
    {
        return mutations::selectAs<T>(*this, {}).valueOr({});
    }
    template <class T>
    void add(const T &entity)
    {
        (void)put(model::toRow(entity));
    }
    [[nodiscard]] std::size_t size() const { return m_rows.size(); }
    /// Everything but versions, as text: equal for equal read models.
    [[nodiscard]] std::string snapshot() const
    {
        std::string text;
        for (const auto &[key, row] : m_rows) {
            if (!row.tombstone)
                text += std::string(model::tableOf(key.first).info.name) + dumpJson(model::toJson(row)) + "\n";
        }
        return text;
    }

private:
    static bool fits(const model::Row &row, const std::vector<mutations::Condition> &conditions)
    {
        using mutations::Comparison;
        for (const auto &condition : conditions) {
            const model::Value value = condition.field == "id" ? model::Value{row.id} : row.at(condition.field);
            bool fit = false;
            switch (condition.comparison) {
            case Comparison::Equal: fit = value == condition.value; break;
            case Comparison::Less: fit = model::lessThan(value, condition.value); break;
            case Comparison::LessOrEqual: fit = !model::lessThan(condition.value, value); break;
            case Comparison::Greater: fit = model::lessThan(condition.value, value); break;
            case Comparison::GreaterOrEqual: fit = !model::lessThan(value, condition.value); break;
            case Comparison::IsNull: fit = model::isNull(value); break;
            case Comparison::IsNotNull: fit = !model::isNull(value); break;
            }
            if (!fit)
                return false;
        }
        return true;
    }

    std::map<std::pair<model::Collection, Uuid>, model::Row> m_rows;
};

/// Prints the error of a failed Result and fails the test.
#define SINAN_VERIFY(expression)                                                                                                 \
    do {                                                                                                                         \
        const auto &sinanVerified = (expression);                                                                                \
        QVERIFY2(sinanVerified.ok(), sinanVerified.ok() ? "" : sinanVerified.error().toString().c_str());                        \
    } while (false)

} // namespace sinan::test
