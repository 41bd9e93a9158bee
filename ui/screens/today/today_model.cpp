#include "ui/screens/today/today_model.h"

#include <algorithm>

namespace sinan::screens {

void TodayModel::show(TodayPicture picture, const TodayFilter &filter, const Wording &wording)
{
    // A warning that stands where it stood was not taken away by the verb: it is no longer being written.
    std::erase_if(m_pending, [&](const Uuid &id) {
        const auto before = m_picture.targets.find(id);
        const auto after = picture.targets.find(id);
        return after == picture.targets.end() || before == m_picture.targets.end() || after->second.version != before->second.version;
    });
    m_picture = std::move(picture);
    setFilter(filter, wording);
}

void TodayModel::setFilter(const TodayFilter &filter, const Wording &wording)
{
    m_filter = filter;
    take(todayEntries(m_picture, m_filter, wording));
}

void TodayModel::take(TodayEntries next)
{
    QList<TodayEntry> &now = m_entries.entries;
    const auto stays = [&](const TodayEntry &entry) {
        return std::any_of(next.entries.begin(), next.entries.end(), [&](const TodayEntry &other) { return other.isSame(entry); });
    };
    for (int row = int(now.size()) - 1; row >= 0; --row) {
        if (!stays(now[row])) {
            beginRemoveRows({}, row, row);
            now.removeAt(row);
            endRemoveRows();
        }
    }
    for (int row = 0; row < int(next.entries.size()); ++row) {
        const TodayEntry &wanted = next.entries[row];
        int from = row;
        while (from < int(now.size()) && !now[from].isSame(wanted))
            ++from;
        if (from == int(now.size())) {
            beginInsertRows({}, row, row);
            now.insert(row, wanted);
            endInsertRows();
            continue;
        }
        if (from != row) {
            beginMoveRows({}, from, from, {}, row);
            now.move(from, row);
            endMoveRows();
        }
        if (!(now[row] == wanted)) {
            now[row] = wanted;
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
    m_entries.counts = next.counts;
    m_entries.shown = next.shown;
    m_entries.hidden = next.hidden;
}

void TodayModel::tick(const Wording &wording)
{
    for (int row = 0; row < int(m_entries.entries.size()); ++row) {
        TodayEntry &entry = m_entries.entries[row];
        if (entry.isHeader)
            continue;
        TodayEntry later = entry;
        updateClock(later, rowOf(m_picture, entry), wording);
        if (later == entry)
            continue;
        entry = later;
        Q_EMIT dataChanged(index(row), index(row), {ClockRole});
    }
}

void TodayModel::setPending(const std::vector<Uuid> &warnings, bool pending)
{
    for (const Uuid &id : warnings) {
        if (pending)
            m_pending.insert(id);
        else
            m_pending.erase(id);
    }
    if (!m_entries.entries.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::ForegroundRole});
}

bool TodayModel::isPending(int row) const
{
    const TodayEntry &shown = entry(row);
    return !shown.isHeader && m_pending.contains(shown.key);
}

int TodayModel::rowWith(const Uuid &warning) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (entry(row).isHeader)
            continue;
        const auto &ids = todayRow(row).warnings;
        if (std::find(ids.begin(), ids.end(), warning) != ids.end())
            return row;
    }
    return -1;
}

int TodayModel::rowToTurnTo(int row) const
{
    const auto fits = [this](int candidate) { return !entry(candidate).isHeader && !isPending(candidate); };
    for (int next = row + 1; next < rowCount(); ++next) {
        if (fits(next))
            return next;
    }
    for (int previous = std::min(row, rowCount()) - 1; previous >= 0; --previous) {
        if (fits(previous))
            return previous;
    }
    return -1;
}

std::vector<VerbTarget> TodayModel::targets(int row) const
{
    std::vector<VerbTarget> targets;
    if (row < 0 || row >= rowCount() || entry(row).isHeader)
        return targets;
    for (const Uuid &id : todayRow(row).warnings) {
        if (const auto found = m_picture.targets.find(id); found != m_picture.targets.end())
            targets.push_back(found->second);
    }
    return targets;
}

int TodayModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.entries.size());
}

QVariant TodayModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const TodayEntry &shown = entry(index.row());
    switch (role) {
    case Qt::DisplayRole: return shown.isHeader ? shown.title : shown.customer;
    case Qt::AccessibleTextRole: return shown.spoken;
    case Qt::ToolTipRole: return shown.tooltip;
    case ClockRole: return shown.clock;
    case KeyRole: return toQString(shown.key.toString());
    case HeaderRole: return shown.isHeader;
    default: return {};
    }
}

Qt::ItemFlags TodayModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const TodayEntry &shown = entry(index.row());
    if (shown.isHeader)
        return shown.canFold ? Qt::ItemFlags(Qt::ItemIsEnabled | Qt::ItemNeverHasChildren) : Qt::ItemFlags(Qt::ItemNeverHasChildren);
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace sinan::screens
