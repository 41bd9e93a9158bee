#pragma once

#include "app/mutations/retention.h"
#include "ui/widgets/background_reader.h"
#include "ui/widgets/workbench.h"

#include <QTimer>

namespace sinan::main {

/// Looks, at start and on every new day, for contacts and recordings whose time is over: lists them with a notice first, and takes them away
/// once the days after that notice are over. Says what it did.
class RetentionWatch final : public QObject
{
    Q_OBJECT
public:
    explicit RetentionWatch(widgets::Workbench &bench, QObject *parent = nullptr);
    void look();
    [[nodiscard]] bool isBusy() const { return m_reader.isBusy() || m_writing > 0; }

Q_SIGNALS:
    void said(const QString &sentence);

private:
    struct Found {
        std::vector<mutations::Expired> rows;
        std::int64_t graceDays = 0;
    };
    void act(const Found &found, LocalDate today);
    void run(const char *mutation, Json arguments, const QString &sentence);

    widgets::Workbench &m_bench;
    widgets::BackgroundReader m_reader;
    QTimer m_timer;
    std::optional<LocalDate> m_looked;
    int m_writing = 0;
};

} // namespace sinan::main
