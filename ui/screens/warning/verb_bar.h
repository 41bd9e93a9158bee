#pragma once

#include "app/model/warning.h"
#include "app/model/workspace.h"
#include "ui/screens/warning/verbs.h"
#include "ui/screens/warning/wording.h"
#include "ui/theme/theme.h"

#include <QFrame>
#include <QList>

class QBoxLayout;
class QComboBox;
class QDateEdit;
class QLineEdit;
class QToolButton;

namespace sinan::widgets {
class FlowLayout;
class Label;
}

namespace sinan::screens {

class VerbButton;

/// What the bar offers: advice of the warning, colleagues, how many warnings it is about.
struct VerbOffer {
    QStringList advice;                 ///< titles; the first is verb 1
    QStringList colleagues;             ///< names, the likely ones first
    int warnings = 0;                   ///< 0: nothing is selected
    friend bool operator==(const VerbOffer &, const VerbOffer &) = default;
};

/// The verbs 1–5 as buttons that show their digits. What a verb still needs is asked in a strip in the same place, never in a dialog:
/// one digit or click gives the reason, the colleague or the moment; Esc goes back.
class VerbBar final : public QFrame
{
    Q_OBJECT
public:
    /// @param wording  asked for each time that times are written
    VerbBar(const theme::Theme &theme, std::function<Wording()> wording, QWidget *parent = nullptr);

    void offer(const VerbOffer &offer);
    /// One line where the width allows it; else the advice stands above the other verbs.
    void setOneLine(bool wanted);
    /// The digit was pressed: a verb, or a choice of the open strip.
    void press(int digit);
    [[nodiscard]] bool isAsking() const;
    /// Closes the strip. @return false where none was open
    bool cancel();
    void retranslate();

    [[nodiscard]] VerbButton *button(model::Verb verb) const { return m_verbs.at(int(verb)); }
    /// The choices of the open strip, in the order of their digits.
    [[nodiscard]] QList<VerbButton *> choices() const { return m_choices; }
    [[nodiscard]] QLineEdit *noteField() const { return m_note; }
    [[nodiscard]] QDateEdit *dateField() const { return m_date; }
    [[nodiscard]] QComboBox *nameField() const { return m_name; }
    /// What the form in two lines needs: the bar never keeps a window from getting narrow.
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(const sinan::screens::VerbChoice &choice);
    /// The strip opened or closed; the owner gives the focus back to its list after closing.
    void asking(bool open);
    /// It takes another part of the screen now.
    void moved();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void moveEvent(QMoveEvent *event) override;

private:
    void chooseLines();
    void ask(model::Verb verb);
    void askAssign();
    void askIgnore();
    void askSnooze();
    void askDate();
    void askNote();
    void openStrip(const QString &question);
    void clearChoices();
    void addChoice(const QString &text, std::function<void()> pick);
    void finish(VerbChoice choice);
    void confirmName();
    void confirmDate();
    void confirmNote();

    const theme::Theme &m_theme;
    std::function<Wording()> m_wording;
    VerbOffer m_offer;
    QList<VerbButton *> m_verbs;
    QBoxLayout *m_verbRow;
    QWidget *m_verbPage;
    QWidget *m_strip;
    widgets::Label *m_question;
    QToolButton *m_close;
    widgets::FlowLayout *m_flow;
    QWidget *m_flowHost;
    QComboBox *m_name;
    QDateEdit *m_date;
    QLineEdit *m_note;
    VerbButton *m_confirm;
    QList<VerbButton *> m_choices;
    QList<std::function<void()>> m_picks;
    std::optional<model::Verb> m_asked;
    bool m_wantsOneLine = false;
};

} // namespace sinan::screens
