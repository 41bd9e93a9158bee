#include "ui/shell/workspace_settings.h"

#include "ui/widgets/step_name.h"

namespace sinan::shell {

WorkspaceSettings::WorkspaceSettings(widgets::Workbench &bench, QObject *parent) : QObject(parent), m_bench(bench)
{
    read();
}

void WorkspaceSettings::read()
{
    const auto rows = mutations::selectAs<model::Workspace>(m_bench.reader, {});
    if (rows.ok() && !rows->empty())
        m_row = rows->front();
    Q_EMIT changed();
}

void WorkspaceSettings::committed(const store::Commit &commit)
{
    if (commit.touches(model::Collection::Workspace))
        read();
}

void WorkspaceSettings::edit(const Json &fields, const QString &subject)
{
    if (m_held) {
        m_heldFields.update(fields);
        return;
    }
    submit("workspace.edit@1", {{"id", m_row.id.toString()}, {"fields", fields}}, subject);
}

void WorkspaceSettings::setDays(const std::vector<std::pair<LocalDate, bool>> &days, const QString &subject)
{
    if (m_held) {
        m_heldDays.insert(m_heldDays.end(), days.begin(), days.end());
        return;
    }
    if (days.empty())
        return;
    Json list = Json::array();
    for (const auto &[day, working] : days)
        list.push_back({{"date", toIso(day)}, {"working", working}});
    submit("workspace.days@1", {{"workspace", m_row.id.toString()}, {"days", std::move(list)}}, subject);
}

void WorkspaceSettings::hold()
{
    m_held = true;
    m_heldFields = Json::object();
    m_heldDays.clear();
}

void WorkspaceSettings::letGo(const QString &subject)
{
    m_held = false;
    const std::string group = Uuid::v7(m_bench.clock, m_bench.random).toString();
    if (!m_heldFields.empty())
        submit("workspace.edit@1", {{"id", m_row.id.toString()}, {"fields", m_heldFields}}, subject, group);
    if (m_heldDays.empty())
        return;
    Json list = Json::array();
    for (const auto &[day, working] : m_heldDays)
        list.push_back({{"date", toIso(day)}, {"working", working}});
    submit("workspace.days@1", {{"workspace", m_row.id.toString()}, {"days", std::move(list)}}, subject, group);
}

void WorkspaceSettings::submit(std::string name, Json arguments, const QString &subject, const std::string &group)
{
    if (m_row.id.isNull())
        return;
    mutations::Mutation mutation;
    mutation.id = Uuid::v7(m_bench.clock, m_bench.random);
    mutation.name = std::move(name);
    mutation.arguments = std::move(arguments);
    mutation.group = group;
    widgets::nameStep(mutation, subject);
    m_bench.store.writer().submit(m_bench.actor, std::move(mutation), this, [this](const Result<store::Receipt> &done) {
        if (done.ok())
            return;
        read(); // the controls go back to what is kept
        Q_EMIT failed(done.error().code == ErrorCode::NotPermitted ? qtTrId("settings.not_permitted") : qtTrId("settings.not_changed"));
    });
}

} // namespace sinan::shell
