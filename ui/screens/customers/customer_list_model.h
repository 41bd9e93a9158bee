#pragma once

#include "app/base/calendar.h"
#include "ui/screens/customers/customer_rows.h"

#include <QAbstractTableModel>

#include <functional>

namespace sinan::screens {

/// The rows of the list as they stand on screen: a snapshot and the order that was worked out elsewhere. Reads and sorts nothing itself.
class CustomerListModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole, ColumnRole, SeverityCountsRole, ClockRole, ClockColorRole };

    CustomerListModel(const Clock &clock, const WorkCalendar &calendar, std::function<Language()> language, QObject *parent = nullptr);

    /// Takes the place of what was shown; who is selected stays selected (by id) where the view asks for rowOf().
    void show(std::shared_ptr<const CustomerSnapshot> snapshot, std::vector<int> order);
    void setColumns(std::vector<ColumnId> columns);
    [[nodiscard]] const std::vector<ColumnId> &columns() const { return m_columns; }
    [[nodiscard]] int columnOf(const ColumnId &id) const;

    [[nodiscard]] const CustomerRow &customer(int row) const { return m_snapshot->rows[std::size_t(m_order[std::size_t(row)])]; }
    /// −1 where the customer is not among the rows shown.
    [[nodiscard]] int rowOf(const Uuid &id) const;
    [[nodiscard]] std::vector<Uuid> ids() const;
    /// One line for the clipboard: "云帆机械 · A · 决策 ¥310 万 · 高 1 · 负责人 李明".
    [[nodiscard]] QString line(int row) const;
    [[nodiscard]] QString columnTitle(const ColumnId &id) const;
    /// Texts that depend on language or clock changed.
    void refresh();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    [[nodiscard]] QString textOf(const CustomerRow &row, const ColumnId &id) const;
    [[nodiscard]] QString toolTipOf(const CustomerRow &row, const ColumnId &id) const;
    [[nodiscard]] QString warningWords(const CustomerRow &row) const;
    [[nodiscard]] QString customText(const CustomerRow &row, const std::string &name) const;

    const Clock &m_clock;
    const WorkCalendar &m_calendar;
    std::function<Language()> m_language;
    std::shared_ptr<const CustomerSnapshot> m_snapshot;
    std::vector<int> m_order;
    std::vector<ColumnId> m_columns;
    QHash<QString, QString> m_industries;
};

} // namespace sinan::screens
