#pragma once

#include "app/bridge/import_session.h"
#include "ui/widgets/workbench.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <memory>

namespace sinan::screens {

/// What came in, what would become of it, and the way in: without a window. Reading, mapping and planning run on a thread of their own; the
/// changes go to the writer one by one, so that other edits are never long behind them.
/// @note UI thread only.
class ImportFlow final : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Empty,      ///< nothing came in yet
        Reading,    ///< being read and compared; an earlier preview stays in sight
        Ready,      ///< the preview is there
        Importing,  ///< changes are being written
        Done,       ///< all of it is in
        Undone,     ///< it was in and has been taken back
        Failed      ///< see error(); nothing of the import stayed
    };
    /// What went in, for the line that says so.
    struct Outcome {
        bridge::Counts counts;
        QStringList files;
        Uuid lastMutation;
        int seconds = 0;
    };

    ImportFlow(widgets::Workbench &bench, std::string resources, QObject *parent = nullptr);
    ~ImportFlow() override;

    /// Files or folders; what is there already stays.
    void addPaths(const QStringList &paths);
    void addText(const QString &name, const QString &text, bridge::TextKind kind = bridge::TextKind::Guess);
    /// Begins anew.
    void clear();
    using Mend = std::function<Result<void>(bridge::ImportSession &)>;
    /// Changes how the inputs are read and plans again. Quick mends come together in one plan.
    void mend(Mend mend);
    /// Writes it. Only in State::Ready with work to do.
    void start();
    /// Stops reading, or writing: what was written of this import is taken back.
    void cancel();
    void undo();

    [[nodiscard]] const WorkCalendar &calendar() const { return m_bench.calendar; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const bridge::ImportPreview &preview() const { return *m_preview; }
    [[nodiscard]] std::shared_ptr<const bridge::ImportPreview> sharedPreview() const { return m_preview; }
    /// Fields that columns of that table may go to.
    [[nodiscard]] const std::vector<bridge::Target> &targets(std::size_t table) const;
    /// Customers that a talk may belong to: those there are, by id and name. Only where talks came in.
    [[nodiscard]] const std::vector<std::pair<Uuid, QString>> &customers() const { return m_customers; }
    [[nodiscard]] const QByteArray &refusedCsv() const { return m_refusedCsv; }
    /// Writes the refused rows as a CSV file, on the thread.
    void saveRefused(const QString &path);
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    /// Calls and meetings that would come in, and whether somebody has said that both sides were told.
    [[nodiscard]] int recordings() const { return m_recordings; }
    [[nodiscard]] bool attested() const { return m_attested; }
    void setAttested(bool attested);
    [[nodiscard]] const Outcome &outcome() const { return m_outcome; }
    /// Why it cannot be imported now, as a whole sentence; empty where it can.
    [[nodiscard]] QString whyNot() const;

    struct Work {
        QString step;             ///< message id of the bridge: "import.step.read"
        std::int64_t done = 0;
        std::int64_t total = 0;   ///< 0: not known
    };
    [[nodiscard]] const Work &work() const { return m_work; }
    /// Seconds since the first input came, standing still once it is in.
    [[nodiscard]] int seconds() const;

Q_SIGNALS:
    void changed();          ///< state or preview
    void progressed();       ///< work()
    void refusedMend(const QString &where);
    void finished();
    void refusedSaved(const QString &path, bool saved);

private:
    struct Planned {
        bridge::ImportPreview preview;
        std::vector<std::vector<bridge::Target>> targets;
        std::string refusedCsv;
        int recordings = 0;
        std::vector<std::pair<Uuid, QString>> customers;
    };
    void plan();
    void planned(std::uint64_t number, Result<Planned> answer);
    void send(std::size_t next);
    void takeBack(const Error &error);
    void setState(State state);
    void post(std::function<void()> job);

    widgets::Workbench &m_bench;
    std::string m_resources;
    State m_state = State::Empty;
    std::shared_ptr<const bridge::ImportPreview> m_preview;
    std::vector<std::vector<bridge::Target>> m_targets;
    std::vector<std::pair<Uuid, QString>> m_customers;
    QByteArray m_refusedCsv;
    int m_recordings = 0;
    bool m_attested = false;
    std::optional<Error> m_error;
    Outcome m_outcome;
    Work m_work;
    QElapsedTimer m_since;
    int m_stoppedAt = -1;
    QTimer m_soon;                       ///< gathers mends
    std::vector<Mend> m_mends;           ///< not yet given to the session
    std::vector<mutations::Mutation> m_mutations;
    bool m_cancelWriting = false;

    /// Used on the thread alone.
    struct Inside {
        std::unique_ptr<store::Reader> reader;
        std::unique_ptr<bridge::ImportSession> session;
    };
    QThread m_thread;
    std::unique_ptr<QObject> m_worker;
    std::shared_ptr<Inside> m_inside;
    std::shared_ptr<std::atomic<std::uint64_t>> m_wanted;  ///< number of the newest plan; older ones give up
};

} // namespace sinan::screens
