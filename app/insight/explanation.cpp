#include "app/insight/explanation.h"

#include <array>

namespace sinan::insight {

namespace arg {

namespace {
Json typed(const char *type, Json value)
{
    return Json{{"type", type}, {"value", std::move(value)}};
}
} // namespace

Json money(const Money &money)
{
    Json made = typed("money", money.minor);
    made["currency"] = money.currency;
    return made;
}
Json date(std::string_view iso)
{
    return typed("date", std::string(iso));
}
Json dateTime(UtcTime time)
{
    return typed("dateTime", toMillis(time));
}
Json count(std::int64_t count, std::string_view unit)
{
    Json made = typed("count", count);
    made["unit"] = std::string(unit);
    return made;
}
Json number(double number)
{
    return typed("number", number);
}
Json percent(double fraction)
{
    return typed("percent", fraction);
}
Json duration(Millis span)
{
    return typed("duration", span.count());
}
Json days(std::int64_t days)
{
    return typed("days", days);
}
Json text(std::string_view text)
{
    return typed("text", std::string(text));
}
Json kind(std::string_view signalKind)
{
    return typed("kind", std::string(signalKind));
}
Json role(std::string_view buyingRole)
{
    return typed("role", std::string(buyingRole));
}
Json person(std::string_view name)
{
    return typed("person", std::string(name));
}

} // namespace arg

namespace {

constexpr std::array partNames{"base", "factor", "limit"};
constexpr std::array stateNames{"connected", "stale", "not_connected"};
constexpr std::array levelNames{"low", "medium", "high"};

/// Walks a stored explanation; keeps the first fault with its place.
class Reader
{
public:
    std::optional<Error> error;

