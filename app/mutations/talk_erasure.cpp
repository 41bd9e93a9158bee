// What remains of a conversation, and of what was heard in it.
#include "app/mutations/erasure.h"

#include "app/base/utf8.h"
#include "app/model/interaction.h"
#include "app/signals/prepared_text.h"
#include "app/signals/speaker_label.h"
#include "app/signals/turns.h"

namespace sinan::mutations {

namespace {

/// Trims white space off both ends, so that line ends stay where they are.
void trimCut(std::string_view text, Cut &cut)
{
    const std::string_view words = trimmed(text.substr(cut.begin, cut.end - cut.begin));
    if (words.empty())
        return;
    cut.begin = std::size_t(words.data() - text.data());
    cut.end = cut.begin + words.size();
}

signals::Talk talkOf(const model::Interaction &row)
{
    signals::Talk talk;
    talk.text = row.text;
    talk.lang = row.lang;
    talk.channel = row.channel;
    talk.speakers = row.speakers.is_array() ? row.speakers : Json::array();
    return talk;
}

} // namespace

bool Erasure::redactSpeakers(Json &speakers, const Uuid &customer) const
{
    if (!speakers.is_array())
        return false;
    bool changed = false;
    for (Json &speaker : speakers) {
        const std::string name = textOr(speaker, "name");
        const bool person = speaker.is_object() &&
                            (isSpeaker(name, customer) || (name.empty() && isSpeaker(textOr(speaker, "title"), customer)));
        if (!person)
            continue;
        // Side and name only: a title beside the mark would still say who it was.
        speaker = Json{{"name", erasedName(name.empty() ? textOr(speaker, "title") : name)}, {"role", textOr(speaker, "role", "customer")}};
        changed = true;
    }
    return changed;
}

bool Erasure::redactTalk(model::Interaction &row, bool stored)
{
    const Uuid customer = row.customer.value_or(Uuid{});
    std::vector<Cut> cuts;
    bool changed = false;
    if (m_talks.contains(row.id)) {
        if (!row.text.empty())
            cuts.push_back({0, row.text.size(), std::string(erasedWords(row.text))});
        row.title.clear();
        row.speakers = nullptr;
        row.author.clear();
        row.lang.clear();
        row.source.clear();
        row.expires.reset();
        changed = true;
    } else if (!m_people.empty()) {
        const bool alone = row.speakers.is_array() && row.speakers.size() == 1 && isSpeaker(textOr(row.speakers.front(), "name"), customer);
        const bool byPerson = isSpeaker(row.author, customer) && row.channel != model::Channel::Note;
        const auto prepared = signals::prepareText(row.text);
        if (row.text.size() <= signals::maxTalkBytes) {
            const signals::Talk talk = talkOf(row);
            const auto turns = signals::splitTurns(prepared, talk);
            for (const signals::Turn &turn : turns.turns) {
                const bool theirs = turn.speaker >= 0 ? isSpeaker(turns.speakers[std::size_t(turn.speaker)].name, customer) : alone || byPerson;
                if (!theirs)
                    continue;
                const auto [begin, end] = prepared.inOriginal(turn.begin, turn.end);
                Cut cut{begin, end, std::string(erasedWords(row.text))};
                trimCut(row.text, cut);
                cuts.push_back(std::move(cut));
            }
        }
        // A mail of theirs is theirs whole, its signature and what it quotes included.
        if ((alone || byPerson) && row.channel == model::Channel::Mail && !row.text.empty()) {
            cuts = {{0, row.text.size(), std::string(erasedWords(row.text))}};
            if (!row.title.empty())
                row.title = erasedWords(row.title);
        }
        // Labels of theirs, wherever a line begins with one.
        for (std::size_t begin = 0; begin < prepared.text.size();) {
            const std::size_t end = std::min(prepared.text.find('\n', begin), prepared.text.size());
            if (const auto label = signals::findLabel(std::string_view(prepared.text).substr(begin, end - begin))) {
                const auto [first, last] = prepared.inOriginal(begin + label->nameBegin, begin + label->nameEnd);
                Cut cut{first, last, std::string(erasedName(row.text))};
                trimCut(row.text, cut);
                if (isSpeaker(std::string_view(row.text).substr(cut.begin, cut.end - cut.begin), customer))
                    cuts.push_back(std::move(cut));
            }
            begin = end + 1;
        }
        auto names = cutsIn(row.text, customer);
        cuts.insert(cuts.end(), std::make_move_iterator(names.begin()), std::make_move_iterator(names.end()));
        changed |= redactSpeakers(row.speakers, customer);
        if (isSpeaker(row.author, customer)) {
            row.author = erasedName(row.author);
            changed = true;
        }
    }
    if (!cuts.empty()) {
        cuts = settled(std::move(cuts));
        row.text = withCuts(row.text, cuts);
        if (stored)
            m_cuts[row.id] = std::move(cuts);
        changed = true;
    }
    if (changed)
        row.redactedAt = m_now;
    return changed;
}

bool Erasure::redactSignal(model::Signal &signal) const
{
    const Uuid customer = signal.customer.value_or(Uuid{});
    bool changed = false;
    const bool theirs = m_talks.contains(signal.interaction) || isSpeaker(signal.speaker, customer);
    if (const auto cuts = m_cuts.find(signal.interaction); cuts != m_cuts.end()) {
        // Where the words were taken out the mark stands, and the signal points at it.
        const std::size_t begin = movedBy(cuts->second, std::size_t(signal.start), false);
        const std::size_t end = movedBy(cuts->second, std::size_t(signal.end), true);
        const bool inside = std::any_of(cuts->second.begin(), cuts->second.end(), [&](const Cut &cut) {
            return cut.begin <= std::size_t(signal.start) && std::size_t(signal.end) <= cut.end;
        });
        changed = std::int64_t(begin) != signal.start || std::int64_t(end) != signal.end || inside;
        signal.start = std::int64_t(begin);
        signal.end = std::int64_t(end);
        if (inside)
            signal.quote = erasedWords(signal.quote);
    }
    if (theirs) {
        signal.quote = m_talks.contains(signal.interaction) ? erasedWords(signal.quote) : erasedName(signal.quote);
        signal.speaker = signal.speaker.empty() ? std::string() : std::string(erasedName(signal.speaker));
        signal.subject.clear();
        changed = true;
    }
    return changed;
}

} // namespace sinan::mutations
