#pragma once

#include "app/base/pinyin.h"
#include "app/bridge/field_note.h"

namespace sinan::bridge {

/// Finds who is meant behind an @.
class NotePeople
{
public:
    explicit NotePeople(std::span<const NotePerson> people);

    struct Hit
    {
        std::size_t size = 0; ///< bytes of the text behind the @ that are the name
        const NotePerson *who = nullptr;
        bool asWritten = false; ///< the text calls the person so already: the name itself, or 王总; not pinyin
    };
    /// @param text  what stands behind the @
    /// @return size 0 where nothing like a name follows
    [[nodiscard]] Hit find(std::string_view text) const;

private:
    struct Entry
    {
        const NotePerson *person;
        std::string folded;
        PinyinText pinyin;
    };
    [[nodiscard]] Hit byName(std::string_view folded) const;
    [[nodiscard]] Hit byTitle(std::string_view folded) const;
    [[nodiscard]] Hit byPinyin(std::string_view folded) const;

    std::vector<Entry> m_entries;
};

} // namespace sinan::bridge
