#pragma once

#include "app/base/json.h"
#include "app/base/result.h"
#include "app/model/interaction.h"
#include "app/model/signal_kind.h"

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sinan::signals {

/// One interaction as it came in: what model::Interaction holds, and the names that the reader of its signals knows.
struct Talk {
    std::string_view text;  ///< original bytes, up to maxTalkBytes; transcripts one turn a line, "speaker: words"
    std::string_view lang;  ///< "zh", "en", or empty: told sentence by sentence from the script
    model::Channel channel = model::Channel::Note;
    Json speakers = nullptr;          ///< [{"name", "role": "customer" | "us" | "third", "title"}], or null
    /// Who speaks where no label says so. Unknown: told from the words, else the customer; in a note the rep who reports the customer.
    model::SpeakerRole speaker = model::SpeakerRole::Unknown;
    std::vector<std::string> ourNames = {};    ///< our company, products, models and people: never a rival's, never the customer's
    std::vector<std::string> rivalNames = {};  ///< rivals and their models, where known
};

inline constexpr std::size_t maxTalkBytes = 1024 * 1024;

/// A phrase, pattern or flag that moved the judgement. The log-odds of a signal = the sum of its carriers' weights, exactly.
struct Carrier {
    std::string what;    ///< "base", "flag:question", or the pattern as the pack spells it
    std::string words;   ///< the words that matched it, as they stand in the original; empty for base and flags
    double weight = 0;   ///< log-odds added
};

/// One risk signal in the customer's own words.
struct FoundSignal {
    model::SignalKind kind = model::SignalKind::PriceObjection;
    double probability = 0;  ///< logistic of the carriers' sum; at or above the kind's threshold
    std::size_t start = 0;   ///< bytes into Talk::text, on character boundaries
    std::size_t end = 0;
    std::string quote;       ///< Talk::text[start, end): the telling clause
    std::string speaker;     ///< as labelled in the text; empty where no label stood
    model::SpeakerRole role = model::SpeakerRole::Customer;
    std::string subject;     ///< a rival's model, a certificate, a protocol … as written, where the pack names such words; else empty
    std::vector<Carrier> carriers;
};

/// A sentence of the customer's as a model sees it while it is trained.
struct StudiedSentence {
    struct Gram {
        std::string text;  ///< as model files spell it; "@NAME" for a word of a concept
        int units = 1;     ///< 0 for a concept
    };
    std::size_t start = 0;  ///< bytes into Talk::text
    std::size_t end = 0;
    std::size_t turn = 0;   ///< by number: sentences of one turn stand beside each other
    std::string lang;       ///< of the pack that reads it
    bool asked = false;
    /// What the lexicon thinks of a kind.
    struct Opinion {
        double logOdds = 0;
        bool objected = false;  ///< a flag or counter-evidence says strongly that the words mean something else
    };
    std::array<std::optional<Opinion>, model::signalKindCount> lexicon;  ///< where it has a verdict
    std::vector<Gram> grams;  ///< each as often as it occurs
};

/// Finds the 17 kinds in Chinese and English talk.
/// @note Immutable once built; detect() is deterministic and may be called from several threads at once. Copies share their state.
class Detector
{
public:
    /// @param packs   parsed packs (resources/packs/zh.json, en.json), one a language.
    /// @param models  trained models (zh.model.json …), at most one a language; without one the lexicon judges alone.
    /// @retval ErrorCode::InvalidArgument  `where` names the place in the pack ("zh.kinds.usage_drop.evidence[3].match[0]"), `detail` the fault.
    [[nodiscard]] static Result<Detector> build(std::span<const Json> packs, std::span<const Json> models = {});

    /// Signals in the order of the text, at most one a kind and sentence; what we ourselves say yields none, except in notes.
    /// @retval ErrorCode::TooLarge  the text exceeds maxTalkBytes
    [[nodiscard]] Result<std::vector<FoundSignal>> detect(const Talk &talk) const;

    /// What the customer says, for a trainer; models are not asked.
    /// @retval ErrorCode::TooLarge  the text exceeds maxTalkBytes
    [[nodiscard]] Result<std::vector<StudiedSentence>> study(const Talk &talk) const;

    /// Versions of packs and models, "zh 1.0.0 with model 1 + en 1.0.0".
    [[nodiscard]] const std::string &version() const;
    /// 16 hexadecimal digits over the canonical text of packs and models: equal ones, equal hash.
    [[nodiscard]] const std::string &hash() const;
    /// How many distinct phrases the automaton looks for.
    [[nodiscard]] std::size_t phraseCount() const;
    /// All of them, folded; for benchmarks and for the pack editor.
    [[nodiscard]] std::vector<std::string> phrases() const;

private:
    struct State;
    explicit Detector(std::shared_ptr<const State> state);
    std::shared_ptr<const State> m_state;
};

} // namespace sinan::signals
