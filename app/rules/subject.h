#pragma once

#include "app/base/calendar.h"
#include "app/model/customer.h"
#include "app/model/interaction.h"
#include "app/model/signal_kind.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sinan::rules {

/// A risk signal heard in a conversation, as the operators see it.
struct Mention
{
    std::string id;           ///< of the signal row: evidence
    std::string conversation; ///< of the interaction row
    model::SignalKind kind = model::SignalKind::PriceObjection;
    UtcTime at{};           ///< when it was said
    UtcTime knownAt{};      ///< when Sinan learnt of it; never before `at` is it counted
    double probability = 1; ///< 0 … 1
    model::SpeakerRole speaker = model::SpeakerRole::Unknown;
    std::string speakerName; ///< as in the conversation; distinct speakers are counted by it
    model::BuyingRole buyingRole = model::BuyingRole::Unknown;
    model::Channel channel = model::Channel::Note;
    std::string subject; ///< what it is about, where the pack names it (rival's model, certificate …)
};

/// One dated number of a series.
struct FactPoint
{
    std::string id; ///< of the fact row: evidence; may be empty for a number computed on the way
    UtcTime at{};
    UtcTime knownAt{};
    double value = 0;
};

/// Whether a series or a channel reaches us at all.
struct Feed
{
    bool connected = false;
    std::optional<UtcTime> freshUntil; ///< silence after this moment means "stale", not "nothing happened"; empty = never stale
};

/// A customer's answer to one purpose.
struct ConsentAnswer
{
    bool granted = false;  ///< false = refused
    bool standing = false; ///< lets a rule send without a person
    UtcTime at{};
    std::optional<LocalDate> expires; ///< the last day on which it holds
};

/// What a rule is asked about: one customer, with the opportunity that the warning would name. `reflex` implements it over rows,
/// tests over literals. It describes everything that is stored; the evaluator itself leaves out what was not yet known at its
/// `now`.
/// @note Const and without side effects: one Subject may be asked many times, for different moments.
class Subject
{
public:
    virtual ~Subject() = default;

    /// A field by its dotted name: "customer.<field>", "opportunity.<field>", "customer.custom.<field>"; enumerations by name,
    /// dates as ISO text, times as ISO text, money in major units. "contacts" is an array of {"name","title","role","stance"}.
    /// @return null where the value is missing or the field does not exist.
    [[nodiscard]] virtual Json field(std::string_view name) const = 0;
    /// Signals of that kind, ordered by `at`.
    [[nodiscard]] virtual std::span<const Mention> mentions(model::SignalKind kind) const = 0;
    /// Numbers of that series, ordered by `at`. Known names: login, competitor_search, order_late (count), delivery_sd_ratio,
    /// purchase, progress_update, value_ratio (measured / promised), and reply_gap (days between our word and theirs, computed
    /// from conversations).
    [[nodiscard]] virtual std::span<const FactPoint> series(std::string_view name) const = 0;
    [[nodiscard]] virtual Feed feedOfSeries(std::string_view name) const = 0;
    /// Conversations of that channel; without a channel: any conversations at all.
    [[nodiscard]] virtual Feed feedOfChannel(std::optional<model::Channel> channel) const = 0;
    /// When something last happened, at or before `asOf`:
    /// "progress_update" (the progress card or a note on it), "customer_word" (they spoke to us), "our_word" (we spoke to them),
    /// "waiting_since" (our first word that they have not answered; empty while nothing waits), "promise_kept" (we kept a promise
    /// to them), "stance_improved" (somebody who decides became less doubtful), "trial_started" (their deal entered the trial
    /// stage).
    [[nodiscard]] virtual std::optional<UtcTime> lastTime(std::string_view what, UtcTime asOf) const = 0;
    [[nodiscard]] virtual std::optional<ConsentAnswer> consent(std::string_view purpose) const = 0;
    /// Time zone and working days of the workspace.
    [[nodiscard]] virtual const WorkCalendar &calendar() const = 0;
};

} // namespace sinan::rules
