#pragma once

#include "app/mutations/mutation.h"
#include "app/store/reader.h"

namespace sinan::store {

/// The writes of a mutation as bytes, before images only: an inserted row costs its collection, id and version. Fields go by
/// name, so that a later field table still reads them.
/// @param erased  whether writes of an erased person were left out
[[nodiscard]] std::string packWrites(std::span<const mutations::Write> writes, bool erased = false);
/// Whether packed writes lack those of an erased person.
[[nodiscard]] bool lacksErased(std::string_view bytes);
/// @note Rows after the write come back without cells: undo needs their id, version and tombstone only.
/// @retval ErrorCode::Corrupt
[[nodiscard]] Result<std::vector<mutations::Write>> unpackWrites(std::string_view bytes);

/// What a step adds to the history besides the mutation itself.
struct HistoryEntry
{
    const mutations::Mutation *mutation = nullptr;
    const mutations::Actor *actor = nullptr;
    std::span<const mutations::Write> writes;
    std::int64_t at = 0; ///< UTC milliseconds
    bool listed = true;  ///< a person's step
    bool local = false;  ///< never leaves this computer
    std::optional<Uuid> undoes;
    bool erased = false; ///< rows of an erased person are missing from the writes
};

/// A row of the history as undo needs it.
struct HistoryRecord
{
    Uuid mutation;
    std::string gesture;
    std::string name;
    std::string label;
    std::string labelArguments;
    bool local = false; ///< and so is the whole gesture
    bool undone = false;
    bool erased = false; ///< writes of an erased person are gone from it or its gesture
};

/// Mutations that were carried out, in one database.
class History final : public mutations::HistoryReader
{
public:
    explicit History(Connection &connection) : m_connection(connection) {}

    [[nodiscard]] Result<std::vector<mutations::Write>> writesOf(const Uuid &mutation) const override;
    /// Of those mutations of the gesture that still stand. A row that several of them wrote comes once, from its first state to
    /// its last.
    [[nodiscard]] Result<std::vector<mutations::Write>> writesOfGroup(std::string_view gesture) const override;
    [[nodiscard]] Result<std::vector<HistoryStep>> steps(std::int64_t limit) const;
    [[nodiscard]] Result<std::optional<HistoryRecord>> find(const Uuid &mutation) const;

    [[nodiscard]] Result<void> add(const HistoryEntry &entry);
    /// Marks the mutation, and those of its gesture that still stand, as undone by another.
    [[nodiscard]] Result<void> markUndone(const HistoryRecord &record, const Uuid &by);
    /// Puts the mutation into the outbox.
    [[nodiscard]] Result<void> send(const mutations::Mutation &mutation, const mutations::Actor &actor, std::int64_t at);

private:
    Connection &m_connection;
};

} // namespace sinan::store
