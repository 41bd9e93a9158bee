#include "ui/screens/today/today_entries.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace sinan::screens {

using insight::TodayRow;

namespace {

struct NowFigures {
    int rows = 0;
    int warnings = 0; ///< also those beyond the budget: yesterday's number counts them too
    int over = 0;
};

NowFigures countNow(const TodayPicture &picture, UtcTime now)
{
    NowFigures figures;
    for (const TodayRow &row : picture.list.rows) {
        const bool isNow = row.bucket == insight::Bucket::Now;
        if (isNow || row.overBudget)
            figures.warnings += int(row.warnings.size());
        figures.rows += isNow;
        figures.over += isNow && row.dueAt && *row.dueAt < now;
    }
    return figures;
}

QString nowSentence(const TodayPicture &picture, const NowFigures &figures, const Wording &wording)
{
    const QString amount = wording.money(picture.list.nowAmounts);
    if (figures.rows == 1 && picture.list.earliestDue) {
        const QString left = wording.remaining(*picture.list.earliestDue);
        return amount.isEmpty() ? qtTrId("today.headline_one").arg(left) : qtTrId("today.headline_one_amount").arg(left, amount);
    }
    if (figures.over > 0) {
        return amount.isEmpty() ? qtTrId("today.headline_over").arg(figures.rows).arg(figures.over)
                                : qtTrId("today.headline_over_amount").arg(figures.rows).arg(figures.over).arg(amount);
    }
    return amount.isEmpty() ? qtTrId("today.headline_now").arg(figures.rows) : qtTrId("today.headline_now_amount").arg(figures.rows).arg(amount);
}

QString yesterdaySentence(int today, int yesterday)
{
    if (today < yesterday)
        return qtTrId("today.fewer_than_yesterday").arg(yesterday - today);
    return today > yesterday ? qtTrId("today.more_than_yesterday").arg(today - yesterday) : qtTrId("today.as_yesterday");
}

QString factorText(double value)
{
    return QString::number(value, 'f', 2);
}

} // namespace

QString headline(const TodayPicture &picture, const Wording &wording)
{
    const NowFigures figures = countNow(picture, wording.now);
    const auto count = [&](insight::Bucket bucket) { return picture.list.counts[std::size_t(bucket)]; };
    if (figures.rows > 0) {
        const QString sentence = nowSentence(picture, figures, wording);
        // On the first day there is no yesterday to compare with.
        return picture.list.nowYesterday ? qtTrId("today.headline_two").arg(sentence, yesterdaySentence(figures.warnings, *picture.list.nowYesterday))
                                         : sentence;
    }
    if (count(insight::Bucket::Today) > 0)
        return qtTrId("today.headline_today", count(insight::Bucket::Today));
    if (count(insight::Bucket::Week) > 0)
        return qtTrId("today.headline_week", count(insight::Bucket::Week));
    return qtTrId("today.headline_none");
}

RankReason rankReason(const TodayPicture &picture, const TodayEntry &entry, const Wording &wording)
{
    RankReason reason;
    if (entry.isHeader)
        return reason;
    const TodayRow &row = rowOf(picture, entry);
    const insight::Rank &rank = row.rank;
    const auto asMoney = [&](double major) {
        const Money money[] = {Money{std::llround(major * std::pow(10.0, minorDigits(picture.currency))), picture.currency}};
        return wording.money(money);
    };
    const bool counted = !row.amounts.empty() && row.amounts.front().currency == picture.currency && majorUnits(row.amounts.front()) >= rank.risk;
    reason.formula = qtTrId("today.rank_formula").arg(asMoney(rank.value()));
    reason.factors << (counted ? qtTrId("today.rank_risk").arg(asMoney(rank.risk)) : qtTrId("today.rank_risk_least").arg(asMoney(rank.risk)));
    reason.factors << qtTrId("today.rank_confidence").arg(factorText(rank.confidence)).arg(int(std::lround(row.score)));
    reason.factors << (row.dueAt ? qtTrId("today.rank_urgency").arg(factorText(rank.urgency), wording.remaining(*row.dueAt))
                                 : qtTrId("today.rank_urgency_none").arg(factorText(rank.urgency)));
    const auto &rows = picture.list.rows;
    const auto next = std::size_t(entry.index) + 1;
    if (entry.group == TodayGroup::InHand || next >= rows.size() || rows[next].bucket != row.bucket)
        return reason;
    const insight::Rank &other = rows[next].rank;
    const double ratios[] = {rank.risk / other.risk, rank.confidence / std::max(other.confidence, 0.001), rank.urgency / std::max(other.urgency, 0.001)};
    const auto strongest = std::max_element(std::begin(ratios), std::end(ratios)) - std::begin(ratios);
    static constexpr const char *ids[] = {QT_TRID_NOOP("today.rank_above_risk"), QT_TRID_NOOP("today.rank_above_confidence"),
                                          QT_TRID_NOOP("today.rank_above_urgency")};
    QString name = toQString(rows[next].customerName);
    if (const auto both = picture.names.find(rows[next].customers.empty() ? Uuid{} : rows[next].customers.front()); both != picture.names.end())
        name = wording.pick(both->second);
    reason.comparison = qtTrId(ids[strongest]).arg(name);
    return reason;
}

} // namespace sinan::screens
