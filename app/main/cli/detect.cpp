#include "app/base/utf8.h"
#include "app/main/cli/cli.h"
#include "app/main/resources.h"

namespace sinan::cli {

namespace {

/// One conversation's signals; offsets in characters, as the languages that read JSON count them.
Result<Json> detectOne(const signals::Detector &detector, const std::string &id, const std::string &text, const std::string &lang, model::Channel channel,
                       const std::vector<std::string> &ourNames)
{
    signals::Talk talk;
    talk.text = text;
    talk.lang = lang;
    talk.channel = channel;
    talk.ourNames = ourNames;
    auto found = detector.detect(talk);
    if (!found.ok())
        return Error(found.error()).with("id", id);
    Json signals = Json::array();
    for (const signals::FoundSignal &signal : *found) {
        const std::size_t start = codePointCount(std::string_view(text).substr(0, signal.start));
        signals.push_back({{"kind", nameOf(signal.kind)},
                           {"probability", signal.probability},
                           {"start", start},
                           {"end", start + codePointCount(std::string_view(text).substr(signal.start, signal.end - signal.start))},
                           {"quote", signal.quote},
                           {"speaker", signal.speaker}});
    }
    return Json{{"id", id}, {"signals", std::move(signals)}};
}

void printResult(const Surroundings &surroundings, const Json &result)
{
    if (surroundings.json) {
        print(dumpJson(result));
        return;
    }
    print(textOr(result, "id") + ": " + std::to_string(result["signals"].size()) + " signal(s)");
    for (const Json &signal : result["signals"]) {
        const auto kind = model::parseChoice<model::SignalKind>(textOr(signal, "kind"));
        print("  " + std::string(labelOf(*kind).zh) + " · " + std::string(labelOf(*kind).en) + "  " + textOr(signal, "speaker") + "  “" + textOr(signal, "quote") + "”");
    }
}

model::Channel channelOf(const Json &entry)
{
    const std::string name = textOr(entry, "channel");
    if (name == "email")
        return model::Channel::Mail;
    return model::parseChoice<model::Channel>(name).value_or(model::Channel::Call);
}

Result<void> detectLines(const Surroundings &surroundings, const signals::Detector &detector, const std::string &file, const std::vector<std::string> &ourNames)
{
    return main::eachJsonLine(std::filesystem::path(QString::fromStdString(file).toStdU16String()), [&](const Json &entry, int row) -> Result<void> {
        const Json &id = memberOrNull(entry, "id");
        SINAN_ASSIGN(const Json result, detectOne(detector, id.is_string() ? id.get<std::string>() : id.is_null() ? std::to_string(row) : dumpJson(id),
                                                  textOr(entry, "text"), textOr(entry, "lang"), channelOf(entry), ourNames));
        printResult(surroundings, result);
        return {};
    });
}

} // namespace

int detect(const Surroundings &surroundings, const QStringList &arguments)
{
    std::vector<std::string> files;
    std::vector<std::string> lines;
    std::vector<std::string> ourNames;
    for (int i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        if (argument == QLatin1String("--jsonl") || argument == QLatin1String("--our")) {
            if (++i >= arguments.size())
                return usage(argument.toStdString() + " needs a value");
            (argument == QLatin1String("--jsonl") ? lines : ourNames).push_back(arguments.at(i).toStdString());
        } else if (argument.startsWith(QLatin1String("--"))) {
            return usage("detect knows no " + argument.toStdString());
        } else {
            files.push_back(argument.toStdString());
        }
    }
    if (files.empty() && lines.empty())
        return usage("detect needs a file");
    const auto detector = main::buildDetector(surroundings.resources);
    if (!detector.ok())
        return fail(surroundings, detector.error());
    for (const std::string &file : lines) {
        if (const auto done = detectLines(surroundings, *detector, file, ourNames); !done.ok())
            return fail(surroundings, done.error());
    }
    for (const std::string &file : files) {
        const std::filesystem::path path(QString::fromStdString(file).toStdU16String());
        const auto text = main::readTextFile(path);
        if (!text.ok())
            return fail(surroundings, text.error());
        const auto result = detectOne(*detector, path.filename().string(), *text, {}, model::Channel::Call, ourNames);
        if (!result.ok())
            return fail(surroundings, result.error());
        printResult(surroundings, *result);
    }
    return Done;
}

} // namespace sinan::cli
