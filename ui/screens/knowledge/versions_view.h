#pragma once

#include "app/base/text_diff.h"
#include "ui/screens/knowledge/knowledge_desk.h"
#include "ui/screens/warning/wording.h"

#include <QWidget>

class QComboBox;
class QPushButton;
class QScrollArea;
class QTextBrowser;

namespace sinan::widgets {
class Chip;
class Label;
}

namespace sinan::screens {

class LineList;

/// Every saved version of an article: to read, to compare word by word with another, to bring back.
class VersionsView final : public QWidget
{
    Q_OBJECT
public:
    enum class Against { Nothing, Earlier, Current };

    VersionsView(KnowledgeDesk &desk, const theme::Theme &theme, QWidget *parent = nullptr);

    /// @param versions  newest first; an article that nobody has edited yet has itself as the only one
    void show(const model::KnowledgeArticle &article, std::vector<model::ArticleVersion> versions, const Wording &wording);
    void setAgainst(Against against);
    void setLanguageShown(Language language);
    void retranslate();
    [[nodiscard]] const model::ArticleVersion *selected() const;
    [[nodiscard]] const std::vector<model::ArticleVersion> &versions() const { return m_versions; }
    [[nodiscard]] LineList *list() const { return m_list; }
    [[nodiscard]] QTextBrowser *text() const { return m_text; }
    [[nodiscard]] Against against() const { return m_against; }
    [[nodiscard]] Language languageShown() const { return m_language; }

Q_SIGNALS:
    void commandAsked(const QString &id);

private:
    void refresh();
    [[nodiscard]] const model::ArticleVersion *other() const;

    KnowledgeDesk &m_desk;
    const theme::Theme &m_theme;
    model::KnowledgeArticle m_article;
    std::vector<model::ArticleVersion> m_versions;
    Wording m_wording;
    Against m_against = Against::Earlier;
    Language m_language = Language::Chinese;
    widgets::Label *m_heading;
    widgets::Chip *m_chinese;
    widgets::Chip *m_english;
    widgets::Chip *m_read;
    widgets::Chip *m_earlier;
    widgets::Chip *m_current;
    QPushButton *m_bringBack;
    QPushButton *m_close;
    LineList *m_list;
    QScrollArea *m_scroll;
    QTextBrowser *m_text;
    widgets::Label *m_legend;
};

/// What differs besides the text, one line each: "维护人：李静 → 王芳".
[[nodiscard]] QStringList changedFields(const model::ArticleVersion &before, const model::ArticleVersion &after, const Wording &wording);
/// The version that an article stands for while none is saved.
[[nodiscard]] model::ArticleVersion versionOf(const model::KnowledgeArticle &article);

} // namespace sinan::screens
