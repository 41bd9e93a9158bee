#pragma once

#include "app/base/result.h"
#include "app/model/described.h"

#include <functional>
#include <string_view>
#include <vector>

namespace sinan::mutations {

enum class Comparison { Equal, Less, LessOrEqual, Greater, GreaterOrEqual, IsNull, IsNotNull };

struct Condition {
    std::string_view field;  ///< of the collection's table, or "id"
    Comparison comparison = Comparison::Equal;
    model::Value value;
};

/// What to read: all conditions hold; in order; not deleted rows.
struct Query {
    model::Collection collection = model::Collection::Workspace;
    std::vector<Condition> where;
    std::string_view orderBy;  ///< field, or empty for the order in which rows came
    bool descending = false;
    std::int64_t limit = -1;   ///< rows; < 0: all
};

/// Rows, for reading. Implemented by the local database, the server's back ends and the simulator.
class RowReader
{
public:
    virtual ~RowReader() = default;
    /// The row, also a deleted one (tombstone set); nothing where it never existed.
    [[nodiscard]] virtual Result<std::optional<model::Row>> find(model::Collection collection, const Uuid &id) const = 0;
    [[nodiscard]] virtual Result<std::vector<model::Row>> select(const Query &query) const = 0;
};

/// Rows, inside one transaction. What is written is read back by the same object at once.
class RowStore : public RowReader
{
public:
    /// Inserts or replaces the row; its version becomes the stored one + 1 (1 for a new row).
    [[nodiscard]] virtual Result<void> put(const model::Row &row) = 0;
    /// Leaves a tombstone. Removing what is not there is ErrorCode::NotFound.
    [[nodiscard]] virtual Result<void> remove(model::Collection collection, const Uuid &id) = 0;
};

/// The typed row, or nothing where there is none or it was deleted.
template <class T>
[[nodiscard]] Result<std::optional<T>> findAs(const RowReader &reader, const Uuid &id)
{
    SINAN_ASSIGN(auto row, reader.find(model::Described<T>::info.id, id));
    if (!row || row->tombstone)
        return std::optional<T>{};
    return std::optional<T>(model::fromRow<T>(*row));
}

/// The typed rows of a query; its collection is set from T.
template <class T>
[[nodiscard]] Result<std::vector<T>> selectAs(const RowReader &reader, Query query)
{
    query.collection = model::Described<T>::info.id;
    SINAN_ASSIGN(auto rows, reader.select(query));
    std::vector<T> typed;
    typed.reserve(rows.size());
    for (const auto &row : rows)
        typed.push_back(model::fromRow<T>(row));
    return typed;
}

} // namespace sinan::mutations
