#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace sinan::main {

/// With consent, a small file when the program crashes: version, system, what kind of crash, where in the program, and the ids of the
/// last commands and places. Nothing else is ever written: no texts, names, paths or times of anybody's work.
/// One per program. Without consent nothing is written and no handler is in place.
class CrashLog
{
public:
    static constexpr std::size_t mostLogs = 10;

    /// @param folder   made where it is missing; only once logging is on
    /// @param version  of the program
    CrashLog(std::filesystem::path folder, std::string version);
    /// The program ends as it should: nothing is left.
    ~CrashLog();
    CrashLog(const CrashLog &) = delete;
    CrashLog &operator=(const CrashLog &) = delete;

    [[nodiscard]] const std::filesystem::path &folder() const { return m_folder; }
    [[nodiscard]] bool isOn() const { return m_on; }
    void set(bool on);
    /// What was just done: the id of a command or a place of ours. Other characters than a–z, 0–9, "." and "_" are left out.
    void note(std::string_view id);
    /// Logs of earlier crashes, oldest first.
    [[nodiscard]] std::vector<std::filesystem::path> logs() const;

private:
    void tidy() const;

    std::filesystem::path m_folder;
    std::filesystem::path m_file;
    std::string m_version;
    bool m_on = false;
};

} // namespace sinan::main
