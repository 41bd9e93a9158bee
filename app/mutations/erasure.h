#pragma once

#include "app/base/clock.h"
#include "app/model/interaction.h"
#include "app/mutations/person_traces.h"
#include "app/mutations/row_store.h"

#include <set>

namespace sinan::mutations {

/// What leaves the workspace for good: people, and the words of conversations whose time is over. Says of every row, stored argument and
/// setting what remains of it; the store applies it to all that it keeps, history and outbox included (docs/adr/0011).
class Erasure
{
public:
    explicit Erasure(UtcTime now) : m_now(now) {}

    /// @retval ErrorCode::NotFound  no such contact
    [[nodiscard]] Result<void> addContact(const RowReader &rows, const Uuid &contact);
    [[nodiscard]] Result<void> addConversation(const RowReader &rows, const Uuid &interaction);

    /// An earlier state of a row, from history: how the person was called or reached before counts as well.
    void learn(const model::Row &row);
    /// Whether this row is one of the people, as a whole.
    [[nodiscard]] bool isErased(model::Collection collection, const Uuid &id) const;
    /// Redacts the row in place. A person's row keeps its customer and says when it was erased.
    /// @param stored  the row as it stands now; the cuts of a conversation are kept for the signals heard in it
    /// @return whether anything changed
    bool redact(model::Row &row, bool stored = true);
    /// Redacts JSON of labels or settings; rows of an erased person in it vanish.
    /// @param customer  whom it is about, or the null id
    bool redact(Json &json, const Uuid &customer);
    bool redact(std::string &text) const;
    /// The customer of one of the people, where the row is theirs; the null id otherwise. Known once the row was passed to redact().
    [[nodiscard]] Uuid ownerOf(const Uuid &row) const;

    /// What remains of a stored change: nothing where it was about an erased person only.
    enum class Remains { Untouched, Changed, Nothing };
    [[nodiscard]] Remains redactArguments(Json &arguments);

private:
    struct Person {
        std::set<Uuid> rows; ///< one, or several where the person came in twice
        Uuid customer;
        std::string name;    ///< folded
        PersonTraces traces;
    };

    bool redactText(std::string &text, const Uuid &customer) const;
    bool redactTalk(model::Interaction &talk, bool stored);
    bool redactSpeakers(Json &speakers, const Uuid &customer) const;
    bool redactSignal(model::Signal &signal) const;
    bool redactCells(model::Row &row);
    bool redactValue(Json &json, const Uuid &customer);
    bool redactTalkObject(Json &object, const Uuid &customer);
    [[nodiscard]] bool isSpeaker(std::string_view label, const Uuid &customer) const;
    [[nodiscard]] std::vector<Cut> cutsIn(std::string_view text, const Uuid &customer) const;

    UtcTime m_now;
    std::vector<Person> m_people;
    std::set<Uuid> m_talks;                  ///< all their words go
    std::map<Uuid, std::vector<Cut>> m_cuts; ///< by conversation
    std::map<Uuid, Uuid> m_owners;           ///< rows of the people's customers
};

/// A row that eraseRows() wrote.
struct ErasedRow {
    model::Collection collection = model::Collection::Contact;
    Uuid id;
    std::int64_t before = 0; ///< versions
    std::int64_t after = 0;
    bool removed = false;
};
/// Redacts every row that is not deleted, in order of the collections. People's rows become tombstones.
[[nodiscard]] Result<std::vector<ErasedRow>> eraseRows(Erasure &erasure, RowStore &rows);

} // namespace sinan::mutations
