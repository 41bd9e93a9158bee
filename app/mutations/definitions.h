#pragma once

#include "app/mutations/mutation.h"

#include <vector>

/// The families of mutations; Registry::standard() is their sum. The arguments of each stand beside its body and in docs/mutations.md.
namespace sinan::mutations {

[[nodiscard]] std::vector<Definition> rowMutations();
[[nodiscard]] std::vector<Definition> importMutations();
[[nodiscard]] std::vector<Definition> warningMutations();
[[nodiscard]] std::vector<Definition> workMutations();
[[nodiscard]] std::vector<Definition> visitMutations();
[[nodiscard]] std::vector<Definition> knowledgeMutations();
[[nodiscard]] std::vector<Definition> systemMutations();
[[nodiscard]] std::vector<Definition> workspaceMutations();
[[nodiscard]] std::vector<Definition> viewMutations();
[[nodiscard]] std::vector<Definition> privacyMutations();

} // namespace sinan::mutations
