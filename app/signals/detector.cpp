#include "app/signals/detector.h"

#include "app/signals/hearing.h"

#include <algorithm>

namespace sinan::signals {

struct Detector::State {
    Knowledge knowledge;
    std::string version;
    std::string hash;
};

namespace {

/// FNV-1a: names a pack, guards nothing.
std::string hashOf(std::span<const Json> packs)
{
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const Json &pack : packs) {
        for (const char c : dumpJson(pack))
            hash = (hash ^ std::uint8_t(c)) * 0x100000001b3u;
    }
    std::string text(16, '0');
    for (std::size_t i = 0; i < 16; ++i)
        text[15 - i] = "0123456789abcdef"[hash >> (4 * i) & 15];
    return text;
}

} // namespace

Detector::Detector(std::shared_ptr<const State> state) : m_state(std::move(state)) {}

Result<Detector> Detector::build(std::span<const Json> packs, std::span<const Json> models)
{
    auto state = std::make_shared<State>();
    Knowledge &knowledge = state->knowledge;
    for (const Json &document : packs) {
        SINAN_ASSIGN(Pack pack, readPack(document));
        if (std::any_of(knowledge.packs.begin(), knowledge.packs.end(), [&](const Pack &other) { return other.lang == pack.lang; }))
            return Error{ErrorCode::InvalidArgument, pack.lang + ".lang", "two packs for one language", {}};
        knowledge.packs.push_back(std::move(pack));
    }
    if (knowledge.packs.empty())
        return Error{ErrorCode::InvalidArgument, "packs", "none given", {}};
    knowledge.models.resize(knowledge.packs.size());
    for (const Json &document : models) {
        SINAN_ASSIGN(LinearModel model, LinearModel::read(document));
        const auto pack = std::find_if(knowledge.packs.begin(), knowledge.packs.end(), [&](const Pack &p) { return p.lang == model.lang(); });
        if (pack == knowledge.packs.end())
            return Error{ErrorCode::InvalidArgument, model.lang() + ".model", "no pack of this language", {}};
        std::optional<LinearModel> &place = knowledge.models[std::size_t(pack - knowledge.packs.begin())];
        if (place)
            return Error{ErrorCode::InvalidArgument, model.lang() + ".model", "two models for one language", {}};
        place = std::move(model);
        place->bind(*pack);
    }
    for (std::size_t i = 0; i < knowledge.packs.size(); ++i) {
        const Pack &pack = knowledge.packs[i];
        knowledge.indexes.emplace_back(pack);
        state->version += (state->version.empty() ? "" : " + ") + pack.lang + " " + pack.version;
        state->version += knowledge.models[i] ? " with model " + knowledge.models[i]->version() : "";
    }
    SINAN_ASSIGN(knowledge.lexicon, Lexicon::build(knowledge.packs));
    std::vector<Json> all(packs.begin(), packs.end());
    all.insert(all.end(), models.begin(), models.end());
    state->hash = hashOf(all);
    return Detector(std::move(state));
}

Result<std::vector<FoundSignal>> Detector::detect(const Talk &talk) const
{
    if (talk.text.size() > maxTalkBytes)
        return Error{ErrorCode::TooLarge, "signals.detect", "a talk holds at most 1 MB", {}}.with("bytes", std::to_string(talk.text.size()));
    return Hearing(m_state->knowledge, talk).run();
}

Result<std::vector<StudiedSentence>> Detector::study(const Talk &talk) const
{
    if (talk.text.size() > maxTalkBytes)
        return Error{ErrorCode::TooLarge, "signals.study", "a talk holds at most 1 MB", {}}.with("bytes", std::to_string(talk.text.size()));
    return Hearing(m_state->knowledge, talk).study();
}

const std::string &Detector::version() const
{
    return m_state->version;
}

const std::string &Detector::hash() const
{
    return m_state->hash;
}

std::size_t Detector::phraseCount() const
{
    return m_state->knowledge.lexicon.phrases().size();
}

std::vector<std::string> Detector::phrases() const
{
    return m_state->knowledge.lexicon.phrases();
}

} // namespace sinan::signals
