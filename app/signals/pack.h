#pragma once

#include "app/base/json.h"
#include "app/base/result.h"
#include "app/model/interaction.h"
#include "app/model/signal_kind.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace sinan::signals {

/// A named class of words within one pack ("PRICE"), or a literal that stands in a pattern.
using ConceptId = std::uint16_t;
/// One bit a flag, in the order in which the pack declares them.
using FlagMask = std::uint32_t;

/// Concepts that the text itself gives, without a word list.
enum class BuiltIn : ConceptId {
    Number,        ///< NUMBER: digits, with point, percent sign or thousands
    Model,         ///< MODEL: letters and digits that read like a type plate, "X200", "gx-5"
    OurName,       ///< OUR_NAME: Talk::ourNames
    RivalName,     ///< RIVAL_NAME: Talk::rivalNames
    Proper,        ///< PROPER: a Latin word written with a capital inside a sentence, or any Latin name inside Chinese
    QuestionMark,  ///< QMARK: the sentence's question mark
    Brand,         ///< BRAND: Chinese characters that no pack knows, before a word of the pack's BRAND_CUE: "申泰" in "申泰那一套"
    Count
};

/// How far apart the words of a pattern may stand.
enum class Reach : std::uint8_t { Clause, Near, Sentence };
/// Where counter-evidence and flags are looked for, seen from the words they concern.
enum class Where : std::uint8_t {
    Before,    ///< in the same clause, at most `reach` characters before one of the matched words
    Clause,    ///< in the clauses that the match touches
    Sentence,
    Next,      ///< in the sentence or the one behind it
    Turn       ///< anywhere in what this speaker says without a break
};

/// One bit for each of 64 classes of concepts: where two sets share no bit they share no concept.
using ConceptBits = std::uint64_t;
[[nodiscard]] constexpr ConceptBits bitOf(ConceptId id)
{
    return ConceptBits(1) << (id % 64);
}

/// Most items that a pattern asks for.
inline constexpr std::size_t mostItems = 8;

/// One item of a pattern: any of some concepts.
struct Item {
    std::vector<ConceptId> anyOf;
    ConceptBits bits = 0;  ///< of anyOf
    bool ordered = false;  ///< must stand behind the item before it
    int gap = -1;          ///< at most so many characters behind it; −1: no limit
};

/// "PRICE HIGH", "WANT > 便宜|优惠 !LATER", "NOT >3 REPLY @question": words that must meet, words and flags that must not.
struct Pattern {
    std::string text;
    std::vector<Item> items;
    std::vector<Item> forbidden;  ///< in the clauses touched (in the sentence, if reach is Sentence)
    FlagMask needs = 0;
    FlagMask bans = 0;
    Reach reach = Reach::Near;
    int span = 0;                 ///< first to last word, in characters
    double weight = 0;            ///< log-odds
};

struct Counter {
    Pattern pattern;
    Where where = Where::Sentence;
};

struct FlagRule {
    std::uint8_t flag = 0;
    Where where = Where::Clause;
    int reach = 0;                               ///< for Before: characters
    std::optional<model::Channel> channel;       ///< only there; absent: everywhere
    Pattern pattern;                             ///< no items: the channel alone sets the flag
};

struct KindRules {
    double base = -4;
    double threshold = 0.5;
    std::vector<double> flagWeights;  ///< by flag
    std::vector<Pattern> evidence;
    std::vector<Counter> counters;
    std::vector<ConceptId> subject;   ///< words of these concepts name what the signal is about
};

struct PackPhrase {
    std::string text;  ///< folded
    std::vector<ConceptId> concepts;
    bool stem = false; ///< a Latin word may go on behind it
    bool mask = false; ///< an ordinary word: words of concepts inside or across it do not count ("贵公司" hides "贵")
};

/// A number with one of these words behind it counts as a word of the concept: 3 + 天 = DURATION.
struct UnitRule {
    ConceptId unit = 0;
    ConceptId becomes = 0;
};

/// One language's words and patterns, checked and with names resolved.
struct Pack {
    std::string lang;
    std::string version;
    std::vector<std::string> conceptNames;  ///< built-in ones first
    std::vector<PackPhrase> phrases;
    std::vector<UnitRule> units;
    std::vector<std::string> flagNames;
    std::vector<FlagRule> flagRules;
    std::array<KindRules, model::signalKindCount> kinds;
    KindRules seller;                       ///< evidence that our own side speaks
};

struct PackLimits {
    std::size_t phrases = 60000;
    std::size_t concepts = 4000;
    std::size_t patterns = 20000;
    std::size_t expansions = 5000;  ///< of one entry with braces
};

/// Reads and checks a pack. The shape stands in docs of resources/packs; every fault names its place.
/// @retval ErrorCode::InvalidArgument  `where` is the path of the fault ("zh.concepts.PRICE[3]"), `detail` says what is wrong
/// @retval ErrorCode::TooLarge         beyond a limit
[[nodiscard]] Result<Pack> readPack(const Json &document, const PackLimits &limits = {});

/// "报{价,价单}" → 报价, 报价单; "{,的}" makes a part optional; braces may follow each other, not nest.
[[nodiscard]] Result<std::vector<std::string>> expandBraces(std::string_view entry, std::size_t limit);

} // namespace sinan::signals
