#include "ui/screens/warning/warning_data.h"

#include <algorithm>

namespace sinan::screens {

using mutations::Comparison;
using mutations::findAs;
using mutations::Query;
using mutations::RowReader;
using mutations::selectAs;

namespace {

constexpr std::size_t contextBytes = 90;
/// Talks since a warning that are looked through; more than a busy customer has in a month.
constexpr std::int64_t mostTalksSince = 200;

bool endsSentence(std::string_view text, std::size_t at)
{
    static constexpr std::array<std::string_view, 8> marks{"\n", "。", "?", "!", "？", "！", ";", "；"};
    return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return text.substr(at).starts_with(mark); });
}

bool startsCharacter(std::string_view text, std::size_t at)
{
    return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n' || text.front() == '\r'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

/// What stands before and after the words, up to the ends of their sentences or a line's length.
void addContext(Quote &quote, std::string_view text)
{
    const auto begin = std::size_t(std::max<std::int64_t>(0, quote.signal.start));
    const auto end = std::size_t(std::max<std::int64_t>(0, quote.signal.end));
    if (begin >= end || end > text.size() || !startsCharacter(text, begin) || !startsCharacter(text, end))
        return;
    std::size_t from = begin;
    while (from > 0 && begin - from < contextBytes) {
        std::size_t previous = from - 1;
        while (previous > 0 && !startsCharacter(text, previous))
            --previous;
        if (endsSentence(text, previous))
            break;
        from = previous;
    }
    std::size_t to = end;
    while (to < text.size() && to - end < contextBytes) {
        const bool stop = endsSentence(text, to);
        if (stop && text[to] == '\n')
            break;
        do
            ++to;
        while (to < text.size() && !startsCharacter(text, to));
        if (stop)
            break;
    }
    std::string_view before = text.substr(from, begin - from);
    // A transcript's line begins with who speaks; the name is shown beside the words already.
    for (const std::string_view colon : {":", "："}) {
        const auto at = before.find(colon);
        if (!quote.signal.speaker.empty() && at != std::string_view::npos && before.substr(0, at).find(quote.signal.speaker) != std::string_view::npos)
            before.remove_prefix(at + colon.size());
    }
    quote.before = trimmed(before);
    quote.after = trimmed(text.substr(end, to - end));
}

std::string titleOfSpeaker(const model::Interaction &talk, const std::string &name)
{
    if (!talk.speakers.is_array())
        return {};
    for (const Json &speaker : talk.speakers) {
        if (textOr(speaker, "name") == name)
            return textOr(speaker, "title");
    }
    return {};
}

template <class T>
Result<std::vector<T>> rowsWhere(const RowReader &rows, std::string_view field, model::Value value, std::string_view orderBy = {})
{
    Query query;
    query.where.push_back({field, Comparison::Equal, std::move(value)});
    query.orderBy = orderBy;
    return selectAs<T>(rows, std::move(query));
}

template <class T>
Result<void> readByKeys(const RowReader &rows, const std::vector<std::string> &keys, std::vector<T> &into)
{
    for (const std::string &key : keys) {
        SINAN_ASSIGN(auto found, rowsWhere<T>(rows, "key", key));
        if (!found.empty())
            into.push_back(std::move(found.front()));
    }
    return {};
}

Result<void> readQuote(const RowReader &rows, const Uuid &id, const std::vector<model::Contact> &contacts, WarningData &data)
{
    SINAN_ASSIGN(auto signal, findAs<model::Signal>(rows, id));
    if (!signal)
        return {};
    Quote quote;
    quote.signal = std::move(*signal);
    SINAN_ASSIGN(auto talk, findAs<model::Interaction>(rows, quote.signal.interaction));
    if (talk) {
        quote.title = talk->title;
        quote.channel = talk->channel;
        quote.author = talk->author;
        quote.speakerTitle = titleOfSpeaker(*talk, quote.signal.speaker);
        addContext(quote, talk->text);
    }
    for (const model::Contact &contact : contacts) {
        if (quote.speakerTitle.empty() && contact.name == quote.signal.speaker)
            quote.speakerTitle = contact.title;
    }
    data.quotes.push_back(std::move(quote));
    return {};
}

Result<void> readFigure(const RowReader &rows, const Uuid &id, WarningData &data)
{
    SINAN_ASSIGN(auto fact, findAs<model::Fact>(rows, id));
    if (!fact)
        return {};
    Figure figure{std::move(*fact), {}};
    SINAN_ASSIGN(auto sources, rowsWhere<model::DataSource>(rows, "key", figure.fact.source));
    if (!sources.empty())
        figure.source = std::move(sources.front());
    data.figures.push_back(std::move(figure));
    return {};
}

/// "customer_word@2026-02-06T03:08:00.000Z"
void readMoment(const std::string &text, WarningData &data)
{
    const auto sign = text.find('@');
    if (sign == std::string::npos)
        return;
    if (const auto at = parseIso(text.substr(sign + 1)))
        data.moments.push_back({text.substr(0, sign), *at});
}

Result<void> readEvidence(const RowReader &rows, WarningData &data)
{
    SINAN_ASSIGN(const auto contacts, rowsWhere<model::Contact>(rows, "customer", data.warning.customer));
    for (const insight::EvidenceRef &ref : data.explanation->evidence) {
        if (ref.collection == "moment") {
            readMoment(ref.id, data);
            continue;
        }
        const auto id = Uuid::parse(ref.id);
        if (!id)
            continue;
        if (ref.collection == "signal")
            SINAN_TRY(readQuote(rows, *id, contacts, data));
        else if (ref.collection == "fact")
            SINAN_TRY(readFigure(rows, *id, data));
        else if (ref.collection == "task") {
            SINAN_ASSIGN(auto task, findAs<model::Task>(rows, *id));
            if (task)
                data.evidenceTasks.push_back(std::move(*task));
        }
    }
    std::stable_sort(data.quotes.begin(), data.quotes.end(),
                     [](const Quote &a, const Quote &b) { return a.signal.occurredAt > b.signal.occurredAt; });
    std::stable_sort(data.moments.begin(), data.moments.end(), [](const Moment &a, const Moment &b) { return a.at > b.at; });
    std::stable_sort(data.figures.begin(), data.figures.end(), [](const Figure &a, const Figure &b) { return a.fact.at > b.fact.at; });
    return {};
}

} // namespace

