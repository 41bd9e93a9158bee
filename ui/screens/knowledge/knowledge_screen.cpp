#include "ui/screens/knowledge/knowledge_screen.h"

#include "ui/screens/customers/line_list.h"
#include "ui/screens/knowledge/article_editor.h"
#include "ui/screens/knowledge/article_page.h"
#include "ui/screens/knowledge/versions_view.h"
#include "ui/screens/warning/bench_wording.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/model_words.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTextBrowser>

namespace sinan::screens {

using widgets::Route;
using widgets::toQt;

KnowledgeScreen::KnowledgeScreen(widgets::Workbench &bench, std::shared_ptr<KnowledgeDesk> desk, QWidget *parent)
    : Screen(bench, parent), m_desk(std::move(desk))
{
    setObjectName(QStringLiteral("knowledge"));
    build();
    addCommands();
    connect(m_desk.get(), &KnowledgeDesk::loaded, this, [this] {
        fillFilters();
        showList();
        followRoute();
        if (m_mode == Mode::Versions)
            showVersions();
    });
    connect(m_desk.get(), &KnowledgeDesk::failed, this, [this] { Q_EMIT said(qtTrId("knowledge.read_failed")); });
    connect(&m_desk->drafts(), &ArticleDrafts::kept, this, &KnowledgeScreen::sayDraft);
    connect(&m_desk->drafts(), &ArticleDrafts::changed, this, &KnowledgeScreen::showList);
    connect(&m_desk->drafts(), &ArticleDrafts::failed, this, [this] { m_editor->sayState(qtTrId("knowledge.draft_failed")); });
    retranslate();
    restyle();
}

QString KnowledgeScreen::title() const
{
    const model::KnowledgeArticle *article = chosen();
    return article && m_mode != Mode::Read ? qtTrId("knowledge.title_of").arg(wordingOf(bench()).pick(article->titleZh, article->titleEn)) : qtTrId("knowledge.title");
}

void KnowledgeScreen::open(const Route &route)
{
    keepRoute(route);
    m_wanted = route.id;
    m_anchor = route.anchor;
    m_desk->load();
    if (m_desk->isLoaded())
        followRoute();
}

Route KnowledgeScreen::route() const
{
    const QString anchor = m_mode == Mode::Edit ? QStringLiteral("edit") : m_mode == Mode::Versions ? QStringLiteral("versions") : QString();
    return Route{QStringLiteral("knowledge"), m_key, m_key.isEmpty() ? QString() : anchor};
}

void KnowledgeScreen::followRoute()
{
    const QString wanted = std::exchange(m_wanted, {});
    const QString anchor = std::exchange(m_anchor, {});
    if (wanted == QLatin1String("new")) {
        startEditing(nullptr);
        return;
    }
    if (!wanted.isEmpty()) {
        if (const auto id = Uuid::parse(wanted.toStdString()); id && m_desk->drafts().find(*id)) {
            startDraft(*m_desk->drafts().find(*id), true);
            return;
        }
        if (!m_desk->library().find(wanted.toStdString())) {
            Q_EMIT said(qtTrId("knowledge.no_such"));
        } else {
            // What a link names is shown, whatever was filtered for before.
            choose(wanted);
            if (!chosen() || m_list->lines().rowOf(wanted) < 0) {
                m_filter->clear();
                for (QComboBox *box : {m_kind, m_owner, m_validity})
                    box->setCurrentIndex(0);
                choose(wanted);
            }
        }
        if (anchor == QLatin1String("edit") && chosen())
            startEditing(chosen());
        else if (anchor == QLatin1String("versions") && chosen())
            showVersions();
        else
            setMode(Mode::Read);
    }
}

const model::KnowledgeArticle *KnowledgeScreen::chosen() const
{
    return m_key.isEmpty() ? nullptr : m_desk->library().find(m_key.toStdString());
}

void KnowledgeScreen::choose(const QString &key)
{
    m_key = key;
    if (const int row = m_list->lines().rowOf(key); row >= 0)
        m_list->setCurrentIndex(m_list->lines().index(row, 0));
    showChosen();
}

void KnowledgeScreen::committed(const store::Commit &commit)
{
    m_desk->committed(commit);
}

void KnowledgeScreen::fillFilters()
{
    const Wording wording = wordingOf(bench());
    const auto fill = [](QComboBox *box, const QString &all, const QList<std::pair<QString, QVariant>> &choices) {
        const QVariant before = box->currentData();
        const QSignalBlocker quiet(box);
        box->clear();
        box->addItem(all);
        for (const auto &[text, value] : choices)
            box->addItem(text, value);
        box->setCurrentIndex(std::max(0, before.isValid() ? box->findData(before) : 0));
    };
    QList<std::pair<QString, QVariant>> kinds;
    for (std::size_t i = 0; i < model::signalKindCount; ++i)
        kinds.append({wording.choice(model::SignalKind(i)), int(i)});
    fill(m_kind, qtTrId("knowledge.all_kinds"), kinds);
    QList<std::pair<QString, QVariant>> owners;
    for (const std::string &name : m_desk->library().owners())
        owners.append({name.empty() ? qtTrId("knowledge.no_owner") : toQt(name), toQt(name)});
    fill(m_owner, qtTrId("knowledge.all_owners"), owners);
    fill(m_validity, qtTrId("knowledge.all_dates"),
         {{qtTrId("knowledge.only_expired"), int(Validity::Expired)},
          {qtTrId("knowledge.only_soon"), int(Validity::Soon)},
          {qtTrId("knowledge.only_valid"), int(Validity::Valid)},
          {qtTrId("knowledge.no_date"), int(Validity::NoDate)}});
}

void KnowledgeScreen::showList()
{
    if (!m_desk->isLoaded())
        return;
    const Library &library = m_desk->library();
    const Wording wording = wordingOf(bench());
    const LocalDate today = m_desk->today();
    LibraryQuery query;
    query.words = m_filter->text();
    if (m_kind->currentData().isValid())
        query.kind = model::SignalKind(m_kind->currentData().toInt());
    if (m_owner->currentData().isValid())
        query.owner = m_owner->currentData().toString().toStdString();
    if (m_validity->currentData().isValid())
        query.validity = Validity(m_validity->currentData().toInt());
    const auto order = matching(library, query, bench().language(), today);
    const bool filters = !query.words.trimmed().isEmpty() || query.kind || query.owner || query.validity;
    std::vector<Line> lines;
    // What was never saved stands first: nobody else will remind of it.
    for (const auto &[id, draft] : m_desk->drafts().all()) {
        if (library.find(id) || !draft.saysSomething() || filters)
            continue;
        Line line;
        line.key = toQt(id.toString());
        line.icon = QStringLiteral("verb.note");
        line.title = wording.pick(draft.titleZh, draft.titleEn);
        if (line.title.isEmpty())
            line.title = qtTrId("knowledge.untitled");
        line.detail = qtTrId("knowledge.draft_line").arg(wording.dateTime(draft.keptAt));
        line.right = qtTrId("knowledge.draft");
        line.route = {QStringLiteral("knowledge"), line.key, {}};
        lines.push_back(std::move(line));
    }
    int expired = 0;
    int soon = 0;
    for (const std::size_t index : order) {
        const model::KnowledgeArticle &article = library.articles[index].row;
        const Validity validity = validityOf(article.expires, today);
        expired += validity == Validity::Expired ? 1 : 0;
        soon += validity == Validity::Soon ? 1 : 0;
        Line line;
        line.key = toQt(article.key);
        line.icon = QStringLiteral("mark.book");
        line.title = wording.pick(article.titleZh, article.titleEn);
        const auto kinds = kindsIn(article.kinds);
        QStringList detail{article.owner.empty() ? qtTrId("knowledge.no_owner") : toQt(article.owner)};
        if (!kinds.empty())
            detail << wording.choice(kinds.front()) + (kinds.size() > 1 ? QStringLiteral(" +%1").arg(kinds.size() - 1) : QString());
        line.detail = detail.join(QStringLiteral(" · "));
        line.right = m_desk->drafts().find(article.id) ? qtTrId("knowledge.draft") : validityText(article.expires, today);
        line.rightColor = validity == Validity::Expired ? theme::ColorRole::Critical : validity == Validity::Soon ? theme::ColorRole::High : theme::ColorRole::Text2;
        line.route = {QStringLiteral("knowledge"), line.key, {}};
        lines.push_back(std::move(line));
    }
    QStringList counts{filters ? qtTrId("knowledge.count_of").arg(order.size()).arg(library.articles.size()) : qtTrId("knowledge.count", int(library.articles.size()))};
    if (expired > 0)
        counts << qtTrId("knowledge.count_expired", expired);
    if (soon > 0)
        counts << qtTrId("knowledge.count_soon", soon);
    m_counts->setText(counts.join(QStringLiteral(" · ")));
    const bool none = lines.empty();
    {
        const QSignalBlocker quiet(m_list);
        m_list->show(std::move(lines));
    }
    if (const int row = m_list->lines().rowOf(m_key); row >= 0) {
        m_list->setCurrentIndex(m_list->lines().index(row, 0));
    } else if (const Line *line = m_list->current(); line && m_mode == Mode::Read) {
        m_key = line->key;
    }
    if (none) {
        if (filters)
            m_filteredOut->set(qtTrId("knowledge.filtered_out", int(library.articles.size())), {}, qtTrId("knowledge.clear_filter"));
        else
            m_empty->set(qtTrId("knowledge.empty"), qtTrId("knowledge.empty_detail"),
                         m_desk->whyNotWrite().isEmpty() ? qtTrId("knowledge.new") : QString());
    }
    if (m_mode == Mode::Read)
        showChosen();
}

void KnowledgeScreen::showChosen()
{
    if (m_list->lines().rowCount() == 0) {
        m_right->setCurrentWidget(m_desk->library().articles.empty() ? static_cast<QWidget *>(m_empty) : m_filteredOut);
    } else if (const model::KnowledgeArticle *article = chosen()) {
        m_page->show(*article, wordingOf(bench()));
        m_right->setCurrentWidget(m_page);
    } else {
        m_right->setCurrentIndex(m_right->count() - 1);
    }
    Q_EMIT titleChanged();
}

void KnowledgeScreen::setMode(Mode mode)
{
    if (m_mode == Mode::Edit && mode != Mode::Edit)
        m_desk->drafts().flush();
    m_mode = mode;
    m_stack->setCurrentWidget(mode == Mode::Read ? m_browse : mode == Mode::Edit ? static_cast<QWidget *>(m_editor) : m_versions);
    if (mode == Mode::Read)
        showList();
    if (isVisible() && firstFocus())
        firstFocus()->setFocus(Qt::OtherFocusReason);
    Q_EMIT titleChanged();
    Q_EMIT noticeRoomMoved();
}

QList<QWidget *> KnowledgeScreen::panes() const
{
    switch (m_mode) {
    case Mode::Edit:
        return {m_editor->titleField(), m_editor->source()};
    case Mode::Versions:
        return {m_versions->list(), m_versions->text()};
    case Mode::Read:
        break;
    }
    return {m_list, m_page->scroll(), m_filter};
}

QWidget *KnowledgeScreen::firstFocus() const
{
    switch (m_mode) {
    case Mode::Edit:
        return m_editor->titleField()->text().isEmpty() ? static_cast<QWidget *>(m_editor->titleField()) : m_editor->source();
    case Mode::Versions:
        return m_versions->list();
    case Mode::Read:
        break;
    }
    return m_list;
}

QRect KnowledgeScreen::noticeRoom() const
{
    // The editor's lower end has fields.
    return m_mode == Mode::Edit ? QRect(0, 0, width(), height() * 3 / 5) : rect();
}

void KnowledgeScreen::hideEvent(QHideEvent *event)
{
    m_desk->drafts().flush();
    Screen::hideEvent(event);
}

bool KnowledgeScreen::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            m_list->setFocus();
            return true;
        }
    }
    // Enter goes on to the text; a click leaves the arrows with the list.
    if (watched == m_list && event->type() == QEvent::KeyPress && chosen()) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            m_page->scroll()->setFocus();
            return true;
        }
    }
    return Screen::eventFilter(watched, event);
}

} // namespace sinan::screens
