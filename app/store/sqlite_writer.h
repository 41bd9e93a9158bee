#pragma once

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
    SqliteWriter(std::unique_ptr<Connection> connection, const Environment &environment, const Uuid &workspace, ChangeFeed &feed);
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
    };

    void enqueue(Step step, Done done);
    Result<Receipt> wait(Step step);
    void work();
    Result<Receipt> carryOut(const Step &step);
    Result<Receipt> inTransaction(const Step &step);

    std::unique_ptr<Connection> m_connection;
    Environment m_environment;
    Uuid m_workspace;
    ChangeFeed &m_feed;
    SearchIndex m_search;
    std::optional<Error> m_damage; ///< found in the file: nothing is written any more

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    bool m_stop = false;
    std::thread m_thread; ///< last: starts when everything else is there
};

} // namespace sinan::store