    void fail(const std::string &place, const char *wanted)
    {
        if (!error)
            error = Error{ErrorCode::InvalidArgument, place, wanted, {}};
    }
    void read(const Json &json, const std::string &place, std::string &text)
    {
        if (json.is_string())
            text = json.get<std::string>();
        else if (!json.is_null())
            fail(place, "a text is wanted");
    }
    template <class Number> void readNumber(const Json &json, const std::string &place, Number &number)
    {
        if (json.is_number())
            number = json.get<Number>();
        else
            fail(place, "a number is wanted");
    }
    void read(const Json &json, const std::string &place, std::optional<UtcTime> &time)
    {
        std::int64_t millis = 0;
        if (json.is_null())
            return;
        readNumber(json, place, millis);
        time = fromMillis(millis);
    }
    void read(const Json &json, const std::string &place, Message &message)
    {
        read(memberOrNull(json, "id"), place + ".id", message.id);
        const Json &args = memberOrNull(json, "args");
        if (args.is_object())
            message.args = args;
        else if (!args.is_null())
            fail(place + ".args", "an object is wanted");
    }
    void read(const Json &json, const std::string &place, BothTexts &texts)
    {
        read(memberOrNull(json, "zh"), place + ".zh", texts.zh);
        read(memberOrNull(json, "en"), place + ".en", texts.en);
    }
    void read(const Json &json, const std::string &place, EvidenceRef &evidence)
    {
        read(memberOrNull(json, "collection"), place + ".collection", evidence.collection);
        read(memberOrNull(json, "id"), place + ".id", evidence.id);
    }
    void read(const Json &json, const std::string &place, ScoreRow &row)
    {
        readName(json, place, "part", partNames, row.part);
        read(memberOrNull(json, "label"), place + ".label", row.label);
        readNumber(memberOrNull(json, "points"), place + ".points", row.points);
        readNumber(memberOrNull(json, "shown"), place + ".shown", row.shown);
        readAll(memberOrNull(json, "evidence"), place + ".evidence", row.evidence);
    }
    void read(const Json &json, const std::string &place, Advice &advice)
    {
        read(memberOrNull(json, "key"), place + ".key", advice.key);
        read(memberOrNull(json, "type"), place + ".type", advice.type);
        read(memberOrNull(json, "title"), place + ".title", advice.title);
        read(memberOrNull(json, "owner_role"), place + ".owner_role", advice.ownerRole);
        read(memberOrNull(json, "owner"), place + ".owner", advice.owner);
        read(memberOrNull(json, "due_at"), place + ".due_at", advice.dueAt);
        read(memberOrNull(json, "article"), place + ".article", advice.article);
        read(memberOrNull(json, "consent"), place + ".consent", advice.consent);
        advice.standingConsent = boolOr(json, "standing_consent");
    }
    void read(const Json &json, const std::string &place, SourceState &source)
    {
        read(memberOrNull(json, "key"), place + ".key", source.key);
        read(memberOrNull(json, "label"), place + ".label", source.label);
        readName(json, place, "state", stateNames, source.state);
        read(memberOrNull(json, "last_received_at"), place + ".last_received_at", source.lastReceivedAt);
    }
    void read(const Json &json, const std::string &place, NearMiss &miss)
    {
        read(memberOrNull(json, "rule"), place + ".rule", miss.ruleKey);
        read(memberOrNull(json, "message"), place + ".message", miss.message);
    }
    template <class E, std::size_t n>
    void readName(const Json &json, const std::string &place, const char *member, const std::array<const char *, n> &names,
                  E &value)
    {
        const std::string name = textOr(json, member);
        const auto found = std::find(names.begin(), names.end(), name);
        if (found == names.end())
            fail(place + "." + member, "a known name is wanted");
        else
            value = E(found - names.begin());
    }
    template <class T> void readAll(const Json &json, const std::string &place, std::vector<T> &list)
    {
        if (json.is_null())
            return;
        if (!json.is_array())
            return fail(place, "a list is wanted");
        list.resize(json.size());
        for (std::size_t i = 0; i < json.size(); ++i) {
            const std::string one = place + "[" + std::to_string(i) + "]";
            if (!json[i].is_object() && !std::is_same_v<T, std::string>)
                return fail(one, "an object is wanted");
            read(json[i], one, list[i]);
        }
    }
};

Json write(const std::string &text)
{
    return text;
}
Json write(const Message &message)
{
    Json json{{"id", message.id}};
    if (!message.args.empty())
        json["args"] = message.args;
    return json;
}
Json write(const BothTexts &texts)
{
    return Json{{"zh", texts.zh}, {"en", texts.en}};
}
Json write(const EvidenceRef &evidence)
{
    return Json{{"collection", evidence.collection}, {"id", evidence.id}};
}
Json write(const ScoreRow &row);
Json write(const Advice &advice);
Json write(const SourceState &source);
Json write(const NearMiss &miss);

template <class T> void writeAll(Json &json, const char *member, const std::vector<T> &list)
{
    for (const T &entry : list)
        json[member].push_back(write(entry));
}
Json write(const ScoreRow &row)
{
    Json json{
        {"part", partNames[std::size_t(row.part)]}, {"label", write(row.label)}, {"points", row.points}, {"shown", row.shown}};
    writeAll(json, "evidence", row.evidence);
    return json;
}
Json write(const Advice &advice)
{
    Json json{{"key", advice.key}, {"type", advice.type}, {"title", write(advice.title)}, {"owner_role", advice.ownerRole}};
    if (!advice.owner.empty())
        json["owner"] = advice.owner;
    if (advice.dueAt)
        json["due_at"] = toMillis(*advice.dueAt);
    if (!advice.article.empty())
        json["article"] = advice.article;
    if (!advice.consent.empty())
        json["consent"] = advice.consent;
    if (advice.standingConsent)
        json["standing_consent"] = true;
    return json;
}
Json write(const SourceState &source)
{
    Json json{{"key", source.key}, {"label", write(source.label)}, {"state", stateNames[std::size_t(source.state)]}};
    if (source.lastReceivedAt)
        json["last_received_at"] = toMillis(*source.lastReceivedAt);
    return json;
}
Json write(const NearMiss &miss)
{
    return Json{{"rule", miss.ruleKey}, {"message", write(miss.message)}};
}

} // namespace

int Explanation::shownScore() const
{
    int sum = 0;
    for (const ScoreRow &row : rows)
        sum += row.shown;
    return sum;
}

Json toJson(const Explanation &explanation)
{
    Json json{{"schema_version", Explanation::schemaVersion},
              {"kind", explanation.kind},
              {"at", toMillis(explanation.at)},
              {"sentence", write(explanation.sentence)},
              {"meaning", write(explanation.meaning)},
              {"not", write(explanation.notThis)},
              {"score", explanation.score},
              {"threshold", explanation.threshold},
              {"strategy", explanation.strategy},
              {"talk", write(explanation.talk)},
              {"confidence",
               {{"level", levelNames[std::size_t(explanation.confidence.level)]},
                {"confirmed", explanation.confidence.confirmed},
                {"settled", explanation.confidence.settled}}},
              {"rule", {{"key", explanation.ruleKey}, {"revision", explanation.ruleRevision}, {"hash", explanation.ruleHash}}}};
    writeAll(json, "rows", explanation.rows);
    writeAll(json, "evidence", explanation.evidence);
    writeAll(json, "clears", explanation.clears);
    writeAll(json, "advice", explanation.advice);
    writeAll(json, "knowledge", explanation.knowledge);
    writeAll(json, "similar_cases", explanation.similarCases);
    writeAll(json, "sources", explanation.sources);
    writeAll(json, "near_misses", explanation.nearMisses);
    return json;
}

Result<Explanation> explanationFromJson(const Json &json)
{
    const std::string root = "explanation";
    if (!json.is_object())
        return Error{ErrorCode::InvalidArgument, root, "an object is wanted", {}};
    if (integerOr(json, "schema_version", 1) > Explanation::schemaVersion)
        return Error{ErrorCode::NewerVersion, root + ".schema_version", "written by a newer version", {}};
    Explanation made;
    Reader reader;
    const auto at = [&](const char *member) -> const Json & { return memberOrNull(json, member); };
    std::optional<UtcTime> time;
    reader.read(at("kind"), root + ".kind", made.kind);
    reader.read(at("at"), root + ".at", time);
    made.at = time.value_or(UtcTime{});
    reader.read(at("sentence"), root + ".sentence", made.sentence);
    reader.read(at("meaning"), root + ".meaning", made.meaning);
    reader.read(at("not"), root + ".not", made.notThis);
    reader.readAll(at("rows"), root + ".rows", made.rows);
    reader.readNumber(at("score"), root + ".score", made.score);
    reader.readNumber(at("threshold"), root + ".threshold", made.threshold);
    reader.readAll(at("evidence"), root + ".evidence", made.evidence);
    reader.readAll(at("clears"), root + ".clears", made.clears);
    reader.read(at("strategy"), root + ".strategy", made.strategy);
    reader.read(at("talk"), root + ".talk", made.talk);
    reader.readAll(at("advice"), root + ".advice", made.advice);
    reader.readAll(at("knowledge"), root + ".knowledge", made.knowledge);
    reader.readAll(at("similar_cases"), root + ".similar_cases", made.similarCases);
    reader.readAll(at("sources"), root + ".sources", made.sources);
    reader.readAll(at("near_misses"), root + ".near_misses", made.nearMisses);
    const Json &confidence = at("confidence");
    reader.readName(confidence, root + ".confidence", "level", levelNames, made.confidence.level);
    made.confidence.confirmed = integerOr(confidence, "confirmed");
    made.confidence.settled = integerOr(confidence, "settled");
    made.ruleKey = textOr(at("rule"), "key");
    made.ruleRevision = integerOr(at("rule"), "revision");
    made.ruleHash = textOr(at("rule"), "hash");
    if (reader.error)
        return *reader.error;
    return made;
}

} // namespace sinan::insight
