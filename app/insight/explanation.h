#pragma once

#include "app/base/clock.h"
#include "app/base/json.h"
#include "app/base/money.h"

#include <optional>
#include <string>
#include <vector>

namespace sinan::insight {

/// A text of the phrasebook by id, with typed arguments by name. An id is never reused for another meaning.
/// An argument is {"type": …, "value": …}: money {"value": minor, "currency"}, date "2026-03-12", dateTime (UTC ms), count
/// {"value": n, "unit": "mention"}, number, percent (0.5 = 50 %), duration (ms), days (n), text, kind (signal kind's name), role
/// (buying role's name), person.
struct Message
{
    std::string id;
    Json args = Json::object();

    friend bool operator==(const Message &, const Message &) = default;
};

/// Makers of typed arguments: `{"n", arg::count(4, "mention")}`.
namespace arg {
[[nodiscard]] Json money(const Money &money);
[[nodiscard]] Json date(std::string_view iso);
[[nodiscard]] Json dateTime(UtcTime time);
[[nodiscard]] Json count(std::int64_t count, std::string_view unit);
[[nodiscard]] Json number(double number);
[[nodiscard]] Json percent(double fraction);
[[nodiscard]] Json duration(Millis span);
[[nodiscard]] Json days(std::int64_t days);
[[nodiscard]] Json text(std::string_view text);
[[nodiscard]] Json kind(std::string_view signalKind);
[[nodiscard]] Json role(std::string_view buyingRole);
[[nodiscard]] Json person(std::string_view name);
} // namespace arg

/// A text that an administrator wrote, in both languages.
struct BothTexts
{
    std::string zh;
    std::string en;
    friend bool operator==(const BothTexts &, const BothTexts &) = default;
};

/// A row that a statement stands on.
struct EvidenceRef
{
    std::string collection; ///< "signal", "fact", "task" …
    std::string id;
    friend bool operator==(const EvidenceRef &, const EvidenceRef &) = default;
};

/// One bar of 为什么这个分. The exact points of all rows add up to the exact score, the shown ones to the shown score (score.h).
struct ScoreRow
{
    enum class Part { Base, Factor, Limit };
    Part part = Part::Factor;
    Message label;
    double points = 0;
    int shown = 0;
    std::vector<EvidenceRef> evidence;
    friend bool operator==(const ScoreRow &, const ScoreRow &) = default;
};

/// One thing to do, from the rule's strategy.
struct Advice
{
    std::string key;
    std::string type; ///< request, send_content, tag, notify_product, call, note
    BothTexts title;
    std::string ownerRole; ///< model::Role's name or a job such as "supply_chain"
    std::string owner;     ///< a colleague's name where one is known
    std::optional<UtcTime> dueAt;
    std::string article;          ///< knowledge key or empty
    std::string consent;          ///< purpose that must be granted first, or empty
    bool standingConsent = false; ///< recorded: may be sent without a person
    friend bool operator==(const Advice &, const Advice &) = default;
};

/// How fresh one source was when the warning fired.
struct SourceState
{
    enum class State { Connected, Stale, NotConnected };
    std::string key;
    BothTexts label;
    State state = State::Connected;
    std::optional<UtcTime> lastReceivedAt;
    friend bool operator==(const SourceState &, const SourceState &) = default;
};

/// Another rule, or a condition, that was one step short; and by how much.
struct NearMiss
{
    std::string ruleKey;
    Message message;
    friend bool operator==(const NearMiss &, const NearMiss &) = default;
};

/// How far to trust it: a word, what lowers it, and the rule's record as n of N (never a percentage).
struct Confidence
{
    enum class Level { Low, Medium, High };
    Level level = Level::Medium;
    std::int64_t confirmed = 0;
    std::int64_t settled = 0;
    friend bool operator==(const Confidence &, const Confidence &) = default;
};

/// Why a warning was raised, as it was known then. Stored with the warning, never recomputed; it holds ids and numbers, no
/// quotes.
struct Explanation
{
    static constexpr int schemaVersion = 1;
    std::string kind; ///< signal kind's name
    UtcTime at{};     ///< the moment it speaks of
    Message sentence; ///< who, what, since when
    Message meaning;
    Message notThis;            ///< 不等于: the common misreading
    std::vector<ScoreRow> rows; ///< base first
    double score = 0;           ///< exact; shownScore() is the number on screen
    int threshold = 0;
    std::vector<EvidenceRef> evidence;
    std::vector<Message> clears; ///< what would clear it
    std::string strategy;        ///< key
    Message talk;                ///< pointer to the talk track
    std::vector<Advice> advice;  ///< at most three are shown
    std::vector<std::string> knowledge;
    std::vector<std::string> similarCases;
    std::vector<SourceState> sources; ///< missing ones included
    std::vector<NearMiss> nearMisses;
    Confidence confidence;
    std::string ruleKey;
    std::int64_t ruleRevision = 0;
    std::string ruleHash; ///< never on screen

    [[nodiscard]] int shownScore() const;
    friend bool operator==(const Explanation &, const Explanation &) = default;
};

/// The stored form (schema_version 1).
[[nodiscard]] Json toJson(const Explanation &explanation);
/// @retval ErrorCode::InvalidArgument  where = the place, e.g. "explanation.rows[2].label"
/// @retval ErrorCode::NewerVersion
[[nodiscard]] Result<Explanation> explanationFromJson(const Json &json);

} // namespace sinan::insight
