#include "ui/widgets/text_match.h"

#include "app/base/text_fold.h"

#include <algorithm>

namespace sinan::widgets {

namespace {

bool isHan(QChar character)
{
    return character.script() == QChar::Script_Han;
}

QString folded(const QString &text)
{
    return QString::fromStdString(fold(text.toStdString()));
}

// Letters of the word in that order, with others in between: "ctrct" in "contract". The denser, the better.
bool inOrder(const QString &word, const QString &text)
{
    qsizetype at = -1;
    const qsizetype first = text.indexOf(word.front());
    for (const QChar letter : word) {
        at = text.indexOf(letter, at + 1);
        if (at < 0)
            return false;
    }
    return at - first < word.size() * 2 + 2;
}

bool startsAWord(const QString &text, qsizetype at)
{
    return at == 0 || !text.at(at - 1).isLetterOrNumber() || isHan(text.at(at - 1));
}

int literalScore(const QString &text, const QString &word)
{
    const qsizetype at = text.indexOf(word);
    if (at == 0)
        return text.size() == word.size() ? 120 : 100;
    if (at > 0)
        return startsAWord(text, at) ? 80 : 50;
    return word.size() >= 3 && !isHan(word.front()) && inOrder(word, text) ? 20 : 0;
}

int pinyinScore(const PinyinText &text, const PinyinQuery &query)
{
    const auto match = text.match(query);
    if (!match)
        return 0;
    const bool all = match->atStart && match->toEnd;
    if (query.size() == 1 && !all) // one letter is the beginning of something in nearly every text
        return match->atStart ? 40 : 0;
    switch (match->kind) {
    case PinyinKind::Full:
        return all ? 118 : match->atStart ? 98 : 78;
    case PinyinKind::Mixed:
        return match->atStart ? 75 : 65;
    case PinyinKind::Initials:
        return all ? 72 : match->atStart ? 70 : 60;
    }
    return 0;
}

} // namespace

QString pinyinOrdered(const QString &name)
{
    QString ordered = name;
    ordered.replace(QChar(u'长'), QChar(u'常'));
    ordered.replace(QStringLiteral("重庆"), QStringLiteral("崇庆"));
    ordered.replace(QStringLiteral("厦门"), QStringLiteral("下门"));
    return ordered;
}

QStringList initials(const QString &text)
{
    constexpr std::size_t most = 8;
    QStringList all;
    for (const std::string &letters : PinyinText(text.toStdString()).initials(most))
        all << QString::fromStdString(letters);
    return all;
}

SearchQuery::SearchQuery(const QStringList &words) : m_words(words)
{
    m_pinyin.reserve(std::size_t(words.size()));
    for (const QString &word : words)
        m_pinyin.emplace_back(word.toStdString());
}

SearchQuery foldQuery(const QString &typed)
{
    return SearchQuery(folded(typed).split(QLatin1Char(' '), Qt::SkipEmptyParts));
}

Searchable::Searchable(const QStringList &texts)
{
    m_texts.reserve(std::size_t(texts.size()));
    for (const QString &text : texts) {
        if (text.isEmpty())
            continue;
        const std::string plain = text.toStdString();
        m_texts.push_back({QString::fromStdString(fold(plain)), PinyinText(plain)});
    }
}

int Searchable::score(const SearchQuery &query) const
{
    int total = 0;
    for (qsizetype i = 0; i < query.m_words.size(); ++i) {
        int best = 0;
        for (const Text &text : m_texts)
            best = std::max({best, literalScore(text.folded, query.m_words[i]), pinyinScore(text.pinyin, query.m_pinyin[std::size_t(i)])});
        if (best == 0)
            return 0;
        total += best;
    }
    return total;
}

} // namespace sinan::widgets
