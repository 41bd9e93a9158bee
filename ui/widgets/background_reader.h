#pragma once

#include "app/store/store.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QThread>

#include <atomic>
#include <functional>
#include <memory>

namespace sinan::widgets {

/// Reads the store away from the UI thread, on one thread with a reader of its own. Questions run in the order they were asked; within one
/// slot only the newest is answered: older ones are skipped before they run, or their late answers dropped.
/// @note Used from the thread that made it. The destructor waits for the question that is running.
class BackgroundReader final : public QObject
{
    Q_OBJECT
public:
    explicit BackgroundReader(store::Store &store, QObject *parent = nullptr);
    ~BackgroundReader() override;

    /// @param slot  what the answer is for; a newer question in the same slot replaces an older one; empty = it replaces none
    /// @param read  runs on the other thread; captures values only
    /// @param got   runs in this thread, unless `context` is gone by then
    template <class T>
    void ask(const QString &slot, QObject *context, std::function<Result<T>(const store::Reader &)> read, std::function<void(Result<T>)> got)
    {
        post(slot, context, [read = std::move(read), got = std::move(got)](const Result<const store::Reader *> &reader) -> Answer {
            auto result = std::make_shared<Result<T>>(reader.ok() ? read(*reader.value()) : Result<T>(reader.error()));
            return [result, got] { got(std::move(*result)); };
        });
    }

    /// The same where every question is wanted: none replaces another.
    template <class T>
    void ask(QObject *context, std::function<Result<T>(const store::Reader &)> read, std::function<void(Result<T>)> got)
    {
        ask<T>(QString(), context, std::move(read), std::move(got));
    }

    /// Whether a question is still to be answered.
    [[nodiscard]] bool isBusy() const { return m_open > 0; }

private:
    using Answer = std::function<void()>;
    using Question = std::function<Answer(const Result<const store::Reader *> &)>;
    void post(const QString &slot, QObject *context, Question question);

    QThread m_thread;
    QObject *m_worker;
    std::shared_ptr<Result<std::unique_ptr<store::Reader>>> m_reader; ///< touched on the other thread only
    store::Store &m_store;
    QHash<QString, std::shared_ptr<std::atomic<int>>> m_newest;
    int m_open = 0; ///< questions that have neither been answered nor dropped
};

} // namespace sinan::widgets
