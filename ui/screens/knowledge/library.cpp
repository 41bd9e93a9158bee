#include "ui/screens/knowledge/library.h"

#include "app/base/text_fold.h"
#include "ui/widgets/model_words.h"

#include <QCollator>

#include <algorithm>
#include <set>

namespace sinan::screens {

using widgets::toQt;

namespace {

/// A word inside the text ranks below any hit in a title.
constexpr int scoreOfText = 1;
constexpr int titlesAbove = 1000;

template <class T>
bool serves(const T &row, std::string_view kind)
{
    return row.kinds.is_array() && std::any_of(row.kinds.begin(), row.kinds.end(), [&](const Json &name) { return name.is_string() && name.template get_ref<const std::string &>() == kind; });
}

int rankOf(Validity validity)
{
    return validity == Validity::Expired ? 0 : validity == Validity::Soon ? 1 : 2;
}

} // namespace

Validity validityOf(const std::optional<LocalDate> &expires, LocalDate today)
{
    if (!expires)
        return Validity::NoDate;
    if (*expires < today)
        return Validity::Expired;
    return *expires - today <= std::chrono::days(soonDays) ? Validity::Soon : Validity::Valid;
}

const model::KnowledgeArticle *Library::find(const std::string &key) const
{
    const auto found = std::find_if(articles.begin(), articles.end(), [&](const LibraryArticle &article) { return article.row.key == key; });
    return found == articles.end() ? nullptr : &found->row;
}

const model::KnowledgeArticle *Library::find(const Uuid &id) const
{
    const auto found = std::find_if(articles.begin(), articles.end(), [&](const LibraryArticle &article) { return article.row.id == id; });
    return found == articles.end() ? nullptr : &found->row;
}

std::vector<const model::KnowledgeArticle *> Library::articlesFor(model::SignalKind kind) const
{
    std::vector<const model::KnowledgeArticle *> found;
    for (const LibraryArticle &article : articles) {
        if (serves(article.row, model::nameOf(kind)))
            found.push_back(&article.row);
    }
    // What is written for this kind alone comes before what serves several.
    std::stable_sort(found.begin(), found.end(), [](const auto *one, const auto *two) { return one->kinds.size() < two->kinds.size(); });
    return found;
}

std::vector<const model::CaseRecord *> Library::casesFor(model::SignalKind kind) const
{
    std::vector<const model::CaseRecord *> good;
    std::vector<const model::CaseRecord *> bad;
    for (const model::CaseRecord &record : cases) {
        if (serves(record, model::nameOf(kind)))
            (endedWell(record) ? good : bad).push_back(&record);
    }
    std::vector<const model::CaseRecord *> all;
    for (std::size_t i = 0; i < std::max(good.size(), bad.size()); ++i) {
        if (i < good.size())
            all.push_back(good[i]);
        if (i < bad.size())
            all.push_back(bad[i]);
    }
    return all;
}

std::vector<std::string> Library::owners() const
{
    std::set<std::string> names;
    for (const LibraryArticle &article : articles)
        names.insert(article.row.owner);
    return {names.begin(), names.end()};
}

bool endedWell(const model::CaseRecord &record)
{
    return record.outcome != "lost";
}

Result<Library> readLibrary(const mutations::RowReader &reader)
{
    Library library;
    mutations::Query byKey;
    byKey.orderBy = "key";
    SINAN_ASSIGN(auto articles, mutations::selectAs<model::KnowledgeArticle>(reader, byKey));
    for (model::KnowledgeArticle &row : articles) {
        QStringList names{toQt(row.titleZh), toQt(row.titleEn), toQt(row.owner)};
        for (const model::SignalKind kind : kindsIn(row.kinds))
            names << toQt(model::labelOf(kind).zh) << toQt(model::labelOf(kind).en);
        std::string folded = fold(row.textZh + '\n' + row.textEn);
        library.articles.push_back({std::move(row), widgets::Searchable(names), std::move(folded)});
    }
    SINAN_ASSIGN(library.cases, mutations::selectAs<model::CaseRecord>(reader, byKey));
    return library;
}

std::vector<model::SignalKind> kindsIn(const Json &kinds)
{
    std::vector<model::SignalKind> found;
    for (std::size_t i = 0; i < model::signalKindCount; ++i) {
        const auto name = model::nameOf(model::SignalKind(i));
        if (kinds.is_array() && std::any_of(kinds.begin(), kinds.end(), [&](const Json &entry) { return entry.is_string() && entry.get_ref<const std::string &>() == name; }))
            found.push_back(model::SignalKind(i));
    }
    return found;
}

std::vector<std::size_t> matching(const Library &library, const LibraryQuery &query, Language language, LocalDate today)
{
    struct Hit {
        std::size_t index;
        int score;
        int rank;
        QString title;
    };
    const widgets::SearchQuery words = widgets::foldQuery(query.words);
    std::vector<Hit> hits;
    for (std::size_t i = 0; i < library.articles.size(); ++i) {
        const LibraryArticle &article = library.articles[i];
        const Validity validity = validityOf(article.row.expires, today);
        if ((query.kind && !serves(article.row, model::nameOf(*query.kind))) || (query.owner && article.row.owner != *query.owner)
            || (query.validity && validity != *query.validity))
            continue;
        int score = 0;
        if (!words.isEmpty()) {
            const int named = article.names.score(words);
            const bool inside = std::all_of(words.words().begin(), words.words().end(),
                                            [&](const QString &word) { return article.folded.find(word.toStdString()) != std::string::npos; });
            score = named > 0 ? titlesAbove + named : inside ? scoreOfText : 0;
            if (score == 0)
                continue;
        }
        const bool english = language == Language::English;
        const std::string &first = english ? article.row.titleEn : article.row.titleZh;
        hits.push_back({i, score, rankOf(validity), toQt(first.empty() ? (english ? article.row.titleZh : article.row.titleEn) : first)});
    }
    QCollator collator(language == Language::English ? QLocale(QLocale::English) : QLocale(QLocale::Chinese));
    std::stable_sort(hits.begin(), hits.end(), [&](const Hit &one, const Hit &two) {
        if (one.score != two.score)
            return one.score > two.score;
        if (one.rank != two.rank)
            return one.rank < two.rank;
        return collator.compare(one.title, two.title) < 0;
    });
    std::vector<std::size_t> order;
    for (const Hit &hit : hits)
        order.push_back(hit.index);
    return order;
}

} // namespace sinan::screens
