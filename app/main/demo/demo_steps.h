#pragma once

#include "app/main/demo/demo_rows.h"
#include "app/mutations/row_store.h"

namespace sinan::demo {

/// A named mutation that a step of a story comes to.
struct Change {
    std::string actor;
    std::string mutation;
    Json arguments;
};

/// What a colleague's step does to the data: decisions on the open warning that it names, tasks, promises, cards, stages, tags, consents.
[[nodiscard]] Result<std::vector<Change>> changesOf(const Event &event, const mutations::RowReader &rows, const std::string &zone, const Clock &clock,
                                                    RandomSource &random);

} // namespace sinan::demo
