#pragma once

#include "ui/widgets/workbench.h"

#include <QObject>
#include <QTimer>

namespace sinan::shell {

/// The note that is being written, kept on disk while one types: it is there again after the panel was closed and after a crash.
/// @note UI thread; one a window.
class NoteDraft final : public QObject
{
    Q_OBJECT
public:
    /// What was typed last may be lost for so long, no longer.
    static constexpr int keptEveryMilliseconds = 200;
    static constexpr std::string_view setting = "note.draft";

    explicit NoteDraft(widgets::Workbench &bench, QObject *parent = nullptr);
    ~NoteDraft() override;

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] const std::optional<Uuid> &customer() const { return m_customer; }
    void set(const QString &text, const std::optional<Uuid> &customer);
    /// Writes what is not written yet.
    void keep();
    /// Writes nothing more by itself: the words are on their way into a note.
    void hold() { m_soon.stop(); }
    /// It has become a note: forgets it here. The transaction that stored the note has emptied the setting itself (emptied()).
    void taken();
    /// The setting without a draft, for that transaction: so the words are never in both places or in none.
    [[nodiscard]] static std::string emptied() { return {}; }

Q_SIGNALS:
    /// The words are on disk.
    void kept();
    /// They could not be written; they are still in the window.
    void failed();

private:
    widgets::Workbench &m_bench;
    QTimer m_soon;
    QString m_text;
    std::optional<Uuid> m_customer;
};

} // namespace sinan::shell
