// What remains of stored arguments: rows and fields as JSON.
#include "app/mutations/erasure.h"

#include "app/model/interaction.h"

namespace sinan::mutations {

namespace {

std::optional<Uuid> idMember(const Json &object, std::string_view name)
{
    const Json &member = memberOrNull(object, name);
    return member.is_string() ? Uuid::parse(member.get_ref<const std::string &>()) : std::nullopt;
}

/// Whether an object is a conversation's row as arguments carry it.
bool looksLikeTalk(const Json &object)
{
    return memberOrNull(object, "text").is_string() && (object.contains("channel") || object.contains("speakers") || object.contains("occurred_at"));
}

} // namespace

bool Erasure::redactTalkObject(Json &object, const Uuid &customer)
{
    model::Interaction talk;
    if (const auto id = idMember(object, "id"))
        talk.id = *id;
    if (!customer.isNull())
        talk.customer = customer;
    talk.channel = model::parseChoice<model::Channel>(textOr(object, "channel")).value_or(model::Channel::Note);
    talk.text = textOr(object, "text");
    talk.title = textOr(object, "title");
    talk.author = textOr(object, "author");
    talk.lang = textOr(object, "lang");
    talk.speakers = memberOrNull(object, "speakers");
    if (!redactTalk(talk, false))
        return false;
    const auto put = [&](const char *name, const std::string &text) {
        if (object.contains(name))
            object[name] = text;
    };
    put("text", talk.text);
    put("title", talk.title);
    put("author", talk.author);
    if (object.contains("speakers"))
        object["speakers"] = talk.speakers;
    return true;
}

bool Erasure::redactValue(Json &json, const Uuid &customer)
{
    if (json.is_string())
        return redactText(json.get_ref<std::string &>(), customer);
    bool changed = false;
    if (json.is_array()) {
        for (std::size_t i = json.size(); i-- > 0;) {
            const auto own = idMember(json[i], "id");
            const auto inner = idMember(memberOrNull(json[i], "row"), "id");
            if ((own && isErased(model::Collection::Contact, *own)) || (inner && isErased(model::Collection::Contact, *inner))) {
                json.erase(i);
                changed = true;
            } else {
                changed |= redactValue(json[i], customer);
            }
        }
        return changed;
    }
    if (!json.is_object())
        return false;
    Uuid owner = customer;
    if (const auto named = idMember(json, "customer")) {
        owner = *named;
    } else {
        for (const auto &[name, member] : json.items()) {
            const auto id = member.is_string() ? Uuid::parse(member.get_ref<const std::string &>()) : std::nullopt;
            if (id && !ownerOf(*id).isNull())
                owner = ownerOf(*id);
        }
    }
    if (looksLikeTalk(json))
        changed |= redactTalkObject(json, owner);
    Json next = Json::object();
    for (auto &[name, member] : json.items()) {
        std::string key = name;
        changed |= redactText(key, owner);
        changed |= redactValue(member, owner);
        next[key] = std::move(member);
    }
    json = std::move(next);
    return changed;
}

Erasure::Remains Erasure::redactArguments(Json &arguments)
{
    const auto own = idMember(arguments, "id");
    const auto row = idMember(memberOrNull(arguments, "row"), "id");
    if ((own && isErased(model::Collection::Contact, *own)) || (row && isErased(model::Collection::Contact, *row)))
        return Remains::Nothing;
    return redactValue(arguments, Uuid{}) ? Remains::Changed : Remains::Untouched;
}

} // namespace sinan::mutations
