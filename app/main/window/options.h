#pragma once

#include "app/base/format.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <optional>

namespace sinan::main {

/// What the command line of sinan asks for (architecture.md, "Running it").
struct Options {
    bool demo = false;
    std::filesystem::path workspace;  ///< folder; empty = the person's own
    std::optional<UtcTime> clock;     ///< stands still at it
    QString route;
    std::optional<Language> language;
    QString theme;                    ///< "light", "dark", "system" or empty
    std::optional<int> textPercent;
    QSize size{1440, 900};
    bool offline = false;
    bool still = false;               ///< no animation
    QString keys;
    QString shot;
    QString dump;
    QString perf;
    QStringList files;                ///< to import

    /// Whether the program should end by itself once it has done what was asked.
    [[nodiscard]] bool isScripted() const { return !keys.isEmpty() || !shot.isEmpty() || !dump.isEmpty() || !perf.isEmpty(); }
};

/// @retval ErrorCode::InvalidArgument  where = the flag
[[nodiscard]] Result<Options> parseOptions(const QStringList &arguments);
/// The help text, both languages.
[[nodiscard]] QString optionsHelp();

} // namespace sinan::main
