#include "ui/screens/today/today_entries.h"

#include "ui/widgets/model_words.h"
#include "ui/widgets/text_match.h"

#include <QCoreApplication>

#include <algorithm>

namespace sinan::screens {

using insight::TodayRow;

namespace {


TodayGroup groupOf(insight::Bucket bucket)
{
    switch (bucket) {
    case insight::Bucket::Now: return TodayGroup::Now;
    case insight::Bucket::Today: return TodayGroup::Today;
    case insight::Bucket::Week: return TodayGroup::Week;
    case insight::Bucket::Watch: return TodayGroup::Watch;
    }
    return TodayGroup::Watch;
}

QString customerTitle(const TodayPicture &picture, const TodayRow &row, const Wording &wording)
{
    QString name = toQString(row.customerName);
    if (!row.customers.empty()) {
        if (const auto both = picture.names.find(row.customers.front()); both != picture.names.end())
            name = wording.pick(both->second);
    }
    return row.customers.size() > 1 ? qtTrId("today.customer_and_more").arg(name).arg(row.customers.size()) : name;
}

QString mergedText(const TodayRow &row)
{
    if (row.customers.size() > 1)
        return qtTrId("today.same_cause_customers", int(row.customers.size()));
    return row.warnings.size() > 1 ? qtTrId("today.same_cause_warnings", int(row.warnings.size())) : QString();
}

QString adviceText(const TodayRow &row, TodayGroup group, const Wording &wording)
{
    if (group == TodayGroup::InHand)
        return row.assignee.empty() ? qtTrId("today.in_hand") : qtTrId("today.in_hand_of").arg(toQString(row.assignee));
    const QString advice = wording.pick(row.advice);
    return advice.isEmpty() ? QString() : qtTrId("today.advice").arg(advice);
}

TodayEntry entryOf(const TodayPicture &picture, const TodayRow &row, TodayGroup group, int index, const Wording &wording)
{
    TodayEntry entry;
    entry.group = group;
    entry.index = index;
    entry.key = row.warnings.front();
    entry.severity = themeSeverity(row.severity);
    entry.icon = kindIcon(row.kind);
    entry.customer = customerTitle(picture, row, wording);
    entry.merged = mergedText(row);
    entry.sentence = wording.say(row.sentence);
    if (entry.sentence.isEmpty())
        entry.sentence = wording.choice(row.kind);
    entry.risk = wording.money(row.amounts);
    entry.evidence = qtTrId("today.evidence", int(row.evidenceCount));
    entry.advice = adviceText(row, group, wording);
    updateClock(entry, row, wording);
    QStringList tooltip{entry.customer, entry.sentence};
    if (!entry.advice.isEmpty())
        tooltip << entry.advice;
    if (!row.amounts.empty())
        tooltip << qtTrId("today.risk_in_full").arg(wording.moneyInFull(row.amounts));
    if (row.dueAt)
        tooltip << qtTrId("today.due_at").arg(wording.dateTime(*row.dueAt));
    entry.tooltip = tooltip.join(QChar('\n'));
    return entry;
}

bool matches(const TodayEntry &entry, const TodayRow &row, const widgets::SearchQuery &query, const Wording &wording)
{
    if (query.isEmpty())
        return true;
    const widgets::Searchable searchable({entry.customer, entry.sentence, entry.advice, wording.choice(row.kind), theme::severityWord(entry.severity)});
    return searchable.score(query) > 0;
}

QString headerDetail(const TodayPicture &picture, TodayGroup group, int count)
{
    if (group == TodayGroup::Now)
        return qtTrId("today.now_of_budget").arg(count).arg(picture.budget);
    if (group == TodayGroup::Today) {
        const auto over = std::count_if(picture.list.rows.begin(), picture.list.rows.end(), [](const TodayRow &row) { return row.overBudget; });
        if (over > 0)
            return qtTrId("today.over_budget").arg(count).arg(over);
    }
    return QString::number(count);
}

} // namespace

QString groupTitle(TodayGroup group)
{
    static constexpr const char *ids[] = {QT_TRID_NOOP("today.group_now"), QT_TRID_NOOP("today.group_today"), QT_TRID_NOOP("today.group_week"),
                                          QT_TRID_NOOP("today.group_watch"), QT_TRID_NOOP("today.group_in_hand")};
    return qtTrId(ids[int(group)]);
}

void updateClock(TodayEntry &entry, const TodayRow &row, const Wording &wording)
{
    if (row.dueAt) {
        const auto left = *row.dueAt - wording.now;
        entry.clock = wording.remaining(*row.dueAt);
        entry.over = left < Millis(0);
        entry.urgent = left < widgets::urgentBelow;
    }
    QStringList spoken{theme::severityWord(entry.severity), entry.customer, entry.merged, entry.sentence,
                       entry.risk.isEmpty() ? QString() : qtTrId("today.risk").arg(entry.risk), entry.clock, entry.evidence, entry.advice};
    spoken.removeAll(QString());
    entry.spoken = spoken.join(qtTrId("today.comma"));
}

const TodayRow &rowOf(const TodayPicture &picture, const TodayEntry &entry)
{
    const auto &rows = entry.group == TodayGroup::InHand ? picture.list.inHand : picture.list.rows;
    return rows.at(std::size_t(entry.index));
}

TodayEntries todayEntries(const TodayPicture &picture, const TodayFilter &filter, const Wording &wording)
{
    TodayEntries result;
    std::array<QList<TodayEntry>, todayGroupCount> groups;
    const widgets::SearchQuery query = widgets::foldQuery(filter.words);
    const auto take = [&](const TodayRow &row, TodayGroup group, int index) {
        ++result.counts[std::size_t(group)];
        const bool groupFits = filter.group ? *filter.group == group : true;
        TodayEntry entry = entryOf(picture, row, group, index, wording);
        if (groupFits && matches(entry, row, query, wording)) {
            groups[std::size_t(group)] << entry;
            ++result.shown;
        } else if (groupFits) {
            ++result.hidden;
        }
    };
    for (std::size_t i = 0; i < picture.list.rows.size(); ++i)
        take(picture.list.rows[i], groupOf(picture.list.rows[i].bucket), int(i));
    for (std::size_t i = 0; i < picture.list.inHand.size(); ++i)
        take(picture.list.inHand[i], TodayGroup::InHand, int(i));

    const bool narrowed = filter.group || !query.isEmpty();
    for (std::size_t g = 0; g < todayGroupCount; ++g) {
        if (groups[g].isEmpty())
            continue;
        TodayEntry header;
        header.isHeader = true;
        header.group = TodayGroup(g);
        header.count = int(groups[g].size());
        header.title = groupTitle(header.group);
        header.detail = headerDetail(picture, header.group, header.count);
        header.canFold = !narrowed && (header.group == TodayGroup::Watch || header.group == TodayGroup::InHand);
        header.folded = header.canFold && filter.folded.contains(header.group);
        header.spoken = qtTrId("today.header_spoken").arg(header.title, header.detail);
        result.entries << header;
        if (!header.folded)
            result.entries += groups[g];
    }
    return result;
}

insight::CopyItem copyItem(const TodayPicture &picture, const TodayEntry &entry, std::vector<std::string> quotes, const Wording &wording)
{
    const TodayRow &row = rowOf(picture, entry);
    insight::CopyItem item;
    item.severity = (theme::severityMark(entry.severity) + QChar(' ') + theme::severityWord(entry.severity)).toStdString();
    item.customer = entry.customer.toStdString();
    item.sentence = entry.sentence.toStdString();
    item.amounts = row.amounts;
    item.dueAt = row.dueAt;
    item.advice = wording.pick(row.advice).toStdString();
    if (const auto target = picture.targets.find(entry.key); target != picture.targets.end() && !target->second.advice.empty())
        item.owner = target->second.advice.front().owner;
    item.quotes = std::move(quotes);
    return item;
}

} // namespace sinan::screens
