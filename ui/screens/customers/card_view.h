#pragma once

#include "ui/screens/customers/card_draft.h"
#include "ui/theme/theme.h"

#include <QPlainTextEdit>
#include <QStringListModel>

class QCompleter;
class QPushButton;

namespace sinan::widgets {
class Label;
}

namespace sinan::screens {

/// A column's text. Grows with its lines; Tab goes on; offers names at the beginning of a line where it is told some.
class CardEdit final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit CardEdit(const theme::Theme &theme, QWidget *parent = nullptr);

    /// Takes text from the store without moving the cursor of somebody who types.
    void takeText(const QString &text);
    void setPeople(const QStringList &names);
    [[nodiscard]] QString currentLine() const;
    /// The text without the line that the cursor is in.
    [[nodiscard]] QString withoutCurrentLine() const;
    void restyle();
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void left();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void offerNames();
    void insertName(const QString &name);
    [[nodiscard]] QString nameBegun() const;

    const theme::Theme &m_theme;
    QStringList m_people;
    QStringListModel m_offered;   ///< those of them that fit what was begun
    QCompleter *m_completer = nullptr;
};

/// 客户关键进展卡: three columns side by side, under them whether the words are stored.
class CardView final : public QWidget
{
    Q_OBJECT
public:
    CardView(widgets::Workbench &bench, CardDraft &draft, QWidget *parent = nullptr);

    void setPeople(const QStringList &names);
    void retranslate();
    void restyle();
    /// Makes the line of 待协同 that the cursor is in a request.
    void requestCurrentLine();
    [[nodiscard]] CardEdit *edit(CardColumn column) const { return m_edits[std::size_t(column)]; }
    [[nodiscard]] QString stateText() const;

Q_SIGNALS:
    void said(const QString &sentence);

private:
    void showTexts();
    void showState();

    widgets::Workbench &m_bench;
    CardDraft &m_draft;
    std::array<widgets::Label *, cardColumns> m_titles{};
    std::array<CardEdit *, cardColumns> m_edits{};
    widgets::Label *m_state = nullptr;
    QPushButton *m_request = nullptr;
};

} // namespace sinan::screens
