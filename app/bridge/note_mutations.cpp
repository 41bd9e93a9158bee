#include "app/bridge/note_mutations.h"

#include "app/base/utf8.h"
#include "app/model/interaction.h"
#include "app/model/row.h"

namespace sinan::bridge {

using mutations::Mutation;

namespace {

constexpr std::array<std::string_view, 3> cardFields{"pains", "responses", "pending"};

std::string noteLanguage(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        if (isCjk(nextCodePoint(text, at)))
            return "zh";
    }
    return "en";
}

Json wordsRow(const FieldNote &note, std::string_view words, const NoteAbout &about, const Uuid &id)
{
    model::Interaction row;
    row.id = id;
    row.customer = about.customer;
    row.channel = model::Channel::Note;
    row.occurredAt = row.knownAt = about.now;
    row.text = words;
    row.lang = noteLanguage(words);
    row.author = about.author;
    row.source = "note";
    row.speakers = Json::array({{{"name", about.author}, {"role", "us"}}});
    for (const NotePerson &person : note.quoted)
        row.speakers.push_back({{"name", person.name}, {"role", "customer"}, {"title", person.title}});
    return model::toJson(model::toRow(row));
}

} // namespace

std::vector<Mutation> noteMutations(const FieldNote &note, std::string_view text, const NoteAbout &about, const std::string &group,
                                    const std::function<Uuid()> &newId)
{
    std::vector<Mutation> list;
    const auto add = [&](std::string name, Json arguments) {
        Mutation mutation;
        mutation.id = newId();
        mutation.name = std::move(name);
        mutation.arguments = std::move(arguments);
        mutation.group = group;
        mutation.label = "undo.note";
        mutation.labelArguments = about.customerName.empty() ? Json::object() : Json{{"customer", about.customerName}};
        list.push_back(std::move(mutation));
    };
    const std::string_view words = about.customer ? std::string_view(note.words) : trimmed(text);
    if (!words.empty())
        add("interaction.add@1", {{"row", wordsRow(note, words, about, newId())}});
    if (!about.customer)
        return list;
    Json lines{{"customer", about.customer->toString()}};
    for (std::size_t i = 0; i < cardFields.size(); ++i) {
        if (!note.card[i].empty())
            lines[std::string(cardFields[i])] = note.card[i];
    }
    if (lines.size() > 1)
        add("card.append@1", std::move(lines));
    for (const NotePromise &promise : note.promises)
        add("promise.add@1", {{"id", newId().toString()},
                              {"customer", about.customer->toString()},
                              {"text", promise.text},
                              {"date", toIso(promise.due)},
                              {"by", promise.by.empty() ? about.author : promise.by}});
    return list;
}

} // namespace sinan::bridge
