#pragma once

#include "app/insight/copy_text.h"
#include "ui/screens/today/today_source.h"
#include "ui/screens/warning/wording.h"

#include <QList>
#include <QString>

#include <array>
#include <optional>
#include <set>

namespace sinan::screens {

/// The groups of the list, in the order on screen.
enum class TodayGroup { Now, Today, Week, Watch, InHand };
inline constexpr std::size_t todayGroupCount = 5;
[[nodiscard]] QString groupTitle(TodayGroup group); ///< 马上处理 · 今天 · 本周 · 先观察 · 处理中

/// What the person wants to see.
struct TodayFilter {
    std::optional<TodayGroup> group;
    QString words; ///< all of them somewhere in the row's text
    std::set<TodayGroup> folded{TodayGroup::Watch, TodayGroup::InHand}; ///< only where no group is chosen and no words are typed
    friend bool operator==(const TodayFilter &, const TodayFilter &) = default;
};

/// One line of the list view: a section's header or a row, in the reader's language.
struct TodayEntry {
    bool isHeader = false;
    TodayGroup group = TodayGroup::Now;
    // header
    int count = 0;
    bool canFold = false;
    bool folded = false;
    QString title;
    QString detail; ///< "3 / 上限 7"
    // row
    int index = -1; ///< into list.rows, or list.inHand where group is InHand
    Uuid key;       ///< of the leading warning; of headers null
    theme::Severity severity = theme::Severity::Low;
    QString icon;
    QString customer;
    QString merged;   ///< "6 户同因" or empty
    QString sentence;
    QString risk;     ///< "¥310 万" or empty
    QString clock;    ///< "剩 21 时" or empty
    bool urgent = false; ///< less than 12 hours, or over
    bool over = false;
    QString evidence; ///< "证据 4 条"
    QString advice;   ///< "建议:…", or who has it in hand
    QString tooltip;
    QString spoken;   ///< the whole row as a sentence for screen readers

    /// The same header or warning, whatever has become of it.
    [[nodiscard]] bool isSame(const TodayEntry &other) const
    {
        return isHeader == other.isHeader && (isHeader ? group == other.group : key == other.key);
    }
    friend bool operator==(const TodayEntry &, const TodayEntry &) = default;
};

struct TodayEntries {
    QList<TodayEntry> entries;
    std::array<int, todayGroupCount> counts{}; ///< rows a group before the filter
    int shown = 0;                             ///< rows that the filter lets through, folded ones included
    int hidden = 0;                            ///< rows that it keeps out
};

/// Sections and rows for the list view.
/// @note Pure.
[[nodiscard]] TodayEntries todayEntries(const TodayPicture &picture, const TodayFilter &filter, const Wording &wording);
/// The row behind an entry.
[[nodiscard]] const insight::TodayRow &rowOf(const TodayPicture &picture, const TodayEntry &entry);
/// Only what time changes: clock, urgent, over.
void updateClock(TodayEntry &entry, const insight::TodayRow &row, const Wording &wording);

/// The sentence at the top: how many, by when, how much, and how it was yesterday.
[[nodiscard]] QString headline(const TodayPicture &picture, const Wording &wording);
/// 风险金额 × 把握 × 紧迫 with this row's numbers, and why it stands above the next one.
struct RankReason {
    QString formula;
    QStringList factors;
    QString comparison; ///< empty for the last row of a group
};
[[nodiscard]] RankReason rankReason(const TodayPicture &picture, const TodayEntry &entry, const Wording &wording);

/// What a copy of this row holds.
[[nodiscard]] insight::CopyItem copyItem(const TodayPicture &picture, const TodayEntry &entry, std::vector<std::string> quotes, const Wording &wording);

} // namespace sinan::screens
