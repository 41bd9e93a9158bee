#include "app/reflex/listener.h"

#include "app/mutations/derived_ids.h"

namespace sinan::reflex {

Result<std::vector<model::Signal>> listen(const signals::Detector &detector, const model::Interaction &interaction,
                                          std::span<const model::Contact> contacts, const Names &names)
{
    signals::Talk talk;
    talk.text = interaction.text;
    talk.lang = interaction.lang;
    talk.channel = interaction.channel;
    talk.speakers = interaction.speakers.is_array() ? interaction.speakers : Json::array();
    // Where only one speaks, the text needs no labels.
    if (talk.speakers.size() == 1)
        talk.speaker = model::parseChoice<model::SpeakerRole>(textOr(talk.speakers.front(), "role")).value_or(model::SpeakerRole::Unknown);
    for (const model::Contact &contact : contacts)
        talk.speakers.push_back({{"name", contact.name}, {"title", contact.title}, {"role", "customer"}});
    talk.ourNames = names.ours;
    talk.rivalNames = names.rivals;
    SINAN_ASSIGN(const auto found, detector.detect(talk));

    std::vector<model::Signal> rows;
    rows.reserve(found.size());
    for (const signals::FoundSignal &signal : found) {
        model::Signal row;
        row.id = mutations::signalId(interaction.id, nameOf(signal.kind), std::int64_t(signal.start));
        row.bucket = interaction.bucket;
        row.interaction = interaction.id;
        row.customer = interaction.customer;
        row.kind = signal.kind;
        row.probability = signal.probability;
        row.start = std::int64_t(signal.start);
        row.end = std::int64_t(signal.end);
        row.quote = signal.quote;
        row.speaker = signal.speaker;
        if (row.speaker.empty() && interaction.speakers.size() == 1 && row.role == model::SpeakerRole::Customer)
            row.speaker = textOr(interaction.speakers.front(), "name");
        row.role = signal.role;
        row.occurredAt = interaction.occurredAt;
        row.knownAt = interaction.knownAt;
        row.subject = signal.subject;
        row.packVersion = detector.version();
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace sinan::reflex
