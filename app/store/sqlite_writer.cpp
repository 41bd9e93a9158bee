#include "app/store/sqlite_writer.h"

#include "app/store/transaction.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThread>

#include <future>

namespace sinan::store {

namespace {

constexpr std::chrono::seconds cleanAgainAfter{20};

/// Calls `done` in the thread of `context`, if it still lives by then. The call goes through an object of our own in that thread,
/// because `context` itself may be destroyed at any moment while the writer works.
template <class Value>
std::function<void(const Result<Value> &)> delivered(QObject *context, std::function<void(const Result<Value> &)> done)
{
    if (!context || !done)
        return done;
    std::shared_ptr<QObject> courier(new QObject, [](QObject *object) {
        // An answer that comes too late dies with the queue of events, under its lock: no event may be posted there any more.
        if (!QCoreApplication::closingDown())
            object->deleteLater();
    });
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
                           ChangeFeed &feed, std::filesystem::path file)
    : m_connection(std::move(connection)), m_environment(environment), m_workspace(workspace), m_feed(feed),
      m_search(*m_connection), m_file(std::move(file)), m_thread([this] { work(); })
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
    Task task = taskOf(std::move(actor), std::move(mutation));
    task.done = delivered(context, std::move(done));
    enqueue(std::move(task));
}

SqliteWriter::Task SqliteWriter::taskOf(mutations::Actor actor, mutations::Mutation mutation) const
{
    Task task;
    const mutations::Definition *definition = m_environment.mutations->find(mutation.name);
    if (definition && definition->erases) {
        // One id for all attempts.
        if (mutation.id.isNull())
            mutation.id = Uuid::v7(*m_environment.clock, *m_environment.random);
        task.wish = erasing::Wish{actor, mutation};
    }
    task.step = [actor = std::move(actor), mutation = std::move(mutation)](SqliteTransaction &transaction) {
        return transaction.run(actor, mutation);
    };
    return task;
}

void SqliteWriter::submitJob(Job job, QObject *context, std::function<void(const Result<void> &)> done)
{
    auto deliver = delivered(context, std::move(done));
    Task task;
    task.step = [job = std::move(job)](SqliteTransaction &transaction) -> Result<Receipt> {
        SINAN_TRY(job(transaction));
        return Receipt{};
    };
    if (deliver)
        task.done = [deliver](const Result<Receipt> &outcome) {
            deliver(outcome.ok() ? Result<void>() : Result<void>(outcome.error()));
        };
    enqueue(std::move(task));
}

void SqliteWriter::undo(mutations::Actor actor, const Uuid &mutation, QObject *context,
                        std::function<void(const Result<Receipt> &)> done)
{
    Task task;
    task.step = [actor = std::move(actor), mutation](SqliteTransaction &transaction) { return transaction.undo(actor, mutation); };
    task.done = delivered(context, std::move(done));
    enqueue(std::move(task));
}

Result<Receipt> SqliteWriter::run(const mutations::Actor &actor, const mutations::Mutation &mutation)
{
    return wait(taskOf(actor, mutation));
}

Result<void> SqliteWriter::runJob(const Job &job)
{
    Task task;
    task.step = [&](SqliteTransaction &transaction) -> Result<Receipt> {
        SINAN_TRY(job(transaction));
        return Receipt{};
    };
    const auto outcome = wait(std::move(task));
    return outcome.ok() ? Result<void>() : Result<void>(outcome.error());
}

Result<Receipt> SqliteWriter::undoNow(const mutations::Actor &actor, const Uuid &mutation)
{
    Task task;
    task.step = [&](SqliteTransaction &transaction) { return transaction.undo(actor, mutation); };
    return wait(std::move(task));
}

void SqliteWriter::drain()
{
    // A task of its own, behind all others, that does nothing.
    Task task;
    task.step = [](SqliteTransaction &) -> Result<Receipt> { return Receipt{}; };
    (void)wait(std::move(task));
}

Result<Receipt> SqliteWriter::wait(Task task)
{
    assert(std::this_thread::get_id() != m_thread.get_id()); // it would wait for itself
    std::promise<Result<Receipt>> promise;
    auto future = promise.get_future();
    task.done = [&promise](const Result<Receipt> &outcome) { promise.set_value(outcome); };
    enqueue(std::move(task));
    return future.get();
}

void SqliteWriter::enqueue(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
}

void SqliteWriter::work()
{
    finishErasing();
    for (;;) {
        Task task;
        {
            std::unique_lock lock(m_mutex);
            const auto ready = [this] { return m_stop || !m_tasks.empty(); };
            if (m_cleaningDue)
                m_wake.wait_for(lock, cleanAgainAfter, ready);
            else
                m_wake.wait(lock, ready);
            if (m_tasks.empty()) {
                if (m_stop)
                    return;
                lock.unlock();
                clean();
                continue;
            }
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        const Result<Receipt> outcome = carryOut(task);
        if (task.done)
            task.done(outcome);
    }
}

Result<Receipt> SqliteWriter::carryOut(const Task &task)
{
    // A damaged file is left as it is: writing on could bury what can still be saved.
    if (m_damage)
        return *m_damage;
    auto outcome = task.wish ? erase(task) : inTransaction(task.step);
    if (!outcome.ok() && outcome.error().code == ErrorCode::Corrupt) {
        m_damage = outcome.error();
        m_connection->leaveFileAlone();
    }
    return outcome;
}

Result<Receipt> SqliteWriter::erase(const Task &task)
{
    // From here on the erasure will be carried out, whatever happens to this program.
    SINAN_TRY(erasing::note(*m_connection, *task.wish));
    auto outcome = inTransaction(task.step);
    if (!outcome.ok()) {
        // Refused, not cut off: nobody shall find it done tomorrow.
        (void)erasing::forgetWish(*m_connection);
        return outcome;
    }
    outcome.value().bytesRemain = !clean();
    return outcome;
}

void SqliteWriter::finishErasing()
{
    const auto wish = erasing::wish(*m_connection);
    if (wish.ok() && wish.value()) {
        // Its own commit takes the wish away; whoever is gone already needs no second erasure.
        Task task = taskOf(wish.value()->actor, wish.value()->mutation);
        (void)carryOut(task);
        return;
    }
    const auto due = erasing::cleaningDue(*m_connection);
    if (due.ok() && due.value())
        clean();
}

bool SqliteWriter::clean()
{
    const auto cleaned = erasing::clean(*m_connection, m_file);
    m_cleaningDue = !cleaned.ok();
    return cleaned.ok();
}

Result<Receipt> SqliteWriter::inTransaction(const Step &step)
{
    SINAN_ASSIGN(auto transaction, SqliteTransaction::begin(*m_connection, m_search, m_environment, m_workspace));
    SINAN_ASSIGN(auto receipt, step(*transaction));
    if (transaction->hasErased()) {
        SINAN_TRY(erasing::forgetWish(*m_connection));
        SINAN_TRY(erasing::setCleaningDue(*m_connection, true));
        m_cleaningDue = true;
    }
    SINAN_ASSIGN(const Commit commit, transaction->commit());
    if (commit.sequence != 0)
        Q_EMIT m_feed.committed(commit);
    return receipt;
}

} // namespace sinan::store
