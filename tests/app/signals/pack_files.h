#pragma once

#include "app/signals/detector.h"

#include <QFile>

namespace sinan::signals::test {

inline Json readJsonFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.readAll();
    auto json = parseJson(std::string_view(bytes.constData(), std::size_t(bytes.size())));
    return json ? *json : Json{};
}

inline std::vector<Json> shippedPacks()
{
    return {readJsonFile(QStringLiteral(SINAN_SOURCE_DIR "/resources/packs/zh.json")), readJsonFile(QStringLiteral(SINAN_SOURCE_DIR "/resources/packs/en.json"))};
}

inline std::vector<Json> shippedModels()
{
    std::vector<Json> models;
    for (const char *lang : {"zh", "en"}) {
        if (const QString path = QStringLiteral(SINAN_SOURCE_DIR "/resources/packs/%1.model.json").arg(QLatin1String(lang)); QFile::exists(path))
            models.push_back(readJsonFile(path));
    }
    return models;
}

/// The detector that the program ships with, built once a test program.
inline const Detector &shipped()
{
    static const Detector detector = [] {
        auto built = Detector::build(shippedPacks(), shippedModels());
        if (!built)
            qFatal("%s", built.error().toString().c_str());
        return *built;
    }();
    return detector;
}

} // namespace sinan::signals::test
