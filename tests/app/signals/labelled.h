#pragma once

#include "app/base/json.h"

#include <QFile>

namespace sinan::signals::test {

/// What of the labelled signals was heard.
struct Count {
    int right = 0;
    int wrong = 0;
    int missed = 0;
    [[nodiscard]] double precision() const { return right + wrong ? double(right) / (right + wrong) : 1; }
    [[nodiscard]] double recall() const { return right + missed ? double(right) / (right + missed) : 1; }
};

/// The objects of a file with one a line, below tests/app/signals; empty where there is none.
inline std::vector<Json> labelled(const QString &name)
{
    std::vector<Json> lines;
    QFile file(QStringLiteral(SINAN_SOURCE_DIR "/tests/app/signals/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return lines;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        if (!line.isEmpty())
            lines.push_back(*parseJson(std::string_view(line.constData(), std::size_t(line.size()))));
    }
    return lines;
}

} // namespace sinan::signals::test
