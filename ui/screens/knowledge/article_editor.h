#pragma once

#include "ui/screens/knowledge/knowledge_desk.h"
#include "ui/screens/warning/wording.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QMenu;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace sinan::widgets {
class Chip;
class InlineMessage;
class Label;
class MarkdownView;
}

namespace sinan::screens {

/// Writes an article: Markdown on the left, how it will read on the right, one language at a time; what it serves, whose it is and until when
/// it holds below. Every change goes to the drafts.
class ArticleEditor final : public QWidget
{
    Q_OBJECT
public:
    ArticleEditor(widgets::Workbench &bench, KnowledgeDesk &desk, QWidget *parent = nullptr);

    /// Begins with these words. Undo within the fields starts anew.
    void edit(const ArticleDraft &draft);
    [[nodiscard]] const ArticleDraft &draft() const { return m_draft; }
    /// The day in the field; nothing for an empty field. @param ok  false where the text is no day
    [[nodiscard]] std::optional<LocalDate> expires(bool &ok) const;
    /// Takes files in as attachments, in the background.
    void attach(const QStringList &paths);
    void askForFiles();
    void setLanguageShown(Language language);
    [[nodiscard]] Language languageShown() const { return m_language; }
    void retranslate();
    void restyle();
    /// What the line at the bottom says about the draft.
    void sayState(const QString &state);
    /// Above the fields: a conflict, a draft that was found, what is missing. Its buttons are the caller's.
    [[nodiscard]] widgets::InlineMessage *notice() const { return m_notice; }
    [[nodiscard]] QPlainTextEdit *source() const { return m_source; }
    [[nodiscard]] QLineEdit *titleField() const { return m_title; }

Q_SIGNALS:
    void edited();
    void commandAsked(const QString &id);
    void said(const QString &sentence);

private:
    void build();
    void fillKinds();
    void showKinds();
    void showAttachments();
    void showPreview();
    void take();

    widgets::Workbench &m_bench;
    KnowledgeDesk &m_desk;
    ArticleDraft m_draft;
    Language m_language = Language::Chinese;
    QTimer m_previewSoon;
    bool m_filling = false;

    widgets::Label *m_heading = nullptr;
    widgets::Chip *m_chinese = nullptr;
    widgets::Chip *m_english = nullptr;
    widgets::Label *m_state = nullptr;
    QPushButton *m_discard = nullptr;
    QPushButton *m_save = nullptr;
    widgets::InlineMessage *m_notice = nullptr;
    QLineEdit *m_title = nullptr;
    widgets::Label *m_sourceTitle = nullptr;
    widgets::Label *m_previewTitle = nullptr;
    QPlainTextEdit *m_source = nullptr;
    widgets::MarkdownView *m_preview = nullptr;
    widgets::Label *m_kindsTitle = nullptr;
    QPushButton *m_kinds = nullptr;
    QMenu *m_kindsMenu = nullptr;
    widgets::Label *m_ownerTitle = nullptr;
    QLineEdit *m_owner = nullptr;
    widgets::Label *m_expiresTitle = nullptr;
    QLineEdit *m_expires = nullptr;
    widgets::Label *m_expiresNote = nullptr;
    widgets::Label *m_filesTitle = nullptr;
    QPushButton *m_addFile = nullptr;
    QWidget *m_files = nullptr;
};

} // namespace sinan::screens
