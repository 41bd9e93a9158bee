#pragma once

#include "ui/screens/warning/warning_text.h"
#include "ui/theme/theme.h"

#include <QFrame>

class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace sinan::widgets {
class FlowLayout;
class Label;
class Pill;
}

namespace sinan::screens {

class AdvicePart;
class ScorePart;
class VerbButton;
class WhatPart;
class WordsPart;

/// Why the selected warning is there, in short: what happened, in whose words, what to do, why this score.
class ReasonPane final : public QFrame
{
    Q_OBJECT
public:
    static constexpr int quotesShown = 3;

    explicit ReasonPane(const theme::Theme &theme, QWidget *parent = nullptr);

    /// The other customers of one cause, each with its own warning.
    struct Member {
        Uuid warning;
        QString name;
    };
    void show(const WarningText &text, const QList<Member> &members);
    /// Nothing is selected.
    void clear();
    void retranslate();
    /// Over the list: with a frame and a button that closes it.
    void setFloating(bool floating);
    [[nodiscard]] QVBoxLayout *footer() const { return m_footer; }
    void toggleTable();
    [[nodiscard]] QWidget *firstFocus() const;
    [[nodiscard]] const WarningText &text() const { return m_text; }

Q_SIGNALS:
    void warningRequested(const sinan::Uuid &warning);
    void customerRequested(const sinan::Uuid &customer);
    void evidenceRequested(const sinan::screens::EvidenceText &evidence);
    void articleRequested(const QString &key);
    void adviceTaken(int advice);
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const theme::Theme &m_theme;
    WarningText m_text;
    bool m_floating = false;
    widgets::Pill *m_severity;
    VerbButton *m_customer;
    widgets::Label *m_kind;
    QToolButton *m_close;
    QWidget *m_top;
    QScrollArea *m_scroll;
    WhatPart *m_what;
    QWidget *m_members;
    widgets::FlowLayout *m_memberFlow;
    WordsPart *m_words;
    AdvicePart *m_advice;
    ScorePart *m_score;
    VerbButton *m_more;
    widgets::Label *m_nothing;
    QVBoxLayout *m_footer;
};

} // namespace sinan::screens
