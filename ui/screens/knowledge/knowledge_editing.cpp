// What the knowledge place writes: drafts, versions, undo of both.
#include "ui/screens/knowledge/knowledge_screen.h"

#include "ui/screens/knowledge/article_editor.h"
#include "ui/screens/knowledge/article_page.h"
#include "ui/screens/knowledge/versions_view.h"
#include "ui/screens/warning/bench_wording.h"
#include "ui/widgets/inline_message.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace sinan::screens {

using widgets::InlineMessage;

namespace {

std::string titleOf(const ArticleDraft &draft, Language language)
{
    const std::string &first = language == Language::Chinese ? draft.titleZh : draft.titleEn;
    return first.empty() ? (language == Language::Chinese ? draft.titleEn : draft.titleZh) : first;
}

mutations::Mutation articleMutation(widgets::Workbench &bench, const char *name, const char *label, const std::string &title)
{
    mutations::Mutation mutation;
    mutation.id = Uuid::v7(bench.clock, bench.random);
    mutation.name = name;
    mutation.label = label;
    mutation.labelArguments = Json{{"subject", title}};
    return mutation;
}

} // namespace

QString KnowledgeScreen::whyNothingChosen() const
{
    return chosen() ? QString() : qtTrId("knowledge.nothing_chosen");
}

void KnowledgeScreen::startEditing(const model::KnowledgeArticle *article)
{
    if (article) {
        if (const ArticleDraft *draft = m_desk->drafts().find(article->id))
            startDraft(ArticleDraft(*draft), true);
        else
            startDraft(draftOf(*article), false);
        return;
    }
    ArticleDraft fresh;
    fresh.article = Uuid::v7(bench().clock, bench().random);
    fresh.owner = bench().actor.name;
    startDraft(fresh, false);
}

void KnowledgeScreen::startDraft(const ArticleDraft &draft, bool found)
{
    if (!m_desk->whyNotWrite().isEmpty()) {
        Q_EMIT said(m_desk->whyNotWrite());
        return;
    }
    const model::KnowledgeArticle *article = m_desk->library().find(draft.article);
    m_key = article ? toQString(article->key) : toQString(draft.article.toString());
    m_editor->setLanguageShown(bench().language());
    m_editor->edit(draft);
    m_editor->sayState({});
    if (found) {
        const bool older = article && article->rowVersion != draft.version;
        m_editor->notice()->show(older ? InlineMessage::Kind::Warning : InlineMessage::Kind::Info,
                                 qtTrId("knowledge.draft_found").arg(wordingOf(bench()).dateTime(draft.keptAt)),
                                 older ? qtTrId("knowledge.draft_older") : QString());
        connect(m_editor->notice()->addAction(QStringLiteral("knowledge.draft_discard"), qtTrId("knowledge.discard")), &QPushButton::clicked, this,
                &KnowledgeScreen::discard);
        m_editor->notice()->setVisible(true);
    }
    setMode(Mode::Edit);
}

void KnowledgeScreen::sayDraft()
{
    if (m_mode == Mode::Edit && m_desk->drafts().find(m_editor->draft().article))
        m_editor->sayState(qtTrId("knowledge.draft_kept").arg(toQString(format::timeOfDay(bench().clock.now(), bench().calendar))));
}

void KnowledgeScreen::save(bool overOthers)
{
    if (m_saving || m_mode != Mode::Edit)
        return;
    ArticleDraft draft = m_editor->draft();
    bool isDay = true;
    const auto expires = m_editor->expires(isDay);
    const auto refuse = [this](const QString &sentence) {
        m_editor->notice()->show(InlineMessage::Kind::Error, sentence);
        m_editor->notice()->setVisible(true);
    };
    const auto blank = [](const std::string &text) { return toQString(text).trimmed().isEmpty(); };
    if (blank(draft.titleZh) && blank(draft.titleEn)) {
        refuse(qtTrId("knowledge.needs_title"));
        m_editor->titleField()->setFocus();
        return;
    }
    if (blank(draft.textZh) && blank(draft.textEn)) {
        refuse(qtTrId("knowledge.needs_text"));
        m_editor->source()->setFocus();
        return;
    }
    if (!isDay) {
        refuse(qtTrId("knowledge.needs_day"));
        return;
    }
    if (overOthers) {
        if (const model::KnowledgeArticle *article = m_desk->library().find(draft.article))
            draft.version = article->rowVersion;
    }
    auto mutation = articleMutation(bench(), "article.save@1", "undo.article_save", titleOf(draft, bench().language()));
    mutation.arguments = argumentsOf(draft, expires, m_desk->today());
    mutation.base["knowledge_article/" + draft.article.toString()] = draft.version;
    m_saving = true;
    bench().store.writer().submit(bench().actor, std::move(mutation), this,
                                  [this, id = draft.article](const Result<store::Receipt> &receipt) { saved(id, receipt); });
}

