#pragma once

#include "app/reflex/reflex.h"
#include "app/store/store.h"

#include <QObject>
#include <QTimer>

namespace sinan::main {

/// Keeps judgement up to date: after every commit that brings something new, and when a rule's clock runs out.
/// Works in short jobs on the writer thread, so that an edit never waits long behind an import's conversations.
class ReflexLoop final : public QObject
{
    Q_OBJECT
public:
    ReflexLoop(store::Store &store, reflex::DetectorSource detector, const store::Environment &environment, QObject *parent = nullptr);
    ~ReflexLoop() override;

    /// Begins to listen to the feed and the clock.
    void start();
    /// Whether a round is under way or about to be.
    [[nodiscard]] bool isBusy() const { return m_running || m_again; }
    /// Runs until nothing is left to hear or judge; for the command line, the demo and tests. Not while started.
    [[nodiscard]] Result<reflex::Round> runUntilQuiet();

Q_SIGNALS:
    /// All customers are judged as of `at`.
    void settled(sinan::UtcTime at);
    void failed(const QString &reason);

private:
    void wake();
    void startRound();

    struct Shared;
    store::Store &m_store;
    std::shared_ptr<Shared> m_shared;  ///< used by jobs on the writer thread alone
    QTimer m_timer;
    bool m_running = false;
    bool m_again = false;
};

} // namespace sinan::main
