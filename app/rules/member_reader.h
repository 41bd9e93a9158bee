#pragma once

#include "app/base/json.h"

#include <initializer_list>
#include <set>
#include <string>
#include <vector>

namespace sinan::rules {

/// Reads the members of one JSON object, remembers the first fault with its place, and knows which members nobody asked for.
class MemberReader
{
public:
    /// @param place  where the object stands, e.g. "score.factors[2]"; empty at the root
    MemberReader(const Json &object, std::string place);

    [[nodiscard]] bool has(const std::string &name) const;
    /// The member as it is, or a shared null.
    const Json &any(const std::string &name);
    std::string text(const std::string &name, std::string fallback = {});
    std::string requiredText(const std::string &name);
    int integer(const std::string &name, int fallback, int least, int most);
    double number(const std::string &name, double fallback);
    bool boolean(const std::string &name, bool fallback);
    /// One text, or an array of texts.
    std::vector<std::string> texts(const std::string &name);
    /// The position of the member's text among `choices`; the fallback where it is absent.
    int choice(const std::string &name, std::initializer_list<const char *> choices, int fallback);

    void fail(const std::string &name, std::string detail);
    /// A fault with a place of its own.
    void failAt(std::string where, ErrorCode code, std::string detail);
    /// Takes over the first fault of a nested reader, its unknown members too.
    void adopt(MemberReader &nested);
    /// "place.name", or either where the other is empty.
    [[nodiscard]] std::string placeOf(const std::string &name) const;
    /// The first fault; else a fault where a member was never asked for.
    [[nodiscard]] Result<void> finish();

private:
    const Json &m_object;
    std::string m_place;
    std::set<std::string> m_asked;
    std::optional<Error> m_error;
};

} // namespace sinan::rules
