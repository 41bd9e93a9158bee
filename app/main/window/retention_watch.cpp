#include "app/main/window/retention_watch.h"

#include "app/model/workspace.h"

namespace sinan::main {

namespace {

constexpr int lookForANewDayMs = 10 * 60 * 1000;

} // namespace

RetentionWatch::RetentionWatch(widgets::Workbench &bench, QObject *parent) : QObject(parent), m_bench(bench), m_reader(bench.store)
{
    m_timer.setInterval(lookForANewDayMs);
    connect(&m_timer, &QTimer::timeout, this, &RetentionWatch::look);
    m_timer.start();
}

void RetentionWatch::look()
{
    const LocalDate today = m_bench.calendar.dateOf(m_bench.clock.now());
    if (m_looked == today)
        return;
    m_looked = today;
    m_reader.ask<Found>(
        QStringLiteral("expired"), this,
        [today](const store::Reader &reader) -> Result<Found> {
            SINAN_ASSIGN(const auto workspaces, mutations::selectAs<model::Workspace>(reader, {}));
            Found found;
            found.graceDays = model::retentionOf(workspaces.empty() ? model::Workspace{} : workspaces.front()).graceDays;
            SINAN_ASSIGN(found.rows, mutations::expiredRows(reader, today, found.graceDays));
            return found;
        },
        [this, today](const Result<Found> &found) {
            if (found.ok())
                act(found.value(), today);
        });
}

void RetentionWatch::act(const Found &found, LocalDate today)
{
    std::vector<mutations::Expired> fresh;
    std::vector<mutations::Expired> due;
    std::size_t waiting = 0;
    for (const mutations::Expired &row : found.rows) {
        if (row.isDue(today))
            due.push_back(row);
        else if (!row.noticedOn)
            fresh.push_back(row);
        else
            ++waiting;
    }
    if (!due.empty())
        run("retention.remove@1", mutations::idsOf(due), qtTrId("person.expiry_removed", int(due.size())));
    if (!fresh.empty()) {
        Json arguments = mutations::idsOf(fresh);
        arguments["on"] = toIso(today);
        run("retention.notice@1", std::move(arguments), qtTrId("person.expiry_noticed", int(fresh.size())).arg(found.graceDays));
    } else if (waiting > 0 && due.empty()) {
        Q_EMIT said(qtTrId("person.expiry_waiting", int(waiting)));
    }
}

void RetentionWatch::run(const char *name, Json arguments, const QString &sentence)
{
    mutations::Mutation mutation;
    mutation.id = Uuid::v7(m_bench.clock, m_bench.random);
    mutation.name = name;
    mutation.arguments = std::move(arguments);
    mutation.label = "undo.retention";
    ++m_writing;
    m_bench.store.writer().submit(mutations::Actor::system(), std::move(mutation), this, [this, sentence](const Result<store::Receipt> &receipt) {
        --m_writing;
        Q_EMIT said(receipt.ok() ? sentence : qtTrId("person.expiry_failed"));
    });
}

} // namespace sinan::main
