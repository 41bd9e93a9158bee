#include "ui/screens/knowledge/article_draft.h"

namespace sinan::screens {

namespace {

Json toJson(const ArticleDraft &draft)
{
    return {{"article", draft.article.toString()}, {"version", draft.version},  {"title_zh", draft.titleZh}, {"title_en", draft.titleEn},
            {"text_zh", draft.textZh},             {"text_en", draft.textEn},   {"kinds", draft.kinds},      {"owner", draft.owner},
            {"expires", draft.expires},            {"from", draft.from},        {"attachments", draft.attachments},
            {"kept_at", toMillis(draft.keptAt)}};
}

} // namespace

ArticleDraft draftOf(const model::KnowledgeArticle &article)
{
    ArticleDraft draft;
    draft.article = article.id;
    draft.version = article.rowVersion;
    draft.titleZh = article.titleZh;
    draft.titleEn = article.titleEn;
    draft.textZh = article.textZh;
    draft.textEn = article.textEn;
    draft.kinds = article.kinds.is_array() ? article.kinds : Json::array();
    draft.owner = article.owner;
    draft.expires = article.expires ? toIso(*article.expires) : std::string();
    draft.attachments = article.attachments.is_array() ? article.attachments : Json::array();
    return draft;
}

Json argumentsOf(const ArticleDraft &draft, const std::optional<LocalDate> &expires, LocalDate today)
{
    Json arguments{{"id", draft.article.toString()}, {"title_zh", draft.titleZh}, {"title_en", draft.titleEn}, {"text_zh", draft.textZh},
                   {"text_en", draft.textEn},        {"kinds", draft.kinds},      {"owner", draft.owner},      {"attachments", draft.attachments},
                   {"on", toIso(today)},             {"expires", nullptr}};
    if (expires)
        arguments["expires"] = toIso(*expires);
    if (draft.from > 0)
        arguments["from"] = draft.from;
    return arguments;
}

std::map<Uuid, ArticleDraft> readDrafts(const store::Reader &reader)
{
    std::map<Uuid, ArticleDraft> drafts;
    const auto stored = reader.setting(ArticleDrafts::settingKey);
    if (!stored.ok() || !*stored)
        return drafts;
    const auto list = parseJson(**stored);
    if (!list.ok() || !list->is_array())
        return drafts;
    for (const Json &entry : *list) {
        const auto id = Uuid::parse(textOr(entry, "article"));
        if (!id)
            continue;
        ArticleDraft draft;
        draft.article = *id;
        draft.version = integerOr(entry, "version");
        draft.titleZh = textOr(entry, "title_zh");
        draft.titleEn = textOr(entry, "title_en");
        draft.textZh = textOr(entry, "text_zh");
        draft.textEn = textOr(entry, "text_en");
        draft.kinds = memberOrNull(entry, "kinds");
        draft.owner = textOr(entry, "owner");
        draft.expires = textOr(entry, "expires");
        draft.attachments = memberOrNull(entry, "attachments");
        draft.from = integerOr(entry, "from");
        draft.keptAt = fromMillis(integerOr(entry, "kept_at"));
        drafts.emplace(*id, std::move(draft));
    }
    return drafts;
}

ArticleDrafts::ArticleDrafts(widgets::Workbench &bench, QObject *parent) : QObject(parent), m_bench(bench), m_drafts(readDrafts(bench.reader))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMilliseconds);
    connect(&m_pause, &QTimer::timeout, this, &ArticleDrafts::write);
}

ArticleDrafts::~ArticleDrafts()
{
    flush();
}

const ArticleDraft *ArticleDrafts::find(const Uuid &article) const
{
    const auto found = m_drafts.find(article);
    return found == m_drafts.end() ? nullptr : &found->second;
}

bool ArticleDrafts::keep(ArticleDraft draft)
{
    const bool another = !m_drafts.contains(draft.article);
    if (another && m_drafts.size() >= most)
        return false;
    draft.keptAt = m_bench.clock.now();
    m_drafts[draft.article] = std::move(draft);
    // Counted from the first change, so that somebody who never pauses is kept all the same.
    if (!m_pause.isActive())
        m_pause.start();
    if (another)
        Q_EMIT changed();
    return true;
}

void ArticleDrafts::discard(const Uuid &article)
{
    if (m_drafts.erase(article) == 0)
        return;
    write();
    Q_EMIT changed();
}

void ArticleDrafts::flush()
{
    if (m_pause.isActive())
        write();
}

void ArticleDrafts::write()
{
    m_pause.stop();
    Json list = Json::array();
    for (const auto &[id, draft] : m_drafts)
        list.push_back(toJson(draft));
    m_writing = true;
    m_bench.store.writer().submitJob([text = dumpJson(list)](store::Transaction &transaction) { return transaction.setSetting(settingKey, text); }, this,
                                     [this](const Result<void> &done) {
                                         m_writing = false;
                                         if (!done.ok())
                                             Q_EMIT failed();
                                         else if (!m_pause.isActive())
                                             Q_EMIT kept();
                                     });
}

} // namespace sinan::screens
