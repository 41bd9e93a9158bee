#include "ui/screens/customers/background_reader.h"

#include <QCoreApplication>

namespace sinan::screens {

BackgroundReader::BackgroundReader(store::Store &store)
    : m_store(store), m_worker(std::make_unique<QObject>()), m_ended(std::make_shared<std::atomic<bool>>(false))
{
    m_worker->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("reader"));
    m_thread.start();
}

BackgroundReader::~BackgroundReader()
{
    *m_ended = true;
    m_thread.quit();
    m_thread.wait();
}

void BackgroundReader::post(Job job)
{
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this, job = std::move(job), ended = m_ended] {
            if (*ended)
                return;
            if (!m_reader) {
                auto opened = m_store.reader();
                if (!opened.ok()) {
                    job(opened.error());
                    return;
                }
                m_reader = std::move(opened).value();
            }
            job(m_reader.get());
        },
        Qt::QueuedConnection);
}

void BackgroundReader::deliver(const QPointer<QObject> &context, std::function<void()> done)
{
    // By way of the application, which outlives every context: the pointer is looked at in the thread that may destroy it.
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [context, done = std::move(done), ended = m_ended] {
            if (context && !*ended)
                done();
        },
        Qt::QueuedConnection);
}

} // namespace sinan::screens
