#pragma once

#include "app/store/eraser.h"
#include "app/store/search_index.h"
#include "app/store/store.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace sinan::store {

class SqliteTransaction;

/// The writer on a thread of its own. Destroying it runs what is still queued.
class SqliteWriter final : public Writer
{
public:
    /// @param file  of the database, whose copies an erasure removes
    SqliteWriter(std::unique_ptr<Connection> connection, const Environment &environment, const Uuid &workspace, ChangeFeed &feed,
                 std::filesystem::path file);
    ~SqliteWriter() override;

    void submit(mutations::Actor actor, mutations::Mutation mutation, QObject *context,
                std::function<void(const Result<Receipt> &)> done) override;
    void submitJob(Job job, QObject *context, std::function<void(const Result<void> &)> done) override;
    [[nodiscard]] Result<Receipt> run(const mutations::Actor &actor, const mutations::Mutation &mutation) override;
    [[nodiscard]] Result<void> runJob(const Job &job) override;
    void undo(mutations::Actor actor, const Uuid &mutation, QObject *context,
              std::function<void(const Result<Receipt> &)> done) override;
    [[nodiscard]] Result<Receipt> undoNow(const mutations::Actor &actor, const Uuid &mutation) override;
    void drain() override;

private:
    using Step = std::function<Result<Receipt>(SqliteTransaction &)>;
    using Done = std::function<void(const Result<Receipt> &)>;
    struct Task
    {
        Step step;
        Done done; ///< called on the writer thread, after the commit
        std::optional<erasing::Wish> wish; ///< of an erasure: noted before anything is erased
    };

    void enqueue(Task task);
    Result<Receipt> wait(Task task);
    /// The task of a mutation; an erasure's outlives a crash.
    Task taskOf(mutations::Actor actor, mutations::Mutation mutation) const;
    void work();
    Result<Receipt> carryOut(const Task &task);
    Result<Receipt> erase(const Task &task);
    Result<Receipt> inTransaction(const Step &step);
    /// Ends what a crash cut off.
    void finishErasing();
    bool clean();

    std::unique_ptr<Connection> m_connection;
    Environment m_environment;
    Uuid m_workspace;
    ChangeFeed &m_feed;
    SearchIndex m_search;
    std::filesystem::path m_file;
    bool m_cleaningDue = false; ///< old bytes of an erasure are still in the file
    std::optional<Error> m_damage; ///< found in the file: nothing is written any more

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    bool m_stop = false;
    std::thread m_thread; ///< last: starts when everything else is there
};

} // namespace sinan::store
