#pragma once

#include "ui/screens/warning/warning_text.h"
#include "ui/theme/theme.h"

#include <QFrame>

class QToolButton;

namespace sinan::widgets {
class Label;
class MarkdownView;
}

namespace sinan::screens {

/// A knowledge article beside the explanation: Markdown from the local knowledge base; links do not leave the program.
class ArticleReader final : public QFrame
{
    Q_OBJECT
public:
    explicit ArticleReader(const theme::Theme &theme, QWidget *parent = nullptr);
    void show(const ArticleText &article);
    void retranslate();
    [[nodiscard]] QString key() const { return m_article.key; }
    [[nodiscard]] widgets::MarkdownView *page() const { return m_page; }

Q_SIGNALS:
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refill();

    const theme::Theme &m_theme;
    ArticleText m_article;
    widgets::Label *m_title;
    widgets::Label *m_detail;
    widgets::MarkdownView *m_page;
    QToolButton *m_close;
};

} // namespace sinan::screens
