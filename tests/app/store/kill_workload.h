#pragma once

#include "app/base/uuid.h"

#include <string>

/// What the victim does and the test expects, step by step. Step k does one of four things; every id follows from k.
namespace sinan::test {

enum class Kind { Import, Triage, Edit, Undo };

[[nodiscard]] inline Kind kindOf(int step)
{
    return Kind(step % 4);
}
/// Undo steps take back the import three steps earlier, every other time.
[[nodiscard]] inline bool undoes(int step)
{
    return kindOf(step) == Kind::Undo && step / 4 % 2 == 0;
}
inline constexpr int chunkCount = 2;
inline constexpr int rowsPerChunk = 20;
inline constexpr int customerCount = 5;

[[nodiscard]] inline Uuid workId(const std::string &what)
{
    return Uuid::v5(sinanSpace, "kill " + what);
}
/// The mutations of an import: part 0 starts, 1 … chunkCount bring rows, the last finishes.
[[nodiscard]] inline Uuid importMutation(int step, int part)
{
    return workId("import " + std::to_string(step) + "." + std::to_string(part));
}
[[nodiscard]] inline Uuid importRun(int step)
{
    return workId("run " + std::to_string(step));
}
[[nodiscard]] inline Uuid importedRow(int step, int part, int row)
{
    return workId("row " + std::to_string(step) + "." + std::to_string(part) + "." + std::to_string(row));
}
/// A word that only the rows of that chunk have.
[[nodiscard]] inline std::string chunkWord(int step, int part)
{
    return "chunk" + std::to_string(step) + "x" + std::to_string(part) + "x";
}
[[nodiscard]] inline Uuid mutationOf(int step)
{
    return workId("step " + std::to_string(step));
}
[[nodiscard]] inline Uuid warningOf(int step)
{
    return workId("warning " + std::to_string(step));
}
[[nodiscard]] inline Uuid decisionOf(int step)
{
    return workId("decision " + std::to_string(step));
}
[[nodiscard]] inline Uuid customerOf(int step)
{
    return workId("customer " + std::to_string(step % customerCount));
}
[[nodiscard]] inline std::string remarkOf(int step)
{
    return "第 " + std::to_string(step) + " 步";
}

} // namespace sinan::test
