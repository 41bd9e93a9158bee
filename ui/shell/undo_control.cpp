#include "ui/shell/undo_control.h"

#include "ui/widgets/step_name.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace sinan::shell {

namespace {

constexpr std::int64_t lookBack = 200;

// Steps that come while one types: they can be taken back, but a bar for each would be a nuisance.
bool isQuiet(const store::HistoryStep &step)
{
    static constexpr std::array<std::string_view, 4> quiet{"card.edit@1", "mapping.save@1", "import.start@1", "import.chunk@1"};
    return std::find(quiet.begin(), quiet.end(), step.name) != quiet.end();
}

} // namespace

QString stepText(const store::HistoryStep &step)
{
    return widgets::stepText(step.label, step.labelArguments, step.name);
}

bool isErasure(const store::HistoryStep &step)
{
    return step.name == "contact.erase@1" || step.name == "retention.remove@1";
}

std::optional<store::HistoryStep> undoOf(const std::vector<store::HistoryStep> &history)
{
    for (const auto &step : history) {
        if (!step.undone && step.name != store::undoStepName && !isErasure(step))
            return step;
    }
    return std::nullopt;
}

std::optional<store::HistoryStep> redoOf(const std::vector<store::HistoryStep> &history)
{
    for (const auto &step : history) {
        if (step.undone)
            continue;
        if (step.name == store::undoStepName)
            return step;
        // Something new was done since: what was taken back before it stays taken back.
        if (step.name != store::redoStepName)
            return std::nullopt;
    }
    return std::nullopt;
}

UndoControl::UndoControl(widgets::Workbench &bench, QObject *parent) : QObject(parent), m_bench(bench)
{
    const auto history = bench.reader.history(1);
    if (history.ok() && !history.value().empty())
        m_newest = history.value().front().mutation;
}

std::optional<store::HistoryStep> UndoControl::nextUndo() const
{
    const auto history = m_bench.reader.history(lookBack);
    return history.ok() ? undoOf(history.value()) : std::nullopt;
}

std::optional<store::HistoryStep> UndoControl::nextRedo() const
{
    const auto history = m_bench.reader.history(lookBack);
    return history.ok() ? redoOf(history.value()) : std::nullopt;
}

void UndoControl::undo()
{
    // A step is only found in the history once it has been written, so quick presses wait for each other.
    if (m_busy) {
        m_waiting.append(Way::Back);
        return;
    }
    // Said once, so that nobody waits for what cannot come back; then the steps before it have their turn.
    const auto newest = m_bench.reader.history(1);
    if (newest.ok() && !newest.value().empty() && isErasure(newest.value().front()) && newest.value().front().mutation != m_toldErased) {
        m_toldErased = newest.value().front().mutation;
        Q_EMIT failed(qtTrId("shell.undo_erased"));
        return;
    }
    if (const auto step = nextUndo())
        take(*step, Way::Back);
    else
        Q_EMIT failed(qtTrId("shell.undo_nothing"));
}

void UndoControl::redo()
{
    if (m_busy) {
        m_waiting.append(Way::Again);
        return;
    }
    if (const auto step = nextRedo())
        take(*step, Way::Again);
    else
        Q_EMIT failed(qtTrId("shell.redo_nothing"));
}

void UndoControl::take(const store::HistoryStep &step, Way way)
{
    m_busy = true;
    m_bench.store.writer().undo(m_bench.actor, step.mutation, this, [this, step, way](const Result<store::Receipt> &receipt) {
        m_busy = false;
        const QString name = stepText(step);
        if (receipt.ok()) {
            m_newest = receipt.value().mutation;
            if (receipt.value().withoutErased)
                Q_EMIT undone(qtTrId(way == Way::Back ? "shell.undone_without_erased" : "shell.redone_without_erased").arg(name));
            else if (way == Way::Back)
                Q_EMIT undone(qtTrId("shell.undone").arg(name));
            else
                Q_EMIT redone(qtTrId("shell.redone").arg(name));
        } else {
            m_waiting.clear();
            if (receipt.error().code == ErrorCode::Erased)
                Q_EMIT failed(qtTrId("shell.undo_erased"));
            else
                Q_EMIT failed(receipt.error().code == ErrorCode::Conflict ? qtTrId("shell.undo_conflict").arg(name)
                                                                      : qtTrId("shell.undo_failed").arg(name));
        }
        if (!m_waiting.isEmpty()) {
            if (m_waiting.takeFirst() == Way::Back)
                undo();
            else
                redo();
        }
    });
}

void UndoControl::committed()
{
    const auto history = m_bench.reader.history(1);
    if (!history.ok() || history.value().empty())
        return;
    const store::HistoryStep &top = history.value().front();
    if (top.mutation == m_newest)
        return;
    m_newest = top.mutation;
    if (top.name == store::undoStepName || top.name == store::redoStepName || isQuiet(top))
        return;
    Q_EMIT done(qtTrId("shell.done").arg(stepText(top)));
}

} // namespace sinan::shell
