// How the knowledge place is laid out, its commands and its texts.
#include "ui/screens/knowledge/knowledge_screen.h"

#include "ui/screens/customers/line_list.h"
#include "ui/screens/knowledge/article_editor.h"
#include "ui/screens/knowledge/article_page.h"
#include "ui/screens/knowledge/versions_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>

namespace sinan::screens {

using theme::ColorRole;
using theme::FontRole;
using theme::Space;
using widgets::Command;
using widgets::Route;

namespace {

constexpr int articlesWidth = 380;

} // namespace

void KnowledgeScreen::build()
{
    const theme::Theme &look = theme();
    m_browse = new QWidget(this);
    m_title = new widgets::Label(look, FontRole::Heading, ColorRole::Text, m_browse);
    m_counts = new widgets::ElidedLabel(look, FontRole::Body, ColorRole::Text2, m_browse);
    m_counts->setObjectName(QStringLiteral("knowledge.counts"));
    m_filter = new QLineEdit(m_browse);
    m_filter->setObjectName(QStringLiteral("knowledge.filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(look.icon(QStringLiteral("verb.search"), ColorRole::Text3), QLineEdit::LeadingPosition);
    m_filter->setMinimumWidth(look.scaled(190));
    m_filter->setMaximumWidth(look.scaled(300));
    m_filter->installEventFilter(this);
    const auto box = [&](const char *name, int letters) {
        auto *made = new QComboBox(m_browse);
        made->setObjectName(QString::fromLatin1(name));
        made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        made->setMinimumContentsLength(letters);
        connect(made, &QComboBox::currentIndexChanged, this, &KnowledgeScreen::showList);
        return made;
    };
    m_kind = box("knowledge.kind_filter", 14);
    m_owner = box("knowledge.owner_filter", 8);
    m_validity = box("knowledge.validity_filter", 8);
    m_new = new QPushButton(m_browse);
    m_new->setObjectName(QStringLiteral("knowledge.new_button"));
    auto *bar = new QHBoxLayout;
    bar->setSpacing(look.space(Space::Small));
    bar->addWidget(m_title);
    bar->addWidget(m_counts, 1);
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_kind);
    bar->addWidget(m_owner);
    bar->addWidget(m_validity);
    bar->addWidget(m_new);

    m_list = new LineList(look, m_browse);
    m_list->setObjectName(QStringLiteral("knowledge.list"));
    m_list->installEventFilter(this);
    auto *inside = new QWidget;
    auto *listColumn = new QVBoxLayout(inside);
    listColumn->setContentsMargins(0, 0, look.space(Space::Tiny), 0);
    listColumn->addWidget(m_list);
    listColumn->addStretch(1);
    m_listScroll = new QScrollArea(m_browse);
    m_listScroll->setObjectName(QStringLiteral("knowledge.list_scroll"));
    m_listScroll->setWidget(inside);
    m_listScroll->setWidgetResizable(true);
    m_listScroll->setFrameShape(QFrame::NoFrame);
    m_listScroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_listScroll->setFixedWidth(look.scaled(articlesWidth));
    m_listScroll->setFocusPolicy(Qt::NoFocus);
    m_page = new ArticlePage(*m_desk, look, m_browse);
    m_empty = new widgets::EmptyState(look, widgets::EmptyState::Kind::NoDataYet, m_browse);
    m_filteredOut = new widgets::EmptyState(look, widgets::EmptyState::Kind::FilteredOut, m_browse);
    m_filteredOut->setObjectName(QStringLiteral("knowledge.filtered_out"));
    m_right = new QStackedWidget(m_browse);
    for (QWidget *one : {static_cast<QWidget *>(m_page), static_cast<QWidget *>(m_empty), static_cast<QWidget *>(m_filteredOut), new QWidget(m_browse)})
        m_right->addWidget(one);
    m_right->setCurrentIndex(m_right->count() - 1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_listScroll);
    middle->addWidget(m_right, 1);
    auto *browse = new QVBoxLayout(m_browse);
    browse->setContentsMargins(look.space(Space::Medium), look.space(Space::Cozy), look.space(Space::Medium), 0);
    browse->setSpacing(look.space(Space::Cozy));
    browse->addLayout(bar);
    browse->addLayout(middle, 1);

    m_editor = new ArticleEditor(bench(), *m_desk, this);
    m_versions = new VersionsView(*m_desk, look, this);
    m_stack = new QStackedWidget(this);
    for (QWidget *one : {m_browse, static_cast<QWidget *>(m_editor), static_cast<QWidget *>(m_versions)})
        m_stack->addWidget(one);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_stack);

    const auto run = [this](const QString &id) { bench().commands.trigger(id); };
    connect(m_filter, &QLineEdit::textChanged, this, &KnowledgeScreen::showList);
    connect(m_new, &QPushButton::clicked, this, [run] { run(QStringLiteral("knowledge.new")); });
    connect(m_empty, &widgets::EmptyState::activated, this, [run] { run(QStringLiteral("knowledge.new")); });
    connect(m_filteredOut, &widgets::EmptyState::activated, this, [this] {
        m_filter->clear();
        for (QComboBox *one : {m_kind, m_owner, m_validity})
            one->setCurrentIndex(0);
        m_list->setFocus();
    });
    connect(m_list, &LineList::currentLineChanged, this, [this] {
        const Line *line = m_list->current();
        if (!line)
            return;
        const QRect place = m_list->visualRect(m_list->currentIndex());
        m_listScroll->ensureVisible(0, m_list->y() + place.center().y(), 0, place.height());
        if (line->key == m_key || m_mode != Mode::Read)
            return;
        m_key = line->key;
        showChosen();
    });
    connect(m_list, &LineList::opened, this, [this](const Line &line) {
        const auto id = Uuid::parse(line.key.toStdString());
        if (const ArticleDraft *draft = id ? m_desk->drafts().find(*id) : nullptr)
            startDraft(ArticleDraft(*draft), true);
    });
    connect(m_list, &LineList::menuAsked, this, [this](const Line &, const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setObjectName(QStringLiteral("knowledge.menu"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (const char *id : {"knowledge.edit", "knowledge.versions", "knowledge.copy", "knowledge.interpret", "knowledge.remove"})
            menu->addAction(bench().commands.action(QString::fromLatin1(id)));
        menu->popup(at);
    });
    connect(m_page, &ArticlePage::commandAsked, this, run);
    connect(m_page, &ArticlePage::said, this, &KnowledgeScreen::said);
    connect(m_page, &ArticlePage::kindAsked, this,
            [this](model::SignalKind kind) { Q_EMIT navigate(Route{QStringLiteral("interpretation"), toQString(model::nameOf(kind)), {}}); });
    connect(m_editor, &ArticleEditor::commandAsked, this, run);
    connect(m_editor, &ArticleEditor::said, this, &KnowledgeScreen::said);
    connect(m_editor, &ArticleEditor::edited, this, [this] {
        m_editor->sayState(m_desk->drafts().keep(m_editor->draft()) ? qtTrId("knowledge.draft_keeping") : qtTrId("knowledge.too_many_drafts"));
    });
    connect(m_versions, &VersionsView::commandAsked, this, run);
}

void KnowledgeScreen::addCommands()
{
    const auto add = [this](const char *id, const char *title, const char *keywords, const char *icon, QList<QKeySequence> keys, QWidget *scope,
                            std::function<void()> run, std::function<QString()> whyNot = {}, bool inPalette = true) {
        Command command;
        command.id = QString::fromLatin1(id);
        command.title = title;
        command.place = QT_TRID_NOOP("knowledge.title");
        command.keywords = QString::fromLatin1(keywords);
        command.icon = QString::fromLatin1(icon);
        command.shortcuts = std::move(keys);
        command.inPalette = inPalette;
        command.run = std::move(run);
        command.whyNot = std::move(whyNot);
        bench().commands.add(std::move(command), scope);
    };
    const auto key = [](const char *text) { return QKeySequence(QString::fromLatin1(text)); };
    const auto mayNot = [this] { return m_desk->whyNotWrite(); };
    const auto noneOrMayNot = [this] { return m_desk->whyNotWrite().isEmpty() ? whyNothingChosen() : m_desk->whyNotWrite(); };
    const auto none = [this] { return whyNothingChosen(); };
    add("knowledge.filter", QT_TRID_NOOP("knowledge.command_filter"), "sousuo shaixuan search filter", "verb.filter",
        {key("/"), QKeySequence(QKeySequence::Find)}, m_browse, [this] {
            m_filter->setFocus(Qt::ShortcutFocusReason);
            m_filter->selectAll();
        });
    add("knowledge.new", QT_TRID_NOOP("knowledge.command_new"), "xinjian wenzhang new article", "verb.add", {key("Ctrl+N")}, m_browse,
        [this] { startEditing(nullptr); }, mayNot);
    add("knowledge.edit", QT_TRID_NOOP("knowledge.command_edit"), "bianji edit change", "verb.note", {key("F2"), key("Ctrl+E")}, m_browse,
        [this] { startEditing(chosen()); }, noneOrMayNot);
    add("knowledge.versions", QT_TRID_NOOP("knowledge.command_versions"), "banben lishi versions history compare", "mark.history", {key("Ctrl+H")},
        m_browse, [this] { showVersions(); }, none);
    add("knowledge.copy", QT_TRID_NOOP("knowledge.command_copy"), "fuzhi copy text", "verb.copy", {key("Ctrl+Shift+C")}, m_browse,
        [this] {
            QGuiApplication::clipboard()->setText(m_page->copyText());
            Q_EMIT said(qtTrId("knowledge.copied").arg(m_page->titleText()));
        },
        none);
    add("knowledge.interpret", QT_TRID_NOOP("knowledge.command_interpret"), "jiedu hanyi interpretation meaning", "mark.bulb", {key("Ctrl+I")}, m_browse,
        [this] {
            const auto kinds = kindsIn(chosen()->kinds);
            Q_EMIT navigate(Route{QStringLiteral("interpretation"), kinds.empty() ? QString() : toQString(model::nameOf(kinds.front())), {}});
        },
        none);
    add("knowledge.remove", QT_TRID_NOOP("knowledge.command_remove"), "shanchu delete remove", "verb.delete", {key("Delete")}, m_list,
        [this] { removeChosen(); }, noneOrMayNot);
    add("knowledge.save", QT_TRID_NOOP("knowledge.command_save"), "baocun save publish", "verb.save", {key("Ctrl+S"), key("Ctrl+Return")}, m_editor,
        [this] { save(false); });
    add("knowledge.discard", QT_TRID_NOOP("knowledge.command_discard"), "diuqi fangqi discard", "verb.delete", {key("Ctrl+Shift+Delete")}, m_editor,
        [this] { discard(); });
    add("knowledge.attach", QT_TRID_NOOP("knowledge.command_attach"), "fujian tianjia attach file pdf", "verb.add", {key("Ctrl+Shift+A")}, m_editor,
        [this] { m_editor->askForFiles(); });
    add("knowledge.edit_language", QT_TRID_NOOP("knowledge.command_edit_language"), "zhongwen yingwen language", "mark.language", {key("Ctrl+PgDown")}, m_editor,
        [this] { m_editor->setLanguageShown(m_editor->languageShown() == Language::Chinese ? Language::English : Language::Chinese); });
    add("knowledge.bring_back", QT_TRID_NOOP("knowledge.command_bring_back"), "huifu restore bring back", "verb.undo", {key("Ctrl+R")}, m_versions,
        [this] { bringBack(); }, [this] {
            const auto *version = m_versions->selected();
            const auto *article = chosen();
            if (!m_desk->whyNotWrite().isEmpty())
                return m_desk->whyNotWrite();
            return version && article && version->revision != article->revision ? QString() : qtTrId("knowledge.is_current");
        });
    add("knowledge.compare", QT_TRID_NOOP("knowledge.command_compare"), "bijiao duibi compare", "mark.eye", {key("Ctrl+D")}, m_versions,
        [this] { m_versions->setAgainst(VersionsView::Against((int(m_versions->against()) + 1) % 3)); });
    add("knowledge.version_language", QT_TRID_NOOP("knowledge.command_edit_language"), "zhongwen yingwen language", "mark.language", {key("Ctrl+PgDown")}, m_versions,
        [this] { m_versions->setLanguageShown(m_versions->languageShown() == Language::Chinese ? Language::English : Language::Chinese); }, {}, false);
    add("knowledge.escape", QT_TRID_NOOP("knowledge.command_escape"), "", "", {key("Esc")}, this, [this] { escape(); }, {}, false);
}

void KnowledgeScreen::retranslate()
{
    m_title->setText(qtTrId("knowledge.title"));
    m_filter->setPlaceholderText(qtTrId("knowledge.filter_hint"));
    m_filter->setAccessibleName(qtTrId("knowledge.command_filter"));
    m_kind->setAccessibleName(qtTrId("knowledge.kinds_field"));
    m_owner->setAccessibleName(qtTrId("knowledge.owner_field"));
    m_validity->setAccessibleName(qtTrId("knowledge.expires_field"));
    for (QComboBox *box : {m_kind, m_owner, m_validity})
        box->setToolTip(box->accessibleName());
    m_new->setText(qtTrId("knowledge.new"));
    m_new->setToolTip(qtTrId("knowledge.new_tip"));
    m_new->setVisible(m_desk->whyNotWrite().isEmpty());
    m_list->setAccessibleName(qtTrId("knowledge.list_name"));
    m_page->retranslate();
    m_editor->retranslate();
    m_versions->retranslate();
    fillFilters();
    showList();
    if (m_mode == Mode::Versions)
        showVersions();
}

void KnowledgeScreen::restyle()
{
    m_new->setIcon(theme().icon(QStringLiteral("verb.add")));
    m_page->restyle();
    m_editor->restyle();
    m_list->restyle();
    m_versions->list()->restyle();
    if (m_mode == Mode::Read && m_desk->isLoaded())
        showList();
}

} // namespace sinan::screens
