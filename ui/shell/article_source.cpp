#include "ui/shell/article_source.h"

#include "app/model/library.h"
#include "ui/widgets/model_words.h"

#include <algorithm>

namespace sinan::shell {

using widgets::toQt;

namespace {

/// The index answers with all kinds of rows; articles come behind customers and their people.
constexpr std::int64_t mostTextHits = 400;
constexpr int scoreOfText = 30;

} // namespace

ArticleSource::ArticleSource(widgets::Workbench &bench, GoTo go) : m_bench(bench), m_go(std::move(go)) {}

const char *ArticleSource::heading() const
{
    return QT_TRID_NOOP("shell.palette_articles");
}

void ArticleSource::committed(const store::Commit &commit)
{
    m_stale = m_stale || commit.touches(model::Collection::KnowledgeArticle);
}

void ArticleSource::load()
{
    m_stale = false;
    m_entries.clear();
    mutations::Query query;
    query.collection = model::Collection::KnowledgeArticle;
    // Rows, not structs: the texts are long and not needed here.
    const auto rows = m_bench.reader.select(query);
    if (!rows.ok())
        return;
    for (const model::Row &row : rows.value()) {
        const auto text = [&row](std::string_view field) { return toQt(model::textIn(row.at(field))); };
        Entry entry{row.id, text("key"), text("title_zh"), text("title_en"), text("owner"), {}, widgets::Searchable()};
        if (const auto *day = std::get_if<std::int64_t>(&row.at("expires")))
            entry.expires = LocalDate(std::chrono::days(*day));
        entry.titles = widgets::Searchable(QStringList{entry.chinese, entry.english});
        m_entries.push_back(std::move(entry));
    }
}

Finding ArticleSource::findingOf(const Entry &entry) const
{
    Finding finding;
    finding.icon = QStringLiteral("mark.book");
    const bool english = m_bench.language() == Language::English;
    finding.title = (english && !entry.english.isEmpty()) || entry.chinese.isEmpty() ? entry.english : entry.chinese;
    finding.detail = entry.owner;
    if (entry.expires && *entry.expires < m_bench.calendar.dateOf(m_bench.clock.now()))
        finding.detail += (finding.detail.isEmpty() ? QString() : QStringLiteral(" · ")) + qtTrId("knowledge.expired");
    finding.run = [go = m_go, key = entry.key] { go(widgets::Route{QStringLiteral("knowledge"), key, {}}); };
    return finding;
}

QList<Finding> ArticleSource::find(const widgets::SearchQuery &query, const QString &typed, int limit)
{
    if (m_stale)
        load();
    if (query.isEmpty())
        return {};
    QList<Finding> found;
    std::vector<Uuid> named;
    for (const Entry &entry : m_entries) {
        const int score = entry.titles.score(query);
        if (score == 0)
            continue;
        Finding finding = findingOf(entry);
        finding.score = score - 1; // a customer of that name stands above
        found << finding;
        named.push_back(entry.id);
    }
    std::stable_sort(found.begin(), found.end(), [](const Finding &one, const Finding &two) { return one.score > two.score; });
    if (found.size() < limit) {
        const auto hits = m_bench.reader.search(typed.toStdString(), mostTextHits);
        for (const store::SearchHit &hit : hits.ok() ? *hits : std::vector<store::SearchHit>{}) {
            if (hit.collection != model::Collection::KnowledgeArticle || std::find(named.begin(), named.end(), hit.id) != named.end())
                continue;
            const auto entry = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &one) { return one.id == hit.id; });
            if (entry == m_entries.end())
                continue;
            Finding finding = findingOf(*entry);
            finding.score = scoreOfText;
            found << finding;
        }
    }
    if (found.size() > limit)
        found.resize(limit);
    return found;
}

} // namespace sinan::shell
