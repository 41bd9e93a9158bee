#pragma once

#include "app/main/crash_log.h"
#include "app/main/phrasebooks.h"
#include "app/main/reflex_loop.h"
#include "app/main/window/options.h"
#include "app/main/window/retention_watch.h"
#include "ui/shell/main_window.h"

#include <QObject>
#include <QThread>
#include <QTimer>

#include <memory>

namespace sinan::main {

/// What outlives the workspace that is open: the look, the languages, the words of the rules.
struct Surroundings {
    std::filesystem::path resources;
    theme::Theme &theme;
    theme::Languages &languages;
    const Phrasebooks &phrasebooks;
    reflex::DetectorSource detector;
    CrashLog *crashLog = nullptr; ///< nothing: none is kept
};

/// One open workspace with everything that works on it, and its window.
class Cockpit final : public QObject
{
    Q_OBJECT
public:
    /// Opens the workspace (makes it where there is none) and shows nothing yet.
    /// @param folder  its database is folder/workspace.db
    [[nodiscard]] static Result<std::unique_ptr<Cockpit>> open(const std::filesystem::path &folder, bool demo, const Options &options,
                                                               const Surroundings &surroundings);
    ~Cockpit() override;

    [[nodiscard]] shell::MainWindow &window() { return *m_window; }
    [[nodiscard]] store::Store &store() { return *m_store; }
    [[nodiscard]] bool isDemo() const { return m_demo; }
    /// Brings these files or this text to the import page.
    void import(const QStringList &paths, const QString &text = {});
    /// Calls `then` once the reflex has come to rest and the screens have had time to read; for scripted runs.
    void whenIdle(std::function<void()> then);

Q_SIGNALS:
    /// The person's own files were dropped on the demo: they belong into a workspace of their own.
    void ownWorkspaceWanted(const QStringList &paths, const QString &text);
    /// A backup is to take the place of this workspace, which has to be closed for it.
    void restoreWanted(const std::shared_ptr<sinan::store::PreparedRestore> &prepared);

private:
    Cockpit(const Options &options, const Surroundings &surroundings, bool demo);
    Result<void> start(const std::filesystem::path &folder);
    void fastForward();
    void keepBackups();
    void keepCrashLog();
    void bring(const QStringList &paths, const QString &text);

    Options m_options;
    const Surroundings &m_surroundings;
    bool m_demo = false;
    std::unique_ptr<SetClock> m_setClock;  ///< the demo's, or the one of --clock
    SystemClock m_systemClock;
    SystemRandom m_random;
    store::NoKey m_noKey;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<store::Reader> m_reader;
    std::unique_ptr<ReflexLoop> m_loop;
    std::unique_ptr<widgets::CommandRegistry> m_commands;
    std::unique_ptr<widgets::Workbench> m_bench;
    std::unique_ptr<shell::MainWindow> m_window;
    std::unique_ptr<RetentionWatch> m_retention;
    std::unique_ptr<QThread> m_forwarding;
    QTimer m_backupClock;

    [[nodiscard]] const Clock &clock() const;
};

} // namespace sinan::main
