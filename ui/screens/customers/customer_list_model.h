#pragma once

#include "ui/screens/customers/customer_texts.h"

#include <QAbstractTableModel>

#include <functional>
#include <memory>
#include <unordered_map>

namespace sinan::screens {

/// Rows of the list by page, as they were read.
inline constexpr std::size_t rowsAPage = 64;
using CustomerPages = std::unordered_map<std::size_t, std::vector<CustomerRow>>;

/// The rows of the list as they stand on screen: an order that was worked out elsewhere, and those pages of it that have been read. Rows
/// of pages that are not there yet are empty, and are asked for. Where rows are put together, each group has a row of its own above them.
class CustomerListModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole, ColumnRole, SeverityCountsRole, ClockRole, ClockColorRole, GroupRole, GroupOpenRole, GroupDetailRole };

    CustomerListModel(const Clock &clock, const WorkCalendar &calendar, std::function<Language()> language, QObject *parent = nullptr);

    /// Takes the place of what was shown. Groups that were folded stay so.
    void show(std::shared_ptr<const store::CustomerOrder> order, std::optional<CustomerColumn> groupBy, CustomerPages pages,
              std::vector<model::FieldDefinition> fields, std::vector<model::Region> regions);
    /// Pages of the order that is shown.
    void addPages(CustomerPages pages);
    void setColumns(std::vector<ColumnId> columns);
    [[nodiscard]] const std::vector<ColumnId> &columns() const { return m_columns; }
    [[nodiscard]] int columnOf(const ColumnId &id) const;

    [[nodiscard]] bool isGroup(int row) const;
    /// The group that the row is the head of, or stands in; nothing where nothing is grouped.
    [[nodiscard]] const store::CustomerGroup *groupOf(int row) const;
    void setGroupOpen(int row, bool open);
    [[nodiscard]] bool isGroupOpen(int row) const;
    /// What the group is called; where its customers have no value, the word for that.
    [[nodiscard]] QString groupTitle(const store::CustomerGroup &group) const;

    /// The customer of a row; an empty one (row == 0) for the head of a group and for what has not been read.
    [[nodiscard]] const CustomerRow &customer(int row) const;
    /// −1 where the customer is not among the rows that have been read.
    [[nodiscard]] int rowOf(const Uuid &id) const;
    /// By the number of the customer's row in the store; −1 where it is not shown.
    [[nodiscard]] int rowOf(std::int64_t number) const;
    /// The number of the customer's row in the store; 0 for the head of a group.
    [[nodiscard]] std::int64_t numberOf(int row) const;
    /// The pages that these rows are of.
    [[nodiscard]] std::vector<std::size_t> pagesOf(int from, int to) const;
    [[nodiscard]] bool hasPage(std::size_t page) const { return m_pages.contains(page); }
    [[nodiscard]] const std::shared_ptr<const store::CustomerOrder> &order() const { return m_order; }
    [[nodiscard]] std::optional<CustomerColumn> groupBy() const { return m_groupBy; }
    [[nodiscard]] const CustomerTexts &texts() const { return m_texts; }
    [[nodiscard]] QString line(int row) const { return m_texts.line(customer(row)); }
    [[nodiscard]] QString columnTitle(const ColumnId &id) const { return m_texts.columnTitle(id); }
    /// Texts that depend on language or clock changed.
    void refresh();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    /// A row of this page was looked at and is not there.
    void pageMissing(std::size_t page) const;

private:
    /// A row on screen: the head of a group, or a place in the order.
    struct Place {
        bool head = false;
        std::size_t group = 0;
        std::size_t at = 0;
    };
    [[nodiscard]] Place placeOf(int row) const;
    [[nodiscard]] int rowAt(std::size_t place) const;
    void arrangeGroups();
    [[nodiscard]] QVariant groupData(const store::CustomerGroup &group, int role) const;
    void dropFarPages();

    const Clock &m_clock;
    const WorkCalendar &m_calendar;
    std::function<Language()> m_language;
    CustomerTexts m_texts;
    std::shared_ptr<const store::CustomerOrder> m_order;
    std::optional<CustomerColumn> m_groupBy;
    std::vector<int> m_heads;              ///< by group: the row of its head
    int m_rows = 0;
    std::map<std::string, bool> m_folded;  ///< by the group's value
    CustomerPages m_pages;
    mutable std::size_t m_lastLooked = 0;  ///< page
    std::vector<ColumnId> m_columns;
    mutable std::unordered_map<std::int64_t, QStringList> m_cells; ///< texts of rows that were painted
};

} // namespace sinan::screens
