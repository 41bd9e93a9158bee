#include "app/mutations/mutation.h"

namespace sinan::mutations {

using model::Collection;
using model::Row;

Registry::Registry(std::vector<Definition> definitions) : m_definitions(std::move(definitions)) {}

const Definition *Registry::find(std::string_view name) const
{
    for (const Definition &definition : m_definitions) {
        if (definition.name == name)
            return &definition;
    }
    return nullptr;
}

Result<const Definition *> Registry::admit(const Context &context, const Mutation &mutation, const RowReader &rows) const
{
    const Definition *definition = find(mutation.name);
    if (!definition)
        return Error{ErrorCode::NotFound, mutation.name, "no such mutation", {}};
    if (!(definition->roles & (1u << unsigned(context.actor.role))))
        return Error{ErrorCode::NotPermitted, mutation.name, "role may not", {}}.with("role", std::string(nameOf(context.actor.role)));
    for (const auto &[key, base] : mutation.base) {
        const auto slash = key.find('/');
        const auto collection = slash == std::string::npos ? std::nullopt : model::parseCollection(std::string_view(key).substr(0, slash));
        const auto id = collection ? Uuid::parse(std::string_view(key).substr(slash + 1)) : std::nullopt;
        if (!id)
            return Error{ErrorCode::InvalidArgument, mutation.name, "unreadable base version", {}}.with("row", key);
        SINAN_ASSIGN(auto row, rows.find(*collection, *id));
        const std::int64_t stored = row ? row->version : 0;
        if (stored != base)
            return Error{ErrorCode::Conflict, mutation.name, "changed meanwhile", {}}
                .with("row", key)
                .with("base", std::to_string(base))
                .with("stored", std::to_string(stored));
    }
    return definition;
}

Result<Outcome> Registry::run(const Context &context, const Mutation &mutation, RowStore &rows) const
{
    SINAN_ASSIGN(const Definition *definition, admit(context, mutation, rows));
    RecordingRows recording(rows);
    SINAN_TRY(definition->apply(context, mutation.arguments, recording));
    return Outcome{recording.takeWrites()};
}

Result<void> revert(std::span<const Write> writes, RowStore &rows, const EqualVersion &equalTo)
{
    for (std::size_t i = writes.size(); i-- > 0;) {
        const Write &write = writes[i];
        SINAN_ASSIGN(auto current, rows.find(write.after.collection, write.after.id));
        std::int64_t stored = current ? current->version : 0;
        while (equalTo && stored > write.after.version) {
            SINAN_ASSIGN(const std::int64_t earlier, equalTo(write.after.collection, write.after.id, stored));
            if (earlier >= stored)
                break;
            stored = earlier;
        }
        if (stored != write.after.version) {
            return Error{ErrorCode::Conflict, "undo", "somebody built on this change", {}}.with(
                "row", std::string(model::tableOf(write.after.collection).info.name) + "/" + write.after.id.toString());
        }
        if (write.before && !write.before->tombstone) {
            SINAN_TRY(rows.put(*write.before));
        } else if (!write.after.tombstone) {
            SINAN_TRY(rows.remove(write.after.collection, write.after.id));
        }
    }
    return {};
}

Result<std::optional<Row>> RecordingRows::find(Collection collection, const Uuid &id) const
{
    return m_rows.find(collection, id);
}

Result<std::vector<Row>> RecordingRows::select(const Query &query) const
{
    return m_rows.select(query);
}

Result<void> RecordingRows::note(Collection collection, const Uuid &id)
{
    if (m_index.contains(id))
        return {};
    SINAN_ASSIGN(auto before, m_rows.find(collection, id));
    m_index.emplace(id, m_writes.size());
    Row after;
    after.collection = collection;
    after.id = id;
    m_writes.push_back(Write{std::move(before), std::move(after)});
    return {};
}

Result<void> RecordingRows::put(const Row &row)
{
    SINAN_TRY(note(row.collection, row.id));
    SINAN_TRY(m_rows.put(row));
    Write &write = m_writes[m_index[row.id]];
    const std::int64_t version = std::max(write.after.version, write.before ? write.before->version : 0) + 1;
    write.after = row;
    write.after.version = version;
    write.after.tombstone = false;
    return {};
}

Result<void> RecordingRows::remove(Collection collection, const Uuid &id)
{
    SINAN_TRY(note(collection, id));
    SINAN_TRY(m_rows.remove(collection, id));
    Write &write = m_writes[m_index[id]];
    const std::int64_t version = std::max(write.after.version, write.before ? write.before->version : 0) + 1;
    if (write.after.values.empty() && write.before)
        write.after = *write.before;
    write.after.version = version;
    write.after.tombstone = true;
    return {};
}

std::vector<Write> RecordingRows::takeWrites()
{
    m_index.clear();
    return std::exchange(m_writes, {});
}

} // namespace sinan::mutations
