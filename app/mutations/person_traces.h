#pragma once

#include "app/base/text_fold.h"
#include "app/model/customer.h"

#include <string>
#include <vector>

namespace sinan::mutations {

/// A piece of a text that gives way to other words. Bytes of the text before.
struct Cut {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string words; ///< what stands there afterwards
};

/// Replaces the cuts; they are in order and do not overlap.
[[nodiscard]] std::string withCuts(std::string_view text, const std::vector<Cut> &cuts);
/// Where a byte of the text before stands afterwards; within a cut its beginning, or its end for `atEnd`.
[[nodiscard]] std::size_t movedBy(const std::vector<Cut> &cuts, std::size_t at, bool atEnd);
/// In order, without those that lie in an earlier or larger one.
[[nodiscard]] std::vector<Cut> settled(std::vector<Cut> cuts);

/// "[已删除的联系人]" in Chinese texts, "[erased contact]" in others.
[[nodiscard]] std::string_view erasedName(std::string_view text);
/// "[内容已删除]", "[words erased]": what such a person said.
[[nodiscard]] std::string_view erasedWords(std::string_view text);

/// By what one person is known in texts: names, addresses, numbers, and forms such as 王总 that mean the person at one customer only.
/// Found whatever the case, the width, or the spaces and hyphens between.
class PersonTraces
{
public:
    /// Who else may be meant: the other contacts of the customer, our colleagues, and people of that name elsewhere.
    struct Others {
        std::vector<std::string> atCustomer; ///< names of the customer's other contacts
        std::vector<std::string> colleagues;
        std::vector<std::string> elsewhere;  ///< names of contacts of other customers
        std::vector<std::string> titles;     ///< of the customer's other contacts
        std::vector<std::string> companies;  ///< customers' names; a person's name inside one stays
    };

    explicit PersonTraces(Others others = {});
    /// One state of the person's row; earlier ones count as well.
    void learn(const model::Contact &contact);

    /// Where the text names the person. @param atCustomer  whether the text belongs to the person's customer
    [[nodiscard]] std::vector<Cut> find(std::string_view text, bool atCustomer) const;
    /// Whether a speaker's label means the person.
    [[nodiscard]] bool isPerson(std::string_view label, bool atCustomer) const;

private:
    struct Form {
        std::string text;        ///< folded, without spaces and hyphens
        bool everywhere = false; ///< else at the customer only
        bool wholeWord = false;  ///< no letter or digit may touch it
        friend bool operator==(const Form &, const Form &) = default;
    };
    void add(std::string_view text, bool everywhere);
    void addName(const std::string &name);
    void addPhone(std::string_view phone);
    [[nodiscard]] bool isOther(const std::string &label) const;

    Others m_others;             ///< squeezed
    std::vector<Form> m_forms;
    std::vector<std::string> m_names;   ///< squeezed
    std::vector<std::string> m_titles;  ///< squeezed; no other contact of the customer has them
    std::vector<std::string> m_families; ///< Chinese family names that no other one there has
};

} // namespace sinan::mutations
