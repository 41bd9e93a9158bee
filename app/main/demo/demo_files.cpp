#include "app/main/demo/demo_files.h"

#include "app/base/utf8.h"
#include "app/main/resources.h"

#include <QDir>

#include <algorithm>

namespace sinan::demo {

namespace {

Result<UtcTime> timeOf(const Json &entry, std::string_view key, const std::string &zone)
{
    const auto time = parseIso(textOr(entry, key), zone);
    if (!time)
        return Error{ErrorCode::Unreadable, "demo." + std::string(key), "not a time", {}}.with("value", textOr(entry, key));
    return *time;
}

} // namespace

Result<Json> readArticle(std::string_view text)
{
    Json article = Json::object();
    std::string *section = nullptr;
    std::string zh;
    std::string en;
    int rules = 0;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find('\n', from), text.size());
        const std::string_view line = text.substr(from, to - from);
        from = to + 1;
        if (rules < 2 && trimmed(line) == "---") {
            ++rules;
        } else if (rules == 1) {
            const auto colon = line.find(':');
            if (colon == std::string_view::npos)
                continue;
            const std::string key(trimmed(line.substr(0, colon)));
            std::string_view value = trimmed(line.substr(colon + 1));
            if (value.starts_with('[') && value.ends_with(']')) {
                Json list = Json::array();
                value = value.substr(1, value.size() - 2);
                while (!value.empty()) {
                    const auto comma = std::min(value.find(','), value.size());
                    list.push_back(std::string(trimmed(value.substr(0, comma))));
                    value.remove_prefix(std::min(comma + 1, value.size()));
                }
                article[key] = std::move(list);
            } else {
                article[key] = std::string(value);
            }
        } else if (trimmed(line) == "## zh") {
            section = &zh;
        } else if (trimmed(line) == "## en") {
            section = &en;
        } else if (section) {
            *section += line;
            *section += '\n';
        }
    }
    article["zh"] = std::string(trimmed(zh));
    article["en"] = std::string(trimmed(en));
    if (textOr(article, "id").empty() || zh.empty() || en.empty())
        return Error{ErrorCode::Unreadable, "knowledge", "needs an id, a zh and an en part", {}};
    return article;
}

Result<Json> readArticles(const std::filesystem::path &folder)
{
    Json articles = Json::array();
    for (const QString &name : QDir(folder).entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name)) {
        SINAN_ASSIGN(const std::string text, main::readTextFile(folder / name.toStdString()));
        auto article = readArticle(text);
        if (!article.ok())
            return Error(article.error()).with("file", name.toStdString());
        articles.push_back(std::move(article).value());
    }
    return articles;
}

Result<Files> readFiles(const std::filesystem::path &folder)
{
    Files files;
    SINAN_ASSIGN(const Json stories, main::readJsonFile(folder / "stories.json"));
    files.zone = textOr(stories, "timezone", "Asia/Shanghai");
    SINAN_ASSIGN(files.clock, timeOf(stories, "clock", files.zone));
    SINAN_ASSIGN(files.end, timeOf(stories, "end", files.zone));
    for (const char *name : {"customers_a.json", "customers_b.json"}) {
        SINAN_ASSIGN(Json customers, main::readJsonFile(folder / name));
        for (Json &customer : customers)
            files.customers.push_back(std::move(customer));
    }
    for (const char *name : {"talks_a.jsonl", "talks_b.jsonl"}) {
        SINAN_TRY(main::eachJsonLine(folder / name, [&](Json talk, int) -> Result<void> {
            SINAN_ASSIGN(const UtcTime at, timeOf(talk, "at", files.zone));
            files.events.push_back({at, Event::Type::Talk, std::move(talk)});
            return {};
        }));
    }
    for (const Json &story : memberOrNull(stories, "stories")) {
        for (const Json &kind : memberOrNull(story, "warnings"))
            files.leftOpen.emplace_back(textOr(story, "customer"), kind.get<std::string>());
        for (const Json &step : memberOrNull(story, "steps")) {
            SINAN_ASSIGN(const UtcTime at, timeOf(step, "at", files.zone));
            files.events.push_back({at, Event::Type::Step, step});
        }
    }
    std::stable_sort(files.events.begin(), files.events.end(), [](const Event &a, const Event &b) { return a.at < b.at; });
    SINAN_ASSIGN(files.cases, main::readJsonFile(folder / "cases.json"));
    SINAN_ASSIGN(files.visits, main::readJsonFile(folder / "visits.json"));
    SINAN_ASSIGN(files.articles, readArticles(folder / "knowledge"));
    return files;
}

} // namespace sinan::demo
