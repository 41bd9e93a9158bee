#include "app/insight/phrasebook.h"

#include "app/model/customer.h"
#include "app/model/signal_kind.h"

#include <cmath>

namespace sinan::insight {

namespace {

Error wrongArgument(std::string_view wanted)
{
    return Error{ErrorCode::InvalidArgument, {}, std::string(wanted) + " is wanted", {}};
}

} // namespace

/// English has one for 1, here and there two for 2, other for the rest; Chinese templates have no plural.
const std::vector<Phrasebook::Piece> &Phrasebook::Template::formFor(const Json &counted) const
{
    const double number = numberOr(counted, "value");
    if (!pluralBy.empty() && number == 1)
        return one;
    return number == 2 && !two.empty() ? two : other;
}

Result<std::vector<Phrasebook::Piece>> Phrasebook::cut(const std::string &text, const std::string &place)
{
    std::vector<Piece> pieces;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = text.find('{', at);
        if (open > at)
            pieces.push_back({text.substr(at, open == std::string::npos ? open : open - at), {}, {}});
        if (open == std::string::npos)
            break;
        const std::size_t close = text.find('}', open);
        if (close == std::string::npos || close == open + 1)
            return Error{ErrorCode::InvalidArgument, place, "a brace is not closed or empty", {}};
        const std::string inside = text.substr(open + 1, close - open - 1);
        const std::size_t colon = inside.find(':');
        pieces.push_back({{}, inside.substr(0, colon), colon == std::string::npos ? std::string() : inside.substr(colon + 1)});
        at = close + 1;
    }
    return pieces;
}

Result<Phrasebook::Template> Phrasebook::readTemplate(const Json &json, const std::string &place)
{
    Template made;
    if (json.is_string()) {
        SINAN_ASSIGN(made.other, cut(json.get<std::string>(), place));
        return made;
    }
    made.pluralBy = textOr(json, "plural");
    const std::string one = textOr(json, "one");
    const std::string other = textOr(json, "other");
    if (made.pluralBy.empty() || one.empty() || other.empty())
        return Error{ErrorCode::InvalidArgument, place, "a text, or plural with one and other, is wanted", {}};
    SINAN_ASSIGN(made.one, cut(one, place));
    SINAN_ASSIGN(made.two, cut(textOr(json, "two"), place));
    SINAN_ASSIGN(made.other, cut(other, place));
    return made;
}

Result<Phrasebook> Phrasebook::fromJson(const Json &document)
{
    Phrasebook book;
    const auto language = parseLanguage(textOr(document, "language"));
    if (!language)
        return Error{ErrorCode::InvalidArgument, "phrasebook.language", "zh or en is wanted", {}};
    book.m_language = *language;
    const std::string root = "phrasebook." + std::string(toText(*language)) + ".";
    for (const auto &[id, json] : memberOrNull(document, "messages").items()) {
        SINAN_ASSIGN(auto made, readTemplate(json, root + id));
        book.m_messages.emplace(id, std::move(made));
    }
    for (const auto &[unit, json] : memberOrNull(document, "units").items()) {
        SINAN_ASSIGN(auto made, readTemplate(json, root + "units." + unit));
        book.m_units.emplace(unit, std::move(made));
    }
    for (const auto &[role, json] : memberOrNull(document, "roles").items()) {
        if (!json.is_string())
            return Error{ErrorCode::InvalidArgument, root + "roles." + role, "a text is wanted", {}};
        book.m_roles.emplace(role, json.get<std::string>());
    }
    return book;
}

bool Phrasebook::has(std::string_view id) const
{
    return m_messages.find(id) != m_messages.end();
}

std::vector<std::string> Phrasebook::ids() const
{
    std::vector<std::string> ids;
    for (const auto &[id, made] : m_messages)
        ids.push_back(id);
    return ids;
}

std::vector<std::string> Phrasebook::units() const
{
    std::vector<std::string> units;
    for (const auto &[unit, made] : m_units)
        units.push_back(unit);
    return units;
}

