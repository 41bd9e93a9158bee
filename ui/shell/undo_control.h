#pragma once

#include "ui/widgets/workbench.h"

#include <QObject>

namespace sinan::shell {

/// Ctrl+Z and Ctrl+Shift+Z over the workspace's history, with named steps.
class UndoControl final : public QObject
{
    Q_OBJECT
public:
    explicit UndoControl(widgets::Workbench &bench, QObject *parent = nullptr);

    /// The step that would be taken back, or brought back, next.
    [[nodiscard]] std::optional<store::HistoryStep> nextUndo() const;
    [[nodiscard]] std::optional<store::HistoryStep> nextRedo() const;
    void undo();
    void redo();
    /// Reads the history after a commit; says what was done when a new step is on top.
    void committed();

Q_SIGNALS:
    /// For the bar: a sentence, and whether it can be taken back (undo) or brought back (redo).
    void done(const QString &sentence);
    void undone(const QString &sentence);
    void redone(const QString &sentence);
    void failed(const QString &sentence);

private:
    enum class Way { Back, Again };
    void take(const store::HistoryStep &step, Way way);

    widgets::Workbench &m_bench;
    Uuid m_newest; ///< top of the history when it was last read
    Uuid m_toldErased; ///< the erasure that Ctrl+Z has been refused for; the next press goes past it
    bool m_busy = false;
    QList<Way> m_waiting;
};

/// A step as the bar and the history list name it: "忽略预警（云帆机械）".
[[nodiscard]] QString stepText(const store::HistoryStep &step);

/// Whether it erased somebody: nothing takes that back.
[[nodiscard]] bool isErasure(const store::HistoryStep &step);
/// Which step of a history (newest first) Ctrl+Z and Ctrl+Shift+Z mean. Pure.
[[nodiscard]] std::optional<store::HistoryStep> undoOf(const std::vector<store::HistoryStep> &history);
[[nodiscard]] std::optional<store::HistoryStep> redoOf(const std::vector<store::HistoryStep> &history);

} // namespace sinan::shell
