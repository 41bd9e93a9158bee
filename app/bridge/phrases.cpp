#include "app/bridge/phrases.h"

#include "app/model/collection.h"

#include <QFile>

namespace sinan::bridge {

namespace {

std::string argumentText(const Json &argument, Language language)
{
    const Json &value = argument.is_object() ? memberOrNull(argument, "value") : argument;
    if (textOr(argument, "type") == "collection") {
        if (const auto collection = model::parseCollection(value.is_string() ? value.get<std::string>() : std::string())) {
            const auto &label = model::tableOf(*collection).info.label;
            return std::string(language == Language::Chinese ? label.zh : label.en);
        }
    }
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_number_integer())
        return format::integer(value.get<std::int64_t>());
    if (value.is_number())
        return format::decimal(value.get<double>());
    return dumpJson(value);
}

} // namespace

Result<Phrases> Phrases::load(const std::string &resources)
{
    QFile file(QString::fromStdString(resources + "/mapping/phrases.json"));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, "mapping/phrases.json", file.errorString().toStdString(), {}};
    SINAN_ASSIGN(const Json json, parseJson(file.readAll().toStdString()));
    Phrases phrases;
    for (const auto &[id, texts] : json.items())
        phrases.m_texts[id] = {textOr(texts, "zh"), textOr(texts, "en")};
    return phrases;
}

std::string Phrases::sentence(const Message &message, Language language) const
{
    const auto found = m_texts.find(message.id);
    if (found == m_texts.end())
        return message.id;
    const std::string &pattern = language == Language::Chinese ? found->second.zh : found->second.en;
    std::string text;
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t close = pattern[at] == '{' ? pattern.find('}', at) : std::string::npos;
        if (close == std::string::npos) {
            text += pattern[at++];
            continue;
        }
        const std::string name = pattern.substr(at + 1, close - at - 1);
        text += message.args.contains(name) ? argumentText(message.args[name], language) : std::string();
        at = close + 1;
    }
    return text;
}

std::string Phrases::place(const Place &place, Language language) const
{
    const bool zh = language == Language::Chinese;
    std::string text = place.file;
    const auto add = [&](std::string part) { text += (text.empty() ? "" : " › ") + std::move(part); };
    if (!place.sheet.empty())
        add(place.sheet);
    if (place.row > 0)
        add(zh ? "第 " + std::to_string(place.row) + " 行" : "row " + std::to_string(place.row));
    if (!place.header.empty())
        add(zh ? "列“" + place.header + "”" : "column “" + place.header + "”");
    else if (place.column > 0)
        add(zh ? "第 " + std::to_string(place.column) + " 列" : "column " + std::to_string(place.column));
    return text;
}

} // namespace sinan::bridge
