#include "app/insight/person_record.h"

#include "app/base/calendar.h"

namespace sinan::insight {

namespace {

std::string labelIn(const model::Label &label, Language language)
{
    return std::string(language == Language::Chinese ? label.zh : label.en);
}

std::string stamp(UtcTime at, const WorkCalendar &calendar)
{
    const int minute = calendar.minuteOfDay(at);
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return toIso(calendar.dateOf(at)) + " " + two(minute / 60) + ":" + two(minute % 60);
}

/// A cell as it is read; empty where nothing is recorded.
std::string cellText(const model::FieldInfo &field, const model::Value &value, Language language, const WorkCalendar &calendar)
{
    if (model::isNull(value))
        return {};
    switch (field.type) {
    case model::FieldType::Enumeration:
        for (const model::Choice &choice : field.choices) {
            if (choice.name == model::textIn(value))
                return labelIn(choice.label, language);
        }
        return {};
    case model::FieldType::Time:
        return stamp(fromMillis(model::integerIn(value)), calendar);
    case model::FieldType::Date:
        return toIso(LocalDate(std::chrono::days(model::integerIn(value))));
    case model::FieldType::Text:
    case model::FieldType::LongText:
        return std::string(model::textIn(value));
    default:
        return {};
    }
}

} // namespace

std::string purposeText(std::string_view purpose, const Phrasebook &phrasebook)
{
    const auto text = phrasebook.render({"person.purpose." + std::string(purpose), Json::object()}, Reading{{}, WorkCalendar("UTC")});
    return text.ok() ? text.value() : std::string(purpose);
}

Result<std::string> personText(const PersonRecord &record, const Phrasebook &phrasebook, const Reading &reading)
{
    const Language language = phrasebook.language();
    const std::string colon = language == Language::Chinese ? "：" : ": ";
    std::string text;
    const auto say = [&](const char *id, Json args = Json::object()) -> Result<void> {
        SINAN_ASSIGN(const std::string line, phrasebook.render({id, std::move(args)}, reading));
        text += line + "\n";
        return {};
    };
    SINAN_TRY(say("person.heading", {{"name", arg::person(record.contact.name)}, {"customer", arg::text(record.customer)}}));
    SINAN_TRY(say("person.made", {{"at", arg::text(stamp(reading.now, reading.calendar))}}));
    text += "\n";
    const model::Row row = model::toRow(record.contact);
    const auto &table = model::tableOf(model::Collection::Contact);
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
        const auto &field = table.fields[i];
        if (field.type == model::FieldType::Reference || field.name == "erased_at")
            continue;
        const std::string cell = cellText(field, row.values[i], language, reading.calendar);
        text += labelIn(field.label, language) + colon + (cell.empty() ? "–" : cell) + "\n";
    }
    text += "\n";
    SINAN_TRY(say("person.consents", {{"n", arg::number(double(record.consents.size()))}}));
    for (const model::Consent &consent : record.consents) {
        text += "  " + toIso(reading.calendar.dateOf(consent.at)) + "  " + purposeText(consent.purpose, phrasebook) + colon +
                labelIn(model::labelOf(consent.state), language) + (consent.source.empty() ? "" : " · " + consent.source) + "\n";
    }
    text += "\n";
    SINAN_TRY(say("person.traces", {{"n", arg::number(double(record.traces.size()))}}));
    for (const PersonTrace &trace : record.traces) {
        text += "  " + (trace.at ? toIso(reading.calendar.dateOf(*trace.at)) + "  " : std::string()) +
                labelIn(model::tableOf(trace.collection).info.label, language) + (trace.title.empty() ? "" : " · " + trace.title) + "\n";
        if (!trace.excerpt.empty())
            text += "    " + trace.excerpt + "\n";
    }
    return text;
}

Json personJson(const PersonRecord &record, UtcTime now)
{
    Json consents = Json::array();
    for (const model::Consent &consent : record.consents)
        consents.push_back(model::toJson(model::toRow(consent)));
    Json traces = Json::array();
    for (const PersonTrace &trace : record.traces) {
        traces.push_back({{"collection", model::tableOf(trace.collection).info.name},
                          {"id", trace.row.toString()},
                          {"at", trace.at ? Json(toIso(*trace.at)) : Json()},
                          {"title", trace.title},
                          {"excerpt", trace.excerpt}});
    }
    return {{"schema", "sinan.person/1"}, {"made_at", toIso(now)},      {"contact", model::toJson(model::toRow(record.contact))},
            {"customer", record.customer}, {"consents", std::move(consents)}, {"traces", std::move(traces)}};
}

} // namespace sinan::insight
