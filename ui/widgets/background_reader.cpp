#include "ui/widgets/background_reader.h"

namespace sinan::widgets {

BackgroundReader::BackgroundReader(store::Store &store, QObject *parent)
    : QObject(parent), m_worker(new QObject), m_store(store)
{
    m_thread.setObjectName(QStringLiteral("sinan-screen-reader"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

BackgroundReader::~BackgroundReader()
{
    for (const auto &newest : std::as_const(m_newest))
        ++*newest;
    // The connection is closed by the thread that used it.
    QMetaObject::invokeMethod(m_worker, [this] { m_reader.reset(); }, Qt::QueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void BackgroundReader::post(const QString &slot, QObject *context, Question question)
{
    std::shared_ptr<std::atomic<int>> newest;
    if (slot.isEmpty()) {
        newest = std::make_shared<std::atomic<int>>(0);
    } else {
        auto &known = m_newest[slot];
        if (!known)
            known = std::make_shared<std::atomic<int>>(0);
        newest = known;
    }
    const int number = ++*newest;
    ++m_open;
    const auto run = [this, newest, number, question = std::move(question), to = QPointer<QObject>(context)] {
        Answer answer;
        if (*newest == number) {
            if (!m_reader)
                m_reader = std::make_shared<Result<std::unique_ptr<store::Reader>>>(m_store.reader());
            const auto reader = m_reader->ok() ? Result<const store::Reader *>(m_reader->value().get()) : Result<const store::Reader *>(m_reader->error());
            answer = question(reader);
        }
        QMetaObject::invokeMethod(
            this,
            [this, newest, number, answer = std::move(answer), to] {
                --m_open;
                if (answer && to && *newest == number)
                    answer();
            },
            Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(m_worker, run, Qt::QueuedConnection);
}

} // namespace sinan::widgets
