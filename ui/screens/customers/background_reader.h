#pragma once

#include "app/store/store.h"

#include <QObject>
#include <QPointer>
#include <QThread>

#include <atomic>
#include <functional>
#include <memory>

namespace sinan::screens {

/// A thread with a reader of its own, for reads that may take longer than the UI thread can spare. Jobs run one after the other.
/// @note Made, asked and destroyed on the UI thread. Its end waits for the job that runs; jobs that wait are dropped.
class BackgroundReader final
{
public:
    explicit BackgroundReader(store::Store &store);
    ~BackgroundReader();
    BackgroundReader(const BackgroundReader &) = delete;
    BackgroundReader &operator=(const BackgroundReader &) = delete;

    /// Runs `job` on the thread and `done`, with its answer, in the thread of `context`; nothing happens if `context` is gone by then.
    /// An answer may be late: who has asked again since compares the number of the ask.
    template <class T>
    void ask(QObject *context, std::function<Result<T>(const store::Reader &)> job, std::function<void(Result<T>)> done)
    {
        post([this, context = QPointer<QObject>(context), job = std::move(job), done = std::move(done)](const Result<store::Reader *> &reader) {
            auto answer = std::make_shared<Result<T>>(reader.ok() ? job(**reader) : Result<T>(reader.error()));
            deliver(context, [done, answer] { done(std::move(*answer)); });
        });
    }

private:
    using Job = std::function<void(const Result<store::Reader *> &)>;
    void post(Job job);
    void deliver(const QPointer<QObject> &context, std::function<void()> done);

    store::Store &m_store;
    QThread m_thread;
    std::unique_ptr<QObject> m_worker;          ///< lives on the thread; jobs are posted to it
    std::unique_ptr<store::Reader> m_reader;    ///< of the thread
    std::shared_ptr<std::atomic<bool>> m_ended;
};

} // namespace sinan::screens
