#pragma once

#include "app/model/work.h"
#include "ui/screens/customers/row_editor.h"

#include <QObject>
#include <QTimer>

#include <array>

namespace sinan::screens {

/// The three columns of 客户关键进展卡.
enum class CardColumn { Pains, Responses, Pending };
inline constexpr int cardColumns = 3;
/// As the fields of the card and the names of its controls.
inline constexpr std::array<const char *, cardColumns> cardColumnNames{"pains", "responses", "pending"};

/// A line of 待协同 as a request: who, what, by when. "王芳：3-12 前给首批到货日期" → 王芳, the rest, 12 March.
struct RequestLine {
    QString assignee;
    QString title;
    std::optional<LocalDate> due;
};
/// @return nothing for a line without words
[[nodiscard]] std::optional<RequestLine> readRequestLine(const QString &line, LocalDate today);

/// The text of a progress card while it is being written: saves itself on a pause and when one leaves it. Nothing is ever required.
/// What is stored and what is typed are kept apart, so a fresh read never takes words away.
class CardDraft final : public QObject
{
    Q_OBJECT
public:
    enum class State { Untouched, Typing, Saving, Saved, Failed };
    static constexpr int pauseMilliseconds = 800;

    explicit CardDraft(widgets::Workbench &bench, QObject *parent = nullptr);

    /// Another customer, or a fresh read of the same. What is typed and not yet stored stays.
    void show(const Uuid &customer, const std::string &customerName, const std::optional<model::ProgressCard> &card);
    void type(CardColumn column, const QString &text);
    /// Stores what is typed now: leaving the field, leaving the page.
    void flush();
    /// Makes the line a request and takes it out of the card, as one step that one undo takes back.
    /// @return false where the line says nothing
    bool request(const QString &line, const QString &pendingWithoutIt);

    [[nodiscard]] QString text(CardColumn column) const { return m_typed[std::size_t(column)]; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] std::optional<UtcTime> savedAt() const { return m_savedAt; }
    [[nodiscard]] QString savedBy() const { return m_savedBy; }

Q_SIGNALS:
    void stateChanged();
    /// Texts came from the store and differ from what was shown.
    void textsChanged();
    void requested(const QString &assignee);
    void problem(const QString &sentence);

private:
    void setState(State state);
    [[nodiscard]] bool isDirty() const;
    [[nodiscard]] RowEditor::Edit editOf() const;

    widgets::Workbench &m_bench;
    RowEditor m_editor;
    QTimer m_pause;
    Uuid m_customer;
    std::string m_customerName;
    std::array<QString, cardColumns> m_stored;  ///< as the store has it, or will once the edits under way are in
    std::array<QString, cardColumns> m_typed;
    State m_state = State::Untouched;
    std::optional<UtcTime> m_savedAt;
    QString m_savedBy;
};

} // namespace sinan::screens
