// Backs up, or restores, without end; the test kills it at random moments. Says "ready" and then one line a round.
// Arguments: database, "backup", or "restore" and the backups to put in its place by turns.
#include "app/store/store.h"
#include "store_fixture.h"

#include <cstdio>
#include <cstdlib>

using namespace sinan;

namespace {

void tell(const std::string &line)
{
    std::printf("%s\n", line.c_str());
    std::fflush(stdout);
}

template <class T>
T orGiveUp(Result<T> result)
{
    if (!result.ok()) {
        tell("error " + result.error().toString());
        std::_Exit(3);
    }
    return std::move(result).value();
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    const SystemClock clock;
    SystemRandom random;
    store::NoKey noKey;
    const std::filesystem::path workspace(argv[1]);
    const store::Environment environment{&clock, &random, &test::testMutations()};
    if (std::string_view(argv[2]) == "backup") {
        const auto store = orGiveUp(store::Store::open(workspace, noKey, environment));
        tell("ready");
        for (int round = 0;; ++round) {
            store->writer().submitJob([round](store::Transaction &rows) { return rows.setSetting("round", std::to_string(round)); }, nullptr, {});
            (void)orGiveUp(store->backups().make(store::BackupKind::Daily));
            tell("made");
        }
    }
    // A restore that was cut off is ended by opening, as Sinan does at its next start.
    (void)orGiveUp(store::Store::open(workspace, noKey, environment));
    const store::Backups backups(workspace, std::nullopt, clock);
    tell("ready");
    for (int round = 0;; ++round) {
        auto prepared = orGiveUp(backups.prepare(argv[3 + round % (argc - 3)]));
        (void)orGiveUp(backups.finish(std::move(prepared)));
        tell("restored");
    }
}