std::vector<std::string> Phrasebook::placeholders(std::string_view id) const
{
    std::vector<std::string> names;
    const auto found = m_messages.find(id);
    if (found == m_messages.end())
        return names;
    for (const auto *pieces : {&found->second.one, &found->second.two, &found->second.other}) {
        for (const Piece &piece : *pieces) {
            if (!piece.name.empty())
                names.push_back(piece.name);
        }
    }
    if (!found->second.pluralBy.empty())
        names.push_back(found->second.pluralBy);
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

Result<std::string> Phrasebook::render(const Message &message, const Reading &reading) const
{
    const auto found = m_messages.find(message.id);
    if (found == m_messages.end())
        return Error{ErrorCode::NotFound, message.id, "no such message in this language", {}};
    return fill(found->second.formFor(memberOrNull(message.args, found->second.pluralBy)), message, reading);
}

Result<std::string> Phrasebook::fill(const std::vector<Piece> &pieces, const Message &message, const Reading &reading) const
{
    std::string text;
    for (const Piece &piece : pieces) {
        if (piece.name.empty()) {
            text += piece.text;
            continue;
        }
        const Json &argument = memberOrNull(message.args, piece.name);
        auto part = argument.is_null() ? Result<std::string>(wrongArgument("an argument"))
                                       : renderArgument(argument, piece.part, reading);
        if (!part.ok()) {
            Error error = part.error();
            error.where = message.id + "." + piece.name;
            return error;
        }
        text += part.value();
    }
    return text;
}

Result<std::string> Phrasebook::count(const Json &argument, std::string_view part) const
{
    const Json &value = memberOrNull(argument, "value");
    if (!value.is_number_integer())
        return wrongArgument("a whole number");
    const std::string number = format::integer(value.get<std::int64_t>());
    if (part == "bare")
        return number;
    const auto unit = m_units.find(textOr(argument, "unit"));
    if (unit == m_units.end())
        return wrongArgument("a unit of the phrasebook");
    std::string text;
    for (const Piece &piece : unit->second.formFor(argument))
        text += piece.name.empty() ? piece.text : number;
    return text;
}

std::string Phrasebook::span(Millis length) const
{
    const bool zh = m_language == Language::Chinese;
    const auto minutes = std::chrono::floor<std::chrono::minutes>(length).count();
    if (minutes < 60)
        return std::to_string(minutes) + (zh ? " 分钟" : " min");
    if (minutes < 48 * 60)
        return std::to_string(minutes / 60) + (zh ? " 小时" : " h");
    return std::to_string(minutes / 1440) + (zh ? " 天" : " days");
}

Result<std::string> Phrasebook::renderArgument(const Json &argument, std::string_view part, const Reading &reading) const
{
    const std::string type = textOr(argument, "type");
    const Json &value = memberOrNull(argument, "value");
    const bool zh = m_language == Language::Chinese;
    if (type == "count")
        return count(argument, part);
    if (type == "text" || type == "person" || type == "kind" || type == "role" || type == "date") {
        if (!value.is_string() || value.get_ref<const std::string &>().empty())
            return wrongArgument("a text");
        const std::string &text = value.get_ref<const std::string &>();
        if (type == "kind") {
            const auto kind = model::parseChoice<model::SignalKind>(text);
            if (!kind)
                return wrongArgument("a kind of signal");
            return std::string(zh ? model::labelOf(*kind).zh : model::labelOf(*kind).en);
        }
        if (type == "role") {
            const auto role = m_roles.find(text);
            return role == m_roles.end() ? Result<std::string>(wrongArgument("a role of the phrasebook"))
                                         : Result<std::string>(role->second);
        }
        if (type == "date") {
            const auto date = parseDate(text);
            if (!date)
                return wrongArgument("a date");
            return format::date(*date, reading.calendar.dateOf(reading.now), m_language);
        }
        return text;
    }
    if (!value.is_number())
        return wrongArgument("a number and a known type");
    const double number = value.get<double>();
    if (type == "money") {
        const Money sum{value.get<std::int64_t>(), textOr(argument, "currency", "CNY")};
        return part == "full" ? format::moneyInFull(sum) : format::money(sum, m_language);
    }
    if (type == "number")
        return format::decimal(number);
    if (type == "percent")
        return format::decimal(std::round(number * 100)) + "%";
    if (type == "days") {
        const std::string days = format::integer(std::llround(number));
        if (part == "bare")
            return days;
        return days + (zh ? " 天" : std::llround(number) == 1 ? " day" : " days");
    }
    if (type == "duration")
        return span(Millis(value.get<std::int64_t>()));
    if (type == "dateTime") {
        const UtcTime time = fromMillis(value.get<std::int64_t>());
        const LocalDate today = reading.calendar.dateOf(reading.now);
        if (part == "date")
            return format::date(reading.calendar.dateOf(time), today, m_language);
        if (part == "time")
            return format::timeOfDay(time, reading.calendar);
        return format::dateTime(time, reading.now, reading.calendar, m_language);
    }
    return wrongArgument("a known type");
}

} // namespace sinan::insight
