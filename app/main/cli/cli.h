#pragma once

#include "app/base/result.h"
#include "app/base/random_source.h"
#include "app/main/reflex_loop.h"
#include "app/store/store.h"

#include <QCommandLineParser>
#include <QStringList>

#include <filesystem>

namespace sinan::cli {

/// Exit statuses: 0 done, 1 the work failed or found something wrong, 2 the call was off.
enum Exit { Done = 0, Failed = 1, Usage = 2 };

/// What every command may use.
struct Surroundings {
    std::filesystem::path resources;
    bool json = false;
    std::filesystem::path workspace;  ///< folder; empty where none was named
    UtcTime now{};
};

/// A command of sinanctl.
struct CommandEntry {
    const char *name;
    const char *summary;
    const char *usage;
    int (*run)(const Surroundings &, const QStringList &arguments);
};

[[nodiscard]] std::span<const CommandEntry> commands();

int detect(const Surroundings &, const QStringList &arguments);
int logic(const Surroundings &, const QStringList &arguments);
int import(const Surroundings &, const QStringList &arguments);
int search(const Surroundings &, const QStringList &arguments);
int evaluate(const Surroundings &, const QStringList &arguments);
int explain(const Surroundings &, const QStringList &arguments);
int contact(const Surroundings &, const QStringList &arguments);
int doctor(const Surroundings &, const QStringList &arguments);
int backup(const Surroundings &, const QStringList &arguments);
int restore(const Surroundings &, const QStringList &arguments);
int demo(const Surroundings &, const QStringList &arguments);
int train(const Surroundings &, const QStringList &arguments);

/// One line to standard output or standard error, UTF-8.
void print(const std::string &line);
void complain(const std::string &line);
/// Prints the error as people read it (or as JSON) and returns Failed.
int fail(const Surroundings &, const Error &error);
int usage(const std::string &reason);

/// An open workspace with its reflex, for commands that need one.
struct OpenWorkspace {
    SystemClock systemClock;
    SetClock setClock{UtcTime{}};
    SystemRandom random;
    store::NoKey noKey;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<main::ReflexLoop> loop;
    const Clock *clock = nullptr;
};
/// Opens (and where `create`, makes) the workspace folder named on the command line.
[[nodiscard]] Result<std::unique_ptr<OpenWorkspace>> openWorkspace(const Surroundings &, bool create);

} // namespace sinan::cli
