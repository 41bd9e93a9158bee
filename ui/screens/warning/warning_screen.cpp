#include "ui/screens/warning/warning_screen.h"

#include "ui/screens/warning/article_reader.h"
#include "ui/screens/warning/bench_wording.h"
#include "ui/screens/warning/copy_picture.h"
#include "ui/screens/warning/evidence_view.h"
#include "ui/screens/warning/folded_parts.h"
#include "ui/screens/warning/verb_bar.h"
#include "ui/screens/warning/verb_button.h"
#include "ui/screens/warning/warning_parts.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/markdown_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QScrollArea>
#include <QTextBrowser>
#include <QToolButton>

namespace sinan::screens {

using widgets::Route;

WarningScreen::WarningScreen(widgets::Workbench &workbench, QWidget *parent) : Screen(workbench, parent)
{
    setObjectName(QStringLiteral("warning"));
    build();
    addCommands();
    connectParts();
    retranslate();
    restyle();
}

QString WarningScreen::title() const
{
    return m_text.customerName.isEmpty() ? qtTrId("warning.title") : qtTrId("warning.title_of").arg(m_text.customerName);
}

void WarningScreen::open(const Route &route)
{
    keepRoute(route);
    m_id = route.uuid().value_or(Uuid{});
    m_deciding = false;
    m_verbs->cancel();
    m_article->hide();
    m_wantedArticle = route.anchor;
    reload();
    m_scroll->ensureVisible(0, 0);
    if (!m_wantedArticle.isEmpty())
        openArticle(m_wantedArticle);
    Q_EMIT titleChanged();
}

QList<QWidget *> WarningScreen::panes() const
{
    QList<QWidget *> panes;
    if (m_words->view()->isVisible())
        panes << m_words->view();
    panes << m_scroll;
    if (m_article->isVisible())
        panes << m_article->page();
    panes << m_verbs->button(model::Verb::Act);
    return panes;
}

QWidget *WarningScreen::firstFocus() const
{
    return m_words->view()->isVisibleTo(this) ? static_cast<QWidget *>(m_words->view()) : m_scroll;
}

void WarningScreen::committed(const store::Commit &commit)
{
    using model::Collection;
    if (m_id.isNull())
        return;
    const bool ours = commit.large || std::any_of(commit.rows.begin(), commit.rows.end(), [this](const store::ChangedRow &row) {
        return row.id == m_id || (!m_text.customer.isNull() && row.customer == m_text.customer);
    });
    if (ours)
        reload();
}

void WarningScreen::reload()
{
    auto found = readWarning(bench().reader, m_id);
    const bool there = found.ok() && found.value().has_value();
    m_gone->setVisible(!there);
    m_middle->setVisible(there);
    m_top->setVisible(there);
    m_verbs->setVisible(there);
    if (!there) {
        m_text = {};
        return;
    }
    const WarningData &rows = *found.value();
    const Wording wording = wordingOf(bench());
    m_text = warningText(rows, wording);
    m_target = VerbTarget{rows.warning.id, rows.warning.rowVersion, m_text.customerName.toStdString(), {}};
    m_quotes.clear();
    for (const Quote &quote : rows.quotes) {
        if (m_quotes.size() < 3)
            m_quotes.push_back(quote.signal.quote);
    }
    VerbOffer offer;
    offer.warnings = 1;
    const auto addPerson = [&offer](const std::string &name) {
        if (!name.empty() && !offer.colleagues.contains(toQString(name)))
            offer.colleagues << toQString(name);
    };
    if (rows.explanation) {
        m_target.advice = rows.explanation->advice;
        for (const insight::Advice &advice : rows.explanation->advice) {
            if (offer.advice.size() < 3)
                offer.advice << wording.pick(advice.title);
            addPerson(advice.owner);
        }
    }
    if (rows.customer)
        addPerson(rows.customer->ownerName);
    mutations::Query byName;
    byName.orderBy = "name";
    for (const model::User &user : mutations::selectAs<model::User>(bench().reader, byName).valueOr({})) {
        if (user.role != model::Role::System)
            addPerson(user.name);
    }
    m_verbs->offer(offer);
    refresh();
}

void WarningScreen::refresh()
{
    m_severity->setSeverity(m_text.severity);
    m_customer->set(0, m_text.customerName, qtTrId("warning.open_customer"));
    m_kind->setText(m_text.kind);
    m_state->setText(m_text.state);
    m_what->show(m_text);
    m_words->show(m_text, 0);
    m_advice->show(m_text, true);
    m_score->show(m_text);
    m_folded->show(m_text);
    if (m_article->isVisible()) {
        for (const ArticleText &article : m_text.articles) {
            if (article.key == m_article->key())
                m_article->show(article);
        }
    }
}

void WarningScreen::openArticle(const QString &key)
{
    const auto article = std::find_if(m_text.articles.begin(), m_text.articles.end(), [&](const ArticleText &entry) { return entry.key == key; });
    if (article != m_text.articles.end()) {
        m_article->show(*article);
    } else {
        // An action may name an article that the explanation does not list.
        mutations::Query query;
        query.where.push_back({"key", mutations::Comparison::Equal, key.toStdString()});
        WarningData one;
        one.articles = mutations::selectAs<model::KnowledgeArticle>(bench().reader, query).valueOr({});
        if (one.articles.empty())
            return;
        m_article->show(warningText(one, wordingOf(bench())).articles.first());
    }
    place();
    m_article->page()->setFocus();
}

void WarningScreen::closeTopmost()
{
    if (m_verbs->cancel()) {
        firstFocus()->setFocus();
    } else if (m_article->isVisible()) {
        m_article->hide();
        place();
        firstFocus()->setFocus();
    } else {
        Q_EMIT navigate(Route::to(QStringLiteral("today"), m_id));
    }
}

void WarningScreen::decide(const VerbChoice &choice)
{
    if (m_id.isNull() || m_deciding)
        return;
    const auto newId = [this] { return Uuid::v7(bench().clock, bench().random); };
    keepPossible(std::span(&m_target, 1), bench().clock.now());
    auto mutations = verbMutations(std::span(&m_target, 1), choice, newId().toString(), newId);
    m_deciding = true;
    bench().store.writer().submit(bench().actor, std::move(mutations.front()), this, [this, choice, id = m_id](const Result<store::Receipt> &receipt) {
        m_deciding = false;
        if (!receipt.ok()) {
            Q_EMIT said(receipt.error().code == ErrorCode::Conflict ? qtTrId("warning.verb_conflict") : qtTrId("warning.verb_failed"));
            reload();
            return;
        }
        if (choice.verb == model::Verb::Ignore && choice.reason == model::IgnoreReason::JudgedDifferently)
            Q_EMIT said(qtTrId("warning.judged_differently_kept"));
        // Done with it: back to the list, where the next one is in turn.
        if (choice.verb != model::Verb::Note && id == m_id && isVisible())
            Q_EMIT navigate(Route::to(QStringLiteral("today"), id));
    });
}

void WarningScreen::interpret()
{
    const auto found = mutations::findAs<model::Warning>(bench().reader, m_id);
    if (found.ok() && *found)
        Q_EMIT navigate(Route{QStringLiteral("interpretation"), toQString(model::nameOf((*found)->kind)), toQString(m_id.toString())});
}

void WarningScreen::copy(bool asPicture)
{
    const auto found = mutations::findAs<model::Warning>(bench().reader, m_id);
    if (!found.ok() || !*found)
        return;
    const model::Warning &warning = **found;
    insight::CopyItem item;
    item.severity = (theme::severityMark(m_text.severity) + QChar(' ') + theme::severityWord(m_text.severity)).toStdString();
    item.customer = m_text.customerName.toStdString();
    item.sentence = m_text.sentence.toStdString();
    item.notThis = m_text.misreading.toStdString();
    if (warning.amountMinor)
        item.amounts.push_back(warning.amount());
    item.dueAt = warning.dueAt;
    if (!m_text.advice.isEmpty()) {
        item.advice = m_text.advice.first().title.toStdString();
        item.owner = m_target.advice.front().owner;
    }
    item.quotes = m_quotes;
    const WorkCalendar calendar = bench().calendar;
    const insight::CopyMoment moment{bench().clock.now(), &calendar, bench().language()};
    const insight::CopyChoice choice{m_copyDetails};
    if (asPicture)
        QGuiApplication::clipboard()->setImage(copyPicture(insight::copySheet(std::span(&item, 1), choice, moment), theme()));
    else
        QGuiApplication::clipboard()->setText(toQString(insight::copyMessage(std::span(&item, 1), choice, moment)));
    Q_EMIT said(asPicture ? qtTrId("today.copied_picture", 1) : qtTrId("today.copied_text", 1));
}

} // namespace sinan::screens
