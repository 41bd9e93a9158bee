#pragma once

#include "app/store/store.h"

namespace sinan::main {

/// What became of imports that were cut off: the program died, or the computer did, while their rows went in.
struct UnfinishedImports
{
    std::vector<std::string> takenBack; ///< their files; nothing of them is left
    std::vector<std::string> kept; ///< files whose rows have been worked on since; bringing them in again adds what is missing
    [[nodiscard]] bool empty() const { return takenBack.empty() && kept.empty(); }
};

/// An import is all or nothing: takes back what half-written ones left. Call when the workspace has just been opened, before
/// anything else is written: nobody else has it open (store/file_lock.h), so an import that says it is running was cut off. The
/// step is not among those that a person can take back or repeat.
[[nodiscard]] Result<UnfinishedImports> settleUnfinishedImports(store::Store &store, const Clock &clock, RandomSource &random);

} // namespace sinan::main
