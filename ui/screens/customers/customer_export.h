#pragma once

#include "app/bridge/table_writer.h"
#include "app/store/store.h"
#include "ui/screens/customers/customer_texts.h"

#include <QObject>
#include <QThread>

#include <atomic>
#include <memory>

namespace sinan::screens {

/// Writes the customers of the list into a file, as they are shown, on a thread with a reader of its own. Everything in the file is of one
/// commit; who is gone since the list was made is left out.
class CustomerExport final : public QObject
{
    Q_OBJECT
public:
    struct Job {
        QString path;
        bridge::TableFormat format = bridge::TableFormat::Xlsx;
        std::shared_ptr<const store::CustomerOrder> order;
        std::vector<ColumnId> columns;
        CustomerTexts texts;
    };

    explicit CustomerExport(store::Store &store, QObject *parent = nullptr);
    /// Stops what is under way; nothing is left of it.
    ~CustomerExport() override;

    /// One at a time: while one runs this does nothing.
    void start(Job job);
    void cancel() { m_cancelled = true; }
    [[nodiscard]] bool isRunning() const { return m_thread != nullptr; }

    /// The cell of a column as other programs should have it: amounts, dates and numbers as such, the rest as it reads on screen.
    [[nodiscard]] static bridge::TableCell cell(const CustomerRow &row, const ColumnId &id, const CustomerTexts &texts);

Q_SIGNALS:
    void progressed(int done, int total);
    void finished(const QString &path, int rows);
    /// Cancelled ones too (ErrorCode::Cancelled).
    void failed(const QString &path, const sinan::Error &error);

private:
    Result<int> write(const Job &job);
    void tell(int done, int total);

    store::Store &m_store;
    std::unique_ptr<QThread> m_thread;
    std::atomic<bool> m_cancelled = false;
};

} // namespace sinan::screens
