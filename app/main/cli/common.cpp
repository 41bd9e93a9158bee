#include "app/main/cli/cli.h"

#include "app/main/resources.h"
#include "app/main/unfinished_imports.h"
#include "app/main/workspace_setup.h"

#include <cstdio>

namespace sinan::cli {

std::span<const CommandEntry> commands()
{
    static constexpr CommandEntry entries[] = {
        {"detect", "hears risk signals in conversations", "detect FILE… | --jsonl FILE   [--our NAME]…   start and end count characters (code points) of the text", detect},
        {"train", "trains a signal model from labelled talk", "train --lang zh|en --data FILE… [--check FILE…] [--out FILE] [--name VERSION]   prints cross-validated figures; thresholds look at --check too", train},
        {"logic", "runs JsonLogic conformance files", "logic --cases FILE…", logic},
        {"import", "brings tables and conversations into a workspace", "import --workspace DIR FILE… [--dry-run] [--attested | --not-attested]   of recordings: whether both sides were told", import},
        {"search", "finds rows by words", "search --workspace DIR WORDS…", search},
        {"evaluate", "asks the rules and lists the warnings", "evaluate --workspace DIR [--clock TIME]", evaluate},
        {"explain", "prints why a warning was raised", "explain --workspace DIR WARNING-ID [--lang zh|en]", explain},
        {"contact", "shows, exports or erases all that is held of a person", "contact --workspace DIR NAME|ID [--export FILE] [--erase] [--lang zh|en]   writes FILE.txt and FILE.json; erasing cannot be undone", contact},
        {"doctor", "checks a workspace", "doctor --workspace DIR", doctor},
        {"backup", "copies a workspace into one file, also while it is open", "backup --workspace DIR [FILE | --daily | --list]   without a FILE: into DIR/backups; --daily keeps 7 days and 4 weeks", backup},
        {"restore", "puts a backup in a workspace's place and keeps the former one", "restore --workspace DIR FILE [--dry-run]", restore},
        {"demo", "makes the demo workspace, or moves it two weeks on", "demo --workspace DIR [--advance]", demo},
    };
    return entries;
}

void print(const std::string &line)
{
    std::fwrite(line.data(), 1, line.size(), stdout);
    std::fputc('\n', stdout);
}

void complain(const std::string &line)
{
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fputc('\n', stderr);
}

int fail(const Surroundings &surroundings, const Error &error)
{
    if (surroundings.json) {
        Json facts = Json::object();
        for (const auto &[name, value] : error.facts)
            facts[name] = value;
        complain(dumpJson({{"error", toText(error.code)}, {"where", error.where}, {"detail", error.detail}, {"facts", facts}}));
    } else {
        complain("sinanctl: " + error.toString());
    }
    return Failed;
}

int usage(const std::string &reason)
{
    complain("sinanctl: " + reason);
    return Usage;
}

Result<std::unique_ptr<OpenWorkspace>> openWorkspace(const Surroundings &surroundings, bool create)
{
    if (surroundings.workspace.empty())
        return Error{ErrorCode::InvalidArgument, "--workspace", "name the workspace folder", {}};
    std::error_code failed;
    const auto file = surroundings.workspace / "workspace.db";
    if (!std::filesystem::exists(file, failed) && !create)
        return Error{ErrorCode::NotFound, surroundings.workspace.string(), "no workspace here", {}};
    std::filesystem::create_directories(surroundings.workspace, failed);
    auto open = std::make_unique<OpenWorkspace>();
    open->setClock.moveTo(surroundings.now);
    open->clock = &open->setClock;
    const store::Environment environment{&open->setClock, &open->random, &mutations::Registry::standard()};
    SINAN_ASSIGN(open->store, store::Store::open(file, open->noKey, environment));
    SINAN_ASSIGN(const auto unfinished, main::settleUnfinishedImports(*open->store, open->setClock, open->random));
    for (const std::string &name : unfinished.takenBack)
        complain("sinanctl: an earlier import of " + name + " was cut off and has been taken back; bring it in again");
    for (const std::string &name : unfinished.kept)
        complain("sinanctl: an earlier import of " + name + " was cut off and has been worked on since; bring it in again to add what is missing");
    open->loop = std::make_unique<main::ReflexLoop>(*open->store, main::detectorSource(surroundings.resources), environment);
    return open;
}

} // namespace sinan::cli
