#pragma once

#include "app/rules/logic.h"

#include <array>
#include <map>

namespace sinan::testing {

/// A customer made of literals. Times are read in the workspace's zone, Asia/Shanghai.
class FakeSubject final : public rules::Subject
{
public:
    FakeSubject() : m_calendar("Asia/Shanghai") {}
    explicit FakeSubject(WorkCalendar calendar) : m_calendar(std::move(calendar)) {}

    [[nodiscard]] static UtcTime time(std::string_view text)
    {
        const auto read = parseIso(text, "Asia/Shanghai");
        assert(read);
        return *read;
    }

    rules::Mention &hear(model::SignalKind kind, std::string_view when, std::string_view speaker = "王建国",
                         model::BuyingRole role = model::BuyingRole::Unknown)
    {
        rules::Mention mention;
        mention.id = "m" + std::to_string(++m_count);
        mention.conversation = "c" + std::to_string(m_count);
        mention.kind = kind;
        mention.at = mention.knownAt = time(when);
        mention.probability = 0.9;
        mention.speaker = model::SpeakerRole::Customer;
        mention.speakerName = speaker;
        mention.buyingRole = role;
        mention.channel = model::Channel::Call;
        auto &list = m_mentions[std::size_t(kind)];
        list.push_back(mention);
        return list.back();
    }
    void fact(const std::string &series, std::string_view when, double value = 1)
    {
        connect(series);
        const UtcTime at = time(when);
        m_series[series].push_back({"f" + std::to_string(++m_count), at, at, value});
    }
    void connect(const std::string &series) { m_feeds[series].connected = true; }
    void staleAfter(const std::string &series, std::string_view when) { m_feeds[series].freshUntil = time(when); }
    void set(const std::string &field, Json value) { m_fields[field] = std::move(value); }
    void happened(const std::string &what, std::string_view when) { m_times[what] = time(when); }
    void answer(const std::string &purpose, rules::ConsentAnswer answer) { m_consents[purpose] = answer; }
    void disconnectConversations() { m_conversations = false; }
    void sortAll()
    {
        for (auto &list : m_mentions)
            std::stable_sort(list.begin(), list.end(), [](const auto &a, const auto &b) { return a.at < b.at; });
        for (auto &[name, list] : m_series)
            std::stable_sort(list.begin(), list.end(), [](const auto &a, const auto &b) { return a.at < b.at; });
    }

    [[nodiscard]] Json field(std::string_view name) const override
    {
        const auto found = m_fields.find(name);
        return found == m_fields.end() ? Json() : found->second;
    }
    [[nodiscard]] std::span<const rules::Mention> mentions(model::SignalKind kind) const override
    {
        return m_mentions[std::size_t(kind)];
    }
    [[nodiscard]] std::span<const rules::FactPoint> series(std::string_view name) const override
    {
        const auto found = m_series.find(name);
        return found == m_series.end() ? std::span<const rules::FactPoint>{} : found->second;
    }
    [[nodiscard]] rules::Feed feedOfSeries(std::string_view name) const override
    {
        const auto found = m_feeds.find(name);
        return found == m_feeds.end() ? rules::Feed{} : found->second;
    }
    [[nodiscard]] rules::Feed feedOfChannel(std::optional<model::Channel>) const override
    {
        return {m_conversations, std::nullopt};
    }
    [[nodiscard]] std::optional<UtcTime> lastTime(std::string_view what, UtcTime asOf) const override
    {
        const auto found = m_times.find(what);
        return found == m_times.end() || found->second > asOf ? std::nullopt : std::optional(found->second);
    }
    [[nodiscard]] std::optional<rules::ConsentAnswer> consent(std::string_view purpose) const override
    {
        const auto found = m_consents.find(purpose);
        return found == m_consents.end() ? std::nullopt : std::optional(found->second);
    }
    [[nodiscard]] const WorkCalendar &calendar() const override { return m_calendar; }

private:
    WorkCalendar m_calendar;
    std::array<std::vector<rules::Mention>, model::signalKindCount> m_mentions;
    std::map<std::string, std::vector<rules::FactPoint>, std::less<>> m_series;
    std::map<std::string, rules::Feed, std::less<>> m_feeds;
    std::map<std::string, Json, std::less<>> m_fields;
    std::map<std::string, UtcTime, std::less<>> m_times;
    std::map<std::string, rules::ConsentAnswer, std::less<>> m_consents;
    bool m_conversations = true;
    int m_count = 0;
};

[[nodiscard]] inline Json parsed(std::string_view text)
{
    auto json = parseJson(text);
    assert(json.ok());
    return std::move(json).value();
}

[[nodiscard]] inline rules::Logic logic(std::string_view text)
{
    auto compiled = rules::Logic::compile(parsed(text));
    if (!compiled.ok())
        qFatal("%s", compiled.error().toString().c_str());
    return std::move(compiled).value();
}

/// The demo's moment: what the tests of operators ask at unless they say otherwise.
inline const UtcTime now = FakeSubject::time("2026-03-02T08:10");

/// "true", "false", "unknown", or the number.
[[nodiscard]] inline QByteArray told(const rules::Verdict &verdict)
{
    if (verdict.truth == rules::Truth::Unknown)
        return "unknown";
    return QByteArray::fromStdString(dumpJson(verdict.value));
}

[[nodiscard]] inline QByteArray ask(const FakeSubject &subject, std::string_view text, UtcTime at = now)
{
    return told(logic(text).evaluate(subject, at));
}

} // namespace sinan::testing
