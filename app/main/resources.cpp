#include "app/main/resources.h"

#include "app/base/utf8.h"

#include <QFile>

#include <mutex>

namespace sinan::main {

Result<std::filesystem::path> resourceFolder(const std::filesystem::path &programFolder)
{
    std::vector<std::filesystem::path> places;
    if (const QByteArray given = qgetenv("SINAN_RESOURCES"); !given.isEmpty())
        places.emplace_back(given.toStdString());
    places.push_back(programFolder / "../share/sinan/resources");
    places.push_back(programFolder / "../Resources/resources");
    places.push_back(programFolder / "resources");
    places.push_back(programFolder / "../../../../share/sinan/resources"); // a bundle in the build tree
    std::error_code ignored;
    for (const auto &place : places) {
        if (std::filesystem::exists(place / "packs", ignored))
            return std::filesystem::weakly_canonical(place, ignored);
    }
    return Error{ErrorCode::NotFound, "resources", "Sinan's own files were not found; reinstall it or set SINAN_RESOURCES", {}};
}

Result<std::string> readTextFile(const std::filesystem::path &path, std::size_t limit)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, path.filename().string(), file.errorString().toStdString(), {}}.with("file", path.string());
    if (file.size() > qint64(limit))
        return Error{ErrorCode::TooLarge, path.filename().string(), "larger than allowed", {}}.with("file", path.string()).with("limit", std::to_string(limit));
    return file.readAll().toStdString();
}

std::string version()
{
    return SINAN_VERSION;
}

Result<Json> readJsonFile(const std::filesystem::path &path)
{
    SINAN_ASSIGN(const std::string text, readTextFile(path));
    auto json = parseJson(text);
    if (!json.ok())
        return Error(json.error()).with("file", path.string());
    return json;
}

Result<void> eachJsonLine(const std::filesystem::path &path, const std::function<Result<void>(Json line, int row)> &each)
{
    SINAN_ASSIGN(const std::string text, readTextFile(path));
    const std::string file = path.filename().string();
    int row = 0;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find('\n', from), text.size());
        const std::string_view line = trimmed(std::string_view(text).substr(from, to - from));
        from = to + 1;
        ++row;
        if (line.empty())
            continue;
        auto json = parseJson(line);
        if (!json.ok() || !json->is_object())
            return Error{ErrorCode::Unreadable, file, "not a JSON object; write one object a line", {}}.with("row", std::to_string(row));
        if (auto done = each(std::move(json).value(), row); !done.ok())
            return Error{done.error().code, file, done.error().detail, done.error().facts}.with("row", std::to_string(row));
    }
    return {};
}

Result<signals::Detector> buildDetector(const std::filesystem::path &resources, Models use)
{
    std::vector<Json> packs;
    std::vector<Json> models;
    for (const std::string lang : {"zh", "en"}) {
        SINAN_ASSIGN(Json pack, readJsonFile(resources / "packs" / (lang + ".json")));
        packs.push_back(std::move(pack));
        // Without a model the lexicon judges alone.
        const std::filesystem::path model = resources / "packs" / (lang + ".model.json");
        std::error_code ignored;
        if (use == Models::Used && std::filesystem::exists(model, ignored)) {
            SINAN_ASSIGN(Json json, readJsonFile(model));
            models.push_back(std::move(json));
        }
    }
    return signals::Detector::build(packs, models);
}

reflex::DetectorSource detectorSource(std::filesystem::path resources)
{
    struct Built {
        std::mutex mutex;
        std::optional<signals::Detector> detector;
    };
    return [resources = std::move(resources), built = std::make_shared<Built>()]() -> Result<signals::Detector> {
        const std::lock_guard lock(built->mutex);
        if (!built->detector) {
            SINAN_ASSIGN(built->detector, buildDetector(resources));
        }
        return *built->detector;
    };
}

} // namespace sinan::main
