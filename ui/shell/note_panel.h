#pragma once

#include "app/bridge/field_note.h"
#include "ui/shell/note_draft.h"
#include "ui/shell/overlay.h"
#include "ui/shell/sources.h"

class QBoxLayout;
class QPushButton;
class QToolButton;

namespace sinan::widgets {
class InlineMessage;
class Label;
} // namespace sinan::widgets

namespace sinan::shell {

class NoteChips;
class NoteCustomer;
class NoteEdit;

/// 随手记: a light panel over whatever is on screen. What was understood stands below the words while one types; nothing has to be filled in.
/// Ctrl+Enter stores it, in one step of undo; Esc puts it away with its words kept.
class NotePanel final : public Overlay
{
    Q_OBJECT
public:
    /// Longer text is refused with a sentence; a note is no archive.
    static constexpr int mostCharacters = 20'000;

    NotePanel(widgets::Workbench &bench, CustomerNames &names, QWidget *window);
    ~NotePanel() override;

    /// Opens it. A draft comes back with its customer; else the note is about `inView`.
    void present(const std::optional<Uuid> &inView);
    /// Puts the draft away on disk and closes.
    void putAway();
    void save();
    /// In the upper middle of the window, as high as its contents.
    void place();
    void retranslate();

    [[nodiscard]] bool isSaving() const { return m_saving; }
    [[nodiscard]] NoteEdit *edit() const { return m_edit; }
    [[nodiscard]] NoteCustomer *customer() const { return m_customer; }
    [[nodiscard]] NoteChips *chips() const { return m_chips; }
    [[nodiscard]] bridge::FieldNote understood() const;

Q_SIGNALS:
    /// Committed; not before.
    void saved();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void addMark(const char *id, bool onOwnLine);
    void restyle();
    void changed();
    void readPeople();
    void guessCustomer();
    void showState();
    void answered(const Result<void> &done);
    void say(const QString &sentence, const QString &detail);

    widgets::Workbench &m_bench;
    CustomerNames &m_names;
    NoteDraft m_draft;
    std::vector<bridge::NotePerson> m_people;
    bool m_saving = false;
    bool m_guessed = false; ///< the customer was read out of the words

    widgets::Label *m_title;
    QToolButton *m_close;
    NoteCustomer *m_customer;
    NoteEdit *m_edit;
    QBoxLayout *m_marks;
    std::vector<std::pair<QToolButton *, const char *>> m_markButtons;
    NoteChips *m_chips;
    widgets::InlineMessage *m_trouble;
    widgets::Label *m_state;
    QPushButton *m_save;
};

} // namespace sinan::shell
