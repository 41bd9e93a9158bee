#include "bench/signals_corpus.h"

#include "bench/bench_support.h"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace sinan::bench {

namespace {

std::string readFile(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    if (text.str().empty())
        stop("cannot read " + path);
    return text.str();
}

std::vector<std::string> linesOf(const std::vector<std::string> &files)
{
    std::vector<std::string> lines;
    for (const std::string &name : files) {
        std::istringstream text(readFile(SINAN_SHARED_DIR "/data/" + name));
        for (std::string line; std::getline(text, line);) {
            if (line.size() >= 8)
                lines.push_back(line);
        }
    }
    return lines;
}

} // namespace

std::string signalsCorpus(std::size_t bytes)
{
    const auto zh = linesOf({"reviews_online_shopping/online_shopping_10_cats.csv", "dialog_crosswoz/crosswoz_val_turns.tsv"});
    const auto en = linesOf({"dialog_uss_satisfaction/MWOZ.txt", "intent_banking77/banking77_train.csv"});
    std::string corpus;
    corpus.reserve(bytes + 4096);
    for (std::size_t i = 0; corpus.size() < bytes; ++i) {
        corpus += i % 2 ? en[i / 2 % en.size()] : zh[i / 2 % zh.size()];
        corpus += '\n';
    }
    return corpus;
}

signals::Detector shippedDetector()
{
    const auto read = [](const std::string &name) {
        auto json = parseJson(readFile(SINAN_SOURCE_DIR "/resources/packs/" + name));
        if (!json.ok())
            stop(json.error().toString());
        return *json;
    };
    const std::vector<Json> packs{read("zh.json"), read("en.json")};
    std::vector<Json> models;
    for (const std::string name : {"zh.model.json", "en.model.json"}) {
        if (std::filesystem::exists(SINAN_SOURCE_DIR "/resources/packs/" + name))
            models.push_back(read(name));
    }
    auto detector = signals::Detector::build(packs, models);
    if (!detector.ok())
        stop(detector.error().toString());
    return *detector;
}

std::vector<std::string_view> talksOf(const std::string &corpus, std::size_t bytes)
{
    std::vector<std::string_view> talks;
    const std::string_view text = corpus;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', std::min(at + bytes, text.size() - 1));
        talks.push_back(text.substr(at, end - at));
        at = end == std::string_view::npos ? text.size() : end + 1;
    }
    return talks;
}

} // namespace sinan::bench
