#pragma once

#include "ui/screens/knowledge/knowledge_desk.h"
#include "ui/screens/warning/wording.h"

#include <QWidget>

class QAction;
class QScrollArea;
class QVBoxLayout;

namespace sinan::widgets {
class InlineMessage;
class Label;
class MarkdownView;
}

namespace sinan::screens {

class VerbButton;

/// One article to read: in the reader's language, with its owner, its dates, the kinds that it serves and its attachments.
class ArticlePage final : public QWidget
{
    Q_OBJECT
public:
    ArticlePage(KnowledgeDesk &desk, const theme::Theme &theme, QWidget *parent = nullptr);

    void show(const model::KnowledgeArticle &article, const Wording &wording);
    void retranslate();
    void restyle();
    [[nodiscard]] const model::KnowledgeArticle &article() const { return m_article; }
    [[nodiscard]] QScrollArea *scroll() const { return m_scroll; }
    /// Title and text as plain text, for a chat or a mail.
    [[nodiscard]] QString copyText() const;
    [[nodiscard]] QString titleText() const;

Q_SIGNALS:
    void commandAsked(const QString &id);
    void kindAsked(sinan::model::SignalKind kind);
    void said(const QString &sentence);

private:
    void showKinds(const Wording &wording);
    void showAttachments();

    KnowledgeDesk &m_desk;
    const theme::Theme &m_theme;
    model::KnowledgeArticle m_article;
    QScrollArea *m_scroll;
    widgets::Label *m_title;
    widgets::Label *m_detail;
    widgets::InlineMessage *m_notice;
    widgets::MarkdownView *m_text;
    widgets::Label *m_kindsTitle;
    QWidget *m_kinds;
    widgets::Label *m_filesTitle;
    QVBoxLayout *m_files;
    VerbButton *m_edit;
    VerbButton *m_versions;
    VerbButton *m_copy;
};

} // namespace sinan::screens
