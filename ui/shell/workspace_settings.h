#pragma once

#include "app/model/workspace.h"
#include "ui/widgets/workbench.h"

#include <QObject>

namespace sinan::shell {

/// The settings that belong to the workspace: read from its row, changed by named mutations, so that Ctrl+Z takes them back.
class WorkspaceSettings final : public QObject
{
    Q_OBJECT
public:
    explicit WorkspaceSettings(widgets::Workbench &bench, QObject *parent = nullptr);

    /// As it was when last read; a fresh one where the workspace has none yet.
    [[nodiscard]] const model::Workspace &row() const { return m_row; }
    void read();
    void committed(const store::Commit &commit);
    /// @param fields   of workspace.edit@1; null puts a field back to its default
    /// @param subject  the setting's name, for the undo step
    void edit(const Json &fields, const QString &subject);
    /// Which days are worked; one step however many.
    void setDays(const std::vector<std::pair<LocalDate, bool>> &days, const QString &subject);
    /// While held, edits are gathered; let go they are one step.
    void hold();
    void letGo(const QString &subject);

Q_SIGNALS:
    void changed();
    void failed(const QString &sentence);

private:
    void submit(std::string name, Json arguments, const QString &subject, const std::string &group = {});

    widgets::Workbench &m_bench;
    model::Workspace m_row;
    bool m_held = false;
    Json m_heldFields;
    std::vector<std::pair<LocalDate, bool>> m_heldDays;
};

} // namespace sinan::shell
