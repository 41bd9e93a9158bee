#include "app/rules/rule_document.h"

#include "app/rules/member_reader.h"

#include <QCryptographicHash>

#include <cmath>

namespace sinan::rules {

namespace {

BothTexts readTexts(MemberReader &reader, const std::string &name, bool required)
{
    if (!reader.has(name) && !required)
        return {};
    MemberReader nested(reader.any(name), reader.placeOf(name));
    BothTexts texts{nested.requiredText("zh"), nested.requiredText("en")};
    reader.adopt(nested);
    return texts;
}

Logic readLogic(MemberReader &reader, const std::string &name)
{
    auto logic = Logic::compile(reader.any(name));
    if (logic.ok())
        return std::move(logic).value();
    reader.failAt(reader.placeOf(name) + logic.error().where, logic.error().code, logic.error().detail);
    return {};
}

/// A message id alone, or {"message": id, "args": {…}, "when": logic}.
MessageTemplate readMessage(const Json &json, const std::string &place, MemberReader &parent)
{
    MessageTemplate message;
    if (json.is_string()) {
        message.id = json.get<std::string>();
        return message;
    }
    MemberReader reader(json, place);
    message.id = reader.requiredText("message");
    if (reader.has("when"))
        message.when = readLogic(reader, "when");
    const Json &arguments = reader.any("args");
    if (!arguments.is_null() && !arguments.is_object())
        reader.fail("args", "an object of arguments is wanted");
    else if (arguments.is_object()) {
        for (const auto &[name, argument] : arguments.items()) {
            MemberReader one(argument, place + ".args." + name);
            ArgumentTemplate made;
            made.name = name;
            made.fixed = Json{{"type", one.requiredText("type")}};
            if (one.has("unit"))
                made.fixed["unit"] = one.requiredText("unit");
            made.value = readLogic(one, "value");
            reader.adopt(one);
            message.args.push_back(std::move(made));
        }
    }
    parent.adopt(reader);
    return message;
}

std::vector<MessageTemplate> readMessages(MemberReader &reader, const std::string &name)
{
    std::vector<MessageTemplate> messages;
    const Json &member = reader.any(name);
    if (member.is_null())
        return messages;
    if (!member.is_array()) {
        messages.push_back(readMessage(member, reader.placeOf(name), reader));
        return messages;
    }
    for (std::size_t i = 0; i < member.size(); ++i)
        messages.push_back(readMessage(member[i], reader.placeOf(name) + "[" + std::to_string(i) + "]", reader));
    return messages;
}

void readScore(MemberReader &parent, RuleDocument &rule)
{
    MemberReader reader(parent.any("score"), "score");
    rule.base = reader.number("base", 0);
    rule.threshold = reader.integer("threshold", 60, 0, 100);
    const Json &factors = reader.any("factors");
    if (!factors.is_null() && !factors.is_array())
        reader.fail("factors", "a list of factors is wanted");
    for (std::size_t i = 0; factors.is_array() && i < factors.size(); ++i) {
        const std::string place = "score.factors[" + std::to_string(i) + "]";
        MemberReader one(factors[i], place);
        Factor factor;
        factor.points = one.number("points", 0);
        if (factor.points == 0)
            one.fail("points", "a number other than 0 is required");
        factor.strength = one.has("strength") ? readLogic(one, "strength") : Logic::compile(Json(1)).value();
        if (one.any("message").is_array()) {
            factor.messages = readMessages(one, "message");
        } else {
            Json message{{"message", one.any("message")}};
            if (one.has("args"))
                message["args"] = one.any("args");
            factor.messages.push_back(readMessage(message, place, one));
        }
        if (factor.messages.empty())
            one.fail("message", "a message is required");
        reader.adopt(one);
        rule.factors.push_back(std::move(factor));
    }
    parent.adopt(reader);
}

void readActions(MemberReader &parent, RuleDocument &rule)
{
    const Json &actions = parent.any("actions");
    if (!actions.is_null() && !actions.is_array())
        parent.fail("actions", "a list of actions is wanted");
    for (std::size_t i = 0; actions.is_array() && i < actions.size(); ++i) {
        MemberReader reader(actions[i], "actions[" + std::to_string(i) + "]");
        Action action;
        action.key = reader.requiredText("key");
        action.type = reader.requiredText("type");
        (void)reader.choice("type", {"request", "send_content", "tag", "notify_product", "call", "note"}, 0);
        action.title = readTexts(reader, "title", true);
        action.ownerRole = reader.requiredText("owner_role");
        action.hours = reader.integer("hours", 24, 1, 24 * 365);
        action.article = reader.text("article");
        action.consent = reader.text("consent");
        action.parameters = reader.any("parameters");
        if (action.type == "send_content" && action.consent.empty())
            reader.fail("consent", "what goes to a customer must name the consent it needs");
        parent.adopt(reader);
        rule.actions.push_back(std::move(action));
    }
}

void readGuards(MemberReader &parent, RuleDocument &rule)
{
    if (!parent.has("guards"))
        return;
    MemberReader reader(parent.any("guards"), "guards");
    rule.guards.cooldownDays = reader.integer("cooldown_days", 0, 0, 3660);
    rule.guards.quietHours = reader.boolean("quiet_hours", true);
    rule.guards.consent = reader.text("consent");
    rule.guards.budget = reader.boolean("budget", true);
    parent.adopt(reader);
}

/// 14.0 is written 14, so that an editor that writes decimals does not make another rule of it.
Json canonical(const Json &json)
{
    if (json.is_number_float()) {
        const double number = json.get<double>();
        return std::floor(number) == number && std::abs(number) < 9e15 ? Json(std::int64_t(number)) : json;
    }
    if (!json.is_structured())
        return json;
    Json copy = json;
    for (Json &entry : copy)
        entry = canonical(entry);
    return copy;
}

} // namespace

std::string canonicalText(const Json &document)
{
    return dumpJson(canonical(document));
}

std::string hashOf(const Json &document)
{
    const std::string text = canonicalText(document);
    return QCryptographicHash::hash(QByteArray::fromRawData(text.data(), qsizetype(text.size())), QCryptographicHash::Sha256)
        .toHex()
        .toStdString();
}

Result<RuleDocument> parseRule(const Json &document)
{
    MemberReader reader(document, {});
    const int version = reader.integer("schema_version", RuleDocument::schemaVersion, 1, 1'000'000);
    if (version > RuleDocument::schemaVersion)
        return Error{ErrorCode::NewerVersion, "schema_version", "written by a newer version", {}}.with("value",
                                                                                                       std::to_string(version));
    RuleDocument rule;
    rule.key = reader.requiredText("key");
    rule.title = readTexts(reader, "title", true);
    const std::string kind = reader.requiredText("kind");
    if (const auto known = model::parseChoice<model::SignalKind>(kind))
        rule.kind = *known;
    else
        reader.fail("kind", "there is no such kind of signal");
    rule.severity = model::Severity(reader.choice("severity", {"low", "medium", "high", "critical"}, 1));
    if (!reader.has("when"))
        reader.fail("when", "a condition is required");
    rule.when = readLogic(reader, "when");
    if (reader.has("clear_when"))
        rule.clearWhen = readLogic(reader, "clear_when");
    rule.episodeGapDays = reader.integer("episode_gap_days", 7, 1, 365);
    rule.respondWithinHours = reader.integer("respond_within_hours", 48, 1, 24 * 365);
    readScore(reader, rule);
    rule.sentences = readMessages(reader, "sentence");
    if (rule.sentences.empty())
        reader.fail("sentence", "a sentence is required");
    rule.meaning = reader.text("meaning", "meaning." + kind);
    rule.notThis = reader.text("not", "not." + kind);
    rule.talk = reader.text("talk", "talk." + kind);
    rule.clears = readMessages(reader, "clears");
    rule.strategy = reader.text("strategy");
    rule.knowledge = reader.texts("knowledge");
    readActions(reader, rule);
    readGuards(reader, rule);
    (void)reader.any("comment");
    SINAN_TRY(reader.finish());
    rule.source = document;
    rule.hash = hashOf(document);
    return rule;
}

} // namespace sinan::rules