Result<std::optional<WarningData>> readWarning(const RowReader &rows, const Uuid &id)
{
    SINAN_ASSIGN(auto warning, findAs<model::Warning>(rows, id));
    if (!warning)
        return std::optional<WarningData>{};
    WarningData data;
    data.warning = std::move(*warning);
    SINAN_ASSIGN(data.customer, findAs<model::Customer>(rows, data.warning.customer));
    if (data.warning.opportunity) {
        SINAN_ASSIGN(data.opportunity, findAs<model::Opportunity>(rows, *data.warning.opportunity));
    }
    SINAN_ASSIGN(data.decisions, rowsWhere<model::Decision>(rows, "warning", data.warning.id, "at"));
    SINAN_ASSIGN(data.tasks, rowsWhere<model::Task>(rows, "warning", data.warning.id, "created_at"));
    if (insight::misreadAsPrice(data.warning.kind)) {
        mutations::Query since;
        since.collection = model::Collection::Interaction;
        since.where.push_back({"customer", mutations::Comparison::Equal, data.warning.customer});
        since.where.push_back({"occurred_at", mutations::Comparison::Greater, toMillis(data.warning.openedAt)});
        since.orderBy = "occurred_at";
        since.limit = mostTalksSince;
        SINAN_ASSIGN(const auto talks, mutations::selectAs<model::Interaction>(rows, since));
        data.misfit = insight::possibleMisfit(data.warning, talks);
    }
    SINAN_ASSIGN(auto rules, rowsWhere<model::Rule>(rows, "key", data.warning.ruleKey, "revision"));
    for (model::Rule &rule : rules) {
        if (!data.rule || data.rule->revision != data.warning.ruleRevision)
            data.rule = std::move(rule);
    }
    if (auto explanation = insight::explanationFromJson(data.warning.explanation); explanation.ok()) {
        data.explanation = std::move(explanation).value();
        SINAN_TRY(readEvidence(rows, data));
        SINAN_TRY(readByKeys(rows, data.explanation->knowledge, data.articles));
        SINAN_TRY(readByKeys(rows, data.explanation->similarCases, data.cases));
    }
    return std::optional(std::move(data));
}

std::vector<std::string> readQuotes(const RowReader &rows, const insight::Explanation &explanation, std::size_t limit)
{
    std::vector<model::Signal> signalRows;
    for (const insight::EvidenceRef &ref : explanation.evidence) {
        const auto id = ref.collection == "signal" ? Uuid::parse(ref.id) : std::nullopt;
        if (!id)
            continue;
        if (auto found = findAs<model::Signal>(rows, *id); found.ok() && *found)
            signalRows.push_back(std::move(**found));
    }
    std::stable_sort(signalRows.begin(), signalRows.end(), [](const auto &a, const auto &b) { return a.occurredAt > b.occurredAt; });
    std::vector<std::string> quotes;
    for (const model::Signal &signal : signalRows) {
        if (quotes.size() < limit && !signal.quote.empty())
            quotes.push_back(signal.quote);
    }
    return quotes;
}

} // namespace sinan::screens
