#pragma once

#include "app/base/clock.h"
#include "app/base/json.h"
#include "app/base/random_source.h"
#include "app/mutations/actor.h"
#include "app/mutations/row_store.h"

#include <functional>
#include <map>
#include <string>

namespace sinan::mutations {

/// A change to the data, by name and version: what travels, what is stored in the outbox, what the server runs again.
struct Mutation {
    Uuid id;                  ///< of this change; authored (version 7) or derived (version 5)
    std::string name;         ///< "warning.snooze@1"
    Json arguments;
    /// Row versions that the person saw: {"collection/id": version}. Empty where the change does not depend on them.
    std::map<std::string, std::int64_t> base;
    std::string group;        ///< changes of one gesture (an import's chunks) share it: one undo for all
    std::string label;        ///< message id of the undo step's name, e.g. "undo.snooze"
    Json labelArguments;      ///< typed arguments of that message, e.g. {"customer": "云帆机械"}
};

/// One row before and after. `before` is nothing for a new row; `after` carries a tombstone for a removed one.
struct Write {
    std::optional<model::Row> before;
    model::Row after;
};

/// What a mutation did. The inverse is the list of writes backwards: each row's earlier state, or its removal.
struct Outcome {
    std::vector<Write> writes;
};

/// What a mutation may look at besides its arguments. Time and chance come from outside.
struct Context {
    Actor actor;
    UtcTime now{};
    RandomSource *random = nullptr;
    const Clock *clock = nullptr;
};

/// The body of a mutation: reads and writes rows, fails with a reason, does nothing else.
using Apply = Result<void> (*)(const Context &, const Json &arguments, RowStore &);

class Erasure;
/// Says what a mutation erases for good; it is applied to rows, history and outbox alike and cannot be undone.
using Erases = Result<Erasure> (*)(const Context &, const Json &arguments, const RowReader &);

struct Definition {
    std::string_view name;  ///< with version
    Apply apply = nullptr;
    unsigned roles = 0;     ///< bit per model::Role that may do it
    bool local = false;     ///< never leaves this computer (derived rows, preferences)
    Erases erases = nullptr;
};

/// Every mutation there is.
class Registry
{
public:
    /// All mutations of this version of Sinan.
    [[nodiscard]] static const Registry &standard();
    explicit Registry(std::vector<Definition> definitions);
    [[nodiscard]] const Definition *find(std::string_view name) const;
    [[nodiscard]] std::span<const Definition> all() const { return m_definitions; }
    /// Whether that role may run it; what may not is shown as such before anybody tries.
    [[nodiscard]] bool may(model::Role role, std::string_view name) const
    {
        const Definition *definition = find(name);
        return definition && (definition->roles & (1u << unsigned(role))) != 0;
    }

    /// Checks name, role and base versions, runs the body on `rows` and returns what it wrote.
    /// The caller runs it in a transaction and stores outbox and history with it; after an error it rolls back.
    /// @retval ErrorCode::NotFound      no such mutation, or a row it needs is gone
    /// @retval ErrorCode::NotPermitted  the actor's role may not
    /// @retval ErrorCode::Conflict      a base version is no longer the stored one; facts: "row", "base", "stored"
    [[nodiscard]] Result<Outcome> run(const Context &context, const Mutation &mutation, RowStore &rows) const;
    /// The first part of run(): the definition, if this actor may run the mutation on these rows. The same errors.
    [[nodiscard]] Result<const Definition *> admit(const Context &context, const Mutation &mutation, const RowReader &rows) const;

private:
    std::vector<Definition> m_definitions;
};

/// Mutations that were carried out, for undo.
class HistoryReader
{
public:
    virtual ~HistoryReader() = default;
    /// The writes of that mutation, or of all of that group, oldest first; nothing where history has been trimmed.
    [[nodiscard]] virtual Result<std::vector<Write>> writesOf(const Uuid &mutation) const = 0;
    [[nodiscard]] virtual Result<std::vector<Write>> writesOfGroup(std::string_view group) const = 0;
};

/// The earlier version of a row that a stored one brought back because an undo made it; the same version where none did.
using EqualVersion = std::function<Result<std::int64_t>(model::Collection, const Uuid &, std::int64_t version)>;

/// Puts the rows of `writes` back to what they were, newest first, through `rows`.
/// @param equalTo  lets several steps on one row come off one by one; without it a row that an undo has touched counts as built on
/// @retval ErrorCode::Conflict  somebody has built on one of them since; facts: "row". Nothing may be kept then.
[[nodiscard]] Result<void> revert(std::span<const Write> writes, RowStore &rows, const EqualVersion &equalTo = {});

/// A RowStore that notes every write, with the row before it, and passes it on.
class RecordingRows final : public RowStore
{
public:
    explicit RecordingRows(RowStore &rows) : m_rows(rows) {}
    [[nodiscard]] Result<std::optional<model::Row>> find(model::Collection collection, const Uuid &id) const override;
    [[nodiscard]] Result<std::vector<model::Row>> select(const Query &query) const override;
    [[nodiscard]] Result<void> put(const model::Row &row) override;
    [[nodiscard]] Result<void> remove(model::Collection collection, const Uuid &id) override;
    /// One entry a row: its state before the first write and after the last.
    [[nodiscard]] std::vector<Write> takeWrites();

private:
    Result<void> note(model::Collection collection, const Uuid &id);

    RowStore &m_rows;
    std::vector<Write> m_writes;
    std::unordered_map<Uuid, std::size_t> m_index;
};

} // namespace sinan::mutations
