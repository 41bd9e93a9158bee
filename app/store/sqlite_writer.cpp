#include "app/store/sqlite_writer.h"

#include "app/store/transaction.h"

#include <QPointer>
#include <QThread>

#include <future>

namespace sinan::store {

namespace {

/// Calls `done` in the thread of `context`, if it still lives by then. The call goes through an object of our own in that thread,
/// because `context` itself may be destroyed at any moment while the writer works.
template <class Value>
std::function<void(const Result<Value> &)> delivered(QObject *context, std::function<void(const Result<Value> &)> done)
{
    if (!context || !done)
        return done;
    std::shared_ptr<QObject> courier(new QObject, [](QObject *object) { object->deleteLater(); });
    courier->moveToThread(context->thread());
    QPointer<QObject> guard(context);
    return [courier, guard, done](const Result<Value> &outcome) {
        QObject *receiver = courier.get();
        QMetaObject::invokeMethod(
            receiver,
            [courier, guard, done, outcome] {
                if (guard)
                    done(outcome);
            },
            Qt::QueuedConnection);
    };
}

} // namespace

SqliteWriter::SqliteWriter(std::unique_ptr<Connection> connection, const Environment &environment, const Uuid &workspace,
                           ChangeFeed &feed)
    : m_connection(std::move(connection)), m_environment(environment), m_workspace(workspace), m_feed(feed),
      m_search(*m_connection), m_thread([this] { work(); })
{
}

SqliteWriter::~SqliteWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void SqliteWriter::submit(mutations::Actor actor, mutations::Mutation mutation, QObject *context,
                          std::function<void(const Result<Receipt> &)> done)
{
    enqueue([actor = std::move(actor),
             mutation = std::move(mutation)](SqliteTransaction &transaction) { return transaction.run(actor, mutation); },
            delivered(context, std::move(done)));
}

void SqliteWriter::submitJob(Job job, QObject *context, std::function<void(const Result<void> &)> done)
{
    auto deliver = delivered(context, std::move(done));
    enqueue(
        [job = std::move(job)](SqliteTransaction &transaction) -> Result<Receipt> {
            SINAN_TRY(job(transaction));
            return Receipt{};
        },
        deliver ? Done([deliver](const Result<Receipt> &outcome) {
            deliver(outcome.ok() ? Result<void>() : Result<void>(outcome.error()));
        })
                : Done());
}

void SqliteWriter::undo(mutations::Actor actor, const Uuid &mutation, QObject *context,
                        std::function<void(const Result<Receipt> &)> done)
{
    enqueue([actor = std::move(actor), mutation](SqliteTransaction &transaction) { return transaction.undo(actor, mutation); },
            delivered(context, std::move(done)));
}

Result<Receipt> SqliteWriter::run(const mutations::Actor &actor, const mutations::Mutation &mutation)
{
    return wait([&](SqliteTransaction &transaction) { return transaction.run(actor, mutation); });
}

Result<void> SqliteWriter::runJob(const Job &job)
{
    const auto outcome = wait([&](SqliteTransaction &transaction) -> Result<Receipt> {
        SINAN_TRY(job(transaction));
        return Receipt{};
    });
    return outcome.ok() ? Result<void>() : Result<void>(outcome.error());
}

Result<Receipt> SqliteWriter::undoNow(const mutations::Actor &actor, const Uuid &mutation)
{
    return wait([&](SqliteTransaction &transaction) { return transaction.undo(actor, mutation); });
}

void SqliteWriter::drain()
{
    // A task of its own, behind all others, that does nothing.
    (void)wait([](SqliteTransaction &) -> Result<Receipt> { return Receipt{}; });
}

Result<Receipt> SqliteWriter::wait(Step step)
{
    assert(std::this_thread::get_id() != m_thread.get_id()); // it would wait for itself
    std::promise<Result<Receipt>> promise;
    auto future = promise.get_future();
    enqueue(std::move(step), [&promise](const Result<Receipt> &outcome) { promise.set_value(outcome); });
    return future.get();
}

void SqliteWriter::enqueue(Step step, Done done)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(Task{std::move(step), std::move(done)});
    }
    m_wake.notify_one();
}

void SqliteWriter::work()
{
    for (;;) {
        Task task;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stop || !m_tasks.empty(); });
            if (m_tasks.empty())
                return;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        const Result<Receipt> outcome = carryOut(task.step);
        if (task.done)
            task.done(outcome);
    }
}

Result<Receipt> SqliteWriter::carryOut(const Step &step)
{
    // A damaged file is left as it is: writing on could bury what can still be saved.
    if (m_damage)
        return *m_damage;
    auto outcome = inTransaction(step);
    if (!outcome.ok() && outcome.error().code == ErrorCode::Corrupt) {
        m_damage = outcome.error();
        m_connection->leaveFileAlone();
    }
    return outcome;
}

Result<Receipt> SqliteWriter::inTransaction(const Step &step)
{
    SINAN_ASSIGN(auto transaction, SqliteTransaction::begin(*m_connection, m_search, m_environment, m_workspace));
    SINAN_ASSIGN(auto receipt, step(*transaction));
    SINAN_ASSIGN(const Commit commit, transaction->commit());
    if (commit.sequence != 0)
        Q_EMIT m_feed.committed(commit);
    return receipt;
}

} // namespace sinan::store
