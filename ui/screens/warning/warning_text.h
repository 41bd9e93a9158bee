#pragma once

#include "ui/screens/warning/warning_data.h"
#include "ui/screens/warning/wording.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace sinan::screens {

/// One piece of evidence as it is read. Words open at their place; figures have no place to open.
struct EvidenceText {
    enum class Kind { Words, Figure, Request };
    Kind kind = Kind::Words;
    QString before; ///< words only: the rest of the sentence
    QString words;  ///< the customer's words, or the figure with its unit
    QString after;
    QString who;    ///< "王建国 · 采购总监", or the source
    QString where;  ///< "通话 · 二期交期沟通"
    QString when;
    QString icon;
    Uuid interaction; ///< null: cannot be opened
    std::int64_t from = 0;
    std::int64_t to = 0;

    [[nodiscard]] bool canOpen() const { return !interaction.isNull(); }
    /// All of it in one line, for screen readers and copies inside the house.
    [[nodiscard]] QString line() const;
};

struct AdviceText {
    QString title;
    QString detail;  ///< who, by when, what must be asked first
    QString article; ///< key, or empty
};

struct ScoreText {
    insight::ScoreRow::Part part = insight::ScoreRow::Part::Factor;
    QString label;
    int points = 0;
    bool notConnected = false;
    int evidence = -1; ///< index into WarningText::evidence of the first piece that it stands on; -1: none
};

struct CaseText {
    QString title;   ///< "某工程机械配件厂 · 12 天"
    QString outcome; ///< 赢单 / 丢单 …
    bool good = false;
    QString story;   ///< situation, what was done, result: a paragraph each
};

struct ArticleText {
    QString key;
    QString title;
    QString detail; ///< owner, date, validity
    QString markdown;
    bool expired = false;
};

struct SourceText {
    QString label;
    QString state; ///< "2 小时前" / 未接入 / …
    insight::SourceState::State kind = insight::SourceState::State::Connected;
};

struct StepText {
    QString when;
    QString what;
};

/// A label and what it says, e.g. 风险金额 – ¥310 万.
struct FactText {
    QString label;
    QString value;
    QString tooltip;
};

/// An explanation in words, ready to be shown: the four open parts and the six folded ones.
struct WarningText {
    Uuid warning;
    Uuid customer;
    theme::Severity severity = theme::Severity::Low;
    QString kind;
    QString kindIcon;
    QString customerName;
    QString state;     ///< 待处理, or what was done already
    bool open = true;  ///< still to be decided
    // 发生了什么
    QString sentence;
    QList<FactText> facts; ///< at risk, deadline, since, confidence
    // 原话
    QList<EvidenceText> evidence;
    // 建议
    QString misfit;     ///< 可能误判: what we did since and why it does not answer this; empty for none
    EvidenceText misfitWords;
    QString misreading; ///< ✗ not this
    QString meaning;    ///< ✓ but this
    QList<AdviceText> advice;
    QString talk;
    // 为什么这个分
    QList<ScoreText> rows;
    int score = 0;
    int threshold = 0;
    // folded
    QStringList clears;
    QList<CaseText> cases;
    QString casesSummary; ///< "3 例:2 例解除,1 例流失"
    QList<ArticleText> articles;
    QList<SourceText> sources;
    int missingSources = 0;
    QString rule; ///< number, version, author
    QList<StepText> timeline;
    QString confidence;
    QStringList nearMisses;
};

[[nodiscard]] WarningText warningText(const WarningData &data, const Wording &wording);
/// 命中 31/42; a sentence where nothing has been settled yet. Never a percentage.
[[nodiscard]] QString trackRecord(const insight::Confidence &confidence);

} // namespace sinan::screens
