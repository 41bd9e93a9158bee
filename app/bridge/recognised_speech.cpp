#include "app/bridge/recognised_speech.h"

#include "app/base/utf8.h"

#include <algorithm>

namespace sinan::bridge {

namespace {

struct Sentence
{
    std::int64_t start = 0;
    std::string speaker; ///< as the service numbers them
    std::string words;
};

/// A number that may stand as text, as text.
std::string plainText(const Json &value)
{
    return value.is_string() ? value.get<std::string>() : value.is_number_integer() ? dumpJson(value) : std::string();
}

std::int64_t milliseconds(const Json &value)
{
    const std::string text = plainText(value);
    return text.size() > 15 ? 0 : std::strtoll(text.c_str(), nullptr, 10);
}

Error failedRecognition(const std::string &file, const std::string &told)
{
    return inputError(ErrorCode::Unreadable, file, "import.error.recognition_failed", "import.mend.recognise_again",
                      {{"detail", textArgument(shortened(told, 200))}});
}

void addMissing(IssueList &issues, std::int64_t line, std::string field, const Json &value)
{
    issues.add(line, std::move(field), dumpJson(value), {"import.issue.field_missing", Json::object()},
               "import.mend.recognise_again");
}

/// Data.Result: "[0:1.640,0:3.940,1]  words" a line; the last number is the speaker's, where they are told apart.
std::vector<Sentence> tencentLines(const std::string &result)
{
    std::vector<Sentence> sentences;
    for (std::size_t from = 0; from < result.size();) {
        const std::size_t end = std::min(result.find('\n', from), result.size());
        std::string_view line = trimmed(std::string_view(result).substr(from, end - from));
        from = end + 1;
        Sentence sentence;
        const std::size_t close = line.starts_with("[") ? line.find(']') : std::string_view::npos;
        if (close != std::string_view::npos) {
            const std::string_view inside = line.substr(1, close - 1);
            if (std::count(inside.begin(), inside.end(), ',') == 2)
                sentence.speaker = std::string(trimmed(inside.substr(inside.rfind(',') + 1)));
            line = trimmed(line.substr(close + 1));
        }
        sentence.words = std::string(line);
        sentences.push_back(std::move(sentence));
    }
    return sentences;
}

/// Response.Data.ResultDetail[]: FinalSentence, SpeakerId, StartMs.
Result<std::vector<Sentence>> tencentSentences(const Json &data, const std::string &file, std::int64_t line, IssueList &issues)
{
    if (const std::string fault = textOr(data, "ErrorMsg"); !fault.empty())
        return failedRecognition(file, fault);
    const Json &details = memberOrNull(data, "ResultDetail");
    if (!details.is_array() || details.empty())
        return tencentLines(textOr(data, "Result"));
    std::vector<Sentence> sentences;
    for (std::size_t i = 0; i < details.size(); ++i) {
        Sentence sentence{milliseconds(memberOrNull(details[i], "StartMs")), plainText(memberOrNull(details[i], "SpeakerId")),
                          textOr(details[i], "FinalSentence")};
        if (sentence.words.empty())
            addMissing(issues, line, "ResultDetail[" + std::to_string(i) + "].FinalSentence", details[i]);
        else
            sentences.push_back(std::move(sentence));
    }
    return sentences;
}

/// A member that is JSON, or JSON within a string.
Json unpacked(const Json &value)
{
    if (!value.is_string())
        return value;
    auto inner = parseJson(value.get_ref<const std::string &>());
    return inner.ok() ? std::move(*inner) : Json();
}

/// orderResult.lattice[].json_1best.st: rl the speaker, bg the beginning, rt[].ws[].cw[0].w the words.
Result<std::vector<Sentence>> iflytekSentences(const Json &order, const std::string &file, std::int64_t line, IssueList &issues)
{
    const Json lattice = unpacked(memberOrNull(order, "lattice"));
    if (!lattice.is_array())
        return inputError(ErrorCode::Unreadable, file, "import.error.json_empty", "import.mend.recognise_again")
            .with("row", std::to_string(line))
            .with("header", "orderResult.lattice");
    std::vector<Sentence> sentences;
    for (std::size_t i = 0; i < lattice.size(); ++i) {
        const Json best = unpacked(memberOrNull(lattice[i], "json_1best"));
        const Json &st = memberOrNull(best, "st");
        Sentence sentence{milliseconds(memberOrNull(st, "bg")), plainText(memberOrNull(st, "rl")), {}};
        // 0 says that speakers were not told apart.
        if (sentence.speaker == "0")
            sentence.speaker.clear();
        const Json &parts = memberOrNull(st, "rt");
        for (const Json &part : parts.is_array() ? parts : Json::array()) {
            const Json &words = memberOrNull(part, "ws");
            for (const Json &word : words.is_array() ? words : Json::array()) {
                const Json &candidates = memberOrNull(word, "cw");
                if (candidates.is_array() && !candidates.empty() && textOr(candidates[0], "wp") != "g")
                    sentence.words += textOr(candidates[0], "w");
            }
        }
        if (!parts.is_array())
            addMissing(issues, line, "lattice[" + std::to_string(i) + "].json_1best.st.rt", lattice[i]);
        else
            sentences.push_back(std::move(sentence));
    }
    return sentences;
}

} // namespace

std::optional<Result<ParsedTalk>> recognisedSpeech(const Json &object, const std::string &file, std::int64_t line,
                                                   IssueList &issues, const InputLimits &limits)
{
    const Json &response = memberOrNull(object, "Response").is_object() ? memberOrNull(object, "Response") : object;
    const Json &data = memberOrNull(response, "Data").is_object() ? memberOrNull(response, "Data") : response;
    const Json &content = memberOrNull(object, "content").is_object() ? memberOrNull(object, "content") : object;
    const Json &refused = memberOrNull(response, "Error");
    std::optional<Result<std::vector<Sentence>>> found;
    if (data.contains("ResultDetail") || (data.contains("TaskId") && data.contains("Result")))
        found = tencentSentences(data, file, line, issues);
    else if (&response != &object && refused.is_object())
        found = failedRecognition(file, textOr(refused, "Message", textOr(refused, "Code")));
    else if (content.contains("orderResult") && textOr(object, "code", "000000") != "000000")
        found = failedRecognition(file, textOr(object, "descInfo", textOr(object, "code")));
    else if (content.contains("orderResult"))
        found = iflytekSentences(unpacked(memberOrNull(content, "orderResult")), file, line, issues);
    else if (object.contains("lattice"))
        found = iflytekSentences(object, file, line, issues);
    if (!found)
        return std::nullopt;
    if (!found->ok())
        return Result<ParsedTalk>(found->error());
    auto &sentences = found->value();
    std::stable_sort(sentences.begin(), sentences.end(), [](const Sentence &a, const Sentence &b) { return a.start < b.start; });
    std::string sample;
    for (std::size_t i = 0; i < sentences.size() && sample.size() < 2000; ++i)
        sample += sentences[i].words.substr(0, 2000);
    const char *label = languageOf(sample) == "en" ? "Speaker " : "说话人 ";
    ParsedTalk talk;
    talk.row = line;
    for (auto &sentence : sentences) {
        TalkTurn turn;
        turn.speaker = sentence.speaker.empty() ? std::string() : label + sentence.speaker;
        turn.words = std::move(sentence.words);
        turn.row = line;
        if (!addTurn(talk, std::move(turn), issues, limits))
            break;
    }
    if (talk.turns.empty())
        return Result<ParsedTalk>(
            inputError(ErrorCode::Unreadable, file, "import.error.json_empty", "import.mend.recognise_again")
                .with("row", std::to_string(line)));
    return Result<ParsedTalk>(std::move(talk));
}

} // namespace sinan::bridge
