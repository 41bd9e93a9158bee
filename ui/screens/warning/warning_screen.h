#pragma once

#include "ui/screens/warning/verbs.h"
#include "ui/screens/warning/warning_text.h"
#include "ui/widgets/screen.h"

#include <QTimer>

class QBoxLayout;
class QMenu;
class QScrollArea;
class QToolButton;
class QVBoxLayout;
class QAction;

namespace sinan::widgets {
class EmptyState;
class ElidedLabel;
class Label;
class Pill;
}

namespace sinan::screens {

class AdvicePart;
class ArticleReader;
class FoldedParts;
class ScorePart;
class VerbBar;
class VerbButton;
class WhatPart;
class WordsPart;

/// Why a warning was raised, whole: four parts open, six folded. Route "warning/<id>", or "warning/<id>#<article key>" with the article open.
class WarningScreen final : public widgets::Screen
{
    Q_OBJECT
public:
    /// From this width on the four parts stand in two columns.
    static constexpr int twoColumnsFrom = 940;

    explicit WarningScreen(widgets::Workbench &bench, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void open(const widgets::Route &route) override;
    [[nodiscard]] QList<QWidget *> panes() const override;
    [[nodiscard]] QWidget *firstFocus() const override;
    [[nodiscard]] QRect noticeRoom() const override;
    void committed(const store::Commit &commit) override;
    [[nodiscard]] std::optional<Uuid> customerInView() const override
    {
        return m_text.customer.isNull() ? std::nullopt : std::optional(m_text.customer);
    }

    [[nodiscard]] const WarningText &text() const { return m_text; }
    [[nodiscard]] VerbBar *verbs() const { return m_verbs; }
    [[nodiscard]] FoldedParts *folded() const { return m_folded; }
    [[nodiscard]] ArticleReader *article() const { return m_article; }
    [[nodiscard]] WordsPart *words() const { return m_words; }
    [[nodiscard]] ScorePart *score() const { return m_score; }

protected:
    void retranslate() override;
    void restyle() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void connectParts();
    void addCommands();
    void reload();
    void refresh();
    void place();
    void openArticle(const QString &key);
    void closeTopmost();
    void decide(const VerbChoice &choice);
    void copy(bool asPicture);
    /// The kind's interpretation card; Esc there leads back here.
    void interpret();

    Uuid m_id;
    WarningText m_text;
    VerbTarget m_target;
    std::vector<std::string> m_quotes;
    QString m_wantedArticle;
    QTimer m_clock;
    bool m_deciding = false;
    bool m_copyDetails = false;

    QWidget *m_top = nullptr;
    VerbButton *m_back = nullptr;
    widgets::Pill *m_severity = nullptr;
    VerbButton *m_customer = nullptr;
    widgets::ElidedLabel *m_kind = nullptr;
    widgets::Label *m_state = nullptr;
    QToolButton *m_interpretButton = nullptr;
    QToolButton *m_copyButton = nullptr;
    QMenu *m_copyMenu = nullptr;
    QAction *m_detailsAction = nullptr;
    QScrollArea *m_scroll = nullptr;
    QBoxLayout *m_columns = nullptr;
    QVBoxLayout *m_pageColumn = nullptr;
    QVBoxLayout *m_left = nullptr;
    WhatPart *m_what = nullptr;
    WordsPart *m_words = nullptr;
    AdvicePart *m_advice = nullptr;
    ScorePart *m_score = nullptr;
    FoldedParts *m_folded = nullptr;
    ArticleReader *m_article = nullptr;
    VerbBar *m_verbs = nullptr;
    widgets::EmptyState *m_gone = nullptr;
    QWidget *m_middle = nullptr;
};

} // namespace sinan::screens
