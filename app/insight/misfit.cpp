#include "app/insight/misfit.h"

#include "app/base/text_fold.h"

#include <array>
#include <string_view>
#include <vector>

namespace sinan::insight {

using model::SignalKind;

namespace {

// Folded: lower case, half width. "折" alone would also be 折腾 and 折叠; with a number before it, it is a price.
constexpr std::array offers{"折扣",     "优惠",   "让利",    "特价",          "促销",        "返点",         "返利",         "降价",
                            "打折",     "discount", "rebate", "special price", "price cut", "lower price", "better price", "promotional offer"};
constexpr std::string_view tenths = "折";

/// A turn of a transcript, or the whole text where nobody else speaks.
struct OurWords
{
    std::string by;
    std::string_view text;
};

std::vector<OurWords> ourWords(const model::Interaction &talk)
{
    std::vector<std::string> ours;
    bool others = false;
    if (!talk.speakers.is_array())
        return {};
    for (const Json &speaker : talk.speakers) {
        if (textOr(speaker, "role") == "us")
            ours.push_back(textOr(speaker, "name"));
        else
            others = true;
    }
    if (ours.empty())
        return {};
    if (!others)
        return {{ours.front(), talk.text}};
    std::vector<OurWords> words;
    std::string_view rest = talk.text;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        for (const std::string &name : ours) {
            if (name.empty() || !line.starts_with(name))
                continue;
            const std::string_view said = line.substr(name.size());
            if (said.starts_with(":") || said.starts_with("："))
                words.push_back({name, said});
        }
    }
    return words;
}

/// "不谈折扣", "no discount": the word stands there, the offer does not.
bool isRefused(std::string_view folded, std::size_t at)
{
    const std::string_view before = folded.substr(at < 9 ? 0 : at - 9, std::min<std::size_t>(at, 9));
    for (const std::string_view word : {"不", "没", "别", "无", "no ", "not ", "n't ", "without"}) {
        if (before.find(word) != std::string_view::npos)
            return true;
    }
    return false;
}

/// The first offer in the words, or nothing.
std::string offerIn(std::string_view text)
{
    const std::string folded = fold(text);
    std::size_t first = std::string::npos;
    std::string found;
    for (const std::string_view offer : offers) {
        const std::size_t at = folded.find(offer);
        if (at < first && !isRefused(folded, at)) {
            first = at;
            found = offer;
        }
    }
    for (std::size_t at = folded.find(tenths); at != std::string::npos && at < first; at = folded.find(tenths, at + 1)) {
        std::size_t begin = at;
        while (begin > 0 && (folded[begin - 1] == ' ' || folded[begin - 1] == '.' || (folded[begin - 1] >= '0' && folded[begin - 1] <= '9')))
            --begin;
        while (begin < at && folded[begin] == ' ')
            ++begin;
        if (begin < at && !isRefused(folded, begin)) {
            first = begin;
            found = folded.substr(begin, at + tenths.size() - begin);
        }
    }
    return found;
}

} // namespace

bool misreadAsPrice(SignalKind kind)
{
    return kind == SignalKind::DeliveryLeadTime || kind == SignalKind::CertificationDoubt || kind == SignalKind::NegativeSentiment
        || kind == SignalKind::FulfilmentComplaint;
}

std::optional<Misfit> possibleMisfit(const model::Warning &warning, std::span<const model::Interaction> interactions)
{
    if (!misreadAsPrice(warning.kind))
        return std::nullopt;
    std::optional<Misfit> first;
    for (const model::Interaction &talk : interactions) {
        if (talk.channel == model::Channel::Note || talk.occurredAt <= warning.openedAt)
            continue;
        if ((warning.closedAt && talk.occurredAt > *warning.closedAt) || (first && talk.occurredAt >= first->at))
            continue;
        for (const OurWords &words : ourWords(talk)) {
            if (const std::string offer = offerIn(words.text); !offer.empty()) {
                const std::size_t inTurn = words.text.find(offer);
                const std::size_t start = std::size_t(words.text.data() - talk.text.data()) + inTurn;
                first = Misfit{talk.id, talk.occurredAt, words.by, offer, 0, 0};
                if (inTurn != std::string_view::npos) {
                    first->start = std::int64_t(start);
                    first->end = std::int64_t(start + offer.size());
                }
                break;
            }
        }
    }
    return first;
}

} // namespace sinan::insight
