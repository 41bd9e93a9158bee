#pragma once

#include "ui/screens/knowledge/knowledge_desk.h"
#include "ui/screens/warning/wording.h"
#include "ui/widgets/screen.h"

class QComboBox;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace sinan::widgets {
class ElidedLabel;
class EmptyState;
class Label;
}

namespace sinan::screens {

class ArticleEditor;
class ArticlePage;
class LineList;
class VersionsView;

/// 知识库: every article in a list that one searches and filters, the chosen one beside it; written and compared in the same place.
/// Routes: "knowledge", "knowledge/<key>", "knowledge/<key>#edit", "knowledge/<key>#versions", "knowledge/new".
class KnowledgeScreen final : public widgets::Screen
{
    Q_OBJECT
public:
    enum class Mode { Read, Edit, Versions };

    KnowledgeScreen(widgets::Workbench &bench, std::shared_ptr<KnowledgeDesk> desk, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void open(const widgets::Route &route) override;
    [[nodiscard]] widgets::Route route() const override;
    [[nodiscard]] QList<QWidget *> panes() const override;
    [[nodiscard]] QWidget *firstFocus() const override;
    [[nodiscard]] QRect noticeRoom() const override;
    [[nodiscard]] bool isReading() const override { return m_desk->isReading(); }
    void committed(const store::Commit &commit) override;

    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] LineList *list() const { return m_list; }
    [[nodiscard]] ArticlePage *page() const { return m_page; }
    [[nodiscard]] ArticleEditor *editor() const { return m_editor; }
    [[nodiscard]] VersionsView *versions() const { return m_versions; }
    [[nodiscard]] QLineEdit *filter() const { return m_filter; }

protected:
    void retranslate() override;
    void restyle() override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void addCommands();
    void fillFilters();
    void showList();
    void showChosen();
    void showEmpty();
    void setMode(Mode mode);
    void followRoute();
    void choose(const QString &key);
    void startEditing(const model::KnowledgeArticle *article);
    void startDraft(const ArticleDraft &draft, bool found);
    void showVersions();
    void save(bool overOthers);
    void saved(const Uuid &article, const Result<store::Receipt> &receipt);
    void discard();
    void bringBack();
    void removeChosen();
    void escape();
    void sayDraft();
    [[nodiscard]] const model::KnowledgeArticle *chosen() const;
    [[nodiscard]] QString whyNothingChosen() const;

    std::shared_ptr<KnowledgeDesk> m_desk;
    Mode m_mode = Mode::Read;
    QString m_key;      ///< of the chosen article, or of a draft of one that does not exist yet: its id
    QString m_wanted;   ///< key that a route named before the library was read
    QString m_anchor;   ///< what the route wants to see of it
    bool m_saving = false;

    QWidget *m_browse = nullptr;
    widgets::Label *m_title = nullptr;
    widgets::ElidedLabel *m_counts = nullptr;
    QLineEdit *m_filter = nullptr;
    QComboBox *m_kind = nullptr;
    QComboBox *m_owner = nullptr;
    QComboBox *m_validity = nullptr;
    QPushButton *m_new = nullptr;
    QScrollArea *m_listScroll = nullptr;
    LineList *m_list = nullptr;
    QStackedWidget *m_right = nullptr;
    widgets::EmptyState *m_empty = nullptr;
    widgets::EmptyState *m_filteredOut = nullptr;
    QStackedWidget *m_stack = nullptr;
    ArticlePage *m_page = nullptr;
    ArticleEditor *m_editor = nullptr;
    VersionsView *m_versions = nullptr;
};

} // namespace sinan::screens
