#pragma once

#include <QDir>
#include <QFile>
#include <QString>

/// What the victim imports and the test looks for: batch k is two tables, customers and what they said, as one import.
namespace sinan::test {

inline constexpr int batchCustomers = 90;
inline constexpr int batchNotes = 700; ///< more than one chunk

/// Starts the name of every customer of the batch.
[[nodiscard]] inline QString batchMark(int batch)
{
    return QStringLiteral("第%1批").arg(batch, 3, 10, QLatin1Char('0'));
}

/// Writes the batch's files. @return their paths; nothing where they cannot be written
[[nodiscard]] inline QStringList writeBatch(const QDir &folder, int batch)
{
    const auto write = [&](const QString &name, const QString &text) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0 ? file.fileName() : QString();
    };
    const QString mark = batchMark(batch);
    QString customers = QStringLiteral("客户名称,星级,城市\n");
    for (int i = 0; i < batchCustomers; ++i)
        customers += mark + QStringLiteral("客户%1,A,无锡\n").arg(i);
    QString notes = QStringLiteral("客户名称,最近沟通情况,最近沟通时间\n");
    for (int i = 0; i < batchNotes; ++i)
        notes += mark + QStringLiteral("客户%1,第 %2 次：客户问交付周期能写进合同吗,2026-02-%3\n")
                            .arg(i % batchCustomers)
                            .arg(i)
                            .arg(20 + i % 8);
    const QStringList paths{write(mark + QStringLiteral("客户.csv"), customers), write(mark + QStringLiteral("沟通.csv"), notes)};
    return paths.contains(QString()) ? QStringList() : paths;
}

} // namespace sinan::test
