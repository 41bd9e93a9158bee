#include "app/insight/explanation_text.h"

#include <cstdlib>

namespace sinan::insight {

namespace {

std::string signedPoints(const ScoreRow &row)
{
    const std::string digits = std::to_string(std::abs(row.shown));
    if (row.shown < 0)
        return "−" + digits;
    return row.part == ScoreRow::Part::Base ? digits : "+" + digits;
}

/// Renders messages one after the other and keeps the first fault, so that the caller reads like the text it makes.
class Writer
{
public:
    Writer(const Phrasebook &phrasebook, const Reading &reading) : m_phrasebook(phrasebook), m_reading(reading) {}

    std::string operator()(const Message &message)
    {
        auto text = m_phrasebook.render(message, m_reading);
        if (text.ok())
            return std::move(text).value();
        if (!m_error)
            m_error = text.error();
        return {};
    }
    std::string operator()(const char *id, Json args = Json::object()) { return (*this)(Message{id, std::move(args)}); }
    /// An empty message yields no text.
    std::string optional(const Message &message) { return message.id.empty() ? std::string() : (*this)(message); }
    std::string pick(const BothTexts &texts) const { return m_phrasebook.language() == Language::Chinese ? texts.zh : texts.en; }

    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    const Phrasebook &m_phrasebook;
    const Reading &m_reading;
    std::optional<Error> m_error;
};

std::string confidenceText(const Confidence &confidence, Writer &write)
{
    const char *words = confidence.level == Confidence::Level::High     ? "confidence.high"
                        : confidence.level == Confidence::Level::Medium ? "confidence.medium"
                                                                        : "confidence.low";
    const std::string record = confidence.settled > 0
                                   ? write("confidence.record", {{"confirmed", arg::count(confidence.confirmed, "case")},
                                                                 {"settled", arg::count(confidence.settled, "case")}})
                                   : write("confidence.none");
    return write(words) + " · " + record;
}

ExplanationText::Step stepText(const Advice &advice, Writer &write)
{
    ExplanationText::Step step;
    step.title = write.pick(advice.title);
    Json who{{"role", arg::role(advice.ownerRole)}};
    if (!advice.owner.empty())
        who["name"] = arg::person(advice.owner);
    step.who = write(advice.owner.empty() ? "advice.who" : "advice.who.named", std::move(who));
    if (advice.dueAt)
        step.due = write("advice.due", {{"at", arg::dateTime(*advice.dueAt)}});
    if (!advice.consent.empty())
        step.note = write(advice.standingConsent ? "advice.standing" : "advice.ask");
    return step;
}

std::string sourceText(const SourceState &source, Writer &write)
{
    Json args{{"label", arg::text(write.pick(source.label))}};
    if (source.state == SourceState::State::NotConnected)
        return write("source.not_connected", std::move(args));
    if (!source.lastReceivedAt)
        return write("source.connected.never", std::move(args));
    args["at"] = arg::dateTime(*source.lastReceivedAt);
    return write(source.state == SourceState::State::Stale ? "source.stale" : "source.connected", std::move(args));
}

} // namespace

Result<ExplanationText> render(const Explanation &explanation, const Phrasebook &phrasebook, const Reading &reading)
{
    Writer write(phrasebook, reading);
    ExplanationText text;
    SINAN_ASSIGN(text.kind, phrasebook.renderArgument(arg::kind(explanation.kind), {}, reading));
    text.sentence = write(explanation.sentence);
    text.meaning = write(explanation.meaning);
    text.notThis = write(explanation.notThis);
    for (const ScoreRow &row : explanation.rows)
        text.bars.push_back({row.part, write(row.label), signedPoints(row), row.shown});
    text.score = std::to_string(explanation.shownScore());
    text.threshold = write("score.total",
                           {{"score", arg::number(explanation.shownScore())}, {"threshold", arg::number(explanation.threshold)}});
    for (const Message &message : explanation.clears)
        text.clears.push_back(write(message));
    text.talk = write.optional(explanation.talk);
    for (const Advice &advice : explanation.advice)
        text.steps.push_back(stepText(advice, write));
    text.confidence = confidenceText(explanation.confidence, write);
    for (const SourceState &source : explanation.sources) {
        auto &list = source.state == SourceState::State::NotConnected ? text.missingSources : text.sources;
        list.push_back(sourceText(source, write));
    }
    for (const NearMiss &miss : explanation.nearMisses)
        text.nearMisses.push_back(write(miss.message));
    text.rule = write("rule.version",
                      {{"key", arg::text(explanation.ruleKey)}, {"revision", arg::number(double(explanation.ruleRevision))}});
    if (write.error())
        return *write.error();
    return text;
}

} // namespace sinan::insight
