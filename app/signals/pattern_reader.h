#pragma once

#include "app/signals/pack.h"

#include <unordered_map>

namespace sinan::signals {

/// The names of a pack while it is read; literals in patterns become concepts of their own here.
class PackNames
{
public:
    PackNames(Pack &pack, const PackLimits &limits);

    [[nodiscard]] Result<ConceptId> declare(const std::string &name);
    [[nodiscard]] std::optional<ConceptId> find(const std::string &name) const;
    /// Adds a phrase (folded here; a trailing '*' makes it a stem) to a concept.
    [[nodiscard]] Result<void> addPhrase(ConceptId id, std::string_view text);
    void addMask(std::string_view text);
    /// The concept of a literal: created at first sight. Braces expand, '_' reads as a space.
    [[nodiscard]] Result<ConceptId> literal(std::string_view text);
    [[nodiscard]] std::optional<std::uint8_t> flag(std::string_view name) const;

private:
    PackPhrase &phrase(std::string text, bool stem);

    Pack &m_pack;
    PackLimits m_limits;
    std::unordered_map<std::string, ConceptId> m_concepts;
    std::unordered_map<std::string, std::size_t> m_phrases;
};

/// Grammar, items separated by spaces:
///   NAME        a concept          word        a literal ('_' for a space, braces and a trailing '*' as in word lists)
///   a|B|c       any of them        !item       must not stand there
///   > item      behind the item before            >6 item   at most 6 characters behind it
///   @flag       the flag must be set              !@flag    must not
[[nodiscard]] Result<Pattern> readPattern(std::string_view text, PackNames &names);

} // namespace sinan::signals
