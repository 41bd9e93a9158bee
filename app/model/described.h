#pragma once

#include "app/model/collection.h"
#include "app/model/entity.h"
#include "app/model/field.h"
#include "app/model/row.h"

#include <array>

namespace sinan::model {

/// Specialised beside every struct: `info` (its collection) and `fields` (the one table of its fields).
template <class T>
struct Described;

/// The struct as a generic row, in the order of its field table.
template <class T>
[[nodiscard]] Row toRow(const T &entity)
{
    Row row;
    row.collection = Described<T>::info.id;
    row.id = entity.id;
    row.bucket = entity.bucket;
    row.version = entity.rowVersion;
    row.custom = entity.custom;
    row.values.reserve(Described<T>::fields.size());
    for (const auto &field : Described<T>::fields)
        row.values.push_back(field.read(entity));
    return row;
}

/// The generic row as a struct; a cell that does not fit its field keeps the field's default.
template <class T>
[[nodiscard]] T fromRow(const Row &row)
{
    T entity;
    entity.id = row.id;
    entity.bucket = row.bucket;
    entity.rowVersion = row.version;
    entity.custom = row.custom;
    const std::size_t count = std::min(row.values.size(), Described<T>::fields.size());
    for (std::size_t i = 0; i < count; ++i)
        (void)Described<T>::fields[i].write(entity, row.values[i]);
    return entity;
}

/// Index of a field in the table of T, by name; checked when compiled.
template <class T>
[[nodiscard]] consteval std::size_t fieldIndex(std::string_view name)
{
    for (std::size_t i = 0; i < Described<T>::fields.size(); ++i) {
        if (Described<T>::fields[i].info.name == name)
            return i;
    }
    throw "no such field";
}

} // namespace sinan::model
