#pragma once

#include "app/base/pinyin.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace sinan::widgets {

/// The first letters of each character's pinyin: "云帆机械" → "yfjx"; Latin letters and digits stay, the rest is left out.
/// A character with several readings (长, 重, 行 …) gives one text a reading; at most 8 texts.
[[nodiscard]] QStringList initials(const QString &text);

/// A name as it is put in order by pinyin: characters whose usual reading in names the collation does not take (长 in 长乐, 重 in 重庆, 厦 in
/// 厦门) are replaced by one that is read so. For sorting only.
[[nodiscard]] QString pinyinOrdered(const QString &name);

/// What was typed, made ready to be held against many things.
class SearchQuery
{
public:
    /// @param words  folded
    explicit SearchQuery(const QStringList &words = {});
    [[nodiscard]] const QStringList &words() const { return m_words; }
    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty(); }

private:
    friend class Searchable;
    QStringList m_words;
    std::vector<PinyinQuery> m_pinyin; ///< one a word
};

/// The words of what was typed: folded (full width, case, Traditional characters), split at spaces.
[[nodiscard]] SearchQuery foldQuery(const QString &typed);

/// One thing that can be found, made ready for many searches.
class Searchable
{
public:
    /// @param texts  all it may be found by: names in both languages, keywords
    explicit Searchable(const QStringList &texts = {});
    /// How well it answers: 0 = not at all; higher is better. Every word of the query must be found. From best to least: a whole
    /// text, its beginning, the beginning of a word (each also in full pinyin, by any reading), pinyin partly by initials, initials,
    /// a part of a word and, from three letters on, letters left out.
    [[nodiscard]] int score(const SearchQuery &query) const;

private:
    struct Text
    {
        QString folded;
        PinyinText pinyin;
    };
    std::vector<Text> m_texts;
};

} // namespace sinan::widgets
