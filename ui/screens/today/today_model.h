#pragma once

#include "ui/screens/today/today_entries.h"

#include <QAbstractListModel>

namespace sinan::screens {

/// The list of 今日: sections and rows. Changes arrive as removals, moves and insertions, so that the selection and the scroll position stay.
/// Rows are never editable: an input method must not eat the digits (ux.md §1.5).
class TodayModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { ClockRole = Qt::UserRole + 1, KeyRole, HeaderRole };

    using QAbstractListModel::QAbstractListModel;

    void show(TodayPicture picture, const TodayFilter &filter, const Wording &wording);
    void setFilter(const TodayFilter &filter, const Wording &wording);
    /// Another language.
    void reword(const Wording &wording) { setFilter(m_filter, wording); }
    /// Time has passed: changes ClockRole of the rows whose clock reads differently now, nothing else.
    void tick(const Wording &wording);
    /// Rows of these warnings are being written: they are shown greyed until the next picture, or until `pending` is false.
    void setPending(const std::vector<Uuid> &warnings, bool pending);

    [[nodiscard]] const TodayEntry &entry(int row) const { return m_entries.entries.at(row); }
    [[nodiscard]] const insight::TodayRow &todayRow(int row) const { return rowOf(m_picture, entry(row)); }
    [[nodiscard]] bool isPending(int row) const;
    [[nodiscard]] const TodayPicture &picture() const { return m_picture; }
    [[nodiscard]] const TodayFilter &filter() const { return m_filter; }
    [[nodiscard]] const TodayEntries &all() const { return m_entries; }
    /// The row that shows this warning, also within a merged row; -1 where none does.
    [[nodiscard]] int rowWith(const Uuid &warning) const;
    /// The next row after `row` that is a warning and not pending, else the one before; -1 where there is none.
    [[nodiscard]] int rowToTurnTo(int row) const;
    /// Warnings behind the row, with what verbs need to know.
    [[nodiscard]] std::vector<VerbTarget> targets(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    void take(TodayEntries entries);

    TodayPicture m_picture;
    TodayFilter m_filter;
    TodayEntries m_entries;
    std::set<Uuid> m_pending;
};

} // namespace sinan::screens