void KnowledgeScreen::saved(const Uuid &article, const Result<store::Receipt> &receipt)
{
    m_saving = false;
    if (receipt.ok()) {
        m_desk->drafts().discard(article);
        for (const mutations::Write &write : receipt->writes) {
            if (write.after.collection == model::Collection::KnowledgeArticle)
                m_wanted = toQString(model::textIn(write.after.at("key")));
        }
        m_key = m_wanted;
        setMode(Mode::Read);
        return;
    }
    const bool conflict = receipt.error().code == ErrorCode::Conflict;
    const bool large = receipt.error().code == ErrorCode::InvalidArgument || receipt.error().code == ErrorCode::TooLarge;
    InlineMessage *notice = m_editor->notice();
    if (conflict) {
        notice->show(InlineMessage::Kind::Warning, qtTrId("knowledge.conflict"), qtTrId("knowledge.conflict_detail"));
        connect(notice->addAction(QStringLiteral("knowledge.save_over"), qtTrId("knowledge.save_over")), &QPushButton::clicked, this, [this] { save(true); });
        connect(notice->addAction(QStringLiteral("knowledge.see_theirs"), qtTrId("knowledge.see_theirs")), &QPushButton::clicked, this,
                &KnowledgeScreen::showVersions);
    } else {
        notice->show(InlineMessage::Kind::Error, large ? qtTrId("knowledge.too_long") : qtTrId("knowledge.save_failed"), qtTrId("knowledge.draft_is_safe"));
    }
    notice->setVisible(true);
}

void KnowledgeScreen::discard()
{
    const Uuid id = m_editor->draft().article;
    m_desk->drafts().discard(id);
    if (!m_desk->library().find(id))
        m_key.clear();
    setMode(Mode::Read);
    Q_EMIT said(qtTrId("knowledge.discarded"));
}

void KnowledgeScreen::showVersions()
{
    const model::KnowledgeArticle *article = chosen();
    if (!article)
        return;
    m_desk->reader().ask<std::vector<model::ArticleVersion>>(
        QStringLiteral("versions"), this,
        [id = article->id](const store::Reader &reader) {
            mutations::Query query;
            query.where.push_back({"article", mutations::Comparison::Equal, id});
            query.orderBy = "revision";
            query.descending = true;
            return mutations::selectAs<model::ArticleVersion>(reader, query);
        },
        [this, id = article->id](Result<std::vector<model::ArticleVersion>> read) {
            const model::KnowledgeArticle *now = chosen();
            if (!now || now->id != id)
                return;
            if (!read.ok()) {
                Q_EMIT said(qtTrId("knowledge.read_failed"));
                return;
            }
            m_versions->show(*now, std::move(read).value(), wordingOf(bench()));
            if (m_mode != Mode::Versions)
                setMode(Mode::Versions);
        });
}

void KnowledgeScreen::bringBack()
{
    const model::KnowledgeArticle *article = chosen();
    const model::ArticleVersion *version = m_versions->selected();
    if (!article || !version || m_saving)
        return;
    ArticleDraft draft = draftOf(*article);
    draft.titleZh = version->titleZh;
    draft.titleEn = version->titleEn;
    draft.textZh = version->textZh;
    draft.textEn = version->textEn;
    draft.kinds = version->kinds.is_array() ? version->kinds : Json::array();
    draft.owner = version->owner;
    draft.attachments = version->attachments.is_array() ? version->attachments : Json::array();
    draft.from = version->revision;
    auto mutation = articleMutation(bench(), "article.save@1", "undo.article_bring_back", titleOf(draft, bench().language()));
    mutation.arguments = argumentsOf(draft, version->expires, m_desk->today());
    mutation.base["knowledge_article/" + draft.article.toString()] = article->rowVersion;
    m_saving = true;
    bench().store.writer().submit(bench().actor, std::move(mutation), this, [this](const Result<store::Receipt> &receipt) {
        m_saving = false;
        if (!receipt.ok())
            Q_EMIT said(receipt.error().code == ErrorCode::Conflict ? qtTrId("knowledge.conflict") : qtTrId("knowledge.save_failed"));
    });
}

void KnowledgeScreen::removeChosen()
{
    const model::KnowledgeArticle *article = chosen();
    if (!article)
        return;
    auto mutation = articleMutation(bench(), "article.remove@1", "undo.article_remove", titleOf(draftOf(*article), bench().language()));
    mutation.arguments = Json{{"id", article->id.toString()}};
    mutation.base["knowledge_article/" + article->id.toString()] = article->rowVersion;
    bench().store.writer().submit(bench().actor, std::move(mutation), this, [this](const Result<store::Receipt> &receipt) {
        if (!receipt.ok())
            Q_EMIT said(receipt.error().code == ErrorCode::Conflict ? qtTrId("knowledge.conflict") : qtTrId("knowledge.save_failed"));
    });
}

void KnowledgeScreen::escape()
{
    if (m_mode != Mode::Read) {
        const bool kept = m_mode == Mode::Edit && m_desk->drafts().find(m_editor->draft().article);
        setMode(Mode::Read);
        if (kept)
            Q_EMIT said(qtTrId("knowledge.draft_stays"));
    } else if (!m_filter->text().isEmpty()) {
        m_filter->clear();
        firstFocus()->setFocus();
    } else {
        bench().commands.trigger(QStringLiteral("shell.back"));
    }
}

} // namespace sinan::screens
