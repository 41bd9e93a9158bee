#pragma once

#include "app/base/format.h"
#include "app/insight/explanation.h"

#include <map>
#include <string>
#include <vector>

namespace sinan::insight {

/// What rendering needs besides the message: the moment and the calendar that "yesterday" and "3月2日" are told by.
struct Reading
{
    UtcTime now{};
    WorkCalendar calendar; ///< cheap to copy
};

/// The texts of one language: message id → template with {name} placeholders (resources/phrasebook/<language>.json).
/// A template may have plural forms: {"plural": "n", "one": "…", "two": "…", "other": "…"}, two if it likes. A placeholder may
/// ask for a part of its argument: {n:bare} the number without its unit, {at:date} and {at:time} of a dateTime, {sum:full} the
/// whole amount.
/// @note Immutable and thread-safe once built.
class Phrasebook
{
public:
    /// @param document  {"language": "zh", "messages": {…}, "units": {…}, "roles": {…}}
    /// @retval ErrorCode::InvalidArgument  where = "phrasebook.<language>.<id>": no template, an unclosed brace, a plural without
    /// its forms
    [[nodiscard]] static Result<Phrasebook> fromJson(const Json &document);

    [[nodiscard]] Language language() const { return m_language; }
    [[nodiscard]] bool has(std::string_view id) const;
    [[nodiscard]] std::vector<std::string> ids() const;
    /// Names of the arguments that a message's template mentions, sorted, once each.
    [[nodiscard]] std::vector<std::string> placeholders(std::string_view id) const;
    [[nodiscard]] std::vector<std::string> units() const;

    /// @retval ErrorCode::NotFound         no such message; where = its id
    /// @retval ErrorCode::InvalidArgument  an argument is missing or not of its type; where = "id.name"
    [[nodiscard]] Result<std::string> render(const Message &message, const Reading &reading) const;
    /// One typed argument alone, e.g. a count with its unit.
    /// @param part  "" or what stands behind the colon
    [[nodiscard]] Result<std::string> renderArgument(const Json &argument, std::string_view part, const Reading &reading) const;

private:
    /// A template cut into literal text (name empty) and placeholders.
    struct Piece
    {
        std::string text;
        std::string name;
        std::string part;
    };
    struct Template
    {
        std::string pluralBy;
        std::vector<Piece> one; ///< only with pluralBy
        std::vector<Piece> two; ///< empty: like other
        std::vector<Piece> other;

        [[nodiscard]] const std::vector<Piece> &formFor(const Json &counted) const;
    };
    [[nodiscard]] static Result<std::vector<Piece>> cut(const std::string &text, const std::string &place);
    [[nodiscard]] static Result<Template> readTemplate(const Json &json, const std::string &place);
    [[nodiscard]] Result<std::string> fill(const std::vector<Piece> &pieces, const Message &message,
                                           const Reading &reading) const;
    [[nodiscard]] Result<std::string> count(const Json &argument, std::string_view part) const;
    [[nodiscard]] std::string span(Millis length) const;

    Language m_language = Language::Chinese;
    std::map<std::string, Template, std::less<>> m_messages;
    std::map<std::string, Template, std::less<>> m_units;
    std::map<std::string, std::string, std::less<>> m_roles;
};

} // namespace sinan::insight
