#pragma once

#include <QString>
#include <QStringList>

namespace sinan::widgets {

/// The first letters of each character's pinyin: "云帆机械" → "yfjx"; Latin letters and digits stay, the rest is left out.
/// A character with several readings (长, 重, 行 …) gives one text a reading; at most 8 texts.
[[nodiscard]] QStringList initials(const QString &text);

/// A name as it is put in order by pinyin: characters whose usual reading in names the collation does not take (长 in 长乐, 重 in 重庆, 厦 in
/// 厦门) are replaced by one that is read so. For sorting only.
[[nodiscard]] QString pinyinOrdered(const QString &name);

/// One thing that can be found, made ready for many searches.
class Searchable
{
public:
    /// @param texts  all it may be found by: names in both languages, keywords
    explicit Searchable(const QStringList &texts = {});
    /// How well it answers: 0 = not at all; higher is better. Every word of the query must be found: as a part of a text (its
    /// beginning and the beginning of a word count more), as pinyin initials, or, from three letters on, with letters left out.
    /// @param query  of foldQuery()
    [[nodiscard]] int score(const QStringList &query) const;

private:
    QStringList m_texts; ///< folded
    QStringList m_initials;
};

/// The words of what was typed: folded (full width, case, Traditional characters), split at spaces.
[[nodiscard]] QStringList foldQuery(const QString &typed);

} // namespace sinan::widgets
