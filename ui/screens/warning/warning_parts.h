#pragma once

#include "ui/screens/warning/warning_text.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QVBoxLayout;

namespace sinan::widgets {
class ContributionBars;
class FlowLayout;
class InlineMessage;
class Label;
}

class QToolButton;

namespace sinan::screens {

class EvidenceView;
class VerbButton;

/// A titled part of an explanation: its title in one line, its contents below.
class Part : public QWidget
{
    Q_OBJECT
public:
    Part(const theme::Theme &theme, const char *titleId, QWidget *parent = nullptr);
    void retranslate();
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    /// Room at the right of the title, e.g. for a switch.
    void addToTitle(QWidget *widget);
    void setDetail(const QString &detail);

protected:
    const theme::Theme &m_theme;

private:
    const char *m_titleId;
    widgets::Label *m_title;
    widgets::Label *m_detail;
    QVBoxLayout *m_body;
    class QHBoxLayout *m_top;
};

/// 发生了什么: the sentence, then risk, deadline, since when, how sure.
class WhatPart final : public Part
{
    Q_OBJECT
public:
    explicit WhatPart(const theme::Theme &theme, QWidget *parent = nullptr);
    void show(const WarningText &text);

private:
    widgets::Label *m_sentence;
    QWidget *m_facts;
    widgets::FlowLayout *m_flow;
};

/// 原话: the evidence, newest first.
class WordsPart final : public Part
{
    Q_OBJECT
public:
    explicit WordsPart(const theme::Theme &theme, QWidget *parent = nullptr);
    /// @param most  pieces shown; 0 = all
    void show(const WarningText &text, int most);
    [[nodiscard]] EvidenceView *view() const { return m_view; }

private:
    EvidenceView *m_view;
    widgets::Label *m_none;
};

/// 建议: what it does not mean and what it means, then up to three actions, each with a button.
class AdvicePart final : public Part
{
    Q_OBJECT
public:
    explicit AdvicePart(const theme::Theme &theme, QWidget *parent = nullptr);
    void show(const WarningText &text, bool canAct);
    /// Tab comes from this widget to the buttons of the advice, made anew at each show().
    void follow(QWidget *before) { m_before = before; }

Q_SIGNALS:
    void taken(int advice);
    void articleRequested(const QString &key);
    /// The words of ours that do not fit the warning.
    void wordsRequested(const sinan::screens::EvidenceText &words);

private:
    void addLine(QLayout *layout, const QString &icon, theme::ColorRole color, const QString &text);

    widgets::InlineMessage *m_misfit;
    QWidget *m_meaning;
    QWidget *m_actions;
    QWidget *m_before = nullptr;
    widgets::Label *m_talk;
};

/// 为什么这个分: bars that add up, or the same as a table.
class ScorePart final : public Part
{
    Q_OBJECT
public:
    explicit ScorePart(const theme::Theme &theme, QWidget *parent = nullptr);
    void show(const WarningText &text);
    void retranslateScore();
    [[nodiscard]] widgets::ContributionBars *bars() const { return m_bars; }
    void toggleTable();

Q_SIGNALS:
    /// A row was opened that stands on evidence with a place.
    void evidenceRequested(const sinan::screens::EvidenceText &evidence);

private:
    QList<EvidenceText> m_evidence; ///< of each row; those without a place cannot be opened
    widgets::ContributionBars *m_bars;
    QToolButton *m_switch;
    widgets::Label *m_none;
};

} // namespace sinan::screens
