#pragma once

#include "app/main/window/cockpit.h"

namespace sinan::main {

/// The running program: which workspace is open, and the change from the demo to one's own and back.
class Program final : public QObject
{
    Q_OBJECT
public:
    Program(Options options, std::filesystem::path programFolder, const Surroundings &surroundings);
    ~Program() override;

    /// Opens the workspace that the options name and shows its window.
    [[nodiscard]] Result<void> start();
    [[nodiscard]] Cockpit &cockpit() { return *m_cockpit; }

private:
    Result<void> openDemo();
    Result<void> openOwn();
    Result<void> show(const std::filesystem::path &folder, bool demo);
    void moveToOwn(const QStringList &paths, const QString &text);
    void restore(const std::shared_ptr<store::PreparedRestore> &prepared);

    Options m_options;
    std::filesystem::path m_programFolder;
    const Surroundings &m_surroundings;
    std::unique_ptr<Cockpit> m_cockpit;
};

} // namespace sinan::main
