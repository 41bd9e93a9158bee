#pragma once

#include "app/base/calendar.h"
#include "app/base/uuid.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sinan::bridge {

/// Somebody whom @ may name in a note.
struct NotePerson
{
    enum class Kind { Colleague, Contact };
    Kind kind = Kind::Colleague;
    Uuid id;
    std::string name;
    std::string title;

    friend bool operator==(const NotePerson &, const NotePerson &) = default;
};

/// An @ and whom it names.
struct NoteMention
{
    std::string typed;             ///< without the @
    std::optional<NotePerson> who; ///< nothing where nobody, or more than one, is called so
    friend bool operator==(const NoteMention &, const NoteMention &) = default;
};

/// What we promise, and when.
struct NotePromise
{
    std::string text;
    LocalDate due{};
    std::string by; ///< the colleague whom it names first; empty: the writer
    friend bool operator==(const NotePromise &, const NotePromise &) = default;
};

/// Why a promise could not be taken as one; it then stays among the words.
enum class NoteDoubt { PromiseWithoutDay, PromiseWithoutWords };

/// A note as it was understood. Nothing of it is ever required, and no word of the note gets lost: what belongs nowhere else is in `words`.
struct FieldNote
{
    std::array<std::vector<std::string>, 3> card; ///< lines for 痛点, 响应, 待协同
    std::vector<NotePromise> promises;
    std::string words;                            ///< everything else, as it was written
    std::vector<NoteMention> mentions;            ///< each person once, in the order of the text
    std::vector<NotePerson> quoted;               ///< contacts whose own words a line of `words` tells: "王建国：…"
    std::vector<NoteDoubt> doubts;

    [[nodiscard]] bool isEmpty() const;
    friend bool operator==(const FieldNote &, const FieldNote &) = default;
};

/// Reads a note of the field, Chinese or English:
/// - `#痛点 …`, `#响应 …`, `#待协同 …` (#pain, #response, #help) begin a line of that column of the progress card, up to the end of the line or
///   the next mark; without words of their own they take the lines that follow, up to an empty one;
/// - `!承诺 3-12 …` (!promise Mar 12 …) is a promise; the day may also stand behind its words, and without words it takes those before it on
///   its line;
/// - `@王芳` names a colleague or contact: by name, pinyin or initials, or as 王总, 王工 where one contact is called so;
/// - `@王建国：…` at the beginning of a line tells the contact's own words.
/// Marks may be full-width. An address (a@b.com), a hash within a word and an unknown #tag are words.
/// @note Pure. O(n · people).
[[nodiscard]] FieldNote readFieldNote(std::string_view text, std::span<const NotePerson> people, LocalDate today);

} // namespace sinan::bridge
